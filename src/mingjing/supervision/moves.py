"""Open clocks derived under two laws: which dates move, and whose work that is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingjing.access.actors import Actor
from mingjing.bureau.reminders import MovedDate
from mingjing.cases.clocks import Clock, clocks_of
from mingjing.cases.models import Case
from mingjing.cases.queries import fetch_for_clocks, open_cases, open_cases_of
from mingjing.disclosure.queries import publication_clocks, publications_by_case
from mingjing.review.queries import clock_of_review, fetch_rounds, rounds_of
from mingjing.statute.dues import Due, Explanation
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A limit of an open case that has not been met yet.

    Args:
        case: whose.
        due: the date with everything behind it.
        place: where it is to be met, where the same duty lies in several places.
        people: codes of those whose work it is.
    """

    case: Case
    due: Due
    place: str
    people: tuple[str, ...]

    @property
    def name(self) -> str:
        """What must be done, and where."""
        name = self.due.explanation.rule.name
        return f"{name}（{self.place}）" if self.place else name


@dataclass(frozen=True, slots=True)
class Moved:
    """A running clock whose date is another one, or firmer, under another law."""

    before: RunningClock
    after: RunningClock

    @property
    def case(self) -> Case:
        """Whose clock it is."""
        return self.after.case

    @property
    def why(self) -> str:
        """From which day it is counted, and by which version before and after.

        Empty where the versions are the same: then the working days differ.
        """
        before, after = self.before.due.explanation, self.after.due.explanation
        if before.rule == after.rule:
            return ""
        start = day_of(after.start).isoformat()
        return f"自 {start} 起算；原依{_counted_by(before)}，现依{_counted_by(after)}"

    def date(self, person: str = "") -> MovedDate:
        """Return what *person* is told, one of those whose work it is."""
        case, due = self.case, self.after.due
        return MovedDate(
            person=person,
            docket=case.docket,
            number=case.number or case.docket,
            rule=due.rule,
            duty=self.after.name,
            article=due.article,
            was=day_of(self.before.due.binding),
            was_provisional=self.before.due.may_move,
            due=day_of(due.binding),
            is_provisional=due.may_move,
            why=self.why,
        )

    def dates(self) -> list[MovedDate]:
        """Return what each of those is told whose work it is."""
        return [self.date(person) for person in self.after.people]


def moved_for(actor: Actor, before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return what moves in the cases that *actor* may see."""
    return moved(open_cases_of(actor), before, after)


def moved_everywhere(before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return what moves in every open case; for telling each person of the own ones."""
    return moved(open_cases(), before, after)


def moved(cases: Sequence[Case], before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return the clocks of *cases* whose binding days differ between two laws."""
    later = {_key(one): one for one in running_clocks(cases, after)}
    pairs = (
        Moved(one, later[_key(one)])
        for one in running_clocks(cases, before)
        if _key(one) in later
    )
    found = [pair for pair in pairs if _told(pair.before.due) != _told(pair.after.due)]
    return sorted(found, key=lambda one: (day_of(one.after.due.binding), one.case.docket))


def running_clocks(cases: Sequence[Case], law: RuleBook) -> Iterator[RunningClock]:
    """Yield every clock of *cases* that runs, under a law."""
    fetch_for_clocks(cases)
    fetch_rounds(cases)
    published = publications_by_case(case.docket for case in cases)
    for case in cases:
        officers = tuple(code for code in case.officers if code)
        ours = [
            *clocks_of(case, law),
            *publication_clocks(case, published.get(case.docket, ()), law),
        ]
        yield from _running(case, ours, officers)
        review = clock_of_review(case, law)
        if review is not None:
            reviewer = rounds_of(case)[-1].reviewer
            yield from _running(case, [review], (reviewer,) if reviewer else ())


def _running(
    case: Case, clocks: Iterable[Clock], people: tuple[str, ...]
) -> Iterator[RunningClock]:
    for clock in clocks:
        if clock.done_on is None:
            yield RunningClock(case, clock.due, clock.place, people)


def _key(one: RunningClock) -> tuple[str, str, str]:
    return one.case.docket, one.due.rule, one.place


def _counted_by(explanation: Explanation) -> str:
    first, length = explanation.extends, f"{explanation.length}"
    if first is not None:
        length = f"{first.explanation.length}，延长{length}"
    return f"{explanation.rule.article_in_short}（{length}）"


def _told(due: Due) -> tuple[object, ...]:
    return day_of(due.binding), due.may_move
