"""Steps before things are held: review, approval, carrying it out, officers."""

import re

from django import forms

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of, holders, names_of
from mingjing.compulsion.clocks import APPROVE_WITHIN
from mingjing.compulsion.commands.approve_seizure import (
    ApproveSeizure,
    ApproveUrgentSeizure,
    DeclineSeizure,
    approve_seizure,
    approve_urgent_seizure,
    decline_seizure,
)
from mingjing.compulsion.commands.impose_seizure import (
    ImposeSeizure,
    ImposeSeizureUrgently,
    impose_seizure,
    impose_seizure_urgently,
)
from mingjing.compulsion.commands.replace_seizure_officer import (
    ReplaceSeizureOfficer,
    replace_seizure_officer,
)
from mingjing.compulsion.commands.review_seizure import ReviewSeizure, review_seizure
from mingjing.compulsion.kinds import ItemFacts, Keeping, Scene
from mingjing.compulsion.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.concluding import ActOpinionForm
from mingjing.web.console.acts.fields import (
    DeviceField,
    LinesField,
    MomentField,
    OneOf,
    Tick,
    WordsField,
)
from mingjing.web.console.inspections.asking import offered_leaders, offered_officers
from mingjing.web.console.offered import never
from mingjing.web.console.seizures.asking import (
    SeizureStep,
    Setting,
    StepForm,
    approval_of,
    by_approver,
    by_crew,
    by_leader,
)

PROCEDURE, URGENT = "acl-2011:18", "acl-2011:19"
COLUMNS = 6
BETWEEN = re.compile(r"\s*[｜|，,；;\t]\s*")
LINE = "每行一项：名称，数量，单位，规格（型号），识别号，状态。后三项可以不填。"
THIRD_PARTY = ("", "委托的第三人（在下一项写明）")


class ReviewForm(ActOpinionForm[Setting], StepForm):
    """The opinion of the legal office."""


class ApprovalForm(StepForm):
    """The opinion, and whether it need not be recorded."""

    opinion = WordsField(label="审批意见", rows=2, max_length=500, initial="同意。")
    unrecorded_reason = WordsField(
        label="准许不作音像记录的理由",
        rows=2,
        max_length=500,
        required=False,
        help_text="必须全程音像记录；确实不能记录的才写明理由。",
    )


class OpinionForm(StepForm):
    """The opinion of a leader."""

    opinion = WordsField(label="审批意见", rows=2, max_length=500, initial="同意补办。")


class ReasonForm(StepForm):
    """A reason in words."""

    reason = WordsField(label="理由", rows=2, max_length=500)


class ReplaceForm(StepForm):
    """Who leaves, who comes, why."""

    leaving = OneOf(label="离开的执法人员")
    coming = forms.ChoiceField(label="接替的执法人员")
    recused = Tick(label="因为回避")
    reason = WordsField(label="理由", rows=2, max_length=300)

    def prepare(self) -> None:
        """Offer the two, and every officer."""
        officers = self.setting.seizure.officers
        names = names_of(officers)
        self.offer("leaving", [(code, names[code]) for code in officers])
        self.offer("coming", offered_officers(self.setting.today))


