"""What waits for a person in applications and permits; shown beside the duties of cases."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.permits.clocks import clocks_of, clocks_of_permit
from mingjing.permits.queries import (
    checks_of,
    hearings_of,
    open_applications_of,
    open_permits_of,
    visible_applications,
    visible_permits,
)
from mingjing.statute.limits import RuleBook
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, card_for, cards_from, limits_of, soonest_first
from mingjing.web.console.offered import steps_awaited
from mingjing.web.console.permits import granted
from mingjing.web.console.permits.asking import (
    PAGES,
    PERMIT_PAGES,
    ApplicationStep,
    PermitSetting,
    PermitStep,
    Setting,
)
from mingjing.web.console.permits.steps import STEPS
from mingjing.web.console.sources import NOBODY, Source, View

if TYPE_CHECKING:
    from mingjing.permits.models import Application, Permit


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of an application have started."""
    return cards_from(clocks_of(setting.application, setting.today, setting.law), setting.today)


def permit_cards_of(setting: PermitSetting) -> list[ClockCard]:
    """Return the limits of remedies against the end of a permit."""
    return cards_from(clocks_of_permit(setting.permit, setting.law), setting.today)


def permit_duties(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[LifeDuty]:
    """Return what waits for *actor* in applications and permits, soonest first."""
    view = View(at, today, law)
    applications = duties_in(open_applications_of(actor), actor, view)
    return soonest_first(
        [*applications, *duties_in_permits(open_permits_of(actor), actor, view)]
    )


def duties_in(rows: "Sequence[Application]", actor: Actor, view: View) -> list[LifeDuty]:
    """Return what waits for *actor* in some applications, one after the other."""
    settings = (Setting(one, actor, view.at, view.today, view.law) for one in rows)
    return [duty for setting in settings for duty in _of(setting)]


def duties_in_permits(rows: "Sequence[Permit]", actor: Actor, view: View) -> list[LifeDuty]:
    """Return what waits for *actor* in some permits, one after the other."""
    settings = (PermitSetting(one, actor, view.at, view.today, view.law) for one in rows)
    return [duty for setting in settings for duty in _of_permit(setting)]


def named_in(row: "Application") -> set[str]:
    """Return everybody for whom it may wait by name, or who is kept out of it."""
    seen = {code for one in checks_of(row) for code in (one.first_officer, one.second_officer)}
    presided = {one.presiding_officer for one in hearings_of(row)}
    return {row.created_by, *row.examiners, *seen, *presided, row.reviewed_by}


def named_in_permit(row: "Permit") -> set[str]:
    """Return everybody who is kept out of it."""
    return {row.challenged_by, row.reviewed_by}


def next_limits(rows: "Sequence[Application]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    settings = [Setting(one, NOBODY, view.at, view.today, view.law) for one in rows]
    return limits_of({one.number: cards_of(one) for one in settings})


def next_limits_of_permits(rows: "Sequence[Permit]", view: View) -> dict[str, date]:
    """Return the day of the limit that ends first, by number: only remedies have one."""
    settings = [PermitSetting(one, NOBODY, view.at, view.today, view.law) for one in rows]
    return limits_of({one.number: permit_cards_of(one) for one in settings})


def _of(setting: Setting) -> list[LifeDuty]:
    steps = steps_awaited(STEPS, setting)
    if not steps:
        return []
    cards = cards_of(setting)
    return [_duty(setting, step, cards) for step in steps]


def _duty(setting: Setting, step: ApplicationStep, cards: list[ClockCard]) -> LifeDuty:
    """Return one duty; what silence has accepted stands under the limit of the decision."""
    row = setting.application
    silent = setting.silence is not None
    decides = step.clock == "decide" or silent
    rule = setting.kind.decide_within if decides else step.clock
    return LifeDuty(
        PAGES,
        row.number,
        row.party_name,
        setting.kind.name,
        setting.stage,
        step,
        card_for(rule, cards),
        row.decided_on or row.received_on,
        f"{row.received_on.isoformat()} 收到",
        step.post(setting),
        is_late=silent and row.accepted_on is None,
    )


def _of_permit(setting: PermitSetting) -> list[LifeDuty]:
    return [_permit_duty(setting, step) for step in steps_awaited(granted.STEPS, setting)]


def _permit_duty(setting: PermitSetting, step: PermitStep) -> LifeDuty:
    row = setting.permit
    since = row.ended_on or row.challenged_on or row.valid_until
    return LifeDuty(
        PERMIT_PAGES,
        row.number,
        row.party_name,
        setting.kind.name,
        setting.stage,
        step,
        card_for(step.clock, permit_cards_of(setting)),
        since,
        f"{since.isoformat()} 起",
        step.post(setting),
        is_late=setting.is_expired,
    )


SOURCE = Source(
    "application",
    visible_applications,
    open_applications_of,
    duties_in,
    named_in,
    next_limits,
    by_the_hour=True,
)
PERMIT_SOURCE = Source(
    "permit",
    lambda actor: visible_permits(actor).distinct(),
    open_permits_of,
    duties_in_permits,
    named_in_permit,
    next_limits_of_permits,
    rests_on=("applications",),
)
