"""送审: the handling unit hands the file over, on the day the investigation ends."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.gates import require_handler
from mingjing.cases.moves import enter_review
from mingjing.cases.queries import case_to_change
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.review.entries import ReviewSubmitted
from mingjing.review.models import ReviewRound
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

SUBMIT_WITHIN = "SEED-SUBMIT"


@dataclass(frozen=True)
class SubmitForReview:
    """The package.

    Args:
        response: answer to the last opinion, point by point; required after a return.
    """

    docket: str
    response: str = ""


def submit_for_review(order: SubmitForReview, *, act: Act, law: RuleBook) -> ReviewRound:
    """Submit the case with its evidence list, bound to the review subject.

    A submission after the day the investigation ended is accepted and recorded as late; a later
    round, after a hearing or a defence, has no such day.

    Raises:
        NotPermittedError: not an officer of the case.
        GateClosedError: review is not compulsory, or a return was not answered.
        IllegalTransitionError: not the time for it.
    """
    with recording("submit_for_review", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SUBMIT_FOR_REVIEW)
        require_handler(
            case,
            act.actor.person,
            why="案件材料由办案股室的承办人提交。",
            article="seed-2022:A3-3",
        )
        last = ReviewRound.objects.filter(case=case).order_by("-number").first()
        ends_investigation = case.stage is State.INVESTIGATED
        number = enter_review(case)
        if last is not None and not case.passed_hash and not order.response.strip():
            raise GateClosedError(
                "没有答复上一次审核意见。",
                why="相关股室收到审核意见后，应当及时研究，对合法、合理的意见应当采纳。",
                remedy="请逐条写明采纳情况；不采纳的写明理由。",
                article="seed-2022:A3-8",
            )
        today = legal_date(act.at)
        due = law.due(SUBMIT_WITHIN, case.investigated_on or today)
        manifest = [
            f"{item.seq}. {item.title} {item.blob_id}" for item in items_of(case.docket)
        ]
        round_ = ReviewRound(
            case=case,
            number=number,
            status=ReviewRound.Status.SUBMITTED,
            submitted_on=today,
            submitted_by=act.actor.person,
            submitted_late=ends_investigation and today > day_of(due.nominal),
            subject_hash=case.subject_hash,
            manifest=manifest,
            response=order.response,
        )
        round_.save(force_insert=True)
        record.add(
            ReviewSubmitted(
                round=number,
                subject_hash=case.subject_hash,
                manifest=tuple(manifest),
                late=round_.submitted_late,
            )
        )
    return round_
