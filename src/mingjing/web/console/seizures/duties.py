"""What waits for a person in seizures; shown beside the duties of cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from mingjing.access.actors import Actor
from mingjing.compulsion.clocks import clocks_of
from mingjing.compulsion.queries import open_seizures_of
from mingjing.compulsion.states import State
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.seizures.asking import SeizureStep, Setting
from mingjing.web.console.seizures.table import steps_awaited

if TYPE_CHECKING:
    from mingjing.compulsion.models import Seizure


@dataclass(frozen=True, slots=True)
class SeizureDuty:
    """One thing that waits: the step, and the limit it stands under if there is one."""

    seizure: "Seizure"
    step: SeizureStep
    card: ClockCard | None
    is_expired: bool
    about: ClassVar[str] = "seizure"

    @property
    def last(self) -> date:
        """The last day; where the law says at once, or sets none, the day it began to wait."""
        if self.card is not None:
            return self.card.last
        return self.seizure.ended_on or self.seizure.created_on

    @property
    def is_at_once(self) -> bool:
        """Whether the law says 立即, without a day."""
        return self.seizure.stage is State.LIFTED


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of a seizure have started: running ones first."""
    clocks = clocks_of(setting.seizure, setting.law)
    cards = [card_of(clock, setting.today) for clock in clocks]
    return sorted(cards, key=lambda card: (card.done_on is not None, card.last))


def seizure_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[SeizureDuty]:
    """Return what waits for *actor* in seizures, soonest first."""
    duties = [
        duty
        for seizure in open_seizures_of(actor)
        for duty in _of(Setting(seizure, actor, at, today, law))
    ]
    return sorted(duties, key=lambda duty: (duty.last, duty.seizure.number))


def _of(setting: Setting) -> list[SeizureDuty]:
    steps = steps_awaited(setting)
    if not steps:
        return []
    cards = [card for card in cards_of(setting) if card.done_on is None]
    return [
        SeizureDuty(
            setting.seizure,
            step,
            next((card for card in cards if card.due.rule == step.clock), None),
            setting.is_expired,
        )
        for step in steps
    ]
