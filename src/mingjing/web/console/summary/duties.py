"""What waits for a person in penalties on the spot; shown beside the duties of cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from mingjing.access.actors import Actor
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import clocks_of
from mingjing.summary.queries import open_penalties_of
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.summary.asking import Setting, SummaryStep
from mingjing.web.console.summary.table import steps_open

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryPenalty


@dataclass(frozen=True, slots=True)
class SummaryDuty:
    """One thing that waits: the step, and the limit it stands under if there is one."""

    penalty: "SummaryPenalty"
    step: SummaryStep
    card: ClockCard | None
    about: ClassVar[str] = "summary"

    @property
    def last(self) -> date:
        """The last day, or the day it was found where the law sets none: on the spot."""
        return self.card.last if self.card else legal_date(self.penalty.found_at)


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events have started: running ones first."""
    clocks = clocks_of(setting.penalty, setting.law)
    cards = [card_of(clock, setting.today) for clock in clocks]
    return sorted(cards, key=lambda card: (card.done_on is not None, card.last))


def summary_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[SummaryDuty]:
    """Return what waits for *actor* in penalties on the spot, soonest first."""
    duties = [
        duty
        for penalty in open_penalties_of(actor)
        for duty in _of(Setting(penalty, actor, at, today, law))
    ]
    return sorted(duties, key=lambda duty: (duty.last, duty.penalty.number))


def _of(setting: Setting) -> list[SummaryDuty]:
    cards = [card for card in cards_of(setting) if card.done_on is None]
    return [
        SummaryDuty(
            setting.penalty,
            step,
            next((card for card in cards if card.due.rule == step.clock), None),
        )
        for step in steps_open(setting)
        if step.is_main
    ]
