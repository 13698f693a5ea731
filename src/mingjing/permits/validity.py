"""How long a permit is valid: its days, what renews it in silence, and when to say so."""

from dataclasses import dataclass
from datetime import date

from mingjing.permits.catalogue import kind_of
from mingjing.permits.kinds import Purpose
from mingjing.permits.models import Application, Permit
from mingjing.permits.permit_states import ENDED
from mingjing.permits.states import State
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

RENEWED = "all-2019:50.2"
WARNINGS = ("PERMIT-WARN-60", "PERMIT-WARN-30", "PERMIT-WARN-7")
NEVER_ANSWERED = (
    State.APPLIED,
    State.ACCEPTED,
    State.EXAMINING,
    State.IN_SPECIAL,
    State.HEARING,
    State.PROPOSED,
)


@dataclass(frozen=True, slots=True)
class Validity:
    """Until when a permit is valid, and why.

    Args:
        last: last day.
        renewed_on: day on which it ran out and was renewed by silence; None where it was not.
        by: number of the application that nobody answered; empty for none.
    """

    last: date
    renewed_on: date | None = None
    by: str = ""


def validity_of(permit: Permit, today: date, law: RuleBook) -> Validity:
    """Return until when it is valid: what was decided, or what silence made of it."""
    silent = next(
        (one for one in _renewals(permit) if renewed_by_silence(one, permit, today)), None
    )
    if silent is None:
        return Validity(permit.valid_until)
    last = law.due(kind_of(permit.kind).term, permit.valid_until).nominal
    return Validity(day_of(last), permit.valid_until, silent.number)


def renewed_by_silence(application: Application, permit: Permit, today: date) -> bool:
    """Say whether an application to renew *permit* went unanswered until it ran out.

    One that waits for what the applicant was told to supply is not unanswered.
    """
    if application.purpose != Purpose.RENEWAL or application.applied_on > permit.valid_until:
        return False
    if application.decided_on is not None:
        return permit.valid_until < application.decided_on and application.delivered_on is None
    return permit.valid_until < today and application.stage in NEVER_ANSWERED


def is_expired(permit: Permit, today: date, law: RuleBook) -> bool:
    """Say whether it ran out and nothing renewed it."""
    return today > validity_of(permit, today, law).last


def is_valid(permit: Permit, today: date, law: RuleBook) -> bool:
    """Say whether its holder may rely on it today."""
    return permit.stage not in ENDED and not is_expired(permit, today, law)


def warning_of(permit: Permit, today: date, law: RuleBook) -> str:
    """Return the rule of the nearest warning that has come, empty before the first.

    None is due where the permit ended, or where its renewal is under way or decided.
    """
    last = validity_of(permit, today, law).last
    under_way = any(one.stage in NEVER_ANSWERED for one in _renewals(permit))
    if permit.stage in ENDED or under_way or today > last:
        return ""
    come = [rule for rule in WARNINGS if today >= day_of(law.due(rule, last).nominal)]
    return come[-1] if come else ""


def must_be_reminded(permit: Permit, today: date, law: RuleBook) -> bool:
    """Say whether a warning has come of which the holder was not told since."""
    rule = warning_of(permit, today, law)
    if not rule:
        return False
    come = day_of(law.due(rule, validity_of(permit, today, law).last).nominal)
    return permit.reminded_on is None or permit.reminded_on < come


def _renewals(permit: Permit) -> list[Application]:
    rows = [one for one in permit.applications.all() if one.purpose == Purpose.RENEWAL]
    return sorted(rows, key=lambda one: (one.applied_on, one.number))
