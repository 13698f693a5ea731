"""公告送达 (CPL 95): a decision is announced where nothing else reaches the party."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.deliveries import MODES, SERVED_AFTER
from mingjing.cases.entries import ServiceAnnounced
from mingjing.cases.gates import officers_for
from mingjing.cases.papers.announcement import announcement_paper
from mingjing.cases.queries import announcement_if_any, case_to_change, decision_of
from mingjing.cases.remedy_rows import Announcement
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

RULE, ON_FILE = "cpl-2023:95.1", "cpl-2023:95.2"


@dataclass(frozen=True)
class AnnounceService:
    """The announcement.

    Args:
        officers: the two who saw to it.
        announced_on: day on which it was made.
        medium: where: name of the site or newspaper, and its address or number.
        tried: ways of service that failed.
        is_missing: whether nobody knows where the party is, so that nothing else can be tried.
        reasons: 原因和经过, for the file.
        proof: picture or recording of the announcement, held in the evidence store.
    """

    docket: str
    officers: tuple[str, str]
    announced_on: date
    medium: str
    tried: tuple[str, ...]
    is_missing: bool
    reasons: str
    proof: BlobRef | None


def announce_service(order: AnnounceService, *, act: Act, law: RuleBook) -> Announcement:
    """Announce a decision; thirty days later it counts as served.

    Raises:
        NotPermittedError: fewer than two officers with certificates; before the decision.
        GateClosedError: nothing else was tried, no reasons, no proof, or the paper is not made.
        InvalidInputError: no such way of service.
        AlreadyDoneError: it was announced.
        IllegalTransitionError: not decided, or served.
    """
    with recording("announce_service", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SERVE)
        advance(case.stage, Step.SERVE)
        decision = decision_of(case)
        earlier = announcement_if_any(case)
        if earlier is not None:
            raise AlreadyDoneError(
                "已经公告送达。",
                why=f"已于{earlier.announced_on}在{earlier.medium}公告。",
                remedy="请等待公告期满，登记送达。",
                article=RULE,
            )
        _require_last_resort(order)
        if not decision.document.pdf_sha256:
            raise GateClosedError(
                "处罚决定书尚未制成，不能公告。",
                why="公告送达的是已经编号、定稿的文书。",
                remedy="请等待文书制作完成后再公告。",
                article="apl-2021:61.1",
            )
        decided_on = legal_date(decision.decided_at)
        require_happened(order.announced_on, today=legal_date(act.at), since=decided_on)
        officers = officers_for(case, order.officers, on=order.announced_on)
        deemed = day_of(law.due(SERVED_AFTER, order.announced_on).nominal)
        paper = announcement_paper(
            decision, order.medium, deemed, officers, on=order.announced_on, law=law
        )
        document = issue(paper, subject=case.docket, at=act.at)
        proof = order.proof
        announcement = Announcement(
            case=case,
            announced_on=order.announced_on,
            medium=order.medium.strip(),
            tried=list(order.tried),
            reasons=order.reasons,
            officers=list(order.officers),
            proof_sha256=proof.sha256 if proof else "",
            document=document,
        )
        announcement.save(force_insert=True)
        record.add(
            ServiceAnnounced(
                announced_on=order.announced_on,
                deemed_on=deemed.isoformat(),
                medium=announcement.medium,
                tried=order.tried,
                officers=order.officers,
                document=document.code,
            ),
            blobs=(proof,) if proof else (),
        )
        record.add(issued(document))
    return announcement


def _require_last_resort(order: AnnounceService) -> None:
    if not set(order.tried) <= set(MODES):
        raise InvalidInputError(
            "已经试过的送达方式有误。",
            why=f"应为：{'、'.join(MODES.values())}。",
            remedy="请对照送达经过选择。",
            article=RULE,
        )
    if not order.tried and not order.is_missing:
        raise GateClosedError(
            "还没有用其他方式送达，不能公告。",
            why="受送达人下落不明，或者用其他方式无法送达的，公告送达。",
            remedy="请先直接、留置、邮寄送达；当事人下落不明的，写明查找的经过。",
            article=RULE,
        )
    require_words(
        order.medium.strip() and order.reasons,
        what="没有写明在哪里公告，或者没有写明公告送达的原因和经过。",
        why="公告送达，应当在案卷中记明原因和经过。",
        rule=ON_FILE,
    )
    require_printable({"公告媒介": order.medium}, {"原因和经过": order.reasons})
    if order.proof is None:
        raise GateClosedError(
            "“公告送达”没有音像记录。",
            why="记录事项清单：公告送达必须音像记录，不能在现场免除。",
            remedy="请提交公告的照片、录像或者网页截图。",
            article=ON_FILE,
        )
