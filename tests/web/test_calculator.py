"""The calculator page: forms without script, answers with their words, faults by their line."""

import html

import pytest
from django.test import Client

from mingjing.web.calculating import FORMS

pytestmark = pytest.mark.django_db


def page(kind, **fields):
    response = Client().get("/calculate/", {"kind": kind, **fields})
    return response.status_code, html.unescape(response.content.decode())


def test_every_form_is_offered_and_asks_nothing_yet():
    for form in FORMS:
        status, text = page(form.kind)
        assert status == 200
        assert all(f'name="{one.name}"' in text for one in form.fields)
        assert "h-answer" not in text
    assert Client().get("/calculate/").status_code == 200


ANSWERS = [
    # kind, fields, what the page must say
    (
        "additional-fine",
        {"parts": "2026-05-11 50,000\r\n\r\n", "until": "2026-05-12"},
        ("每日 50,000元 × 3%", "1,500元", "加处罚款的数额不得超出罚款的数额"),
    ),
    (
        "limitation",
        {"ended": "2024-05-01", "on": "2026-05-02", "years": "2"},
        ("超过追责时效", "违法行为在二年内未被发现的", "适用同一版本"),
    ),
    ("court-application", {"served": "2026-05-11"}, ("还没有催告", "2027-02-11", "2026年5月")),
    (
        "daily-fine",
        {"fine": "50000", "ordered": "2026-05-11", "until": "2026-05-20"},
        ("450,000元", "按照原处罚数额按日连续处罚"),
    ),
]


@pytest.mark.parametrize(("kind", "fields", "said"), ANSWERS)
def test_an_answer_comes_with_its_words(kind, fields, said):
    status, text = page(kind, **fields)
    assert status == 200
    for words in said:
        assert words in text


FAULTS = [
    # kind, fields, what is said
    ("additional-fine", {"parts": ""}, "没有填写：应缴的罚款"),
    ("additional-fine", {"parts": "2026-05-11 1\n五月 2"}, "第 2 行"),
    ("additional-fine", {"parts": "2026-05-11 0"}, "罚款须大于零"),
    ("limitation", {"ended": "2026-05-02", "on": "2026-05-01"}, "晚于查询之日"),
    ("daily-fine", {"fine": "1e9", "ordered": "2026-05-11", "until": "2026-05-12"}, "不是金额"),
    ("court-application", {"served": "2010-05-11"}, "没有有效"),
]


@pytest.mark.parametrize(("kind", "fields", "said"), FAULTS)
def test_a_fault_is_told_and_what_was_typed_stays(kind, fields, said):
    status, text = page(kind, **fields)
    assert status == 422
    assert said in text
    typed = next(iter(fields.values()))
    assert typed in text.replace("\r\n", "\n")
