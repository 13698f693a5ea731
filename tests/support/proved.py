"""A proof that holds, made by hand: for the report of one, which takes no enumeration."""

from collections import Counter

from mingjing.cases.proof.guards import GUARDS
from mingjing.cases.proof.proving import Proof
from mingjing.cases.states import State, Step

HOLDING = Proof(
    situations=Counter({State.FILED: 40, State.DECIDED: 2}),
    moves=90,
    refusals=Counter({GUARDS[Step.DECIDE][0]: 7}),
    off_table=3,
    counterexamples=(),
    unreached=frozenset(),
    untaken=frozenset(),
    stuck=(),
    endless=(),
    halted=1,
)
