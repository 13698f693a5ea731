"""Calculations: the arithmetic of the law told part by part, with each rule at work."""

from datetime import date

import pytest

from mingjing.statute.additional_fines import Dated, Debt, additional_fine
from mingjing.statute.calculations import (
    PAUSED,
    calculate_additional_fine,
    calculate_court_window,
    calculate_daily_fine,
    calculate_limitation,
    calculation_as_json,
)
from mingjing.statute.counted_days import Suspension
from mingjing.statute.load import rulebook

BOOK, REGION = rulebook(), "140524"
DEBT = Debt(
    (Dated(date(2026, 5, 26), 2_000_000), Dated(date(2026, 6, 26), 3_000_001)),
    (Dated(date(2026, 6, 10), 500_000),),
    (Suspension(date(2026, 7, 1), date(2026, 7, 20), PAUSED),),
)


def results(told):
    return {one.name: one.value for one in told.results}


def late(until):
    return calculate_additional_fine(BOOK, DEBT, until=until, region=REGION)


def test_the_parts_of_a_late_fine_are_those_done_by_hand():
    told = late(date(2026, 9, 30))
    assert [(one.days, one.how, one.fen) for one in told.parts] == [
        (15, "每日 20,000元 × 3%", 900_000),
        (16, "每日 15,000元 × 3%", 720_000),
        (4, "每日 45,000.01元 × 3%", 540_000),
        (20, f"不计：{PAUSED}", 0),
        (22, "每日 45,000.01元 × 3%，至上限为止", 2_840_001),
        (50, "不计：已达上限", 0),
    ]
    assert results(told)["达到上限"].startswith("2026-08-11")
    assert [one.rule.id for one in told.whys] == ["APL-72-1", "APL-66", "APL-73"]


@pytest.mark.parametrize("until", [date(2026, 5, 26), date(2026, 6, 30), date(2030, 1, 1)])
def test_the_parts_come_to_the_very_fen_of_the_library(until):
    fen = additional_fine(BOOK, DEBT, until=until, on=until).fen
    told = late(until)
    assert sum(one.fen for one in told.parts) == fen
    assert [one.total_fen for one in told.parts][-1:] in ([], [fen])


def test_what_is_not_late_says_so():
    assert results(late(date(2026, 5, 26)))["结论"] == "没有逾期，不加处罚款"


# act ended, found, five years, asked on, conclusion, why
LIMITATIONS = [
    ("2024-05-01", None, False, "2026-05-01", "尚在追责时效内", "the last day"),
    ("2024-05-01", None, False, "2026-05-02", "超过追责时效，不再给予行政处罚", "a day late"),
    ("2024-05-01", "2026-05-01", False, "2026-09-01", "在追责时效内被发现", "found in time"),
    ("2022-05-01", "2026-05-01", True, "2026-09-01", "在追责时效内被发现", "five years"),
]


@pytest.mark.parametrize(("ended", "found", "five", "on", "said", "why"), LIMITATIONS)
def test_limitation(ended, found, five, on, said, why):
    told = calculate_limitation(
        BOOK,
        ended_on=date.fromisoformat(ended),
        found_on=date.fromisoformat(found) if found else None,
        harms_safety=five,
        on=date.fromisoformat(on),
    )
    assert results(told)["结论"] == said, why
    assert told.whys[0].both is not None, "the versions of then and now are told (APL 37)"


def test_the_window_of_the_court_names_every_period_it_rests_on():
    told = calculate_court_window(
        BOOK,
        served_on=date(2026, 5, 11),
        deferred_until=date(2026, 12, 31),
        demanded_on=date(2026, 11, 16),
        region=REGION,
    )
    ids = [one.rule.id for one in told.whys]
    assert ids == ["ARL-20", "APrL-46", "APL-72-2", "ACL-54", "ACL-53"]
    assert results(told)["最早可以申请"].startswith("2027-01-01")
    assert results(told)["最晚应当申请"].startswith("2027-03-31")
    assert "其中有年份尚无放假通知，日期可能变动。" in told.remarks


def test_a_fine_by_the_day_begins_after_the_order_and_is_plain_data():
    told = calculate_daily_fine(
        BOOK,
        5_000_001,
        ordered_on=date(2026, 5, 11),
        until=date(2026, 5, 20),
        region=REGION,
    )
    (part,) = calculation_as_json(told)["parts"]
    assert part == {
        "first": "2026-05-12",
        "last": "2026-05-20",
        "days": 9,
        "how": "每日 50,000.01元",
        "fen": 45_000_009,
        "total_fen": 45_000_009,
    }
