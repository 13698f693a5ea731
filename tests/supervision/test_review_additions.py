"""What a bureau adds to its review catalogue binds at every gate; to take away is refused."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.test import Client

from mingjing.bureau.commands.set_parameter import SetParameter, set_parameter
from mingjing.bureau.models import LawFile, Parameter
from mingjing.bureau.queries import actor_of, law_of_bureau
from mingjing.cases.states import State
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import BUREAU, Act
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.load import rulebook
from mingjing.statute.review_additions import Addition, addition_text
from mingjing.supervision.commands.enter_norm import EnterNorm, enter_norm
from mingjing.supervision.models import Adjustment
from permits.desk import Desk
from summary.desk import Desk as Spot
from support.cast import ADMINISTRATOR, HAN, LIN
from support.county import proposed
from support.refusals import refused
from support.signing_in import sign_in
from web.console.visiting import forms_of, words_of

PAGE, ENTER, PUBLIC = (
    "/console/law/review-catalogue/",
    "/console/law/changes/new/",
    "/basis/review/",
)
SHRUNK = """
[statute]
id = "notice-2027"
title = "三项制度工作方案（2027年，虚构）"
short = "工作方案（2027年，虚构）"
title_en = "Plan (2027, fictitious)"
number = "虚构〔2027〕1号"
level = "bureau"
effective = 2027-01-01
reviewed = 2026-12-01
supersedes = ["seed-2022"]
drops = ["SEED-MAJ-U"]
"""
ADDED = Addition(
    id="own-review-1",
    title="关于增加法制审核事项的通知（虚构）",
    number="虚构〔2026〕2号",
    issuer="示范县应急管理局（虚构）",
    effective=date(2026, 1, 1),
    read_on=date(2026, 1, 1),
    name="警告",
    article="2",
    words="作出警告的，应当审核（虚构）",
    facts=(DecisionKind.WARNING,),
)
SMALL = 1_000_00


def law(county):
    return law_of_bureau(rulebook(), county.clock.today)


def asked(**changes):
    values = {
        "number": "虚构〔2026〕2号",
        "title": "关于增加法制审核事项的通知（虚构）",
        "effective": "2026-01-01",
        "name": "警告、准予许可",
        "article": "2",
        "words": "作出警告、准予许可的，应当审核（虚构）",
        "facts": ["warning", "permit_granted"],
    }
    return values | changes


def test_what_is_added_on_the_page_binds_penalties_and_permits_and_is_published(county):
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, HAN, county.clock.now)
        nothing = browser.post(PAGE, asked(facts=[]))
        assert nothing.status_code == 422
        higher = browser.post(PAGE, asked(unit_fen="50000"))
        assert "现在从 50,000 元起审核" in words_of(higher)
        shown = browser.post(PAGE, asked())
        assert shown.status_code == 200, words_of(shown)
        assert "法制审核：警告、准予许可" in words_of(shown)
        assert not LawFile.objects.exists(), "a rehearsal keeps nothing"
        [form] = [one for one in forms_of(shown.content.decode()) if "sealed" in one]
        assert browser.post(ENTER, form).status_code == 303
        public = words_of(Client().get(PUBLIC))
        assert "警告 本机关增加" in public
        assert "责令停产停业整顿；责令停产停业；" in public
        assert "其中本机关增加 2 项" in public
    docket = county.bring(State.INVESTIGATION)
    fresh = replace(county, law=law(county))
    fresh.close(docket, LIN, proposed(SMALL, kinds=(DecisionKind.WARNING,)))
    case = county.case(docket)
    assert (case.review_required, case.review_grounds) == (True, ["OWN-REVIEW-1-T"])
    spot = Spot(fresh)
    small = spot.find(warning=True, warning_clause="安全生产法第九十七条（虚构）")
    spot.hear(small)
    with pytest.raises(GateClosedError, match="不能当场作出") as told:
        spot.decide(small)
    assert told.value.article == "own-review-1:2"
    assert fresh.kinds(small)[-1] == "act_refused"
    desk = Desk(fresh)
    number = desk.register()
    desk.accept(number)
    desk.assign(number)
    desk.check(number)
    desk.conclude(number)
    with refused(county, number, GateClosedError, "seed-2022:A3-2"):
        desk.grant(number)
    desk.review(number)
    desk.grant(number)


def test_nothing_that_is_entered_or_set_makes_the_catalogue_smaller(county):
    act = Act(actor_of(HAN, county.clock.today), county.clock.now)
    with refused(county, BUREAU, GateClosedError, "seed-2022:A3-2"):
        enter_norm(EnterNorm(SHRUNK), act=act, law=rulebook())
    kept = SHRUNK.replace('"SEED-MAJ-U"', "").replace("2027-01-01", "2026-02-01")
    enter_norm(EnterNorm(kept), act=act, law=rulebook())
    raised = SetParameter("SEED-MAJ-U", 90_000, "虚构〔2027〕2号", date(2026, 3, 1))
    admin = Act(ADMINISTRATOR, county.clock.now)
    with refused(county, BUREAU, GateClosedError, "seed-2022:A3-2"):
        set_parameter(raised, act=admin, law=rulebook())
    assert not Parameter.objects.exists()
    set_parameter(replace(raised, value=30_000), act=admin, law=rulebook())


def test_an_open_case_that_a_new_ground_would_send_to_review_is_a_task(county):
    docket = county.bring(State.INVESTIGATION)
    county.close(docket, LIN, proposed(SMALL, kinds=(DecisionKind.WARNING,)))
    assert county.case(docket).review_required is False
    act = Act(actor_of(HAN, county.clock.today), county.clock.now)
    enter_norm(EnterNorm(addition_text(ADDED)), act=act, law=rulebook())
    task = Adjustment.objects.get()
    assert (task.about, task.owner, task.supersedes) == (docket, LIN, task.norm)
    fresh = replace(county, law=law(county))
    fresh.notice(docket)
    fresh.waive(docket)
    with refused(fresh, docket, GateClosedError, "apl-2021:58.1"):
        fresh.decide(docket)
    fresh.mark(docket)
    fresh.submit(docket)
    fresh.accept(docket)
    fresh.opine(docket)
    fresh.decide(docket)
    assert fresh.state(docket) is State.DECIDED
