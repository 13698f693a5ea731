"""检查前审批: a leader approves, declines or calls off; urgent ones are approved afterwards."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.clocks import APPROVE_WITHIN
from mingjing.inspections.entries import InspectionApproved, InspectionCalledOff
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.papers import approval_paper
from mingjing.inspections.rules import APPROVAL, require_apart
from mingjing.inspections.states import Step
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ApproveInspection:
    """The approval.

    Args:
        opinion: in words.
        unannounced_reason: why the enterprise is not told beforehand; empty if it is to be.
    """

    number: str
    opinion: str
    unannounced_reason: str = ""


@dataclass(frozen=True)
class MakeUpApproval:
    """The approval of an inspection that could not wait for it."""

    number: str
    opinion: str


@dataclass(frozen=True)
class DeclineInspection:
    """The inspection is not approved: it does not begin, or ends where it is."""

    number: str
    reason: str


@dataclass(frozen=True)
class CallOffInspection:
    """An approved inspection does not take place."""

    number: str
    reason: str


def approve_inspection(order: ApproveInspection, *, act: Act, law: RuleBook) -> Inspection:
    """Approve an inspection before it takes place, and issue the approval form.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader goes on it.
        GateClosedError: no opinion.
        IllegalTransitionError: it was approved or ended already.
    """
    with recording("approve_inspection", act) as record:
        inspection = begin(record, order.number, Step.APPROVE, Permission.APPROVE_INSPECTION)
        inspection.unannounced_reason = order.unannounced_reason
        require_printable({"不事先通知的理由": order.unannounced_reason})
        _approve(record, inspection, order.opinion, law=law)
    return inspection


def make_up_approval(order: MakeUpApproval, *, act: Act, law: RuleBook) -> Inspection:
    """Approve an urgent inspection that was reported; a late approval is recorded as late.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader goes on it.
        GateClosedError: no opinion.
        IllegalTransitionError: it is approved already, or it never began as an urgent one.
    """
    with recording("make_up_approval", act) as record:
        inspection = begin(
            record, order.number, Step.MAKE_UP_APPROVAL, Permission.APPROVE_INSPECTION
        )
        _require_unapproved(inspection)
        _approve(record, inspection, order.opinion, law=law)
    return inspection


def decline_inspection(order: DeclineInspection, *, act: Act) -> Inspection:
    """Decline an inspection; an urgent one that was never approved ends here.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no reason.
        IllegalTransitionError: it is approved, or ended.
    """
    with recording("decline_inspection", act) as record:
        inspection = begin(record, order.number, Step.DECLINE, Permission.APPROVE_INSPECTION)
        _require_unapproved(inspection)
        _end(record, inspection, order.reason)
    return inspection


def call_off_inspection(order: CallOffInspection, *, act: Act) -> Inspection:
    """Call off an approved inspection before anybody goes.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no reason.
        IllegalTransitionError: it is not approved, or it began.
    """
    with recording("call_off_inspection", act) as record:
        inspection = begin(record, order.number, Step.CALL_OFF, Permission.APPROVE_INSPECTION)
        _end(record, inspection, order.reason)
    return inspection


def _approve(record: Recording, inspection: Inspection, opinion: str, *, law: RuleBook) -> None:
    act = record.act
    require_words(
        opinion,
        what="批准检查没有写明意见。",
        why="实施检查前须经行政执法主体负责人批准。（原文未核实）",
        rule=APPROVAL,
    )
    require_printable({}, {"审批意见": opinion})
    require_apart(
        act.actor.person,
        inspection.officers,
        what="检查人员不能批准自己的检查。",
        why="批准与实施应当分离。",
        rule=APPROVAL,
    )
    inspection.approved_at, inspection.approved_by = act.at, act.actor.person
    paper = approval_paper(inspection, opinion, at=act.at, law=law)
    document = issue(paper, subject=inspection.number, at=act.at)
    inspection.save()
    record.add(
        InspectionApproved(
            afterwards=inspection.reported_at is not None,
            late=_is_late(inspection.reported_at, act.at, law),
            unannounced=bool(inspection.unannounced_reason.strip()),
        )
    )
    record.add(issued(document))


def _is_late(reported_at: datetime | None, at: datetime, law: RuleBook) -> bool:
    if reported_at is None:
        return False
    until = law.due(APPROVE_WITHIN, reported_at).nominal
    return isinstance(until, datetime) and at > until


def _require_unapproved(inspection: Inspection) -> None:
    if inspection.approved_at is None:
        return
    raise IllegalTransitionError(
        "本次检查已经批准。",
        why="一次检查只批准一次；已经批准并入场的，不能再不予批准。",
        remedy="请继续办理；尚未入场的，可以取消检查。",
        article=APPROVAL,
    )


def _end(record: Recording, inspection: Inspection, reason: str) -> None:
    require_words(
        reason,
        what="没有写明不再检查的理由。",
        why="检查任务由年度计划或者来源产生，不办的应当有据可查。",
        rule=APPROVAL,
    )
    inspection.called_off_reason = reason
    inspection.save()
    record.add(InspectionCalledOff(approved=inspection.approved_at is not None, reason=reason))
