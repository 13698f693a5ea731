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
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.review.commands.respond_to_opinion import answer
from mingjing.review.entries import ReviewSubmitted
from mingjing.review.models import ReviewRound
from mingjing.review.queries import owes_response
from mingjing.review.responses import PointAnswer
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

SUBMIT_WITHIN = "SEED-SUBMIT"


@dataclass(frozen=True)
class SubmitForReview:
    """The package.

    Args:
        response: what was put right; required after the package was incomplete.
        answers: to the points of the last opinion, unless they were given before.
    """

    docket: str
    response: str = ""
    answers: tuple[PointAnswer, ...] = ()


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
        if last is not None and not case.passed_hash:
            _require_answered(last, order, act, record)
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


def _require_answered(
    last: ReviewRound, order: SubmitForReview, act: Act, record: Recording
) -> None:
    if owes_response(last):
        answer(last, order.answers, act, record)
        return
    if last.status == ReviewRound.Status.BOUNCED and not order.response.strip():
        raise GateClosedError(
            "没有写明补齐了哪些材料。",
            why="材料不全退回的，应当补齐后重新提交。",
            remedy="请逐项写明补齐的情况。",
            article="seed-2022:A3-3",
        )
