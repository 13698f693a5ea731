"""Whatever people try, in whatever order: nobody decides unreviewed, and the record retells it.

Random people, right and wrong, take random steps through the real commands on several cases
while time moves on. The model beside them knows only what it saw happen.
"""

# Every act takes the same four things, whatever it needs of them.
# ruff: noqa: ARG005

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from cases import beside
from cases.beside import BESIDE, WHILE_INVESTIGATED, Aside
from mingjing.bureau.commands.certify import SuspendCertificate, suspend_certificate
from mingjing.cases.commands import decide_penalty
from mingjing.cases.hearings import Ending
from mingjing.cases.models import Case
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice, referral_if_any
from mingjing.cases.referring import ReportStage, stage_of_report
from mingjing.cases.states import BESIDE_THE_DECISION, LIFE, UNDECIDED, State, open_steps
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.recording import Act
from mingjing.ledger.rows import image_of
from mingjing.review.models import ReviewRound
from mingjing.review.outcomes import Outcome
from mingjing.statute.decisions import DecisionKind, Mark
from mingjing.web.auditing import audit_installation
from support.cast import (
    ADMINISTRATOR,
    CAST,
    CHEN,
    FENG,
    HAN,
    JIN,
    LIN,
    LU,
    OU,
    PAN,
    PENG,
    QIN,
    SUN,
    TANG,
    WU,
    ZHAO,
    ZHOU,
    certificate_of,
)
from support.county import LARGE, SMALL, Clock, County, proposed
from support.refusals import ON_RECORD, require_complete
from support.staffed import undone

PEOPLE = [member.code for member in CAST]
OFFICERS = [LIN, ZHAO, SUN, TANG, LU, JIN]
REVIEWERS = [CHEN, FENG, HAN, QIN, LU]
LEADERS = [WU, ZHOU, QIN, TANG]
SUSPENSION = (DecisionKind.SUSPEND_BUSINESS,)
PROPOSALS = [proposed(LARGE), proposed(SMALL), proposed(SMALL, kinds=SUSPENSION)]
SHORTEST_WAIT = timedelta(days=6)


@dataclass(frozen=True)
class Whim:
    """What somebody might put into a form."""

    pair: tuple[str, str]
    outcome: Outcome
    proposal: Any
    mark: Mark
    reviewer: str
    adopted: bool
    amends: bool
    defence: bool
    hearing: bool
    uphold: bool
    collective: bool
    words: str
    days: int
    ago: int
    fen: int


WHIMS = st.builds(
    Whim,
    pair=st.one_of(
        st.just((LIN, ZHAO)), st.tuples(*[st.sampled_from([*OFFICERS, OU, PAN])] * 2)
    ),
    outcome=st.one_of(st.just(Outcome.AGREE), st.sampled_from(Outcome)),
    proposal=st.sampled_from(PROPOSALS),
    mark=st.sampled_from(Mark),
    reviewer=st.sampled_from(REVIEWERS),
    adopted=st.booleans(),
    amends=st.booleans(),
    defence=st.booleans(),
    hearing=st.booleans(),
    uphold=st.booleans(),
    collective=st.booleans(),
    words=st.sampled_from(["采纳（虚构）", "采纳（虚构）", " "]),
    days=st.integers(0, 4),
    ago=st.sampled_from([0, 0, 0, 1, 9, -1]),
    fen=st.sampled_from([LARGE, SMALL, 1, 0]),
)
PLAIN = Whim(
    pair=(LIN, ZHAO),
    outcome=Outcome.AGREE,
    proposal=proposed(),
    mark=Mark.LEGAL_OFFICE,
    reviewer=FENG,
    adopted=False,
    amends=False,
    defence=True,
    hearing=True,
    uphold=True,
    collective=False,
    words="（虚构）",
    days=1,
    ago=0,
    fen=1,
)
STRAIGHT = [
    ("file", ZHOU),
    ("add", LIN),
    ("close", LIN),
    ("submit", LIN),
    ("accept", CHEN),
    ("opine", CHEN),
    ("notice", LIN),
    ("waive", LIN),
    ("decide", WU),
    ("serve", LIN),
]
Do = Callable[[County, str, str, Whim], object]


