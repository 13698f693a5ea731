"""Every act on a case with the post it needs: what the right person does in the right state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.states import BESIDE_THE_DECISION, State
from mingjing.review.outcomes import Outcome
from support.cast import CHEN, HAN, LIN, PENG, WU, ZHOU
from support.county import County, proposed

Do = Callable[[County, str, str], None]


@dataclass(frozen=True)
class Attempt:
    """One act on a case.

    Args:
        do: carries it out in a county on a docket by a person.
        permission: what the post must carry.
        by: somebody of the cast who may.
        states: where the act is open to that person in a case that just got there.
        entry: kind of entry it leaves.
    """

    do: Do
    permission: Permission
    by: str
    states: frozenset[State]
    entry: str


def _at(*states: State) -> frozenset[State]:
    return frozenset(states)


def _opine(outcome: Outcome) -> Do:
    def do(county: County, docket: str, by: str) -> None:
        county.opine(docket, outcome, by)

    return do


P, S = Permission, State
IN_REVIEW = _at(S.IN_REVIEW, S.IN_SECOND_REVIEW)
DECIDED = _at(S.DECIDED, S.SERVED, S.PERFORMED, S.SET_ASIDE, S.CLOSED, S.ARCHIVED)
UNDECIDED = frozenset(State) - DECIDED

ACTS: Mapping[str, Attempt] = {
    "decline": Attempt(
        lambda c, d, by: c.decline(d, by), P.FILE_CASE, WU, _at(S.LEAD), "case_declined"
    ),
    "file": Attempt(
        lambda c, d, by: c.file(d, by), P.FILE_CASE, ZHOU, _at(S.LEAD), "case_filed"
    ),
    "ask_to_withdraw": Attempt(
        lambda c, d, by: c.ask_to_withdraw(d, by),
        P.REQUEST_RECUSAL,
        ZHOU,
        frozenset(State) - _at(S.LEAD, S.DECLINED, S.CLOSED, S.ARCHIVED),
        "recusal_requested",
    ),
    "recuse": Attempt(
        lambda c, d, by: c.recuse(d, by), P.DECIDE_RECUSAL, WU, _at(), "recusal_granted"
    ),
    "ask_to_preserve": Attempt(
        lambda c, d, by: c.ask_to_preserve(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.FILED, S.INVESTIGATION),
        "preservation_requested",
    ),
    "settle": Attempt(
        lambda c, d, by: c.settle(d, by),
        P.APPROVE_PRESERVATION,
        ZHOU,
        _at(),
        "preservation_settled",
    ),
    "suspend": Attempt(
        lambda c, d, by: c.suspend(d, by),
        P.SUSPEND_CASE,
        ZHOU,
        _at(S.INVESTIGATION),
        "case_suspended",
    ),
    "go_on": Attempt(
        lambda c, d, by: c.go_on(d, by),
        P.SUSPEND_CASE,
        ZHOU,
        _at(S.SUSPENDED),
        "case_resumed",
    ),
    "join": Attempt(
        lambda c, d, by: c.join(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.FILED, S.INVESTIGATION),
        "party_joined",
    ),
    "separate": Attempt(
        lambda c, d, by: c.separate(d, by), P.FILE_CASE, ZHOU, _at(), "case_separated"
    ),
    "rectify": Attempt(
        lambda c, d, by: c.rectify(d, by),
        P.INVESTIGATE,
        LIN,
        frozenset(State) - _at(S.LEAD, S.DECLINED, S.CLOSED, S.ARCHIVED),
        "rectification_demanded",
    ),
    "commission": Attempt(
        lambda c, d, by: c.commission(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.FILED, S.INVESTIGATION),
        "appraisal_commissioned",
    ),
    "enter_monitoring": Attempt(
        lambda c, d, by: c.enter_monitoring(d, by),
        P.CAPTURE_EVIDENCE,
        LIN,
        _at(S.INVESTIGATION),
        "monitoring_record_entered",
    ),
    "replace_officer": Attempt(
        lambda c, d, by: c.replace_officer(d, by),
        P.REPLACE_OFFICER,
        WU,
        frozenset(State) - _at(S.LEAD, S.DECLINED, S.CLOSED, S.ARCHIVED),
        "officer_replaced",
    ),
    "inspect": Attempt(
        lambda c, d, by: c.inspect(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.FILED, S.INVESTIGATION),
        "field_act_recorded",
    ),
    "add": Attempt(
        lambda c, d, by: c.add(d, by),
        P.CAPTURE_EVIDENCE,
        LIN,
        _at(S.FILED, S.INVESTIGATION),
        "evidence_added",
    ),
    "close": Attempt(
        lambda c, d, by: c.close(d, by, proposed()),
        P.CLOSE_INVESTIGATION,
        LIN,
        _at(S.INVESTIGATION),
        "investigation_closed",
    ),
    "mark": Attempt(lambda c, d, by: c.mark(d, by), P.REVIEW, HAN, UNDECIDED, "review_marked"),
    "submit": Attempt(
        lambda c, d, by: c.submit(d, by, "意见全部采纳（虚构）"),
        P.SUBMIT_FOR_REVIEW,
        LIN,
        _at(S.INVESTIGATED),
        "review_submitted",
    ),
    "accept": Attempt(
        lambda c, d, by: c.accept(d, by), P.REVIEW, CHEN, IN_REVIEW, "review_accepted"
    ),
    "bounce": Attempt(
        lambda c, d, by: c.bounce(d, by), P.REVIEW, CHEN, IN_REVIEW, "review_bounced"
    ),
    "extend": Attempt(
        lambda c, d, by: c.extend(d, by), P.EXTEND_REVIEW, ZHOU, _at(), "review_extended"
    ),
    "ask_for_days": Attempt(
        lambda c, d, by: c.ask_for_days(d, by), P.REVIEW, CHEN, _at(), "extension_requested"
    ),
    "refuse_days": Attempt(
        lambda c, d, by: c.refuse_days(d, by),
        P.EXTEND_REVIEW,
        ZHOU,
        _at(),
        "extension_refused",
    ),
    "replace_reviewer": Attempt(
        lambda c, d, by: c.replace_reviewer(d, by),
        P.REPLACE_REVIEWER,
        HAN,
        _at(),
        "reviewer_replaced",
    ),
    "spare": Attempt(
        lambda c, d, by: c.spare(d, by),
        P.DECIDE,
        WU,
        _at(S.REVIEWED, S.NOTICED),
        "no_penalty_decided",
    ),
    "serve_spared": Attempt(
        lambda c, d, by: c.serve_spared(d, by),
        P.SERVE,
        LIN,
        _at(S.NOT_PENALISED),
        "no_penalty_served",
    ),
    "withdraw_case": Attempt(
        lambda c, d, by: c.withdraw_case(d, by),
        P.DECIDE,
        WU,
        _at(S.FILED, S.INVESTIGATION),
        "case_withdrawn",
    ),
    "transfer": Attempt(
        lambda c, d, by: c.transfer(d, by),
        P.DECIDE,
        WU,
        _at(S.FILED, S.INVESTIGATION, S.PARKED),
        "case_transferred",
    ),
    "suspect_crime": Attempt(
        lambda c, d, by: c.suspect_crime(d, by),
        P.INVESTIGATE,
        LIN,
        _at(
            S.INVESTIGATION,
            S.INVESTIGATED,
            S.REVIEWED,
            S.NOTICED,
            S.PARKED,
            *BESIDE_THE_DECISION,
        ),
        "referral_proposed",
    ),
    "approve_referral": Attempt(
        lambda c, d, by: c.approve_referral(d, by),
        P.REFER_CRIME,
        WU,
        _at(S.REFERRAL_PROPOSED),
        "referral_approved",
    ),
    "refuse_referral": Attempt(
        lambda c, d, by: c.refuse_referral(d, by),
        P.REFER_CRIME,
        WU,
        _at(S.REFERRAL_PROPOSED),
        "referral_refused",
    ),
    "refer": Attempt(
        lambda c, d, by: c.refer(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.REFERRAL_APPROVED),
        "case_referred",
    ),
    "police_file": Attempt(
        lambda c, d, by: c.police_file(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.REFERRED),
        "referral_accepted",
    ),
    "police_refuse": Attempt(
        lambda c, d, by: c.police_refuse(d, by),
        P.INVESTIGATE,
        LIN,
        _at(S.REFERRED),
        "referral_returned",
    ),
    "opine": Attempt(_opine(Outcome.AGREE), P.REVIEW, CHEN, _at(), "opinion_given"),
    "object": Attempt(
        lambda c, d, by: c.object(d, by),
        P.SUBMIT_FOR_REVIEW,
        LIN,
        _at(S.PARKED),
        "opinion_objected",
    ),
    "recheck": Attempt(
        lambda c, d, by: c.recheck(d, by, uphold=False),
        P.RECHECK_REVIEW,
        WU,
        _at(S.OBJECTED),
        "opinion_rechecked",
    ),
    "resume": Attempt(
        lambda c, d, by: c.resume(d, by),
        P.RECHECK_REVIEW,
        WU,
        _at(S.PARKED),
        "investigation_resumed",
    ),
    "notice": Attempt(
        lambda c, d, by: c.notice(d, by), P.GIVE_NOTICE, LIN, _at(S.REVIEWED), "notice_given"
    ),
    "defend": Attempt(
        lambda c, d, by: c.defend(d, by),
        P.RECORD_DEFENCE,
        LIN,
        _at(S.NOTICED),
        "defence_recorded",
    ),
    "waive": Attempt(
        lambda c, d, by: c.waive(d, by), P.RECORD_DEFENCE, LIN, _at(S.NOTICED), "rights_waived"
    ),
    "ask_for_hearing": Attempt(
        lambda c, d, by: c.ask_for_hearing(d, by),
        P.RECORD_DEFENCE,
        LIN,
        _at(S.NOTICED),
        "hearing_requested",
    ),
    "preside": Attempt(
        lambda c, d, by: c.preside(d, by),
        P.DECIDE,
        ZHOU,
        _at(S.HEARING_REQUESTED, S.HEARING_ARRANGED, S.HEARING_HELD),
        "presiding_officer_appointed",
    ),
    "withdraw_hearing": Attempt(
        lambda c, d, by: c.withdraw_hearing(d, by),
        P.RECORD_DEFENCE,
        LIN,
        _at(S.HEARING_REQUESTED, S.HEARING_ARRANGED),
        "hearing_request_withdrawn",
    ),
    "arrange": Attempt(
        lambda c, d, by: c.arrange(d, by), P.HOLD_HEARING, PENG, _at(), "hearing_arranged"
    ),
    "adjourn": Attempt(
        lambda c, d, by: c.adjourn(d, by),
        P.HOLD_HEARING,
        PENG,
        _at(S.HEARING_ARRANGED),
        "hearing_adjourned",
    ),
    "excuse": Attempt(
        lambda c, d, by: c.excuse(d, by),
        P.EXCUSE_RECORDING,
        ZHOU,
        _at(S.HEARING_ARRANGED),
        "recording_excused",
    ),
    "hold": Attempt(
        lambda c, d, by: c.hold(d, by), P.HOLD_HEARING, PENG, _at(), "hearing_held"
    ),
    "end_hearing": Attempt(
        lambda c, d, by: c.end_hearing(d, by), P.HOLD_HEARING, PENG, _at(), "hearing_ended"
    ),
    "report_hearing": Attempt(
        lambda c, d, by: c.report_hearing(d, by),
        P.HOLD_HEARING,
        PENG,
        _at(S.HEARING_HELD),
        "hearing_reported",
    ),
    "deliberate": Attempt(
        lambda c, d, by: c.deliberate(d, by),
        P.DELIBERATE,
        WU,
        _at(S.NOTICED, S.PARKED),
        "deliberated",
    ),
    "decide": Attempt(lambda c, d, by: c.decide(d, by), P.DECIDE, WU, _at(), "penalty_decided"),
    "serve": Attempt(lambda c, d, by: c.serve(d, by), P.SERVE, LIN, _at(), "served"),
    "pay": Attempt(
        lambda c, d, by: c.pay(d, by), P.RECORD_PAYMENT, LIN, _at(S.SERVED), "payment_recorded"
    ),
    "defer": Attempt(
        lambda c, d, by: c.defer(d, by), P.DEFER_PAYMENT, WU, _at(S.SERVED), "payment_deferred"
    ),
    "demand": Attempt(
        lambda c, d, by: c.demand(d, by), P.SERVE, LIN, _at(), "performance_demanded"
    ),
    "sue": Attempt(lambda c, d, by: c.sue(d, by), P.APPLY_TO_COURT, WU, _at(), "court_applied"),
    "court_says": Attempt(
        lambda c, d, by: c.court_says(d, by), P.RECORD_PAYMENT, LIN, _at(), "court_answered"
    ),
    "court_ends": Attempt(
        lambda c, d, by: c.court_ends(d, by), P.RECORD_PAYMENT, LIN, _at(), "enforcement_ended"
    ),
    "contest": Attempt(
        lambda c, d, by: c.contest(d, by),
        P.HANDLE_REMEDY,
        CHEN,
        DECIDED - _at(S.ARCHIVED),
        "remedy_received",
    ),
    "answer": Attempt(
        lambda c, d, by: c.answer(d, by), P.HANDLE_REMEDY, CHEN, _at(), "remedy_answered"
    ),
    "stay": Attempt(
        lambda c, d, by: c.stay(d, by), P.HANDLE_REMEDY, CHEN, _at(), "execution_stayed"
    ),
    "conclude": Attempt(
        lambda c, d, by: c.conclude(d, by), P.HANDLE_REMEDY, CHEN, _at(), "remedy_settled"
    ),
    "find_wrong": Attempt(
        lambda c, d, by: c.find_wrong(d, by),
        P.PROPOSE_CORRECTION,
        LIN,
        DECIDED - _at(S.SET_ASIDE, S.ARCHIVED),
        "correction_proposed",
    ),
    "review_correction": Attempt(
        lambda c, d, by: c.review_correction(d, by),
        P.REVIEW,
        CHEN,
        _at(),
        "correction_reviewed",
    ),
    "correct": Attempt(
        lambda c, d, by: c.correct(d, by), P.DECIDE, WU, _at(), "correction_decided"
    ),
    "serve_correction": Attempt(
        lambda c, d, by: c.serve_correction(d, by),
        P.SERVE,
        LIN,
        _at(S.SET_ASIDE),
        "correction_served",
    ),
    "perform_duty": Attempt(
        lambda c, d, by: c.perform_duty(d, by),
        P.RECORD_PAYMENT,
        LIN,
        _at(),
        "duty_performed",
    ),
    "perform": Attempt(
        lambda c, d, by: c.perform(d, by),
        P.RECORD_PAYMENT,
        LIN,
        _at(),
        "performance_completed",
    ),
    "finish": Attempt(
        lambda c, d, by: c.finish(d, by),
        P.CLOSE_CASE,
        ZHOU,
        _at(S.PERFORMED, S.SET_ASIDE, S.WITHDRAWN, S.TRANSFERRED),
        "case_closed",
    ),
}
