"""A benchmark goes in as a workbook, is used at once, and comes out as it went in."""

import html
import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from mingjing.bureau.models import LawFile
from mingjing.bureau.queries import law_as_entered
from mingjing.cases.states import State
from mingjing.ledger.recording import BUREAU
from mingjing.statute.load import rulebook
from mingjing.web.console.admin.discretion_columns import HEAD, SHEETS, TIERS
from support.cast import ADMIN, HAN, LIN
from support.signing_in import sign_in

PAGE = "/console/admin/discretion/"
INSTRUMENT = ["caiji-2026", "虚构〔2026〕1号", "示例裁量基准（虚构）", "示例机关", "2026-01-01"]
LOW = {
    "案由编号": "YJ-ASL-97-7", "何时": "查实即适用", "对谁": "生产经营单位", "阶次": "一档",
    "事实1": "无证上岗人数", "单位1": "人", "自1（含）": 1, "不足1（不含）": 3,
    "罚款下限（元）": 0, "罚款上限（元）": 30000, "在基准中的位置": "第一项",
}  # fmt: skip
HIGH = LOW | {
    "阶次": "二档", "自1（含）": 3, "不足1（不含）": "",
    "罚款下限（元）": "30,000", "罚款上限（元）": "100000元",
}  # fmt: skip


@pytest.fixture
def client(county):
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, HAN, county.clock.now)
        yield browser


def workbook(*lines, instrument=INSTRUMENT):
    book = Workbook()
    book.remove(book.active)
    for name, columns in SHEETS.items():
        book.create_sheet(name).append([one.title for one in columns])
    book[HEAD].append(instrument)
    for line in lines:
        book[TIERS].append([line.get(one.title, "") for one in SHEETS[TIERS]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(client, data):
    return client.post(PAGE, {"file": SimpleUploadedFile("t.xlsx", data), "request": "r"})


def enter(client, rehearsed, request="e"):
    sealed = re.search(r'name="sealed" value="([^"]+)"', rehearsed.content.decode())[1]
    return client.post(PAGE, {"sealed": sealed, "request": request})


def words_of(answer):
    return html.unescape(answer.content.decode())


def test_a_rehearsal_keeps_nothing_and_the_table_is_loaded_once(county, client):
    rehearsed = upload(client, workbook(LOW, HIGH))
    assert "预检通过" in words_of(rehearsed)
    assert not LawFile.objects.exists()
    assert "已录入。" in words_of(enter(client, rehearsed))
    assert "已录入。" in words_of(enter(client, rehearsed)), "the second click does nothing"
    assert LawFile.objects.count() == 1
    (said,) = [one for one in county.said(BUREAU) if one["kind"] == "law_file_entered"]
    assert said["facts"]["source"] == "《示例裁量基准（虚构）》（虚构〔2026〕1号）"


def test_what_was_loaded_is_seen_inside_and_outside_and_comes_out_again(client):
    enter(client, upload(client, workbook(LOW, HIGH)))
    page = words_of(client.get(PAGE))
    assert "无证上岗人数：1 人以上、不足 3 人" in page
    public = words_of(Client().get("/basis/violations/YJ-ASL-97-7/"))
    assert "示例裁量基准（虚构）" in public
    assert "30,000 元以上 100,000 元以下" in public
    exported = client.get(f"{PAGE}caiji-2026/export/")
    sheets = load_workbook(io.BytesIO(exported.content))
    assert [cell.value or "" for cell in sheets[HEAD][2]][:5] == INSTRUMENT
    again = upload(client, exported.content)
    assert "已经录入，内容相同" in words_of(again)


def test_the_template_lists_every_range_and_is_itself_accepted_once_filled_in(client):
    template = client.get(f"{PAGE}template/")
    book = load_workbook(io.BytesIO(template.content))
    assert [sheet.title for sheet in book.worksheets][:2] == [HEAD, TIERS]
    ranges = [[cell.value for cell in row] for row in book["案由和幅度"].iter_rows(min_row=2)]
    assert ["YJ-ASL-97-7", "查实即适用", "生产经营单位"] in [
        [row[0], row[2], row[3]] for row in ranges
    ]
    book[HEAD].append(INSTRUMENT)
    for line in (LOW, HIGH):
        book[TIERS].append([line.get(one.title, "") for one in SHEETS[TIERS]])
    out = io.BytesIO()
    book.save(out)
    assert "预检通过" in words_of(upload(client, out.getvalue()))


FAULTS = [
    # lines, instrument, where, what, why
    ((LOW,), INSTRUMENT, "裁量阶次 第 2 行", "没有阶次", "three and more are left out"),
    ((LOW, HIGH | {"罚款上限（元）": "20万"}), INSTRUMENT, "第 3 行", "不是金额", "no number"),
    ((LOW, HIGH | {"罚款上限（元）": "0.5"}), INSTRUMENT, "第 3 行", "不是整元", "half a yuan"),
    ((LOW, HIGH | {"自1（含）": "三"}), INSTRUMENT, "第 3 行", "不是数目", "a word"),
    ((LOW, HIGH | {"选项1": "多"}), INSTRUMENT, "第 3 行", "只能填一种", "both kinds"),
    ((LOW, HIGH | {"对谁": ""}), INSTRUMENT, "第 3 行", "没有填写", "a needed cell"),
    ((LOW, HIGH), ["A B", *INSTRUMENT[1:]], "基准 第 2 行", "不能作为编号", "no slug"),
    ((LOW, HIGH), [*INSTRUMENT[:4], "昨天"], "基准 第 2 行", "不是日期", "no day"),
    ((LOW, HIGH), [*INSTRUMENT, "2025-01-01"], "基准 第 2 行", "早于施行", "ends too early"),
    ((LOW, HIGH | {"案由编号": "YJ-ASL-1-1"}), INSTRUMENT, "第 3 行", "案由目录里没有", "none"),
]


@pytest.mark.parametrize(("lines", "instrument", "where", "what", "why"), FAULTS)
def test_each_fault_is_named_with_its_line_and_nothing_is_kept(
    client, lines, instrument, where, what, why
):
    answer = upload(client, workbook(*lines, instrument=instrument))
    assert answer.status_code == 422, why
    assert where in words_of(answer), why
    assert what in words_of(answer), why
    assert not LawFile.objects.exists()


def test_a_workbook_of_another_kind_is_refused(client):
    book = Workbook()
    book.active.append(["人员编号", "姓名"])
    out = io.BytesIO()
    book.save(out)
    assert "没有找到表“基准”" in words_of(upload(client, out.getvalue()))


@pytest.mark.parametrize("person", [ADMIN, LIN])
def test_only_the_legal_office_loads_it(county, client, person):
    rehearsed = upload(client, workbook(LOW, HIGH))
    other = Client()
    sign_in(other, person, county.clock.now)
    assert other.get(PAGE).status_code == 403
    assert upload(other, workbook(LOW, HIGH)).status_code == 403
    assert enter(other, rehearsed).status_code == 403
    assert not LawFile.objects.exists()


def test_the_report_suggests_the_tier_of_the_loaded_table(county, client):
    enter(client, upload(client, workbook(LOW, HIGH)))
    docket = county.bring(State.INVESTIGATION)
    county.law = law_as_entered(rulebook())
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, LIN, county.clock.now)
        address = reverse("case_act", args=[docket, "close-investigation"])
        form = {"fill": "1", "violation_1": "YJ-ASL-97-7", "fact0_1": "4"}
        page = words_of(browser.post(address, form))
    assert "无证上岗人数（人）" in page
    assert "<b>二档</b>，30,000 元以上 100,000 元以下" in page