def _ago(county: County, whim: Whim) -> Any:
    return county.clock.today - timedelta(days=whim.ago)


ACTS: Mapping[str, Do] = {
    "decline": lambda c, d, p, w: c.decline(d, p, w.words),
    "file": lambda c, d, p, w: c.file(d, p, w.pair),
    "inspect": lambda c, d, p, w: c.inspect(d, p, officers=w.pair),
    "inspect_with": lambda c, d, p, w: c.inspect(d, p, participants=w.pair),
    "add": lambda c, d, p, w: c.add(d, p),
    "close": lambda c, d, p, w: c.close(d, p, w.proposal, w.words),
    "mark": lambda c, d, p, w: c.mark(d, p, w.mark),
    "submit": lambda c, d, p, w: c.submit(d, p, w.words),
    "accept": lambda c, d, p, w: c.accept(d, p),
    "bounce": lambda c, d, p, w: c.bounce(d, p, (w.words,)),
    "extend": lambda c, d, p, w: c.extend(d, p, w.days, w.words),
    "ask_for_days": lambda c, d, p, w: c.ask_for_days(d, p, w.days, w.words),
    "refuse_days": lambda c, d, p, w: c.refuse_days(d, p, w.words),
    "replace_reviewer": lambda c, d, p, w: c.replace_reviewer(d, p, w.reviewer, w.words),
    "replace_officer": lambda c, d, p, w: c.replace_officer(
        d, p, c.case(d).second_officer if w.adopted else w.pair[0], w.pair[1], w.words
    ),
    "opine": lambda c, d, p, w: c.opine(d, w.outcome, p, collective=w.collective),
    "confirm": lambda c, d, p, w: c.confirm(d, p),
    "object": lambda c, d, p, w: c.object(d, p, w.words),
    "recheck": lambda c, d, p, w: c.recheck(d, p, uphold=w.uphold, answer=w.words),
    "resume": lambda c, d, p, w: c.resume(d, p, w.words),
    "notice": lambda c, d, p, w: c.notice(d, p, w.pair, _ago(c, w)),
    "defend": lambda c, d, p, w: c.defend(
        d,
        p,
        made_on=_ago(c, w),
        adopted=w.adopted,
        amended=w.proposal if w.amends else None,
    ),
    "waive": lambda c, d, p, w: c.waive(
        d, p, defence=w.defence, hearing=w.hearing, on=_ago(c, w)
    ),
    "ask_for_hearing": lambda c, d, p, w: c.ask_for_hearing(d, p, _ago(c, w)),
    "preside": lambda c, d, p, w: c.preside(d, p, w.pair[0] if w.adopted else PENG),
    "arrange": lambda c, d, p, w: c.arrange(d, p, notified_on=_ago(c, w), recorder=w.reviewer),
    "adjourn": lambda c, d, p, w: c.adjourn(d, p, w.words),
    "excuse": lambda c, d, p, w: c.excuse(d, p, w.words),
    "hold": lambda c, d, p, w: c.hold(
        d, p, investigators=w.pair, argued=w.words, is_recorded=w.adopted
    ),
    "end_hearing": lambda c, d, p, w: c.end_hearing(
        d, p, Ending.LEFT if w.amends else Ending.ABSENT, _ago(c, w), w.words
    ),
    "report_hearing": lambda c, d, p, w: c.report_hearing(d, p, w.words),
    "withdraw_hearing": lambda c, d, p, w: c.withdraw_hearing(d, p, _ago(c, w)),
    "deliberate": lambda c, d, p, w: c.deliberate(d, p, attendees=(WU, w.pair[0], ZHOU)),
    "spare": lambda c, d, p, w: c.spare(
        d, p, "minor" if w.adopted else "not_established", w.words, w.words
    ),
    "serve_spared": lambda c, d, p, w: c.serve_spared(d, p, _ago(c, w)),
    "withdraw_case": lambda c, d, p, w: c.withdraw_case(d, p, reasons=w.words),
    "transfer": lambda c, d, p, w: c.transfer(d, p, reasons=w.words),
    "suspect_crime": lambda c, d, p, w: c.suspect_crime(d, p, w.pair, w.words, _ago(c, w)),
    "approve_referral": lambda c, d, p, w: c.approve_referral(d, p),
    "refuse_referral": lambda c, d, p, w: c.refuse_referral(d, p, w.words),
    "refer": lambda c, d, p, w: c.refer(d, p, receiver=w.words),
    "police_file": lambda c, d, p, w: c.police_file(d, p, _ago(c, w)),
    "police_refuse": lambda c, d, p, w: c.police_refuse(d, p, w.words, _ago(c, w)),
    "decide": lambda c, d, p, w: c.decide(d, p),
    "serve": lambda c, d, p, w: c.serve(d, p, served_on=_ago(c, w)),
    "pay": lambda c, d, p, w: c.pay(d, p, w.fen, _ago(c, w)),
    "perform_duty": lambda c, d, p, w: c.perform_duty(d, p, how=w.words, on=_ago(c, w)),
    "perform": lambda c, d, p, w: c.perform(d, p, w.words, _ago(c, w)),
    "finish": lambda c, d, p, w: c.finish(d, p, w.words),
    **BESIDE,
}
REFERRING = ("approve_referral", "refer", "police_file")
USUAL: Mapping[State, tuple[str, ...]] = {
    State.LEAD: ("file", "file", "file", "decline"),
    State.FILED: ("add", "inspect"),
    State.INVESTIGATION: (
        *("add", "close", "close", "inspect_with", "object"),
        *WHILE_INVESTIGATED,
    ),
    State.SUSPENDED: ("go_on", "go_on", "ask_to_withdraw", "recuse"),
    State.INVESTIGATED: ("submit", "submit", "notice", "mark"),
    State.IN_REVIEW: ("accept", "opine", "opine", "bounce", "extend", "ask_for_days"),
    State.IN_SECOND_REVIEW: ("accept", "opine", "opine", "replace_reviewer"),
    State.OBJECTED: ("recheck",),
    State.PARKED: (
        "resume",
        "object",
        "deliberate",
        "spare",
        "withdraw_case",
        "transfer",
        "suspect_crime",
        "submit",
    ),
    State.NOT_PENALISED: ("serve_spared", "finish"),
    State.WITHDRAWN: ("finish",),
    State.TRANSFERRED: ("finish",),
    State.REFERRAL_PROPOSED: ("approve_referral", "approve_referral", "refuse_referral"),
    State.REFERRAL_APPROVED: ("refer",),
    State.REFERRED: ("police_file", "police_refuse", "finish"),
    State.REVIEWED: ("notice", "confirm"),
    State.NOTICED: (
        "replace_officer",
        "defend",
        "waive",
        "ask_for_hearing",
        "deliberate",
        "decide",
        "submit",
    ),
    State.HEARING_REQUESTED: ("preside", "preside", "arrange", "arrange", "withdraw_hearing"),
    State.HEARING_ARRANGED: (
        "hold",
        "hold",
        "excuse",
        "end_hearing",
        "adjourn",
        "withdraw_hearing",
    ),
    State.HEARING_HELD: ("report_hearing", "preside"),
    State.DECIDED: ("serve",),
    State.SERVED: ("pay", "pay", "perform_duty", "perform", "suspect_crime", *REFERRING),
    State.PERFORMED: ("finish", *REFERRING),
}
BY_LEADERS = {"decline", "file", "extend", "recheck", "resume", "preside", "excuse"}
BY_LEADERS |= {
    "deliberate",
    "spare",
    "withdraw_case",
    "transfer",
    "approve_referral",
    "refuse_referral",
}
BY_LEADERS |= {"decide", "finish", "refuse_days", "replace_reviewer", "replace_officer"}
BY_LEADERS |= beside.BY_LEADERS
BY_PRESIDING = {"arrange", "adjourn", "hold", "end_hearing", "report_hearing"}
BY_REVIEWERS = {
    "mark",
    "accept",
    "bounce",
    "opine",
    "confirm",
    "ask_for_days",
    *beside.BY_REVIEWERS,
}


