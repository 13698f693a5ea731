"""批准 (E03): the legal office looks at it, then the principal head answers for it (SOD-06)."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.act_reviews import give_act_opinion
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.papers.act_review import ReviewedAct
from mingjing.cases.review_points import ActSort
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import (
    SupplyStopApproved,
    SupplyStopDeclined,
    SupplyStopReviewed,
)
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.moves import apart_from, begin
from mingjing.compulsion.supply.papers import approval_paper
from mingjing.compulsion.supply.queries import order_stands
from mingjing.compulsion.supply.rules import (
    ORDER,
    require_footage,
    require_reviewed,
    require_safe,
    require_standing,
)
from mingjing.compulsion.supply.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

APPROVER = "ASL-70-1"


@dataclass(frozen=True)
class ReviewSupplyStop:
    """The opinion of the legal office."""

    number: str
    opinion: ActOpinion


@dataclass(frozen=True)
class ApproveSupplyStop:
    """The approval.

    Args:
        opinion: in words.
        is_safe: whether the cut itself is safe.
        urgency: why the enterprise is not told a day ahead; empty where it is.
    """

    number: str
    opinion: str
    is_safe: bool
    urgency: str = ""


@dataclass(frozen=True)
class DeclineSupplyStop:
    """Why it is not approved, or not carried out."""

    number: str
    reason: str


def review_supply_stop(order: ReviewSupplyStop, *, act: Act, law: RuleBook) -> SupplyStop:
    """Review a stop of supply; one that does not pass is not approved.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer asked for it or carries it out.
        GateClosedError: no words, points unanswered, or conclusions without ground.
        AlreadyDoneError: it was reviewed.
        IllegalTransitionError: nothing is proven yet, or it is approved or over.
    """
    with recording("review_supply_stop", act) as record:
        stop = begin(record, order.number, Step.REVIEW, Permission.REVIEW)
        apart_from(stop, act.actor.person, what="提请、实施停止供应的人员不能审核。")
        if stop.reviewed_on is not None:
            raise AlreadyDoneError(
                "本次停止供应已经审核。",
                why="一次提请只审核一次。",
                remedy="认为违法、不当的，由主要负责人不予批准。",
                article=ORDER,
            )
        about = ReviewedAct(
            ActSort.MEASURE,
            party_name=stop.party_name,
            address=stop.address,
            about=stop.number,
            matter=Supply(stop.supply).label,
            proposed=stop.danger,
        )
        document = give_act_opinion(stop, order.opinion, about, act=act, law=law)
        stop.save()
        said = order.opinion.conclusions
        record.add(SupplyStopReviewed(lawful=said.is_lawful, appropriate=said.is_appropriate))
        record.add(issued(document))
    return stop


def approve_supply_stop(order: ApproveSupplyStop, *, act: Act, law: RuleBook) -> SupplyStop:
    """Approve a stop of supply and issue the approval form.

    Raises:
        NotPermittedError: not the principal head.
        SeparationOfDutiesError: who approves asked for it, carries it out or reviewed it.
        GateClosedError: no opinion; not reviewed, or the review did not pass; nothing of the
            site was handed in; not safe; the order is not valid any more.
        IllegalTransitionError: nothing is proven yet, or it is approved or over.
    """
    with recording("approve_supply_stop", act) as record:
        stop = begin(record, order.number, Step.APPROVE, Permission.APPROVE_SUPPLY_STOP)
        apart_from(
            stop,
            act.actor.person,
            stop.reviewed_by,
            what="提请、实施和审核停止供应的人员不能批准。",
        )
        require_standing(stands=order_stands(stop))
        require_reviewed(required=stop.review_required, passed=stop.passed)
        require_footage(_footage_of(stop))
        require_safe(confirmed=order.is_safe)
        require_words(
            order.opinion,
            what="批准停止供应没有写明意见。",
            why="经本部门主要负责人批准，才可以采取通知有关单位停止供应的措施。",
            rule=ORDER,
        )
        require_printable({}, {"审批意见": order.opinion, "紧急情形": order.urgency})
        today = legal_date(act.at)
        stop.approved_at, stop.approved_by = act.at, act.actor.person
        if stop.supply == Supply.POWER:
            stop.urgency = order.urgency.strip()
        paper = approval_paper(stop, order.opinion, at=act.at, law=law)
        document = issue(paper, subject=stop.number, at=act.at)
        stop.save()
        record.add(
            SupplyStopApproved(
                document=document.code,
                by_rule=law.rule(APPROVER, today).article,
                urgent=bool(stop.urgency),
            )
        )
        record.add(issued(document))
    return stop


def decline_supply_stop(order: DeclineSupplyStop, *, act: Act) -> SupplyStop:
    """Decline a stop of supply, or take the approval back before anybody was told.

    Raises:
        NotPermittedError: not the principal head.
        GateClosedError: no reason.
        IllegalTransitionError: nothing is proven yet, somebody was told, or it is over.
    """
    with recording("decline_supply_stop", act) as record:
        stop = begin(record, order.number, Step.DECLINE, Permission.APPROVE_SUPPLY_STOP)
        require_words(
            order.reason,
            what="没有写明不予批准的理由。",
            why="不办的应当有据可查。",
            rule=ORDER,
        )
        require_printable({}, {"理由": order.reason})
        stop.declined_reason, stop.ended_on = order.reason, legal_date(act.at)
        stop.save()
        record.add(SupplyStopDeclined(was_approved=stop.approved_at is not None))
    return stop


def _footage_of(stop: SupplyStop) -> int:
    """Return how many files show the site after the order had to be obeyed."""
    taken = [legal_date(item.used_from) for item in items_of(stop.number)]
    return sum(day >= stop.served_on for day in taken)