class SceneForm(StepForm):
    """The ten steps, the inventory object by object, the keeper."""

    imposed_at = MomentField(label="实施时间")
    place = forms.CharField(label="地点", max_length=300)
    device = DeviceField(required=False)
    told_of_recording = Tick(label="已事先告知正在音像记录")
    certificates_shown = Tick(label="两名执法人员已出示执法身份证件")
    party_called = Tick(label="已通知当事人到场")
    party_present = forms.CharField(
        label="到场的当事人", max_length=100, required=False, help_text="没有到场的留空。"
    )
    attestor = forms.CharField(
        label="见证人", max_length=100, required=False, help_text="当事人不到场的必填。"
    )
    told = Tick(label="已当场告知理由、依据、权利和救济途径")
    heard = Tick(label="已听取陈述和申辩", help_text="当事人不到场的，向见证人说明后勾选。")
    statement = WordsField(label="当事人的陈述和申辩", rows=2, max_length=2000, required=False)
    keeper_person = forms.ChoiceField(label="保管人", required=False)
    keeper = forms.CharField(label="委托的第三人", max_length=100, required=False)
    keeping_place = forms.CharField(
        label="保管地点", max_length=300, help_text="保管费用由本机关承担。"
    )
    delivered = Tick(label="决定书和清单（一式二份）已当场交付")
    unsigned_reason = WordsField(
        label="当事人没有签名的情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="已经签名的留空。",
    )

    def prepare(self) -> None:
        """Begin with now; put a field for the inventory of each object that was asked for."""
        self.begin_now("imposed_at")
        self.suggest_devices()
        self.offer("keeper_person", offered_keepers(self.setting))
        rows = {
            f"items_{n}": LinesField(
                label=f"清单：{words}",
                required=False,
                max_length=20_000,
                help_text=LINE,
            )
            for n, words in enumerate(self.setting.seizure.objects_asked, start=1)
        }
        order = list(self.fields)
        at = order.index("keeper_person")
        self.fields = {
            **{name: self.fields[name] for name in order[:at]},
            **rows,
            **{name: self.fields[name] for name in order[at:]},
        }

    def done(self) -> ImposeSeizure:
        """Return what was done on the spot."""
        said = self.values
        return ImposeSeizure(
            self.number,
            said["imposed_at"],
            said["place"],
            Scene(
                party_called=said["party_called"],
                certificates_shown=said["certificates_shown"],
                told=said["told"],
                heard=said["heard"],
                delivered=said["delivered"],
                party_present=said["party_present"],
                attestor=said["attestor"],
                statement=said["statement"],
                unsigned_reason=said["unsigned_reason"],
                told_of_recording=said["told_of_recording"],
                device=said["device"],
            ),
            self._items(),
            Keeping(said["keeper"], said["keeping_place"], said["keeper_person"]),
        )

    def _items(self) -> tuple[ItemFacts, ...]:
        objects = self.setting.seizure.objects_asked
        return tuple(
            item_of(n, line)
            for n in range(1, len(objects) + 1)
            for line in self.values[f"items_{n}"]
        )


class UrgentSceneForm(SceneForm):
    """The same, why it could not wait, and who was told."""

    urgency = WordsField(label="为什么不能等待批准", rows=2, max_length=500)
    reported_to = OneOf(label="报告的负责人")

    def prepare(self) -> None:
        """Offer the leaders who can approve it."""
        super().prepare()
        today, needs = self.setting.today, self.setting.approval
        leaders = [
            (code, name)
            for code, name in offered_leaders(today)
            if may(actor_of(code, today), needs)
        ]
        self.offer("reported_to", leaders)


def item_of(of: int, line: str) -> ItemFacts:
    """Return one line of the inventory as it was typed.

    >>> item_of(1, "烟花，12，箱").quantity
    '12'
    """
    cells = BETWEEN.split(line.strip(), maxsplit=COLUMNS - 1)
    cells += [""] * (COLUMNS - len(cells))
    return ItemFacts(of, *cells)


def offered_keepers(setting: Setting) -> list[tuple[str, str]]:
    """Return those of the bureau who may keep things, and a third party."""
    codes = [one.code for one in holders(Role.CUSTODIAN, setting.today)]
    names = names_of([*codes, *setting.seizure.officers])
    return [THIRD_PARTY, *sorted(names.items())]


def _review(form: ReviewForm, act: Act, law: RuleBook) -> object:
    return review_seizure(ReviewSeizure(form.number, form.opinion()), act=act, law=law)


def _approve(form: ApprovalForm, act: Act, law: RuleBook) -> object:
    return approve_seizure(ApproveSeizure(form.number, **form.values), act=act, law=law)


def _make_up(form: OpinionForm, act: Act, law: RuleBook) -> object:
    order = ApproveUrgentSeizure(form.number, **form.values)
    return approve_urgent_seizure(order, act=act, law=law)


