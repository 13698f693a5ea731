"""SOD-01 … SOD-17: the best-placed insider tries to go round each, from a browser.

Whoever tries holds every post the act asks for; what stops them is what they did before. Where
the law asks for a post that nobody can lend, the attempt comes from whoever is nearest to it.
"""

from dataclasses import fields

import pytest

from inspections.desk import Desk
from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.cases.states import State
from mingjing.inspections.kinds import Kind
from mingjing.ledger.recording import Act
from mingjing.review.outcomes import Outcome
from support import county as county_module
from support.cast import (
    ADMIN,
    ADMINISTRATOR,
    CHECKER,
    CHEN,
    CLERK,
    FENG,
    HAN,
    INSTRUMENT,
    JIN,
    LIN,
    LU,
    MA,
    NIU,
    QIN,
    SINCE,
    SUN,
    TANG,
    WU,
    ZHAO,
    ZHOU,
)
from support.county import proposed
from web.console.over_http import CountyOverHttp, RefusedPageError
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database("the same acts are refused by the commands, on both")

FORBIDDEN, NOT_FOUND, CONFLICT = 403, 404, 409
TRIED = {f"SOD-{n:02d}" for n in range(1, 18)}


@pytest.fixture(autouse=True)
def _place_without_a_name(monkeypatch):
    """Everybody of this county is called 示例, so that no place may be."""
    plain = county_module.party
    monkeypatch.setattr(county_module, "party", lambda: plain(address="陵川县虚构路2号"))


@pytest.fixture
def over(county) -> CountyOverHttp:
    """Return the county in which every act is a form."""
    given = {one.name: getattr(county, one.name) for one in fields(county) if one.init}
    return CountyOverHttp(**given)


def lend(county, code: str, role: Role) -> None:
    """Give somebody one more post, as an administrator could who is in league with them."""
    act = Act(ADMINISTRATOR, county.clock.now)
    appoint(Appoint(code, role, INSTRUMENT, SINCE), act=act)


def refused(over, docket: str, status: int = FORBIDDEN):
    """Expect a page that says no and one entry that says who tried."""
    return _Refusal(over, docket, status)


class _Refusal:
    def __init__(self, over: CountyOverHttp, docket: str, status: int) -> None:
        self.over, self.docket, self.status = over, docket, status

    def __enter__(self) -> None:
        self.before = self.over.kinds(self.docket)

    def __exit__(self, kind, error, _traceback) -> bool:
        assert isinstance(error, RefusedPageError), f"nothing refused it: {error!r}"
        assert error.status in {FORBIDDEN, CONFLICT}, error
        assert error.status == self.status, error
        assert error.why
        assert error.remedy
        assert self.over.kinds(self.docket) == [*self.before, "act_refused"]
        return True


def test_every_row_is_tried():
    names = {name for name in globals() if name.startswith("test_sod_")}
    assert {f"SOD-{name[9:11]}" for name in names} == TRIED


def test_sod_01_an_officer_with_a_reviewers_post_does_not_review_the_own_case(over):
    docket = over.register()
    over.file(docket, officers=(LU, ZHAO))
    over.add(docket, LU, officers=(LU, ZHAO))
    over.close(docket, LU, proposed())
    over.submit(docket, LU)
    with refused(over, docket):
        over.accept(docket, LU)


def test_sod_01_a_leader_with_a_reviewers_post_does_not_review_what_he_filed(over):
    docket = over.register()
    over.file(docket, QIN)
    over.add(docket)
    over.close(docket, LIN, proposed())
    over.submit(docket)
    with refused(over, docket):
        over.accept(docket, QIN)


def test_sod_02_a_reviewer_who_was_on_the_spot_is_replaced(over):
    docket = over.bring(State.INVESTIGATION)
    over.inspect(docket, participants=(FENG,))
    over.close(docket, LIN, proposed())
    over.submit(docket)
    with refused(over, docket):
        over.accept(docket, FENG)
    over.accept(docket, CHEN)


def test_sod_03_an_officer_with_the_post_does_not_preside_over_the_own_hearing(over):
    lend(over, LIN, Role.PRESIDING_OFFICER)
    docket = over.bring(State.HEARING_REQUESTED)
    with refused(over, docket):
        over.preside(docket, ZHOU, LIN)


