"""``mingjing calendar``: what is known, a year at a glance, a new notice with what it moves."""

import subprocess
import sys

import pytest

from cli.shell import shell
from mingjing.bureau.models import LawFile
from mingjing.cases.states import State
from support.cast import HAN, LIN, staff_bureau
from support.county import County, store_in
from support.notices import NUMBER, notice

pytestmark = pytest.mark.one_database("the command behind it is asked of both")


def test_the_years_with_a_notice_are_listed_and_the_next_one_is_provisional(run):
    lines = run("calendar", "list").stdout.splitlines()
    assert lines[-2].split()[:2] == ["2026", "248"]
    assert lines[-1].startswith("2027")
    assert "尚无通知，暂定" in lines[-1]


YEARS = [
    # year, what its picture has
    ("2026", ["2026（国务院办公厅 2025-11-04）", "10班", "1休", "–"]),
    ("2027", ["尚无放假通知", "1休?"]),
]


@pytest.mark.parametrize(("year", "shown"), YEARS)
def test_a_year_is_shown_in_months(run, year, shown):
    said = run("calendar", "show", year)
    assert said.exit_code == 0
    assert [sign for sign in shown if sign not in said.stdout] == []
    assert all(f"{month}月" in said.stdout for month in range(1, 13))


def test_the_calendars_of_the_release_agree_with_an_independent_library(run):
    said = run("calendar", "check")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.count("一致") == len(said.stdout.splitlines())


def mingjing(database, *words):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "mingjing.cli", *words],
        env=dict(database.env),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.committed
def test_a_notice_is_loaded_from_a_file_and_every_command_counts_by_it(committed_db, tmp_path):
    county = County(store_in(committed_db.data))
    staff_bureau(county.clock.now)
    county.bring(State.DECIDED)
    file = tmp_path / "2027.toml"
    file.write_text(notice(), encoding="utf-8")
    asked = ("due", "SEED-PUB", "2027-01-06", "--json")
    assert '"provisional": true' in mingjing(committed_db, *asked).stdout
    refused = mingjing(committed_db, "calendar", "load", str(file), "--by", LIN)
    assert refused.returncode == 1
    assert "录入放假安排" in refused.stderr
    done = mingjing(committed_db, "calendar", "load", str(file), "--by", HAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"已录入 2027（国务院办公厅（虚构），{NUMBER}）" in done.stdout
    assert "2027-01-09（星期六） 休息 → 上班，调休上班" in done.stdout.replace("）休", "） 休")
    told = mingjing(committed_db, *asked).stdout
    assert '"provisional": false' in told
    assert '"nominal": "2027-01-14"' in told
    assert NUMBER in mingjing(committed_db, "calendar", "list").stdout
    again = mingjing(committed_db, "calendar", "load", str(file), "--by", HAN)
    assert again.returncode != 0
    assert "内容相同" in again.stderr
    assert LawFile.objects.count() == 1


def test_loading_needs_a_bureau(tmp_path):
    file = tmp_path / "2027.toml"
    file.write_text(notice(), encoding="utf-8")
    refused = shell("calendar", "load", str(file), "--by", HAN, place=tmp_path / "data")
    assert refused.returncode != 0
    assert "mingjing setup" in refused.stderr
