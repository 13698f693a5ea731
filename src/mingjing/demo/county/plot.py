"""A plot: acts at times, written down first and performed later among those of others."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mingjing.demo.county.days import Days
from mingjing.demo.county.facts import CaseFacts
from mingjing.demo.telling import on
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

BETWEEN_ACTS = timedelta(minutes=6)
SPREAD = 40
MACHINE = "renderer"


@dataclass(frozen=True, slots=True)
class Planned:
    """One act to come: when, by whom, what.

    Args:
        request: names it, so that the same act is never done twice.
    """

    at: datetime
    person: str
    request: str
    do: Callable[[Act], object]


@dataclass
class Plot:
    """What happens to something, told in working days from a day that the story turns on.

    Args:
        name: of its data.
        days: tells days from today.
        store: where evidence goes.
        acts: what was planned so far, in order.
    """

    name: str
    days: Days
    store: BlobStore
    acts: list[Planned] = field(default_factory=list, init=False)
    _turn: date = field(init=False)

    def __post_init__(self) -> None:
        self._turn = self.days.today

    @property
    def law(self) -> RuleBook:
        """The rule book."""
        return self.days.law

    @property
    def spread(self) -> int:
        """Minutes past the hour, of each plot its own: a county does not act on the hour."""
        return zlib.crc32(self.name.encode()) % SPREAD

    def turns_on(self, day: date) -> None:
        """Tell the days that follow from *day*."""
        self._turn = day

    def day(self, offset: int) -> date:
        """Return the day that many working days after the turn, before it if negative."""
        return self.days.moved(self._turn, offset)

    def plan(
        self, person: str, day: int | date, do: Callable[[Act], object], hour: int = 9
    ) -> datetime:
        """Let *person* do something on a day, not before what was planned last.

        Args:
            person: code in the roster, or the machine.
            day: a date, or working days from the turn.
            do: the command, given the act.
            hour: of the day, in Shanghai.

        Returns:
            When it will be done.

        Raises:
            ValueError: that day is not over yet, or the act before it ended later.
        """
        date_ = self.day(day) if isinstance(day, int) else day
        at = on(date_, hour, self.spread)
        if self.acts:
            at = max(at, self.acts[-1].at + BETWEEN_ACTS)
        if legal_date(at) != date_ or date_ >= self.days.today:
            raise ValueError(f"{self.name}: {len(self.acts)} acts do not fit before {date_}")
        self.acts.append(Planned(at, person, f"county-{self.name}-{len(self.acts)}", do))
        return at


@dataclass
class CasePlot(Plot):
    """What happens to one case.

    Args:
        facts: what is in its data file.
        docket: number of the lead; known once that act was performed.
        reviewer: who reviews.
        items: how many items of evidence were planned.
        principal: the case to which this one is joined; None where it is alone.
    """

    facts: CaseFacts
    docket: str = field(default="", init=False)
    reviewer: str = field(default="p-06", init=False)
    items: int = field(default=0, init=False)
    principal: "CasePlot | None" = field(default=None, init=False)

    @property
    def lead(self) -> str:
        """The officer in charge."""
        return self.facts.officers[0]

    @property
    def officers(self) -> tuple[str, str]:
        """Both officers."""
        return self.facts.officers
