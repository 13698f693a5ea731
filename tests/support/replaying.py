"""Moves of the model, done to a real case through its commands."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import connection

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN, window_of
from mingjing.cases.debts import debt_of, outstanding_fen, refund_due_fen
from mingjing.cases.hearings import NOTIFY_BEFORE, Ending
from mingjing.cases.investigation.queries import kept_in
from mingjing.cases.models import Case
from mingjing.cases.proof.moves import Event, Move
from mingjing.cases.proof.situation import BOUNCED, Passed, Phase, Situation
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice, decision_if_any, proposal_of
from mingjing.cases.rules import review_holds
from mingjing.cases.states import State, Step
from mingjing.documents.queries import papers_of
from mingjing.evidence.queries import items_of
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import latest_round
from mingjing.statute.additional_fines import Dated
from mingjing.statute.decisions import AmountFor, Circumstance, DecisionKind
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides
from support.cast import ADMIN, CHEN, FENG, HAN, HE, INSTRUMENT, WU
from support.county import County, moment, proposed
from support.staffed import undone

REVIEWERS = (CHEN, FENG, HAN)
LITTLE, MORE, HEARD_FROM = 300_000, 1_000_000, 900_000
OWN_VALUES = Overrides(
    limits={DEFENCE_WITHIN: LimitSetting(3)},
    amounts=(AmountSetting("HEAR-THR", AmountFor.ORGANISATION, HEARD_FROM),),
    source="示例文件",
)
"""The party has its three days first, then its five; MORE gives a hearing and no review."""


def can_be_replayed(at: Situation, move: Move) -> bool:
    """Say whether a move can happen under OWN_VALUES, and is not heavier for having spoken."""
    match move.step:
        case Event.WAIT if "hearing" in move.how:
            return at.defence >= Phase.AFTER
        case Event.WAIT if "day" in move.how:
            return at.defence >= Phase.AFTER and at.hearing >= Phase.AFTER
        case Step.CLOSE_INVESTIGATION:
            return at.right or not at.is_proposed or "right" not in move.how
        case _:
            return True


@dataclass
class Replay:
    """One case that the moves are done to.

    Args:
        county: where it is.
        docket: its number.
        versions: how often its file changed, so that no change is like another.
    """

    county: County
    docket: str = ""
    versions: int = 0

    def begin(self) -> None:
        """Register the lead."""
        self.county.law = self.county.law.with_overrides(OWN_VALUES)
        post = Appoint(WU, Role.PRESIDING_OFFICER, INSTRUMENT, self.county.clock.today)
        appoint(post, act=self.county.act(ADMIN))
        self.docket = self.county.register()

    @property
    def case(self) -> Case:
        """The row as it stands."""
        return self.county.case(self.docket)

    def do(self, move: Move) -> None:
        """Do one move as the right people do it, or wait."""
        DOING[move.step](self, move.how)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Try something, and leave no trace of it."""
        before = self.county.clock.now, self.versions
        with undone():
            yield
        self.county.clock.now, self.versions = before

    def accept(self) -> str:
        """Let the first reviewer who may take the running round on, and say who it was."""
        excluded = latest_round(self.case).excluded
        reviewer = next(one for one in REVIEWERS if one not in excluded)
        self.county.accept(self.docket, reviewer)
        return reviewer

    def version(self) -> str:
        """Return words that nobody used before."""
        self.versions += 1
        return f"第 {self.versions} 次（虚构）"


def compared(case: Case, at: Situation) -> dict[str, tuple[Any, Any]]:
    """Return what the row and the model say of the same thing, where they differ."""
    said = {
        "stage": (case.stage, at.stage),
        "exit": (case.exit, at.exit),
        "kept": (bool(kept_in(case)), at.kept),
        "closed": (case.closed_on is not None, at.stage in {State.CLOSED, State.ARCHIVED}),
    }
    if not at.exit:
        said |= {
            "required": (case.review_required, at.required),
            "rounds": (case.rounds, at.rounds),
            "parked": (case.parked_reason, at.parked),
            "collective": (case.collective_required, at.collective),
            "deliberated": (case.deliberated_on is not None, at.deliberated),
            "passed": (bool(case.passed_hash), at.passed is not Passed.NOTHING),
            "reviewed": (_holds(case), at.required is False or _holds_in(at)),
        }
    notice = current_notice(case)
    if at.noticed:
        assert notice is not None
        said["waived"] = (notice.defence_waived_on is not None, at.defence is Phase.WAIVED)
        said["right"] = (notice.hearing_right, at.right)
    return {name: pair for name, pair in said.items() if pair[0] != pair[1]}


def _holds(case: Case) -> bool:
    return review_holds(
        required=case.review_required,
        passed_hash=case.passed_hash,
        subject_hash=case.subject_hash,
        stale_reason=case.stale_reason,
    )


def _holds_in(at: Situation) -> bool:
    return at.passed is Passed.SUBJECT and not at.stale


