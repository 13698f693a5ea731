"""The stops of supply of the county: their facts, read strictly, and a plot for each."""

import tomllib
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from mingjing.compulsion.supply.kinds import Supply
from mingjing.demo.county.days import Days
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.visits import VisitFacts, VisitPlot
from mingjing.evidence.store import BlobStore
from mingjing.inspections.commands.create_inspection import TargetFacts
from mingjing.inspections.commands.record_inspection import FoundProblem
from mingjing.inspections.kinds import Kind

CHECKLIST = ("YJ-ASL-102-1",)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SupplyFacts(_Strict):
    """One stop of supply: of whom, for what hazard, and who supplies it."""

    name: str
    supply: Supply
    officers: tuple[str, str]
    hazard: str
    scope: str
    refusal: str
    danger: str
    safety: str
    supplier: str
    line: str
    target: TargetFacts

    @property
    def visit(self) -> VisitFacts:
        """The inspection in which work was suspended."""
        return VisitFacts(
            name=self.name,
            kind=Kind.SPECIAL,
            officers=self.officers,
            checklist=CHECKLIST,
            scheme="查看重大事故隐患（虚构）。",
            target=self.target,
            problem=(FoundProblem(self.hazard, grave=True),),
        )


class SupplyStopsOfDemo(_Strict):
    """The whole file."""

    stop: tuple[SupplyFacts, ...] = Field(min_length=1)


@cache
def supply_stops_of_demo() -> SupplyStopsOfDemo:
    """Return what the data file says."""
    text = (DATA / "supply_stops.toml").read_text("utf-8")
    return SupplyStopsOfDemo.model_validate(tomllib.loads(text))


@dataclass
class SupplyPlot(VisitPlot):
    """What happens to one stop of supply, and to the inspection before it.

    Args:
        stop: what the data file says of it.
        file: number of the stop; known once it was asked for.
    """

    stop: SupplyFacts = field(kw_only=True)
    file: str = field(default="", init=False)


def supply_plot(name: str, days: Days, store: BlobStore) -> SupplyPlot:
    """Return an empty plot with the facts of that name."""
    facts = {one.name: one for one in supply_stops_of_demo().stop}[name]
    return SupplyPlot(name, days, store, facts.visit, stop=facts)
