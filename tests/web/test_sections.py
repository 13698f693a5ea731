"""The four sections: from the roster, the rule book, the state table and the register."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from disclosure.acts import confirm_declined, decline, published_case, withdraw
from disclosure.cast import NAMES, PERSON, Matter, at, decided, staffed
from mingjing.cases.lifecycle import ordinary
from mingjing.disclosure.flowcharts import charts
from mingjing.disclosure.procedure import PHASES, ordinary_procedure
from mingjing.statute.load import rulebook

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def text_of(address: str) -> str:
    return html.unescape(Client().get(address).content.decode())


def test_officers_are_shown_by_certificate_and_never_by_name(data_dir):
    staffed()
    text = text_of("/authority/")
    assert "执法队" in text
    assert len(re.findall(r'<span class="mono">\d+</span>', text)) == len(NAMES)
    for secret in (*NAMES.values(), *NAMES):
        assert secret not in text, "a name or a roster code leaked"


def test_every_rule_in_force_stands_with_its_words_or_its_badge(data_dir):
    book, today = rulebook(), TODAY
    for norm in {rule.statute.id for rule in book.in_force_on(today)}:
        text = text_of(f"/basis/{norm}/?on={today}")
        for rule in book.in_force_on(today):
            if rule.statute.id == norm:
                assert (rule.row.quote or rule.row.reason) in text, rule.id
                assert f'id="{rule.id}"' in text


def test_what_nobody_read_in_full_bears_the_badge(data_dir):
    book = rulebook()
    for norm in ("apl-2021", "seed-2022", "acl-2011"):
        rules = [rule for rule in book.in_force_on(TODAY) if rule.statute.id == norm]
        expected = sum(rule.badge is not None for rule in rules)
        assert text_of(f"/basis/{norm}/?on=2026-11-25").count(">未核实<") == expected


def test_a_norm_that_is_not_in_force_stands_apart_with_what_took_its_place(data_dir):
    for day, apart in (
        ("2021-07-14", "行政处罚法"),
        ("2021-07-15", "行政处罚法（2017年修正）"),
    ):
        valid, _, others = text_of(f"/basis/?on={day}").partition("<details")
        name = f">中华人民共和国{apart}</a>"
        assert name in others, day
        assert name not in valid, day
    text = text_of("/basis/apl-2017/?on=2021-07-15")
    assert "2021年7月15日已经失效" in text
    assert '<a href="/basis/apl-2021/?on=2021-07-15">中华人民共和国行政处罚法</a>' in text


def test_a_norm_names_what_relies_on_it_and_its_origin(data_dir):
    text = text_of("/basis/asl-2021/?on=2026-11-25")
    relies = text[text.index("依据它的内容") : text.index(">规则</h2>")]
    book = rulebook()
    violations = [one for one in book.violations.all() if one.statute.id == "asl-2021"]
    assert len(violations) >= 40
    for one in violations:
        assert f'href="/basis/violations/{one.id}/?on=2026-11-25"' in relies, one.id
    text = text_of("/basis/apl-2021/?on=2026-11-25")
    assert "<li>行政处罚告知书：第四十四条</li>" in text, "a form by its title"
    text = text_of("/basis/r310-2020/?on=2026-11-25")
    assert "国务院令第310号" in text


def test_the_basis_of_another_day_is_that_of_that_day(data_dir):
    assert "行政处罚法" in text_of("/basis/?on=2026-01-01")
    assert "没有已登记的有效规范" in text_of("/basis/?on=1949-01-01")


@pytest.mark.parametrize("typed", ["昨天", "2026-02-30", "2026-1-1'--", "9" * 40])
def test_a_day_that_is_none_is_said_to_be_none(data_dir, typed):
    for address in ("/basis/", "/basis/apl-2021/"):
        answer = Client().get(address, {"on": typed})
        assert answer.status_code == 422
        assert "2026-05-11" in answer.content.decode()


def test_an_unknown_norm_is_not_found(data_dir):
    assert Client().get("/basis/no-such-norm/").status_code == 404


def test_every_row_of_the_procedure_stands_in_one_phase():
    placed = [row for _, rows in PHASES for row in rows]
    assert sorted(placed) == sorted(row.id for row in ordinary().row)


def test_the_procedure_leads_to_every_other_and_each_limit_names_its_article(data_dir):
    text = text_of("/procedure/")
    steps = [step for phase in ordinary_procedure(TODAY, rulebook()) for step in phase.steps]
    limits = [step.limit for step in steps if step.limit]
    assert limits
    assert all(limit.length and limit.article for limit in limits)
    assert text.count('class="flow__limit"') == len(limits)
    assert "尚不办理" not in text
    others = set(charts()) - {"ordinary"}
    assert all(text.count(f"/procedure/{name}/") == 2 for name in others)


def test_results_are_counted_by_the_month_of_the_decision(data_dir):
    published_case(decided())
    withdrawn = decided(Matter(number=2))
    published_case(withdrawn)
    withdraw(withdrawn)
    withheld = decided(
        Matter(party=PERSON, number=3, decided_at=at(3, month=4), served_on=date(2026, 4, 4))
    )
    decline(withheld)
    confirm_declined(withheld)
    rows = re.findall(
        r'<th scope="row">([^<]+)</th>.*?<td><b>(\d)</b></td>' + 3 * r"<td>(\d)</td>",
        text_of("/results/"),
        re.DOTALL,
    )
    assert rows == [("2026年5月", "2", "1", "1", "0"), ("2026年4月", "1", "0", "0", "1")]


def test_the_last_days_of_the_remedies_are_counted_from_service(data_dir):
    published_case(decided())
    text = text_of(f"/decisions/{1:016x}/")
    # served on 12 May 2026: 60 days end on Saturday 11 July, six months on 12 November
    assert (
        "申请行政复议的期限至 <b>2026年7月13日</b>（2026年7月11日届满，遇休假日顺延）" in text
    )
    assert "提起行政诉讼的期限至 <b>2026年11月12日</b>" in text


def test_each_clause_of_a_decision_leads_to_its_words(data_dir):
    published_case(decided())
    text = text_of(f"/decisions/{1:016x}/")
    links = re.findall(r'href="(/basis/[^"#]+)#([^"]+)"', text)
    assert len(links) == 2, "one for the duty, one for the penalty"
    for page, anchor in links:
        assert re.search(rf'id="{anchor}">.*?<blockquote', text_of(page), re.DOTALL), anchor
        assert page.endswith("?on=2026-05-11"), "the words as they were that day"


def test_what_nobody_read_is_told_in_words_for_everybody(data_dir):
    text = text_of("/basis/mem15-2007/?on=2025-12-01")
    assert "这一项还没有与官方原文核对过，可能有误，请以官方公布的文本为准" in text
    assert text.index("还没有与官方原文核对过") < text.index("凭记忆")
    assert "整理时的说明" in text
