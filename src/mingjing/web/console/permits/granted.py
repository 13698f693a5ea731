"""Steps of a permit that was granted: revocation, recall, cancellation."""

from django import forms

from mingjing.access.policy import Permission, may
from mingjing.cases.review_points import ActSort
from mingjing.ledger.recording import Act
from mingjing.permits.commands.cancel_permit import CancelPermit, cancel_permit
from mingjing.permits.commands.challenge_permit import (
    ChallengePermit,
    EndPermit,
    KeepPermit,
    RecordHolderStatement,
    ReviewChallenge,
    challenge_permit,
    keep_permit,
    recall_permit,
    record_holder_statement,
    review_challenge,
    revoke_permit,
)
from mingjing.permits.commands.remind_holder import RemindHolder, remind_holder
from mingjing.permits.kinds import CancelGround, ChallengeGround
from mingjing.permits.permit_states import Step
from mingjing.permits.validity import must_be_reminded
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.concluding import ActOpinionForm
from mingjing.web.console.acts.fields import DayField, OneOf, WordsField
from mingjing.web.console.offered import by_slug, never
from mingjing.web.console.permits import contesting
from mingjing.web.console.permits.asking import PermitForm, PermitSetting, PermitStep


class ReminderForm(PermitForm):
    """When the holder was told."""

    reminded_on = DayField(label="提醒日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("reminded_on")


class ChallengeForm(PermitForm):
    """On which ground, and the facts."""

    ground = OneOf(
        label="情形",
        choices=[
            (one.value, f"{'撤回' if one.is_recall else '撤销'}：{one.label}")
            for one in ChallengeGround
        ],
    )
    facts = WordsField(label="事实", rows=3, max_length=2000)


class StatementForm(PermitForm):
    """What the holder said."""

    stated_on = DayField(label="日期")
    words = WordsField(
        label="被许可人的陈述、申辩",
        rows=3,
        max_length=2000,
        required=False,
        help_text="表示不陈述的留空。",
    )

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("stated_on")


class ReviewForm(ActOpinionForm[PermitSetting], PermitForm):
    """The opinion of the legal office."""

    sort = ActSort.PERMIT


class EndForm(PermitForm):
    """Why, and what becomes of the holder's loss."""

    reason = WordsField(label="理由", rows=3, max_length=2000)
    compensation = WordsField(
        label="补偿、赔偿", rows=2, max_length=1000, required=False, help_text="撤回的必填。"
    )


class ReasonForm(PermitForm):
    """A reason in words."""

    reason = WordsField(label="理由", rows=3, max_length=1000)


class CancelForm(PermitForm):
    """On which ground, and the facts."""

    ground = OneOf(label="情形", choices=[(one.value, one.label) for one in CancelGround])
    words = WordsField(label="事实", rows=2, max_length=1000)
    docket = forms.CharField(
        label="吊销的案件编号", max_length=60, required=False, help_text="不是吊销的留空。"
    )

    def prepare(self) -> None:
        """Begin with what follows from where it stands."""
        if self.setting.is_expired:
            self.fields["ground"].initial = CancelGround.EXPIRED.value
        if self.setting.is_taken:
            self.fields["ground"].initial = CancelGround.TAKEN_AWAY.value


def _remind(form: PermitForm, act: Act, law: RuleBook) -> object:
    order = RemindHolder(form.number, form.values["reminded_on"])
    return remind_holder(order, act=act, law=law)


def _challenge(form: PermitForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ChallengePermit(form.number, ChallengeGround(said["ground"]), said["facts"])
    return challenge_permit(order, act=act, law=law)


def _state(form: PermitForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordHolderStatement(form.number, said["stated_on"], said["words"])
    return record_holder_statement(order, act=act)


def _review(form: ReviewForm, act: Act, law: RuleBook) -> object:
    return review_challenge(ReviewChallenge(form.number, form.opinion()), act=act, law=law)


def _revoke(form: PermitForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = EndPermit(form.number, said["reason"], said["compensation"])
    return revoke_permit(order, act=act, law=law)


def _recall(form: PermitForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = EndPermit(form.number, said["reason"], said["compensation"])
    return recall_permit(order, act=act, law=law)


def _keep(form: PermitForm, act: Act, _law: RuleBook) -> object:
    return keep_permit(KeepPermit(form.number, form.values["reason"]), act=act)


def _cancel(form: PermitForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = CancelPermit(
        form.number, CancelGround(said["ground"]), said["words"], said["docket"]
    )
    return cancel_permit(order, act=act, law=law)


def _by_window(setting: PermitSetting) -> bool:
    return may(setting.actor, Permission.RECEIVE_APPLICATION)


def _must_be_reminded(setting: PermitSetting) -> bool:
    return must_be_reminded(setting.permit, setting.today, setting.law)


def _is_near_its_end(setting: PermitSetting) -> bool:
    return bool(setting.warning)


def _by_unit(setting: PermitSetting) -> bool:
    return may(setting.actor, Permission.CHALLENGE_PERMIT)


def _by_reviewer(setting: PermitSetting) -> bool:
    return may(setting.actor, Permission.REVIEW) and (
        setting.actor.person != setting.permit.challenged_by
    )


def _by_leader(setting: PermitSetting) -> bool:
    return may(setting.actor, Permission.DECIDE_PERMIT)


def _by_decider(setting: PermitSetting) -> bool:
    row = setting.permit
    return _by_leader(setting) and (
        setting.actor.person not in {row.challenged_by, row.reviewed_by}
    )


def _is_unreviewed(setting: PermitSetting) -> bool:
    return setting.permit.reviewed_on is None


def _is_unheard(setting: PermitSetting) -> bool:
    return setting.permit.stated_on is None


def _is_recall(setting: PermitSetting) -> bool:
    ground = setting.permit.ground
    return bool(ground) and ChallengeGround(ground).is_recall


def _to_be_revoked(setting: PermitSetting) -> bool:
    return bool(setting.permit.passed) and not _is_recall(setting)


def _to_be_recalled(setting: PermitSetting) -> bool:
    return bool(setting.permit.passed) and _is_recall(setting)


def _did_not_pass(setting: PermitSetting) -> bool:
    return setting.permit.passed is False


def _is_over(setting: PermitSetting) -> bool:
    return setting.is_taken or setting.is_expired


P = Permission
REVOKED, RECALLED = "all-2019:69", "all-2019:8.2"
STEPS = by_slug(
    (
        PermitStep(
            "remind", Step.REMIND, P.RECEIVE_APPLICATION, "all-2019:50.1", ReminderForm,
            _remind, "应当在届满三十日前申请延续；届满前六十、三十、七日提醒（缺省，未核实）。",
            theirs=_by_window, opens=_is_near_its_end, awaited=_must_be_reminded,
            lacks="没有临近届满，或者延续正在办理。",
        ),
        PermitStep(
            "challenge", Step.CHALLENGE, P.CHALLENGE_PERMIT, REVOKED, ChallengeForm, _challenge,
            "告知被许可人并听取陈述、申辩；须经法制审核，由负责人决定。", theirs=_by_unit,
            awaited=never,
        ),
        PermitStep(
            "statement", Step.STATEMENT, P.CHALLENGE_PERMIT, "all-2019:7", StatementForm,
            _state, "被许可人享有陈述权、申辩权。", theirs=_by_unit, awaited=_is_unheard,
        ),
        PermitStep(
            "review", Step.REVIEW, P.REVIEW, "seed-2022:S-4.3-4", ReviewForm, _review,
            "撤销、撤回列入法制审核范围（未核实，从严）。", theirs=_by_reviewer,
            opens=_is_unreviewed, lacks="已经审核。", shows_file=True,
        ),
        PermitStep(
            "revoke", Step.REVOKE, P.DECIDE_PERMIT, REVOKED, EndForm, _revoke,
            "因机关的过错撤销、损害其合法权益的，依法赔偿；以欺骗、贿赂取得的，利益不受保护。",
            theirs=_by_decider, opens=_to_be_revoked,
            lacks="还没有通过审核，或者所提是撤回。", shows_file=True,
        ),
        PermitStep(
            "recall", Step.RECALL, P.DECIDE_PERMIT, RECALLED, EndForm, _recall,
            "为了公共利益撤回；造成财产损失的，依法给予补偿。", theirs=_by_decider,
            opens=_to_be_recalled, lacks="还没有通过审核，或者所提是撤销。", shows_file=True,
        ),
        PermitStep(
            "keep", Step.KEEP, P.DECIDE_PERMIT, "all-2019:69.3", ReasonForm, _keep,
            "情形不成立，或者撤销可能对公共利益造成重大损害的，不予撤销。", theirs=_by_leader,
            awaited=_did_not_pass, shows_file=True,
        ),
        PermitStep(
            "cancel", Step.CANCEL, P.DECIDE_PERMIT, "all-2019:70", CancelForm, _cancel,
            "注销是手续：届满未延续、终止、被撤销撤回吊销等情形。", theirs=_by_leader,
            awaited=_is_over,
        ),
    ),
    contesting.OF_PERMIT,
)  # fmt: skip
