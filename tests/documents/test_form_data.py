"""Complete data that fit their form make a document; others are refused with reasons."""

from dataclasses import replace

import pytest

from documents.changes import with_data
from documents.samples import ALL, INDIVIDUAL, ORGANISATION, REVIEW
from mingjing.documents.content import DocumentContent
from mingjing.documents.form_data import DocumentDataError, check
from mingjing.documents.template_set import TemplateSet

ROWS = REVIEW.data["checklist"]
WRONG = [
    # document, changes, what is said
    (ORGANISATION, {"party_name": None}, "缺少“被处罚单位”"),
    (ORGANISATION, {"address": None}, "缺少“地址”"),
    (ORGANISATION, {"evidence": None}, "缺少“证据”"),
    (ORGANISATION, {"evidence": []}, "“证据”应当至少有一项"),
    (ORGANISATION, {"evidence": ["照片", " "]}, "“证据第2项”是空的"),
    (ORGANISATION, {"evidence": "照片"}, "“证据”应当至少有一项"),
    (ORGANISATION, {"colour": "红"}, "文书式样没有“colour”这一项"),
    (ORGANISATION, {"phone": ""}, "“联系电话”是空的"),
    (ORGANISATION, {"uscc": "123"}, "“统一社会信用代码”的写法不对"),
    (ORGANISATION, {"cause": 7}, "“案由”应当是文字"),
    (ORGANISATION, {"decided_on": "2026-7-10"}, "“决定日期”应当是日期"),
    (ORGANISATION, {"decided_on": "2026-02-30"}, "“决定日期”应当是日期"),
    (ORGANISATION, {"decided_on": "20260710"}, "“决定日期”应当是日期"),
    (ORGANISATION, {"fine_fen": "70000"}, "“罚款数额”应当是以分为单位的整数"),
    (ORGANISATION, {"fine_fen": True}, "“罚款数额”应当是以分为单位的整数"),
    (ORGANISATION, {"fine_fen": -1}, "“罚款数额”应当是以分为单位的整数"),
    (ORGANISATION, {"payment_days": 1.5}, "“缴款期限（日）”应当是不小于零的整数"),
    (ORGANISATION, {"additional_fine": "是"}, "“逾期是否加处罚款”应当是“是”或者“否”"),
    (ORGANISATION, {"collector_name": None}, "“罚款数额”，就应当填写“代收机构名称”"),
    (ORGANISATION, {"collector_address": None}, "“罚款数额”，就应当填写“代收机构地址”"),
    (ORGANISATION, {"payment_days": None}, "“罚款数额”，就应当填写“缴款期限（日）”"),
    (ORGANISATION, {"additional_fine": None}, "就应当填写“逾期是否加处罚款”"),
    (ORGANISATION, {"additional_fine_basis": None}, "就应当填写“加处罚款依据”"),
    (ORGANISATION, {"fine_fen": None}, "“罚款数额”、“罚款以外的处罚”至少填写一项"),
    (ORGANISATION, {"reconsideration_body": None}, "缺少“行政复议机关”"),
    (ORGANISATION, {"court": None}, "缺少“管辖法院”"),
    (INDIVIDUAL, {"legal_representative": "张三"}, "文书式样没有“legal_representative”这一项"),
    (INDIVIDUAL, {"other_performance": None}, "就应当填写“罚款以外处罚的履行方式和期限”"),
    (REVIEW, {"checklist": ROWS[:-1]}, "“审核内容”缺少“涉嫌犯罪与移送”"),
    (REVIEW, {"checklist": [*ROWS, ROWS[0]]}, "“审核内容”中“当事人”出现2次"),
    (REVIEW, {"checklist": [{"point": "party"}, *ROWS[1:]]}, "缺少“审核内容第1行·结论”"),
    (REVIEW, {"checklist": ["party"]}, "“审核内容第1行”不是一行内容"),
    (REVIEW, {"outcomes": ["agree"]}, "“审核意见第1项”应当从"),
    (REVIEW, {"outcomes": ["pass", "pass"]}, "“审核意见”有重复的选项"),
    (REVIEW, {"outcomes": []}, "“审核意见”应当至少有一项"),
    (REVIEW, {"legality": "perhaps"}, "“合法性审核结论”应当从“合法”“不合法”中选择"),
    (REVIEW, {"appropriateness": None}, "缺少“适当性审核结论”"),
    (REVIEW, {"subject_sha256": "5b2e"}, "“审核对象摘要”的写法不对"),
    (REVIEW, {"extension_reason": None}, "“延长至”，就应当填写“延长理由”"),
    (REVIEW, {"reviewer": "陈某"}, "“法制审核人员”应当写明姓名"),
    (REVIEW, {"reviewer": {"certificate": "1"}}, "缺少“法制审核人员·姓名”"),
    (REVIEW, {"adviser_opinion": None}, "“未征求法律顾问意见的理由”至少填写一项"),
]
NUMBERS = [
    ("", "没有字号的决定书"),
    ("（陵）应急罚〔2026〕03号", "a leading zero"),
    ("（陵）应急罚[2026]3号", "square brackets"),
    ("（陵）应急审〔2026〕3号", "the word of another form"),
]


def form_of(document: DocumentContent):
    return TemplateSet().form(document.form, document.edition)


@pytest.mark.parametrize("document", ALL.values(), ids=ALL)
def test_complete_data_are_accepted(document):
    check(form_of(document), document)


@pytest.mark.parametrize(("document", "changes", "said"), WRONG)
def test_data_that_do_not_fit_are_refused_by_the_name_of_the_field(document, changes, said):
    with pytest.raises(DocumentDataError) as refusal:
        check(form_of(document), with_data(document, **changes))
    assert said in refusal.value.why


@pytest.mark.parametrize(("number", "why"), NUMBERS)
def test_a_wrong_number_is_refused(number, why):
    with pytest.raises(DocumentDataError, match="字号"):
        check(form_of(ORGANISATION), replace(ORGANISATION, number=number))


def test_every_problem_is_told_at_once_with_the_norm():
    broken = with_data(ORGANISATION, party_name=None, court=None, colour="红")
    with pytest.raises(DocumentDataError) as refusal:
        check(form_of(broken), broken)
    assert len(refusal.value.problems) == 3
    assert refusal.value.article == "apl-2021:59"


def test_content_survives_its_bytes():
    for document in ALL.values():
        again = DocumentContent.from_bytes(document.as_bytes())
        assert again.as_bytes() == document.as_bytes()
        assert again.sha256 == document.sha256


NOT_CONTENT = [
    (b"{}", "nothing in it"),
    (b'{"v": 1}', "not canonical"),
    (ORGANISATION.as_bytes().replace(b'"v":1', b'"v":2'), "a version we do not know"),
    (ORGANISATION.as_bytes().replace(b'"v":1', b'"v":1,"w":1'), "an unknown key"),
]


@pytest.mark.parametrize(("data", "why"), NOT_CONTENT)
def test_other_bytes_are_no_content(data, why):
    with pytest.raises(ValueError, match="not"):
        DocumentContent.from_bytes(data)
