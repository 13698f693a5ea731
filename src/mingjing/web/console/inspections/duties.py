"""What waits for a person in inspections; shown beside the duties of cases."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.inspections.clocks import clocks_of
from mingjing.inspections.queries import open_inspections_of, visible_inspections
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.inspections.asking import PAGES, InspectionStep, Setting
from mingjing.web.console.inspections.table import steps_open
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, limits_of, soonest_first
from mingjing.web.console.sources import NOBODY, Source, View

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of an inspection have started: running ones first."""
    return cards_from(clocks_of(setting.inspection, setting.law), setting.today)


def inspection_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in inspections, soonest first."""
    return soonest_first(duties_in(open_inspections_of(actor), actor, View(at, today, law)))


def duties_in(inspections: "Sequence[Inspection]", actor: Actor, view: View) -> list[LifeDuty]:
    """Return what waits for *actor* in some of them, one after the other."""
    settings = (Setting(one, actor, view.at, view.today, view.law) for one in inspections)
    return [duty for setting in settings for duty in _of(setting)]


def named_in(row: "Inspection") -> set[str]:
    """Return everybody for whom it may wait by name, or who is kept out of it."""
    return {row.created_by, *row.officers}


def next_limits(inspections: "Sequence[Inspection]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    settings = [Setting(one, NOBODY, view.at, view.today, view.law) for one in inspections]
    return limits_of({one.inspection.number: cards_of(one) for one in settings})


def _of(setting: Setting) -> list[LifeDuty]:
    """Return the last main step of the officers, and each of the others."""
    steps = [step for step in steps_open(setting) if step.is_main]
    of_crew = [step for step in steps if step.by_crew]
    shown = [*(step for step in steps if not step.by_crew), *of_crew[-1:]]
    if not shown:
        return []
    cards = cards_of(setting)
    return [_duty(setting, step, cards) for step in shown]


def _duty(setting: Setting, step: InspectionStep, cards: list[ClockCard]) -> LifeDuty:
    inspection = setting.inspection
    return LifeDuty(
        PAGES,
        inspection.number,
        inspection.target.name,
        inspection.get_kind_display(),
        inspection.stage.label,
        step,
        card_for(step.clock, cards),
        inspection.planned_on,
        f"计划 {inspection.planned_on.isoformat()}",
        step.needs,
    )


SOURCE = Source(
    "inspection", visible_inspections, open_inspections_of, duties_in, named_in, next_limits
)
