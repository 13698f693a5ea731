"""批准 (C02): by the post the law names; what could not wait is approved afterwards."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.rules import require_words
from mingjing.compulsion.clocks import is_late
from mingjing.compulsion.entries import SeizureApproved, SeizureDeclined
from mingjing.compulsion.kinds import Reason
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin, needed_for
from mingjing.compulsion.papers import approval_paper, ending, notice_paper
from mingjing.compulsion.rules import require_apart, require_not_failed, require_reviewed
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook

APPROVAL, URGENT = "acl-2011:18(1)", "acl-2011:19"


@dataclass(frozen=True)
class ApproveSeizure:
    """The approval.

    Args:
        opinion: in words.
        unrecorded_reason: why it need not be recorded; empty where it must.
    """

    number: str
    opinion: str
    unrecorded_reason: str = ""


@dataclass(frozen=True)
class ApproveUrgentSeizure:
    """The approval of a seizure that could not wait for it."""

    number: str
    opinion: str


@dataclass(frozen=True)
class DeclineSeizure:
    """It is not approved, or not carried out; one that was is lifted at once."""

    number: str
    reason: str


def approve_seizure(order: ApproveSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Approve a seizure before it is carried out, and issue the approval form.

    Raises:
        NotPermittedError: not the post the law names for this one.
        SeparationOfDutiesError: the leader carries it out, asked for it or reviewed it.
        GateClosedError: no opinion; not reviewed, or the review did not pass.
        IllegalTransitionError: it was approved, carried out or ended already.
    """
    with recording("approve_seizure", act) as record:
        seizure = begin(record, order.number, Step.APPROVE, Permission.APPROVE_SEIZURE, law=law)
        require_reviewed(required=seizure.review_required, passed=seizure.passed)
        require_printable({}, {"不作音像记录的理由": order.unrecorded_reason})
        seizure.unrecorded_reason = order.unrecorded_reason.strip()
        _approve(record, seizure, order.opinion, law=law)
    return seizure


def approve_urgent_seizure(order: ApproveUrgentSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Approve a seizure that was carried out first; a late approval is recorded as late.

    Raises:
        NotPermittedError: not the post the law names for this one.
        SeparationOfDutiesError: the leader carried it out, asked for it or reviewed it.
        GateClosedError: no opinion; reviewed, and it did not pass; the period is over.
        IllegalTransitionError: it never began as an urgent one, or is approved already.
    """
    with recording("approve_urgent_seizure", act) as record:
        seizure = begin(
            record, order.number, Step.APPROVE_URGENT, Permission.APPROVE_SEIZURE, law=law
        )
        require_not_failed(seizure.passed)
        _approve(record, seizure, order.opinion, law=law)
    return seizure


def decline_seizure(order: DeclineSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Decline a seizure; what was carried out in urgency is lifted by this, and to be returned.

    Raises:
        NotPermittedError: not the post the law names for this one.
        GateClosedError: no reason.
        IllegalTransitionError: it is approved and carried out, or over.
    """
    with recording("decline_seizure", act) as record:
        seizure = begin(record, order.number, Step.DECLINE, Permission.APPROVE_SEIZURE, law=law)
        require(act.actor, needed_for(seizure, record, law)[0])
        require_words(
            order.reason,
            what="没有写明不予批准的理由。",
            why="行政机关负责人认为不应当采取行政强制措施的，应当立即解除；不办的应当有据可查。",
            rule=URGENT,
        )
        require_printable({}, {"理由": order.reason})
        today = legal_date(act.at)
        seizure.declined_reason = order.reason
        seizure.ended_on = today
        if seizure.imposed_at is None:
            seizure.save()
            record.add(SeizureDeclined(was_imposed=False, document=""))
            return seizure
        seizure.lift_reason = Reason.OTHER
        fields = {
            "ground": "负责人认为不应当采取行政强制措施",
            "reason": order.reason,
            **remedies(law, today),
        }
        paper = notice_paper("seizure_release", seizure, fields, ending(today, law, (URGENT,)))
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.save()
        record.add(SeizureDeclined(was_imposed=True, document=document.code))
        record.add(issued(document))
    return seizure


def _approve(record: Recording, seizure: Seizure, opinion: str, *, law: RuleBook) -> None:
    act = record.act
    needs, by_rule = needed_for(seizure, record, law)
    require(act.actor, needs)
    require_words(
        opinion,
        what="批准查封、扣押没有写明意见。",
        why="实施前须向行政机关负责人报告并经批准。",
        rule=APPROVAL,
    )
    require_printable({}, {"审批意见": opinion})
    require_apart(
        act.actor.person,
        (*seizure.officers, *seizure.former_officers, seizure.created_by, seizure.reviewed_by),
        what="提请、实施和审核查封、扣押的人员不能批准。",
    )
    seizure.approved_at, seizure.approved_by = act.at, act.actor.person
    document = issue(
        approval_paper(seizure, opinion, at=act.at, law=law), subject=seizure.number, at=act.at
    )
    seizure.save()
    imposed = seizure.imposed_at
    record.add(
        SeizureApproved(
            document=document.code,
            by_rule=by_rule,
            afterwards=imposed is not None,
            late=imposed is not None and is_late(imposed, act.at, law),
            unrecorded=bool(seizure.unrecorded_reason),
        )
    )
    record.add(issued(document))
