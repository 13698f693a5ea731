"""Killed at any point: the record is what was acknowledged (F1), and no job is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def kill(committed_db, *words, program="killing.py"):
    path = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    done = subprocess.run(  # noqa: S603 - this interpreter with our own program
        [sys.executable, str(TESTS / "ledger" / program), *words],
        env={
            **committed_db.env,
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "mingjing.web.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_command_killed_before_any_statement_or_commit_counts_wholly_or_not(committed_db):
    result = kill(committed_db, "commands")
    assert result["faults"] == []
    assert result["kills"] > 60


def test_publishing_killed_at_any_step_goes_on_and_signs_one_history(committed_db):
    result = kill(committed_db, "publishing")
    assert result["faults"] == []
    assert result["kills"] > 60


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.long)])
def test_killed_at_any_moment_nothing_acknowledged_is_lost(committed_db, count):
    assert kill(committed_db, "anywhere", str(count)) == {"kills": count, "faults": []}


def test_a_worker_killed_before_any_statement_or_commit_loses_no_job(committed_db):
    result = kill(committed_db, program="killing_workers.py")
    assert result["faults"] == []
    assert result["kills"] > 40