@dataclass
class Seen:
    """What the model saw of one case; it never looks into a row."""

    officers: tuple[str, ...] = ()
    handled: set[str] = field(default_factory=set)
    reviewers: set[str] = field(default_factory=set)
    required: bool = False
    marked: bool = False
    submitted: bool = False
    passed: bool = False
    collective: bool = False
    deliberated: bool = False
    told_on: Any = None
    waived: bool = False
    left: bool = False
    decided: bool = False
    excused: bool = False
    proposed: Proposal | None = None
    told: Proposal | None = None
    spoke: bool = False
    fresh: bool = False
    aside: Aside = field(default_factory=Aside)

    def learn(  # noqa: C901 - one case per act that counts
        self, name: str, person: str, whim: Whim, today: Any
    ) -> None:
        """Take in that an act went through."""
        self.aside.learn(name, person, whim)
        match name:
            case "file":
                self.officers = whim.pair
                self.handled.update(whim.pair)
            case "add":
                self.fresh = True
            case "close":
                heavier = self.told is not None and whim.proposal.is_heavier_than(self.told)
                assert not (self.spoke and heavier) or self.fresh, "heavier for having spoken"
                self.proposed = whim.proposal
                major = whim.proposal.fine_fen >= LARGE or bool(whim.proposal.kinds)
                self.required = major or self.marked or self.submitted
                self.passed = self.deliberated = False
                self.told_on = None
            case "mark":
                self.marked = self.required = True
            case "submit":
                self.submitted = True
            case "accept":
                self.take_on(person)
            case "replace_reviewer":
                self.take_on(whim.reviewer)
            case "replace_officer":
                leaves = self.officers[1] if whim.adopted else whim.pair[0]
                came = whim.pair[1]
                self.officers = tuple(came if one == leaves else one for one in self.officers)
                self.handled.add(came)
                assert came not in self.reviewers, "handled by a reviewer"
            case "bounce":
                self.passed = False
            case "opine":
                self.passed = whim.outcome is Outcome.AGREE
                self.collective |= self.passed and whim.collective
            case "notice":
                self.told_on, self.waived = today - timedelta(days=whim.ago), False
                self.told, self.fresh = self.proposed, False
            case "defend":
                self.passed &= not whim.adopted
                self.spoke = True
                if whim.amends:
                    self.told = self.proposed = whim.proposal
            case "waive":
                self.waived |= whim.defence
            case "deliberate":
                self.deliberated = True
            case "spare" | "withdraw_case" | "transfer":
                self.left = True
            case "police_file":
                self.left |= not self.decided
            case "refuse_referral" | "police_refuse":
                self.passed &= self.decided
            case "decide":
                self.decided = True
            case "arrange" | "excuse":
                self.excused = name == "excuse"
            case "hold":
                assert whim.adopted or self.excused, "neither recorded nor excused"
            case "report_hearing":
                self.passed, self.required, self.spoke = False, True, True
            case "end_hearing" if whim.amends:
                self.passed, self.required, self.spoke = False, True, True

    def take_on(self, person: str) -> None:
        """Take in that somebody reviews the case."""
        assert person not in self.handled, "reviewed by somebody who handled it"
        self.reviewers.add(person)

    def require_decidable(self, person: str, today: Any) -> None:
        """Demand that a decision that went through was one the law allows."""
        assert self.passed or not self.required, "decided unreviewed"
        assert person not in self.handled | self.reviewers, "decided by somebody concerned"
        assert self.told_on is not None, "decided before the party was told"
        assert self.waived or today - self.told_on >= SHORTEST_WAIT, "decided too early"
        assert self.deliberated or not self.collective, "decided by one"


