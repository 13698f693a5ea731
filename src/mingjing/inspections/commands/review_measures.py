"""事后审核: the legal office looks at measures that could not wait for it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
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


@dataclass(frozen=True)
class ReviewMeasures:
    """The opinion: whether the measures are lawful, and why."""

    number: str
    lawful: bool
    words: str


def review_measures(order: ReviewMeasures, *, act: Act, law: RuleBook) -> Order:
    """Review standing measures; unlawful ones are lifted by a leader.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer went on the inspection or approved it.
        GateClosedError: no reasons.
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
        require_words(
            order.words,
            what="审核意见没有写明理由。",
            why="审核完毕应当签写意见。",
            rule="seed-2022:A3-8",
        )
        measures = standing_measures(inspection)
        if measures is None or measures.reviewed_on is not None:
            raise AlreadyDoneError(
                "现场处理措施已经审核。",
                why="同一措施只审核一次。",
                remedy="认为违法的，由负责人解除措施。",
                article="asl-2021:65.1(3)",
            )
        today = legal_date(act.at)
        measures.reviewed_on, measures.reviewed_by = today, act.actor.person
        measures.lawful = order.lawful
        measures.save()
        due = law.due(REVIEW_WITHIN, measures.given_on)
        record.add(
            MeasuresReviewed(
                lawful=order.lawful, late=today > day_of(due.nominal), words=order.words
            )
        )
    return measures
