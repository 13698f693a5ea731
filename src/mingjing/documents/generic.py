"""The end of every form that has no template of its own: norms, signatures, attachments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.documents.content import Paper
from mingjing.kernel.canonical import Value


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody who signs, or did not.

    Args:
        role: as what, such as 检查人员.
        name: empty leaves the line for the pen.
        certificate: number of the enforcement certificate; empty for who has none.
        note: why the line stays empty, or what was written beside it.
        on: day of the signature; None leaves it for the pen.
    """

    role: str
    name: str = ""
    certificate: str = ""
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """What lies behind the document: its name and, of a file, the digest in hex."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands under the fields of a form.

    Args:
        authority: name of the bureau.
        on: day the document was made.
        articles: provisions in words, as printed.
    """

    authority: str
    on: date
    articles: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def generic_paper(form: str, fields: Mapping[str, Value], ending: Ending) -> Paper:
    """Return the paper of a form without a template; fields without content are left out."""
    filled = {name: value for name, value in fields.items() if value not in ("", None, [], ())}
    return Paper(form, filled | _ending(ending))


def _ending(ending: Ending) -> dict[str, Value]:
    rows: dict[str, list[Value]] = {
        "articles": list(ending.articles),
        "attachments": [
            _row({"name": one.name, "sha256": one.sha256}) for one in ending.attachments
        ],
        "signatures": [_signature(one) for one in ending.signatures],
    }
    written: dict[str, Value] = {name: row for name, row in rows.items() if row}
    return written | {"authority": ending.authority, "made_on": ending.on.isoformat()}


def _signature(one: Signature) -> Value:
    said = {
        "role": one.role,
        "name": one.name,
        "certificate": one.certificate,
        "note": one.note,
        "signed_on": one.on.isoformat() if one.on else "",
    }
    return _row(said)


def _row(cells: Mapping[str, str]) -> Value:
    return {name: text for name, text in cells.items() if text}


def signatures_of(role: str, people: Iterable[tuple[str, str]]) -> tuple[Signature, ...]:
    """Return a line for the pen of each of *people*, names with certificates."""
    return tuple(Signature(role, name, certificate) for name, certificate in people)