def fold(said: list[dict[str, Any]]) -> tuple[bool, bool]:
    """Retell from the entries alone whether the case was decided, and whether it might be."""
    required, passed, decided, lawful = False, "", False, True
    for entry in said:
        facts = entry["facts"]
        match entry["kind"]:
            case "investigation_closed":
                required, passed = facts["review_required"], ""
            case "review_marked":
                required = facts["review_required"]
            case "opinion_given":
                passed = facts["subject_hash"] if facts["outcome"] == "AGREE" else ""
            case "review_bounced" | "referral_refused" | "referral_returned":
                passed = ""
            case "hearing_reported":
                required, passed = facts["review_required"], ""
            case "hearing_ended" if facts["ending"] == "left":
                required, passed = True, ""
            case "defence_recorded" if facts["adopted"]:
                passed = ""
            case "penalty_decided":
                decided = True
                lawful = not required or passed == facts["subject_hash"] != ""
    return decided, lawful


class AnyOrder(RuleBasedStateMachine):
    """A county in which anybody may try anything."""

    kind_of_county: ClassVar[type[County]] = County
    steps = 0
    refusals = 0
    decisions = 0
    reached: ClassVar[set[State]] = set()

    def __init__(self, bureau: County) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.county = self.kind_of_county(bureau.store, Clock(bureau.clock.now))
        self.seen: dict[str, Seen] = {}
        self.touched = ""

    def teardown(self) -> None:
        try:
            report = audit_installation(self.county.store.root, lambda _what, _done: None)
            assert report.is_clean, report.differences
        finally:
            self.undo.__exit__(None, None, None)

    @initialize(far=st.integers(0, len(STRAIGHT)), fen=st.sampled_from([LARGE, LARGE, SMALL]))
    def a_case_has_come_some_way(self, far: int, fen: int) -> None:
        self.register(LIN)
        whim = replace(PLAIN, proposal=proposed(fen))
        for name, by in STRAIGHT[:far]:
            self.attempt(self.touched, name, by, whim)

    @rule(by=st.sampled_from([LIN, SUN, LU]))
    def register(self, by: str) -> None:
        if len(self.seen) < 3:
            self.touched = self.county.register(by)
            self.seen[self.touched] = Seen()

    @rule(days=st.sampled_from([0, 1, 1, 2, 5, 9]), minutes=st.integers(1, 600))
    def wait(self, days: int, minutes: int) -> None:
        self.county.clock.wait(days=days, minutes=minutes)

    @rule(officer=st.sampled_from([SUN, JIN]))
    def suspend_a_certificate(self, officer: str) -> None:
        number, today = certificate_of(officer), self.county.clock.today
        order = SuspendCertificate(number, today, "（虚构）", today + timedelta(days=9))
        suspend_certificate(order, act=Act(ADMINISTRATOR, self.county.clock.now))

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(sorted(self.seen))), name, by, data.draw(WHIMS))

    @rule(data=st.data(), whim=WHIMS)
    def work_goes_on(self, data: st.DataObject, whim: Whim) -> None:
        self.proceed(data, whim)

    @rule(data=st.data(), whim=WHIMS)
    def more_work_goes_on(self, data: st.DataObject, whim: Whim) -> None:
        self.proceed(data, whim)

    def proceed(self, data: st.DataObject, whim: Whim) -> None:
        docket = data.draw(st.sampled_from(sorted(self.seen)))
        name = data.draw(st.sampled_from(USUAL.get(self.county.state(docket), ("mark",))))
        if name in BY_LEADERS:
            people = LEADERS
        elif name in BY_REVIEWERS:
            people = REVIEWERS
        elif name in BY_PRESIDING:
            people = [PENG]
        else:
            people = sorted(self.seen[docket].officers) or OFFICERS
        self.attempt(docket, name, data.draw(st.sampled_from(people)), whim)

    def attempt(self, docket: str, name: str, by: str, whim: Whim) -> None:
        """Let somebody try something, and hold what came of it against the model."""
        type(self).steps += 1
        self.touched = docket
        case, before = image_of(self.county.case(docket)), self.county.kinds(docket)
        if self.county.state(docket) is State.DECIDED and name == "serve":
            self.print(docket)
            before = self.county.kinds(docket)
        try:
            ACTS[name](self.county, docket, by, whim)
        except RefusalError as refusal:
            type(self).refusals += 1
            require_complete(refusal)
            left = self.left_by(refusal, docket, before)
            assert self.county.kinds(docket) == [*before, *left]
            assert image_of(self.county.case(docket)) == case
            return
        after = self.county.kinds(docket)
        assert len(after) > len(before)
        assert "act_refused" not in after[len(before) :]
        self.seen[docket].learn(name, by, whim, self.county.clock.today)
        if name == "decide":
            type(self).decisions += 1
            self.seen[docket].require_decidable(by, self.county.clock.today)

    def left_by(self, refusal: RefusalError, _docket: str, _before: list[str]) -> list[str]:
        """Return the kinds of entries that a refusal must leave."""
        return ["act_refused"] if isinstance(refusal, ON_RECORD) else []

    def print(self, docket: str) -> None:
        """Make the paper once."""
        if "document_rendered" not in self.county.kinds(docket)[-1:]:
            try:
                self.county.print(docket)
            except RefusalError as refusal:
                require_complete(refusal)

    @invariant()
    def nobody_is_past_the_decision_unreviewed(self) -> None:
        for docket, seen in self.seen.items():
            stage = self.county.state(docket)
            type(self).reached.add(stage)
            assert stage in UNDECIDED or seen.passed or seen.left or not seen.required

    @invariant()
    def the_record_tells_the_same(self) -> None:
        if self.touched:
            decided, lawful = fold(self.county.said(self.touched))
            assert lawful
            past = self.county.state(self.touched) not in UNDECIDED
            assert decided is (past and not self.seen[self.touched].left)

    @invariant()
    def somebody_can_go_on(self) -> None:
        if not self.touched:
            return
        stage = self.county.state(self.touched)
        if stage in LIFE.ends:
            return
        assert open_steps(stage)
        if stage is not State.CLOSED:
            assert any(self.works(*way) for way in ways_on(self.county, self.touched)), stage

    def works(self, name: str, by: str, whim: Whim) -> bool:
        """Say whether an act would go through; nothing of it stays."""
        with undone():
            if name == "serve":
                self.print(self.touched)
            try:
                ACTS[name](self.county, self.touched, by, whim)
            except RefusalError:
                return False
        return True


