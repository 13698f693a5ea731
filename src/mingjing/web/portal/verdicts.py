"""What the page of a paper says in one line: four answers, and which field differs (pure)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.disclosure.key_fields import KeyField, agrees, as_compared
from mingjing.disclosure.papers import VerifiableDocument
from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import InvalidInputError

DIGEST = re.compile(r"[0-9a-f]{64}")


class Comparison(StrEnum):
    """What a digest, or what was typed, turned out to be."""

    PDF = "pdf"
    CONTENT = "content"
    SAME = "same"
    OTHER = "other"
    MALFORMED = "malformed"
    MISSING = "missing"


class Kind(StrEnum):
    """The four answers, and the one before anything was compared."""

    ISSUED = "issued"
    SAME = "same"
    DIFFERS = "differs"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One big line.

    Args:
        kind: which answer; the sign and the colour follow from it.
        line: the words.
        differing: names of what differs.
    """

    kind: Kind
    line: str
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """One key field as somebody typed it, and how it compares; empty while nothing was asked.

    Args:
        field: which one.
        value: as typed.
        comparison: what it turned out to be; None before the form was sent.
        compared: what of it was compared, signs made alike.
        fault: why it could not be compared.
    """

    field: KeyField
    value: str
    comparison: Comparison | None
    compared: str = ""
    fault: str = ""


def compared(given: str, document: VerifiableDocument) -> Comparison:
    """Say which digest of *document* was given; blanks and case do not matter."""
    digest = "".join(given.split()).lower()
    if DIGEST.fullmatch(digest) is None:
        return Comparison.MALFORMED
    if digest == document.pdf_sha256:
        return Comparison.PDF
    return Comparison.CONTENT if digest == document.content_sha256 else Comparison.OTHER


def typed_fields(document: VerifiableDocument, given: Mapping[str, str]) -> list[Typed]:
    """Return every key field the document can be asked for, compared where it was typed.

    Args:
        document: as registered.
        given: what the form sent, by field; without a field before it was sent.
    """
    return [
        _typed(document, KeyField(name), given.get(name), kept)
        for name, kept in document.key_digests.items()
    ]


def verdict_of(
    document: VerifiableDocument, office: str, digest: Comparison | None, typed: list[Typed]
) -> Verdict:
    """Return the line for a document that the bureau issued.

    What differs is said before anything else: a withdrawn decision can be forged too.

    Args:
        document: as registered.
        office: name of the bureau.
        digest: how the file compares, None where none was given.
        typed: the key fields.
    """
    differing = tuple(
        one.field.label for one in typed if one.comparison is Comparison.OTHER
    ) + (("电子文件",) if digest is Comparison.OTHER else ())
    issued = f"此文书由{office}于 {chinese(document.issued_on)}签发"
    if differing:
        return Verdict(Kind.DIFFERS, f"内容与原件不一致：{'、'.join(differing)}", differing)
    if document.withdrawn_on is not None:
        return Verdict(Kind.WITHDRAWN, f"公示已于 {chinese(document.withdrawn_on)}撤回")
    if digest in {Comparison.PDF, Comparison.CONTENT}:
        return Verdict(Kind.SAME, f"{issued}，内容与原件一致")
    same = [one.field.label for one in typed if one.comparison is Comparison.SAME]
    if same:
        return Verdict(Kind.SAME, f"{issued}，{'、'.join(same)}与原件一致")
    return Verdict(Kind.ISSUED, issued)


UNKNOWN = Verdict(Kind.UNKNOWN, "未找到，可能是伪造")


def _typed(
    document: VerifiableDocument, field: KeyField, given: str | None, kept: str
) -> Typed:
    value = (given or "").strip()
    if not value:
        return Typed(field, "", None if given is None else Comparison.MISSING)
    try:
        is_same = agrees(document.code, field, value, kept)
        told = as_compared(field, value)
    except InvalidInputError as error:
        return Typed(field, value, Comparison.MALFORMED, fault=f"{error.what}{error.remedy}")
    return Typed(field, value, Comparison.SAME if is_same else Comparison.OTHER, told)
