"""A notice of days off is held against the law of holidays and against what is known."""

from datetime import date

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.calendar_files import changed_days, read_calendar, require_loadable
from mingjing.statute.calendar_rows import CalendarFile
from mingjing.statute.calendars import WorkCalendar, YearCalendar
from mingjing.statute.errors import RuleFileError
from mingjing.statute.reading import parsed
from support.notices import NUMBER, YEAR, notice

MALFORMED = [
    # text, what is said
    ("year = ", "读不出来"),
    ("[calendar]\nyear = 2027", "缺少"),
    (notice(make_up=("01-09", "01-09")), "重复"),
    (notice(make_up=("01-11",)), "不是周末"),
    (notice(make_up=("10-02",)), "既放假又上班"),
    (notice(中秋节=("09-30", "10-01")), "中秋节与国庆节的放假日期重叠"),
    (notice(元旦=("01-03", "01-01")), "早于"),
    (notice().replace("last = 2027-10-07", "last = 2028-01-07"), "不在 2027 年"),
]


@pytest.mark.parametrize(("text", "said"), MALFORMED)
def test_a_file_that_is_no_calendar_is_refused_and_says_where(text, said):
    with pytest.raises(RuleFileError) as caught:
        read_calendar(text)
    assert said in caught.value.why
    assert caught.value.remedy


REFUSED = [
    # text, article, what is said
    (notice(number=None), "hol-2024:7", "发文字号"),
    (notice(title="关于2026年部分节假日安排的通知"), "hol-2024:7", "年份不符"),
    (notice(劳动节=("05-03", "05-05")), "hol-2024:2", "2027-05-01（劳动节）"),
    (notice(国庆节=("10-01", "10-02")), "hol-2024:2", "2027-10-03（国庆节）"),
    (notice(端午节=None), "hol-2024:2", "没有列出端午"),
]


@pytest.mark.parametrize(("text", "article", "said"), REFUSED)
def test_what_cannot_be_a_notice_of_that_year_is_refused_with_the_article(text, article, said):
    with pytest.raises(InvalidInputError) as caught:
        require_loadable(read_calendar(text)[1], None)
    assert said in caught.value.what + caught.value.why
    assert caught.value.article == article
    assert caught.value.remedy


def known() -> YearCalendar:
    return YearCalendar.from_file(read_calendar(notice())[1])


def test_a_second_notice_of_a_year_must_say_which_one_it_supersedes():
    with pytest.raises(InvalidInputError, match="冲突") as caught:
        require_loadable(read_calendar(notice(number="第二号（虚构）"))[1], known())
    assert NUMBER in caught.value.remedy
    again = notice(number="第二号（虚构）", supersedes=NUMBER)
    require_loadable(read_calendar(again)[1], known())


def test_a_notice_cannot_supersede_one_that_was_never_loaded_in_place_of_the_known_one():
    wrong = notice(number="第二号（虚构）", supersedes="第零号（虚构）")
    with pytest.raises(InvalidInputError, match="冲突"):
        require_loadable(read_calendar(wrong)[1], known())


def test_the_notices_of_the_release_would_be_accepted(book):
    for year in book.calendar.years:
        text = (book.root / "calendars" / f"{year}.toml").read_text(encoding="utf-8")
        file = parsed(f"{year}.toml", text, CalendarFile)
        head = file.calendar.model_copy(update={"number": "有字号"})
        require_loadable(file.model_copy(update={"calendar": head}), None)


def test_what_a_notice_changes_is_told_day_by_day(book):
    after = WorkCalendar({**book.calendar.years, YEAR: known()})
    changed = {one.day: one for one in changed_days(YEAR, book.calendar, after)}
    made_up = changed[date(2027, 1, 9)]
    assert (made_up.before.working, made_up.after.working) == (False, True)
    assert (made_up.before.provisional, made_up.after.reason) == (True, "调休上班")
    assert date(2027, 1, 1) not in changed
    assert changed_days(YEAR, after, after) == []


def test_the_source_names_the_number_where_there_is_one(book):
    after = WorkCalendar({YEAR: known()})
    (source,) = after.sources(frozenset({YEAR}), guessed=True)
    assert source == f"2027（国务院办公厅（虚构），{NUMBER}）"