BESIDE_ON: Mapping[ReportStage, tuple[str, str]] = {
    ReportStage.PROPOSED: ("approve_referral", WU),
    ReportStage.APPROVED: ("refer", ""),
    ReportStage.REFERRED: ("police_file", ""),
}
ASIDE: Mapping[State, tuple[tuple[str, str], ...]] = {
    State.HEARING_HELD: (("report_hearing", PENG), *(("preside", one) for one in LEADERS)),
    State.SUSPENDED: tuple(("go_on", one) for one in LEADERS),
    State.NOT_PENALISED: (("serve_spared", ""), ("finish", ZHOU)),
    State.REFERRAL_PROPOSED: (("approve_referral", WU),),
    State.REFERRAL_APPROVED: (("refer", ""),),
    State.REFERRED: (("police_refuse", ""), ("finish", ZHOU)),
}  # who goes on, apart from the straight way; nobody named is the officer of the case


def ways_on(county: County, docket: str) -> list[tuple[str, str, Whim]]:
    """Return acts that ought to be open to somebody, from the state of the case alone."""
    case = county.case(docket)
    return [*_ways_beside(case), *_ways_of(case), *(_ways_past(case) if case.recused else ())]


def _ways_beside(case: Case) -> list[tuple[str, str, Whim]]:
    """Return what is open where a crime was reported beside the decision."""
    report = stage_of_report(referral_if_any(case))
    if case.stage not in BESIDE_THE_DECISION or report not in BESIDE_ON:
        return []
    name, by = BESIDE_ON[report]
    return [(name, by or case.lead_officer, PLAIN)]


