"""What happens to each penalty on the spot of the county, told from today like the cases."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.cases.deliveries import Delivery
from mingjing.cases.demanding import DemandPerformance, ImposeAdditionalFine
from mingjing.demo.county import results
from mingjing.demo.county.opening import CUSTODIANS
from mingjing.demo.county.spots import SpotPlot
from mingjing.demo.story import DEPUTY
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.commands.archive_summary_penalty import (
    ArchiveSummaryPenalty,
    archive_summary_penalty,
)
from mingjing.summary.commands.collect_on_the_spot import CollectOnTheSpot, collect_on_the_spot
from mingjing.summary.commands.decide_on_the_spot import DecideOnTheSpot, decide_on_the_spot
from mingjing.summary.commands.deliver_on_the_spot import DeliverOnTheSpot, deliver_on_the_spot
from mingjing.summary.commands.enforce_summary_fine import (
    demand_summary_fine,
    impose_summary_addition,
)
from mingjing.summary.commands.find_on_the_spot import FindOnTheSpot, find_on_the_spot
from mingjing.summary.commands.hand_in import (
    ReceiveCollectedFine,
    RecordSummaryPayment,
    receive_collected_fine,
    record_summary_payment,
)
from mingjing.summary.commands.hear_on_the_spot import HearOnTheSpot, hear_on_the_spot
from mingjing.summary.commands.report_summary_penalty import (
    ReportSummaryPenalty,
    report_summary_penalty,
)
from mingjing.summary.commands.turn_into_ordinary import TurnIntoOrdinary, turn_into_ordinary
from mingjing.summary.kinds import Ground, Reason

CAMERA = "DSJ-01"


def _find(plot: SpotPlot, day: int) -> None:
    facts = plot.facts

    def find(act: Act, law: RuleBook) -> None:
        order = FindOnTheSpot(
            party=facts.party,
            violation=facts.violation,
            sanction=facts.sanction,
            facts=facts.facts,
            evidence=facts.evidence,
            place=facts.party.address,
            found_at=act.at,
            officers=facts.officers,
            certificates_shown=True,
            fine_fen=facts.fine_fen,
            device=CAMERA,
            told_of_recording=True,
        )
        plot.number = find_on_the_spot(order, act=act, law=law).number

    plot.by_officer(day, find)


def _hear(plot: SpotPlot, day: int, statement: str = "", answer: str = "") -> None:
    plot.by_officer(
        day,
        lambda act, law: hear_on_the_spot(
            HearOnTheSpot(plot.number, act.at, told=True, statement=statement, answer=answer),
            act=act,
            law=law,
        ),
    )


def _decide(plot: SpotPlot, day: int, unsigned: str = "") -> None:
    """Decide, and hand the paper over."""
    plot.by_officer(
        day,
        lambda act, law: decide_on_the_spot(DecideOnTheSpot(plot.number), act=act, law=law),
    )
    plot.by_officer(
        day,
        lambda act, _law: deliver_on_the_spot(
            DeliverOnTheSpot(plot.number, act.at, not unsigned, unsigned), act=act
        ),
    )


def _report(plot: SpotPlot, day: int) -> None:
    plot.by_officer(
        day,
        lambda act, law: report_summary_penalty(
            ReportSummaryPenalty(plot.number), act=act, law=law
        ),
    )


def _put_away(plot: SpotPlot) -> None:
    """Found nine days ago, paid at the bank, published and put away since."""
    _find(plot, -9)
    _hear(plot, -9)
    _decide(plot, -9)
    _report(plot, -8)
    paid_on = plot.day(-6)
    plot.by_officer(
        -6,
        lambda act, law: record_summary_payment(
            RecordSummaryPayment(plot.number, paid_on, "虚构凭证81", plot.facts.fine_fen),
            act=act,
            law=law,
        ),
    )
    results.drafted(plot, lambda: plot.number, plot.facts.officers[0], -6, plot.facts.facts)
    results.made_public(plot, lambda: plot.number, -5)
    plot.by(
        CUSTODIANS["zhifa"],
        -2,
        lambda act, _law: archive_summary_penalty(
            ArchiveSummaryPenalty(plot.number, "简易程序案卷第1卷（虚构）"), act=act
        ),
    )


def _collected(plot: SpotPlot) -> None:
    """Paid on the spot; the bureau has the money and not yet the bank; not yet on file."""
    _find(plot, -2)
    _hear(plot, -2)
    _decide(plot, -2)
    plot.by_officer(
        -2,
        lambda act, law: collect_on_the_spot(
            CollectOnTheSpot(
                plot.number,
                Ground.HARD_LATER,
                act.at,
                "虚构票据0082",
                "流动经营，没有固定场所（虚构）。",
            ),
            act=act,
            law=law,
        ),
    )
    received_on = plot.day(-1)
    plot.by(
        CUSTODIANS["zhifa"],
        -1,
        lambda act, law: receive_collected_fine(
            ReceiveCollectedFine(plot.number, received_on), act=act, law=law
        ),
    )


def _unsigned(plot: SpotPlot) -> None:
    """Somebody spoke in vain and did not sign; on file, not yet paid."""
    _find(plot, -4)
    _hear(plot, -4, "不知道要指定专人（虚构）。", "法律规定应当指定，理由不成立（虚构）。")
    _decide(plot, -4, "当事人拒绝签收，两名执法人员在场（虚构）。")
    _report(plot, -3)


def _disputed(plot: SpotPlot) -> None:
    """The party says that there are records: it goes on in ordinary procedure."""
    _find(plot, -3)
    _hear(plot, -3, "记录在总公司（虚构）。", "需要调取核实（虚构）。")
    plot.by_officer(
        -3,
        lambda act, _law: turn_into_ordinary(
            TurnIntoOrdinary(plot.number, Reason.EVIDENCE, "须向总公司调取记录（虚构）。"),
            act=act,
        ),
    )


def _overdue(plot: SpotPlot) -> None:
    """Not paid in its fifteen days: the additional fine is decided, and it was demanded."""
    _find(plot, -22)
    _hear(plot, -22)
    _decide(plot, -22)
    _report(plot, -21)
    plot.by(
        DEPUTY,
        -3,
        lambda act, law: impose_summary_addition(
            ImposeAdditionalFine(plot.number), act=act, law=law
        ),
    )
    officers, served_on = plot.facts.officers, plot.day(-2)
    plot.by_officer(
        -2,
        lambda act, law: demand_summary_fine(
            DemandPerformance(
                plot.number, officers, served_on, Delivery(receiver=plot.facts.party.name)
            ),
            act=act,
            law=law,
        ),
    )


SPOTS: Mapping[str, Callable[[SpotPlot], None]] = MappingProxyType(
    {
        "kiosk": _put_away,
        "stall": _collected,
        "market": _unsigned,
        "garage": _disputed,
        "overdue": _overdue,
    }
)
