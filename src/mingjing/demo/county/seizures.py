"""The seizures of the county: their facts, read strictly, and a plot for each."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from mingjing.bureau.queries import law_of_bureau
from mingjing.compulsion.kinds import HolderFacts, ItemFacts, Kind
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.plot import CasePlot, Plot
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

MORNING = 9


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SeizureFacts(_Strict):
    """One seizure: whose things, by whom, why, in which case, and the inventory."""

    name: str
    kind: Kind
    officers: tuple[str, str]
    facts: str
    relation: str
    objects: tuple[str, ...]
    case: str = ""
    holder: HolderFacts
    item: tuple[ItemFacts, ...] = Field(min_length=1)


class SeizuresOfDemo(_Strict):
    """The whole file."""

    seizure: tuple[SeizureFacts, ...] = Field(min_length=1)


@cache
def seizures_of_demo() -> SeizuresOfDemo:
    """Return what the data file says."""
    text = (DATA / "seizures.toml").read_text("utf-8")
    return SeizuresOfDemo.model_validate(tomllib.loads(text))


@dataclass
class SeizurePlot(Plot):
    """What happens to one seizure.

    Args:
        facts: what the data file says of it.
        number: of the seizure; known once it was asked for.
        case: the case it belongs to; None where there is none yet.
    """

    facts: SeizureFacts
    number: str = field(default="", init=False)
    case: CasePlot | None = field(default=None, init=False)

    def by(
        self, person: str, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let somebody do something on a day."""

        def act(frame: Act) -> object:
            return do(frame, law_of_bureau(self.days.law, legal_date(frame.at)))

        return self.plan(person, day, act, hour)

    def by_officer(
        self, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let the first officer do something on a day."""
        return self.by(self.facts.officers[0], day, do, hour)
