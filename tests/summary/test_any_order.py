"""Whatever people try: nothing untold, over the limit or a day late is decided; no dead end.

Random people, right and wrong, take random steps through the real commands on matters of an
enterprise, an individual business and a person while time moves on.
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
from mingjing.statute.decisions import PartyKind
from mingjing.summary.kinds import Ground, Reason
from mingjing.summary.models import Collection, SummaryPenalty
from mingjing.summary.queries import is_settled
from mingjing.summary.states import LIFE, State
from summary.desk import Desk, shop
from support.cast import CHEN, HAN, HE, JIN, LIN, SONG, SUN, WU, ZHAO
from support.county import Clock, County
from support.refusals import require_complete
from support.staffed import undone

PEOPLE = [LIN, ZHAO, SUN, JIN, SONG, HE, WU, HAN, CHEN]
LIMITS = {PartyKind.ORGANISATION: 300_000}
LIMIT_OF_A_PERSON = 20_000
ACTS: Mapping[str, Callable[[Desk, str, str], object]] = {
    "hear": lambda d, n, p: d.hear(n, p),
    "hear_untold": lambda d, n, p: d.hear(n, p, told=False),
    "adopt": lambda d, n, p: d.adopt(n, p),
    "punish_for_speaking": lambda d, n, p: d.adopt(n, p, fine_fen=20_000_000),
    "decide": lambda d, n, p: d.decide(n, p),
    "deliver": lambda d, n, p: d.deliver(n, p),
    "deliver_unsigned": lambda d, n, p: d.deliver(n, p, unsigned="拒绝签收（虚构）"),
    "collect": lambda d, n, p: d.collect(n, p),
    "collect_as_small": lambda d, n, p: d.collect(n, p, ground=Ground.SMALL),
    "collect_silently": lambda d, n, p: d.collect(n, p, circumstances=""),
    "receive": lambda d, n, p: d.receive(n, p),
    "bank": lambda d, n, p: d.bank(n, p),
    "pay": lambda d, n, p: d.pay(n, p),
    "report": lambda d, n, p: d.report(n, p),
    "publish": lambda d, n, p: d.publish(n, p),
    "turn": lambda d, n, p: d.turn(n, p, reason=Reason.NOT_AT_ONCE),
    "archive": lambda d, n, p: d.archive(n, p),
}
WAYS_OUT: Mapping[State, tuple[str, ...]] = {
    State.FOUND: ("hear", "turn"),
    State.HEARD: ("decide", "turn"),
    State.DECIDED: ("deliver",),
    State.DELIVERED: ("report",),
    State.COLLECTED: ("report",),
    State.REPORTED: ("publish", "archive", "bank", "receive", "pay"),
    State.PUBLISHED: ("archive", "bank", "receive", "pay"),
}
RIGHT = {"receive": SONG, "bank": SONG, "publish": HAN, "archive": HE}
FINES = [1_000, 10_000, 20_000, 20_100, 300_000, 300_100, 5_000_000]


class AnyOrder(RuleBasedStateMachine):
    """A desk at which anybody may try anything."""

    def __init__(self, bureau: County) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()
        self.desk = Desk(County(bureau.store, Clock(bureau.clock.now)))
        self.numbers: list[str] = []
        self.proposed: dict[str, int] = {}

    def teardown(self) -> None:
        try:
            for number in self.numbers:
                self.require_a_way_to_the_end(number)
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def something_is_found(self) -> None:
        self.keep(self.desk.find())
        self.keep(self.desk.find_person())
        self.keep(
            self.desk.find(party=shop(kind=PartyKind.INDIVIDUAL_BUSINESS), fine_fen=20_000)
        )

    def keep(self, number: str) -> None:
        self.numbers.append(number)
        self.proposed[number] = self.desk.row(number).proposal["fine_fen"]

    @rule(
        fen=st.sampled_from(FINES),
        person=st.booleans(),
        by=st.sampled_from(PEOPLE),
        second=st.sampled_from([ZHAO, JIN, LIN]),
    )
    def one_more(self, fen: int, person: bool, by: str, second: str) -> None:  # noqa: FBT001 - drawn
        if len(self.numbers) == 9:
            return
        find = self.desk.find_person if person else self.desk.find
        try:
            self.keep(find(by, fine_fen=fen, officers=(LIN, second)))
        except RefusalError as refusal:
            require_complete(refusal)

    @rule(days=st.sampled_from([0, 0, 1, 9]), minutes=st.integers(1, 200))
    def wait(self, days: int, minutes: int) -> None:
        self.desk.county.clock.wait(days=days, minutes=minutes)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)), by=st.sampled_from(PEOPLE))
    def anybody_tries_anything(self, data: st.DataObject, name: str, by: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, by)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTS)))
    def work_goes_on(self, data: st.DataObject, name: str) -> None:
        self.attempt(data.draw(st.sampled_from(self.numbers)), name, RIGHT.get(name, LIN))

    @rule(
        fen=st.sampled_from(FINES),
        person=st.booleans(),
        collect=st.sampled_from(["collect", "collect_as_small"]),
        receiver=st.sampled_from([SONG, JIN]),
    )
    def a_whole_visit(self, fen: int, person: bool, collect: str, receiver: str) -> None:  # noqa: FBT001 - drawn
        before = len(self.numbers)
        self.one_more(fen, person, LIN, JIN)
        if len(self.numbers) == before:
            return
        for name in ("hear", "decide", "deliver", collect):
            self.attempt(self.numbers[-1], name, LIN)
        self.attempt(self.numbers[-1], "receive", receiver)

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
    def what_is_decided_was_told_that_day_and_lies_within_the_limit(self) -> None:
        for row in SummaryPenalty.objects.exclude(decided_at=None).select_related("party"):
            assert row.told_at is not None
            assert row.found_at <= row.told_at <= row.decided_at
            assert legal_date(row.found_at) == legal_date(row.decided_at)
            fine, kind = row.proposal["fine_fen"], PartyKind(row.party.kind)
            assert 0 < fine <= LIMITS.get(kind, LIMIT_OF_A_PERSON)
            assert fine <= self.proposed[row.number], "heavier than it was told"

    @invariant()
    def money_is_taken_once_and_by_other_hands(self) -> None:
        for taken in Collection.objects.select_related("penalty"):
            assert taken.penalty.paid_on is None
            assert taken.fen == taken.penalty.proposal["fine_fen"]
            assert taken.ground != Ground.SMALL or taken.fen <= 10_000
            assert taken.received_by not in taken.penalty.officers

    @invariant()
    def what_turned_into_a_case_was_never_decided(self) -> None:
        assert not SummaryPenalty.objects.filter(state="ordinary", document__isnull=False)

    @invariant()
    def nothing_is_put_away_with_money_outstanding_or_unpublished(self) -> None:
        for row in SummaryPenalty.objects.filter(state="archived").select_related("party"):
            assert is_settled(row)
            assert row.published_on is not None or row.party.kind == PartyKind.PERSON

    def require_a_way_to_the_end(self, number: str) -> None:
        """Demand that the right people can still bring a matter to an end."""
        for _ in range(20):
            state = self.desk.state(number)
            if state in LIFE.ends:
                return
            for name in WAYS_OUT[state]:
                by = RIGHT.get(name, self.desk.row(number).first_officer)
                if self.attempt(number, name, by):
                    break
            else:
                raise AssertionError(f"a dead end: {state}")
        raise AssertionError(f"no end in sight: {self.desk.state(number)}")


def test_whatever_is_tried_nothing_unlawful_is_decided_and_everything_can_end(county):
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__(county)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=8,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