def _ways_past(case: Case) -> list[tuple[str, str, Whim]]:
    """Return what is open where somebody withdrew: others come in the place, or decide."""
    officers = [
        ("replace_officer", by, replace(PLAIN, pair=(leaving, coming)))
        for leaving in case.officers
        for coming in OFFICERS
        for by in LEADERS
    ]
    reviewers = [
        ("replace_reviewer", by, replace(PLAIN, reviewer=coming))
        for coming in REVIEWERS
        for by in LEADERS
    ]
    return [*reviewers, *officers]


def _ways_of(case: Case) -> list[tuple[str, str, Whim]]:
    officer = case.lead_officer
    if case.stage in ASIDE:
        return [(name, by or officer, PLAIN) for name, by in ASIDE[case.stage]]
    match case.stage:
        case State.IN_REVIEW | State.IN_SECOND_REVIEW:
            round_ = ReviewRound.objects.filter(case=case).order_by("-number")[0]
            waiting = round_.status == ReviewRound.Status.SUBMITTED
            name = "accept" if waiting else "opine"
            returned = replace(PLAIN, outcome=Outcome.SUPPLEMENT)
            return [(name, person, returned) for person in REVIEWERS]
        case State.LEAD | State.OBJECTED | State.PARKED:
            name = {State.LEAD: "decline", State.OBJECTED: "recheck"}.get(case.stage, "resume")
            return [(name, person, PLAIN) for person in LEADERS]
        case State.FILED | State.INVESTIGATION:
            return [("add", officer, PLAIN)]
        case State.INVESTIGATED | State.REVIEWED:
            return [("submit", officer, PLAIN), ("notice", officer, PLAIN)]
        case State.NOTICED:
            assert current_notice(case) is not None
            return [
                ("submit", officer, PLAIN),
                ("decide", WU, PLAIN),
                ("waive", officer, PLAIN),
            ]
        case State.HEARING_REQUESTED | State.HEARING_ARRANGED:
            return [("withdraw_hearing", officer, PLAIN)]
        case State.DECIDED:
            return [("serve", officer, PLAIN)]
        case State.SERVED:
            return [(name, officer, PLAIN) for name in ("pay", "perform_duty", "perform")]
        case _:
            return [("finish", ZHOU, PLAIN)]


