"""An application through the forms of the console, and who is shown which step."""

import pytest
from django.urls import reverse

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.cases.review_points import ActSort
from mingjing.permits.kinds import ChallengeGround, Purpose
from mingjing.permits.permit_states import State as PermitState
from mingjing.permits.states import State
from mingjing.web.console.permits.duties import permit_duties
from permits.desk import Desk
from support import cast
from support.cast import CHEN, CLERK, ENFORCEMENT, HAN, LIN, PENG, SONG, STRANGER, WU, ZHAO
from support.opinions import typed as typed_opinion
from web.console.visiting import words_of

HEAD_OF_UNIT = "p-95"
NUMBER = "（陵）应急许〔2026〕1号"
APPLICATION = {
    "purpose": "first",
    "channel": "email",
    "party_kind": "organisation",
    "name": "示例烟花店（虚构）",
    "representative": "甲某（虚构）",
    "address": "示例镇2号（虚构）",
    "content": "零售C级、D级烟花爆竹（虚构）。",
    "submitted": ["form", "education"],
}
VISIT = {
    "first_officer": LIN,
    "second_officer": ZHAO,
    "began_at": "2026-03-02T08:00",
    "ended_at": "2026-03-02T08:40",
    "certificates_shown": "on",
    "findings": "符合（虚构）。",
    "meets": "yes",
    "device": "DSJ-01",
}
OPINION = {
    "outcome": "grant",
    "opinion": "符合（虚构）。",
    **{f"stated_{n}": "示例（虚构）" for n in range(4)},
}


@pytest.fixture
def desk(county):
    act = county.act(cast.ADMIN)
    register_person(RegisterPerson(HEAD_OF_UNIT, "示例", ENFORCEMENT), act=act)
    appoint(Appoint(HEAD_OF_UNIT, Role.UNIT_HEAD, cast.INSTRUMENT, cast.SINCE), act=act)
    return Desk(county)


def do(visitor, who, number, slug, kind="application", **typed):
    """Fill in the form of a step and send it."""
    somebody = visitor(who)
    said = typed_opinion(number, ActSort.PERMIT) if slug.startswith("review") else {}
    form = somebody.fill(f"{kind}_step", number, slug) | said | typed
    return somebody.send(f"{kind}_step", number, slug, form=form)


def waiting(desk, person):
    """Return what waits for a person, as slugs."""
    now, today = desk.county.clock.now, desk.today
    return [
        one.step.slug for one in permit_duties(desk.act(person).actor, now, today, desk.law)
    ]


def test_it_goes_from_the_application_to_the_archive_through_forms(desk, visitor):
    officer = visitor(LIN)
    chosen = words_of(officer.get("new_application"))
    assert "材料目录未核实" in chosen
    place = "new_application_of", "fireworks-retail"
    made = officer.send(*place, form=officer.fill(*place) | APPLICATION)
    assert made.status_code == 303, words_of(made)
    assert (waiting(desk, LIN), waiting(desk, HEAD_OF_UNIT)) == (["correct"], [])
    rest = ["shop", "fire"]
    steps = [
        (LIN, "correct", {}, []),
        (LIN, "supplement", {"submitted": rest, "defects_cured": "on"}, ["accept"]),
        (LIN, "accept", {}, []),
        (HEAD_OF_UNIT, "assign", {"examiner": LIN}, ["check"]),
        (LIN, "check", VISIT, ["conclude"]),
        (LIN, "conclude", OPINION, []),
        (HAN, "mark", {}, []),
        (CHEN, "review", {}, []),
        (WU, "grant", {}, ["issue"]),
        (LIN, "issue", {"receiver": "甲某（虚构）"}, []),
        (HAN, "publish", {"published_at": "县网（虚构）"}, []),
        (SONG, "archive", {"volume": "2026年第1卷（虚构）"}, []),
    ]
    for person, slug, typed, mine in steps:
        answer = do(visitor, person, NUMBER, slug, **typed)
        assert answer.status_code == 303, (slug, words_of(answer))
        assert waiting(desk, LIN) == mine, slug
        if slug == "accept":
            assert waiting(desk, HEAD_OF_UNIT) == ["assign"]
        if slug == "mark":
            assert (waiting(desk, CHEN), waiting(desk, WU)) == (["review"], [])
        if slug == "review":
            assert waiting(desk, WU) == ["grant"]
        if slug == "issue":
            assert (waiting(desk, HAN), waiting(desk, SONG)) == ([], [])
            assert "拟定公示稿" in words_of(visitor(LIN).get("home"))
    assert desk.state(NUMBER) is State.ARCHIVED
    page = words_of(visitor(LIN).get("application", NUMBER))
    for words in ("一次告知", "示例镇2号（虚构）", "符合（虚构）", "县网（虚构）", "材料齐全"):
        assert words in page
    for name in ("applications", "permits"):
        assert "示例烟花店（虚构）" in words_of(visitor(LIN).get(name))


