"""What happens in an inspection of the county, act by act."""

import io
from datetime import timedelta

from mingjing.cases.field_records import SiteVisit
from mingjing.cases.pictures import Picture
from mingjing.demo.county import results
from mingjing.demo.county.facts import MEDIA
from mingjing.demo.county.opining import passing
from mingjing.demo.county.visits import (
    AFTERNOON,
    ARRIVAL,
    LEAVING,
    VisitPlot,
)
from mingjing.demo.story import DEPUTY, REVIEWER
from mingjing.demo.telling import on
from mingjing.evidence.entering import Description
from mingjing.inspections.commands.add_picture import add_picture
from mingjing.inspections.commands.approve_inspection import (
    ApproveInspection,
    CallOffInspection,
    approve_inspection,
    call_off_inspection,
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
    create_inspection,
)
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
from mingjing.inspections.commands.record_inspection import (
    Answer,
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
from mingjing.inspections.commands.report_refusal import ReportRefusal, report_refusal
from mingjing.inspections.commands.report_urgent import (
    ReportUrgentInspection,
    report_urgent_inspection,
)
from mingjing.inspections.commands.review_measures import ReviewMeasures, review_measures
from mingjing.inspections.kinds import Consequence, Ground, Kind, Measure, Result
from mingjing.inspections.models import Order
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

EVENING = 17
CAMERA, TABLET = "DSJ-01", "PAD-02"
IN_CHARGE = "负责人示例（虚构）"


def task(plot: VisitPlot, day: int, planned: int) -> None:
    """Create the task *day* for a visit on *planned*."""
    planned_on = plot.days.coming(planned) if planned >= 0 else plot.day(planned)
    source = "虚构值班记录" if plot.facts.kind is Kind.INDIVIDUAL else ""

    def create(act: Act, law: RuleBook) -> None:
        order = CreateInspection(
            target=plot.facts.target,
            kind=plot.facts.kind,
            items=("01", "02"),
            checklist=plot.facts.checklist,
            scheme=plot.facts.scheme,
            planned_on=planned_on,
            officers=plot.facts.officers,
            ground=Ground.MONITORING if source else None,
            ground_source=source,
            draw_source="虚构抽查记录" if plot.facts.kind is Kind.DOUBLE_RANDOM else "",
        )
        plot.number = create_inspection(order, act=act, law=law).number

    person = "p-17" if plot.facts.kind is Kind.DOUBLE_RANDOM else plot.first
    plot.plan(person, day, lambda act: create(act, plot.law_at(act)))


def approve(plot: VisitPlot, day: int) -> None:
    """Approve it before anybody goes."""
    plot.by_leader(
        day,
        lambda act, law: approve_inspection(
            ApproveInspection(plot.number, "同意检查（虚构）。"), act=act, law=law
        ),
        ARRIVAL,
    )


def arrive(plot: VisitPlot, day: int) -> None:
    """Show the certificates and begin."""
    plot.by_officer(
        day,
        lambda act, law: arrive_on_site(
            ArriveOnSite(plot.number, act.at, certificates_shown=True, device=CAMERA),
            act=act,
            law=law,
        ),
        ARRIVAL,
    )


def visit(plot: VisitPlot, day: int) -> None:
    """Go there and record what was seen."""
    arrive(plot, day)

    def record(act: Act, law: RuleBook) -> None:
        found = {one.violation for one in plot.facts.problem}
        order = RecordInspection(
            number=plot.number,
            ended_at=act.at,
            place=plot.facts.target.address,
            answers=tuple(
                Answer(one, Result.PROBLEM if one in found else Result.IN_ORDER)
                for one in plot.facts.checklist
            ),
            problems=plot.facts.problem,
            visit=SiteVisit((), IN_CHARGE, "现场负责人", "没有异议（虚构）。"),
        )
        record_inspection(order, act=act, law=law)

    plot.by_officer(day, record, LEAVING)


def picture(plot: VisitPlot, day: int, media: str, title: str) -> None:
    """Add a picture that was taken on the spot."""

    def add(act: Act, _law: RuleBook) -> None:
        stored = plot.store.receive(io.BytesIO((MEDIA / media).read_bytes()))
        order = Picture(
            plot.number,
            Description("audiovisual", title, "现场情况", media, told_party=True),
            TABLET,
            plot.facts.officers,
            on(plot.day(day), ARRIVAL, plot.spread),
            act.at - timedelta(minutes=1),
        )
        add_picture(order, stored=stored, act=act)

    plot.by_officer(day, add, LEAVING)


def rectify(plot: VisitPlot, day: int, due: int) -> None:
    """Order everything found to be put right by *due* working days from today."""
    by = plot.days.coming(due) if due >= 0 else plot.day(due)

    def give(act: Act, law: RuleBook) -> None:
        order = OrderRectification(
            plot.number,
            tuple(range(1, len(plot.facts.problem) + 1)),
            tuple("立即改正，并防止再次发生（虚构）。" for _ in plot.facts.problem),
            by,
        )
        order_rectification(order, act=act, law=law)

    plot.by_officer(day, give, LEAVING)


def halt(plot: VisitPlot, day: int, scope: str = "炉前作业区和渣坑周围（虚构）") -> None:
    """Order people out and the work to stop, for each grave hazard."""

    def give(act: Act, law: RuleBook) -> None:
        order = OrderMeasures(
            plot.number,
            tuple(n for n, one in enumerate(plot.facts.problem, start=1) if one.grave),
            (Measure.EVACUATE, Measure.SUSPEND_WORK),
            Consequence.HAZARD_ORDER,
            scope,
        )
        order_measures(order, act=act, law=law)

    plot.by_officer(day, give, LEAVING)


def review(plot: VisitPlot, day: int) -> None:
    """Review the measures afterwards."""
    opinion = passing("隐患现实存在，措施与其相当（虚构）。")
    plot.plan(
        REVIEWER,
        day,
        lambda act: review_measures(
            ReviewMeasures(plot.number, opinion(plot.number)),
            act=act,
            law=plot.law_at(act),
        ),
    )


def look_again(plot: VisitPlot, day: int, words: str = "", *, is_done: bool = True) -> None:
    """See that everything was put right, or that nothing was."""

    def see(act: Act, law: RuleBook) -> None:
        row = Order.objects.get(inspection=plot.number, nature=Order.Nature.RECTIFICATION)
        order = Reinspect(
            number=plot.number,
            order=row.pk,
            done_at=act.at,
            done=tuple(row.pending) if is_done else (),
            words=words or "台账已经补记，此后逐日记录（虚构）。",
            without_pictures="只查阅台账（虚构）",
        )
        reinspect(order, act=act, law=law)

    plot.by_officer(day, see, ARRIVAL)


def open_case_of(plot: VisitPlot, day: int) -> None:
    """Register everything found as the lead of a case."""

    def register(act: Act, _law: RuleBook) -> None:
        order = OpenCase(
            plot.number,
            tuple(range(1, len(plot.facts.problem) + 1)),
            plot.opens.facts.cause if plot.opens else "未采取措施消除事故隐患",
            legal_date(act.at),
        )
        case = open_case(order, act=act)
        if plot.opens:
            plot.opens.docket = case.docket

    plot.by_officer(day, register, AFTERNOON)


def recover(plot: VisitPlot, day: int) -> None:
    """Let the enterprise ask to go on, look whether it may, and consent."""
    asked = plot.day(day - 1)
    plot.by_officer(
        day - 1,
        lambda act, law: request_recovery(
            RequestRecovery(plot.number, asked), act=act, law=law
        ),
    )

    def examine(act: Act, law: RuleBook) -> None:
        words = "四项隐患均已排除（虚构）。"
        order = ExamineRecovery(plot.number, act.at, recoverable=True, words=words)
        examine_recovery(order, act=act, law=law)

    plot.by_officer(day, examine, ARRIVAL)
    plot.by_leader(
        day,
        lambda act, _law: consent_to_recovery(
            ConsentToRecovery(plot.number, "同意恢复（虚构）。"), act=act
        ),
        LEAVING,
    )


def conclude(plot: VisitPlot, day: int) -> None:
    """End it, whatever was found having been dealt with."""

    def end(act: Act, law: RuleBook) -> None:
        if plot.facts.problem:
            conclude_inspection(ConcludeInspection(plot.number), act=act, law=law)
        else:
            confirm_nothing_found(ConfirmNothingFound(plot.number), act=act, law=law)

    plot.by_officer(day, end, AFTERNOON)


def tell(plot: VisitPlot, day: int) -> None:
    """Tell the enterprise what came of it."""
    plot.by_officer(
        day,
        lambda act, law: feed_back(FeedBack(plot.number), act=act, law=law),
        AFTERNOON,
    )


def draft(plot: VisitPlot, day: int, summary: str) -> None:
    """Draft the public copy of the result."""
    results.drafted(plot, lambda: plot.number, plot.first, day, summary)


def publish(plot: VisitPlot, day: int, summary: str) -> None:
    """Draft the public copy of the result the day before, check and publish it."""
    draft(plot, day - 1, summary)
    results.made_public(plot, lambda: plot.number, day)


def call_off(plot: VisitPlot, day: int) -> None:
    """Call it off before anybody went."""
    plot.by_leader(
        day,
        lambda act, _law: call_off_inspection(
            CallOffInspection(plot.number, "该单位已经搬离（虚构）。"), act=act
        ),
        AFTERNOON,
    )


def announce(plot: VisitPlot, day: int) -> None:
    """Tell the enterprise that somebody will come."""
    plot.by_officer(
        day,
        lambda act, law: notify_of_inspection(
            NotifyOfInspection(plot.number), act=act, law=law
        ),
        AFTERNOON,
    )


def report(plot: VisitPlot, day: int) -> None:
    """Report an inspection that cannot wait for its approval."""
    plot.by_officer(
        day,
        lambda act, law: report_urgent_inspection(
            ReportUrgentInspection(
                plot.number, DEPUTY, act.at, "监测到制冷机房氨浓度报警（虚构）。"
            ),
            act=act,
            law=law,
        ),
        EVENING,
    )


def turned_away(plot: VisitPlot, day: int) -> None:
    """Stand before a closed gate, and say so."""
    arrive(plot, day)
    plot.by_officer(
        day,
        lambda act, law: report_refusal(
            ReportRefusal(
                plot.number,
                act.at,
                "门卫以负责人不在为由拒绝检查（虚构）。",
                CAMERA,
                "县应急管理局",
            ),
            act=act,
            law=law,
        ),
        ARRIVAL,
    )
