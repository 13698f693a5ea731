"""为什么是这一天: anybody asks of any rule; page and programs say the same."""

import html
import json
import re
from datetime import date

import pytest
from django.test import Client

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.set_parameter import SetParameter, set_parameter
from mingjing.demo.telling import on
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook
from mingjing.statute.questions import Question, answer
from mingjing.statute.why_json import why_as_json

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(
        "what a page says is the same; walks and every command are asked of both"
    ),
]
ADMIN = Act(Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR})), on(date(2026, 5, 4)))
SERVE = {"from": "2026-09-30"}


def page(rule, **fields):
    response = Client().get(f"/why/{rule}/", fields)
    return response.status_code, html.unescape(response.content.decode())


def data(rule, **fields):
    response = Client().get(f"/api/why/{rule}/", fields)
    return response.status_code, json.loads(response.content)


def test_the_page_shows_the_words_the_days_and_the_last_day():
    status, text = page("APL-61", **SERVE)
    assert status == 200
    assert "“当事人不在场的，行政机关应当在七日内" in text
    assert "2026-10-15（星期四）" in text
    cells = dict(re.findall(r'<b>(\d+)</b><i aria-hidden="true">([^<]+)</i>', text))
    assert (cells["30"], cells["1"], cells["10"], cells["15"]) == ("起", "休", "班3", "末7")
    assert '<span class="unseen">末日，第7日</span>' in text


def test_a_program_gets_the_very_explanation_of_the_library():
    asked = Question("APL-61", date(2026, 9, 30))
    told = answer(asked, book=rulebook(), today=date(2026, 11, 25), region="140524")
    assert data("APL-61", **SERVE) == (200, why_as_json(told))


def test_anybodys_page_may_ask():
    response = Client().get("/api/why/APL-61/", SERVE)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert Client().post("/api/why/APL-61/", SERVE).status_code == 405


def test_the_choice_leads_to_the_rule_with_its_day():
    chosen = Client().get("/why/", {"rule": "APL-61", "from": "2026-09-30"})
    assert (chosen.status_code, chosen.headers["Location"]) == (
        302,
        "/why/APL-61/?from=2026-09-30",
    )
    nothing = Client().get("/why/", {"rule": ""})
    assert nothing.status_code == 200
    options = re.findall(r'<option value="([^"]+)"', nothing.content.decode())
    assert len(options) == len(set(options)) > 100


def test_what_is_chosen_to_be_left_out_or_added_is_counted():
    fields = {"from": "2026-05-11", "left_from": "2026-05-20", "left_to": "2026-05-29"}
    assert data("ACL-25", **fields)[1]["due"]["nominal"] == "2026-06-20"
    assert data("ACL-25", **fields, extend="1")[1]["due"]["nominal"] == "2026-07-20"
    assert 'name="left_from"' in page("ACL-25")[1]
    assert 'name="left_from"' not in page("APL-60")[1]
    assert 'name="extend"' not in page("APL-60")[1]


def test_hours_are_asked_as_a_moment_of_shanghai():
    status, said = data("ACL-19", **{"from": "2026-05-11T09:00"})
    assert (status, said["due"]["nominal"]) == (200, "2026-05-12T09:00:00+08:00")
    assert 'type="datetime-local"' in page("ACL-19")[1]


def test_a_rule_that_is_no_limit_shows_its_amounts_and_asks_for_no_start():
    status, text = page("HEAR-THR", on="2026-05-11", act="2025-12-01")
    assert status == 200
    assert "50,000元以上" in text
    assert "行为时" in text
    assert 'name="from"' not in text


def test_the_bureaus_own_value_is_the_one_explained():
    order = SetParameter("DEFENCE", 3, "陵应急〔2026〕9号（虚构）", date(2026, 6, 1))
    set_parameter(order, act=ADMIN, law=rulebook())
    said = data("DEFENCE", **{"from": "2026-06-01"})[1]
    assert said["due"]["nominal"] == "2026-06-04"
    assert any("陵应急〔2026〕9号（虚构）" in one for one in said["remarks"])


FAULTS = [
    # fields, part of the reason, why
    ({"from": "2026-02-30"}, "日历上没有这一日", "no such day"),
    ({"from": "' OR 1=1 --"}, "年-月-日", "not a day at all"),
    ({"from": "9" * 500}, "年-月-日", "too long to be one"),
    ({"from": "2026-05-11", "act": "2026-06-01"}, "先有违法行为", "act after decision"),
    ({"from": "2026-05-11", "extend": "1"}, "可以延长", "no extension"),
    (
        {"from": "2026-05-11", "left_from": "2026-05-12", "left_to": "2026-05-13"},
        "没有规定",
        "nothing is left out",
    ),
    ({"from": "1999-01-01"}, "已登记的版本", "not in force"),
    ({"from": "2026-05-11", "left_from": "2026-05-12"}, "是可以计算的日期", "half a span"),
]


@pytest.mark.parametrize(("fields", "reason", "why"), FAULTS)
def test_a_fault_is_said_beside_the_form_and_to_programs(fields, reason, why):
    status, text = page("APL-60", **fields)
    assert status == 422, why
    assert reason in text, why
    status, said = data("APL-60", **fields)
    assert status == 422, why
    assert reason in said["what"] + said["why"], why
    assert said["remedy"], why


def test_a_rule_nobody_wrote_is_not_found():
    assert page("APL-99")[0] == 404
    status, said = data("APL-99")
    assert status == 404
    assert "APL-59" in said["remedy"]


def test_a_refusal_shows_the_words_of_the_article_it_cites():
    _, text = page("APL-60", **{"from": "2026-05-11", "extend": "1"})
    assert "条文原文" in text
    assert "自行政处罚案件立案之日起九十日内作出行政处罚决定" in text


def test_every_rule_of_the_book_has_a_page():
    for rule, versions in rulebook().rules.items():
        status, text = page(rule, on="2026-11-25")
        assert status == (200 if versions[-1].in_force_on(date(2026, 11, 25)) else 422), rule
        assert versions[-1].name in text, rule
