"""Steps after the record: orders, cases, transfers, re-inspection, recovery, result."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.rectification import REINSPECT_WITHIN
from mingjing.evidence.queries import items_of
from mingjing.inspections.clocks import (
    EXAMINE_WITHIN,
    PUBLISH_WITHIN,
    REVIEW_WITHIN,
)
from mingjing.inspections.commands.conclude_inspection import (
    ConcludeInspection,
    conclude_inspection,
)
from mingjing.inspections.commands.feed_back import FeedBack, feed_back
from mingjing.inspections.commands.open_case import OpenCase, open_case
from mingjing.inspections.commands.order_measures import OrderMeasures, order_measures
from mingjing.inspections.commands.order_rectification import (
    OrderRectification,
    order_rectification,
)
from mingjing.inspections.commands.publish_inspection_result import (
    PublishInspectionResult,
    publish_inspection_result,
)
from mingjing.inspections.commands.recover import (
    ConsentToRecovery,
    ExamineRecovery,
    RequestRecovery,
    consent_to_recovery,
    examine_recovery,
    request_recovery,
)
from mingjing.inspections.commands.reinspect import Reinspect, reinspect
from mingjing.inspections.commands.review_measures import ReviewMeasures, review_measures
from mingjing.inspections.commands.transfer_finding import TransferFinding, transfer_finding
from mingjing.inspections.kinds import CONSEQUENCE_LABELS, MEASURE_LABELS, Consequence, Measure
from mingjing.inspections.queries import pending, standing_measures, unsettled, waiting_orders
from mingjing.inspections.states import State, Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.concluding import ActOpinionForm
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MomentField,
    OneOf,
    SomeOf,
    WordsField,
)
from mingjing.web.console.inspections.asking import InspectionStep, Nothing, Setting, StepForm

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection

YES_NO = [("yes", "是"), ("no", "否")]
RECTIFY, HALT = "asl-2021:65.1(2)", "asl-2021:65.1(3)"


class _AboutFindings(StepForm):
    """A step about findings; those that nothing was done about yet are ticked."""

    findings = SomeOf(label="针对的问题")

    def prepare(self) -> None:
        """Offer every finding."""
        inspection = self.setting.inspection
        self.offer(
            "findings",
            [(str(one["n"]), f"{one['n']}. {one['words']}") for one in inspection.findings],
        )
        self.fields["findings"].initial = [str(n) for n in unsettled(inspection)]

    def chosen(self) -> tuple[int, ...]:
        """Return the numbers that were ticked."""
        return tuple(int(n) for n in self.values["findings"])


class RectifyForm(_AboutFindings):
    """What is to be done until when."""

    demands = LinesField(label="整改要求", help_text="每行一项。")
    due_on = DayField(label="整改期限", help_text="由执法人员按问题的情况确定，填到期之日。")
    without_measures = WordsField(
        label="不采取现场处理措施的理由",
        rows=2,
        max_length=500,
        required=False,
        help_text="所选问题中有重大事故隐患、又没有采取现场处理措施的，必填。",
    )


class HaltForm(_AboutFindings):
    """What is ordered at once, and as what: nobody may leave that open."""

    consequence = OneOf(
        label="性质",
        choices=[(one.value, label) for one, label in CONSEQUENCE_LABELS.items()],
        help_text="二者的程序和救济不同，必须选定。",
    )
    measures = SomeOf(
        label="措施", choices=[(one.value, label) for one, label in MEASURE_LABELS.items()]
    )
    scope = forms.CharField(label="范围", max_length=300, help_text="场所、人员、设施、设备。")


class ReviewForm(ActOpinionForm[Setting], StepForm):
    """The opinion of the legal office on the measures."""


class CaseForm(_AboutFindings):
    """The cause, and since when."""

    cause = forms.CharField(label="案由", max_length=200)
    act_ended_on = DayField(label="违法行为终了日期", help_text="仍在继续的填今天。")
    summary = WordsField(label="案件基本情况", rows=3, required=False)

    def prepare(self) -> None:
        """Begin with the violation of the first open finding."""
        super().prepare()
        inspection, law = self.setting.inspection, self.setting.law
        self.fields["findings"].required = inspection.stage is not State.OBSTRUCTED
        self.begin_today("act_ended_on")
        named = next((one["violation"] for one in inspection.findings if one["violation"]), "")
        if named:
            violation = law.violations.violation(named, inspection.planned_on)
            self.fields["cause"].initial = violation.name


class TransferForm(_AboutFindings):
    """Where to, and why."""

    department = forms.CharField(label="移送部门", max_length=100)
    reason = WordsField(label="移送理由", rows=2, max_length=500)


class ReinspectForm(StepForm):
    """Which order, what is put right, pictures from before and after."""

    order = forms.ChoiceField(label="针对的整改指令")
    done_at = MomentField(label="复查时间")
    done = SomeOf(label="已经改正的问题", required=False, help_text="没有勾选的为尚未改正。")
    before = SomeOf(label="整改前的照片", required=False)
    after = SomeOf(label="整改后的照片", required=False)
    without_pictures = WordsField(
        label="没有照片的情况", rows=2, max_length=500, required=False
    )
    words = WordsField(label="复查意见", rows=2, max_length=1000)

    def prepare(self) -> None:
        """Offer the orders that wait, their findings, and the pictures."""
        inspection = self.setting.inspection
        waiting = waiting_orders(inspection)
        self.offer(
            "order",
            [
                (str(one.pk), f"{one.document.printed_number}，{one.due_on}前")
                for one in waiting
            ],
        )
        words = {one["n"]: one["words"] for one in inspection.findings}
        open_now = pending(inspection)
        self.offer("done", [(str(n), f"{n}. {words[n]}") for n in open_now])
        pictures = [
            (str(item.seq), f"{item.seq}. {item.title}") for item in items_of(inspection.number)
        ]
        self.offer("before", pictures)
        self.offer("after", pictures)
        self.begin_now("done_at")


class RequestForm(StepForm):
    """The day of the application."""

    requested_on = DayField(label="申请恢复的日期")


class ExamineForm(StepForm):
    """What was seen, and whether the hazard is removed."""

    examined_at = MomentField(label="审查时间")
    recoverable = OneOf(label="重大事故隐患已经排除", choices=YES_NO)
    words = WordsField(label="审查所见", rows=3, max_length=1000)


class ConsentForm(StepForm):
    """The leader's words."""

    words = WordsField(label="意见", rows=2, max_length=500, initial="经审查，同意恢复。")


