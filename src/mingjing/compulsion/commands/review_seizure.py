"""法制审核 (C02): before the approval; where it could not wait, afterwards."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.cases.papers.act_review import ReviewedAct, act_review_paper
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SeizureReviewed
from mingjing.compulsion.kinds import Kind
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.rules import require_apart
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ReviewSeizure:
    """The opinion: whether it is lawful, and why."""

    number: str
    lawful: bool
    words: str


def review_seizure(order: ReviewSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Review a seizure; one that does not pass is not approved, or a leader lifts it.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer carries it out or approved it.
        GateClosedError: no reasons; the period is over.
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
        require_words(
            order.words,
            what="审核意见没有写明理由。",
            why="审核完毕应当签写意见。",
            rule="seed-2022:A3-8",
        )
        require_printable({}, {"审核意见": order.words})
        if seizure.reviewed_on is not None:
            raise AlreadyDoneError(
                "本次查封、扣押已经审核。",
                why="一次提请只审核一次。",
                remedy="认为违法的，由负责人不予批准或者解除。",
                article="acl-2011:18",
            )
        seizure.reviewed_on, seizure.reviewed_by = legal_date(act.at), act.actor.person
        seizure.lawful, seizure.review_words = order.lawful, order.words
        afterwards = seizure.imposed_at is not None
        reviewed = ReviewedAct(
            party_name=seizure.party_name,
            address=seizure.address,
            about=seizure.number,
            matter=Kind(seizure.kind).label,
            proposed=seizure.facts,
            lawful=order.lawful,
            words=order.words,
            reviewer=person_of(act.actor.person).name,
            afterwards=afterwards,
        )
        paper = act_review_paper(reviewed, law=law, on=legal_date(act.at))
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.save()
        record.add(SeizureReviewed(lawful=order.lawful, afterwards=afterwards))
        record.add(issued(document))
    return seizure
