"""What a case is found by: party, cause, numbers, officers. Derived, never the authority."""

from collections.abc import Iterable, Iterator

from mingjing.cases.models import FOUND_BY, Case, Notice
from mingjing.documents.queries import numbers_of
from mingjing.search.index import Entry

__all__ = ["FOUND_BY", "entries", "keep_found"]
BATCH = 500


def keep_found(docket: str) -> None:
    """Let a case be found by what its rows say now; part of every act on it."""
    for entry in _entries(Case.objects.filter(pk=docket).select_related("party")):
        FOUND_BY.put(entry)


def entries() -> Iterator[Entry]:
    """Yield what every case is found by."""
    rows = Case.objects.select_related("party").order_by("pk")
    last = ""
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield from _entries(batch)
        last = batch[-1].pk


def _entries(cases: Iterable[Case]) -> Iterator[Entry]:
    rows = list(cases)
    dockets = [case.docket for case in rows]
    numbers: dict[str, set[str]] = {docket: set() for docket in dockets}
    for docket, number in numbers_of(dockets):
        numbers[docket].add(number)
    notices = Notice.objects.filter(case__in=dockets)
    for docket, number in notices.values_list("case_id", "number"):
        numbers[docket].add(number)
    for case in rows:
        yield _entry(case, sorted(numbers[case.docket]))


def _entry(case: Case, numbers: Iterable[str]) -> Entry:
    party = case.party
    words = (case.docket, case.number, party.name, party.uscc, case.cause, *numbers)
    # An officer stands here under the code, which outlasts a change of name.
    return Entry(case.docket, case.found_on, "\n".join((*words, *case.officers)))