class FeedBackForm(StepForm):
    """What is said beside the result."""

    remark = WordsField(label="说明", rows=2, max_length=500, required=False)


class PublishForm(StepForm):
    """Where and when."""

    published_on = DayField(label="公示日期")
    published_at = forms.CharField(label="在何处公示", max_length=300)


def _rectify(form: RectifyForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {"findings": form.chosen()}
    return order_rectification(OrderRectification(form.number, **said), act=act, law=law)


def _halt(form: HaltForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = OrderMeasures(
        form.number,
        form.chosen(),
        tuple(Measure(one) for one in said["measures"]),
        Consequence(said["consequence"]),
        said["scope"],
    )
    return order_measures(order, act=act, law=law)


def _review(form: ReviewForm, act: Act, law: RuleBook) -> object:
    return review_measures(ReviewMeasures(form.number, form.opinion()), act=act, law=law)


def _open_case(form: CaseForm, act: Act, _law: RuleBook) -> object:
    said = dict(form.values) | {"findings": form.chosen()}
    return open_case(OpenCase(form.number, **said), act=act)


def _transfer(form: TransferForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {"findings": form.chosen()}
    return transfer_finding(TransferFinding(form.number, **said), act=act, law=law)


def _reinspect(form: ReinspectForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = Reinspect(
        form.number,
        int(said["order"]),
        said["done_at"],
        tuple(int(n) for n in said["done"]),
        said["words"],
        tuple(int(n) for n in said["before"]),
        tuple(int(n) for n in said["after"]),
        said["without_pictures"],
    )
    return reinspect(order, act=act, law=law)


def _request(form: RequestForm, act: Act, law: RuleBook) -> object:
    return request_recovery(RequestRecovery(form.number, **form.values), act=act, law=law)


def _examine(form: ExamineForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {"recoverable": form.values["recoverable"] == "yes"}
    return examine_recovery(ExamineRecovery(form.number, **said), act=act, law=law)


def _consent(form: ConsentForm, act: Act, _law: RuleBook) -> object:
    return consent_to_recovery(ConsentToRecovery(form.number, **form.values), act=act)


def _conclude(form: Nothing, act: Act, law: RuleBook) -> object:
    return conclude_inspection(ConcludeInspection(form.number), act=act, law=law)


def _feed_back(form: FeedBackForm, act: Act, law: RuleBook) -> object:
    return feed_back(FeedBack(form.number, **form.values), act=act, law=law)


def _publish(form: PublishForm, act: Act, law: RuleBook) -> object:
    order = PublishInspectionResult(form.number, **form.values)
    return publish_inspection_result(order, act=act, law=law)


def _has_findings(inspection: "Inspection") -> bool:
    return bool(inspection.findings)


def _has_pending(inspection: "Inspection") -> bool:
    return bool(pending(inspection))


def _is_dealt_with(inspection: "Inspection") -> bool:
    if inspection.ended_at is None:
        return True
    return bool(inspection.findings) and not (unsettled(inspection) or pending(inspection))


def _measures_wait(inspection: "Inspection") -> bool:
    measures = standing_measures(inspection)
    return measures is not None and measures.reviewed_on is None


def _recovery_waits(inspection: "Inspection") -> bool:
    measures = standing_measures(inspection)
    asked = measures is not None and measures.recovery_requested_on is not None
    return asked and measures is not None and measures.examined_on is None


def _can_be_lifted(inspection: "Inspection") -> bool:
    measures = standing_measures(inspection)
    return measures is not None and (bool(measures.recoverable) or measures.passed is False)


P = Permission
STEPS = (
    InspectionStep(
        "rectify", Step.ORDER_RECTIFICATION, P.INSPECT, RECTIFY, RectifyForm, _rectify,
        "制发责令限期整改指令书；期满复查。", opens=_has_findings, lacks="检查没有发现问题。",
    ),
    InspectionStep(
        "halt", Step.ORDER_MEASURES, P.INSPECT, HALT, HaltForm, _halt,
        "危险当前，立即采取；不须事先审核，次一工作日事后审核。",
        opens=_has_findings,
        lacks="检查没有发现问题。",
        is_main=False,
    ),
    InspectionStep(
        "review-measures", Step.REVIEW_MEASURES, P.REVIEW, HALT, ReviewForm, _review,
        "事后审核现场处理措施是否合法、适当；有一项不成立的，由负责人解除。",
        opens=_measures_wait,
        lacks="没有等待事后审核的现场处理措施。",
        clock=REVIEW_WITHIN,
    ),
    InspectionStep(
        "open-case", Step.OPEN_CASE, P.REGISTER_LEAD, "apl-2021:54.1", CaseForm, _open_case,
        "登记为案件线索，与本次检查相连；是否立案由负责人决定。", is_main=False,
    ),
    InspectionStep(
        "transfer", Step.TRANSFER, P.INSPECT, "asl-2021:69", TransferForm, _transfer,
        "应由其他部门处理的，及时移送并形成记录备查。",
        opens=_has_findings,
        lacks="检查没有发现问题。",
        is_main=False,
    ),
    InspectionStep(
        "reinspect", Step.REINSPECT, P.INSPECT, RECTIFY, ReinspectForm, _reinspect,
        "到现场看是否改正，附整改前后的照片。",
        opens=_has_pending,
        lacks="没有等待复查的整改指令。",
        clock=REINSPECT_WITHIN,
    ),
    InspectionStep(
        "request-recovery", Step.REQUEST_RECOVERY, P.INSPECT, HALT, RequestForm, _request,
        "被检查单位申请恢复，自此起算审查期限。", is_main=False,
    ),
    InspectionStep(
        "examine-recovery", Step.EXAMINE_RECOVERY, P.INSPECT, HALT, ExamineForm, _examine,
        "两名检查人员到现场审查隐患是否排除。",
        opens=_recovery_waits,
        lacks="没有等待审查的恢复申请。",
        clock=EXAMINE_WITHIN,
    ),
    InspectionStep(
        "consent-to-recovery", Step.CONSENT_TO_RECOVERY, P.CONSENT_TO_RECOVERY, HALT,
        ConsentForm, _consent, "经审查同意，方可恢复；措施没有通过审核的，解除。",
        opens=_can_be_lifted,
        lacks="还没有审查认定隐患已经排除，措施也没有未通过审核。",
    ),
    InspectionStep(
        "conclude", Step.CONCLUDE, P.INSPECT, "asl-2021:68", Nothing, _conclude,
        "每一项问题都已处理、改正，检查终了；自此起算公示期限。",
        opens=_is_dealt_with,
        lacks="还有问题没有处理或者没有改正。",
    ),
    InspectionStep(
        "feed-back", Step.FEED_BACK, P.INSPECT, "g54-2024:whole", FeedBackForm, _feed_back,
        "制发检查结果告知书；结果由记录得出。",
    ),
    InspectionStep(
        "publish", Step.PUBLISH, P.PUBLISH, "seed-2022:S-4.1-11", PublishForm, _publish,
        "已在别处公示的，登记在何处、何时；在本网站公示的，从“公示”办理，不必登记。",
        is_main=False,
        clock=PUBLISH_WITHIN,
    ),
)  # fmt: skip
