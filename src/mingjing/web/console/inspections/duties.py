"""What waits for a person in inspections; shown beside the duties of cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from mingjing.access.actors import Actor
from mingjing.inspections.clocks import clocks_of
from mingjing.inspections.queries import open_inspections_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.inspections.asking import InspectionStep, Setting
from mingjing.web.console.inspections.table import steps_open

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection


@dataclass(frozen=True, slots=True)
class InspectionDuty:
    """One thing that waits: the step, and the limit it stands under if there is one."""

    inspection: "Inspection"
    step: InspectionStep
    card: ClockCard | None
    about: ClassVar[str] = "inspection"

    @property
    def last(self) -> date:
        """The last day, or the planned one where the law sets none."""
        return self.card.last if self.card else self.inspection.planned_on


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of an inspection have started: running ones first."""
    clocks = clocks_of(setting.inspection, setting.law)
    cards = [card_of(clock, setting.today) for clock in clocks]
    return sorted(cards, key=lambda card: (card.done_on is not None, card.last))


def inspection_duties(
    actor: Actor, at: datetime, today: date, law: RuleBook
) -> list[InspectionDuty]:
    """Return what waits for *actor* in inspections, soonest first."""
    duties = [
        duty
        for inspection in open_inspections_of(actor)
        for duty in _of(Setting(inspection, actor, at, today, law))
    ]
    return sorted(duties, key=lambda duty: (duty.last, duty.inspection.number))


def _of(setting: Setting) -> list[InspectionDuty]:
    """Return the last main step of the officers, and each of the others."""
    steps = [step for step in steps_open(setting) if step.is_main]
    of_crew = [step for step in steps if step.by_crew]
    shown = [*(step for step in steps if not step.by_crew), *of_crew[-1:]]
    if not shown:
        return []
    cards = [card for card in cards_of(setting) if card.done_on is None]
    return [
        InspectionDuty(
            setting.inspection,
            step,
            next((card for card in cards if card.due.rule == step.clock), None),
        )
        for step in shown
    ]
