"""检查记录: question by question, what was found, who signed."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from mingjing.access.policy import Permission
from mingjing.bureau.queries import OfficerView
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.field_records import SiteVisit
from mingjing.cases.papers.field import SITE_RECORD
from mingjing.cases.papers.words import filled, officer_rows
from mingjing.documents.content import Paper
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import InspectionRecorded
from mingjing.inspections.kinds import Result
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.states import Step
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.entries import plain
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer to one question of the checklist: a violation that was looked for.

    Args:
        violation: id in the catalogue.
        result: in order, a problem, not applicable.
    """

    violation: str
    result: Result


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem in words.

    Args:
        words: what was seen, where.
        violation: id in the catalogue; empty where it breaks none of it.
        grave: whether it is a major accident hazard.
    """

    words: str
    violation: str = ""
    grave: bool = False


@dataclass(frozen=True)
class RecordInspection:
    """What an inspection saw.

    Args:
        ended_at: with zone.
        place: what was entered.
        answers: one for each question of the checklist.
        problems: what was found; none where all was in order.
        visit: who was in charge on the other side, what that side said, why it did not sign;
            its ``findings`` stay empty: they follow from answers and problems.
    """

    number: str
    ended_at: datetime
    place: str
    answers: tuple[Answer, ...]
    problems: tuple[FoundProblem, ...]
    visit: SiteVisit


def record_inspection(order: RecordInspection, *, act: Act, law: RuleBook) -> Inspection:
    """Record the inspection and issue 现场检查记录 from it.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        InvalidInputError: a question is not answered, a problem has no words, or the times are
            not in order.
        NotFoundError: no such violation.
        IllegalTransitionError: nobody is on site.
    """
    with recording("record_inspection", act) as record:
        inspection = begin(record, order.number, Step.RECORD, Permission.INSPECT)
        _check(order, inspection, act.at)
        on = legal_date(order.ended_at)
        for violation in filter(None, (one.violation for one in order.problems)):
            law.violations.violation(violation, on)
        officers = require_two_officers(inspection.officers, on=on)
        inspection.ended_at = order.ended_at
        inspection.answers = [plain(answer) for answer in order.answers]
        inspection.findings = [
            {"n": n, "words": one.words, "violation": one.violation, "grave": one.grave}
            for n, one in enumerate(order.problems, start=1)
        ]
        inspection.refusal_reported_on = None  # that was of the door, not of the signature
        inspection.signed = not order.visit.unsigned_reason.strip()
        paper = _paper(order, inspection, officers, law)
        document = issue(paper, subject=inspection.number, at=act.at)
        inspection.save()
        record.add(
            InspectionRecorded(
                document=document.code,
                answers=len(order.answers),
                findings=len(order.problems),
                grave=sum(one.grave for one in order.problems),
                signed=inspection.signed,
            )
        )
        record.add(issued(document))
    return inspection


def _check(order: RecordInspection, inspection: Inspection, at: datetime) -> None:
    began = inspection.arrived_at or at
    answered = [answer.violation for answer in order.answers]
    problems = {one.violation for one in order.problems}
    said = {answer.violation for answer in order.answers if answer.result is Result.PROBLEM}
    if not began <= order.ended_at <= at or not order.place.strip():
        raise InvalidInputError(
            "检查场所或者结束时间有误。",
            why="检查的时间、地点、内容、发现的问题及其处理情况，应当作出书面记录。",
            remedy="请填写场所；结束时间在入场之后、登记之前。",
            article="asl-2021:68",
        )
    if sorted(answered) != sorted(inspection.checklist):
        raise InvalidInputError(
            "检查表没有逐项填写。",
            why="检查按批准的方案和检查表进行，每一项都应当有结果。",
            remedy="请逐项选择“符合”“有问题”或者“不适用”。",
            article="asl-2021:68",
        )
    if not all(one.words.strip() for one in order.problems) or not said <= problems:
        raise InvalidInputError(
            "发现的问题没有写明。",
            why="发现的问题及其处理情况应当作出书面记录。",
            remedy="选择“有问题”的每一项，请用自己的话写明在何处看到什么。",
            article="asl-2021:68",
        )
    require_printable(
        {
            "检查场所": order.place,
            "现场负责人": order.visit.in_charge,
            "职务": order.visit.in_charge_post,
            "见证人": order.visit.attestor,
            **{f"问题第{n}项": one.words for n, one in enumerate(order.problems, start=1)},
        },
        {"说明": order.visit.statement, "未签名的情况": order.visit.unsigned_reason},
    )


def _paper(
    order: RecordInspection,
    inspection: Inspection,
    officers: tuple[OfficerView, ...],
    law: RuleBook,
) -> Paper:
    target, visit = inspection.target, order.visit
    return Paper(
        SITE_RECORD,
        {
            "party_name": target.name,
            "address": target.address,
            "place": order.place,
            **filled(
                legal_representative=target.legal_representative,
                phone=target.telephone,
                in_charge=visit.in_charge,
                in_charge_post=visit.in_charge_post,
                statement=visit.statement,
                unsigned_reason=visit.unsigned_reason,
                attestor=visit.attestor,
            ),
            "began_at": stamp(inspection.arrived_at or order.ended_at),
            "ended_at": stamp(order.ended_at),
            "authority": settings.MINGJING_BUREAU.name,
            "officers": officer_rows(officers),
            "told_of_recording": bool(inspection.device),
            "findings": _findings(order, inspection, law),
        },
    )


def _findings(order: RecordInspection, inspection: Inspection, law: RuleBook) -> list[Value]:
    """Return what was found, and then what was looked for and found in order."""
    lines: list[Value] = [one.words for one in order.problems]
    on = inspection.planned_on
    in_order = [
        law.violations.violation(answer.violation, on).name
        for answer in order.answers
        if answer.result is Result.IN_ORDER
    ]
    if in_order:
        lines.append(f"经检查，未发现下列情形：{'、'.join(in_order)}")
    if not order.problems:
        lines.append("本次检查没有发现问题")
    return lines