@pytest.mark.parametrize(("second", "why"), [(MA, "expired"), (NIU, "suspended")])
def test_sod_04_nobody_goes_with_one_who_has_no_certificate_in_force(over, second, why):
    docket = over.register()
    with refused(over, docket):
        over.file(docket, officers=(LIN, second))


def test_sod_05_who_withdrew_acts_no_more_and_the_investigation_went_on(over):
    docket = over.bring(State.INVESTIGATION)
    over.ask_to_withdraw(docket, LIN)
    over.inspect(docket, LIN)
    over.recuse(docket)
    with refused(over, docket):
        over.inspect(docket, LIN, officers=(SUN, ZHAO))
    with refused(over, docket):
        over.inspect(docket, ZHAO)
    over.replace_officer(docket, leaving=LIN)
    over.inspect(docket, ZHAO, officers=(SUN, ZHAO))
    with refused(over, docket):
        over.replace_officer(docket, leaving=ZHAO, coming=LIN)


def test_sod_05_a_leader_does_not_decide_the_own_recusal_nor_another_leader_alone(over):
    docket = over.bring(State.INVESTIGATION)
    over.ask_to_withdraw(docket, LIN, WU, by_party=True)
    above = {"outside": "示范县人民政府（虚构）", "reference": "批复〔2026〕1号（虚构）"}
    with refused(over, docket):
        over.refuse_to_recuse(docket, WU, **above)
    with refused(over, docket, CONFLICT):
        over.recuse(docket, ZHOU)
    over.recuse(docket, ZHOU, **above)
    over.close(docket, LIN, proposed())
    with refused(over, docket):
        over.preside(docket, WU)


def test_sod_06_a_deputy_does_not_refer_in_place_of_the_head(over):
    docket = over.bring(State.REFERRAL_PROPOSED)
    with refused(over, docket):
        over.approve_referral(docket, ZHOU)
    over.approve_referral(docket, WU)


def test_sod_07_who_decides_a_fine_does_not_take_the_money(over):
    docket = over.bring(State.SERVED)
    with refused(over, docket):
        over.pay(docket, WU, fen=100)


def test_sod_08_an_officer_with_a_custodians_post_does_not_keep_the_own_footage(over, visitor):
    docket = over.register(JIN)
    over.file(docket, officers=(JIN, ZHAO))
    over.add(docket, JIN, officers=(JIN, ZHAO))
    before = over.kinds(docket)
    page = visitor(JIN)
    form = page.fill("evidence_item", docket, 1)
    answer = page.send("accept_custody", docket, 1, form=form)
    assert "录制或者提交" in words_of(answer) or answer.status_code in {FORBIDDEN, CONFLICT}
    assert over.kinds(docket) == [*before, "act_refused"]


def test_sod_09_an_officer_with_a_checkers_post_does_not_check_the_own_draft(over, visitor):
    lend(over, LIN, Role.DISCLOSURE_CHECKER)
    docket = over.bring(State.SERVED)
    said = {"channel": "county_site", "summary": "未如实记录安全生产教育和培训情况。"}
    over.send(LIN, docket, "draft-publication", said)
    with refused(over, docket):
        over.send(LIN, docket, "check-publication", {"channel": "county_site"})


def test_sod_10_the_leader_who_granted_days_is_warned_before_deciding(over, visitor):
    docket = over.bring(State.IN_REVIEW)
    over.accept(docket)
    over.ask_for_days(docket, days=2)
    over.extend(docket, WU)
    over.opine(docket, Outcome.AGREE)
    over.notice(docket)
    over.waive(docket)
    over.confirm(docket)
    warning = "处罚决定以由其他负责人签批为宜"
    assert warning in words_of(visitor(WU).get("approval", docket))
    assert warning not in words_of(visitor(ZHOU).get("approval", docket))


