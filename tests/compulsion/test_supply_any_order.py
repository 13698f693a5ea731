"""Whatever people try: no supply is stopped unlawfully, and every stop can come to an end.

Random people, right and wrong, take random steps through the real commands while hours pass
and the order behind the stop may fall.
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

from compulsion.supply_desk import DAY, SupplyDesk
from inspections.desk import Desk as InspectionDesk
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.supply.kinds import Reason, Supply
from mingjing.compulsion.supply.states import BEFORE, LIFE, State
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.rows import image_of
from support.cast import CHEN, LIN, SUN, TANG, WU, ZHAO, ZHOU
from support.county import Clock, County
from support.leaving import Leaving
from support.opinions import INAPPROPRIATE, UNLAWFUL
from support.refusals import require_complete
from support.staffed import undone

PEOPLE = [LIN, ZHAO, SUN, TANG, WU, ZHOU, CHEN]
ACTS: Mapping[str, Callable[[SupplyDesk, str, str], object]] = {
    "record": lambda d, n, p: d.record(n, p),
    "record_unfilmed": lambda d, n, p: d.record(n, p, device=""),
    "film": lambda d, n, p: d.film(n, p),
    "withdraw": lambda d, n, p: d.withdraw(n, p),
    "recuse": lambda d, n, p: d.replace(n, p, recused=True),
    "review": lambda d, n, p: d.review(n, p),
    "review_badly": lambda d, n, p: d.review(n, p, UNLAWFUL),
    "review_as_inappropriate": lambda d, n, p: d.review(n, p, INAPPROPRIATE),
    "approve": lambda d, n, p: d.approve(n, p),
    "approve_urgently": lambda d, n, p: d.approve(n, p, urgency="正在进水（虚构）"),
    "decline": lambda d, n, p: d.decline(n, p),
    "tell": lambda d, n, p: d.tell(n, p),
    "notify": lambda d, n, p: d.notify(n, p),
    "notify_residents": lambda d, n, p: d.notify(n, p, no_residents=False),
    "perform": lambda d, n, p: d.perform(n, p),
    "lift": lambda d, n, p: d.lift(n, p),
    "lift_otherwise": lambda d, n, p: d.lift(n, p, Reason.OTHER, "不再需要（虚构）"),
}
RIGHT = dict.fromkeys(
    ("approve", "approve_urgently", "decline", "lift", "lift_otherwise", "recuse"), WU
) | dict.fromkeys(("review", "review_badly"), CHEN)
WAYS_OUT = {
    State.ORDERED: "withdraw",
    State.REFUSED: "decline",
    State.APPROVED: "lift_otherwise",
    State.TOLD: "lift_otherwise",
    State.STOPPED: "lift_otherwise",
}


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody may try anything."""

    def __init__(self, bureau: County, inspection: str) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.desk = SupplyDesk(County(bureau.store, Clock(bureau.clock.now)))
        self.desk.inspection = inspection
        self.leaving = Leaving(self.desk.county)
        self.numbers: list[str] = []

    def teardown(self) -> None:
        try:
            for number in self.numbers:
                state = self.desk.state(number)
                if state not in LIFE.ends:
                    self.others_come(number)
                    name = WAYS_OUT[state]
                    who = RIGHT.get(name, self.desk.row(number).first_officer)
                    assert self.attempt(number, name, who), f"a dead end: {state}"
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def opens(self) -> None:
        self.numbers = [self.desk.open(supply=supply) for supply in Supply]

    @rule(hours=st.sampled_from([1, 23, 24, 48]))
    def wait(self, hours: int) -> None:
        self.desk.county.clock.wait(minutes=60 * hours)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), right=st.integers(0, 3))
    def somebody_tries(self, data: st.DataObject, name: str, right: int) -> None:
        number = data.draw(st.sampled_from(self.numbers))
        first = self.desk.row(number).first_officer
        by = RIGHT.get(name, first) if right else data.draw(st.sampled_from(PEOPLE))
        self.attempt(number, name, by)

    @rule(chance=st.integers(0, 5))
    def the_order_may_fall(self, chance: int) -> None:
        if chance:
            return
        try:
            InspectionDesk(self.desk.county).review(self.desk.inspection, opinion=INAPPROPRIATE)
        except RefusalError as refusal:
            require_complete(refusal)

    @rule(data=st.data())
    def both_officers_leave(self, data: st.DataObject) -> None:
        self.leaving.leave(self.desk.row(data.draw(st.sampled_from(self.numbers))).officers)

    def others_come(self, number: str) -> None:
        """Demand that others can be named for those who left."""
        self.leaving.replaced(
            self.desk.row(number).officers,
            lambda one, coming: self.desk.replace(number, coming=coming, leaving=one),
        )

    def attempt(self, number: str, name: str, by: str) -> bool:
        before = image_of(self.desk.row(number))
        entries = len(self.desk.county.said(number))
        try:
            ACTS[name](self.desk, number, by)
        except RefusalError as refusal:
            require_complete(refusal)
            assert image_of(self.desk.row(number)) == before
            return False
        assert len(self.desk.county.said(number)) > entries
        assert name != "record_unfilmed"
        return True

    @invariant()
    def no_supply_is_stopped_unlawfully(self) -> None:
        for row in SupplyStop.objects.all():
            if row.stage in BEFORE:
                assert row.approved_at is None
                continue
            if row.approved_at is None:
                assert row.stage is State.DECLINED
                continue
            assert row.approved_by == WU
            assert row.approved_by not in {*row.officers, row.created_by, row.reviewed_by}
            assert row.passed
            assert row.device
            assert items_of(row.number)
            assert row.reviewed_by not in {*row.officers, row.created_by}

    @invariant()
    def no_power_is_cut_before_its_day(self) -> None:
        for row in SupplyStop.objects.exclude(notified_at=None).filter(supply=Supply.POWER):
            assert row.urgency or row.told_at
            if not row.urgency:
                assert row.told_at + DAY <= row.notified_at <= row.cut_at

    @invariant()
    def one_order_stops_a_supply_once(self) -> None:
        running = SupplyStop.objects.filter(ended_on=None)
        pairs = list(running.values_list("order_document", "supply"))
        assert len(set(pairs)) == len(pairs)


def test_whatever_is_tried_no_supply_is_stopped_unlawfully_and_every_stop_can_end(county):
    inspection = SupplyDesk(county).measures()

    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county, inspection)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=3,
            stateful_step_count=18,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
