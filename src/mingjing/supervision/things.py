"""What is open and has clocks: of which kind, with what life, and who may see it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor
from mingjing.cases.queries import visible_cases
from mingjing.cases.states import LIFE as OF_CASES
from mingjing.compulsion.queries import visible_seizures
from mingjing.compulsion.states import LIFE as OF_SEIZURES
from mingjing.compulsion.supply.queries import visible_supply_stops
from mingjing.compulsion.supply.states import LIFE as OF_SUPPLY_STOPS
from mingjing.inspections.queries import visible_inspections
from mingjing.inspections.states import LIFE as OF_INSPECTIONS
from mingjing.statute.impact import Sort
from mingjing.summary.queries import visible_penalties
from mingjing.summary.states import LIFE as OF_PENALTIES

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing.

    Args:
        sort: what a task about it is sorted under.
        page: name of the address of its page, which takes its key.
        articles: of the norms behind each step that begins in a state.
        seen: every one that a person may see.
        key: name of the column that names it.
    """

    sort: Sort
    page: str
    articles: Callable[[Any], Iterable[str]]
    seen: "Callable[[Actor], QuerySet[Any]]"
    key: str = "number"


def _articles(life: Any) -> Callable[[Any], Iterable[str]]:  # noqa: ANN401 - a life of any states
    def of(stage: Any) -> Iterable[str]:  # noqa: ANN401 - a state of that life
        return [way.article for _step, way in life.ways() if way.source is stage]

    return of


CASE = Kind(Sort.CASE, "case", _articles(OF_CASES), visible_cases, "docket")
INSPECTION = Kind(Sort.INSPECTION, "inspection", _articles(OF_INSPECTIONS), visible_inspections)
PENALTY = Kind(Sort.PENALTY, "summary_penalty", _articles(OF_PENALTIES), visible_penalties)
SEIZURE = Kind(Sort.SEIZURE, "seizure", _articles(OF_SEIZURES), visible_seizures)
SUPPLY_STOP = Kind(
    Sort.SUPPLY_STOP, "supply_stop", _articles(OF_SUPPLY_STOPS), visible_supply_stops
)
KINDS = (CASE, INSPECTION, PENALTY, SEIZURE, SUPPLY_STOP)
BY_SORT: Mapping[str, Kind] = MappingProxyType({one.sort.name: one for one in KINDS})
BY_PAGE: Mapping[str, Kind] = MappingProxyType({one.page: one for one in KINDS})
