"""Every step of a stop of supply, with what it asks."""

from django import forms

from mingjing.access.policy import Permission
from mingjing.bureau.queries import names_of
from mingjing.compulsion.commands.approve_supply_stop import (
    ApproveSupplyStop,
    DeclineSupplyStop,
    ReviewSupplyStop,
    approve_supply_stop,
    decline_supply_stop,
    review_supply_stop,
)
from mingjing.compulsion.commands.lift_supply_stop import (
    LiftSupplyStop,
    RecordSupplyPerformance,
    lift_supply_stop,
    record_supply_performance,
)
from mingjing.compulsion.commands.record_supply_refusal import (
    RecordSupplyRefusal,
    WithdrawSupplyStop,
    record_supply_refusal,
    withdraw_supply_stop,
)
from mingjing.compulsion.commands.replace_supply_officer import (
    ReplaceSupplyOfficer,
    replace_supply_officer,
)
from mingjing.compulsion.commands.stop_supply import (
    NotifySupplier,
    TellOfSupplyStop,
    notify_supplier,
    tell_of_supply_stop,
)
from mingjing.compulsion.supply.clocks import TELL_BEFORE
from mingjing.compulsion.supply.kinds import REASON_LABELS, Reason
from mingjing.compulsion.supply.rules import NOTICE, ORDER
from mingjing.compulsion.supply.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.concluding import ActOpinionForm
from mingjing.web.console.acts.fields import DeviceField, MomentField, OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.offered import by_slug, never
from mingjing.web.console.supply.asking import (
    Setting,
    StepForm,
    SupplyStep,
    by_crew,
    by_leader,
    by_principal,
    by_reviewer,
)


class RefusalForm(StepForm):
    """The two facts, the safety of the cut, who was there and before which camera."""

    seen_at = MomentField(label="查明的时间")
    place = forms.CharField(label="地点", max_length=300)
    device = DeviceField()
    told_of_recording = Tick(label="已事先告知正在音像记录")
    certificates_shown = Tick(label="两名执法人员已出示执法证件")
    refusal = WordsField(label="拒不执行的事实", rows=3, max_length=2000)
    danger = WordsField(
        label="发生生产安全事故的现实危险",
        rows=3,
        max_length=2000,
        help_text="写明隐患现在的状态、可能发生什么、危及什么人。",
    )
    safety = WordsField(
        label="停止供应的安全措施",
        rows=3,
        max_length=2000,
        help_text="停了以后通风、排水、消防、应急照明怎么办；由主要负责人核对。",
    )
    present = forms.CharField(label="在场的单位人员", max_length=100, required=False)
    attestor = forms.CharField(
        label="见证人", max_length=100, required=False, help_text="单位没有人在场的必填。"
    )
    statement = WordsField(label="单位的陈述和申辩", rows=2, max_length=2000, required=False)
    unsigned_reason = WordsField(label="没有签名的情况", rows=2, max_length=500, required=False)

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("seen_at")
        self.suggest_devices()


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
        officers = self.setting.stop.officers
        names = names_of(officers)
        self.offer("leaving", [(code, names[code]) for code in officers])
        self.offer("coming", offered_officers(self.setting.today))


class ReviewForm(ActOpinionForm[Setting], StepForm):
    """The opinion of the legal office."""


class ApprovalForm(StepForm):
    """The opinion, the safety of the cut, and whether the enterprise is told a day ahead."""

    is_safe = Tick(label="已核对：停止供应本身安全")
    urgency = WordsField(
        label="不提前二十四小时通知的紧急情形",
        rows=2,
        max_length=500,
        required=False,
        help_text="有危及生产安全的紧急情形才写；写了的，可以立即停止供电。",
    )
    opinion = WordsField(label="审批意见", rows=2, max_length=500, initial="同意。")

    def prepare(self) -> None:
        """Ask about the hours only where there are some."""
        if not self.setting.is_power:
            self.fields.pop("urgency")


