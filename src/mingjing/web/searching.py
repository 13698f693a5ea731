"""Every search index of the installation: rebuilt, and held against what it was made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from mingjing.cases import found_by as cases
from mingjing.disclosure import found_by as publications
from mingjing.search.index import Entry, Index

INDEXES: Mapping[Index, Callable[[], Iterable[Entry]]] = {
    cases.FOUND_BY: cases.entries,
    publications.FOUND_BY: publications.entries,
}


def rebuild_indexes() -> dict[str, int]:
    """Make every index anew from the rows, and return how many entries each has."""
    return {index.corpus: index.rebuild(entries()) for index, entries in INDEXES.items()}


def index_differences() -> Iterator[tuple[str, str]]:
    """Yield where an index is not what the rows say, and how."""
    for index, entries in INDEXES.items():
        yield from index.differences(entries())
