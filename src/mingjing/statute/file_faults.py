"""Every fault of a file of law with its line, for whoever has to correct the file."""

import re
import tomllib
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from mingjing.statute.fault_words import fault_in_words, unreadable_in_words
from mingjing.statute.models import StatuteFile
from mingjing.statute.reading import row_id

_AT_LINE = re.compile(r"line (\d+)")
_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing to put right.

    Args:
        line: number of the line, from 1; of the row where the key itself is not there.
        row: id of the row; empty outside the rows.
        what: what is wrong, in one sentence.
    """

    line: int
    row: str
    what: str


def file_faults(text: str, model: type[BaseModel]) -> tuple[FileFault, ...]:
    """Return what keeps a file from being read, in the order of the lines; empty if nothing.

    Args:
        text: TOML, as it was typed.
        model: what it must look like.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return (FileFault(line, "", f"不是 TOML：{unreadable_in_words(error)}。"),)
    try:
        model.model_validate(raw)
    except ValidationError as error:
        faults = (
            FileFault(
                line_of(text, *(str(part) for part in one["loc"])),
                row_id(one["loc"], raw),
                fault_in_words(one),
            )
            for one in error.errors(include_url=False)
        )
        return tuple(sorted(faults, key=lambda one: one.line))
    return ()


def norm_faults(text: str) -> tuple[FileFault, ...]:
    """Return what keeps the file of a norm from being read, in the order of the lines."""
    return file_faults(text, StatuteFile)


def line_of(text: str, *place: str) -> int:
    r"""Return the line of a key, or of the table that should have it; 1 where nothing is found.

    >>> line_of("[a]\nx = 1\n[[b]]\ny = 1\n[[b]]\ny = 2", "b", "1", "y")
    6
    """
    lines = text.splitlines()
    if not place:
        return 1
    table, *rest = place
    nth, rest = (int(rest[0]), rest[1:]) if rest and rest[0].isdecimal() else (0, rest)
    headers = [at for at, line in enumerate(lines) if _table(line) == table]
    if nth >= len(headers):
        return _key(lines, 0, table) + 1
    start = headers[nth]
    return (_key(lines, start + 1, rest[0]) if rest else start) + 1


def line_of_row(text: str, row: str) -> int:
    """Return the line on which a row says its id; 1 where none does."""
    found = re.search(rf'(?m)^\s*id\s*=\s*"{re.escape(row)}"', text)
    return text.count("\n", 0, found.end()) + 1 if row and found else 1


def _table(line: str) -> str:
    found = _HEADER.match(line)
    return found[1] if found else ""


def _key(lines: list[str], start: int, key: str) -> int:
    """Return the place of a key below a header, else of the header itself."""
    for at in range(start, len(lines)):
        if _table(lines[at]):
            break
        if re.match(rf'\s*"?{re.escape(key)}"?\s*[=.]', lines[at]):
            return at
    return max(0, start - 1)
