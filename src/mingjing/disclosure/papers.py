"""What a holder of a paper can check it against; no party is named."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mingjing.disclosure.models import Publication, PublicDocument
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.states import State
from mingjing.documents.numbering import number_typed
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError

CODE = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class VerifiableDocument:
    """What a holder of a document can compare it with; no party is named.

    Args:
        shows_digests: whether the digests may be printed on a page, or only compared.
        key_digests: digests of what a reader of the paper can type, by key field.
        withdrawn_on: day its publication was withdrawn, None if it was not.
    """

    code: str
    number: str
    title: str
    issued_on: date
    content_sha256: str
    pdf_sha256: str
    pdf_size: int
    shows_digests: bool
    origin: str
    seq: int
    leaf_hash: str
    key_digests: Mapping[str, str]
    withdrawn_on: date | None


def verifiable(name: str) -> VerifiableDocument:
    """Return the document of that code or number, however its signs were typed.

    Raises:
        NotFoundError: none is registered; the paper may be false, or too new.
    """
    row = PublicDocument.objects.filter(_is_called(name)).first()
    if row is None:
        raise _unknown(name)
    return VerifiableDocument(
        code=row.code,
        number=row.number,
        title=row.title,
        issued_on=row.issued_on,
        content_sha256=row.content_sha256,
        pdf_sha256=row.pdf_sha256,
        pdf_size=row.pdf_size,
        shows_digests=row.shows_digests,
        origin=row.origin,
        seq=row.seq,
        leaf_hash=row.leaf_hash,
        key_digests=row.key_digests or {},
        withdrawn_on=_withdrawn_on(row.code),
    )


def _withdrawn_on(code: str) -> date | None:
    row = Publication.objects.filter(
        channel=OPEN_CHANNEL, document=code, state=State.WITHDRAWN
    ).first()
    return legal_date(row.withdrawn_at) if row is not None and row.withdrawn_at else None


def _code_in(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


def _is_called(name: str) -> Q:
    number = number_typed(name)
    return Q(pk=_code_in(name)) | Q(number=name if number is None else str(number))


def _unknown(name: str) -> NotFoundError:
    number = number_typed(name)
    if number is None and CODE.fullmatch(_code_in(name)) is None:
        return NotFoundError(
            "这不是文书编码，也不是文号。",
            why="查验只凭印在纸面上的编码或者文号。",
            remedy="编码共 16 位，印在二维码旁；文号印在标题下方。",
        )
    return NotFoundError(
        f"没有查到文号为 {number} 的文书。" if number else "没有查到这一编码的文书。",
        why="本机关登记的文书中没有它。",
        remedy="请逐字核对；文书制成后方可查验。核对无误仍查不到的，请向本机关核实其真伪。",
    )
