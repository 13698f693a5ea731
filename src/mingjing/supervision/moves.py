"""Open clocks derived under two laws: which dates move, and whose work that is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingjing.access.actors import Actor
from mingjing.bureau.reminders import MovedDate
from mingjing.casefile.queries import archive_clock
from mingjing.cases.clocks import Clock, clocks_of
from mingjing.cases.models import Case
from mingjing.cases.queries import fetch_for_clocks, open_cases, open_cases_of
from mingjing.compulsion.clocks import clocks_of as clocks_of_seizure
from mingjing.compulsion.models import Seizure, SupplyStop
from mingjing.compulsion.queries import open_seizures, open_seizures_of
from mingjing.compulsion.supply.clocks import clocks_of as clocks_of_supply
from mingjing.compulsion.supply.queries import open_supply_stops, open_supply_stops_of
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.opening import channels_for
from mingjing.disclosure.own import clocks_of as clocks_of_publication
from mingjing.disclosure.own import publication_clocks, publications_by_case
from mingjing.disclosure.procedures.table import PROCEDURES
from mingjing.inspections.clocks import clocks_of as clocks_of_inspection
from mingjing.inspections.models import Inspection
from mingjing.inspections.queries import open_inspections, open_inspections_of
from mingjing.review.queries import clock_of_review, fetch_rounds, rounds_of
from mingjing.statute.dues import Due, Explanation
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import clocks_of as clocks_of_penalty
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import open_penalties, open_penalties_of
from mingjing.supervision import things


@dataclass(frozen=True, slots=True)
class Matter:
    """A case, an inspection, a penalty on the spot, a seizure or a stop of supply.

    Args:
        about: name of its page.
        key: docket of the case, number of the others.
        number: what people call it.
    """

    about: str
    key: str
    number: str


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A limit of something open that has not been met yet.

    Args:
        matter: whose.
        due: the date with everything behind it.
        place: where it is to be met, where the same duty lies in several places.
        people: codes of those whose work it is.
    """

    matter: Matter
    due: Due
    place: str
    people: tuple[str, ...]

    @property
    def name(self) -> str:
        """What must be done, and where."""
        name = self.due.explanation.rule.name
        return f"{name}（{self.place}）" if self.place else name


@dataclass(frozen=True, slots=True)
class Open:
    """What is open, of every kind that has clocks."""

    cases: Sequence[Case]
    inspections: Sequence[Inspection]
    penalties: Sequence[SummaryPenalty]
    seizures: Sequence[Seizure]
    supply_stops: Sequence[SupplyStop]


@dataclass(frozen=True, slots=True)
class Moved:
    """A running clock whose date is another one, or firmer, under another law."""

    before: RunningClock
    after: RunningClock

    @property
    def matter(self) -> Matter:
        """Whose clock it is."""
        return self.after.matter

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
        matter, due = self.matter, self.after.due
        return MovedDate(
            person=person,
            docket=matter.key,
            number=matter.number,
            rule=due.rule,
            duty=self.after.name,
            article=due.article,
            was=day_of(self.before.due.binding),
            was_provisional=self.before.due.may_move,
            due=day_of(due.binding),
            is_provisional=due.may_move,
            why=self.why,
            about=matter.about,
        )

    def dates(self) -> list[MovedDate]:
        """Return what each of those is told whose work it is."""
        return [self.date(person) for person in self.after.people]


