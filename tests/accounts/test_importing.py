"""Importing a spreadsheet: faults by line, all or nothing, and files that mean harm."""

import io
import re
import zipfile
from contextlib import suppress

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mingjing.bureau.models import Appointment, Certificate, Device, Person
from mingjing.ledger.recording import BUREAU
from mingjing.web.console.admin import opening
from mingjing.web.console.admin.columns import SHEETS, read_sheets
from mingjing.web.console.admin.opening import SheetRefusedError, sheets_of
from support.cast import ADMIN, LEGAL, LIN
from support.signing_in import sign_in

PAGE = "/console/admin/import/"
PEOPLE = ["人员编号", "姓名", "机构编号", "岗位", "任命文件字号", "任职之日"]
CERTIFICATES = ["人员编号", "证号", "有效期自", "有效期至"]
DEVICES = ["设备编号", "类别", "机构编号", "型号"]
GOOD = {
    "人员": [PEOPLE, ["p-41", "示例甲", LEGAL, "执法人员", "任命（虚构）", "2026-03-01"]],
    "执法证件": [CERTIFICATES, ["p-41", "虚构-41", "2026/3/1", "2031年2月28日"]],
    "设备": [DEVICES, ["ZF-41", "执法记录仪", LEGAL, "型号（虚构）"]],
}


@pytest.fixture
def client(county):
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, ADMIN, county.clock.now)
        yield browser


def workbook(sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(rows, encoding="utf-8-sig"):
    return "\r\n".join(",".join(row) for row in rows).encode(encoding)


def upload(client, data, name="roster.xlsx"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data), "request": "r"})


def enter(client, rehearsed, request="e"):
    sealed = re.search(r'name="sealed" value="([^"]+)"', rehearsed.content.decode())[1]
    return client.post(PAGE, {"sealed": sealed, "request": request})


def counts():
    rows = (Person, Appointment, Certificate, Device)
    return [model.objects.count() for model in rows]


def test_a_good_workbook_is_rehearsed_and_then_entered_once(client, county):
    before, said = counts(), len(list(county.said(BUREAU)))
    rehearsed = upload(client, workbook(GOOD))
    assert rehearsed.status_code == 200, rehearsed.content.decode()
    assert "共 4 项可以登记" in rehearsed.content.decode()
    assert (counts(), len(list(county.said(BUREAU)))) == (before, said)
    done = enter(client, rehearsed)
    assert "共 4 项" in done.content.decode()
    assert counts() == [number + 1 for number in before]
    kinds = [each["kind"] for each in county.said(BUREAU)][said:]
    assert kinds == [
        "person_registered", "person_appointed", "certificate_issued", "device_registered",
    ]  # fmt: skip
    assert "已登记" in enter(client, rehearsed).content.decode()
    assert counts() == [number + 1 for number in before]


def test_the_template_has_every_heading_and_no_example_that_could_be_entered(client):
    answer = client.get(f"{PAGE}template/")
    assert answer.headers["Content-Disposition"].endswith('"roster.xlsx"')
    assert [kind.name in sheets_of(answer.content) for kind in SHEETS] == [True] * len(SHEETS)
    assert read_sheets(sheets_of(answer.content)) == ((), ())
    assert "没有可以导入的内容" in upload(client, answer.content).content.decode()


def test_a_template_that_was_filled_in_is_good(client):
    book = load_workbook(io.BytesIO(client.get(f"{PAGE}template/").content))
    for name, rows in GOOD.items():
        titles = [cell.value.rstrip("*") for cell in book[name][1]]
        book[name].append([dict(zip(*rows, strict=True)).get(title) for title in titles])
    out = io.BytesIO()
    book.save(out)
    assert "预检通过" in upload(client, out.getvalue()).content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_csv_of_one_kind_is_read_in_the_encodings_people_have(name, encoding):
    lines, faults = read_sheets(sheets_of(csv_of(GOOD[name], encoding)))
    assert lines
    assert faults == ()


FAULTS = [
    # column, what stands there, part of what is said
    ("人员编号", "", "没有填写"),
    ("姓名", "字" * 51, "太长"),
    ("姓名", "=1+1", "像一个公式"),
    ("机构编号", "no-such", "没有编号为“no-such”"),
    ("岗位", "局座", "没有“局座”这个岗位"),
    ("岗位", "法制审核人员", "尚不能从事法制审核"),
    ("岗位", "登录程序", "没有“登录程序”这个岗位"),
    ("任职之日", "2026-02-30", "不是日期"),
    ("任职之日", "明天", "不是日期"),
    ("任职之日", "1026-03-01", "年份不对"),
    ("任命文件字号", "", "没有任命文件"),
    ("人员编号", LIN, "已经登记"),
    ("人员编号", "p 41；", "不能作为编号"),
]


