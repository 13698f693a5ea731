"""答复审核意见: the handling unit studies the opinion and answers it point by point (A3-8)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.gates import require_handler
from mingjing.cases.queries import case_to_change
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import OpinionAnswered
from mingjing.review.models import Response, ReviewRound
from mingjing.review.queries import latest_round, response_to
from mingjing.review.responses import ARTICLE, PointAnswer, points_of, require_answered


@dataclass(frozen=True)
class RespondToOpinion:
    """An answer for each point of the opinion."""

    docket: str
    answers: tuple[PointAnswer, ...]


def respond_to_opinion(order: RespondToOpinion, *, act: Act) -> Response:
    """Answer the last opinion; it changes nothing about the case.

    Raises:
        NotPermittedError: not an officer of the case.
        GateClosedError: a point without answer, not adopted without a reason, answered before,
            or there is nothing to answer.
        IllegalTransitionError: no opinion was given.
    """
    with recording("respond_to_opinion", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SUBMIT_FOR_REVIEW)
        require_handler(
            case,
            act.actor.person,
            why="审核意见由办案股室的承办人研究、答复。",
            article=ARTICLE,
        )
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.OPINED)
        return answer(round_, order.answers, act, record)


def answer(
    round_: ReviewRound, answers: Sequence[PointAnswer], act: Act, record: Recording
) -> Response:
    """Keep the answers inside the recording of an act of the handling unit.

    Raises:
        GateClosedError: as :func:`respond_to_opinion`.
    """
    points = points_of(round_.outcome, round_.finding)
    if not points or response_to(round_) is not None:
        raise GateClosedError(
            "没有等待答复的审核意见。",
            why="意见为同意，或者已经逐条答复。",
            remedy="请查看送审往来；有异议的可以提请局领导复核。",
            article=ARTICLE,
        )
    require_answered(points, answers)
    given = {one.key: one for one in answers}
    response = Response(
        round=round_,
        given_by=act.actor.person,
        given_on=legal_date(act.at),
        points=[asdict(one) | asdict(given[one.key]) | {"said": one.words} for one in points],
    )
    response.save(force_insert=True)
    adopted = sum(one.adopted for one in answers)
    record.add(OpinionAnswered(round_.number, adopted, len(points) - adopted))
    return response
