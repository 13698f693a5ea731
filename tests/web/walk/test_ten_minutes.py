"""The ten minutes of the README: six people and a citizen, at a desk and on a telephone."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

from evidence.media import photo
from mingjing.demo.cast import staff_bureau
from mingjing.ledger.publishing import publish_all
from mingjing.web.acting import now
from mingjing.web.jobs import work
from support.county import MONDAY, moment
from support.tools import TOOLS
from web.browsing import apart, browser, served
from web.walk.walking import Walker, walker

SHOTS = Path(__file__).resolve().parents[3] / "test-results" / "walk"
LIN, ZHOU, CHEN, WU, XU, HAN = "林示例", "周示例", "陈示例", "吴示例", "许示例", "韩示例"
SECOND = "赵喆堃（虚构）"
PARTY = "示范九号建材有限公司（虚构）"
CAUSE = "未如实记录安全生产教育和培训情况（虚构）"
VIOLATION = "YJ-ASL-97-4"
AT_MOST = {
    # journey of product.md: touches
    "J3 review of a clean case": 25,
    "J3 request for more days": 3,
    "J4 opening the request": 1,
    "J4 refusing it": 3,
    "J4 approving it": 2,
    "J5 looking up a penalty": 2,
    "J6 checking a paper, after the scan": 0,
}


@pytest.fixture
def data(committed_db) -> Iterator[Path]:
    """A demonstration in which everybody is in office and no case has begun."""
    with time_machine.travel(moment(MONDAY), tick=True):
        staff_bureau(now())
        yield committed_db.data


ON_ONE = pytest.mark.one_database("the width of a page; at full size the desk walks on both")
WIDTHS = [
    pytest.param(1440, id="desk", marks=pytest.mark.long),
    pytest.param(390, id="telephone", marks=ON_ONE),
]


@pytest.fixture(params=WIDTHS)
def somebody(request, data, need) -> Iterator[Walker]:
    chromium = need(next(tool for tool in TOOLS if tool.name == "Chromium"))
    width = request.param
    with (
        served() as address,
        browser(chromium) as program,
        walker(program, address, width=width, shots=SHOTS / str(width)) as hands,
    ):
        yield hands


def test_a_case_goes_from_lead_to_proof_through_everybodys_hands(
    somebody, data, tmp_path, capsys
):
    a_lead_is_registered(somebody)
    it_is_filed(somebody)
    it_is_investigated(somebody, tmp_path)
    it_is_received(somebody)
    if somebody.is_telephone:
        more_days_are_asked_for(somebody)
    it_is_reviewed(somebody)
    the_party_is_heard(somebody)
    it_is_decided(somebody)
    the_office_works(data)
    it_is_served(somebody)
    it_is_published(somebody)
    the_office_works(data)
    paper = a_paper_is_printed(somebody)
    a_citizen_finds_it(somebody)
    a_citizen_scans(somebody, paper)
    with capsys.disabled():
        print(table(somebody.journeys))  # noqa: T201 - taps are shown beside their targets
    assert all(touches <= AT_MOST[one] for one, touches in somebody.journeys.items())


def a_lead_is_registered(lin: Walker) -> None:
    lin.become(LIN)
    lin.follow("登记线索", "new-lead")
    lin.choose("案件来源", "检查")
    lin.write("案由", CAUSE)
    lin.choose("当事人类别", "单位")
    lin.write("当事人名称（姓名）", PARTY)
    lin.write("统一社会信用代码", "91140524MA0K000051")
    lin.write("法定代表人（负责人、经营者）", "虚构人示例")
    lin.write("地址", "示范县虚构路9号")
    lin.press("登记线索", "lead")


def it_is_filed(zhou: Walker) -> None:
    zhou.become(ZHOU)
    zhou.turn_to("待我审批", "approvals")
    zhou.follow("批准立案", "filing")
    zhou.choose("承办人", SECOND)
    zhou.press("批准立案", "filed")


def it_is_investigated(lin: Walker, folder: Path) -> None:
    lin.become(LIN)
    lin.follow(PARTY, "case-filed")
    lin.follow("登记执法活动", "field-act")
    lin.choose("执法活动", "现场检查")
    lin.write("地点", "当事人厂区（虚构）")
    lin.write("情况记录", "抽查三名员工，教育和培训档案没有记录考核结果（虚构）。")
    lin.write("检查情况（现场检查）", "三名员工的档案没有考核结果（虚构）")
    assert not lin.page.get_by_label("问答").is_visible(), "asked of an inspection"
    lin.tick("已事先告知")
    lin.press("登记执法活动", "field-act-done")
    lin.follow("提交证据", "add-evidence")
    lin.attach("拍照或者录像" if lin.is_telephone else "选择文件", photo_of_today(folder))
    lin.page.get_by_text("已收到 100%").wait_for()
    lin.tick("已事先告知")
    lin.write("执法记录设备编号", "DSJ-0007")
    lin.press("提交证据", "evidence")
    lin.follow("应急立", "case-with-evidence")
    lin.follow("终结调查", "close-investigation")
    lin.write("案由（从目录选择）", VIOLATION)
    lin.press("按案由填入条款", "clauses-filled")
    lin.write("违法事实", "未如实记录安全生产教育和培训情况（虚构）。")
    lin.write("拟处罚款（元）", "70000")
    lin.write("裁量阶次", "一般")
    lin.write("裁量理由", "涉及三人，已经改正（虚构）。")
    lin.press("终结调查", "investigation-closed")
    lin.follow("提交法制审核", "submit")
    lin.press("提交法制审核", "submitted")


def photo_of_today(folder: Path) -> Path:
    path = folder / "现场.jpg"
    path.write_bytes(photo(size=(1280, 720), colour="darkslategray"))
    taken = moment(MONDAY, 8, 40).timestamp()
    os.utime(path, (taken, taken))
    return path


def it_is_received(chen: Walker) -> None:
    chen.become(CHEN)
    with chen.counting("J3 review of a clean case"):
        chen.follow("收件审核", "accept")
        chen.press("收件审核", "accepted")


def more_days_are_asked_for(everybody: Walker) -> None:
    """Beside the walk of the README: the leader refuses once, then approves, on a telephone."""
    everybody.follow("法制审核", "review-of-days")
    with everybody.counting("J3 request for more days"):
        a_request_is_sent(everybody)
    everybody.become(ZHOU)
    with everybody.counting("J4 opening the request"):
        everybody.follow("批准延长审核期限", "days-asked-for")
    with everybody.counting("J4 refusing it"):
        everybody.unfold("不批准延长")
        everybody.choose("不批准的理由", "申请理由不属于特殊情况")
        everybody.press("不批准延长", "days-refused")
    everybody.become(CHEN)
    everybody.follow("法制审核", "review-after-refusal")
    a_request_is_sent(everybody)
    everybody.become(ZHOU)
    everybody.follow("批准延长审核期限", "days-asked-again")
    with everybody.counting("J4 approving it"):
        everybody.choose("延长", "2 日")
        everybody.press("批准延长审核期限", "days-given")
    everybody.become(CHEN)


def a_request_is_sent(chen: Walker) -> None:
    chen.unfold("申请延长审核期限")
    chen.write("特殊情况", "需调阅设计图纸（虚构）")
    chen.press("提交申请", "days-requested")


def it_is_reviewed(chen: Walker) -> None:
    with chen.counting("J3 review of a clean case"):
        chen.follow("法制审核", "review")
        for point in chen.page.locator("fieldset.point").all():
            if "移送" in point.locator("legend").inner_text():
                chen.touch(point.get_by_text("不涉及"))
            elif "其他" not in point.locator("legend").inner_text():
                chen.touch(point.get_by_text("符合", exact=True))
        chen.choose("合法性结论", "合法")
        chen.choose("适当性结论", "适当")
        chen.choose("审核意见", "同意")
        chen.write("没有征求法律顾问意见的理由", "事实清楚，未征求（虚构）")
        chen.press("出具审核意见", "reviewed")


def the_party_is_heard(lin: Walker) -> None:
    lin.become(LIN)
    lin.follow("告知当事人", "notice")
    lin.press("告知当事人", "noticed")
    lin.unfold("其他办理")
    lin.follow("登记放弃权利", "waiver")
    lin.tick("放弃陈述、申辩")
    lin.tick("放弃听证")
    lin.press("登记放弃权利", "waived")


def it_is_decided(wu: Walker) -> None:
    wu.become(WU)
    wu.follow("作出处罚决定", "decision")
    wu.press("作出处罚决定", "decided")


def it_is_served(lin: Walker) -> None:
    lin.become(LIN)
    lin.follow("登记送达", "serve")
    lin.choose("送达方式", "直接送达")
    lin.write("受送达人或者代收人", "单位收发（虚构）")
    lin.press("登记送达", "served")


def it_is_published(everybody: Walker) -> None:
    everybody.follow("拟定公示稿", "draft")
    everybody.press("拟定公示稿", "drafted")
    everybody.become(XU)
    everybody.follow("通过公示审查", "check")
    everybody.press("通过公示审查", "checked")
    everybody.become(HAN)
    everybody.follow("公示", "publish")
    everybody.press("公示", "published")


def the_office_works(data: Path) -> None:
    """Do what the worker and the publisher of a running installation do by themselves."""
    apart(lambda: work(now()))
    apart(lambda: publish_all(data))


def a_paper_is_printed(lin: Walker) -> str:
    """Return the address in the QR code of the decision, as printed below it."""
    lin.become(LIN)
    lin.open("/console/cases/", "cases")
    lin.follow("应急", "case-published")
    link = lin.page.get_by_role("link", name=re.compile("查看行政处罚决定书")).get_attribute(
        "href"
    )
    pdf = lin.page.context.request.get(lin.address + str(link)).body()
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return str(re.search(r"https?://\S+?(/verify/[0-9a-f]{16}/)", "".join(words.split()))[1])


def a_citizen_finds_it(citizen: Walker) -> None:
    citizen.page.context.clear_cookies()
    citizen.open("/", "portal")
    with citizen.counting("J5 looking up a penalty"):
        citizen.touch(citizen.page.get_by_role("searchbox"))
        citizen.type("建材")
        citizen.confirm("found")
        citizen.follow("应急罚", "penalty")
    citizen.touch(citizen.page.get_by_role("button", name="核验这一页"))
    citizen.page.locator("[data-verdict=good]").wait_for()
    signs = citizen.page.locator("[data-step]").evaluate_all(
        "all => all.map(e => e.dataset.sign)"
    )
    assert signs == ["good"] * 7
    citizen.picture("proof")


def a_citizen_scans(citizen: Walker, paper: str) -> None:
    with citizen.counting("J6 checking a paper, after the scan"):
        citizen.open(paper, "paper")
        assert citizen.page.get_by_role("heading", level=1).inner_text().startswith("此文书由")


def table(journeys: dict[str, int]) -> str:
    rows = [f"{one:36} | {touches:4} | {AT_MOST[one]:6}" for one, touches in journeys.items()]
    return "\n".join(["", f"{'journey':36} | taps | target", *rows])
