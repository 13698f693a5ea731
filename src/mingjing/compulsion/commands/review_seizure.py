"""法制审核 (C02): before the approval; where it could not wait, afterwards."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.act_reviews import give_act_opinion
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.papers.act_review import FAILED, ReviewedAct
from mingjing.cases.review_points import ActSort
from mingjing.compulsion.entries import SeizureReviewed
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.rules import require_apart
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issued
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

FAILED_AFTERWARDS = "审核未通过，不得补办批准、不得延长期限，由负责人解除，立即退还财物。"


@dataclass(frozen=True)
class ReviewSeizure:
    """The opinion of the legal office."""

    number: str
    opinion: ActOpinion


def review_seizure(order: ReviewSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Review a seizure; one that does not pass is not approved, or a leader lifts it.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer carries it out or approved it.
        GateClosedError: no words, points unanswered, or conclusions without ground; the
            period is over.
        AlreadyDoneError: it was reviewed.
        IllegalTransitionError: it is approved but not carried out, or over.
    """
    with recording("review_seizure", act) as record:
        seizure = begin(record, order.number, Step.REVIEW, Permission.REVIEW, law=law)
        require_apart(
            act.actor.person,
            (
                *seizure.officers,
                *seizure.former_officers,
                seizure.created_by,
                seizure.approved_by,
            ),
            what="提请、实施和批准查封、扣押的人员不能审核。",
        )
        if seizure.reviewed_on is not None:
            raise AlreadyDoneError(
                "本次查封、扣押已经审核。",
                why="一次提请只审核一次。",
                remedy="认为违法、不当的，由负责人不予批准或者解除。",
                article="acl-2011:18",
            )
        afterwards = seizure.imposed_at is not None
        about = ReviewedAct(
            ActSort.MEASURE,
            party_name=seizure.party_name,
            address=seizure.address,
            about=seizure.number,
            matter=Kind(seizure.kind).label,
            proposed=seizure.facts,
            afterwards=afterwards,
            if_failed=FAILED_AFTERWARDS if afterwards else FAILED,
        )
        document = give_act_opinion(seizure, order.opinion, about, act=act, law=law)
        seizure.save()
        said = order.opinion.conclusions
        record.add(
            SeizureReviewed(
                lawful=said.is_lawful, appropriate=said.is_appropriate, afterwards=afterwards
            )
        )
        record.add(issued(document))
    return seizure
