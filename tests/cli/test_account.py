"""The very first administrator comes in by the command line, and nobody twice."""

import re

from cli.shell import shell

FOUND = (
    "account", "found", "p-01", "--name", "管理员示例", "--unit-name", "办公室（虚构）",
    "--instrument", "任命〔2026〕1号（虚构）", "--since", "2026-01-04",
)  # fmt: skip


def password_in(text):
    return re.search(r"Password: (\S+)", text)[1]


def test_a_bureau_is_founded_and_its_administrator_can_sign_in(tmp_path):
    assert shell("setup", place=tmp_path).returncode == 0
    done = shell(*FOUND, place=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", password_in(done.stdout))
    again = shell(*FOUND, place=tmp_path)
    assert again.returncode == 1
    assert "已经设立" in again.stderr
    reset = shell("account", "reset", "p-01", place=tmp_path)
    assert password_in(reset.stdout) != password_in(done.stdout)
    twice = shell("account", "open", "p-01", place=tmp_path)
    assert (twice.returncode, twice.stdout) == (2, "")
    assert "已有账号" in twice.stderr
    audit = shell("audit", place=tmp_path)
    assert audit.returncode == 0, audit.stdout
