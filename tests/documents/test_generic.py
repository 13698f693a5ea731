"""A form without a template of its own keeps and prints everything it was given."""

import shutil
from datetime import date

import pytest

from documents.reading import squeezed
from documents.samples import AT
from mingjing.documents.content import DocumentContent, Verification
from mingjing.documents.form_data import DocumentDataError
from mingjing.documents.generic import (
    Attachment,
    Ending,
    Signature,
    generic_paper,
    signatures_of,
)
from mingjing.documents.rendering import SHIPPED, pictures, preview, render
from mingjing.documents.template_set import TemplateSet

FORM = """
code = "sample_order"
edition = "2026"
title = "示例指令书"
heading = "应急管理行政执法文书"
valid_from = 2026-01-01
number_word = "应急例"
seal = "official"
audience = "served"
volume = "正"
article = "asl-2021:65.1(2)"
source = "测试"
copies_note = "本文书一式两份。"
field = [
  { name = "party_name", label = "被检查单位", type = "T", required = true },
  { name = "nature", label = "性质", type = "E", options = [
    { code = "order", label = "责令改正" }, { code = "penalty", label = "行政处罚" } ] },
  { name = "due", label = "整改期限", type = "D" },
  { name = "began_at", label = "开始时间", type = "DT" },
  { name = "head", label = "批准人", type = "P" },
  { name = "told", label = "已告知", type = "B" },
  { name = "times", label = "次数", type = "N" },
  { name = "amount", label = "金额", type = "M" },
  { name = "unknown", label = "留空的一项", type = "T" },
  { name = "reason", label = "事由", type = "L" },
  { name = "demands", label = "整改要求", type = "S", required = true },
  { name = "items", label = "检查事项", type = "R", columns = [
    { name = "item", label = "事项", type = "T", required = true },
    { name = "seen_on", label = "日期", type = "D" } ] },
]
"""
FIELDS = {
    "party_name": "陵川县虚构铸造有限公司",
    "nature": "order",
    "due": "2026-08-10",
    "began_at": "2026-07-10T09:05:00+08:00",
    "head": {"name": "周某", "certificate": "虚构-0001"},
    "told": True,
    "times": 2,
    "amount": 1234500,
    "unknown": "",
    "reason": "第一段。\n第二段。",
    "demands": ["清除渣坑积水", "设置监测报警装置。"],
    "items": [{"item": "电炉", "seen_on": "2026-07-10"}, {"item": "配电室"}],
}
ENDING = Ending(
    authority="陵川县应急管理局",
    on=date(2026, 7, 10),
    articles=("《安全生产法》第六十五条第一款第二项",),
    signatures=(
        *signatures_of("检查人员", [("林某", "虚构-0004"), ("赵喆堃", "虚构-0005")]),
        Signature("现场负责人", note="拒绝签名：称需请示。"),
    ),
    attachments=(Attachment("照片一", "ab" * 32), Attachment("平面图")),
)
SAID = [
    "（陵）应急例〔2026〕1号",
    "陵川县虚构铸造有限公司",
    "√责令改正",
    "2026年8月10日",
    "2026年7月10日9时05分",
    "周某（证号虚构-0001）",
    "12,345元",
    "留空的一项",
    "第二段。",
    "2.设置监测报警装置。",
    "配电室",
    "第六十五条第一款第二项",
    "1.照片一",
    "abababab",
    "检查人员赵喆堃（证号虚构-0005）（签名）：",
    "拒绝签名：称需请示。",
    "（印章）",
    "本文书一式两份。",
]


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    root = tmp_path_factory.mktemp("set")
    shutil.copytree(SHIPPED.root / "templates", root / "templates")
    (root / "forms").mkdir()
    (root / "forms" / "sample_order-2026.toml").write_text(FORM)
    return TemplateSet(root)


def document(**fields):
    paper = generic_paper("sample_order", FIELDS | fields, ENDING)
    where = Verification("https://example.invalid/verify/3c1f/", "example.invalid/2026 · 3c1f")
    return DocumentContent(paper.form, "2026", "（陵）应急例〔2026〕1号", paper.data, where)


def test_it_prints_everything_it_was_given(forms):
    text = squeezed(render(document(), at=AT, template_set=forms))
    assert [words for words in SAID if words not in text] == []
    assert pictures(document(), at=AT, template_set=forms, dots_per_inch=40)


def test_its_data_are_held_against_its_form_like_any_other(forms):
    with pytest.raises(DocumentDataError, match="示例指令书") as refused:
        render(document(demands=[], due="soon"), at=AT, template_set=forms)
    assert refused.value.problems == ("缺少“整改要求”", "“整改期限”应当是日期，如 2026-05-11")


def test_it_can_be_previewed(forms):
    paper = generic_paper("sample_order", FIELDS, Ending("陵川县应急管理局", date(2026, 7, 10)))
    assert "审批后编号" in squeezed(preview(paper, at=AT, template_set=forms))
