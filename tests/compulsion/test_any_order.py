"""Whatever people try: nothing is held unlawfully, nothing twice, and no dead end.

Random people, right and wrong, take random steps through the real commands on several seizures
of the same things while time moves on, past the end of their periods, too.
"""

from collections import Counter
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

from compulsion.desk import Desk
from mingjing.compulsion.clocks import is_expired, last_day
from mingjing.compulsion.kinds import Kind, Reason
from mingjing.compulsion.models import Item, Seizure
from mingjing.compulsion.states import BEFORE, LIFE, State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.rows import image_of
from support.cast import CHEN, LIN, NIU, SONG, SUN, TANG, WU, ZHAO, ZHOU
from support.county import Clock, County
from support.leaving import Leaving
from support.opinions import INAPPROPRIATE, UNLAWFUL
from support.refusals import require_complete
from support.staffed import undone

LONGEST = 30 + 30
PEOPLE = [LIN, ZHAO, SUN, TANG, NIU, WU, ZHOU, CHEN, SONG]
ACTS: Mapping[str, Callable[[Desk, str, str], object]] = {
    "review": lambda d, n, p: d.review(n, p),
    "review_badly": lambda d, n, p: d.review(n, p, UNLAWFUL),
    "review_as_inappropriate": lambda d, n, p: d.review(n, p, INAPPROPRIATE),
    "approve": lambda d, n, p: d.approve(n, p),
    "make_up": lambda d, n, p: d.make_up(n, p),
    "decline": lambda d, n, p: d.decline(n, p),
    "impose": lambda d, n, p: d.impose(n, p),
    "impose_unrecorded": lambda d, n, p: d.impose(n, p, scene={"device": ""}),
    "impose_unseen": lambda d, n, p: d.impose(n, p, scene={"party_present": ""}),
    "impose_urgently": lambda d, n, p: d.impose_urgently(n, p),
    "replace": lambda d, n, p: d.replace(n, p),
    "recuse": lambda d, n, p: d.replace(n, p, recused=True),
    "keep": lambda d, n, p: d.keep(n, p),
    "sell": lambda d, n, p: d.sell(n, p),
    "extend": lambda d, n, p: d.extend(n, p),
    "extend_too_long": lambda d, n, p: d.extend(n, p, days=31),
    "appraise": lambda d, n, p: d.appraise(n, p),
    "end_appraisal": lambda d, n, p: d.end_appraisal(n, p),
    "destroy": lambda d, n, p: d.dispose(n, p),
    "lift": lambda d, n, p: d.lift(n, p),
    "lift_expired": lambda d, n, p: d.lift(n, p, Reason.EXPIRED),
    "release_one": lambda d, n, p: d.release(n, p),
    "give_back": lambda d, n, p: d.give_back(n, p),
    "hand_over": lambda d, n, p: d.hand_over(n, p),
}
HELD = ("lift", "lift_expired")
WAYS_OUT: Mapping[State, tuple[str, ...]] = {
    State.REQUESTED: ("decline",),
    State.APPROVED: ("decline",),
    State.URGENT: ("make_up", *HELD),
    State.IN_CUSTODY: HELD,
    State.EXTENDED: HELD,
    State.LIFTED: ("give_back",),
}
RIGHT = dict.fromkeys(
    ("approve", "make_up", "decline", "sell", "extend", "extend_too_long", "destroy"), WU
)
RIGHT |= {"replace": WU, "recuse": WU, "review": CHEN, "review_badly": CHEN, "keep": SONG}


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
    def requests(self) -> None:
        for kind in (Kind.SEALING, Kind.SEIZURE, Kind.SEALING):
            self.numbers.append(self.desk.request(kind=kind))

    @rule(kind=st.sampled_from(Kind))
    def one_more(self, kind: Kind) -> None:
        if len(self.numbers) < 5 and not self.leaving.gone:
            self.numbers.append(self.desk.request(kind=kind))

    @rule(days=st.sampled_from([0, 1, 9, 31]), minutes=st.integers(1, 600))
    def wait(self, days: int, minutes: int) -> None:
        self.desk.county.clock.wait(days=days, minutes=minutes)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, by)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)))
    def work_goes_on(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(
        data=st.data(), name=st.sampled_from(["review", "approve", "impose", "impose_urgently"])
    )
    def something_is_seized(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(data=st.data())
    def both_officers_leave(self, data: st.DataObject) -> None:
        self.leaving.leave(self.desk.row(data.draw(st.sampled_from(self.numbers))).officers)

    def attempt(self, number: str, name: str, by: str) -> bool:
        """Let somebody try something; a refusal is complete and changes nothing."""
        before = image_of(self.desk.row(number))
        entries = len(self.desk.county.kinds(number))
        expired = is_expired(self.desk.row(number), self.desk.today, self.desk.law)
        try:
            ACTS[name](self.desk, number, by)
        except RefusalError as refusal:
            require_complete(refusal)
            assert image_of(self.desk.row(number)) == before
            return False
        kinds = self.desk.county.kinds(number)
        assert len(kinds) > entries
        assert "act_refused" not in kinds[entries:]
        assert not expired or name in {"lift_expired", "decline", "keep", "replace", "recuse"}
        return True

    @invariant()
    def nothing_is_held_unlawfully(self) -> None:
        imposed = Seizure.objects.exclude(imposed_at=None)
        for row in imposed:
            assert row.urgency or (row.approved_at and row.approved_at <= row.imposed_at)
            assert row.urgency or row.passed, "approved against the review, or without it"
            assert row.keeper
            assert len({*row.officers, row.approved_by, row.reviewed_by} - {""}) >= 2
            assert row.approved_by not in row.officers
            assert row.reviewed_by not in {*row.officers, row.approved_by} - {""}
        before = Seizure.objects.filter(state__in=BEFORE)
        assert not before.exclude(imposed_at=None).exists()
        kept = Seizure.objects.filter(state__in=(State.EXTENDED, State.DISPOSED))
        assert not kept.filter(approved_at=None).exists()

    @invariant()
    def no_period_is_longer_than_the_law_allows(self) -> None:
        for row in Seizure.objects.exclude(imposed_at=None):
            left_out = {
                one.first.toordinal() + n
                for one in row.appraisal_set.all()
                for n in range((one.last - one.first).days + 1)
            }
            last = last_day(row, self.desk.law)
            assert last is not None
            assert row.imposed_at is not None
            span = (last - legal_date(row.imposed_at)).days
            assert span <= LONGEST + len(left_out)

    @invariant()
    def nothing_is_held_twice(self) -> None:
        held = Item.objects.filter(is_held=True)
        counted = Counter(held.values_list("identifier", flat=True))
        assert not counted or max(counted.values()) == 1
        ended = held.filter(seizure__state__in=LIFE.ends)
        assert not ended.exists(), "held after the end"

    def require_a_way_to_the_end(self, number: str) -> None:
        """Demand that the right people can still bring a seizure to an end."""
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
                if self.attempt(number, name, RIGHT.get(name, officers[0])):
                    break
            else:
                raise AssertionError(f"a dead end: {state}")
        raise AssertionError(f"no end in sight: {self.desk.state(number)}")


def test_whatever_is_tried_nothing_is_held_unlawfully_and_every_seizure_can_end(county):
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
