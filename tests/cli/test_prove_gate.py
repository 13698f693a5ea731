"""``mingjing prove-gate``: the report on the installation's own database, and its exit code."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from cli.shell import shell
from mingjing.cli import prove_gate
from mingjing.ledger.queries import log_of
from mingjing.supervision import gate_proof
from mingjing.supervision.gate_proof import Findings
from support.cast import staff_bureau
from support.county import Clock
from support.proved import HOLDING


@contextmanager
def no_database():
    yield "没有数据库", ()


def test_a_proof_that_fails_is_printed_and_ends_with_one(run, monkeypatch):
    found = Findings(HOLDING, removed={}, lives={}, tried=())
    broken = replace(found, removed={next(iter(found.proof.refusals)): None})
    monkeypatch.setattr(prove_gate, "_database", no_database)
    monkeypatch.setattr(gate_proof, "find_all", lambda _tried: broken)
    result = run("prove-gate")
    assert result.exit_code == 1
    assert "结论：**不成立**。" in result.stdout
    monkeypatch.setattr(gate_proof, "find_all", lambda _tried: found)
    assert run("prove-gate").exit_code == 0


@pytest.mark.one_database("the constraints are tried on both by test_trials")
@pytest.mark.committed
def test_the_constraints_of_the_installation_are_in_the_report(
    run, committed_db, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        gate_proof, "find_all", lambda tried: Findings(HOLDING, {}, {}, tried=tried)
    )
    staff_bureau(Clock().now)
    size, report = log_of().size, tmp_path / "gate.md"
    assert run("prove-gate", "--out", str(report)).exit_code == 0
    assert "数据库：本安装" in report.read_text("utf-8")
    assert "| `no_decision_without_a_passed_current_review` |" in report.read_text("utf-8")
    assert log_of().size == size


@pytest.mark.long
@pytest.mark.one_database("the constraints are tried on both by test_trials")
@pytest.mark.committed
def test_the_gate_is_proved_on_the_installation_and_nothing_of_it_stays(committed_db, tmp_path):
    staff_bureau(Clock().now)
    size, report = log_of().size, tmp_path / "gate.md"
    done = shell(
        "prove-gate", "--out", str(report), place=committed_db.data, **committed_db.env
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "全部成立" in done.stdout
    assert "数据库：本安装" in report.read_text("utf-8")
    assert "| `no_decision_without_a_passed_current_review` |" in report.read_text("utf-8")
    assert log_of().size == size


@pytest.mark.long
def test_without_an_installation_the_constraints_are_tried_on_an_empty_database(tmp_path):
    done = shell("prove-gate", place=tmp_path)
    assert done.returncode == 0
    assert "数据库：临时建立的空库" in done.stdout
    assert list(tmp_path.iterdir()) == []
