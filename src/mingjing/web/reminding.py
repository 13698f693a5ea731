"""The daily reminders: the duties of everybody's first page, where a date comes near."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from mingjing.access.actors import Actor, Role
from mingjing.bureau.queries import everybody, law_of_bureau, person_of
from mingjing.bureau.reminders import OVERDUE, Pending, remind, tell_moved, threshold_of
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.review.extensions import REVIEW_WITHIN
from mingjing.review.queries import due_of, running_rounds
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.supervision.moves import moved_everywhere
from mingjing.web.console.duties import Duty, duties_of

REMIND = "send_reminders"
OPINION = "opinion"
HEADS = frozenset({Role.UNIT_HEAD, Role.LEGAL_HEAD})


def send_reminders(_arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``send_reminders``: tell everybody what comes due or is overdue.

    An overdue duty is told to the head of the unit too. Repeating it tells nobody twice.
    """
    remind(pending_duties(at), at=at, today=legal_date(at))


def tell_moved_dates(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``tell_moved_dates``: tell whose work moves with a file of law.

    Args:
        arguments: ``file``, the key of the file that was entered.
        at: when it is done.
    """
    today = legal_date(at)
    before = law_of_bureau(rulebook(), today, before=int(str(arguments["file"])))
    after = law_of_bureau(rulebook(), today)
    moved = moved_everywhere(before, after)
    tell_moved((date for one in moved for date in one.dates()), at=at)


def pending_duties(at: datetime) -> list[Pending]:
    """Return every duty under a limit, by person; the overdue ones also for heads of units."""
    today = legal_date(at)
    law = law_of_bureau(rulebook(), today)
    people = everybody(today)
    found = [
        (one, unit)
        for actor in people
        for duty in duties_of(actor, at, today, law)
        for one, unit in _under_limit(duty, actor.person)
    ]
    found += _reviews(law)
    pending = {(one.person, one.docket, one.act): one for one, _unit in found}
    for one, unit in found:
        if threshold_of(one.due, today) == OVERDUE:
            for head in _heads(people, unit):
                urged = replace(one, person=head, duty=f"督促：{one.duty}")
                pending.setdefault((head, one.docket, one.act), urged)
    return list(pending.values())


def _heads(people: Iterable[Actor], unit: str) -> Iterator[str]:
    for actor in people:
        if actor.unit == unit and HEADS & actor.roles:
            yield actor.person


def _under_limit(duty: Duty, person: str) -> Iterator[tuple[Pending, str]]:
    """Yield the duty with the unit it lies on, where the law sets the bureau a date for it."""
    card, case = duty.card, duty.case
    if card is None or card.is_party:
        return
    yield (
        Pending(
            person=person,
            docket=case.docket,
            number=case.number or case.docket,
            act=duty.key,
            duty=duty.title,
            article=card.due.article,
            due=card.last,
            is_provisional=card.due.may_move,
        ),
        case.unit,
    )


def _reviews(law: RuleBook) -> Iterator[tuple[Pending, str]]:
    """Yield the opinions that are owed, each with the reviewer's own unit."""
    for round_ in running_rounds():
        last = due_of(round_, law)
        if last is None or round_.accepted_on is None:
            continue
        due, case = law.due(REVIEW_WITHIN, round_.accepted_on), round_.case
        yield (
            Pending(
                person=round_.reviewer,
                docket=case.docket,
                number=case.number or case.docket,
                act=OPINION,
                duty="出具法制审核意见",
                article=due.article,
                due=last,
                is_provisional=due.may_move,
            ),
            person_of(round_.reviewer).unit_id,
        )
