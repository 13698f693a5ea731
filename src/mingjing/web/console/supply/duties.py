"""What waits for a person in stops of supply; shown beside the duties of cases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.compulsion.supply.clocks import clocks_of
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.queries import open_supply_stops_of, visible_supply_stops
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, limits_of, soonest_first
from mingjing.web.console.offered import steps_awaited
from mingjing.web.console.sources import NOBODY, Source, View
from mingjing.web.console.supply.asking import PAGES, Setting, SupplyStep
from mingjing.web.console.supply.steps import STEPS

if TYPE_CHECKING:
    from mingjing.compulsion.models import SupplyStop


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit of a stop; hours to be waited for are met once they are over."""
    clocks = clocks_of(setting.stop, setting.law)
    until = setting.until
    if until is not None and not setting.waits:
        over = legal_date(until)
        clocks = [replace(one, done_on=one.done_on or over) for one in clocks]
    return cards_from(clocks, setting.today)


def supply_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in stops of supply, soonest first."""
    return soonest_first(duties_in(open_supply_stops_of(actor), actor, View(at, today, law)))


def duties_in(stops: "Sequence[SupplyStop]", actor: Actor, view: View) -> list[LifeDuty]:
    """Return what waits for *actor* in some of them, one after the other."""
    settings = (Setting(one, actor, view.at, view.today, view.law) for one in stops)
    return [duty for setting in settings for duty in _of(setting)]


def named_in(row: "SupplyStop") -> set[str]:
    """Return everybody for whom it may wait by name, or who is kept out of it."""
    return {row.created_by, *row.officers, row.reviewed_by}


def next_limits(stops: "Sequence[SupplyStop]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    settings = [Setting(one, NOBODY, view.at, view.today, view.law) for one in stops]
    return limits_of({one.stop.number: cards_of(one) for one in settings})


def _of(setting: Setting) -> list[LifeDuty]:
    steps = steps_awaited(STEPS, setting)
    if not steps:
        return []
    cards = cards_of(setting)
    return [_duty(setting, step, cards) for step in steps]


def _duty(setting: Setting, step: SupplyStep, cards: list[ClockCard]) -> LifeDuty:
    """Return one duty; once the order is obeyed the law says 及时, without a day."""
    stop = setting.stop
    lifts = step.slug == "lift"
    since = stop.performed_on or setting.today if lifts else stop.created_on
    return LifeDuty(
        PAGES,
        stop.number,
        stop.party_name,
        Supply(stop.supply).label,
        stop.stage.label,
        step,
        card_for(step.clock, cards),
        since,
        f"{since.isoformat()} {'履行，应当及时解除' if lifts else '提请'}",
        step.post(setting),
        is_late=lifts,
    )


SOURCE = Source(
    "supply",
    visible_supply_stops,
    open_supply_stops_of,
    duties_in,
    named_in,
    next_limits,
    rests_on=("docket", "inspection"),
    by_the_hour=True,
)
