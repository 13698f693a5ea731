"""Records, notices and receipts say what they must; a preview says that it is one."""

import io
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version

import pytest
from pypdf import PdfReader

from documents.changes import with_data
from documents.reading import pages, squeezed
from documents.samples import ALL, AT, ORGANISATION
from documents.samples_of_records import (
    CONCLUSION,
    FILING,
    INQUIRY,
    INQUIRY_UNSIGNED,
    NOTICE,
    NOTICE_WITHOUT_HEARING,
    RECEIPT,
    RECEIPT_BY_ELECTRONIC,
    RECEIPT_BY_POST,
    RECEIPT_REFUSED,
    RECORDS,
    SITE,
    SITE_UNSIGNED,
)
from mingjing.documents.content import Paper
from mingjing.documents.form_data import DocumentDataError
from mingjing.documents.glyphs import MissingGlyphError
from mingjing.documents.rendering import preview, render
from mingjing.documents.template_set import TemplateSet

A4 = (595, 842)
EVERY = ALL | RECORDS


def without(document, *names):
    kept = {key: value for key, value in document.data.items() if key not in names}
    return replace(document, data=kept)


@pytest.mark.parametrize("name", RECORDS)
def test_the_text_is_the_one_a_person_looked_at(name, golden):
    text = "\f".join(pages(render(RECORDS[name], at=AT)))
    golden.check(f"{name}.txt", text + "\n")


@pytest.mark.parametrize("name", RECORDS)
def test_the_bytes_are_the_same_on_every_machine_with_the_same_engine(name, golden):
    path = f"{name}-typst-{version('typst')}.sha256"
    if not golden.update and not (golden.directory / path).exists():
        pytest.skip("bytes are promised for one version of the engine; this is another")
    golden.check(path, sha256(render(RECORDS[name], at=AT)).hexdigest() + "\n")


REQUIRED = [
    (FILING, "承办人（签名）：林某（证号虚构-0004）", "two officers with certificates"),
    (FILING, "审批人（签名）：周某（副局长）2026年5月11日", "the leader's approval, APL 54"),
    (SITE, "这是我们的证件（出示证件）", "APL 55(1): certificates are shown"),
    (SITE, "2026年5月10日14时05分至16时30分", "from when to when"),
    (SITE, "2.电炉炉下渣坑有积水，深约三厘米。", "item by item"),
    (SITE, "现场负责人（签名）：", "the person in charge signs"),
    (SITE_UNSIGNED, "现场负责人称未经老板同意不能签字，拒绝签名", "why nobody signed"),
    (SITE_UNSIGNED, "见证人：虚构村村民委员会工作人员李某（签名）", "who saw it"),
    (INQUIRY, "你应当如实回答询问", "APL 55(2)"),
    (INQUIRY, "有权申请回避", "APL 43"),
    (INQUIRY, "本次询问使用执法记录设备记录", "Annex 2 Art. 9"),
    (INQUIRY, "问：车间现有几名电气焊作业人员？", "questions"),
    (INQUIRY, "其中两名有证，一名还没有取得，已经上岗两周。", "the whole answer"),
    (INQUIRY, "以上笔录已阅，与本人所述一致", "what the person writes by hand"),
    (INQUIRY_UNSIGNED, "次数：第2次", "which time the person was asked"),
    (INQUIRY_UNSIGNED, "被询问人阅读后称需请示单位，拒绝签名", "refusal to sign"),
    (CONCLUSION, "建议给予当事人以下行政处罚", "the proposal the head examines, APL 57"),
    (CONCLUSION, "本案应当经法制审核", "APL 58"),
    (NOTICE, "你单位可以在收到本告知书之日起5个工作日内", "APL 45"),
    (NOTICE, "本机关不会因你单位陈述、申辩而给予更重的处罚", "APL 45(2)"),
    (NOTICE, "收到本告知书之日起5个工作日内向综合行政执法队提出", "APL 64(1): five, not three"),
    (NOTICE, "不承担本机关组织听证的费用", "APL 63(2)"),
    (NOTICE, "处人民币70,000元（大写：柒万元整）的罚款", "APL 44: contents"),
    (NOTICE, "一份交当事人", "copies"),
    (
        NOTICE_WITHOUT_HEARING,
        "不属于依法应当告知听证权利的情形",
        "no such right, and it says so",
    ),
    (NOTICE_WITHOUT_HEARING, "你可以在收到本告知书之日起", "a person is addressed as one"),
    (RECEIPT, "√直接送达", "mode"),
    (RECEIPT, "与受送达人的关系：单位收发室工作人员", "a proxy and his relation"),
    (RECEIPT_REFUSED, "√留置送达", "mode"),
    (RECEIPT_REFUSED, "拒收事由：法定代表人张喆堃称对处罚数额有异议，拒绝签收", "CPL 89"),
    (RECEIPT_REFUSED, "见证人：虚构村村民委员会工作人员李某", "CPL 89"),
    (RECEIPT_BY_POST, "√邮寄送达", "mode"),
    (RECEIPT_BY_ELECTRONIC, "√电子送达", "mode"),
    (RECEIPT_BY_ELECTRONIC, "当事人已签订电子送达确认书", "APL 61(2)"),
]


