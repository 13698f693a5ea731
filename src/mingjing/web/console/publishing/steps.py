"""The steps of a publication: draft, check, publish, keep back, withdraw."""

from collections.abc import Mapping

from mingjing.access.policy import Permission
from mingjing.disclosure.commands.check_publication import (
    CheckPublication,
    ReturnPublication,
    check_publication,
    return_publication,
)
from mingjing.disclosure.commands.decline_publication import (
    ConfirmNonPublication,
    DeclinePublication,
    confirm_non_publication,
    decline_publication,
)
from mingjing.disclosure.commands.draft_publication import (
    LONGEST_SUMMARY,
    DraftPublication,
    draft_publication,
)
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.disclosure.commands.withdraw_publication import (
    LONGEST_REASON,
    WithdrawPublication,
    withdraw_publication,
)
from mingjing.disclosure.own import summary_to_edit
from mingjing.disclosure.policy import grounds_for_withdrawal, grounds_for_withholding
from mingjing.disclosure.rules import may_draft
from mingjing.disclosure.states import State, Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import DayField, OneOf, WordsField
from mingjing.web.console.publishing.asking import (
    Nothing,
    PublishingStep,
    Setting,
    StepForm,
)


class DraftForm(StepForm):
    """What is to be published."""

    summary = WordsField(label="摘要（向社会公开）", rows=6, max_length=LONGEST_SUMMARY)
    social_influence = WordsField(
        label="具有一定社会影响的理由",
        rows=2,
        required=False,
        help_text="当事人不是生产经营单位时填写。",
    )

    def prepare(self) -> None:
        """Begin with what was written before, else with the facts, personal data removed."""
        setting = self.setting
        if not setting.subject.kind.is_penalty:
            del self.fields["social_influence"]
        rows = sorted(setting.publications, key=lambda row: row.channel != setting.channel)
        written = [row.public_record["fields"]["summary"] for row in rows if row.public_record]
        self.fields["summary"].initial = (
            str(written[0])
            if written
            else summary_to_edit(setting.actor, setting.number, setting.law)
        )


