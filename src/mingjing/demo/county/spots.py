"""The penalties on the spot of the county: their facts, read strictly, and a plot for each."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.commands.register_lead import PartyFacts
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.plot import Plot
from mingjing.kernel.dates import legal_date
from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

MORNING = 10


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpotFacts(_Strict):
    """One penalty on the spot: who, by whom, for what."""

    name: str
    officers: tuple[str, str]
    violation: str
    sanction: str
    facts: str
    evidence: tuple[str, ...]
    fine_yuan: int
    party: PartyFacts

    @property
    def fine_fen(self) -> int:
        """The proposed fine."""
        return self.fine_yuan * FEN_PER_YUAN


class SpotsOfDemo(_Strict):
    """The whole file."""

    spot: tuple[SpotFacts, ...] = Field(min_length=1)


@cache
def spots_of_demo() -> SpotsOfDemo:
    """Return what the data file says."""
    return SpotsOfDemo.model_validate(tomllib.loads((DATA / "spots.toml").read_text("utf-8")))


@dataclass
class SpotPlot(Plot):
    """What happens to one penalty on the spot.

    Args:
        facts: what the data file says of it.
        number: of the penalty; known once it was registered.
    """

    facts: SpotFacts
    number: str = field(default="", init=False)

    def by(
        self, person: str, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let somebody do something on a day."""

        def act(frame: Act) -> object:
            return do(frame, law_of_bureau(self.days.law, legal_date(frame.at)))

        return self.plan(person, day, act, hour)

    def by_officer(self, day: int, do: Callable[[Act, RuleBook], object]) -> datetime:
        """Let the first officer do something on a day."""
        return self.by(self.facts.officers[0], day, do)
