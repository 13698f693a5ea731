"""A review that somebody tries to skip: an attempt at the gate, and a receipt from outside."""

from contextlib import suppress

from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import HEAD
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.recording import Act
from mingjing.supervision.commands.enter_outside_item import (
    EnterOutsideItem,
    Kind,
    enter_outside_item,
)


def try_to_decide(plot: CasePlot, day: int) -> None:
    """Let the head try to decide what nobody reviewed; the refusal stays on record."""

    def attempt(act: Act) -> None:
        with suppress(RefusalError):
            decide_penalty(DecidePenalty(plot.docket), act=act, law=plot.law)

    plot.plan(HEAD, day, attempt, 10)


def find_receipt(plot: CasePlot, day: int) -> None:
    """Let an officer enter a receipt of a fine that no decision of the system stands behind."""

    def enter(act: Act) -> None:
        number, source = "罚没收据0001（虚构）", "银行对账单（虚构）"
        order = EnterOutsideItem(Kind.RECEIPT, number, plot.day(day), source, "", plot.docket)
        enter_outside_item(order, act=act)

    plot.plan(plot.lead, day, enter, 11)