def test_sod_11_a_clerk_without_the_examination_is_not_made_a_reviewer(over, visitor):
    page = visitor(ADMIN)
    form = page.fill("admin_act", "appoint") | {
        "person": CLERK,
        "role": Role.REVIEWER.name,
        "instrument": INSTRUMENT,
        "valid_from": str(SINCE),
    }
    answer = page.send("admin_act", "appoint", form=form)
    assert answer.status_code == FORBIDDEN
    assert "法律职业资格" in words_of(answer)


def test_sod_12_too_few_reviewers_are_told_to_leaders(over, visitor):
    told = words_of(visitor(WU).get("status"))
    assert "审核人员 5 名，执法人员 11 名" in told
    assert "即 1 名" in told
    assert "未核实" in told


def test_sod_13_an_administrator_gets_no_post_with_power_over_cases(over, visitor):
    page = visitor(ADMIN)
    form = page.fill("admin_act", "appoint") | {
        "person": ADMIN,
        "role": Role.HEAD.name,
        "instrument": INSTRUMENT,
        "valid_from": str(SINCE),
    }
    answer = page.send("admin_act", "appoint", form=form)
    assert answer.status_code in {FORBIDDEN, CONFLICT}
    docket = over.bring(State.FILED)
    assert page.get("case", docket).status_code == NOT_FOUND


def test_sod_14_counsel_passes_nothing(over, visitor):
    lend(over, CLERK, Role.COUNSEL)
    docket = over.bring(State.IN_REVIEW)
    over.accept(docket)
    answer = visitor(CLERK).send("review", docket, form={"outcome": "pass"})
    assert answer.status_code in {FORBIDDEN, NOT_FOUND}
    assert over.state(docket) is State.IN_REVIEW


def test_sod_15_one_officer_alone_reports_no_crime(over):
    docket = over.bring(State.INVESTIGATION)
    with refused(over, docket):
        over.suspect_crime(docket, group=(LIN,))


def test_sod_16_who_drew_the_lot_does_not_go(over, visitor):
    desk = Desk(over)
    desk.plan()
    page = visitor(LIN)
    form = page.fill("new_inspection") | {
        "kind": Kind.DOUBLE_RANDOM.value,
        "party_kind": "organisation",
        "name": "示例企业（虚构）",
        "uscc": "91140524MA0K000051",
        "legal_representative": "甲某（虚构）",
        "address": "示例路2号（虚构）",
        "items": ["01"],
        "checklist": ["YJ-ASL-97-7"],
        "scheme": "查阅证件（虚构）。",
        "draw_source": "抽查记录第1号（虚构）",
        "planned_on": str(desk.today),
        "first_officer": LIN,
        "second_officer": ZHAO,
    }
    answer = page.send("new_inspection", form=form)
    assert answer.status_code in {FORBIDDEN, CONFLICT}, words_of(answer)


def test_sod_17_a_legal_head_who_reviewed_a_case_does_not_publish_it(over):
    lend(over, HAN, Role.REVIEWER)
    docket = over.bring(State.IN_REVIEW)
    over.accept(docket, HAN)
    over.opine(docket, Outcome.AGREE, HAN)
    over.notice(docket)
    over.waive(docket)
    over.confirm(docket, HAN)
    over.decide(docket)
    over.print(docket)
    over.serve(docket)
    said = {"channel": "county_site", "summary": "未如实记录安全生产教育和培训情况。"}
    over.send(LIN, docket, "draft-publication", said)
    over.send(CHECKER, docket, "check-publication", {"channel": "county_site"})
    with refused(over, docket):
        over.send(HAN, docket, "publish", {"channel": "county_site"})
    lend(over, FENG, Role.LEGAL_HEAD)
    over.send(FENG, docket, "publish", {"channel": "county_site"})


def test_sod_01_nobody_decides_a_case_that_was_theirs(over):
    lend(over, TANG, Role.HEAD)
    docket = over.register()
    over.file(docket, officers=(TANG, ZHAO))
    over.add(docket, TANG, officers=(TANG, ZHAO))
    over.close(docket, TANG, proposed())
    over.submit(docket, TANG)
    over.accept(docket)
    over.opine(docket, Outcome.AGREE)
    over.notice(docket, TANG, officers=(TANG, ZHAO))
    over.waive(docket, TANG)
    over.confirm(docket)
    with refused(over, docket):
        over.decide(docket, TANG)
