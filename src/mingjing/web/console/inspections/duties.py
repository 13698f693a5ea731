"""What waits for a person in inspections; shown beside the duties of cases."""

from datetime import date, datetime

from mingjing.access.actors import Actor
from mingjing.inspections.clocks import clocks_of
from mingjing.inspections.queries import open_inspections_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.inspections.asking import PAGES, InspectionStep, Setting
from mingjing.web.console.inspections.table import steps_open
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, soonest_first


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of an inspection have started: running ones first."""
    return cards_from(clocks_of(setting.inspection, setting.law), setting.today)


def inspection_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in inspections, soonest first."""
    return soonest_first(
        duty
        for inspection in open_inspections_of(actor)
        for duty in _of(Setting(inspection, actor, at, today, law))
    )


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
    )
