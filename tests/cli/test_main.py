"""The shell around the commands: help, exit codes, faults, speed."""

import json

import click
import pytest
from click.testing import CliRunner
from django.db.utils import IntegrityError, OperationalError

from cli.shell import shell
from mingjing.cli import faults, main
from mingjing.cli.bilingual import Command, Group
from mingjing.cli.main import COMMANDS, data_first, mingjing

FAST = [
    ("--help",),
    ("due", "APL-60", "2026-07-05", "--json"),
    ("review-required", "--party", "person", "--fine", "1", "--json"),
    ("law", "list"),
]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_the_help_names_every_command_in_both_languages(run):
    lines = run("--help").stdout.splitlines()
    for name, entry in COMMANDS.items():
        (at,) = [n for n, line in enumerate(lines) if line.startswith(f"  {name} ")]
        assert lines[at].endswith(entry.chinese)
        assert lines[at + 1].strip() == entry.english


def every_command():
    for name, entry in COMMANDS.items():
        command = entry.load()
        yield (name,), command
        if isinstance(command, click.Group):
            for below, each in command.commands.items():
                yield (name, below), each


@pytest.mark.parametrize(("words", "command"), list(every_command()))
def test_every_page_of_help_speaks_chinese_first_then_english(run, words, command):
    assert isinstance(command, Command | Group)
    result = run(*words, "--help")
    assert result.exit_code == 0
    chinese, english = result.stdout.splitlines()[2:4]
    assert is_chinese(chinese)
    assert english.strip()
    assert not is_chinese(english)


def test_no_word_at_all_shows_the_help(run):
    result = run()
    assert result.exit_code == 2
    assert "命令 Commands" in result.stderr


def test_an_unknown_command_is_refused_with_the_way_out(run):
    result = run("duo")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "请看 mingjing --help" in result.stderr


MOVED = [
    (["status", "--data", "d", "--json"], ["--data", "d", "status", "--json"], "from behind"),
    (["--data=d", "status"], ["--data=d", "status"], "it is in front already"),
    (["due", "--", "--data", "d"], ["due", "--", "--data", "d"], "an argument stays"),
    (["status", "--data"], ["--data", "status"], "click says that the value is missing"),
    (["due", "APL-60"], ["due", "APL-60"], "nothing to move"),
]


@pytest.mark.parametrize(("words", "moved", "why"), MOVED)
def test_the_data_directory_may_stand_behind_the_command(words, moved, why):
    assert data_first(words) == moved, why


def test_a_fault_of_the_program_keeps_its_traceback():
    with pytest.raises(IntegrityError):
        faults.refused(IntegrityError("UNIQUE constraint failed"))


def test_a_reader_that_went_away_is_left_to_click():
    with pytest.raises(BrokenPipeError):
        faults.refused(BrokenPipeError(32, "Broken pipe"))


FAULTS = [
    (OperationalError("no such table: ledger_head"), "mingjing setup", "not set up"),
    (PermissionError(13, "Permission denied", "/srv/x"), "/srv/x", "names the path"),
]


@pytest.mark.parametrize(("fault", "said", "why"), FAULTS)
def test_a_foreseeable_fault_is_a_refusal(monkeypatch, place, fault, said, why):
    @click.command(cls=Command)
    def broken() -> None:
        raise fault

    monkeypatch.setattr(main.Entry, "load", lambda _entry: broken)
    result = CliRunner().invoke(mingjing, ["status"])
    assert result.exit_code == 1, why
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("words", FAST)
def test_a_command_without_a_database_starts_without_django(place, words):
    shell(*words, place=place)
    assert not place.exists()
    assert "django" not in shell(*words, place=place, PYTHONPROFILEIMPORTTIME="1").stderr


def test_chinese_reaches_a_pipe_in_any_locale(place):
    done = shell(
        "due", "APL-60", "2026-07-05", "--json", place=place, LC_ALL="C", PYTHONUTF8="0"
    )
    assert "立案" not in done.stderr
    assert "自然日" not in done.stderr
    assert json.loads(done.stdout)["basis"].startswith("90日")


def test_a_refusal_goes_to_standard_error_with_its_exit_code(place):
    done = shell("due", "HEAR-THR", "2026-01-01", place=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("规则 HEAR-THR")
