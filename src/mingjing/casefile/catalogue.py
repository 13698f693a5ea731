"""卷内目录: the order of a volume, and the root that binds what lies in it (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from mingjing.documents.form import Volume
from mingjing.kernel import canonical
from mingjing.tlog import merkle


class Group(IntEnum):
    """Where in the volume a piece lies: the decision and its receipt, then the procedure."""

    DECISION = 1
    RECEIPT = 2
    PROCEDURE = 3
    EVIDENCE = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A document or an item of evidence before it has its place.

    Args:
        group: part of the volume.
        rank: place within the group: of its form and its time, or kind and number of evidence.
        volume: 正 goes to the party and the court, 副 stays.
        title: name with its number, as the catalogue prints it.
        day: legal date of the document or of the recording.
        sha256: digest of its bytes in the store.
    """

    group: Group
    rank: tuple[int, ...]
    volume: Volume
    title: str
    day: date
    sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the catalogue; *number* counts from 1 through both volumes."""

    number: int
    volume: Volume
    title: str
    day: date
    sha256: str

    def as_value(self) -> dict[str, canonical.Value]:
        """Return the canonical value that is stored."""
        return {
            "number": self.number,
            "volume": self.volume.value,
            "title": self.title,
            "day": self.day.isoformat(),
            "sha256": self.sha256,
        }

    @classmethod
    def from_value(cls, value: Mapping[str, Any]) -> "Line":
        """Return the line that :meth:`as_value` stored."""
        return cls(
            number=value["number"],
            volume=Volume(value["volume"]),
            title=value["title"],
            day=date.fromisoformat(value["day"]),
            sha256=value["sha256"],
        )


def arranged(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """Return the catalogue: decision, receipts, procedure in its order, evidence by kind."""
    ordered = sorted(pieces, key=lambda piece: (piece.group, piece.rank, piece.sha256))
    return tuple(
        Line(number, piece.volume, piece.title, piece.day, piece.sha256)
        for number, piece in enumerate(ordered, start=1)
    )


def root_of(lines: Iterable[Line]) -> str:
    """Return the RFC 6962 root over title and digest of every line, hex."""
    leaves = (canonical.encode([line.title, line.sha256]) for line in lines)
    return merkle.root_hash(map(merkle.leaf_hash, leaves)).hex()


def archive_number(year: int, sequence: int) -> str:
    """Return the 归档号: year of closure and place among that year's files, eight digits.

    >>> archive_number(2026, 17)
    '20260017'
    """
    return f"{year}{sequence:04d}"
