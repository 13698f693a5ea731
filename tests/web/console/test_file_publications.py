"""What is no case becomes public: draft, check, publication, page, withdrawal, over HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client

from compulsion.desk import Desk as SeizureDesk
from compulsion.supply_desk import SupplyDesk
from inspections.desk import Desk as InspectionDesk
from mingjing.bureau.queries import names_of
from mingjing.cases.contesting import ReceiveRemedy, SettleRemedy
from mingjing.cases.remedies import Way
from mingjing.compulsion.kinds import HolderFacts
from mingjing.compulsion.supply.kinds import Supply
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.listing import register_page, totals_by_kind
from mingjing.disclosure.models import Publication
from mingjing.disclosure.queries import find_published
from mingjing.disclosure.states import State
from mingjing.inspections.commands.create_inspection import TargetFacts
from mingjing.kernel.errors import GateClosedError
from mingjing.permits.kinds import ApplicantFacts
from mingjing.statute.decisions import PartyKind
from mingjing.summary.clocks import must_be_withdrawn
from mingjing.summary.commands.after_summary_remedy import (
    WithdrawSummaryPublication,
    withdraw_summary_publication,
)
from mingjing.summary.commands.contest_summary_penalty import (
    receive_summary_remedy,
    settle_summary_remedy,
)
from mingjing.summary.models import SummaryPenalty
from mingjing.web.acting import law_on
from mingjing.web.console.sources import View
from mingjing.web.console.waiting import SOURCES
from mingjing.web.page_writing import write_public_pages
from mingjing.web.portal.static_pages import public_root
from permits.desk import Desk as PermitDesk
from summary.desk import Desk as SummaryDesk
from summary.desk import shop
from support.cast import CHECKER, CHEN, HAN, LIN, ZHAO
from support.county import County
from web.console.visiting import forms_of, words_of

# Everybody of this county is called 示例, so no place and no firm may be.
MINE = TargetFacts("陵川县虚构选矿有限公司", "虚构路2号", "孙无此人", "91140524MA0K000078")
STALL = shop(name="陵川县虚构门市部", address="虚构路3号", legal_representative="孙无此人")
TRADER = ApplicantFacts(
    "陵川县王无名烟花店",
    "虚构镇2号",
    "王无名",
    "92140524MA0K000052",
    "13900001234",
    PartyKind.INDIVIDUAL_BUSINESS,
)
KEEPER = HolderFacts(
    "陵川县虚构烟花店", "虚构镇1号", "孙无此人", "91140524MA0K000051", "13900001234"
)


@dataclass(frozen=True)
class File:
    """Something that was decided or found, and what its page may say of it.

    Args:
        kind: of what is published.
        number: of the file.
        page: name of the address of its own page.
        early: number of another file of which nothing can be published yet.
        shown: words on the public page.
        private: words that are on no public page.
        people: names of who was there, which no summary may say.
        drafter: who drafts it.
    """

    kind: Kind
    number: str
    page: str
    early: str
    shown: tuple[str, ...]
    private: tuple[str, ...]
    people: tuple[str, ...] = ()
    drafter: str = LIN


def inspection(county: County) -> File:
    desk = InspectionDesk(county)
    desk.plan()
    early = desk.create()
    number = desk.create(target=MINE)
    desk.approve(number)
    desk.notify(number)
    desk.arrive(number)
    desk.record(number, problems=())
    desk.nothing_found(number)
    desk.feed_back(number)
    shown = ("没有发现问题", MINE.name, "专项检查", "特种作业人员持证（虚构）")
    private = (MINE.legal_representative,)
    return File(Kind.INSPECTION, number, "inspection", early, shown, private, ("乙某",))


def on_the_spot(county: County) -> File:
    desk = SummaryDesk(county)
    early = desk.find(party=STALL)
    number = desk.find(party=STALL)
    desk.hear(number)
    desk.decide(number)
    desk.deliver(number)
    desk.report(number)
    shown = (STALL.name, "罚款 1,000 元", "应当先自知道", "申请行政复议的期限至")
    return File(Kind.SUMMARY, number, "summary_penalty", early, shown, ("孙无此人", "电工"))


def permit(county: County) -> File:
    desk = PermitDesk(county)
    early = desk.register(applicant=TRADER)
    number = desk.granted(applicant=TRADER)
    shown = (
        "陵川县王某烟花店",
        "烟花爆竹经营（零售）许可证",
        "准予行政许可决定书",
        "个体工商户",
    )
    private = ("王无名", TRADER.address, "13900001234", "限制存放量")
    return File(Kind.PERMIT, number, "application", early, shown, private, ("甲某",))


def seizure(county: County) -> File:
    desk = SeizureDesk(county)
    early = desk.request(holder=KEEPER)
    number = desk.held(holder=KEEPER)
    shown = (KEEPER.name, "扣押", "期限至", "不是行政处罚")
    private = ("孙无此人", "批号", "无证储存的烟花（虚构）", "13900001234")
    return File(Kind.SEIZURE, number, "seizure", early, shown, private, ("甲某",))


def supply_stop(county: County) -> File:
    desk = SupplyDesk(county)
    desk.measures(target=MINE)
    early = desk.open(supply=Supply.EXPLOSIVES)
    number = desk.proven()
    desk.approve(number, urgency="正在进水（虚构）")
    desk.notify(number)
    shown = (MINE.name, "停止供电", "《中华人民共和国安全生产法》第七十条第一款")
    private = (MINE.legal_representative, "供电公司", "渣坑", "乙某")
    people = ("乙某",)
    return File(Kind.SUPPLY_STOP, number, "supply_stop", early, shown, private, people)


FILES: Mapping[Kind, Callable[[County], File]] = {
    Kind.SUMMARY: on_the_spot,
    Kind.INSPECTION: inspection,
    Kind.PERMIT: permit,
    Kind.SEIZURE: seizure,
    Kind.SUPPLY_STOP: supply_stop,
}


@pytest.fixture(params=sorted(FILES))
def file(request, county) -> File:
    return FILES[Kind(request.param)](county)


def waits_for(county: County, person: str, number: str) -> list[str]:
    """Return what waits for somebody in the publication of a file."""
    actor = county.act(person).actor
    today = county.clock.today
    view = View(county.clock.now, today, law_on(today))
    found = []
    for name, source in SOURCES.items():
        if name.startswith("publication_"):
            duties = source.duties(source.opened(actor, [number]), actor, view)
            assert all(duty.card is not None for duty in duties), "each stands under a limit"
            found += [duty.key.split("@")[0] for duty in duties if "county_site" in duty.key]
    return found


def offered(visitor, person: str, number: str) -> set[str]:
    page = visitor(person).get("file_publication", number)
    forms = forms_of(page.content.decode())
    return {form["act"][0] for form in forms if "act" in form}


def do(visitor, person: str, number: str, act: str, **typed: object):
    page = visitor(person).get("file_publication", number)
    forms = forms_of(page.content.decode())
    form = next(one for one in forms if one.get("act") == [act])
    return visitor(person).send("file_publication", number, form=form | typed)


def publish(visitor, file: File, *, summary: str) -> Publication:
    for person, act, typed in (
        (file.drafter, "draft", {"summary": summary}),
        (CHECKER, "check", {}),
        (HAN, "publish", {}),
    ):
        answer = do(visitor, person, file.number, act, **typed)
        assert answer.status_code == 303, words_of(answer)
    return Publication.objects.get(docket=file.number, channel="county_site")


@pytest.mark.one_database("what a page says is the same; what is kept back is asked of both")
def test_each_step_waits_for_its_person_until_the_page_is_public(county, visitor, file):
    number = file.number
    assert visitor(file.drafter).get("file_publication", file.early).status_code == 404
    assert "待拟稿" in words_of(visitor(file.drafter).get(file.page, number))
    assert waits_for(county, file.drafter, number) == ["draft"]
    assert offered(visitor, CHECKER, number) == set()
    for secret in ("电话13900001234", *file.people):
        leak = do(visitor, file.drafter, number, "draft", summary=f"当日{secret}在场。")
        assert (leak.status_code, Publication.objects.count()) == (409, 0), secret
    drafted = do(visitor, file.drafter, number, "draft", summary="为测试而写的摘要。")
    assert drafted.status_code == 303, words_of(drafted)
    assert not offered(visitor, file.drafter, number) & {"check", "publish"}
    assert waits_for(county, CHECKER, number) == ["check"]
    assert waits_for(county, file.drafter, number) == []
    returned = do(visitor, CHECKER, number, "return", reason="看不懂")
    assert returned.status_code == 303
    assert waits_for(county, file.drafter, number) == ["draft"]
    row = publish(visitor, file, summary="为测试而写的摘要。")
    assert (row.stage, row.kind, row.is_late) == (State.PUBLISHED, file.kind.value, False)
    for person in (file.drafter, CHECKER, HAN):
        assert waits_for(county, person, number) == []
    write_public_pages({"document": row.document}, county.clock.now)
    assert (public_root() / f"decisions/{row.document}/index.html").is_file()
    page = Client().get(f"/decisions/{row.document}/")
    words = words_of(page)
    for told in (*file.shown, "为测试而写的摘要。", "自己核验这一页", row.number):
        assert told in words, told
    data = Client().get(f"/decisions/{row.document}/record.json").content.decode()
    for private in (*file.private, *names_of((LIN, ZHAO, CHECKER, HAN)).values()):
        assert private not in data + page.content.decode(), f"{private} leaked"
    lines = register_page("", "1", totals_by_kind()[file.kind], file.kind).lines
    assert [line.number for line in lines] == [row.number]
    assert row.number in words_of(Client().get(f"/decisions/?kind={file.kind.value}"))
    assert row.number in Client().get("/feed.xml").content.decode()
    assert [one.number for one in find_published("为测试而写", 5).items] == [row.number]
    withdrawn = do(
        visitor, HAN, number, "withdraw",
        ground="changed", ground_on=row.decided_on.isoformat(), reason="内容已经变更。",
    )  # fmt: skip
    assert withdrawn.status_code == 303, words_of(withdrawn)
    tombstone = words_of(Client().get(f"/decisions/{row.document}/"))
    assert "内容已经变更。" in tombstone
    assert "为测试而写的摘要。" not in tombstone


def revoke(county: County, number: str) -> None:
    """Let a reconsideration revoke a penalty on the spot, today."""
    today, act = county.clock.today, county.act(CHEN)
    notice = ReceiveRemedy(
        number, Way.RECONSIDERATION, "虚构县人民政府", "示复1号（虚构）", today, today, "撤销"
    )
    receive_summary_remedy(notice, act=act, law=county.law)
    outcome = SettleRemedy(number, "revoked", "示复决1号（虚构）", today, today, "撤销（虚构）")
    settle_summary_remedy(outcome, act=act)


@pytest.mark.parametrize("is_late_to_hear", [False, True])
def test_a_penalty_withdrawn_here_waits_for_no_second_withdrawal(
    county, visitor, is_late_to_hear
):
    file = on_the_spot(county)
    row = publish(visitor, file, summary="为测试而写的摘要。")
    if not is_late_to_hear:
        revoke(county, file.number)
        order = WithdrawSummaryPublication(file.number, county.clock.today, "被撤销（虚构）")
        with pytest.raises(GateClosedError, match="公示页在本网站") as refused:
            withdraw_summary_publication(order, act=county.act(HAN), law=county.law)
        assert "从“公示”撤回" in refused.value.remedy
        penalty = SummaryPenalty.objects.get(pk=file.number)
        assert must_be_withdrawn(penalty)
    withdrawn = do(
        visitor, HAN, file.number, "withdraw",
        ground="revoked", ground_on=row.decided_on.isoformat(), reason="已经撤销。",
    )  # fmt: skip
    assert withdrawn.status_code == 303, words_of(withdrawn)
    if is_late_to_hear:
        revoke(county, file.number)
    penalty = SummaryPenalty.objects.get(pk=file.number)
    assert penalty.withdrawn_on == county.clock.today
    assert not must_be_withdrawn(penalty)


def test_a_penalty_published_elsewhere_is_withdrawn_there(county, visitor):
    file = on_the_spot(county)
    desk = SummaryDesk(county)
    with pytest.raises(GateClosedError, match="在本网站公示的"):
        desk.publish(file.number, place=f"{settings.MINGJING_BUREAU.portal_url}/x")
    desk.publish(file.number)
    publish(visitor, file, summary="为测试而写的摘要。")
    revoke(county, file.number)
    today = county.clock.today.isoformat()
    withdrawn = do(
        visitor, HAN, file.number, "withdraw",
        ground="revoked", ground_on=today, reason="已经撤销。",
    )  # fmt: skip
    assert withdrawn.status_code == 303, words_of(withdrawn)
    assert must_be_withdrawn(SummaryPenalty.objects.get(pk=file.number))
    order = WithdrawSummaryPublication(file.number, county.clock.today, "被撤销（虚构）")
    withdraw_summary_publication(order, act=county.act(HAN), law=county.law)
    assert not must_be_withdrawn(SummaryPenalty.objects.get(pk=file.number))


def test_what_is_kept_back_shows_its_number_alone_and_waits_no_more(county, visitor):
    desk = SeizureDesk(county)
    boy = HolderFacts("孙无此人", "虚构村7号", kind=PartyKind.PERSON)
    number = desk.held(holder=boy)
    refused = do(visitor, LIN, number, "draft", summary="为测试而写的摘要。")
    assert refused.status_code == 409
    assert "不能确认当事人已满十八周岁" in words_of(refused)
    proposed = do(visitor, LIN, number, "decline", ground="personal_privacy", reason="自然人")
    assert proposed.status_code == 303, words_of(proposed)
    assert waits_for(county, CHECKER, number) == ["confirm"]
    confirmed = do(visitor, CHECKER, number, "confirm", review_on="2027-01-04")
    assert confirmed.status_code == 303, words_of(confirmed)
    row = Publication.objects.get(docket=number)
    register = words_of(Client().get("/decisions/?kind=seizure"))
    assert row.number in register
    assert boy.name not in register
    assert Client().get(f"/decisions/{row.document}/").status_code == 404
    assert waits_for(county, LIN, number) == []
