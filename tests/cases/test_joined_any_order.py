"""Joined cases in whatever order: what was taken counts where it is open, and nowhere later.

Random steps on three parties of one matter. The model beside them remembers who held what, and
which subject was bound when an investigation was closed.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from mingjing.cases.joining import OPEN
from mingjing.cases.queries import acts_of, hash_of_subject
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import RefusalError
from mingjing.web.auditing import audit_installation
from support.county import SMALL, County, party, person, proposed
from support.staffed import undone

WHICH = st.integers(0, 2)
PARTIES = (person(), party(name="另一家厂（虚构）", uscc="91140524MA0K00013U"))
FEWEST_SHARED = 3


@dataclass
class Known:
    """What the model saw of one case.

    Args:
        is_joined: whether it still belongs to the others.
        bound: the subject that its closed investigation bound; empty while it is open.
    """

    docket: str
    is_joined: bool = True
    bound: str = ""
    items: set[str] = field(default_factory=set)
    acts: set[int] = field(default_factory=set)


class Joined(RuleBasedStateMachine):
    """Three parties; every rule is one act, on one of them."""

    county: ClassVar[County]
    shared: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.undo = undone()
        self.undo.__enter__()

    def teardown(self) -> None:
        try:
            report = audit_installation(self.county.store.root, lambda _what, _done: None)
            assert report.is_clean, report.differences
        finally:
            self.undo.__exit__(None, None, None)

    @initialize()
    def three_parties(self) -> None:
        first = self.county.bring(State.FILED)
        self.county.add(first)
        dockets = [first, *(self.county.join(first, party=one) for one in PARTIES)]
        for docket in dockets[1:]:
            self.county.file(docket)
        self.cases = [Known(docket) for docket in dockets]
        for one in self.cases:
            one.items, one.acts = self._held(one)
        self.take(1, "add")

    def _held(self, one: Known) -> tuple[set[str], set[int]]:
        case = self.county.case(one.docket)
        return (
            {item.blob_id for item in items_of(one.docket)},
            {act.pk for act in acts_of(case)},
        )

    def _is_open(self, one: Known) -> bool:
        return self.county.state(one.docket) in OPEN

    def _does(self, act: Any, one: Known, **changes: Any) -> bool:
        try:
            act(one.docket, **changes)
        except RefusalError:
            return False
        return True

    @rule(n=WHICH, act=st.sampled_from(["add", "inspect"]))
    def take(self, n: int, act: str) -> None:
        one = self.cases[n]
        before = self._held(one)
        if not self._does(getattr(self.county, act), one):
            assert not self._is_open(one)
            return
        new = tuple(now - old for now, old in zip(self._held(one), before, strict=True))
        for other in self.cases:
            together = other is one or (other.is_joined and one.is_joined)
            if together and self._is_open(other):
                other.items |= new[0]
                other.acts |= new[1]
                type(self).shared += other is not one

    @rule(n=WHICH, patience=st.integers(0, 3))
    def close(self, n: int, patience: int) -> None:
        one = self.cases[n]
        if patience:
            return
        if not self._does(self.county.close, one, proposal=proposed(SMALL)):
            return
        for other in self.cases:
            if one.is_joined and other.is_joined:
                one.items |= other.items
                one.acts |= other.acts
        one.bound = self.county.case(one.docket).subject_hash

    @rule(n=st.integers(1, 2), patience=st.integers(0, 3))
    def separate(self, n: int, patience: int) -> None:
        one = self.cases[n]
        if patience:
            return
        assert self._does(self.county.separate, one) is one.is_joined
        one.is_joined = False

    @invariant()
    def each_holds_what_it_should(self) -> None:
        for one in getattr(self, "cases", ()):
            assert self._held(one) == (one.items, one.acts)
            case = self.county.case(one.docket)
            if one.bound:
                assert one.bound == case.subject_hash == hash_of_subject(case)


@pytest.mark.one_database("each act is asked of both in test_joined")
def test_in_any_order_what_was_taken_counts_where_it_is_open(county):
    Joined.county, Joined.shared = county, 0

    run_state_machine_as_test(
        Joined,
        settings=settings(
            max_examples=5,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Joined.shared >= FEWEST_SHARED