def _decline(form: ReasonForm, act: Act, law: RuleBook) -> object:
    return decline_seizure(DeclineSeizure(form.number, **form.values), act=act, law=law)


def _impose(form: SceneForm, act: Act, law: RuleBook) -> object:
    return impose_seizure(form.done(), act=act, law=law)


def _impose_urgently(form: UrgentSceneForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ImposeSeizureUrgently(form.done(), said["urgency"], said["reported_to"])
    return impose_seizure_urgently(order, act=act, law=law)


def _replace(form: ReplaceForm, act: Act, law: RuleBook) -> object:
    order = ReplaceSeizureOfficer(form.number, **form.values)
    return replace_seizure_officer(order, act=act, law=law)


def _is_unreviewed(setting: Setting) -> bool:
    return setting.seizure.reviewed_on is None


def _must_be_reviewed(setting: Setting) -> bool:
    return setting.seizure.review_required and _is_unreviewed(setting)


def _may_be_approved(setting: Setting) -> bool:
    return not setting.seizure.review_required or bool(setting.seizure.passed)


def did_not_fail(setting: Setting) -> bool:
    """Say whether no review found against it."""
    return setting.seizure.passed is not False


def _did_not_pass(setting: Setting) -> bool:
    return setting.seizure.passed is False


def _reviews(setting: Setting) -> bool:
    seizure = setting.seizure
    apart = {*seizure.officers, seizure.created_by, seizure.approved_by}
    return may(setting.actor, Permission.REVIEW) and setting.actor.person not in apart


P = Permission
FAILED = "法制审核未通过，应当立即解除。"
STEPS = (
    SeizureStep(
        "review", Step.REVIEW, P.REVIEW, PROCEDURE, ReviewForm, _review,
        "未通过的不得批准；情况紧急已经实施的，事后审核。", theirs=_reviews,
        opens=_is_unreviewed, lacks="已经审核。", awaited=_must_be_reviewed, shows_file=True,
    ),
    SeizureStep(
        "approve", Step.APPROVE, P.APPROVE_SEIZURE, PROCEDURE, ApprovalForm, _approve,
        "批准之后方可实施；涉及危险化学品的，由主要负责人批准。",
        theirs=by_approver, named=approval_of, opens=_may_be_approved, shows_file=True,
        lacks="尚未法制审核，或者审核未通过。",
    ),
    SeizureStep(
        "make-up-approval", Step.APPROVE_URGENT, P.APPROVE_SEIZURE, URGENT, OpinionForm,
        _make_up, "已经当场实施，二十四小时内补办批准手续；认为不应当采取的，立即解除。",
        theirs=by_approver, named=approval_of, clock=APPROVE_WITHIN, shows_file=True,
        opens=did_not_fail, lacks=FAILED,
    ),
    SeizureStep(
        "decline", Step.DECLINE, P.APPROVE_SEIZURE, URGENT, ReasonForm, _decline,
        "不予批准的不实施；已经当场实施的，立即解除并退还财物。",
        theirs=by_approver, named=approval_of, awaited=_did_not_pass, shows_file=True,
    ),
    SeizureStep(
        "impose", Step.IMPOSE, P.SEIZE, PROCEDURE, SceneForm, _impose,
        "逐项照法定程序办理；由此制作决定书、清单和现场笔录，期限自实施之日起算。",
        theirs=by_crew,
    ),
    SeizureStep(
        "impose-urgently", Step.IMPOSE_URGENTLY, P.SEIZE, URGENT, UrgentSceneForm,
        _impose_urgently, "不能等待批准的，先当场实施，同时报告；二十四小时内补办批准。",
        theirs=by_crew, awaited=never,
    ),
    SeizureStep(
        "replace", Step.REPLACE_OFFICER, P.REPLACE_OFFICER, "acl-2011:18(2)", ReplaceForm,
        _replace, "回避由负责人决定；期限不重新起算。", theirs=by_leader, awaited=never,
    ),
)  # fmt: skip
