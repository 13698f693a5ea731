"""Every act of an inspection through its real command, by default by the right person."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.field_records import SiteVisit
from mingjing.cases.pictures import Picture
from mingjing.evidence.entering import Description
from mingjing.inspections.commands.add_picture import add_picture
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
from mingjing.inspections.commands.conclude_inspection import (
    ConcludeInspection,
    ConfirmNothingFound,
    conclude_inspection,
    confirm_nothing_found,
)
from mingjing.inspections.commands.create_inspection import (
    CreateInspection,
    TargetFacts,
    create_inspection,
)
from mingjing.inspections.commands.enter_plan import EnterPlan, ListedItem, enter_plan
from mingjing.inspections.commands.feed_back import FeedBack, feed_back
from mingjing.inspections.commands.notify_of_inspection import (
    NotifyOfInspection,
    notify_of_inspection,
)
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
from mingjing.inspections.commands.record_inspection import (
    Answer,
    FoundProblem,
    RecordInspection,
    record_inspection,
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
from mingjing.inspections.commands.replace_inspector import ReplaceInspector, replace_inspector
from mingjing.inspections.commands.report_refusal import ReportRefusal, report_refusal
from mingjing.inspections.commands.report_urgent import (
    ReportUrgentInspection,
    report_urgent_inspection,
)
from mingjing.inspections.commands.review_measures import ReviewMeasures, review_measures
from mingjing.inspections.commands.transfer_finding import TransferFinding, transfer_finding
from mingjing.inspections.kinds import Consequence, Ground, Kind, Measure, Result
from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.queries import orders_of, unsettled
from mingjing.inspections.states import State
from mingjing.statute.limits import RuleBook
from support.cast import CHEN, HAN, LIN, SUN, WU, ZHAO
from support.county import County
from support.opinions import GOOD, pointed

MILL, BAKERY = "91140524MA0K000051", "91140524MA0K000078"
LOOKED_FOR = "YJ-ASL-97-7"


def target(uscc: str = MILL) -> TargetFacts:
    """Return an enterprise that does not exist."""
    return TargetFacts(
        f"示例企业{uscc[-2:]}（虚构）", "示例路2号（虚构）", "甲某（虚构）", uscc
    )


PROBLEM = FoundProblem("一名电气焊作业人员未持证上岗（虚构）", LOOKED_FOR)
GRAVE = FoundProblem("电炉炉下渣坑有积水（虚构）", grave=True)


@dataclass
class Desk:
    """A county in which inspections are made."""

    county: County
    cap: int = 2
    last: str = field(default="", init=False)

    @property
    def law(self) -> RuleBook:
        """The law of the bureau today."""
        return law_of_bureau(self.county.law, self.county.clock.today)

    @property
    def today(self) -> date:
        """The legal date."""
        return self.county.clock.today

    def act(self, by: str) -> Any:
        """Return the frame of an act."""
        return self.county.act(by)

    def row(self, number: str) -> Inspection:
        """Return the inspection as it stands."""
        return Inspection.objects.get(pk=number)

    def state(self, number: str) -> State:
        """Return where it stands."""
        return self.row(number).stage

    def plan(self, by: str = HAN, **changes: Any) -> None:
        """Enter the plan of the year."""
        values: dict[str, Any] = {
            "year": self.today.year,
            "instrument": "虚构〔2026〕1号",
            "items": (
                ListedItem("特种作业人员持证（虚构）", "《示例》第一条"),
                ListedItem("粉尘防爆（虚构）", "《示例》第二条"),
            ),
            "cap": self.cap,
            "approved_on": date(self.today.year, 1, 5),
            "published_on": date(self.today.year, 1, 6),
            "published_at": "县政府网站（虚构）",
        }
        enter_plan(EnterPlan(**(values | changes)), act=self.act(by))

    def create(self, by: str = LIN, **changes: Any) -> str:
        """Create a special inspection of the mill."""
        values: dict[str, Any] = {
            "target": target(),
            "kind": Kind.SPECIAL,
            "items": ("01",),
            "checklist": (LOOKED_FOR,),
            "scheme": "查阅证件，查看车间（虚构）。",
            "planned_on": self.today,
            "officers": (LIN, ZHAO),
        }
        order = CreateInspection(**(values | changes))
        self.last = create_inspection(order, act=self.act(by), law=self.law).number
        return self.last

    def individual(self, **changes: Any) -> str:
        """Create an individual inspection after a report."""
        values: dict[str, Any] = {
            "kind": Kind.INDIVIDUAL,
            "ground": Ground.REPORT,
            "ground_source": "举报登记第3号（虚构）",
        }
        return self.create(**(values | changes))

    def approve(self, number: str, by: str = WU, opinion: str = "同意（虚构）") -> None:
        """Approve it."""
        order = ApproveInspection(number, opinion)
        approve_inspection(order, act=self.act(by), law=self.law)

    def report_urgent(
        self, number: str, by: str = LIN, urgency: str = "正在泄漏（虚构）"
    ) -> None:
        """Report it as urgent, now."""
        order = ReportUrgentInspection(number, WU, self.county.clock.now, urgency)
        report_urgent_inspection(order, act=self.act(by), law=self.law)

    def make_up(self, number: str, by: str = WU, opinion: str = "同意（虚构）") -> None:
        """Approve it afterwards."""
        make_up_approval(MakeUpApproval(number, opinion), act=self.act(by), law=self.law)

    def decline(self, number: str, by: str = WU, reason: str = "没有必要（虚构）") -> None:
        """Decline it."""
        decline_inspection(DeclineInspection(number, reason), act=self.act(by))

    def call_off(self, number: str, by: str = WU, reason: str = "已经停产（虚构）") -> None:
        """Call it off."""
        call_off_inspection(CallOffInspection(number, reason), act=self.act(by))

    def replace(
        self,
        number: str,
        by: str = WU,
        coming: str = SUN,
        *,
        leaving: str = "",
        recused: bool = False,
    ) -> None:
        """Replace one officer, by default the second."""
        leaving = leaving or self.row(number).second_officer
        order = ReplaceInspector(number, leaving, coming, "患病（虚构）", recused)
        replace_inspector(order, act=self.act(by))

    def notify(self, number: str, by: str = LIN) -> None:
        """Tell the enterprise beforehand."""
        notify_of_inspection(NotifyOfInspection(number), act=self.act(by), law=self.law)

    def arrive(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Arrive now, with certificates and a camera."""
        values: dict[str, Any] = {
            "number": number,
            "arrived_at": self.county.clock.now,
            "certificates_shown": True,
            "device": "DSJ-01",
        }
        arrive_on_site(ArriveOnSite(**(values | changes)), act=self.act(by), law=self.law)

    def refuse(self, number: str, by: str = LIN, device: str = "DSJ-01") -> None:
        """Report that the other side refuses."""
        order = ReportRefusal(
            number, self.county.clock.now, "门卫拒不开门（虚构）。", device, "综合行政执法队"
        )
        report_refusal(order, act=self.act(by), law=self.law)

    def record(
        self,
        number: str,
        by: str = LIN,
        problems: tuple[FoundProblem, ...] = (PROBLEM,),
        unsigned: str = "",
    ) -> None:
        """Record what was found."""
        found = any(one.violation == LOOKED_FOR for one in problems)
        order = RecordInspection(
            number,
            self.county.clock.now,
            "一车间（虚构）",
            (Answer(LOOKED_FOR, Result.PROBLEM if found else Result.IN_ORDER),),
            problems,
            SiteVisit((), in_charge="乙某（虚构）", unsigned_reason=unsigned),
        )
        record_inspection(order, act=self.act(by), law=self.law)

    def nothing_found(self, number: str, by: str = LIN) -> None:
        """Conclude without findings."""
        confirm_nothing_found(ConfirmNothingFound(number), act=self.act(by), law=self.law)

    def rectify(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Order what is open to be put right within a week."""
        open_now = unsettled(self.row(number)) or tuple(
            n for one in orders_of(self.row(number)) for n in one.findings
        )
        values: dict[str, Any] = {
            "number": number,
            "findings": open_now,
            "demands": ("立即改正（虚构）",),
            "due_on": self.today + timedelta(days=7),
            "without_measures": "危险区域无人作业（虚构）",
        }
        order = OrderRectification(**(values | changes))
        order_rectification(order, act=self.act(by), law=self.law)

    def halt(
        self,
        number: str,
        by: str = LIN,
        consequence: Consequence = Consequence.HAZARD_ORDER,
        findings: tuple[int, ...] = (1,),
    ) -> None:
        """Order people out."""
        order = OrderMeasures(number, findings, (Measure.EVACUATE,), consequence, "一车间")
        order_measures(order, act=self.act(by), law=self.law)

    def review(self, number: str, by: str = CHEN, opinion: ActOpinion = GOOD) -> None:
        """Review the measures."""
        order = ReviewMeasures(number, pointed(opinion, number))
        review_measures(order, act=self.act(by), law=self.law)

    def open_case(self, number: str, by: str = LIN, findings: tuple[int, ...] = (1,)) -> str:
        """Make a lead of a finding."""
        order = OpenCase(number, findings, "特种作业人员未持证上岗", self.today)
        return open_case(order, act=self.act(by)).docket

    def transfer(self, number: str, by: str = LIN, findings: tuple[int, ...] = (1,)) -> None:
        """Send a finding to another department."""
        order = TransferFinding(number, findings, "示例局（虚构）", "属其职责（虚构）")
        transfer_finding(order, act=self.act(by), law=self.law)

    def picture(self, number: str, by: str = LIN) -> int:
        """Add a picture and return its number."""
        now = self.county.clock.now
        described = Description("audiovisual", "照片（虚构）", "整改", "a.jpg", told_party=True)
        order = Picture(number, described, "DSJ-01", (LIN, ZHAO), now, now)
        return add_picture(order, stored=self.county.paper(), act=self.act(by)).seq

    def reinspect(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Look again; everything is put right."""
        rows = Order.objects.filter(inspection=number, nature="rectification").order_by("pk")
        order = next((row for row in rows if row.pending), rows.last())
        values: dict[str, Any] = {
            "number": number,
            "order": order.pk if order else 0,
            "done_at": self.county.clock.now,
            "done": tuple(order.pending) if order else (),
            "words": "已经改正（虚构）",
            "without_pictures": "设备故障（虚构）",
        }
        reinspect(Reinspect(**(values | changes)), act=self.act(by), law=self.law)

    def ask_recovery(self, number: str, by: str = LIN) -> None:
        """Note that the enterprise asks to go on."""
        request_recovery(RequestRecovery(number, self.today), act=self.act(by), law=self.law)

    def examine(self, number: str, by: str = LIN, *, recoverable: bool = True) -> None:
        """Examine whether it can."""
        order = ExamineRecovery(number, self.county.clock.now, recoverable, "所见（虚构）")
        examine_recovery(order, act=self.act(by), law=self.law)

    def consent(self, number: str, by: str = WU) -> None:
        """Let it go on."""
        consent_to_recovery(ConsentToRecovery(number, "同意（虚构）"), act=self.act(by))

    def conclude(self, number: str, by: str = LIN) -> None:
        """Conclude it."""
        conclude_inspection(ConcludeInspection(number), act=self.act(by), law=self.law)

    def feed_back(self, number: str, by: str = LIN) -> None:
        """Tell the enterprise."""
        feed_back(FeedBack(number), act=self.act(by), law=self.law)

    def publish(self, number: str, by: str = HAN) -> None:
        """Publish the result."""
        order = PublishInspectionResult(number, self.today, "县政府网站（虚构）")
        publish_inspection_result(order, act=self.act(by), law=self.law)
