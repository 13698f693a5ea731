"""Trouble with the output is never mistaken for a verdict on the log."""

import os
import subprocess
import sys

import pytest

from support.children import running
from support.waiting import PATIENCE
from tlog.logs import numbered, signing_key, write_log

PROGRAM = "import sys; from mingjing.tlog.verify import main; sys.exit(main())"
VKEY = str(signing_key().verifier)
ASCII_ONLY = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    directory = tmp_path_factory.mktemp("log")
    write_log(directory, numbered(300))
    return directory


@pytest.fixture(scope="module")
def altered(tmp_path_factory):
    directory = tmp_path_factory.mktemp("altered")
    write_log(directory, numbered(300))
    tile = next(path for path in (directory / "tile" / "entries").rglob("*") if path.is_file())
    data = bytearray(tile.read_bytes())
    data[-1] ^= 1
    tile.write_bytes(data)
    return directory


def verify(directory, **options):
    """Run the verifier in a process of its own and return (exit code, its errors)."""
    environment = os.environ | options.pop("env", {})
    words = [sys.executable, "-c", PROGRAM, "log", str(directory), "--vkey", VKEY]
    with running(words, env=environment, stderr=subprocess.PIPE, **options) as child:
        if child.stdout is not None:
            child.stdout.close()
        return child.stderr.read().decode(), child.wait(PATIENCE)


def test_a_reader_that_went_away_changes_no_verdict(log, altered):
    assert verify(log, stdout=subprocess.PIPE) == ("", 0)
    assert verify(altered, stdout=subprocess.PIPE) == ("", 1)


def test_a_closed_output_changes_no_verdict(log):
    assert verify(log, preexec_fn=lambda: os.close(1)) == ("", 0)


def test_a_full_disk_changes_no_verdict(log):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path of ours
        assert verify(log, stdout=full) == ("", 0)


def test_a_locale_without_chinese_gets_escapes_and_the_english_words(log, tmp_path):
    said = tmp_path / "said"
    with said.open("wb") as file:
        assert verify(log, stdout=file, env=ASCII_ONLY) == ("", 0)
    text = said.read_bytes().decode("ascii")
    assert text.endswith("/ VERIFIED\n")
    assert "\\u7ed3\\u8bba" in text


def test_a_locale_without_chinese_gets_the_help_too(tmp_path):
    said = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, "--help"],
        env=os.environ | ASCII_ONLY,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (said.returncode, said.stderr) == (0, b"")
