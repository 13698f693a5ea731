"""Steps before the door: approval or urgent report, officers, notice, arrival."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.bureau.queries import names_of
from mingjing.inspections.clocks import APPROVE_WITHIN
from mingjing.inspections.commands.approve_inspection import (
    ApproveInspection,
    CallOffInspection,
    DeclineInspection,
    MakeUpApproval,
    approve_inspection,
    call_off_inspection,
    decline_inspection,
    make_up_approval,
)
from mingjing.inspections.commands.arrive_on_site import ArriveOnSite, arrive_on_site
from mingjing.inspections.commands.notify_of_inspection import (
    NotifyOfInspection,
    notify_of_inspection,
)
from mingjing.inspections.commands.replace_inspector import ReplaceInspector, replace_inspector
from mingjing.inspections.commands.report_urgent import (
    ReportUrgentInspection,
    report_urgent_inspection,
)
from mingjing.inspections.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import DeviceField, MomentField, OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import (
    InspectionStep,
    Nothing,
    StepForm,
    offered_leaders,
    offered_officers,
)

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection

APPROVAL = "g54-2024:whole"


class ApprovalForm(StepForm):
    """The opinion, and whether the enterprise is told beforehand."""

    opinion = WordsField(label="审批意见", rows=2, max_length=500, initial="同意。")
    unannounced_reason = WordsField(
        label="不事先通知的理由",
        rows=2,
        max_length=300,
        required=False,
        help_text="四不两直、事先通知可能毁灭证据的写明；留空的，检查前应当通知。",
    )


class OpinionForm(StepForm):
    """The opinion of a leader."""

    opinion = WordsField(label="审批意见", rows=2, max_length=500, initial="同意补办。")


class ReasonForm(StepForm):
    """A reason in words."""

    reason = WordsField(label="理由", rows=2, max_length=500)


class UrgentForm(StepForm):
    """Why it cannot wait, to whom it was reported, when."""

    reported_to = OneOf(label="已报告的负责人")
    reported_at = MomentField(label="报告时间")
    urgency = WordsField(label="为什么不能等待批准", rows=3, max_length=500)

    def prepare(self) -> None:
        """Offer the leaders, and now."""
        self.offer("reported_to", offered_leaders(self.setting.today))
        self.begin_now("reported_at")


class ReplaceForm(StepForm):
    """Who leaves, who comes, why."""

    leaving = OneOf(label="离开的检查人员")
    coming = forms.ChoiceField(label="接替的检查人员")
    recused = Tick(label="因为回避", help_text="回避的人不再回到本次检查。")
    reason = WordsField(label="理由", rows=2, max_length=300)
    draw_source = forms.CharField(
        label="重新抽取的记录", max_length=200, required=False, help_text="双随机抽查必填。"
    )

    def prepare(self) -> None:
        """Offer the two, and every officer."""
        officers = self.setting.inspection.officers
        names = names_of(officers)
        self.offer("leaving", [(code, names[code]) for code in officers])
        self.offer("coming", offered_officers(self.setting.today))


class ArrivalForm(StepForm):
    """When, certificates, camera; the rest only where something is in the way."""

    arrived_at = MomentField(label="入场时间")
    certificates_shown = Tick(
        label="两名检查人员已经出示执法证件", help_text="先亮证，再进入、询问。"
    )
    device = DeviceField(required=False)
    unrecorded_reason = WordsField(
        label="没有音像记录的情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="受客观条件限制的写明，以文书记录；正常录像的留空。",
    )
    exception_reason = WordsField(
        label="超过年度频次上限的理由",
        rows=2,
        max_length=500,
        required=False,
        help_text="只有个案检查可以例外；没有超过的留空。",
    )

    def prepare(self) -> None:
        """Begin with now and with what the task said."""
        self.begin_now("arrived_at")
        self.fields["exception_reason"].initial = self.setting.inspection.exception_reason
        self.suggest_devices()


def _approve(form: ApprovalForm, act: Act, law: RuleBook) -> object:
    return approve_inspection(ApproveInspection(form.number, **form.values), act=act, law=law)


def _make_up(form: OpinionForm, act: Act, law: RuleBook) -> object:
    return make_up_approval(MakeUpApproval(form.number, **form.values), act=act, law=law)


def _decline(form: ReasonForm, act: Act, _law: RuleBook) -> object:
    return decline_inspection(DeclineInspection(form.number, **form.values), act=act)


def _call_off(form: ReasonForm, act: Act, _law: RuleBook) -> object:
    return call_off_inspection(CallOffInspection(form.number, **form.values), act=act)


def _report(form: UrgentForm, act: Act, law: RuleBook) -> object:
    order = ReportUrgentInspection(form.number, **form.values)
    return report_urgent_inspection(order, act=act, law=law)


def _replace(form: ReplaceForm, act: Act, _law: RuleBook) -> object:
    return replace_inspector(ReplaceInspector(form.number, **form.values), act=act)


def _notify(form: Nothing, act: Act, law: RuleBook) -> object:
    return notify_of_inspection(NotifyOfInspection(form.number), act=act, law=law)


def _arrive(form: ArrivalForm, act: Act, law: RuleBook) -> object:
    return arrive_on_site(ArriveOnSite(form.number, **form.values), act=act, law=law)


def _is_unapproved(inspection: "Inspection") -> bool:
    return inspection.approved_at is None


def _is_unannounced_yet(inspection: "Inspection") -> bool:
    return inspection.notified_on is None and not inspection.unannounced_reason.strip()


P = Permission
STEPS = (
    InspectionStep(
        "approve", Step.APPROVE, P.APPROVE_INSPECTION, APPROVAL, ApprovalForm, _approve,
        "批准之后方可入场；检查人员不能批准自己的检查。",
    ),
    InspectionStep(
        "make-up-approval", Step.MAKE_UP_APPROVAL, P.APPROVE_INSPECTION, APPROVAL, OpinionForm,
        _make_up, "紧急检查已经报告，补办批准；没有批准的不能办结。",
        opens=_is_unapproved, lacks="检查已经批准。", clock=APPROVE_WITHIN,
    ),
    InspectionStep(
        "decline", Step.DECLINE, P.APPROVE_INSPECTION, APPROVAL, ReasonForm, _decline,
        "不予批准的，检查不开始；紧急检查未批准的，到此为止。",
        opens=_is_unapproved, lacks="检查已经批准。", is_main=False,
    ),
    InspectionStep(
        "report-urgent", Step.REPORT_URGENT, P.INSPECT, APPROVAL, UrgentForm, _report,
        "不能等待批准的，立即向负责人报告，然后入场；批准随后补办。", is_main=False,
    ),
    InspectionStep(
        "replace", Step.REPLACE_INSPECTOR, P.APPROVE_INSPECTION, "apl-2021:43.3", ReplaceForm,
        _replace, "回避由负责人决定；期限不重新起算。", is_main=False,
    ),
    InspectionStep(
        "call-off", Step.CALL_OFF, P.APPROVE_INSPECTION, APPROVAL, ReasonForm, _call_off,
        "批准而尚未入场的检查不再进行。", is_main=False,
    ),
    InspectionStep(
        "notify", Step.NOTIFY, P.INSPECT, APPROVAL, Nothing, _notify,
        "制发行政检查通知书；审批时写明不事先通知理由的不发。",
        opens=_is_unannounced_yet,
        lacks="已经通知，或者审批时写明了不事先通知的理由。",
    ),
    InspectionStep(
        "arrive", Step.ARRIVE, P.INSPECT, "asl-2021:67.2", ArrivalForm, _arrive,
        "先出示证件；入场即计入本年度的检查次数。",
    ),
)  # fmt: skip
