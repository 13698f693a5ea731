"""异议与复核: a leader upholds an opinion or sends it back; the gate never opens here."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.models import Case
from mingjing.cases.moves import begin_round_after_remand, park_again, settle_objection
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers, require_words
from mingjing.cases.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import OpinionObjected, OpinionRechecked
from mingjing.review.models import Objection, ReviewRound
from mingjing.review.outcomes import EFFECTS, Effect, Outcome
from mingjing.review.queries import latest_round


@dataclass(frozen=True)
class ObjectToOpinion:
    """Why the handling unit does not accept the opinion."""

    docket: str
    reason: str


@dataclass(frozen=True)
class RecheckOpinion:
    """The leader's answer.

    Args:
        uphold: True leaves the opinion standing; False sends it to another reviewer.
    """

    docket: str
    uphold: bool
    answer: str


def object_to_opinion(order: ObjectToOpinion, *, act: Act) -> Objection:
    """Ask a leader to recheck the last opinion (Annex 3 Art. 9).

    Raises:
        NotPermittedError: not an officer.
        GateClosedError: no reason.
        IllegalTransitionError: there is no opinion to object to.
    """
    with recording("object_to_opinion", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SUBMIT_FOR_REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.OPINED)
        settle_objection(case, Step.OBJECT)
        if not order.reason.strip():
            raise GateClosedError(
                "异议没有理由。",
                why="提请复核应当说明不同意见和依据。",
                remedy="请写明理由。",
                article="seed-2022:A3-9",
            )
        objection = Objection(
            round=round_,
            raised_by=act.actor.person,
            raised_on=legal_date(act.at),
            reason=order.reason,
        )
        objection.save(force_insert=True)
        record.add(OpinionObjected(round=round_.number))
    return objection


def recheck_opinion(order: RecheckOpinion, *, act: Act) -> Objection:
    """Uphold the opinion, or order a new round by another reviewer.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader gave the opinion.
        GateClosedError: no answer.
        IllegalTransitionError: nobody objected.
    """
    with recording("recheck_opinion", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECHECK_REVIEW)
        round_ = latest_round(case)
        require_strangers(
            act.actor.person,
            (round_.reviewer,),
            what="出具意见的人不能复核自己的意见。",
            why="对审核意见有异议的，提请局领导复核。",
            rule="seed-2022:A3-9",
        )
        require_words(
            order.answer,
            what="复核没有答复。",
            why="对审核意见有异议的，提请局领导复核，复核结论应当有理由。",
            rule="seed-2022:A3-9",
        )
        if order.uphold:
            _leave_where_it_was_put(case, round_)
        else:
            _new_round(round_, act)
        objection = Objection.objects.filter(round=round_, upheld=None).get()
        objection.upheld = order.uphold
        objection.rechecked_by = act.actor.person
        objection.rechecked_on = legal_date(act.at)
        objection.answer = order.answer
        objection.save()
        record.add(OpinionRechecked(round=round_.number, upheld=order.uphold))
    return objection


def _leave_where_it_was_put(case: Case, round_: ReviewRound) -> None:
    outcome = Outcome[round_.outcome]
    if EFFECTS[outcome] is Effect.PARKS:
        park_again(case, outcome.value)
    else:
        settle_objection(case, Step.UPHOLD_OPINION)


def _new_round(round_: ReviewRound, act: Act) -> None:
    today = legal_date(act.at)
    case = round_.case
    ReviewRound(
        case=case,
        number=begin_round_after_remand(case),
        status=ReviewRound.Status.SUBMITTED,
        submitted_on=today,
        submitted_by=round_.submitted_by,
        submitted_late=False,
        subject_hash=case.subject_hash,
        manifest=round_.manifest,
        response=round_.response,
        excluded=[*round_.excluded, round_.reviewer],
    ).save(force_insert=True)
