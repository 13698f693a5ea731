"""``mingjing law enter``: rehearsed, entered by the legal head, refused to others."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from mingjing.bureau.models import LawFile
from mingjing.statute.entered import LawKind, LawText
from mingjing.supervision.models import Adjustment
from support.amendments import TEXT
from support.cast import HAN, LIN, staff_bureau
from support.county import County, store_in
from support.unchecked import enter_unchecked

pytestmark = pytest.mark.one_database("the command behind it is asked of both")

SINCE = date(2026, 4, 1)


def mingjing(database, *words):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "mingjing.cli", *words],
        env=dict(database.env),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.committed
def test_a_change_of_law_is_rehearsed_then_entered(committed_db, tmp_path):
    county = County(store_in(committed_db.data))
    staff_bureau(county.clock.now)
    county.clock.move_to(SINCE)
    docket = county.register()
    county.file(docket)
    file = tmp_path / "apl-2027.toml"
    file.write_text(TEXT, encoding="utf-8")
    refused = mingjing(committed_db, "law", "enter", str(file), "--by", LIN, "--dry-run")
    assert refused.returncode == 1
    rehearsed = mingjing(committed_db, "law", "enter", str(file), "--by", HAN, "--dry-run")
    assert (rehearsed.returncode, rehearsed.stderr) == (0, "")
    number = county.case(docket).number
    for word in ("没有录入", "APL-67", number, "documents/forms/", "disclosure/"):
        assert word in rehearsed.stdout, word
    assert not LawFile.objects.exists()
    early = tmp_path / "early.toml"
    early.write_text(TEXT.replace("2027-05-01", SINCE.isoformat()), encoding="utf-8")
    moving = mingjing(committed_db, "law", "enter", str(early), "--by", HAN, "--dry-run")
    filed = county.case(docket).filed_on
    was, due = filed + timedelta(days=90), filed + timedelta(days=60)
    assert "末日变动的未结期限 1 项" in moving.stdout
    (line,) = (one for one in moving.stdout.splitlines() if one.startswith(f"{number} "))
    for word in ("办案期限", was.isoformat(), due.isoformat(), "第六十一条（60日）"):
        assert word in line
    done = mingjing(committed_db, "law", "enter", str(file), "--by", HAN)
    assert (done.returncode, done.stderr) == (0, "")
    count = Adjustment.objects.count()
    assert f"须查明是否调整的 {count} 项" in done.stdout
    told = mingjing(committed_db, "due", "APL-60", "2027-05-01", "--json").stdout
    assert '"nominal": "2027-06-30"' in told
    assert mingjing(committed_db, "audit").returncode == 0


@pytest.mark.committed
def test_what_was_entered_and_this_release_cannot_use_is_named_on_the_error_stream(
    committed_db,
):
    county = County(store_in(committed_db.data))
    staff_bureau(county.clock.now)
    before = mingjing(committed_db, "due", "APL-60", "2026-05-11", "--json")
    assert (before.returncode, before.stderr) == (0, "")
    text = LawText(LawKind.STATUTE, "apl-2099", "[of_another_release]")
    enter_unchecked(text, county.act(HAN))
    for words in (
        ("law", "show", "APL-60"),
        ("law", "list"),
        ("law", "check"),
        ("due", "APL-60", "2026-05-11", "--json"),
    ):
        said = mingjing(committed_db, *words)
        assert said.returncode == 0, words
        assert "statutes/apl-2099.toml：缺少“statute”" in said.stderr, words
        assert "apl-2099" not in said.stdout
    assert said.stdout == before.stdout
