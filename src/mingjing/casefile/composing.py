"""What belongs to the file of a case, read from its rows, and what it still lacks."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q

from mingjing.casefile.catalogue import Group, Piece
from mingjing.casefile.order import place_of
from mingjing.cases.corrections import CorrectionState
from mingjing.cases.models import Case, Decision, Service
from mingjing.cases.queries import (
    acts_of,
    announcement_if_any,
    correction_if_any,
    decision_if_any,
    has_fallen,
)
from mingjing.cases.remedy_rows import Announcement
from mingjing.documents.form import Volume
from mingjing.documents.models import Document
from mingjing.documents.rendering import SHIPPED
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.queries import items_of
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import legal_date
from mingjing.review.models import ReviewRound
from mingjing.statute.decisions import DecisionKind

AFTER_THE_RECEIPTS = 99
KINDS = {kind: place for place, kind in enumerate(EvidenceItem.Kind.values)}


def pieces_of(case: Case) -> list[Piece]:
    """Return everything with bytes that belongs to the file; unrendered documents do not."""
    service = Service.objects.filter(decision__case=case).first()
    pieces = [_document(one) for one in _documents(case) if one.pdf_sha256]
    if service is not None and service.proof_sha256:
        pieces.append(_receipt(service))
    pieces += _of_duties(case)
    announced = announcement_if_any(case)
    if announced is not None:
        pieces.append(_announced(announced))
    return pieces + [_evidence(item) for item in items_of(case.docket)]


def gaps_of(case: Case) -> list[str]:
    """Return what the rows of *case* still lack for a complete file, each in a few words."""
    gaps = [f"文书 {one.number} 尚未制成" for one in _documents(case) if not one.pdf_sha256]
    if not case.exit:
        gaps += _gaps_of_decision(case)
    opinions = ReviewRound.objects.filter(case=case, document__isnull=False)
    if case.review_required and not case.exit and not opinions.exists():
        gaps.append("应当法制审核而没有审核意见书")
    if not case.exit and not items_of(case.docket):
        gaps.append("没有证据")
    return gaps


def _gaps_of_decision(case: Case) -> list[str]:
    gaps = []
    if not Decision.objects.filter(case=case).exists():
        gaps.append("没有处罚决定书")
    if not (has_fallen(case) or Service.objects.filter(decision__case=case).exists()):
        gaps.append("没有送达记录")
    correction = correction_if_any(case)
    if correction is not None and correction.stage is CorrectionState.DECIDED:
        gaps.append("撤销（变更）决定没有送达")
    return gaps


def check_bytes(pieces: Iterable[Piece], store: BlobStore) -> dict[str, str]:
    """Read every piece again and return what is wrong with each digest; empty means whole.

    It reads every byte, so it is called outside a transaction.
    """
    found = {piece.sha256: store.verify(piece.sha256) for piece in pieces}
    return {sha256: str(fault) if fault else "" for sha256, fault in found.items()}


def damage(pieces: Collection[Piece], checked: Mapping[str, str]) -> list[str]:
    """Return the pieces that a check found damaged, or that came after it."""
    faults = [
        f"“{one.title}”{checked[one.sha256]}" for one in pieces if checked.get(one.sha256)
    ]
    return faults + [
        f"“{one.title}”在核对之后加入，须重新核对"
        for one in pieces
        if one.sha256 not in checked
    ]


def _documents(case: Case) -> list[Document]:
    """Return what was issued in *case*, and the records of acts that it shares with others."""
    shared = [act.document_id for act in acts_of(case) if act.case_id != case.docket]
    belongs = Q(subject=case.docket) | Q(pk__in=[code for code in shared if code])
    return list(Document.objects.filter(belongs).order_by("issued_at", "code"))


def _document(document: Document) -> Piece:
    form = SHIPPED.form(document.form, document.edition)
    group, place = place_of(document.form)
    return Piece(
        group,
        (place, int(document.issued_at.timestamp())),
        form.volume,
        " ".join(filter(None, (form.title, document.printed_number))),
        legal_date(document.issued_at),
        document.pdf_sha256,
    )


def _receipt(service: Service) -> Piece:
    return Piece(
        Group.RECEIPT,
        (AFTER_THE_RECEIPTS,),
        Volume.MAIN,
        "送达证明材料",
        service.served_on,
        service.proof_sha256,
    )


def _of_duties(case: Case) -> list[Piece]:
    decision = decision_if_any(case)
    done = [] if decision is None else list(decision.duties_done.items())
    return [
        Piece(
            Group.RECEIPT,
            (AFTER_THE_RECEIPTS,),
            Volume.MAIN,
            f"{DecisionKind(kind).label}的履行证明材料",
            date.fromisoformat(said["on"]),
            said["proof_sha256"],
        )
        for kind, said in done
        if said["proof_sha256"]
    ]


def _announced(announcement: Announcement) -> Piece:
    return Piece(
        Group.RECEIPT,
        (AFTER_THE_RECEIPTS,),
        Volume.MAIN,
        "公告送达的照片、录像",
        announcement.announced_on,
        announcement.proof_sha256,
    )


def _evidence(item: EvidenceItem) -> Piece:
    return Piece(
        Group.EVIDENCE,
        (KINDS[item.kind], item.seq),
        Volume.MAIN,
        item.title,
        legal_date(item.used_from),
        item.blob_id,
    )
