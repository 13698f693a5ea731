"""What waits for a person in penalties on the spot; shown beside the duties of cases."""

from datetime import date, datetime

from mingjing.access.actors import Actor
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import clocks_of
from mingjing.summary.queries import open_penalties_of
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, soonest_first
from mingjing.web.console.summary.asking import PAGES, Setting, SummaryStep
from mingjing.web.console.summary.table import steps_open
from mingjing.web.templating import moment


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events have started: running ones first."""
    return cards_from(clocks_of(setting.penalty, setting.law), setting.today)


def summary_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in penalties on the spot, soonest first."""
    return soonest_first(
        duty
        for penalty in open_penalties_of(actor)
        for duty in _of(Setting(penalty, actor, at, today, law))
    )


def _of(setting: Setting) -> list[LifeDuty]:
    cards = cards_of(setting)
    return [_duty(setting, step, cards) for step in steps_open(setting) if step.is_main]


def _duty(setting: Setting, step: SummaryStep, cards: list[ClockCard]) -> LifeDuty:
    """Return one duty; where the law sets no limit it waits since it was found: on the spot."""
    penalty = setting.penalty
    return LifeDuty(
        PAGES,
        penalty.number,
        penalty.party.name,
        f"当场处罚：{penalty.cause}",
        penalty.stage.label,
        step,
        card_for(step.clock, cards),
        legal_date(penalty.found_at),
        f"{moment(penalty.found_at)} 发现",
    )
