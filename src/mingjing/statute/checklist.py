"""The verification list: what a person with the official texts must check, and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import StringConstraints

from mingjing.statute.founded import Row, Text
from mingjing.statute.founded_rows import FoundedRow, founded_rows
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import StatuteId
from mingjing.statute.reading import parsed

FILE = "checks.toml"
NO_ITEM = ""


class Check(Row):
    """One item of the list, with the norms and the kinds of rows it is about."""

    id: Annotated[str, StringConstraints(pattern=r"^V-\d{2}$")]
    text: Text
    why: Text
    norms: tuple[StatuteId, ...] = ()
    sorts: tuple[Sort, ...] = ()


class CheckFile(Row):
    """``data/checks.toml``."""

    check: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One item with the rows below it that wait.

    Args:
        check: the item; None for the rows that belong to none.
        rows: those nobody has held against their text, in every version.
    """

    check: Check | None
    rows: tuple[FoundedRow, ...]


@cache
def checks() -> tuple[Check, ...]:
    """Return the verification list of this release.

    Raises:
        RuleFileError: the file is faulty.
    """
    path = files("mingjing.statute") / "data" / FILE
    return parsed(FILE, path.read_text(encoding="utf-8"), CheckFile).check


def unverified(book: RuleBook, beside: Iterable[FoundedRow] = ()) -> tuple[FoundedRow, ...]:
    """Return every version of a row that nobody read in its source, by norm, kind and id.

    Args:
        book: the book.
        beside: rows of law that other packages hold, as verified in *book*.
    """
    sorts = list(Sort)
    rows = [row for row in (*founded_rows(book), *beside) if row.badge]
    rows.sort(key=lambda row: (row.norm, sorts.index(row.sort), row.id, row.valid_from))
    return tuple(rows)


def verified_here(book: RuleBook, beside: Iterable[FoundedRow] = ()) -> tuple[FoundedRow, ...]:
    """Return every version of a row that the bureau held against its text, latest first."""
    every = (*founded_rows(book), *beside)
    rows = [(row.verified.on, row) for row in every if row.verified is not None]
    rows.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    return tuple(row for _on, row in rows)


def sections(book: RuleBook, beside: Iterable[FoundedRow] = ()) -> tuple[Section, ...]:
    """Return the list with the rows that wait below each item; the others at its end."""
    below: dict[str, list[FoundedRow]] = {}
    for row in unverified(book, beside):
        below.setdefault(_item_of(row), []).append(row)
    listed = [Section(check, tuple(below.get(check.id, ()))) for check in checks()]
    return (*listed, Section(None, tuple(below.get(NO_ITEM, ()))))


def _item_of(row: FoundedRow) -> str:
    """Return the item a row stands below: the first that names its kind, else its norm."""
    for check in checks():
        if row.sort in check.sorts:
            return check.id
    return next((check.id for check in checks() if row.norm in check.norms), NO_ITEM)
