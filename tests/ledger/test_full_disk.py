"""A full disk: a clear answer, nothing acknowledged is lost, and all goes on with room (F3)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def own_mounts():
    """Return a command that gives a mount namespace of one's own, None where none does."""
    for command in (("unshare", "-m"), ("unshare", "-rm")):
        trial = (*command, "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", "/mnt")
        if (
            shutil.which("unshare")
            and not subprocess.run(  # noqa: S603 - fixed words
                trial, capture_output=True, check=False
            ).returncode
        ):
            return command
    return None


def test_on_a_really_full_disk_commands_are_refused_in_words_and_none_is_lost(
    committed_db, tmp_path
):
    if committed_db.vendor != "sqlite":
        pytest.skip("the server's disk is the server's; its code for it is in test_faults")
    before = own_mounts()
    if before is None:
        pytest.skip("mounting is not allowed here; the codes are shown in test_faults")
    point = tmp_path / "disk"
    point.mkdir()
    path = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    done = subprocess.run(  # noqa: S603 - this interpreter with our own program
        [
            *before,
            sys.executable,
            str(TESTS / "ledger" / "on_small_disk.py"),
            str(point),
            committed_db.place.name,
        ],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["held"] == result["accepted"] > 1
    assert result["refused"]
    for what, why, remedy in result["refused"]:
        assert what == "磁盘已满，这项操作没有记录。"
        assert "full" in why
        assert "清理磁盘" in remedy
    assert result["differences"] == []
    assert result["published"] == result["held"] + 1