def test_who_may_not_is_not_shown_the_form_and_is_refused(desk, visitor):
    number = desk.examined()
    for person, slug in (
        (LIN, "assign"), (WU, "check"), (ZHAO, "check"), (LIN, "extend"), (LIN, "review"),
        (LIN, "grant"), (HAN, "grant"), (CHEN, "publish"), (HAN, "archive"), (WU, "give-up"),
    ):  # fmt: skip
        assert visitor(person).get("application_step", number, slug).status_code == 403, slug
    assert visitor(STRANGER).get("application", number).status_code == 404
    assert visitor(CHEN).get("new_application").status_code == 403
    locked = words_of(visitor(WU).get("application_step", number, "grant"))
    assert "现在还不能办理" in locked


def test_silence_is_told_on_the_page_and_only_acceptance_is_open(desk, visitor):
    number = desk.register(submitted=("form",))
    desk.county.clock.wait(days=9)
    page = words_of(visitor(LIN).get("application", number))
    assert "申请自2026年3月2日起即为受理" in page
    assert waiting(desk, LIN) == ["accept"]
    assert "逾期未告知，视为受理" in words_of(visitor(LIN).get("applications"))
    locked = words_of(visitor(LIN).get("application_step", number, "correct"))
    assert "逾期即为受理" in locked
    assert do(visitor, LIN, number, "accept").status_code == 303


def test_a_hearing_waits_for_who_presides(desk, visitor):
    number = desk.examined()
    typed = {"others": "邻店（虚构）", "content": "拟设店（虚构）", "hearing_right": "on"}
    assert do(visitor, LIN, number, "inform", **typed).status_code == 303
    assert do(visitor, LIN, number, "ask-hearing", person="2").status_code == 303
    assert waiting(desk, HEAD_OF_UNIT) == ["preside"]
    assert do(visitor, HEAD_OF_UNIT, number, "preside", presider=PENG).status_code == 303
    assert waiting(desk, PENG) == ["arrange-hearing"]
    typed = {"begins_at": "2026-03-16T09:00", "place": "会议室（虚构）", "recorder": CLERK}
    early = do(
        visitor, PENG, number, "arrange-hearing", **(typed | {"begins_at": "2026-03-05T09:00"})
    )
    assert early.status_code == 409
    assert "不足七个工作日" in words_of(early)
    answer = do(visitor, PENG, number, "arrange-hearing", **typed)
    assert answer.status_code == 303, words_of(answer)
    desk.come_to_hearing(number)
    assert waiting(desk, PENG) == ["hold-hearing"]
    typed = {"present": "邻店（虚构）", "reasons": "合规（虚构）", "argued": "太近（虚构）",
             "device": "DSJ-02"}  # fmt: skip
    assert do(visitor, PENG, number, "hold-hearing", **typed).status_code == 303
    assert desk.state(number) is State.EXAMINING


def test_a_permit_tells_until_when_and_why_and_is_taken_away_through_forms(desk, visitor):
    first = desk.granted(days=20)
    permit = desk.permit(first).number
    assert waiting(desk, LIN) == ["remind"]
    assert do(visitor, LIN, permit, "remind", kind="permit").status_code == 303
    assert waiting(desk, LIN) == []
    officer = visitor(LIN)
    renewal = officer.get("new_application_of", "fireworks-retail")
    assert renewal.status_code == 200
    desk.register(purpose=Purpose.RENEWAL, permit=permit)
    desk.county.clock.wait(days=21)
    page = words_of(officer.get("permit", permit))
    assert "视为准予延续" in page
    assert "视为准予延续" in words_of(officer.get("permits"))
    desk.challenge(permit, ground=ChallengeGround.FRAUD)
    for person, slug, typed in (
        (LIN, "statement", {}),
        (CHEN, "review", {}),
        (WU, "revoke", {"reason": "骗取（虚构）"}),
        (WU, "cancel", {"words": "已撤销（虚构）"}),
    ):
        assert slug in waiting(desk, person)
        answer = do(visitor, person, permit, slug, kind="permit", **typed)
        assert answer.status_code == 303, (slug, words_of(answer))
    assert desk.standing(permit) is PermitState.CANCELLED
    assert visitor(CHEN).get("permit_step", permit, "cancel").status_code == 403
    assert reverse("permit", args=[permit]).endswith("/permits/2026-1/")
