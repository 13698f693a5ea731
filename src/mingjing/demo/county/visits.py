"""The inspections of the county: their facts, read strictly, and a plot for each."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from mingjing.bureau.queries import law_of_bureau
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.plot import CasePlot, Plot
from mingjing.demo.story import DEPUTY
from mingjing.inspections.commands.create_inspection import TargetFacts
from mingjing.inspections.commands.enter_plan import EnterPlan, ListedItem, enter_plan
from mingjing.inspections.commands.record_inspection import FoundProblem
from mingjing.inspections.kinds import Kind
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

MORNING, ARRIVAL, LEAVING, AFTERNOON = 9, 10, 12, 15


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanOfDemo(_Strict):
    """年度监督检查计划."""

    instrument: str
    published_at: str
    cap: int
    item: tuple[ListedItem, ...]


class VisitFacts(_Strict):
    """One inspection: where, by whom, what was looked for and what was found."""

    name: str
    kind: Kind
    officers: tuple[str, str]
    checklist: tuple[str, ...]
    scheme: str
    target: TargetFacts
    problem: tuple[FoundProblem, ...] = ()


class VisitsOfDemo(_Strict):
    """The whole file."""

    plan: PlanOfDemo
    visit: tuple[VisitFacts, ...] = Field(min_length=1)


@cache
def visits_of_demo() -> VisitsOfDemo:
    """Return what the data file says."""
    return VisitsOfDemo.model_validate(tomllib.loads((DATA / "visits.toml").read_text("utf-8")))


@dataclass
class VisitPlot(Plot):
    """What happens to one inspection.

    Args:
        facts: what the data file says of it.
        number: of the inspection; known once it was created.
        opens: the case that it finds; None where it finds none.
    """

    facts: VisitFacts
    number: str = field(default="", init=False)
    opens: CasePlot | None = field(default=None, init=False)

    @property
    def first(self) -> str:
        """The officer who writes."""
        return self.facts.officers[0]

    def law_at(self, act: Act) -> RuleBook:
        """Return the rules of the bureau on the day of an act."""
        return law_of_bureau(self.days.law, legal_date(act.at))

    def by_officer(
        self, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let the first officer do something on a day."""
        return self.plan(self.first, day, lambda act: do(act, self.law_at(act)), hour)

    def by_leader(
        self, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let the leader who is in charge do something on a day."""
        return self.plan(DEPUTY, day, lambda act: do(act, self.law_at(act)), hour)


def enter_plans(years: Iterable[int], act_of: Callable[[int], Act]) -> None:
    """Enter the plan of each of the years.

    Args:
        years: in which there are visits.
        act_of: the frame of the act for the plan of a year.
    """
    plan = visits_of_demo().plan
    for year in years:
        act = act_of(year)
        published = legal_date(act.at)
        order = EnterPlan(
            year=year,
            instrument=f"{plan.instrument}〔{year}〕",
            items=plan.item,
            cap=plan.cap,
            approved_on=published,
            published_on=published,
            published_at=plan.published_at,
        )
        enter_plan(order, act=act)
