"""What waits for a person in penalties on the spot; shown beside the duties of cases."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import clocks_of
from mingjing.summary.queries import open_penalties_of, visible_penalties
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, limits_of, soonest_first
from mingjing.web.console.sources import NOBODY, Source, View
from mingjing.web.console.summary.asking import PAGES, Setting, SummaryStep
from mingjing.web.console.summary.table import awaited_of, steps_open
from mingjing.web.templating import moment

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryPenalty


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events have started: running ones first."""
    return cards_from(clocks_of(setting.penalty, setting.law), setting.today)


def summary_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in penalties on the spot, soonest first."""
    return soonest_first(duties_in(open_penalties_of(actor), actor, View(at, today, law)))


def duties_in(
    penalties: "Sequence[SummaryPenalty]", actor: Actor, view: View
) -> list[LifeDuty]:
    """Return what waits for *actor* in some of them, one after the other."""
    settings = (Setting(one, actor, view.at, view.today, view.law) for one in penalties)
    return [duty for setting in settings for duty in _of(setting)]


def named_in(row: "SummaryPenalty") -> set[str]:
    """Return everybody for whom it may wait by name, or who is kept out of it."""
    return {*row.officers, row.entrusted_officer} - {""}


def next_limits(penalties: "Sequence[SummaryPenalty]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    settings = [Setting(one, NOBODY, view.at, view.today, view.law) for one in penalties]
    return limits_of({one.penalty.number: cards_of(one) for one in settings})


def _of(setting: Setting) -> list[LifeDuty]:
    cards = cards_of(setting)
    waiting = awaited_of(setting, steps_open(setting))
    return [_duty(setting, step, cards) for step in waiting]


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
        step.needs,
    )


SOURCE = Source(
    "summary", visible_penalties, open_penalties_of, duties_in, named_in, next_limits
)
