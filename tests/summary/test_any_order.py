"""Whatever people try, and whoever leaves: nothing unlawful on the spot, and no dead end.

Random people, right and wrong, take random steps through the real commands on several
penalties while days pass and officers leave the bureau.
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

from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.rows import image_of
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.states import LIFE, ON_THE_SPOT, State
from summary.desk import Desk
from support.cast import HAN, HE, LIN, SONG, SUN, TANG, WU, ZHAO
from support.county import Clock, County
from support.leaving import Leaving
from support.refusals import require_complete
from support.staffed import undone

PEOPLE = [LIN, ZHAO, SUN, TANG, WU, HAN, HE, SONG]
ACTS: Mapping[str, Callable[[Desk, str, str], object]] = {
    "hear": lambda d, n, p: d.hear(n, p),
    "adopt": lambda d, n, p: d.adopt(n, p),
    "decide": lambda d, n, p: d.decide(n, p),
    "deliver": lambda d, n, p: d.deliver(n, p),
    "collect": lambda d, n, p: d.collect(n, p),
    "turn": lambda d, n, p: d.turn(n, p),
    "receive": lambda d, n, p: d.receive(n, p),
    "bank": lambda d, n, p: d.bank(n, p),
    "pay": lambda d, n, p: d.pay(n, p),
    "report": lambda d, n, p: d.report(n, p),
    "entrust": lambda d, n, p: d.entrust(n, p),
    "recuse": lambda d, n, p: d.entrust(n, p, recused=True),
    "publish": lambda d, n, p: d.publish(n, p),
    "archive": lambda d, n, p: d.archive(n, p),
}
MONEY = ("receive", "bank", "pay")
WAYS_OUT: Mapping[State, tuple[str, ...]] = {
    State.FOUND: ("turn",),
    State.HEARD: ("turn",),
    State.DECIDED: ("deliver",),
    State.DELIVERED: ("report",),
    State.COLLECTED: ("report",),
    State.REPORTED: ("publish", *MONEY, "archive"),
    State.PUBLISHED: ("archive", *MONEY),
}
RIGHT = {"receive": SONG, "bank": SONG, "publish": HAN, "archive": HE}
RIGHT |= dict.fromkeys(("entrust", "recuse"), WU)


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody may try anything."""

    def __init__(self, bureau: County) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.desk = Desk(County(bureau.store, Clock(bureau.clock.now)))
        self.leaving = Leaving(self.desk.county)
        self.numbers: list[str] = []

    def teardown(self) -> None:
        try:
            for number in self.numbers:
                self.require_a_way_to_the_end(number)
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def three_are_found(self) -> None:
        self.numbers = [self.desk.find() for _ in range(3)]

    @rule(days=st.sampled_from([0, 0, 0, 1]), minutes=st.integers(1, 60))
    def wait(self, days: int, minutes: int) -> None:
        self.desk.county.clock.wait(days=days, minutes=minutes)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, by)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)))
    def work_goes_on(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(data=st.data(), name=st.sampled_from(["hear", "decide", "deliver", "collect"]))
    def it_is_done_on_the_spot(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, LIN)

    @rule(chance=st.integers(0, 4))
    def both_officers_leave(self, chance: int) -> None:
        if not chance:
            self.leaving.leave((LIN, ZHAO))

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
        assert len(self.desk.county.kinds(number)) > entries
        row = self.desk.row(number)
        assert by in row.present or name not in {"hear", "adopt", "decide", "collect"}
        assert by in row.in_charge or name not in {"turn", "deliver", "report"}
        return True

    @invariant()
    def nothing_is_decided_unheard_or_on_another_day(self) -> None:
        for row in SummaryPenalty.objects.exclude(decided_at=None):
            assert row.told_at is not None
            assert row.told_at <= row.decided_at
            assert legal_date(row.found_at) == legal_date(row.decided_at)
        for row in SummaryPenalty.objects.filter(state__in=ON_THE_SPOT - {State.DECIDED}):
            assert row.decided_at is None

    def require_a_way_to_the_end(self, number: str) -> None:
        """Demand that somebody of the bureau can still bring it to an end."""
        for _ in range(20):
            state = self.desk.state(number)
            if state in LIFE.ends:
                return
            by = self.somebody_in_charge(number)
            if not any(
                self.attempt(number, name, RIGHT.get(name, by)) for name in WAYS_OUT[state]
            ):
                raise AssertionError(f"a dead end: {state}")
        raise AssertionError(f"no end in sight: {self.desk.state(number)}")

    def somebody_in_charge(self, number: str) -> str:
        """Return somebody in charge who is there; where nobody is, a leader names one."""
        there = [one for one in self.desk.row(number).in_charge if one not in self.leaving.gone]
        if there:
            return there[0]
        for coming in self.leaving.left():
            try:
                self.desk.entrust(number, officer=coming)
            except RefusalError as refusal:
                require_complete(refusal)
                continue
            return coming
        raise AssertionError(f"nobody can be entrusted: {self.desk.state(number)}")


def test_whatever_is_tried_and_whoever_leaves_every_penalty_can_end(county):
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=6,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
