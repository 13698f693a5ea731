"""Every list of the console, as a table."""

from collections.abc import Mapping

from mingjing.web.console.lists.kinds import ListKind
from mingjing.web.console.lists.of_cases import CASES, REVIEWS
from mingjing.web.console.lists.of_files import DOCUMENTS, ENTRIES, EVIDENCE, PUBLICATIONS
from mingjing.web.console.lists.of_inspections import INSPECTIONS
from mingjing.web.console.lists.of_permits import APPLICATIONS, PERMITS
from mingjing.web.console.lists.of_seizures import SEIZURES
from mingjing.web.console.lists.of_splits import SPLITS
from mingjing.web.console.lists.of_summary import SUMMARY
from mingjing.web.console.lists.of_supply_stops import SUPPLY_STOPS

KINDS = (
    CASES,
    INSPECTIONS,
    SUMMARY,
    SEIZURES,
    SUPPLY_STOPS,
    APPLICATIONS,
    PERMITS,
    REVIEWS,
    EVIDENCE,
    DOCUMENTS,
    PUBLICATIONS,
    SPLITS,
    ENTRIES,
)
LISTS: Mapping[str, ListKind] = {kind.name: kind for kind in KINDS}
