"""调查取证: acts in the field and the evidence they bring."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import OfficerView, names_of, unit_of
from mingjing.cases.entries import EvidenceAdded, FieldActRecorded, InvestigationResumed
from mingjing.cases.field_records import (
    Inquiry,
    SiteVisit,
    require_inquiry,
    require_site_visit,
)
from mingjing.cases.gates import HANDLED_BY, officers_for, open_for_evidence, require_handler
from mingjing.cases.joining import lock_joined, share
from mingjing.cases.models import Case, FieldAct
from mingjing.cases.papers.field import Occasion, inquiry_record_content, site_record_content
from mingjing.cases.queries import case_to_change, require_unrecused
from mingjing.cases.rules import require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.content import Paper
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.evidence.claims import is_picturable
from mingjing.evidence.derived import MAKE_THUMBNAIL
from mingjing.evidence.entering import Description, enter_item
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.keys import Draft, OfficerInfo, classify
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.entries import BlobRef, plain
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act, recording

KINDS = frozenset({"site_inspection", "inquiry", "scene_examination", "sampling"})
MUST_BE_TOLD = frozenset({"inquiry"})


@dataclass(frozen=True)
class RecordFieldAct:
    """An act in the field.

    Args:
        docket: the case.
        kind: ``site_inspection``, ``inquiry``, ``scene_examination`` or ``sampling``.
        officers: those who acted and showed their certificates; at least two.
        participants: others of the bureau who took part, such as a reviewer (A3-6).
        began_at: start, with zone.
        ended_at: end, not after the act of recording it.
        told_of_recording: whether the party was told of the recording device beforehand (A2-9).
        visit: what an inspection found; None where the record was written by hand, which then
            comes in as evidence.
        inquiry: who was asked and what was said; None as above.
    """

    docket: str
    kind: str
    officers: tuple[str, ...]
    began_at: datetime
    ended_at: datetime
    place: str
    summary: str
    told_of_recording: bool
    participants: tuple[str, ...] = ()
    visit: SiteVisit | None = None
    inquiry: Inquiry | None = None


@dataclass(frozen=True)
class AddEvidence:
    """An item of evidence: what it is, and the six keys of Annex 2 Art. 7.

    Args:
        officers: those who used the device.
        device: number of the device; for paper, the scanner or phone that took it.
    """

    docket: str
    described: Description
    device: str
    officers: tuple[str, ...]
    used_from: datetime
    used_to: datetime


@dataclass(frozen=True)
class ResumeInvestigation:
    """A leader sends a parked case back to investigation, with the reason."""

    docket: str
    reason: str


def record_field_act(order: RecordFieldAct, *, act: Act) -> FieldAct:
    """Record an inspection, inquiry, examination or sampling.

    What was found or said is stored item by item, and the record is issued from it:
    现场检查记录 under its number, 询问笔录 without one. It counts in each joined case, too.

    Raises:
        NotPermittedError: not an officer of the case; fewer than two; a certificate lapsed.
        SeparationOfDutiesError: the same officer twice.
        InvalidInputError: no such kind, the times are not in order, or the record is not whole
            or belongs to another kind of act.
        GateClosedError: an inquiry without telling the person of the recording, or of rights
            and duties.
        IllegalTransitionError: investigation is over.
    """
    with recording("record_field_act", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        state = advance(case.stage, Step.INVESTIGATE)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        if (
            order.kind not in KINDS
            or order.ended_at < order.began_at
            or order.ended_at > act.at
        ):
            raise InvalidInputError(
                "执法活动的种类或者起止时间有误。",
                why="种类未登记，或者结束时间早于开始时间、晚于登记时间。",
                remedy="请选择现场检查、询问、勘验或者抽样取证，并核对起止时间。",
            )
        officers = officers_for(case, order.officers, on=legal_date(order.began_at))
        require_unrecused(case, order.participants, on=legal_date(order.began_at))
        if order.kind in MUST_BE_TOLD and not order.told_of_recording:
            raise GateClosedError(
                "询问前没有告知对方正在记录。",
                why="询问当事人时，应当事先告知对方正在使用执法记录设备记录。",
                remedy="请先告知并登记告知时间；未使用记录设备的，按受限情形办理文字记录。",
                article="seed-2022:A2-9",
            )
        _require_fitting(order)
        paper = _record_of(order, case, officers)
        document = None if paper is None else issue(paper, subject=case.docket, at=act.at)
        case.state = state
        case.save()
        row = FieldAct(
            case=case,
            kind=order.kind,
            officers=list(order.officers),
            participants=list(order.participants),
            began_at=order.began_at,
            ended_at=order.ended_at,
            place=order.place,
            told_of_recording=order.told_of_recording,
            summary=order.summary,
            particulars=plain(order.visit or order.inquiry or {}),
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            FieldActRecorded(
                act_kind=order.kind,
                officers=order.officers,
                certificates=tuple(officer.certificate for officer in officers),
                began_at=order.began_at,
                ended_at=order.ended_at,
                told_of_recording=order.told_of_recording,
            )
        )
        if document is not None:
            record.add(issued(document))
        share(record, case)
    return row


def add_evidence(order: AddEvidence, *, stored: StoredBlob, act: Act) -> EvidenceItem:
    """Enter a stored file as evidence of the case, and of each case joined with it.

    Args:
        order: what it is.
        stored: the bytes, which already count in the store.
        act: who, when.

    Raises:
        NotPermittedError: not an officer of the case.
        ClassificationIncompleteError: one of the six keys is missing.
        InvalidInputError: it was taken after now.
        AlreadyDoneError: the same bytes are evidence of this case already.
        IllegalTransitionError: investigation is over.
    """
    with recording("add_evidence", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        case.state = open_for_evidence(case, act.actor)
        if order.used_to > act.at:
            raise InvalidInputError(
                "证据的采集时间晚于登记时间。",
                why="登记的是已经采集的材料。",
                remedy="请核对设备时钟和采集的起止时间。",
                article="seed-2022:A2-7",
            )
        require_printable({"证据名称": order.described.title})
        officers = officers_for(case, order.officers, on=legal_date(order.used_from))
        names = names_of(order.officers)
        keys = classify(
            Draft(
                unit=unit_of(case.unit).name,
                device=order.device,
                officers=tuple(
                    OfficerInfo(names[officer.code], officer.certificate)
                    for officer in officers
                ),
                used_from=order.used_from,
                used_to=order.used_to,
                party=case.party.name,
                cause=case.cause,
            )
        )
        item = enter_item(
            case.docket,
            stored,
            order.described,
            keys,
            unit=case.unit,
            captured_by=act.actor.person,
            captured_at=act.at,
        )
        case.save()
        record.add(
            EvidenceAdded(
                item=item.seq,
                evidence_kind=item.kind,
                sha256=stored.sha256,
                size=stored.size,
                chunk_root=stored.chunk_root,
            ),
            blobs=(BlobRef(stored.sha256, stored.size),),
        )
        media_type = item.blob.media_type
        if is_picturable(media_type):
            told: dict[str, Value] = {"sha256": stored.sha256, "media_type": media_type}
            enqueue(MAKE_THUMBNAIL, stored.sha256, told)
        share(record, case)
    return item


def resume_investigation(order: ResumeInvestigation, *, act: Act) -> Case:
    """Send a parked case back to investigation.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no reason.
        IllegalTransitionError: the case is not parked.
    """
    with recording("resume_investigation", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECHECK_REVIEW)
        case.state = advance(case.stage, Step.RESUME_INVESTIGATION)
        require_words(
            order.reason,
            what="恢复调查没有写明理由。",
            why="相关股室收到审核意见后应当及时研究，采纳与否都要说明。",
            rule="seed-2022:A3-8",
        )
        case.parked_reason = ""
        case.save()
        record.add(InvestigationResumed(reason=order.reason))
    return case


def _require_fitting(order: RecordFieldAct) -> None:
    if (order.visit is not None and order.kind != "site_inspection") or (
        order.inquiry is not None and order.kind != "inquiry"
    ):
        raise InvalidInputError(
            "所填的记录与执法活动的种类不符。",
            why="现场检查制作现场检查记录，询问制作询问笔录。",
            remedy="请核对执法活动的种类。",
            article="apl-2021:55.2",
        )
    require_printable({"地点": order.place})
    if order.visit is not None:
        require_site_visit(order.visit)
    if order.inquiry is not None:
        require_inquiry(order.inquiry, order.officers)


def _record_of(
    order: RecordFieldAct, case: Case, officers: tuple[OfficerView, ...]
) -> Paper | None:
    occasion = Occasion(
        officers, order.began_at, order.ended_at, order.place, order.told_of_recording
    )
    if order.visit is not None:
        return site_record_content(case, occasion, order.visit)
    if order.inquiry is not None:
        return inquiry_record_content(case, occasion, order.inquiry)
    return None
