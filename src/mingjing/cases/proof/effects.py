"""What each step leaves behind, as its command does it (pure)."""

from collections.abc import Callable, Mapping

from mingjing.cases.exits import COLLECTIVE, Exit
from mingjing.cases.proof.moves import CONTESTABLE, Event, Move
from mingjing.cases.proof.situation import (
    AGREED,
    Court,
    Passed,
    Phase,
    Situation,
    changed,
    renewed,
    unpassed,
    untold,
)
from mingjing.cases.referring import ReportStage
from mingjing.cases.states import BESIDE_THE_DECISION, State, Step

Effect = Callable[[Situation, Move], Situation]
BINDS = frozenset(
    {
        Step.SUBMIT_FOR_REVIEW,
        Step.PASS_REVIEW,
        Step.GIVE_NOTICE,
        Step.DECIDE,
        Step.DECIDE_NO_PENALTY,
        Step.WITHDRAW,
        Step.TRANSFER,
    }
)
"""Steps that bind the case to the file as it stands before they ask anything."""


def prepared(at: Situation, move: Move) -> Situation:
    """Return the situation in which the conditions of a move are asked."""
    adopts = move.step is Step.RECORD_DEFENCE and "adopted" in move.how
    if at.is_proposed and (move.step in BINDS or adopts):
        return renewed(at)
    return at


def after(at: Situation, move: Move, stage: State) -> Situation:
    """Return the situation after a move that nothing refused.

    Args:
        at: as :func:`prepared` left it.
        move: what is done.
        stage: where the table leads.
    """
    effect = EFFECTS.get(move.step)
    done = (effect(at, move) if effect is not None else at)._replace(stage=stage)
    if done.contested and stage not in CONTESTABLE:
        done = done._replace(contested=False)
    return _without_the_past(done) if stage in FORGETFUL else done


FORGETFUL = frozenset(
    {
        State.INVESTIGATION,
        State.PARKED,
        State.REFERRAL_PROPOSED,
        State.NOT_PENALISED,
        State.WITHDRAWN,
        State.TRANSFERRED,
    }
)
"""Stages from which a case comes to a notice only by a new one."""


def _without_the_past(at: Situation) -> Situation:
    if at.stage in {State.INVESTIGATION, State.PARKED, State.REFERRAL_PROPOSED}:
        return untold(at)
    return Situation(
        stage=at.stage,
        exit=at.exit,
        served=at.served,
        accepted=at.accepted,
        kept=at.kept,
        report=at.report,
    )


def _investigate(at: Situation, move: Move) -> Situation:
    done = changed(at) if "evidence" in move.how and at.is_proposed else at
    return done._replace(kept=True) if "preserved" in move.how else done


def _close_investigation(at: Situation, move: Move) -> Situation:
    if "same" in move.how:
        major, right = bool(at.required), at.right
    else:
        at = changed(at)
        major, right = "major" in move.how, "right" in move.how
    bound = renewed(at)._replace(right=right)
    return untold(bound)._replace(required=major or at.is_bound or at.rounds > 0)


def _mark(at: Situation, _move: Move) -> Situation:
    return at._replace(is_bound=True, required=True if at.is_proposed else None)


def _submit(at: Situation, _move: Move) -> Situation:
    collective = at.collective or at.parked == COLLECTIVE
    return at._replace(
        rounds=at.rounds + 1, last="", is_sent=True, parked="", collective=collective
    )


def _pass(at: Situation, move: Move) -> Situation:
    return at._replace(
        last=AGREED,
        passed=Passed.SUBJECT if at.is_sent else Passed.ANOTHER,
        stale="",
        agreed=at.is_sent,
        is_sent=False,
        collective=at.collective or "collective" in move.how,
    )


def _return(at: Situation, move: Move) -> Situation:
    return unpassed(at)._replace(last=move.how[0])


def _park(at: Situation, move: Move) -> Situation:
    reason = move.how[0]
    if at.stage is State.OBJECTED:
        return at._replace(parked=reason)
    return unpassed(at)._replace(last=reason, parked=reason, deliberated=False, discussed=False)


def _remand(at: Situation, _move: Move) -> Situation:
    return at._replace(rounds=at.rounds + 1, last="", is_sent=at.is_fresh, parked="")


def _resume(at: Situation, _move: Move) -> Situation:
    return at._replace(parked="")


def _give_notice(at: Situation, _move: Move) -> Situation:
    return untold(at)._replace(noticed=True, as_told=True, informed=True)


def _record_defence(at: Situation, move: Move) -> Situation:
    if "adopted" not in move.how:
        return at
    if "amended" in move.how:
        at = renewed(changed(at))._replace(informed=at.informed)
    stale = "defence_adopted" if at.passed is not Passed.NOTHING else at.stale
    return at._replace(as_told=True, stale=stale, agreed=False)


def _waive(at: Situation, move: Move) -> Situation:
    return at._replace(
        defence=Phase.WAIVED if "defence" in move.how else at.defence,
        is_heard=at.is_heard or "hearing" in move.how,
    )


def _appoint(at: Situation, move: Move) -> Situation:
    done = _arrange(at, move) if at.stage is State.HEARING_ARRANGED else at
    return done._replace(presiding=True)


def _give_hearing_up(at: Situation, _move: Move) -> Situation:
    return at._replace(is_heard=True, day=Phase.BEFORE, excused=False)


def _arrange(at: Situation, _move: Move) -> Situation:
    return at._replace(day=Phase.BEFORE, excused=False)


def _excuse(at: Situation, _move: Move) -> Situation:
    return at._replace(excused=True)