@pytest.mark.parametrize(("document", "words", "why"), REQUIRED)
def test_a_record_says_what_it_must(document, words, why):
    assert words in squeezed(render(document, at=AT)), why


ABSENT = [
    (NOTICE_WITHOUT_HEARING, "有权要求听证", "no right to a hearing"),
    (SITE_UNSIGNED, "使用执法记录设备", "nobody was told of a recording"),
    (INQUIRY_UNSIGNED, "公民身份号码：1", "an unknown number is left blank"),
    (RECEIPT_REFUSED, "签名或者盖章", "nobody signed for it"),
]


@pytest.mark.parametrize(("document", "words", "why"), ABSENT)
def test_a_record_does_not_say_what_did_not_happen(document, words, why):
    assert words not in squeezed(render(document, at=AT)), why


MISSING = [
    (FILING, ("approver",), "缺少“审批人”", "nobody approved"),
    (FILING, ("legal_representative",), "至少填写一项", "a party that is nobody"),
    (FILING, ("examiner",), "就应当填写“审核人”", "an opinion of nobody"),
    (SITE, ("findings",), "缺少“检查情况”", "nothing was seen"),
    (SITE, ("officers",), "缺少“行政执法人员”", "nobody inspected"),
    (INQUIRY, ("exchanges",), "缺少“问答”", "nothing was asked"),
    (INQUIRY, ("recorder",), "缺少“记录人”", "nobody wrote it down"),
    (CONCLUSION, ("evidence",), "缺少“证据”", "facts without evidence"),
    (NOTICE, ("hearing_days",), "就应当填写“要求听证期限", "a right without its time"),
    (NOTICE, ("fine_fen",), "至少填写一项", "a notice of nothing"),
    (NOTICE, ("defence_days",), "缺少“陈述申辩期限", "a right without its time"),
    (RECEIPT, ("documents",), "缺少“送达文书”", "nothing was served"),
    (RECEIPT_REFUSED, ("attestor", "proof_sha256"), "至少填写一项", "left, and nobody saw it"),
    (RECEIPT_BY_ELECTRONIC, ("proof_sha256",), "至少填写一项", "no signed confirmation"),
]


@pytest.mark.parametrize(("document", "names", "words", "why"), MISSING)
def test_what_is_missing_is_refused_and_named(document, names, words, why):
    with pytest.raises(DocumentDataError) as refusal:
        render(without(document, *names), at=AT)
    assert words in refusal.value.why, why


def test_the_foot_of_every_page_of_an_inquiry_is_signed():
    exchanges = [
        {"question": f"第{number}问？", "answer": "矗立。" * 60} for number in range(12)
    ]
    found = pages(render(with_data(INQUIRY, exchanges=exchanges), at=AT))
    assert len(found) > 3
    for number, text in enumerate(found, start=1):
        bare = "".join(text.split())
        assert f"共{len(found)}页第{number}页" in bare
        assert "询问人（签名）：记录人（签名）：被询问人（签名）：" in bare
    assert "".join(found).count("矗") == 720


def test_a_name_without_a_glyph_is_refused_in_rows_too():
    exchanges = [{"question": "姓名？", "answer": "我叫㵑。"}]
    with pytest.raises(MissingGlyphError) as refusal:
        render(with_data(INQUIRY, exchanges=exchanges), at=AT)
    assert refusal.value.found == (("问答第1项·答", "㵑"),)


@pytest.mark.parametrize("document", [FILING, SITE, NOTICE, RECEIPT], ids=lambda one: one.form)
def test_data_are_text_and_never_markup(document):
    hostile = '#panic("x") *粗* $x^2$ <script>alert(1)</script> {{ x }} #read("/etc")'
    name = next(name for name in ("cause", "place") if name in document.data)
    pdf = render(with_data(document, **{name: hostile}), at=AT)
    assert "".join(hostile.split()) in squeezed(pdf)


@pytest.mark.parametrize("name", EVERY)
def test_a_preview_is_marked_on_every_page_and_has_no_number(name):
    document = EVERY[name]
    shown = preview(Paper(document.form, document.data), at=AT)
    found = ["".join(text.split()) for text in pages(shown)]
    assert all("预览：尚未审批、编号，不具有文书效力" in text for text in found)
    assert all(text.count("预览") == 2 for text in found), "words at the head, mark behind"
    text = "".join(found)
    form = TemplateSet().form(document.form, document.edition)
    assert ("（审批后编号）" in text) is bool(form.number_word)
    assert "核验本文书" not in text
    if document.number:
        own = "".join(document.number.split())
        others = "".join(str(value) for value in document.data.values())
        assert own not in text or own in "".join(others.split())


def test_a_preview_says_what_is_missing():
    with pytest.raises(DocumentDataError, match="立案审批表"):
        preview(Paper(FILING.form, without(FILING, "approver").data), at=AT)


def test_a_document_that_is_issued_is_not_marked():
    assert "预览" not in squeezed(render(ORGANISATION, at=AT))


@pytest.mark.parametrize("name", RECORDS)
def test_every_page_is_a4(name):
    boxes = [
        tuple(round(float(side)) for side in page.mediabox[2:])
        for page in PdfReader(io.BytesIO(render(RECORDS[name], at=AT))).pages
    ]
    assert set(boxes) == {A4}
