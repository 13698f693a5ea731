"""``mingjing setup`` and ``mingjing status``, in processes of their own."""

import json
import stat

import pytest

from cli.shell import shell


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    place = tmp_path_factory.mktemp("ready") / "data"
    done = shell("setup", place=place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


def test_setup_may_be_repeated_and_then_changes_nothing(ready):
    before = (ready / "mingjing.db").read_bytes()
    done = shell("setup", place=ready)
    assert done.returncode == 0
    assert "没有改动" in done.stdout
    assert (ready / "mingjing.db").read_bytes() == before


def test_the_directory_is_for_its_owner_alone(ready):
    assert stat.S_IMODE(ready.stat().st_mode) == 0o700


def test_status_says_what_an_administrator_watches(ready):
    said = json.loads(shell("status", "--json", place=ready).stdout)
    assert said["database"] == "sqlite"
    assert said["journal_mode"].upper() in {"WAL", "TRUNCATE"}
    assert (said["logs"], said["waiting"], said["failing"]) == ({}, 0, 0)
    assert 2026 in said["calendar_years"]
    assert 0 < said["free_bytes"] < said["total_bytes"]


def test_status_speaks_to_a_person_too(ready):
    said = shell("status", place=ready).stdout
    assert "sqlite" in said
    assert "尚无条目" in said


def test_status_does_not_make_a_database(tmp_path):
    done = shell("status", place=tmp_path / "nothing")
    assert done.returncode == 1
    assert "mingjing setup" in done.stderr
    assert not (tmp_path / "nothing").exists()


def test_a_database_of_an_older_release_is_not_used(tmp_path):
    (tmp_path / "mingjing.db").touch()
    done = shell("status", place=tmp_path)
    assert done.returncode == 1
    assert "数据库比程序旧" in done.stderr


BROKEN = [
    ({"MINGJING_DATABASE": "mysql://x"}, 2, "no such database: mysql"),
    ({"MINGJING_DATABASE": "postgresql://x@127.0.0.1:1/x"}, 1, "数据库还不能使用"),
]


@pytest.mark.parametrize(("env", "code", "said"), BROKEN)
def test_a_database_out_of_reach_is_a_refusal(tmp_path, env, code, said):
    done = shell("setup", place=tmp_path / "data", **env)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", ["setup", "status"])
def test_a_file_that_is_no_database_is_damaged_and_not_to_be_set_up(tmp_path, word):
    (tmp_path / "mingjing.db").write_text("not a database, only words, and enough of them" * 50)
    done = shell(word, place=tmp_path)
    assert done.returncode == 1
    assert "已经损坏" in done.stderr
    assert "从备份恢复" in done.stderr
    assert "mingjing setup" not in done.stderr


@pytest.mark.parametrize("word", ["setup", "status"])
def test_a_database_that_was_cut_short_is_damaged(tmp_path, ready, word):
    whole = (ready / "mingjing.db").read_bytes()
    (tmp_path / "mingjing.db").write_bytes(whole[: len(whole) // 2])
    done = shell(word, place=tmp_path)
    assert done.returncode == 1
    assert "已经损坏" in done.stderr
    assert "mingjing setup" not in done.stderr


SIGNS = [
    ("log/2026/checkpoint", "the public log is still there"),
    ("publisher/2026.db", "the publisher remembers what it signed"),
]


@pytest.mark.parametrize(("sign", "why"), SIGNS)
@pytest.mark.parametrize("words", [("setup",), ("status",), ("ledger", "publish")])
def test_a_lost_database_beside_a_signed_record_is_not_replaced(tmp_path, words, sign, why):
    (tmp_path / sign).parent.mkdir(parents=True)
    (tmp_path / sign).write_text("signed")
    done = shell(*words, place=tmp_path)
    assert done.returncode == 1, why
    assert sign in done.stderr, why
    assert "从备份恢复" in done.stderr, why
    assert not (tmp_path / "mingjing.db").exists(), why


def test_an_emptied_database_beside_a_signed_record_is_lost_too(tmp_path):
    (tmp_path / "publisher").mkdir()
    (tmp_path / "publisher" / "2026.db").write_text("signed")
    (tmp_path / "mingjing.db").touch()
    assert "不见了" in shell("setup", place=tmp_path).stderr
    assert (tmp_path / "mingjing.db").stat().st_size == 0


def test_a_directory_that_cannot_be_made_is_a_refusal(tmp_path):
    (tmp_path / "file").touch()
    done = shell("setup", place=tmp_path / "file" / "data")
    assert done.returncode == 1
    assert "不能读写" in done.stderr