How = tuple[str, ...]


def _plainly(act: Callable[[County, str], None]) -> Callable[[Replay, How], None]:
    return lambda replay, _how: act(replay.county, replay.docket)


def _investigate(replay: Replay, how: How) -> None:
    act = replay.county.add if "evidence" in how else replay.county.inspect
    if "preserved" in how:
        act = replay.county.preserve
    act(replay.docket)


def _close_investigation(replay: Replay, how: How) -> None:
    if not items_of(replay.docket):
        replay.county.add(replay.docket)
    replay.county.close(replay.docket, proposal=_proposal(replay, how))


def _proposal(replay: Replay, how: How) -> Proposal:
    if "same" in how:
        return proposal_of(replay.case)
    facts = replay.version()
    return proposed(
        (MORE if "right" in how else LITTLE) - 100 * replay.versions,
        facts=facts,
        kinds=(DecisionKind.WARNING, DecisionKind.CRITICISM),
        circumstances=(Circumstance.ACCIDENT_FINE,) if "major" in how else (),
    )


def _opine(replay: Replay, outcome: Outcome, **changes: Any) -> None:
    reviewer = latest_round(replay.case).reviewer or replay.accept()
    replay.county.opine(replay.docket, outcome, reviewer, **changes)


def _pass(replay: Replay, how: How) -> None:
    _opine(replay, Outcome.AGREE, collective="collective" in how)


def _return(replay: Replay, how: How) -> None:
    if BOUNCED in how:
        replay.county.bounce(replay.docket)
    else:
        _opine(replay, Outcome.SUPPLEMENT)


def _park(replay: Replay, how: How) -> None:
    if replay.county.state(replay.docket) is State.OBJECTED:
        replay.county.recheck(replay.docket, uphold=True)
    else:
        _opine(replay, Outcome(how[0]))


def _defend(replay: Replay, how: How) -> None:
    now = proposal_of(replay.case)
    lighter = replace(now, fine_fen=now.fine_fen - 100, tier_reason=replay.version())
    replay.county.defend(
        replay.docket,
        adopted="adopted" in how,
        amended=lighter if "amended" in how else None,
    )


def _waive(replay: Replay, how: How) -> None:
    replay.county.waive(replay.docket, defence="defence" in how, hearing="hearing" in how)


def _request(replay: Replay, how: How) -> None:
    notice = current_notice(replay.case)
    assert notice is not None
    day = replay.county.clock.today if "late" in how else notice.given_on
    replay.county.ask_for_hearing(replay.docket, on=day)


def _arrange(replay: Replay, how: How) -> None:
    notice = current_notice(replay.case)
    assert notice is not None
    by = notice.presiding_officer or WU  # who sees the case although nobody presides yet
    first = replay.county.law.earliest(NOTIFY_BEFORE, replay.county.clock.today)
    early = timedelta(days=1 if "too early" in how else 0)
    replay.county.arrange(replay.docket, by, begins_at=moment(first - early))


def _hold(replay: Replay, how: How) -> None:
    replay.county.hold(replay.docket, is_recorded="recorded" in how)


def _end(replay: Replay, how: How) -> None:
    replay.county.end_hearing(replay.docket, ending=Ending(how[0]))


def _serve(replay: Replay, _how: How) -> None:
    replay.county.print(replay.docket)
    replay.county.serve(replay.docket)


def _pay(replay: Replay, how: How) -> None:
    decision = decision_if_any(replay.case)
    assert decision is not None
    paid = sum(one.amount_fen for one in decision.payment_set.all())
    whole = max(1, decision.fine_fen - paid)
    replay.county.pay(replay.docket, fen=whole if "whole" in how else 1)


def _defer(replay: Replay, _how: How) -> None:
    decision = decision_if_any(replay.case)
    assert decision is not None
    day = replay.county.clock.today + timedelta(days=10)
    replay.county.defer(replay.docket, parts=(Dated(day, outstanding_fen(decision)),))


def _demand(replay: Replay, how: How) -> None:
    county = replay.county
    debt = debt_of(replay.case, county.law)
    assert debt is not None
    last = max(part.on for part in debt.parts)
    if "overdue" in how and county.clock.today <= last:
        county.clock.move_to(last + timedelta(days=1))
    county.demand(replay.docket)


def _sue(replay: Replay, how: How) -> None:
    county, decision = replay.county, decision_if_any(replay.case)
    assert decision is not None
    opens_on = window_of(replay.case, decision, county.law).opens_on
    if opens_on is not None and "in time" in how and county.clock.today < opens_on:
        county.clock.move_to(opens_on)
    county.sue(replay.docket)


def _court_says(replay: Replay, how: How) -> None:
    replay.county.court_says(replay.docket, accepted="taken" in how)


