"""事后审核: the legal office looks at measures that could not wait for it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.act_reviews import give_act_opinion
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.papers.act_review import ReviewedAct
from mingjing.cases.review_points import ActSort
from mingjing.documents.issuing import issued
from mingjing.inspections.clocks import REVIEW_WITHIN
from mingjing.inspections.entries import MeasuresReviewed
from mingjing.inspections.models import Order
from mingjing.inspections.moves import begin
from mingjing.inspections.queries import standing_measures
from mingjing.inspections.rules import require_apart
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

FAILED = "审核未通过，由负责人解除；仍有现实危险的，另行采取适当的措施。"


@dataclass(frozen=True)
class ReviewMeasures:
    """The opinion of the legal office."""

    number: str
    opinion: ActOpinion


def review_measures(order: ReviewMeasures, *, act: Act, law: RuleBook) -> Order:
    """Review standing measures; those that do not pass are lifted by a leader.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer went on the inspection or approved it.
        GateClosedError: no words, points unanswered, or conclusions without ground.
        AlreadyDoneError: they were reviewed.
        IllegalTransitionError: no measures stand.
    """
    with recording("review_measures", act) as record:
        inspection = begin(record, order.number, Step.REVIEW_MEASURES, Permission.REVIEW)
        require_apart(
            act.actor.person,
            (*inspection.officers, *inspection.former_officers, inspection.approved_by),
            what="检查人员和批准人不能审核自己的措施。",
            why="审核与实施、批准应当分离。",
            rule="apl-2021:58.1",
        )
        measures = standing_measures(inspection)
        if measures is None or measures.reviewed_on is not None:
            raise AlreadyDoneError(
                "现场处理措施已经审核。",
                why="同一措施只审核一次。",
                remedy="认为违法、不当的，由负责人解除措施。",
                article="asl-2021:65.1(3)",
            )
        target, said = inspection.target, order.opinion.conclusions
        about = ReviewedAct(
            ActSort.MEASURE,
            party_name=target.name,
            address=target.address,
            about=inspection.number,
            matter="现场处理措施",
            proposed=f"{'；'.join(measures.demands)}（{measures.document.printed_number}）",
            afterwards=True,
            if_failed=FAILED,
        )
        document = give_act_opinion(measures, order.opinion, about, act=act, law=law)
        measures.save()
        due = day_of(law.due(REVIEW_WITHIN, measures.given_on).nominal)
        record.add(
            MeasuresReviewed(
                lawful=said.is_lawful,
                appropriate=said.is_appropriate,
                late=legal_date(act.at) > due,
                words=order.opinion.words,
            )
        )
        record.add(issued(document))
    return measures