def moved_for(actor: Actor, before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return what moves in what *actor* may see."""
    return moved(
        Open(
            open_cases_of(actor),
            open_inspections_of(actor),
            open_penalties_of(actor),
            open_seizures_of(actor),
            open_supply_stops_of(actor),
        ),
        before,
        after,
    )


def moved_everywhere(before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return what moves in everything open; for telling each person of the own work."""
    return moved(everything_open(), before, after)


def everything_open() -> Open:
    """Return whatever is open, whoever's it is; nobody is shown a row of it."""
    return Open(
        open_cases(),
        open_inspections(),
        open_penalties(),
        open_seizures(),
        open_supply_stops(),
    )


def moved(found: Open, before: RuleBook, after: RuleBook) -> list[Moved]:
    """Return the clocks whose binding days differ between two laws, soonest first."""
    later = {_key(one): one for one in running_in(found, after)}
    pairs = (
        Moved(one, later[_key(one)]) for one in running_in(found, before) if _key(one) in later
    )
    differing = [pair for pair in pairs if _told(pair.before.due) != _told(pair.after.due)]
    return sorted(differing, key=lambda one: (day_of(one.after.due.binding), one.matter.key))


def running_clocks(cases: Sequence[Case], law: RuleBook) -> Iterator[RunningClock]:
    """Yield every clock of *cases* that runs, under a law."""
    fetch_for_clocks(cases)
    fetch_rounds(cases)
    published = publications_by_case(case.docket for case in cases)
    for case in cases:
        matter = Matter(things.CASE.page, case.docket, case.number or case.docket)
        officers = tuple(code for code in case.officers if code)
        ours = [
            *clocks_of(case, law),
            *publication_clocks(case, published.get(case.docket, ()), law),
        ]
        archiving = archive_clock(case, law)
        ours += [archiving] if archiving is not None else []
        yield from _running(matter, ours, officers)
        review = clock_of_review(case, law)
        if review is not None:
            reviewer = rounds_of(case)[-1].reviewer
            yield from _running(matter, [review], (reviewer,) if reviewer else ())


def running_in(found: Open, law: RuleBook) -> Iterator[RunningClock]:
    """Yield every clock that runs in what is open, under a law."""
    yield from running_clocks(found.cases, law)
    for one in found.inspections:
        yield from _of(things.INSPECTION, one, clocks_of_inspection(one, law))
    for penalty in found.penalties:
        matter = Matter(things.PENALTY.page, penalty.number, penalty.number)
        yield from _running(matter, clocks_of_penalty(penalty, law), penalty.in_charge)
    for held in found.seizures:
        yield from _of(things.SEIZURE, held, clocks_of_seizure(held, law))
    for stop in found.supply_stops:
        yield from _of(things.SUPPLY_STOP, stop, clocks_of_supply(stop, law))
    yield from _of_publications(things.SEIZURE, Kind.SEIZURE, found.seizures, law)
    yield from _of_publications(things.SUPPLY_STOP, Kind.SUPPLY_STOP, found.supply_stops, law)


def _of_publications(
    thing: things.Kind, kind: Kind, rows: Sequence[Seizure | SupplyStop], law: RuleBook
) -> Iterator[RunningClock]:
    """Yield when measures must be public, which their own clocks do not say."""
    subjects = PROCEDURES[kind].subjects(rows)
    published = publications_by_case(subjects)
    for number, one in subjects.items():
        places = channels_for(one).items()
        clocks = clocks_of_publication(one, published.get(number, ()), places, law)
        yield from _running(Matter(thing.page, number, number), clocks, one.drafters)


def _of(
    kind: things.Kind,
    one: Inspection | Seizure | SupplyStop,
    clocks: Iterable[Clock],
) -> Iterator[RunningClock]:
    return _running(Matter(kind.page, one.number, one.number), clocks, one.officers)


def _running(
    matter: Matter, clocks: Iterable[Clock], people: tuple[str, ...]
) -> Iterator[RunningClock]:
    for clock in clocks:
        if clock.done_on is None:
            yield RunningClock(matter, clock.due, clock.place, people)


def _key(one: RunningClock) -> tuple[str, str, str, str]:
    start = one.due.explanation.start.isoformat()
    return one.matter.key, one.due.rule, one.place, start


def _counted_by(explanation: Explanation) -> str:
    first, length = explanation.extends, f"{explanation.length}"
    if first is not None:
        length = f"{first.explanation.length}，延长{length}"
    return f"{explanation.rule.article_in_short}（{length}）"


def _told(due: Due) -> tuple[object, ...]:
    return day_of(due.binding), due.may_move
