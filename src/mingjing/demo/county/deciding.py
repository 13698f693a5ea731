"""From the notice to the archive, in the county."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.deliberate import Deliberate, deliberate
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    RecordDefence,
    WaiveRights,
    give_notice,
    record_defence,
    waive_rights,
)
from mingjing.cases.commands.perform import (
    CloseCase,
    CompletePerformance,
    RecordPayment,
    Serve,
    close_case,
    complete_performance,
    record_payment,
    serve,
)
from mingjing.cases.commands.perform_duty import RecordDutyPerformed, record_duty_performed
from mingjing.cases.deliveries import Delivery
from mingjing.demo.county import machine
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import DEPUTY, HEAD
from mingjing.kernel.money import fen_from_yuan
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import DecisionKind, Performer
from mingjing.statute.performers import performer_of

ARCHIVIST = "p-10"
RECEIVED_BY = "单位收发（虚构）"
PERFORMED = "处罚决定履行完毕"


def notice(plot: CasePlot, day: int) -> None:
    """Tell the party what is proposed, why, and what its rights are."""
    given = plot.day(day)
    delivery = Delivery(
        receiver=RECEIVED_BY, relation="当事人的工作人员", place=plot.facts.party.address
    )
    plot.plan(
        plot.lead,
        day,
        lambda act: give_notice(
            GiveNotice(plot.docket, plot.officers, given, delivery), act=act, law=plot.law
        ),
        10,
    )


def defend(plot: CasePlot, day: int) -> None:
    """Record what the party says, and why it changes nothing."""
    _record_defence(plot, day, adopted_at_yuan="")


def defend_with_success(plot: CasePlot, day: int, *, fine_yuan: str) -> None:
    """Record what the party says and adopt it: the fine becomes smaller, the review stale."""
    _record_defence(plot, day, adopted_at_yuan=fine_yuan)


def waive(plot: CasePlot, day: int, *, defence: bool = True, hearing: bool = False) -> None:
    """Record that the party expressly gave up rights."""
    waived = plot.day(day)
    plot.plan(
        plot.lead,
        day,
        lambda act: waive_rights(
            WaiveRights(plot.docket, waived, defence=defence, hearing=hearing), act=act
        ),
        11,
    )


def meet(plot: CasePlot, day: int) -> None:
    """Let the leaders deliberate."""
    held = plot.day(day)
    plot.plan(
        HEAD,
        day,
        lambda act: deliberate(
            Deliberate(
                plot.docket,
                held,
                (HEAD, DEPUTY),
                minutes=plot.facts.say("minutes"),
                conclusion=plot.facts.say("conclusion"),
            ),
            act=act,
        ),
    )


def decide(plot: CasePlot, day: int, by: str = HEAD) -> None:
    """Decide the penalty."""
    plot.plan(
        by,
        day,
        lambda act: decide_penalty(DecidePenalty(plot.docket), act=act, law=plot.law),
        11,
    )


def serve_decision(plot: CasePlot, day: int, mode: str = "direct") -> None:
    """Serve the decision on the party."""
    served = plot.day(day)
    machine.make_papers(plot, day, 10)
    plot.plan(
        plot.lead,
        day,
        lambda act: serve(
            Serve(
                plot.docket,
                mode,
                plot.officers,
                served,
                receiver=RECEIVED_BY,
                relation="当事人的工作人员",
                place=plot.facts.party.address,
            ),
            act=act,
            law=plot.law,
        ),
        14,
    )


def pay(plot: CasePlot, day: int, yuan: str = "") -> None:
    """Record what the collecting bank reported: the whole fine, or a part of it."""
    paid = plot.day(day)
    amount = fen_from_yuan(yuan or plot.facts.fine_yuan)
    reference = f"代收-虚构-{plot.spread:02}{len(plot.acts):02}"
    plot.plan(
        plot.lead,
        day,
        lambda act: record_payment(
            RecordPayment(plot.docket, paid, amount, reference), act=act
        ),
        16,
    )


def perform(plot: CasePlot, day: int, how: str) -> None:
    """Record that what was ordered beside money was done."""
    done = plot.day(day)
    for kind in plot.facts.kinds:
        if performer_of(plot.law, kind, done) is not Performer.SERVICE:
            plot.plan(plot.lead, day, _performing(plot, kind, done, how), 16)
    plot.plan(
        plot.lead,
        day,
        lambda act: complete_performance(CompletePerformance(plot.docket, done, how), act=act),
        17,
    )


def _performing(
    plot: CasePlot, kind: DecisionKind, done: date, how: str
) -> Callable[[Act], object]:
    return lambda act: record_duty_performed(
        RecordDutyPerformed(plot.docket, kind.value, done, how), act=act
    )


def finish(plot: CasePlot, day: int) -> None:
    """Close the case."""
    plot.plan(
        DEPUTY, day, lambda act: close_case(CloseCase(plot.docket, PERFORMED), act=act), 10
    )


def archive(plot: CasePlot, day: int) -> None:
    """Take the file into the archive."""

    def put_away(act: Act) -> None:
        archive_casefile(ArchiveCasefile(plot.docket), act=act, law=plot.law, store=plot.store)

    machine.make_papers(plot, day, 9)
    plot.plan(ARCHIVIST, day, put_away, 10)


def _record_defence(plot: CasePlot, day: int, *, adopted_at_yuan: str) -> None:
    made = plot.day(day)
    adopted = bool(adopted_at_yuan)
    amended = (
        replace(plot.facts.proposal, fine_fen=fen_from_yuan(adopted_at_yuan))
        if adopted
        else None
    )
    plot.plan(
        plot.lead,
        day,
        lambda act: record_defence(
            RecordDefence(
                plot.docket,
                made,
                statement=plot.facts.say("defence"),
                adopted=adopted,
                answer=plot.facts.say("answer"),
                amended=amended,
            ),
            act=act,
            law=plot.law,
        ),
        15,
    )
