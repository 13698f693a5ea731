"""The clocks of an application, derived from its events whenever they are read."""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.clocks import Clock, clocks_of_remedies
from mingjing.cases.contests import left_by
from mingjing.permits.catalogue import PermitKind, kind_of
from mingjing.permits.models import Application, Permit
from mingjing.permits.queries import (
    false_material_by,
    fraud_by,
    hearings_of,
    interested_in,
    remedies_of_application,
    remedies_of_permit,
    suspensions_of,
)
from mingjing.permits.states import State
from mingjing.statute.counted_days import Suspension
from mingjing.statute.dues import Due, day_for_party
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ACCEPT_WITHIN = "ALL-32"
ASK_WITHIN, HEAR_WITHIN = "ALL-47", "ALL-47-2"
ISSUE_WITHIN = "ALL-44"
PUBLISH_WITHIN = "SEED-PUB"
REVIEW_WITHIN = "SEED-REV"
AWAY_FOR_FALSEHOOD, AWAY_FOR_FRAUD = "ALL-78", "ALL-79"


@dataclass(frozen=True, slots=True)
class Silence:
    """受理 by silence: from which day it counts, and the day that went by in silence."""

    since: date
    last: date


def silence_of(
    application: Application, today: date, law: RuleBook, *, waits: bool | None = None
) -> Silence | None:
    """Return how an application came to be accepted by silence; None where it did not.

    While nobody has recorded it, it is derived; a filing is never accepted at all.

    Args:
        application: which one.
        today: the legal date.
        law: the book.
        waits: whether it waits to be accepted; as its state says if absent.
    """
    if kind_of(application.kind).is_filing:
        return None
    waiting = application.stage is State.APPLIED if waits is None else waits
    silent = application.by_silence or waiting
    last = day_of(law.due(ACCEPT_WITHIN, application.received_on).nominal)
    if not silent or (not application.by_silence and today <= last):
        return None
    return Silence(application.received_on, last)


def accepted_since(application: Application, today: date, law: RuleBook) -> date | None:
    """Return the day from which it counts as accepted, by notice or by silence."""
    if application.accepted_on is not None:
        return application.accepted_on
    silence = silence_of(application, today, law)
    return None if silence is None else silence.since


def decide_by(
    application: Application,
    today: date,
    law: RuleBook,
    *,
    more: tuple[Suspension, ...] = (),
) -> Due | None:
    """Return the limit of the decision; None while it does not run.

    Args:
        application: which one.
        today: tells whether silence has accepted it.
        law: the book.
        more: days that are about to be left out.
    """
    kind = kind_of(application.kind)
    since = accepted_since(application, today, law)
    if since is None or kind.is_filing:
        return None
    start = application.received_on if kind.counts_from == "received" else since
    without = (*suspensions_of(application), *more)
    if application.extended_by is None:
        return law.due(kind.decide_within, start, without=without)
    return law.extended(kind.decide_within, start, by=application.extended_by, without=without)


def clocks_of(application: Application, today: date, law: RuleBook) -> list[Clock]:
    """Return every clock that its events have started, in the order of the rows."""
    kind = kind_of(application.kind)
    over = application.ended_on
    clocks = [_of_acceptance(application, kind, today, law)]
    due = decide_by(application, today, law)
    if due is not None:
        clocks.append(Clock(due, application.decided_on or over))
    for n, one in enumerate(interested_in(application), start=1):
        if one.hearing_right:
            done = one.asked_on or one.waived_on or application.decided_on or over
            place = f"第{n}位被告知人"
            clocks.append(Clock(law.due(ASK_WITHIN, one.told_on), done, place=place))
    for hearing in hearings_of(application):
        done = hearing.held_on or hearing.ended_on or over
        clocks.append(Clock(law.due(HEAR_WITHIN, hearing.asked_on), done))
    if application.concluded_on is not None and application.review_required:
        done = application.reviewed_on or application.decided_on or over
        clocks.append(Clock(law.due(REVIEW_WITHIN, application.concluded_on), done))
    if application.decided_on is not None and application.valid_until is not None:
        clocks.append(
            Clock(law.due(ISSUE_WITHIN, application.decided_on), application.delivered_on)
        )
        clocks.append(
            Clock(
                law.due(PUBLISH_WITHIN, application.decided_on),
                application.published_on or application.withheld_on,
            )
        )
    remedies = remedies_of_application(application)
    fallen = left_by(remedies).has_fallen
    return clocks + clocks_of_remedies(remedies, law, has_fallen=fallen)


def clocks_of_permit(permit: Permit, law: RuleBook) -> list[Clock]:
    """Return the clocks of remedies against the end of a permit."""
    remedies = remedies_of_permit(permit)
    return clocks_of_remedies(remedies, law, has_fallen=left_by(remedies).has_fallen)


def hearing_open_until(application: Application, law: RuleBook) -> date | None:
    """Return the last day on which anybody who was told may still ask for a hearing."""
    days = [
        day_for_party(law.due(ASK_WITHIN, one.told_on))
        for one in interested_in(application)
        if one.hearing_right and one.asked_on is None and one.waived_on is None
    ]
    return max(days, default=None)


def banned_until(application: Application, law: RuleBook) -> date | None:
    """Return the last day on which the law keeps this applicant away; None for nowhere."""
    who = (application.party_name, application.uscc, application.kind)
    days = [law.due(AWAY_FOR_FALSEHOOD, day).nominal for day in false_material_by(*who)]
    days += [law.due(AWAY_FOR_FRAUD, day).nominal for day in fraud_by(*who)]
    last = max((day_of(day) for day in days), default=None)
    return last if last is not None and application.applied_on <= last else None


def _of_acceptance(
    application: Application, kind: PermitKind, today: date, law: RuleBook
) -> Clock:
    if kind.is_filing:
        done = application.delivered_on or application.ended_on
        return Clock(law.due(kind.decide_within, application.received_on), done)
    done = accepted_since(application, today, law) or application.ended_on
    if done is None and application.stage is State.INCOMPLETE:
        done = application.told_on
    return Clock(law.due(ACCEPT_WITHIN, application.received_on), done)
