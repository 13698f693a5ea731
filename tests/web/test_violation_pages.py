"""The catalogue on its public pages: act, clause, range, benchmark, as in force on a day."""

import html

import pytest
from django.test import Client

from mingjing.statute.load import rulebook
from mingjing.web.catalogue import place_of

LIST = "/basis/violations/"


def text_of(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return html.unescape(answer.content.decode())


@pytest.mark.django_db
def test_every_violation_in_force_stands_with_its_clauses_and_ranges(data_dir):
    listed = text_of(f"{LIST}?on=2026-06-01")
    for one in rulebook().violations.all():
        if one.valid_from.year == 2026:
            continue
        assert one.name in listed
        page = text_of(f"{LIST}{one.id}/?on=2026-06-01")
        assert one.row.quote in page
        assert all(duty.quote in page for duty in one.row.duty)
        assert all(row.words in page for row in one.sanctions)
        assert all(str(row.range) in page for row in one.sanctions if row.range)
        assert place_of(one.article) in page
        assert not any(phrase in page for phrase in one.row.phrases), "ours are for officers"


@pytest.mark.django_db
def test_two_characters_find_and_a_day_chooses(data_dir):
    assert "1 项" in text_of(f"{LIST}?q=疏散&on=2026-06-01")
    assert "没有找到" in text_of(f"{LIST}?q=月球")
    assert "危险化学品经营许可证" in text_of(f"{LIST}?on=2026-05-01")
    assert "危险化学品经营许可证" not in text_of(f"{LIST}?on=2026-04-30")
    assert "没有找到" in text_of(f"{LIST}?on=2015-01-01")


@pytest.mark.django_db
def test_a_benchmark_is_shown_for_the_days_on_which_it_is_in_force(data_dir):
    lapsed = text_of(f"{LIST}YJ-ASL-99-1/?on=2024-05-01")
    assert "晋应急发〔2021〕260号" in lapsed
    assert ">未核实<" in lapsed
    now = text_of(f"{LIST}YJ-ASL-99-1/?on=2026-06-01")
    assert "晋应急发〔2021〕260号" not in now
    assert "应急〔2024〕90号" in now
    assert "尚未录入" in now


@pytest.mark.django_db
def test_what_is_not_there_is_not_found_and_no_day_is_said_so(data_dir):
    text_of(f"{LIST}YJ-ASL-97-99/", 404)
    text_of(f"{LIST}YJ-ASL-97-7/?on=2021-08-31", 404)
    assert "2026-05-11" in text_of(f"{LIST}?on=昨天", 422)
