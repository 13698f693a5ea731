"""紧急情况: what cannot wait for approval is reported at once and approved afterwards."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.cases.rules import require_words
from mingjing.documents.printable import require_printable
from mingjing.inspections.clocks import APPROVE_WITHIN
from mingjing.inspections.entries import UrgentInspectionReported
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.rules import APPROVAL
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ReportUrgentInspection:
    """The report.

    Args:
        reported_to: code of the leader.
        reported_at: when, with zone.
        urgency: why it cannot wait.
    """

    number: str
    reported_to: str
    reported_at: datetime
    urgency: str


def report_urgent_inspection(
    order: ReportUrgentInspection, *, act: Act, law: RuleBook
) -> Inspection:
    """Report an inspection that cannot wait; from here its approval is awaited.

    Raises:
        NotPermittedError: not one of its two officers.
        InvalidInputError: not reported to a leader, or at a time that is not yet.
        GateClosedError: no reason.
        IllegalTransitionError: it was approved, reported or ended already.
    """
    with recording("report_urgent_inspection", act) as record:
        inspection = begin(record, order.number, Step.REPORT_URGENT, Permission.INSPECT)
        require_words(
            order.urgency,
            what="没有写明为什么不能等待批准。",
            why="只有紧急情况可以先检查、后补办批准。（原文未核实）",
            rule=APPROVAL,
        )
        require_printable({}, {"紧急情况": order.urgency})
        leader = actor_of(order.reported_to, legal_date(act.at))
        if not may(leader, Permission.APPROVE_INSPECTION) or order.reported_at > act.at:
            raise InvalidInputError(
                "紧急报告的对象或者时间有误。",
                why="应当立即向负责人报告；登记的是已经作出的报告。",
                remedy="请选择负责人，并核对报告时间。",
                article=APPROVAL,
            )
        inspection.reported_to = order.reported_to
        inspection.reported_at = order.reported_at
        inspection.urgency = order.urgency
        inspection.save()
        due = law.due(APPROVE_WITHIN, order.reported_at)
        record.add(
            UrgentInspectionReported(
                reported_at=order.reported_at,
                reported_to=order.reported_to,
                approve_until=str(due.nominal),
            )
        )
    return inspection
