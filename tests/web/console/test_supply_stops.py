"""A stop of supply through the forms of the console, by right and wrong people."""

from urllib.parse import urlencode

import pytest

from compulsion.supply_desk import SupplyDesk
from mingjing.compulsion.supply.states import State
from mingjing.web.console.supply.duties import supply_duties
from support.cast import CHEN, HAN, LIN, SUN, WU, ZHAO, ZHOU
from support.opinions import typed as typed_opinion
from web.console.visiting import forms_of, picture_file, words_of

pytestmark = pytest.mark.one_database("the forms; their commands run on both")
NUMBER = "（陵）应急停供〔2026〕1号"
REQUEST = {
    "supply": "power",
    "supplier": "示例供电公司（虚构）",
    "scope": "一车间专用线路（虚构）",
    "no_residents": "on",
    "first_officer": LIN,
    "second_officer": ZHAO,
}
FACTS = {
    "place": "一车间（虚构）",
    "device": "DSJ-01",
    "told_of_recording": "on",
    "certificates_shown": "on",
    "refusal": "仍在生产（虚构）",
    "danger": "渣坑积水，可能爆炸（虚构）",
    "safety": "停电不影响排水（虚构）",
    "present": "乙某（虚构）",
}


@pytest.fixture
def desk(county):
    return SupplyDesk(county)


def do(visitor, person, slug, **typed):
    """Fill in the form of a step and send it."""
    somebody = visitor(person)
    said = typed_opinion(NUMBER) if slug.startswith("review") else {}
    form = somebody.fill("supply_step", NUMBER, slug) | said | typed
    return somebody.send("supply_step", NUMBER, slug, form=form)


def waiting(desk, person):
    """Return what waits for a person, as slugs."""
    actor = desk.act(person).actor
    return [
        one.step.slug
        for one in supply_duties(actor, desk.now, desk.county.clock.today, desk.law)
    ]


def ask(desk, visitor, **typed):
    """Ask for a stop from the page of the inspection in which work was suspended."""
    query = f"?{urlencode({'inspection': desk.measures()})}"
    officer = visitor(LIN)
    page = officer.get("new_supply_stop", query=query).content.decode()
    form = next(one for one in forms_of(page) if "request" in one)
    return officer.send("new_supply_stop", form=form | REQUEST | typed)


def test_it_goes_from_the_order_to_the_lifting_through_forms(desk, visitor):
    made = ask(desk, visitor)
    assert made.status_code == 303, words_of(made)
    assert NUMBER in words_of(visitor(LIN).get("inspection", desk.inspection))
    assert waiting(desk, LIN) == ["record-refusal"]
    assert do(visitor, LIN, "record-refusal", **FACTS).status_code == 303
    officer = visitor(LIN)
    form = officer.fill("supply_picture", NUMBER) | {"title": "一车间（虚构）"}
    form["file"] = picture_file()
    assert officer.send("supply_picture", NUMBER, form=form).status_code == 303
    assert (waiting(desk, CHEN), waiting(desk, WU)) == (["review"], [])
    page = words_of(visitor(CHEN).get("supply_step", NUMBER, "review"))
    assert "渣坑积水，可能爆炸（虚构）" in page, "who reviews sees the file there"
    assert "一车间（虚构）" in words_of(visitor(CHEN).get("supply_picture_item", NUMBER, 1))
    assert (
        do(
            visitor, CHEN, "review", is_lawful="yes", is_appropriate="yes", words="同意（虚构）"
        ).status_code
        == 303
    )
    assert waiting(desk, WU) == ["approve"]
    assert do(visitor, WU, "approve", is_safe="on").status_code == 303
    assert waiting(desk, LIN) == ["tell"]
    cut = f"{desk.now.date().replace(day=desk.now.day + 1)}T{desk.now:%H:%M}"
    told = do(visitor, LIN, "tell", receiver="乙某（虚构）", device="DSJ-01", cut_at=cut)
    assert told.status_code == 303, words_of(told)
    assert "以后才能停止供电" in words_of(visitor(LIN).get("supply_stop", NUMBER))
    assert waiting(desk, LIN) == []
    desk.county.clock.wait(days=1)
    assert waiting(desk, LIN) == ["notify-supplier"]
    assert do(visitor, LIN, "notify-supplier", no_residents="on").status_code == 303
    assert waiting(desk, WU) == []
    assert do(visitor, LIN, "record-performance", words="已停产（虚构）").status_code == 303
    assert waiting(desk, WU) == ["lift"]
    assert "已履行，应当及时解除" in words_of(visitor(HAN).get("supply_stops"))
    assert "及时解除" in words_of(visitor(WU).get("home"))
    assert do(visitor, WU, "lift").status_code == 303
    assert desk.state(NUMBER) is State.LIFTED
    page = words_of(visitor(LIN).get("supply_stop", NUMBER))
    for words in ("恢复供电（供应民用爆炸物品）通知书", "消除事故隐患", "示例供电公司（虚构）"):
        assert words in page


def test_a_request_that_touches_residents_is_refused_and_keeps_what_was_typed(desk, visitor):
    answer = ask(desk, visitor, no_residents="")
    assert answer.status_code == 409
    assert "不得对居民生活采取停止供水、供电" in words_of(answer)
    assert "一车间专用线路（虚构）" in answer.content.decode()


@pytest.mark.parametrize(
    ("slug", "right", "wrong"),
    [
        ("review", CHEN, (LIN, WU)),
        ("approve", WU, (LIN, CHEN, ZHOU)),
        ("replace", ZHOU, (LIN,)),
    ],
)
def test_a_form_is_for_its_post_only(desk, visitor, slug, right, wrong):
    number = desk.proven() if slug != "review" else desk.open()
    if slug == "review":
        desk.record(number)
    assert visitor(right).get("supply_step", number, slug).status_code == 200
    for person in wrong:
        form = visitor(right).fill("supply_step", number, slug)
        assert visitor(person).get("supply_step", number, slug).status_code == 403
        typed = form | typed_opinion(number) | {"is_safe": "on"}
        typed |= {"reason": "理由（虚构）", "leaving": ZHAO, "coming": SUN}
        answer = visitor(person).send("supply_step", number, slug, form=typed)
        assert answer.status_code == 403, (person, words_of(answer))
    assert visitor(SUN).get("supply_step", number, slug).status_code == 404
    assert desk.state(number) is State.REFUSED
