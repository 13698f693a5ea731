"""What goes on in a case of the county beside its steps: who withdraws, what is kept, rests."""

from mingjing.cases.investigation.appraising import SentItem
from mingjing.cases.investigation.commands.appraise import (
    CommissionAppraisal,
    commission_appraisal,
)
from mingjing.cases.investigation.commands.monitor import (
    EnterMonitoringRecord,
    enter_monitoring_record,
)
from mingjing.cases.investigation.commands.preserve import (
    ApprovePreservation,
    ImposePreservation,
    RequestPreservation,
    approve_preservation,
    impose_preservation,
    request_preservation,
)
from mingjing.cases.investigation.commands.rectify import OrderToRectify, order_to_rectify
from mingjing.cases.investigation.commands.recuse import RequestRecusal, request_recusal
from mingjing.cases.investigation.commands.settle_preservation import (
    ProposeSettlement,
    propose_settlement,
)
from mingjing.cases.investigation.commands.suspend_case import SuspendCase, suspend_case
from mingjing.cases.investigation.models import Preservation
from mingjing.cases.investigation.preserving import PreservedFacts
from mingjing.demo.county.opening import AFTERNOON, IN_CHARGE, MORNING, NOON
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import DEPUTY
from mingjing.demo.telling import on
from mingjing.ledger.recording import Act


def preserve(plot: CasePlot, day: int) -> None:
    """Ask for what is named in the data, let it be approved, and list it on the spot."""
    named = plot.facts.say("preserved")
    things = tuple(PreservedFacts(*line.split("｜")) for line in named.split("；"))
    plot.plan(
        plot.lead,
        day,
        lambda act: request_preservation(
            RequestPreservation(
                plot.docket,
                plot.facts.say("may_be_lost"),
                tuple(f"{one.name} {one.quantity}{one.unit}" for one in things),
                "就地加封保存（虚构）",
            ),
            act=act,
        ),
        MORNING,
    )
    plot.plan(
        DEPUTY,
        day,
        lambda act: approve_preservation(
            ApprovePreservation(plot.docket, _of(plot), "同意先行登记保存（虚构）。"),
            act=act,
            law=plot.law,
        ),
        MORNING,
    )
    date_, later = plot.day(day), plot.day(day + 1)

    def impose(act: Act) -> None:
        order = ImposePreservation(
            plot.docket,
            _of(plot),
            plot.officers,
            imposed_at=on(date_, NOON),
            place=plot.facts.place,
            items=things,
            receiver=IN_CHARGE,
            appear_on=later,
            appear_at="本局二楼接待室（虚构）",
            told_of_recording=True,
            device="CAM-01",
        )
        impose_preservation(order, act=act, law=plot.law)

    plot.plan(plot.lead, day, impose, NOON)


def propose_settling(plot: CasePlot, day: int, outcome: str) -> None:
    """Propose what becomes of it."""
    plot.plan(
        plot.lead,
        day,
        lambda act: propose_settlement(
            ProposeSettlement(plot.docket, _of(plot), outcome, plot.facts.say("settling")),
            act=act,
            law=plot.law,
        ),
        AFTERNOON,
    )


def suspend(plot: CasePlot, day: int, ground: str) -> None:
    """Let the case rest."""
    plot.plan(
        DEPUTY,
        day,
        lambda act: suspend_case(
            SuspendCase(plot.docket, ground, plot.facts.say("rests")), act=act, law=plot.law
        ),
        AFTERNOON,
    )


def ask_to_withdraw(plot: CasePlot, day: int, person: str = "") -> None:
    """Enter that the party asked one of the two officers, or somebody else, to withdraw."""
    date_, who = plot.day(day), person or plot.officers[1]
    plot.plan(
        plot.lead,
        day,
        lambda act: request_recusal(
            RequestRecusal(plot.docket, who, plot.facts.say("withdraws"), date_, by_party=True),
            act=act,
        ),
        MORNING,
    )


def commission(plot: CasePlot, day: int, *, due: int) -> None:
    """Send something to be appraised, the opinion to be there on a day to come."""
    last = plot.day(due)
    item = SentItem(*plot.facts.say("sent").split("｜"))
    plot.plan(
        plot.lead,
        day,
        lambda act: commission_appraisal(
            CommissionAppraisal(
                plot.docket,
                "示范市检测中心（虚构）",
                (item,),
                plot.facts.say("to_find_out"),
                last,
                "示例",
                "0356-0000000",
            ),
            act=act,
            law=plot.law,
        ),
        NOON,
    )


def monitor(plot: CasePlot, day: int) -> None:
    """Say of the first item of evidence that monitoring made it."""
    seen = on(plot.day(day), MORNING)
    plot.plan(
        plot.lead,
        day,
        lambda act: enter_monitoring_record(
            EnterMonitoringRecord(
                plot.docket,
                1,
                "厂区大门固定摄像机 SP-07（虚构）",
                "示范路口（虚构）",
                "2026-01-05 县政府网公布（虚构）",
                "检定证书1号，设备符合标准、设置合理、标志明显（虚构）",
                "法规股审核意见1号（虚构）",
                seen,
            ),
            act=act,
        ),
        AFTERNOON,
    )


def rectify(plot: CasePlot, day: int, *, due: int) -> None:
    """Order what was seen to be put right until a day."""
    last = plot.day(due)
    plot.plan(
        plot.lead,
        day,
        lambda act: order_to_rectify(
            OrderToRectify(
                plot.docket,
                plot.officers,
                plot.facts.findings,
                (plot.facts.say("demand"),),
                last,
            ),
            act=act,
            law=plot.law,
        ),
        AFTERNOON,
    )


def _of(plot: CasePlot) -> int:
    row = Preservation.objects.filter(case=plot.docket).order_by("pk").last()
    return row.pk if row else 0
