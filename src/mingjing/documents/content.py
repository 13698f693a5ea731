"""What a document says, as bytes that have one digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.kernel import canonical

VERSION = 1


@dataclass(frozen=True, slots=True)
class Verification:
    """Where a reader checks the document.

    Args:
        url: page that answers for this document; printed as text and as a QR code.
        entry: what identifies it in the public log, as printed.
    """

    url: str
    entry: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a document will say: code of its form, and values by field name.

    It becomes a document when it is issued, and not before: until then it has no number.
    """

    form: str
    data: Mapping[str, canonical.Value]


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document before it has a shape.

    Args:
        form: code of the form.
        edition: edition of the form.
        number: 字号; empty where the form has none.
        data: values by field name, JSON values only: dates ``2026-05-11``, instants
            ``2026-05-11T09:00:00+08:00``, money in fen, choices by code. A field that is
            not filled in is absent.
        verification: None leaves the verification block out.
    """

    form: str
    edition: str
    number: str
    data: Mapping[str, canonical.Value]
    verification: Verification | None = None

    def as_bytes(self) -> bytes:
        """Return the canonical JSON: the whole input of the rendering but its time.

        Raises:
            NotCanonicalError: the data hold a float, a date object or the like.
        """
        where = self.verification
        return canonical.encode(
            {
                "v": VERSION,
                "form": self.form,
                "edition": self.edition,
                "number": self.number,
                "data": dict(self.data),
                "verification": None
                if where is None
                else {"url": where.url, "entry": where.entry},
            }
        )

    @property
    def sha256(self) -> str:
        """Digest of :meth:`as_bytes`, hex."""
        return hashlib.sha256(self.as_bytes()).hexdigest()

    @classmethod
    def from_bytes(cls, data: bytes) -> "DocumentContent":
        """Read what :meth:`as_bytes` wrote, for anyone who renders a stored document again.

        Raises:
            ValueError: not canonical, or not the content of a document.
        """
        match canonical.decode(data):
            case {
                "v": 1,
                "form": str(form),
                "edition": str(edition),
                "number": str(number),
                "data": dict(values),
                "verification": None,
                **rest,
            } if not rest:
                return cls(form, edition, number, values)
            case {
                "v": 1,
                "form": str(form),
                "edition": str(edition),
                "number": str(number),
                "data": dict(values),
                "verification": {"url": str(url), "entry": str(entry), **more},
                **rest,
            } if not rest and not more:
                return cls(form, edition, number, values, Verification(url, entry))
        raise ValueError("not the content of a document")
