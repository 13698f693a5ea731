"""Whatever people try: no visit without approval or over the cap, and no dead end.

Random people, right and wrong, take random steps through the real commands on several
inspections of two enterprises while time moves on.
"""

from collections.abc import Callable, Mapping

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from inspections.desk import BAKERY, GRAVE, MILL, PROBLEM, Desk, target
from mingjing.inspections.kinds import Consequence, Kind
from mingjing.inspections.models import Inspection
from mingjing.inspections.states import BEFORE_THE_DOOR, LIFE, State
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.rows import image_of
from support.cast import CHEN, HAN, LIN, NIU, SUN, TANG, WU, ZHAO
from support.county import Clock, County
from support.leaving import Leaving
from support.opinions import INAPPROPRIATE, UNLAWFUL
from support.refusals import require_complete
from support.staffed import undone

CAP = 2
PEOPLE = [LIN, ZHAO, SUN, TANG, NIU, WU, HAN, CHEN]
ACTS: Mapping[str, Callable[[Desk, str, str], object]] = {
    "approve": lambda d, n, p: d.approve(n, p),
    "decline": lambda d, n, p: d.decline(n, p),
    "urgent": lambda d, n, p: d.report_urgent(n, p),
    "make_up": lambda d, n, p: d.make_up(n, p),
    "call_off": lambda d, n, p: d.call_off(n, p),
    "replace": lambda d, n, p: d.replace(n, p),
    "notify": lambda d, n, p: d.notify(n, p),
    "arrive": lambda d, n, p: d.arrive(n, p),
    "arrive_without": lambda d, n, p: d.arrive(n, p, device="", certificates_shown=False),
    "refuse": lambda d, n, p: d.refuse(n, p),
    "record": lambda d, n, p: d.record(n, p, problems=(PROBLEM, GRAVE)),
    "record_nothing": lambda d, n, p: d.record(n, p, problems=()),
    "record_unsigned": lambda d, n, p: d.record(n, p, unsigned="拒绝（虚构）"),
    "nothing_found": lambda d, n, p: d.nothing_found(n, p),
    "rectify": lambda d, n, p: d.rectify(n, p),
    "halt": lambda d, n, p: d.halt(n, p),
    "punish": lambda d, n, p: d.halt(n, p, Consequence.PENALTY),
    "review": lambda d, n, p: d.review(n, p),
    "review_badly": lambda d, n, p: d.review(n, p, UNLAWFUL),
    "review_as_inappropriate": lambda d, n, p: d.review(n, p, INAPPROPRIATE),
    "open_case": lambda d, n, p: d.open_case(n, p),
    "transfer": lambda d, n, p: d.transfer(n, p),
    "reinspect": lambda d, n, p: d.reinspect(n, p),
    "reinspect_badly": lambda d, n, p: d.reinspect(n, p, done=()),
    "ask_recovery": lambda d, n, p: d.ask_recovery(n, p),
    "examine": lambda d, n, p: d.examine(n, p),
    "examine_badly": lambda d, n, p: d.examine(n, p, recoverable=False),
    "consent": lambda d, n, p: d.consent(n, p),
    "conclude": lambda d, n, p: d.conclude(n, p),
    "feed_back": lambda d, n, p: d.feed_back(n, p),
    "publish": lambda d, n, p: d.publish(n, p),
}
WAYS_OUT: Mapping[State, tuple[str, ...]] = {
    State.TASK: ("decline",),
    State.REPORTED: ("make_up",),
    State.APPROVED: ("call_off",),
    State.ON_SITE: ("record",),
    State.OBSTRUCTED: ("make_up", "conclude"),
    State.FOUND: ("make_up", "nothing_found", "conclude", "refuse", "rectify"),
    State.RECTIFYING: ("conclude", "refuse", "reinspect", "rectify"),
    State.HALTED: ("make_up", "consent", "examine", "ask_recovery"),
    State.CONCLUDED: ("feed_back",),
    State.FED_BACK: ("publish",),
}
RIGHT = {"decline": WU, "call_off": WU, "make_up": WU, "approve": WU, "consent": WU}
RIGHT |= {"replace": WU, "publish": HAN, "review": CHEN, "review_badly": CHEN}


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody may try anything."""

    def __init__(self, bureau: County) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.desk = Desk(County(bureau.store, Clock(bureau.clock.now)), CAP)
        self.leaving = Leaving(self.desk.county)
        self.numbers: list[str] = []

    def teardown(self) -> None:
        try:
            for number in self.numbers:
                self.require_a_way_to_the_end(number)
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def a_plan_and_tasks(self) -> None:
        self.desk.plan()
        for uscc in (MILL, MILL, BAKERY):
            self.numbers.append(self.desk.create(target=target(uscc)))

    @rule(individual=st.booleans(), reason=st.sampled_from(["", "举报（虚构）"]))
    def one_more(self, individual: bool, reason: str) -> None:  # noqa: FBT001 - drawn
        if len(self.numbers) == 6:
            return
        try:
            create = self.desk.individual if individual else self.desk.create
            self.numbers.append(create(exception_reason=reason))
        except RefusalError as refusal:
            require_complete(refusal)

    @rule(days=st.sampled_from([0, 1, 9]), minutes=st.integers(1, 600))
    def wait(self, days: int, minutes: int) -> None:
        self.desk.county.clock.wait(days=days, minutes=minutes)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, by)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)))
    def work_goes_on(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(data=st.data(), name=st.sampled_from(["approve", "urgent", "arrive", "record"]))
    def somebody_goes(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(data=st.data())
    def both_officers_leave(self, data: st.DataObject) -> None:
        self.leaving.leave(self.desk.row(data.draw(st.sampled_from(self.numbers))).officers)

    def attempt(self, number: str, name: str, by: str) -> bool:
        """Let somebody try something; a refusal is complete and changes nothing."""
        before = image_of(self.desk.row(number))
        entries = len(self.desk.county.kinds(number))
        try:
            ACTS[name](self.desk, number, by)
        except RefusalError as refusal:
            require_complete(refusal)
            assert image_of(self.desk.row(number)) == before
            return False
        kinds = self.desk.county.kinds(number)
        assert len(kinds) > entries
        assert "act_refused" not in kinds[entries:]
        return True

    @invariant()
    def nobody_goes_unapproved_or_over_the_cap(self) -> None:
        rows = Inspection.objects.exclude(arrived_at=None)
        for row in rows:
            since = [at for at in (row.approved_at, row.reported_at) if at is not None]
            assert min(since) <= row.arrived_at, "went before approval or report"
        for uscc in (MILL, BAKERY):
            usual = rows.filter(target__uscc=uscc, year=2026).exclude(kind=Kind.INDIVIDUAL)
            assert usual.count() <= CAP, "over the cap without ground"
        for row in rows.filter(visit__gt=CAP):
            assert row.kind == Kind.INDIVIDUAL
            assert row.exception
            assert row.exception_reason

    @invariant()
    def nothing_ends_unapproved(self) -> None:
        ended = (State.CONCLUDED, State.FED_BACK, State.PUBLISHED)
        assert not Inspection.objects.filter(state__in=ended, approved_at=None).exists()
        before = Inspection.objects.filter(state__in=BEFORE_THE_DOOR)
        assert not before.exclude(arrived_at=None).exists()

    def require_a_way_to_the_end(self, number: str) -> None:
        """Demand that the right people, or others for them, can still bring it to an end."""
        for _ in range(20):
            state = self.desk.state(number)
            if state in LIFE.ends:
                return
            self.leaving.replaced(
                self.desk.row(number).officers,
                lambda one, coming: self.desk.replace(number, coming=coming, leaving=one),
            )
            officers = self.desk.row(number).officers
            for name in WAYS_OUT[state]:
                by = RIGHT.get(name, officers[0])
                if self.attempt(number, name, by):
                    break
            else:
                raise AssertionError(f"a dead end: {state}")
        raise AssertionError(f"no end in sight: {self.desk.state(number)}")


def test_whatever_is_tried_nobody_goes_unlawfully_and_every_inspection_can_end(county):
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=6,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
