"""恢复审查: asked for by the enterprise, examined by two officers, consented to by a leader."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.clocks import EXAMINE_WITHIN
from mingjing.inspections.entries import MeasuresLifted, RecoveryExamined, RecoveryRequested
from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.moves import begin
from mingjing.inspections.papers import ending, order_paper, pens_of
from mingjing.inspections.queries import standing_measures
from mingjing.inspections.rules import require_apart, require_approved
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import GateClosedError, NotFoundError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "asl-2021:65.1(3)"


@dataclass(frozen=True)
class RequestRecovery:
    """The day on which the enterprise asked to go on."""

    number: str
    requested_on: date


@dataclass(frozen=True)
class ExamineRecovery:
    """What two officers saw.

    Args:
        examined_at: with zone.
        recoverable: whether the hazard is removed.
        words: what was seen.
    """

    number: str
    examined_at: datetime
    recoverable: bool
    words: str


@dataclass(frozen=True)
class ConsentToRecovery:
    """The leader's consent, which ends the measures."""

    number: str
    words: str


def request_recovery(order: RequestRecovery, *, act: Act, law: RuleBook) -> Order:
    """Note that the enterprise asks to go on; from here the examination is awaited.

    Raises:
        NotPermittedError: not one of its two officers, or a day that lies ahead.
        IllegalTransitionError: no measures stand.
    """
    with recording("request_recovery", act) as record:
        inspection = begin(record, order.number, Step.REQUEST_RECOVERY, Permission.INSPECT)
        measures = _measures(inspection)
        today = legal_date(act.at)
        require_happened(order.requested_on, today=today, since=measures.given_on)
        measures.recovery_requested_on = order.requested_on
        measures.examined_on, measures.recoverable = None, None
        measures.save()
        until = law.due(EXAMINE_WITHIN, order.requested_on).nominal
        record.add(RecoveryRequested(requested_on=order.requested_on, examine_until=str(until)))
    return measures


def examine_recovery(order: ExamineRecovery, *, act: Act, law: RuleBook) -> Order:
    """Examine on site whether the hazard is removed, and issue the opinion.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force; a day
            that lies ahead.
        GateClosedError: nobody asked for it, or nothing was written.
        IllegalTransitionError: no measures stand.
    """
    with recording("examine_recovery", act) as record:
        inspection = begin(record, order.number, Step.EXAMINE_RECOVERY, Permission.INSPECT)
        measures = _measures(inspection)
        if measures.recovery_requested_on is None:
            raise GateClosedError(
                "被检查单位尚未申请恢复。",
                why="重大事故隐患排除后，经审查同意，方可恢复生产经营和使用。",
                remedy="请先登记恢复申请的日期。",
                article=ARTICLE,
            )
        on = legal_date(order.examined_at)
        require_happened(on, today=legal_date(act.at), since=measures.recovery_requested_on)
        require_words(
            order.words,
            what="恢复审查没有写明所见。",
            why="重大事故隐患是否排除，应当写明。",
            rule=ARTICLE,
        )
        require_printable({}, {"审查意见": order.words})
        officers = require_two_officers(inspection.officers, on=on)
        paper = order_paper(
            "recovery_opinion",
            inspection,
            {
                "decision": measures.document.printed_number,
                "requested_on": measures.recovery_requested_on.isoformat(),
                "examined_at": stamp(order.examined_at),
                "recoverable": order.recoverable,
                "opinion": order.words,
            },
            ending(on, law, (ARTICLE,), pens_of(officers)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        measures.examined_on, measures.recoverable = on, order.recoverable
        measures.save()
        record.add(RecoveryExamined(document=document.code, recoverable=order.recoverable))
        record.add(issued(document))
    return measures


def consent_to_recovery(order: ConsentToRecovery, *, act: Act) -> Order:
    """End standing measures: after a good examination, or because they did not pass review.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader examined it.
        GateClosedError: not examined, not removed, not approved, or nothing was written.
        IllegalTransitionError: no measures stand.
    """
    with recording("consent_to_recovery", act) as record:
        inspection = begin(
            record, order.number, Step.CONSENT_TO_RECOVERY, Permission.CONSENT_TO_RECOVERY
        )
        require_apart(
            act.actor.person,
            inspection.officers,
            what="检查人员不能同意自己的恢复审查。",
            why="审查与同意应当分离。",
            rule=ARTICLE,
        )
        require_approved(inspection.approved_at)
        require_words(
            order.words,
            what="同意恢复没有写明意见。",
            why="重大事故隐患排除后，经审查同意，方可恢复生产经营和使用。",
            rule=ARTICLE,
        )
        measures = _measures(inspection)
        if not measures.recoverable and measures.passed is not False:
            raise GateClosedError(
                "还不能解除现场处理措施。",
                why="重大事故隐患排除后，经审查同意，方可恢复生产经营和使用。",
                remedy="请检查人员先到现场审查；措施没有通过审核的，可以直接解除。",
                article=ARTICLE,
            )
        measures.lifted_on, measures.lifted_by = legal_date(act.at), act.actor.person
        measures.save()
        inspection.save()
        record.add(MeasuresLifted(after_review=measures.passed is False, words=order.words))
    return measures


def _measures(inspection: Inspection) -> Order:
    measures = standing_measures(inspection)
    if measures is None:
        raise NotFoundError(
            "没有生效中的现场处理措施。",
            why="措施已经解除或者没有采取。",
            remedy="请从检查页面核对。",
            article=ARTICLE,
        )
    return measures