@pytest.mark.parametrize(("column", "value", "said"), FAULTS)
def test_a_fault_names_line_column_value_and_remedy(client, column, value, said):
    before = counts()
    bad = list(GOOD["人员"][1])
    bad[PEOPLE.index(column)] = value
    fine = ["p-42", "示例乙", LEGAL, "", "", ""]
    data = csv_of([PEOPLE, fine, bad])
    answer = upload(client, data, "people.csv")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "人员 第 3 行" in page
    assert "第 2 行" not in page
    assert said in page
    assert "怎么改" in page
    assert counts() == before


def test_one_bad_line_keeps_all_others_out_and_every_fault_is_listed(client):
    before = counts()
    rows = [PEOPLE, *(["p-4x", "示例", "nowhere", "", "", ""] for _ in range(3))]
    page = upload(client, csv_of([*rows, ["p-48", "示例", LEGAL, "", "", ""]])).content.decode()
    assert "有 3 处不能导入，一行也没有导入" in page
    assert all(f"第 {row} 行" in page for row in (2, 3, 4))
    assert counts() == before


def test_what_was_rehearsed_cannot_be_exchanged(client):
    answer = client.post(PAGE, {"sealed": "AAAA", "request": "x"})
    assert answer.status_code == 422
    assert "对不上" in answer.content.decode()


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def with_member(name, data):
    out = io.BytesIO(workbook(GOOD))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return out.getvalue()


def formula():
    book = Workbook()
    book.active.append(PEOPLE)
    book.active.append(["p-41", '=HYPERLINK("http://x","x")', LEGAL])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def entity():
    return with_member("xl/evil.xml", b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>')


HOSTILE = [
    # what, bytes, part of what is said
    ("a zip bomb", lambda: with_member("xl/media/z", b"\0" * (21 * 2**20)), "展开后过大"),
    (
        "a bomb of many parts",
        lambda: archive(**{f"xl/workbook{i}": b"" for i in range(300)}),
        "过大",
    ),
    ("macros", lambda: with_member("xl/vbaProject.bin", b"x"), "有宏"),
    ("a formula", formula, "有公式"),
    ("an entity", entity, "损坏"),
    ("an old workbook", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版的 .xls"),
    ("an archive of something else", lambda: archive(readme="x"), "不是可以导入的表格"),
    ("a cut workbook", lambda: workbook(GOOD)[:900], "损坏"),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "不是可以导入的表格"),
    ("a page", lambda: b"<html></html>", "不是可以导入的表格"),
    ("nothing", lambda: b"", "不是可以导入的表格"),
    ("too large", lambda: b"a,b\n" * 300_000, "太大"),
    ("too many lines", lambda: csv_of([PEOPLE, *([["p", "x", "y"]] * 2_001)]), "太大"),
    ("other headings", lambda: b"a,b\n1,2\n", "没有找到可以导入的表"),
    ("headings only", lambda: csv_of([PEOPLE]), "没有可以导入的内容"),
    ("an open quotation", lambda: csv_of([PEOPLE, ['"p-41', "x", "y"]]), "损坏"),
]


@pytest.mark.parametrize(("what", "make", "said"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_a_file_that_means_harm_is_refused_in_plain_words(client, what, make, said):
    before = counts()
    data = make()
    answer = upload(client, data)
    assert answer.status_code == 422, what
    assert said in answer.content.decode()
    assert counts() == before


def test_a_hundred_thousand_lines_are_refused_before_they_are_read():
    sheet = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (i, i) for i in range(1, 100_001)
    )
    base = workbook({"人员": [PEOPLE]})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                data = re.sub(
                    rb"<sheetData>.*</sheetData>", b"<sheetData>%s</sheetData>" % sheet, data
                )
                data = re.sub(rb'<dimension ref="[^"]*"\s*/>', b"", data)
            new.writestr(member, data)
    assert len(out.getvalue()) < opening.LARGEST
    with pytest.raises(SheetRefusedError) as refusal:
        sheets_of(out.getvalue())
    assert "太大" in refusal.value.what


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with suppress(SheetRefusedError):
        read_sheets(sheets_of(data))


@settings(max_examples=40)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_any_bytes_exchanged_is_read_or_refused(place, noise):
    data = bytearray(workbook(GOOD))
    place %= len(data)
    data[place : place + len(noise)] = noise
    with suppress(SheetRefusedError):
        read_sheets(sheets_of(bytes(data)))


def test_nobody_else_imports(county):
    with time_machine.travel(county.clock.now, tick=False):
        client = Client()
        sign_in(client, LIN, county.clock.now)
        assert client.get(PAGE).status_code == 403
        assert upload(client, workbook(GOOD)).status_code == 403
        assert client.get(f"{PAGE}template/").status_code == 403
