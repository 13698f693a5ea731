"""电子技术监控 (APL 41): a record counts as evidence once it is reviewed."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission, require
from mingjing.cases.gates import HANDLED_BY, open_for_evidence, require_handler
from mingjing.cases.investigation.appraising import require_under_way
from mingjing.cases.investigation.entries import (
    MonitoringRecordEntered,
    MonitoringRecordReviewed,
    MonitoringRecordTold,
)
from mingjing.cases.investigation.models import MonitoringRecord
from mingjing.cases.investigation.monitoring import FACTS, REVIEW, TELL, Virtue
from mingjing.cases.investigation.papers import monitoring_paper
from mingjing.cases.investigation.queries import monitoring_of, monitoring_records_of
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.evidence.queries import item_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class EnterMonitoringRecord:
    """A record, and the equipment that made it.

    Args:
        item: its number among the evidence.
        equipment: name and number.
        place: where it stands.
        published: when and where the place was made public.
        technical_review: who found the equipment up to standard, when, by which paper.
        legal_review: who reviewed it in law, when, by which paper.
        recorded_at: with zone.
    """

    docket: str
    item: int
    equipment: str
    place: str
    published: str
    technical_review: str
    legal_review: str
    recorded_at: datetime


@dataclass(frozen=True)
class ReviewMonitoringRecord:
    """What the record was held against.

    Args:
        record: its key.
        virtues: of those the article asks, what it has.
        opinion: in words.
    """

    docket: str
    record: int
    virtues: tuple[Virtue, ...]
    opinion: str


@dataclass(frozen=True)
class TellMonitoringRecord:
    """When the party was told, and how it may see the record."""

    docket: str
    record: int
    told_on: date
    how: str


def enter_monitoring_record(order: EnterMonitoringRecord, *, act: Act) -> MonitoringRecord:
    """Say of an item of evidence that electronic monitoring made it.

    From here it does not count as evidence until it is reviewed.

    Raises:
        NotPermittedError: not an officer of the case, or it was recorded in days to come.
        GateClosedError: the equipment was not reviewed, or its place is not public; it was
            entered already.
        NotFoundError: no such item.
        IllegalTransitionError: the investigation has not begun, or is over.
    """
    with recording("enter_monitoring_record", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        case.state = open_for_evidence(case, act.actor)
        require_happened(legal_date(order.recorded_at), today=legal_date(act.at))
        item = item_of(case.docket, order.item)
        said = {name: getattr(order, name) for name in FACTS}
        for name, label in FACTS.items():
            require_words(
                said[name],
                what=f"没有写明{label}。",
                why="利用电子技术监控设备收集违法事实的，应当经过法制和技术审核，"
                "确保设备符合标准、设置合理、标志明显，设置地点应当向社会公布。",
                rule=REVIEW,
            )
        require_printable({FACTS[name]: text for name, text in said.items()})
        if any(one.item == item.seq for one in monitoring_records_of(case)):
            raise GateClosedError(
                "这份证据已经登记为监控记录。",
                why="一份记录审核一次。",
                remedy="请等待审核，或者登记另一份证据。",
                article=REVIEW,
            )
        row = MonitoringRecord(
            case=case,
            item=item.seq,
            sha256=item.blob_id,
            recorded_at=order.recorded_at,
            entered_on=legal_date(act.at),
            entered_by=act.actor.person,
            **said,
        )
        case.save()
        row.save(force_insert=True)
        record.add(MonitoringRecordEntered(item=item.seq, recorded_at=order.recorded_at))
    return row


def review_monitoring_record(
    order: ReviewMonitoringRecord, *, act: Act, law: RuleBook
) -> MonitoringRecord:
    """Hold a record against what the article asks; 审核表 is issued.

    Raises:
        NotPermittedError: not of the legal office.
        SeparationOfDutiesError: the reviewer handles the case.
        GateClosedError: no opinion, or it was reviewed already.
        NotFoundError: no such record.
        IllegalTransitionError: the investigation is over.
    """
    with recording("review_monitoring_record", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        require_under_way(case.stage)
        row = monitoring_of(case, order.record)
        require_strangers(
            act.actor.person,
            (*case.handlers, row.entered_by),
            what="承办人不能审核自己提交的监控记录。",
            why="行政机关应当审核记录内容是否符合要求；提交与审核应当分离。",
            rule=REVIEW,
        )
        if row.passed is not None:
            raise GateClosedError(
                "这份监控记录已经审核。",
                why="审核的结论不再更改。",
                remedy="不符合要求的，另行取证。",
                article=REVIEW,
            )
        require_words(
            order.opinion,
            what="审核监控记录没有写明意见。",
            why="未经审核或者经审核不符合要求的，不得作为行政处罚的证据。",
            rule=REVIEW,
        )
        require_printable({}, {"审核意见": order.opinion})
        faults = tuple(one for one in Virtue if one not in order.virtues)
        row.passed, row.faults = not faults, [one.value for one in faults]
        row.opinion, row.reviewed_by = order.opinion, act.actor.person
        row.reviewed_on = legal_date(act.at)
        document = issue(monitoring_paper(row, law), subject=case.docket, at=act.at)
        row.save()
        record.add(
            MonitoringRecordReviewed(
                item=row.item,
                passed=not faults,
                faults=tuple(one.value for one in faults),
                document=document.code,
            )
        )
        record.add(issued(document))
    return row


def tell_monitoring_record(order: TellMonitoringRecord, *, act: Act) -> MonitoringRecord:
    """Enter that the party was told what the monitoring found, and how it may see it.

    Raises:
        NotPermittedError: not an officer of the case; it lies ahead, or before the review.
        GateClosedError: it does not count, was told, or nobody says how to see it.
        NotFoundError: no such record.
        IllegalTransitionError: the investigation is over.
    """
    with recording("tell_monitoring_record", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        require_under_way(case.stage)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        row = monitoring_of(case, order.record)
        if not row.passed or row.told_on is not None:
            raise GateClosedError(
                "没有需要告知的监控记录。",
                why="还没有审核、审核不符合要求，或者已经告知。",
                remedy="请核对案件。",
                article=TELL,
            )
        require_happened(order.told_on, today=legal_date(act.at), since=row.reviewed_on)
        require_words(
            order.how,
            what="没有写明当事人怎样查询。",
            why="行政机关应当及时告知当事人违法事实，并采取信息化手段或者其他措施，"
            "为当事人查询、陈述和申辩提供便利。",
            rule=TELL,
        )
        row.told_on, row.told_how = order.told_on, order.how
        row.save()
        record.add(MonitoringRecordTold(item=row.item, told_on=order.told_on))
    return row