class TellForm(StepForm):
    """When the enterprise was told, who took it, when power will be cut."""

    told_at = MomentField(label="通知的时间")
    cut_at = MomentField(
        label="停止供电的时间", help_text="不早于通知以后二十四小时，写入决定书。"
    )
    receiver = forms.CharField(label="签收人", max_length=100)
    unsigned_reason = WordsField(label="没有签收的情况", rows=2, max_length=500, required=False)
    device = DeviceField(required=False)
    unrecorded_reason = WordsField(
        label="没有音像记录的情况", rows=2, max_length=500, required=False
    )

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("told_at")
        self.suggest_devices()


class SupplierForm(StepForm):
    """When the supplier was told, and when it is to stop."""

    notified_at = MomentField(label="通知供应单位的时间")
    cut_at = MomentField(label="停止供应的时间")
    no_residents = Tick(
        label="停止供电的范围不影响居民生活用电", help_text="与供电单位再核对一次线路。"
    )

    def prepare(self) -> None:
        """Begin with now, and with the time that the enterprise was told."""
        self.begin_now("notified_at", "cut_at")
        told = self.setting.stop.cut_at
        if told is not None and told > self.setting.at:
            self.fields["cut_at"].initial = told
        if not self.setting.is_power:
            self.fields.pop("no_residents")


class PerformanceForm(StepForm):
    """When it was seen, and what."""

    seen_at = MomentField(label="查明的时间")
    words = WordsField(label="履行决定、消除隐患的情况", rows=3, max_length=2000)

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("seen_at")


class LiftForm(StepForm):
    """Which ground, and what it rests on."""

    reason = OneOf(
        label="解除的情形", choices=[(one.value, label) for one, label in REASON_LABELS.items()]
    )
    words = WordsField(
        label="说明", rows=2, max_length=500, required=False, help_text="已经履行的可以不填。"
    )

    def prepare(self) -> None:
        """Begin with what is on record."""
        if self.setting.stop.performed_on is not None:
            self.fields["reason"].initial = Reason.PERFORMED.value


def _record(form: RefusalForm, act: Act, law: RuleBook) -> object:
    return record_supply_refusal(
        RecordSupplyRefusal(form.number, **form.values), act=act, law=law
    )


def _withdraw(form: ReasonForm, act: Act, _law: RuleBook) -> object:
    return withdraw_supply_stop(WithdrawSupplyStop(form.number, **form.values), act=act)


def _replace(form: ReplaceForm, act: Act, _law: RuleBook) -> object:
    return replace_supply_officer(ReplaceSupplyOfficer(form.number, **form.values), act=act)


def _review(form: ReviewForm, act: Act, law: RuleBook) -> object:
    order = ReviewSupplyStop(form.number, form.opinion())
    return review_supply_stop(order, act=act, law=law)


def _approve(form: ApprovalForm, act: Act, law: RuleBook) -> object:
    return approve_supply_stop(ApproveSupplyStop(form.number, **form.values), act=act, law=law)


def _decline(form: ReasonForm, act: Act, _law: RuleBook) -> object:
    return decline_supply_stop(DeclineSupplyStop(form.number, **form.values), act=act)


def _tell(form: TellForm, act: Act, law: RuleBook) -> object:
    return tell_of_supply_stop(TellOfSupplyStop(form.number, **form.values), act=act, law=law)


def _notify(form: SupplierForm, act: Act, law: RuleBook) -> object:
    said = {"no_residents": True} | dict(form.values)
    return notify_supplier(NotifySupplier(form.number, **said), act=act, law=law)


def _perform(form: PerformanceForm, act: Act, law: RuleBook) -> object:
    order = RecordSupplyPerformance(form.number, **form.values)
    return record_supply_performance(order, act=act, law=law)


