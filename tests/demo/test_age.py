"""A county grows old: whoever opens it later is told, and can have it made anew."""

from datetime import date

import pytest

from mingjing.demo.age import day_of_county, hint, note_day
from mingjing.demo.unfinished import DATABASE, MARK, clear_county, served
from mingjing.kernel.errors import RefusalError

MADE = date(2026, 11, 25)


@pytest.fixture
def made(tmp_path):
    """A directory that looks like one in which a county was made."""
    note_day(tmp_path, MADE)
    (tmp_path / DATABASE).touch()
    (tmp_path / "blobs").mkdir()
    return tmp_path


def test_on_the_day_it_was_made_nothing_is_said(made):
    assert hint(made, MADE) == ""


def test_days_later_the_visitor_learns_how_to_make_it_anew(made):
    told = hint(made, date(2026, 11, 28))
    assert "已过 3 天" in told
    assert "--new" in told


def test_a_directory_without_a_county_has_no_age(tmp_path):
    assert day_of_county(tmp_path) is None
    assert hint(tmp_path, MADE) == ""


def test_clearing_a_county_leaves_what_is_not_of_it(made):
    (made / "bureau.toml").write_text("", encoding="utf-8")
    clear_county(made)
    assert [path.name for path in made.iterdir()] == ["bureau.toml"]


def test_a_record_that_is_no_county_is_never_cleared(tmp_path):
    (tmp_path / DATABASE).touch()
    with pytest.raises(RefusalError, match="没有演示县"):
        clear_county(tmp_path)
    assert (tmp_path / DATABASE).exists()
    assert not (tmp_path / MARK).exists()


def test_a_county_that_is_served_is_not_cleared_under_its_visitors(made):
    with served(made), served(made), pytest.raises(RefusalError, match="正在进行"):
        clear_county(made)
    assert (made / DATABASE).exists()
    assert not (made / MARK).exists()
    clear_county(made)
    assert not (made / DATABASE).exists()