def run(
    county: County, *, examples: int, steps: int, machine: type[AnyOrder] = AnyOrder
) -> None:
    machine.steps = machine.refusals = machine.decisions = 0
    machine.reached = set()
    run_state_machine_as_test(
        lambda: machine(county),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nobody_decides_unreviewed_whatever_is_tried_in_whatever_order(
    county, record_testsuite_property
):
    run(county, examples=6, steps=50)
    record_testsuite_property("steps", AnyOrder.steps)
    assert AnyOrder.refusals > AnyOrder.steps // 10


@pytest.mark.long
def test_nobody_decides_unreviewed_in_thousands_of_steps(county, record_testsuite_property):
    run(county, examples=200, steps=80)
    record_testsuite_property("steps", AnyOrder.steps)
    record_testsuite_property("decisions", AnyOrder.decisions)
    assert AnyOrder.steps > 3000
    assert AnyOrder.decisions > 10
    record_testsuite_property("reached", sorted(AnyOrder.reached))


FAULTS = [
    # fault, reviewer, acts before the decision, by, what the model says
    ("require_open", CHEN, ["notice"], WU, "decided too early"),
    ("require_unconcerned_decider", QIN, ["notice", "waive"], QIN, "somebody concerned"),
]


@pytest.mark.parametrize(("fault", "reviewer", "acts", "by", "says"), FAULTS)
def test_the_model_notices_a_rule_left_out(
    county, monkeypatch, fault, reviewer, acts, by, says
):
    monkeypatch.setattr(decide_penalty, fault, lambda *_anything: None)
    machine = AnyOrder(county)
    try:
        machine.register(LIN)
        steps = [*STRAIGHT[:4], ("accept", reviewer), ("opine", reviewer)]
        for name, who in [*steps, *((name, LIN) for name in acts)]:
            machine.attempt(machine.touched, name, who, PLAIN)
        with pytest.raises(AssertionError, match=says):
            machine.attempt(machine.touched, "decide", by, PLAIN)
    finally:
        machine.teardown()


def test_the_database_stops_a_decision_that_opens_its_own_gates(county, monkeypatch):
    docket = county.bring(State.NOTICED)
    county.defend(docket, adopted=True)
    monkeypatch.setattr(decide_penalty, "require_open", lambda _gates: None)
    with pytest.raises(IntegrityError, match="no_decision_without_a_passed"):
        county.decide(docket)
