"""The directory that takes one case out of the house, and how to read it.

``bundle.json``, canonical JSON::

    {"v": 1, "origins": [text], "subject": text,
     "entries": [{"origin": text, "seq": number,
                  "entry": base64 of the public bytes in the log,
                  "salt": hex | null, "payload": base64 | null,
                  "erased": {"origin": text, "seq": number, "basis": text} | null}]}

Beside it: ``checkpoint`` if there is one log, else ``logs/<any>/checkpoint`` for each;
``proofs/<any>.tlog-proof`` for every entry; ``blobs/<sha256>`` for every attachment.

A public entry is canonical JSON::

    {"v": 1, "k": kind, "c": pseudonym of the case, "n": step from 1,
     "p": hex leaf hash of the case's previous entry | null, "d": hex commitment, "t": RFC 3339}

``salt`` and ``payload`` open ``d``. A payload is canonical JSON; its key ``blobs``, if any,
lists ``{"sha256": hex, "size": bytes}``. Where salt and payload were erased, ``erased`` points
to the ``key.destroy`` entry; that one belongs into ``entries`` too, with its opening, though
its chain is another. Its ``facts`` name ``subject`` and ``basis``; the ``basis`` inside
``erased`` is only for readers.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from mingjing.kernel import canonical
from mingjing.kernel.canonical import NotCanonicalError
from mingjing.tlog.errors import TlogError
from mingjing.tlog.merkle import leaf_hash

VERSION = 1
DESTROYED = "key.destroy"

_HEX32 = re.compile(r"[0-9a-f]{64}")

Place = tuple[str, int]


class UnknownVersionError(TlogError):
    """Written by a version this one does not know; a newer verifier is needed."""


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """What the log itself says of a step."""

    kind: str
    case: str
    step: int
    previous: bytes | None
    commitment: bytes
    at: str

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read the public bytes of an entry.

        Raises:
            UnknownVersionError: a later version wrote them.
            TlogError: they are no entry.
        """
        value = _object(data, "entry")
        step = value.get("n")
        previous = value.get("p")
        _require_version(value, "an entry")
        if type(step) is not int or step < 1:
            raise TlogError("the steps n of a case are numbered from 1")
        return cls(
            kind=_text(value, "k"),
            case=_text(value, "c"),
            step=step,
            previous=None if previous is None else _hash(previous, "p"),
            commitment=_hash(value.get("d"), "d"),
            at=_text(value, "t"),
        )


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """One entry with its place in a log and, unless withheld or erased, its opening."""

    place: Place
    data: bytes
    public: PublicEntry
    opening: tuple[bytes, bytes] | None
    erased_by: Place | None
    erased: bool

    @property
    def leaf(self) -> bytes:
        """The leaf hash."""
        return leaf_hash(self.data)


@dataclass(frozen=True, slots=True)
class Blob:
    """An attachment: SHA-256 in hex, size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class CaseBundle:
    """What ``bundle.json`` says; nothing of it is proven by standing there."""

    subject: str
    origins: tuple[str, ...]
    entries: tuple[BundleEntry, ...]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read ``bundle.json``.

        Raises:
            UnknownVersionError: a later version wrote it, or an entry in it.
            TlogError: it is malformed.
        """
        value = _object(data, "bundle.json")
        entries, origins = value.get("entries"), value.get("origins")
        _require_version(value, "bundle.json")
        if not isinstance(entries, list) or not isinstance(origins, list):
            raise TlogError("bundle.json lists entries and origins")
        return cls(
            subject=_text(value, "subject"),
            origins=tuple(map(str, origins)),
            entries=tuple(map(_entry, entries)),
        )


def payload_of(data: bytes) -> Mapping[str, canonical.Value]:
    """Return what an opened payload says.

    Raises:
        TlogError: it is not a canonical JSON object.
    """
    return _object(data, "payload")


def blobs_of(payload: Mapping[str, canonical.Value]) -> tuple[Blob, ...]:
    """Return the attachments a payload names.

    Raises:
        TlogError: one is not named by a SHA-256 and a size.
    """
    named = payload.get("blobs", [])
    if not isinstance(named, list):
        raise TlogError("blobs is no list")
    return tuple(map(_blob, named))


def _blob(value: object) -> Blob:
    if isinstance(value, dict):
        digest, size = value.get("sha256"), value.get("size")
        if isinstance(digest, str) and _HEX32.fullmatch(digest) and type(size) is int:
            return Blob(digest, size)
    raise TlogError("an attachment is a sha256 and a size")


def _entry(value: object) -> BundleEntry:
    if not isinstance(value, dict):
        raise TlogError("an entry of bundle.json is an object")
    data = _base64(value.get("entry"))
    salt, payload, erased = value.get("salt"), value.get("payload"), value.get("erased")
    opening = None
    if salt is not None and payload is not None:
        opening = (_hash(salt, "salt"), _base64(payload))
    erased_by = None
    if isinstance(erased, dict) and "seq" in erased:
        erased_by = _place({"origin": value.get("origin"), **erased})
    return BundleEntry(
        place=_place(value),
        data=data,
        public=PublicEntry.parse(data),
        opening=opening,
        erased_by=erased_by,
        erased=erased is not None,
    )


def _place(value: Mapping[str, object]) -> Place:
    seq = value.get("seq")
    if type(seq) is not int or seq < 0:
        raise TlogError("seq is a number from 0")
    return _text(value, "origin"), seq


def _object(data: bytes, name: str) -> Mapping[str, canonical.Value]:
    try:
        value = canonical.decode(data)
    except NotCanonicalError as error:
        raise TlogError(f"{name}: {error}") from error
    if not isinstance(value, dict):
        raise TlogError(f"{name} is no object")
    return value


def _require_version(value: Mapping[str, object], name: str) -> None:
    if type(value.get("v")) is int and value["v"] != VERSION:
        raise UnknownVersionError(f"{name} has version {value['v']}, not {VERSION}")
    if value.get("v") != VERSION:
        raise TlogError(f"{name} has no version")


def _text(value: Mapping[str, object], key: str) -> str:
    text = value.get(key)
    if not isinstance(text, str):
        raise TlogError(f"{key} is text")
    return text


def _hash(value: object, name: str) -> bytes:
    if not isinstance(value, str) or _HEX32.fullmatch(value) is None:
        raise TlogError(f"{name} is 64 hexadecimal digits")
    return bytes.fromhex(value)


def _base64(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except ValueError as error:
        raise TlogError("not base64") from error