def _set_aside(replay: Replay, how: How) -> None:
    county, docket = replay.county, replay.docket
    if "judged" in how:
        county.conclude(docket, outcome="revoked")
    else:
        county.find_wrong(docket)
        if "unreviewed" not in how:
            county.review_correction(docket)
        county.correct(docket)
        county.serve_correction(docket)
    decision = decision_if_any(replay.case)
    assert decision is not None
    if due := refund_due_fen(decision):
        county.refund(docket, fen=due)


def _archive(replay: Replay, _how: How) -> None:
    county = replay.county
    for paper in papers_of(replay.docket):
        if not paper.pdf_sha256:
            county.render(paper.code)
    order = ArchiveCasefile(replay.docket)
    archive_casefile(order, act=county.act(HE), law=county.law, store=county.store)


def _wait(replay: Replay, how: How) -> None:
    county = replay.county
    notice = current_notice(replay.case)
    assert notice is not None
    (limit,) = how
    if limit == "day":
        last = county.hearing_at(replay.docket).date()
    else:
        rule = DEFENCE_WITHIN if limit == "defence" else HEARING_WITHIN
        last = county.law.due(rule, notice.given_on).rolled
    if county.clock.today < last:
        county.clock.move_to(last, hour=20)
    else:
        county.clock.wait(days=1)


def _alter(replay: Replay, _how: How) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_case SET cause = %s WHERE docket = %s",
            [replay.version(), replay.docket],
        )


DOING: Mapping[Step | Event, Callable[[Replay, How], None]] = {
    Event.WAIT: _wait,
    Event.MARK: _plainly(County.mark),
    Event.ALTER: _alter,
    Event.CONTEST: _plainly(County.contest),
    Event.SETTLE: _plainly(County.settle),
    Event.UPHOLD: _plainly(County.conclude),
    Step.DECLINE: _plainly(County.decline),
    Step.FILE: _plainly(County.file),
    Step.INVESTIGATE: _investigate,
    Step.SUSPEND: _plainly(County.suspend),
    Step.RESUME: _plainly(County.go_on),
    Step.CLOSE_INVESTIGATION: _close_investigation,
    Step.SUBMIT_FOR_REVIEW: _plainly(lambda c, d: c.submit(d, response="已经采纳（虚构）")),
    Step.PASS_REVIEW: _pass,
    Step.RETURN_FROM_REVIEW: _return,
    Step.PARK: _park,
    Step.OBJECT: _plainly(County.object),
    Step.UPHOLD_OPINION: _plainly(lambda c, d: c.recheck(d, uphold=True)),
    Step.REMAND_OPINION: _plainly(lambda c, d: c.recheck(d, uphold=False)),
    Step.RESUME_INVESTIGATION: _plainly(County.resume),
    Step.GIVE_NOTICE: _plainly(County.notice),
    Step.RECORD_DEFENCE: _defend,
    Step.WAIVE_RIGHTS: _waive,
    Step.REQUEST_HEARING: _request,
    Step.APPOINT_PRESIDING_OFFICER: _plainly(County.preside),
    Step.WITHDRAW_HEARING_REQUEST: _plainly(County.withdraw_hearing),
    Step.ARRANGE_HEARING: _arrange,
    Step.ADJOURN_HEARING: _plainly(County.adjourn),
    Step.EXCUSE_RECORDING: _plainly(County.excuse),
    Step.HOLD_HEARING: _hold,
    Step.END_HEARING: _end,
    Step.REPORT_HEARING: _plainly(County.report_hearing),
    Step.DELIBERATE: _plainly(County.deliberate),
    Step.DECIDE: _plainly(County.decide),
    Step.DECIDE_NO_PENALTY: _plainly(County.spare),
    Step.SERVE_NO_PENALTY: _plainly(County.serve_spared),
    Step.WITHDRAW: _plainly(County.withdraw_case),
    Step.TRANSFER: _plainly(County.transfer),
    Step.PROPOSE_REFERRAL: _plainly(County.suspect_crime),
    Step.APPROVE_REFERRAL: _plainly(County.approve_referral),
    Step.REFUSE_REFERRAL: _plainly(County.refuse_referral),
    Step.REFER: _plainly(County.refer),
    Step.ACCEPT_REFERRAL: _plainly(County.police_file),
    Step.RETURN_REFERRAL: _plainly(County.police_refuse),
    Step.SERVE: _serve,
    Step.RECORD_PAYMENT: _pay,
    Step.DEFER_PAYMENT: _defer,
    Step.DEMAND: _demand,
    Step.APPLY_TO_COURT: _sue,
    Step.RECORD_COURT_ANSWER: _court_says,
    Step.END_ENFORCEMENT: _plainly(County.court_ends),
    Step.SET_ASIDE: _set_aside,
    Step.PERFORM_DUTY: _plainly(lambda c, d: c.perform_duty(d, kind="criticism")),
    Step.COMPLETE_PERFORMANCE: _plainly(County.perform),
    Step.CLOSE: _plainly(County.finish),
    Step.ARCHIVE: _archive,
}