def _draft(form: DraftForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DraftPublication(
        form.number,
        form.setting.channel,
        said["summary"],
        social_influence=said.get("social_influence", ""),
    )
    return draft_publication(order, act=act, law=law)


def _check(form: Nothing, act: Act, law: RuleBook) -> object:
    order = CheckPublication(form.number, form.setting.channel)
    return check_publication(order, act=act, law=law)


class ReturnForm(StepForm):
    """What has to be changed."""

    reason = WordsField(label="需要改动之处")


def _return(form: ReturnForm, act: Act, _law: RuleBook) -> object:
    order = ReturnPublication(form.number, form.setting.channel, form.values["reason"])
    return return_publication(order, act=act)


def _publish(form: Nothing, act: Act, _law: RuleBook) -> object:
    return publish(Publish(form.number, form.setting.channel), act=act)


class DeclineForm(StepForm):
    """Why it should stay unpublished."""

    ground = OneOf(label="不公开的情形")
    reason = WordsField(label="本件为什么属于这一情形", help_text="不向社会公开。")

    def prepare(self) -> None:
        """Offer the coded grounds that fit."""
        kind, channel = self.setting.subject.kind, self.setting.channel
        grounds = grounds_for_withholding().values()
        self.offer(
            "ground", [(one.id, one.label) for one in grounds if one.fits(kind, channel)]
        )


def _decline(form: DeclineForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DeclinePublication(
        form.number, form.setting.channel, said["ground"], said["reason"]
    )
    return decline_publication(order, act=act, law=law)


class ConfirmForm(StepForm):
    """When the ground is looked at again."""

    review_on = DayField(label="复查日期", help_text="不公开的理由会消失，应当定期复查。")


def _confirm(form: ConfirmForm, act: Act, _law: RuleBook) -> object:
    order = ConfirmNonPublication(form.number, form.setting.channel, form.values["review_on"])
    return confirm_non_publication(order, act=act)


class WithdrawForm(StepForm):
    """Why a publication is withdrawn."""

    ground = OneOf(label="撤回的情形")
    ground_on = DayField(label="被变更、撤销、确认违法或者无效之日")
    reason = WordsField(label="公开说明的理由", rows=3, max_length=LONGEST_REASON)

    def prepare(self) -> None:
        """Offer the coded grounds in the words for what is published."""
        kind = self.setting.subject.kind
        grounds = [one.said_of(kind) for one in grounds_for_withdrawal().values()]
        self.offer("ground", [(one.id, one.label) for one in grounds])
        self.fields["ground_on"].initial = self.setting.subject.altered_on


def _withdraw(form: WithdrawForm, act: Act, law: RuleBook) -> object:
    order = WithdrawPublication(form.number, form.setting.channel, **form.values)
    return withdraw_publication(order, act=act, law=law)


def _drafts(setting: Setting) -> bool:
    return setting.actor.person in setting.subject.drafters


def _heads(setting: Setting) -> bool:
    """Say whether this person heads the unit, and is not one of those who draft it anyway."""
    return not _drafts(setting) and may_draft(setting.actor, setting.subject)


def _checks(setting: Setting) -> bool:
    return setting.row is not None and setting.actor.person != setting.row.masked_by


def _confirms(setting: Setting) -> bool:
    return setting.row is not None and setting.actor.person != setting.row.proposed_by


def _publishes(setting: Setting) -> bool:
    return _checks(setting) and setting.actor.person not in setting.subject.apart


P = Permission
STEPS: Mapping[str, PublishingStep] = {
    one.slug: one
    for one in (
        PublishingStep(
            "check", Step.CHECK, P.CHECK_PUBLICATION, "ogi-2019:17", Nothing, _check,
            "第二人核对遮盖与保密，同意按现有内容公示。",
            theirs=_checks,
            waits_in=(State.MASKED,),
        ),
        PublishingStep(
            "publish", Step.PUBLISH, P.PUBLISH, "seed-2022:A1-7", Nothing, _publish,
            "公示后生成公开网页；告知当事人之前不能公示。",
            theirs=_publishes,
            waits_in=(State.CHECKED,),
        ),
        PublishingStep(
            "confirm", Step.CONFIRM_WITHHOLDING, P.CHECK_PUBLICATION, "seed-2022:A1-2",
            ConfirmForm, _confirm, "文号和理由仍然公开，到期复查。",
            theirs=_confirms,
            waits_in=(State.WITHHOLDING_PROPOSED,),
        ),
        PublishingStep(
            "return", Step.RETURN, P.CHECK_PUBLICATION, "ogi-2019:17", ReturnForm, _return,
            "写明需要改动之处。",
        ),
        PublishingStep(
            "draft", Step.MASK, P.DRAFT_PUBLICATION, "seed-2022:A1-7", DraftForm, _draft,
            "由结构化记录生成并遮盖个人信息，再由第二人审查。",
            theirs=_drafts,
            waits_in=(State.DRAFT,),
        ),
        PublishingStep(
            "decline", Step.PROPOSE_WITHHOLDING, P.DRAFT_PUBLICATION, "seed-2022:A1-2",
            DeclineForm, _decline, "公开是原则；不公开须有法定情形并经第二人确认。",
            theirs=_drafts,
        ),
        PublishingStep(
            "draft-for-unit", Step.MASK, P.DRAFT_FOR_UNIT, "seed-2022:A1-7", DraftForm, _draft,
            "承办人都已离任的，由承办股室负责人代为拟定，再由第二人审查。",
            theirs=_heads,
        ),
        PublishingStep(
            "decline-for-unit", Step.PROPOSE_WITHHOLDING, P.DRAFT_FOR_UNIT, "seed-2022:A1-2",
            DeclineForm, _decline, "公开是原则；不公开须有法定情形并经第二人确认。",
            theirs=_heads,
        ),
        PublishingStep(
            "withdraw", Step.WITHDRAW, P.WITHDRAW_PUBLICATION, "ogi-2019:6", WithdrawForm,
            _withdraw, "已经变更、撤销、确认违法或者无效的，撤回并公开说明理由。",
        ),
    )
}  # fmt: skip


def steps_for(setting: Setting) -> list[PublishingStep]:
    """Return what this person can do now, what is waited for first."""
    found = [one for one in STEPS.values() if one.is_open(setting) and one.is_theirs(setting)]
    return sorted(found, key=lambda one: not one.is_awaited(setting))
