"""The report of the gate says what holds and, where something does not, shows the way there."""

from dataclasses import replace

import pytest

from mingjing.cases.proof.guards import GUARDS
from mingjing.cases.proof.invariants import INVARIANTS
from mingjing.cases.proof.proving import first_broken
from mingjing.cases.states import Step
from mingjing.kernel.errors import GateClosedError
from mingjing.kernel.exploring import live
from mingjing.ledger.trying import Tried
from mingjing.supervision.gate_proof import OTHER_LIVES, Findings, gate_markdown
from mingjing.supervision.other_gates import PROCEDURES, SEIZING, show, show_all
from support.proved import HOLDING

REVIEW = GUARDS[Step.DECIDE][0]


@pytest.fixture(scope="module")
def broken():
    """What breaks where a decision does not ask for its review."""
    return first_broken(REVIEW.id)


@pytest.fixture(scope="module")
def good(broken):
    """Findings of which everything holds."""
    return Findings(
        proof=HOLDING,
        removed={REVIEW: broken},
        lives={life.subject: live(life) for life in OTHER_LIVES},
        tried=(Tried("a_rule", "a_table", "试一次", 1, 1),),
        others=show_all(),
    )


def test_a_report_names_every_invariant_its_norm_and_every_rule(good):
    report = gate_markdown(good, made="2026-03-02")
    assert "结论：成立。" in report
    assert "不成立" not in report
    assert all(f"| {one.says} | `{one.article}` | 成立 |" in report for one in INVARIANTS)
    assert str(sum(good.proof.situations.values())) in report
    assert "| `a_rule` | `a_table` | 试一次 | 1 | 成立 |" in report


def test_a_counterexample_is_told_step_by_step(good, broken):
    report = gate_markdown(replace(good, proof=replace(good.proof, counterexamples=(broken,))))
    assert "结论：**不成立**。" in report
    assert f"反例：{broken.invariant.says}\n\n1. 立案\n2. " in report


def test_whatever_does_not_hold_is_said(good, broken):
    bad = [
        replace(good, removed={REVIEW: None}),
        replace(good, tried=(Tried("a_rule", "a_table", "试一次", 1, 0),)),
        replace(good, proof=replace(good.proof, endless=(broken.path,))),
        replace(good, proof=replace(good.proof, stuck=(broken.path,))),
        replace(good, others=(replace(good.others[0], endless=1),)),
    ]
    for found in bad:
        assert "结论：**不成立**。" in gate_markdown(found)


@pytest.mark.one_database("pure")
@pytest.mark.parametrize("gated", PROCEDURES, ids=[one.name for one in PROCEDURES])
def test_every_gate_of_another_procedure_holds_and_would_be_missed(gated):
    found = show(gated)
    assert found.holds
    assert {*gated.decides, *gated.urgent} == set(found.without)
    assert {state.label for state in gated.life.states()} == set(found.situations)
    open_gate = replace(gated, guards={})
    broken = show(open_gate).broken
    assert broken is not None
    assert broken[-1].step in {*gated.decides, *gated.urgent}


@pytest.mark.one_database("pure")
def test_a_gate_that_locks_a_procedure_in_is_no_proof():
    def never(_at, _move):
        raise GateClosedError("不行", why="不行", remedy="不行", article="apl-2021:58.1")

    shut = dict.fromkeys((step for step, _way in SEIZING.life.ways()), never)
    assert not show(replace(SEIZING, guards=shut)).holds
