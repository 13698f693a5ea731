"""出具法制审核意见: one of nine outcomes, bound to the subject it judged."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases import moves
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.review_pointers import pointers_of, require_pointed
from mingjing.documents.issuing import issue
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.entries import plain
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.commands.advise import end_with_round
from mingjing.review.consultations import dispute_of, was_advised
from mingjing.review.drafts import forget_drafts
from mingjing.review.entries import OpinionGiven, SubjectConfirmed
from mingjing.review.models import ReviewRound
from mingjing.review.outcomes import EFFECTS, Effect, Finding, Outcome, require_consistent
from mingjing.review.papers import opinion_content
from mingjing.review.queries import due_of, latest_round, rounds_of
from mingjing.review.rules import require_independent, require_same_reviewer
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class GiveOpinion:
    """The opinion on a case."""

    docket: str
    finding: Finding


@dataclass(frozen=True)
class ConfirmSubject:
    """Signature that the subject is unchanged since the passed opinion."""

    docket: str


def give_opinion(order: GiveOpinion, *, act: Act, law: RuleBook) -> ReviewRound:
    """Give the opinion; only 同意 opens the gate, and only for the subject as submitted.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: tied to the case, or another reviewer took it on.
        GateClosedError: the opinion contradicts its checklist, points at nothing in the file,
            or the subject changed.
        IllegalTransitionError: no review runs.
    """
    with recording("give_opinion", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_same_reviewer(round_, act.actor.person)
        require_independent(act.actor.person, case, round_)
        require_consistent(order.finding)
        require_pointed(order.finding.answers, pointers_of(case.docket))
        _require_advice(case, order.finding)
        today = legal_date(act.at)
        due = due_of(round_, law)
        round_.status = ReviewRound.Status.OPINED
        round_.outcome = order.finding.outcome.name
        round_.finding = {
            "answers": {
                point.name: plain(answer) for point, answer in order.finding.answers.items()
            },
            "is_lawful": order.finding.is_lawful,
            "is_appropriate": order.finding.is_appropriate,
            "text": order.finding.text,
            "collective": order.finding.collective,
        }
        round_.opined_on = today
        content = opinion_content(case, round_, order.finding, law=law, on=today)
        document = issue(content, subject=case.docket, at=act.at)
        round_.document = document
        _move(case, round_, order.finding)
        round_.save()
        forget_drafts(case.docket, round_.number)
        record.add(
            OpinionGiven(
                round=round_.number,
                outcome=order.finding.outcome.name,
                article=order.finding.outcome.article,
                number=document.number,
                document=document.code,
                content_sha256=document.content_sha256,
                subject_hash=round_.subject_hash,
                in_time=due is None or today <= due,
            )
        )
        end_with_round(round_, today, record)
    return round_


def confirm_subject(order: ConfirmSubject, *, act: Act) -> Case:
    """Sign that a defence or service left the review subject as it was.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: not the reviewer of the passed opinion.
        GateClosedError: none passed, or it is stale.
    """
    with recording("confirm_subject", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        require_same_reviewer(latest_round(case), act.actor.person)
        moves.require_passed(case)
        record.add(
            SubjectConfirmed(passed_hash=case.passed_hash, subject_hash=case.subject_hash)
        )
    return case


def _require_advice(case: Case, finding: Finding) -> None:
    """Refuse to pass a disputed case on which nobody was consulted (A3-9)."""
    words = dispute_of(rounds_of(case))
    if finding.outcome is not Outcome.AGREE or not words or was_advised(case):
        return
    raise GateClosedError(
        "本案已标记为疑难、争议，尚未咨询，不能出具同意意见。",
        why="对疑难、争议问题，应当向聘用律师或县政府法制机构咨询。",
        remedy="请向法律顾问或者县司法局咨询并记录答复；咨询不停止审核期限。",
        article="seed-2022:A3-9",
    )


def _move(case: Case, round_: ReviewRound, finding: Finding) -> None:
    match EFFECTS[finding.outcome]:
        case Effect.OPENS_GATE:
            on = round_.opined_on or round_.submitted_on
            moves.pass_review(case, moves.Passed(round_.subject_hash, on, finding.collective))
        case Effect.RETURNS:
            moves.return_from_review(case)
        case Effect.PARKS:
            moves.park(case, finding.outcome.value)