def _end_hearing(at: Situation, move: Move) -> Situation:
    done = _give_hearing_up(at, move)
    return _demanding_review(done) if "left" in move.how else done


def _report_hearing(at: Situation, move: Move) -> Situation:
    return _demanding_review(_give_hearing_up(at, move))


def _demanding_review(at: Situation) -> Situation:
    stale = "hearing_held" if at.passed is not Passed.NOTHING else at.stale
    return at._replace(
        is_bound=True,
        required=True,
        stale=stale,
        deliberated=False,
        agreed=False,
        discussed=False,
    )


def _deliberate(at: Situation, _move: Move) -> Situation:
    return at._replace(deliberated=True, discussed=True)


def _decide(at: Situation, _move: Move) -> Situation:
    return at._replace(owing=True, duty=True)


def _leave_by(way: Exit) -> Effect:
    return lambda at, _move: at._replace(exit=way.value)


def _serve_no_penalty(at: Situation, _move: Move) -> Situation:
    return at._replace(served=True)


def _report(stage: ReportStage) -> Effect:
    return lambda at, _move: at._replace(report=stage)


def _end_report(at: Situation, _move: Move) -> Situation:
    done = at._replace(report=ReportStage.NONE)
    return done if at.stage in BESIDE_THE_DECISION else unpassed(done)._replace(parked="")


def _accept_referral(at: Situation, _move: Move) -> Situation:
    if at.stage in BESIDE_THE_DECISION:
        return at._replace(report=ReportStage.NONE)
    return Situation(accepted=True, exit=Exit.REFERRED.value, kept=at.kept)


def _settle(at: Situation, _move: Move) -> Situation:
    return at._replace(kept=False)


def _pay(at: Situation, move: Move) -> Situation:
    return at._replace(owing="whole" not in move.how)


def _perform_duty(at: Situation, _move: Move) -> Situation:
    return at._replace(duty=False)


def _demand(at: Situation, _move: Move) -> Situation:
    return at._replace(court=Court.DEMANDED)


def _apply_to_court(at: Situation, _move: Move) -> Situation:
    return at._replace(court=Court.APPLIED)


def _answer_of_court(at: Situation, move: Move) -> Situation:
    return at._replace(court=Court.TAKEN if "taken" in move.how else Court.REFUSED)


def _end_enforcement(at: Situation, _move: Move) -> Situation:
    return at._replace(court=Court.ENDED)


def _contest(at: Situation, _move: Move) -> Situation:
    return at._replace(contested=True)


def _uphold(at: Situation, _move: Move) -> Situation:
    return at._replace(contested=False)


def _set_aside(at: Situation, _move: Move) -> Situation:
    return at._replace(owing=False, duty=False, court=Court.NOTHING)


def _wait(at: Situation, move: Move) -> Situation:
    (limit,) = move.how
    match limit:
        case "defence":
            return at._replace(defence=Phase(at.defence + 1))
        case "hearing":
            return at._replace(hearing=Phase(at.hearing + 1))
        case _:
            return at._replace(day=Phase(at.day + 1))


def _alter(at: Situation, _move: Move) -> Situation:
    return changed(at)


EFFECTS: Mapping[Step | Event, Effect] = {
    Event.WAIT: _wait,
    Event.MARK: _mark,
    Event.ALTER: _alter,
    Event.CONTEST: _contest,
    Event.UPHOLD: _uphold,
    Event.SETTLE: _settle,
    Step.INVESTIGATE: _investigate,
    Step.CLOSE_INVESTIGATION: _close_investigation,
    Step.SUBMIT_FOR_REVIEW: _submit,
    Step.PASS_REVIEW: _pass,
    Step.RETURN_FROM_REVIEW: _return,
    Step.PARK: _park,
    Step.REMAND_OPINION: _remand,
    Step.RESUME_INVESTIGATION: _resume,
    Step.GIVE_NOTICE: _give_notice,
    Step.RECORD_DEFENCE: _record_defence,
    Step.WAIVE_RIGHTS: _waive,
    Step.APPOINT_PRESIDING_OFFICER: _appoint,
    Step.WITHDRAW_HEARING_REQUEST: _give_hearing_up,
    Step.ARRANGE_HEARING: _arrange,
    Step.ADJOURN_HEARING: _arrange,
    Step.EXCUSE_RECORDING: _excuse,
    Step.HOLD_HEARING: _arrange,
    Step.END_HEARING: _end_hearing,
    Step.REPORT_HEARING: _report_hearing,
    Step.DELIBERATE: _deliberate,
    Step.DECIDE: _decide,
    Step.DECIDE_NO_PENALTY: _leave_by(Exit.NO_PENALTY),
    Step.SERVE_NO_PENALTY: _serve_no_penalty,
    Step.WITHDRAW: _leave_by(Exit.WITHDRAWN),
    Step.TRANSFER: _leave_by(Exit.TRANSFERRED),
    Step.PROPOSE_REFERRAL: _report(ReportStage.PROPOSED),
    Step.APPROVE_REFERRAL: _report(ReportStage.APPROVED),
    Step.REFUSE_REFERRAL: _end_report,
    Step.REFER: _report(ReportStage.REFERRED),
    Step.ACCEPT_REFERRAL: _accept_referral,
    Step.RETURN_REFERRAL: _end_report,
    Step.RECORD_PAYMENT: _pay,
    Step.PERFORM_DUTY: _perform_duty,
    Step.DEMAND: _demand,
    Step.APPLY_TO_COURT: _apply_to_court,
    Step.RECORD_COURT_ANSWER: _answer_of_court,
    Step.END_ENFORCEMENT: _end_enforcement,
    Step.SET_ASIDE: _set_aside,
}
