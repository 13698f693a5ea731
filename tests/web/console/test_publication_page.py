"""Whoever checks or publishes sees the very page, what was masked, and by which rule."""

import re

import pytest
from django.test import Client

from mingjing.cases.states import State
from mingjing.disclosure.queries import published
from mingjing.web.portal.headers import CHECKING
from support import county as county_module
from support.cast import CHECKER, HAN, LIN
from web.console.visiting import forms_of, words_of

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

SUMMARY = "未如实记录安全生产教育和培训情况。"
BASE = b'<base target="_blank">\n'


@pytest.fixture(autouse=True)
def _place_without_a_name(monkeypatch):
    """Everybody of this county is called 示例, so that no place may be."""
    plain = county_module.party
    monkeypatch.setattr(
        county_module,
        "party",
        lambda **changes: plain(**{"address": "陵川县虚构路2号", **changes}),
    )


def do(visitor, person: str, docket: str, act: str, **typed: object) -> None:
    form = visitor(person).fill("case_act", docket, act, **typed)
    answer = visitor(person).send("case_act", docket, act, form=form)
    assert answer.status_code == 303, answer.content.decode()


@pytest.fixture
def drafted(county, visitor):
    """A served case whose decision is drafted for the bureau's own site."""
    docket = county.bring(State.SERVED)
    do(visitor, LIN, docket, "draft-publication", summary=SUMMARY)
    return docket


def test_the_frame_shows_byte_for_byte_what_the_portal_will_serve(visitor, drafted):
    framed = visitor(CHECKER).get("publication_page", drafted)
    do(visitor, CHECKER, drafted, "check-publication")
    do(visitor, HAN, drafted, "publish")
    public = Client().get(f"/decisions/{published()[0].code}/")
    assert framed.content.replace(BASE, b"", 1) == public.content
    assert BASE in framed.content


def test_the_framed_page_may_do_what_the_public_one_may_in_no_frame_but_ours(visitor, drafted):
    framed = visitor(CHECKER).get("publication_page", drafted)
    allowed = CHECKING.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    assert framed.headers["Content-Security-Policy"] == allowed
    assert framed.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert framed.headers["Cache-Control"] == "no-store"


def test_the_checker_sees_rules_file_and_both_answers_on_one_page(visitor, drafted):
    page = visitor(CHECKER).get("publication", drafted)
    words, text = words_of(page), page.content.decode()
    assert re.search(r'<iframe[^>]+src="[^"]*/publication/page/', text)
    assert "公民身份号码 不公开 个人隐私；也不进入文件名、网址和检索。" in words
    assert "项不公开的内容与公示稿逐字比对" in words
    assert "案卷中的事实（不公开）" in words
    assert [form["act"] for form in forms_of(text) if "act" in form] == [
        ["check-publication"],
        ["return-publication"],
    ]


def test_whoever_may_not_answer_sees_the_page_and_no_button(visitor, drafted):
    officer, head = (visitor(one).get("publication", drafted) for one in (LIN, HAN))
    for page in (officer, head):
        assert not [form for form in forms_of(page.content.decode()) if "act" in form]
    assert "重新拟定" in words_of(officer)
    assert "重新拟定" not in words_of(head)


def test_a_return_without_a_reason_is_asked_again_and_one_with_it_reaches_the_officer(
    visitor, drafted
):
    checker = visitor(CHECKER)
    found = forms_of(checker.get("publication", drafted).content.decode())
    form = next(one for one in found if one.get("act") == ["return-publication"])
    empty = checker.send("publication", drafted, form=form)
    assert empty.status_code == 422
    assert 'id="h-page"' in empty.content.decode(), "the page is gone where it is needed"
    answer = checker.send("publication", drafted, form=form | {"reason": "请删去地名"})
    assert answer.status_code == 303
    assert "已退回重拟。 请删去地名" in words_of(visitor(LIN).get("publication", drafted))
    do(visitor, LIN, drafted, "draft-publication", summary=SUMMARY)
    assert "请删去地名" not in words_of(visitor(LIN).get("publication", drafted))


def test_check_and_publication_are_done_on_the_page(visitor, drafted):
    for person, act in ((CHECKER, "check-publication"), (HAN, "publish")):
        form = visitor(person).fill("publication", drafted, marked="act")
        assert form["act"] == [act]
        assert visitor(person).send("publication", drafted, form=form).status_code == 303
    assert [item.number for item in published()]
    assert "公众看到的网页" in words_of(visitor(LIN).get("publication", drafted))


@pytest.mark.parametrize("act", ["check-publication", "return-publication"])
def test_nobody_consents_on_a_page_that_shows_nothing(visitor, drafted, act):
    answer = visitor(CHECKER).get("case_act", drafted, act, query="?channel=county_site")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/publication/?channel=county_site")


def test_the_case_leads_to_each_draft_and_names_every_channel(visitor, drafted):
    page = visitor(CHECKER).get("case", drafted)
    assert "陵川网：待审查 看公示稿" in words_of(page)
    assert "信用体系平台：待拟稿" in words_of(page)
    assert "/publication/?channel=county_site" in page.content.decode()


def test_another_channel_says_so_and_an_unknown_one_is_not_there(visitor, drafted):
    words = words_of(visitor(CHECKER).get("publication", drafted, query="?channel=credit"))
    assert "信用体系平台上还没有公示稿" in words
    assert visitor(CHECKER).get("publication", drafted, query="?channel=x").status_code == 404
