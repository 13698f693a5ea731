"""What an entry says, as typed facts; and the entries the ledger writes about itself."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import ClassVar

from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp


class Leaf(StrEnum):
    """The coarse kind that the public leaf shows; everything finer is in the opening."""

    STEP = "case.step"
    DOCUMENT = "doc.signed"
    BLOB = "blob.added"
    PUBLISH = "publish"
    BUREAU = "bureau.change"
    REFUSED = "act.refused"
    VIEWED = "record.viewed"
    DESTROYED = "key.destroy"
    SUCCESSION = "log.succession"


@dataclass(frozen=True)
class Fact:
    """Base of every entry kind.

    A kind is a Python type: once written it is read for ever, so a changed shape gets a new
    ``VERSION`` and the old class stays.
    """

    KIND: ClassVar[str]
    VERSION: ClassVar[int] = 1
    LEAF: ClassVar[Leaf] = Leaf.STEP

    def facts(self) -> dict[str, Value]:
        """Return the fields as canonical values."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self)}


def plain(value: object) -> Value:  # noqa: PLR0911 - one line per type
    """Return *value* with dates, enums and dataclasses made canonical.

    Raises:
        TypeError: a type the record does not know.
    """
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=str)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} cannot enter the record")


@dataclass(frozen=True)
class BlobRef:
    """Bytes that belong to an entry: digest and size, so that anyone can re-hash them."""

    sha256: str
    size: int


@dataclass(frozen=True)
class ActRefused(Fact):
    """Somebody tried an act that a gate, a post or the law forbids."""

    KIND = "act_refused"
    LEAF = Leaf.REFUSED
    act: str
    refusal: str
    what: str
    article: str


@dataclass(frozen=True)
class LogSucceeded(Fact):
    """A new year's log begins; it names where the old one ended."""

    KIND = "log_succeeded"
    LEAF = Leaf.SUCCESSION
    origin: str
    size: int
    root: str


@dataclass(frozen=True)
class KeyDestroyed(Fact):
    """The key of one subject's openings was destroyed on a legal basis."""

    KIND = "key_destroyed"
    LEAF = Leaf.DESTROYED
    subject: str
    basis: str
    approved_by: str
    checked_by: str
