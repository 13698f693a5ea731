"""公示 at the console: channel by channel, and the party's reply on the public page."""

import re

import pytest
from django.test import Client

from mingjing.bureau.queries import actor_of
from mingjing.bureau.reminders import notices_for
from mingjing.cases.states import State
from mingjing.disclosure.queries import published
from mingjing.web.reminding import send_reminders
from support import county as county_module
from support.cast import CHECKER, HAN, LIN
from web.console.visiting import forms_of, words_of

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

REPLY = "我单位已经改正，并重新组织了培训。"


@pytest.fixture(autouse=True)
def _place_without_a_name(monkeypatch):
    """Everybody of this county is called 示例, so that no place may be."""
    plain = county_module.party
    monkeypatch.setattr(county_module, "party", lambda: plain(address="陵川县虚构路2号"))


def do(visitor, docket: str, act: str, **typed: object) -> None:
    form = visitor.fill("case_act", docket, act, **typed)
    answer = visitor.send("case_act", docket, act, form=form)
    assert answer.status_code == 303, answer.content.decode()


def drafted(visitor, docket: str, channel: str = "county_site") -> None:
    summary = "未如实记录安全生产教育和培训情况。"
    # A fine alone does not say how grave the breach of trust was.
    grave = {"credit_class": "general"} if channel == "credit" else {}
    do(visitor(LIN), docket, "draft-publication", channel=channel, summary=summary, **grave)


def asked_to(visitor, person: str, button: str) -> list[str]:
    """Return what the desk of a person says of each duty of that kind."""
    page = visitor(person).get("home").content.decode()
    rows = re.findall(r'<li class="duty.*?</li>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>|\s+", "", row) for row in rows if f">{button}</a>" in row]


def test_each_channel_is_a_duty_of_its_own_that_says_where_the_other_stands(county, visitor):
    docket = county.bring(State.SERVED)
    first, second = asked_to(visitor, LIN, "拟定公示稿")
    assert "公示渠道：陵川网" in first
    assert "公示渠道：信用体系平台" in second
    drafted(visitor, docket)
    (left,) = asked_to(visitor, LIN, "拟定公示稿")
    assert "公示渠道：信用体系平台（陵川网：待审查）" in left
    (waiting,) = asked_to(visitor, CHECKER, "通过公示审查")
    assert "公示渠道：陵川网" in waiting
    drafted(visitor, docket, "credit")
    assert asked_to(visitor, LIN, "拟定公示稿") == []


def test_a_reminder_says_on_which_channel(county, visitor):
    docket = county.bring(State.SERVED)
    drafted(visitor, docket)
    county.clock.wait(days=8)
    send_reminders({}, county.clock.now)
    duties = {one.duty for one in notices_for(actor_of(LIN, county.clock.today))}
    assert "拟定公示稿（信用体系平台）" in duties
    assert "拟定公示稿（陵川网）" not in duties


def test_a_duty_leads_to_its_channel_and_a_second_draft_begins_with_the_first(county, visitor):
    docket = county.bring(State.SERVED)
    summary = "另行撰写的摘要。"
    do(visitor(LIN), docket, "draft-publication", summary=summary)
    page = visitor(LIN).get("case_act", docket, "draft-publication", query="?channel=credit")
    (form,) = [one for one in forms_of(page.content.decode()) if "summary" in one]
    assert (form["channel"], form["summary"]) == (["credit"], [summary])
    assert "陵川网（现为“待审查”，重新拟定后须再次审查）" in words_of(page)


def test_a_reply_goes_from_the_officer_through_the_check_to_the_public_page(county, visitor):
    docket = county.bring(State.SERVED)
    do(visitor(LIN), docket, "draft-publication", summary="未如实记录安全生产教育和培训情况。")
    do(visitor(CHECKER), docket, "check-publication")
    do(visitor(HAN), docket, "publish")
    county.clock.wait(days=2)
    do(
        visitor(LIN),
        docket,
        "record-party-reply",
        text=REPLY,
        received_on=county.clock.today.isoformat(),
    )
    address = f"/decisions/{published()[0].code}/"
    assert REPLY not in Client().get(address).content.decode(), "public before the check"
    page = visitor(CHECKER).get("case_act", docket, "check-party-reply")
    assert REPLY in page.content.decode(), "a checker who does not see what is checked"
    do(visitor(CHECKER), docket, "check-party-reply")
    assert REPLY in Client().get(address).content.decode()


def test_a_reply_with_a_telephone_number_is_refused_and_not_lost(county, visitor):
    docket = county.bring(State.SERVED)
    do(visitor(LIN), docket, "draft-publication", summary="未如实记录安全生产教育和培训情况。")
    do(visitor(CHECKER), docket, "check-publication")
    do(visitor(HAN), docket, "publish")
    officer = visitor(LIN)
    typed = {"text": "请致电 13900001234。", "received_on": county.clock.today.isoformat()}
    form = officer.fill("case_act", docket, "record-party-reply", **typed)
    answer = officer.send("case_act", docket, "record-party-reply", form=form)
    assert answer.status_code == 409
    assert "手机号码" in answer.content.decode()
    assert typed["text"] in answer.content.decode()
