"""The applications for permits of the county: facts, read strictly, and a plot for each."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from mingjing.bureau.queries import law_of_bureau
from mingjing.demo.county.facts import DATA
from mingjing.demo.county.plot import Plot
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.permits.kinds import ApplicantFacts
from mingjing.statute.limits import RuleBook

MORNING = 9


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PermitFacts(_Strict):
    """One application: who asks, for what, with which materials.

    Args:
        submitted: ids of the materials that came; everything on the list if absent.
        elsewhere: ids of facts that make another authority the right one.
    """

    name: str
    kind: str
    content: str
    applicant: ApplicantFacts
    particulars: tuple[str, ...] = ()
    submitted: tuple[str, ...] | None = None
    elsewhere: tuple[str, ...] = ()


class PermitsOfDemo(_Strict):
    """The whole file."""

    application: tuple[PermitFacts, ...] = Field(min_length=1)


@cache
def permits_of_demo() -> PermitsOfDemo:
    """Return what the data file says."""
    text = (DATA / "permits.toml").read_text("utf-8")
    return PermitsOfDemo.model_validate(tomllib.loads(text))


@dataclass
class PermitPlot(Plot):
    """What happens to one application, and to what was granted on it.

    Args:
        facts: what the data file says of it.
        number: of the application; known once it was registered.
        permit: number of the permit; known once it was issued.
        renewal: number of the application to renew it; known once it was registered.
    """

    facts: PermitFacts
    number: str = field(default="", init=False)
    permit: str = field(default="", init=False)
    renewal: str = field(default="", init=False)

    def by(
        self, person: str, day: int, do: Callable[[Act, RuleBook], object], hour: int = MORNING
    ) -> datetime:
        """Let somebody do something on a day."""

        def act(frame: Act) -> object:
            return do(frame, law_of_bureau(self.days.law, legal_date(frame.at)))

        return self.plan(person, day, act, hour)