def _lift(form: LiftForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = LiftSupplyStop(form.number, Reason(said["reason"]), said["words"])
    return lift_supply_stop(order, act=act, law=law)


def _is_unreviewed(setting: Setting) -> bool:
    return setting.stop.reviewed_on is None


def _must_be_reviewed(setting: Setting) -> bool:
    return setting.stop.review_required and _is_unreviewed(setting)


def _may_be_approved(setting: Setting) -> bool:
    return not setting.stop.review_required or bool(setting.stop.passed)


def _did_not_pass(setting: Setting) -> bool:
    return setting.stop.passed is False


def _is_told_first(setting: Setting) -> bool:
    return setting.is_power and not setting.stop.urgency and not setting.must_be_lifted


def _may_be_stopped(setting: Setting) -> bool:
    stop = setting.stop
    if setting.is_power and not stop.urgency:
        return stop.told_at is not None and not setting.waits
    return True


def _goes_on(setting: Setting) -> bool:
    return not setting.must_be_lifted


P = Permission
STEPS = by_slug(
    (
        SupplyStep(
            "record-refusal", Step.RECORD, P.STOP_SUPPLY, ORDER, RefusalForm, _record,
            "两项事实都要在现场查明，并有音像资料；照片、录像从案卷页面提交。", theirs=by_crew,
        ),
        SupplyStep(
            "withdraw", Step.WITHDRAW, P.STOP_SUPPLY, ORDER, ReasonForm, _withdraw,
            "企业已经履行，或者原决定不再有效的，到此为止。", theirs=by_crew, awaited=never,
        ),
        SupplyStep(
            "replace", Step.REPLACE_OFFICER, P.REPLACE_OFFICER, ORDER, ReplaceForm, _replace,
            "回避由负责人决定；期限不重新起算。", theirs=by_leader, awaited=never,
        ),
        SupplyStep(
            "review", Step.REVIEW, P.REVIEW, ORDER, ReviewForm, _review,
            "未通过的不得批准。", theirs=by_reviewer, opens=_is_unreviewed, lacks="已经审核。",
            awaited=_must_be_reviewed, shows_file=True,
        ),
        SupplyStep(
            "approve", Step.APPROVE, P.APPROVE_SUPPLY_STOP, ORDER, ApprovalForm, _approve,
            "只有本部门主要负责人可以批准；先核对停止供应本身是否安全。", theirs=by_principal,
            opens=_may_be_approved, lacks="尚未法制审核，或者审核未通过。", shows_file=True,
        ),
        SupplyStep(
            "decline", Step.DECLINE, P.APPROVE_SUPPLY_STOP, ORDER, ReasonForm, _decline,
            "不予批准，或者批准以后、通知以前不再实施。", theirs=by_principal,
            awaited=_did_not_pass, shows_file=True,
        ),
        SupplyStep(
            "tell", Step.TELL, P.STOP_SUPPLY, NOTICE, TellForm, _tell,
            "书面通知企业，自此起算二十四小时；由此制发决定书。", theirs=by_crew,
            opens=_is_told_first, lacks="不须提前通知，或者已经查明履行。",
        ),
        SupplyStep(
            "notify-supplier", Step.STOP, P.STOP_SUPPLY, ORDER, SupplierForm, _notify,
            "书面通知供应单位；没有提前通知企业的，同时制发决定书。", theirs=by_crew,
            opens=_may_be_stopped, lacks="还没有提前通知企业，或者二十四小时还没有满。",
            awaited=_goes_on, clock=TELL_BEFORE,
        ),
        SupplyStep(
            "record-performance", Step.PERFORM, P.STOP_SUPPLY, NOTICE, PerformanceForm,
            _perform, "执法人员到现场查明；查明以后由主要负责人及时解除。", theirs=by_crew,
            awaited=never,
        ),
        SupplyStep(
            "lift", Step.LIFT, P.APPROVE_SUPPLY_STOP, NOTICE, LiftForm, _lift,
            "依法履行、消除隐患的，应当及时解除；由此制发恢复通知书。", theirs=by_principal,
            awaited=lambda setting: setting.must_be_lifted, shows_file=True,
        ),
    )
)  # fmt: skip
