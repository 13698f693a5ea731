"""What is typed at the console becomes a record, item by item."""

import json

import pytest

from mingjing.cases.models import FieldAct
from mingjing.cases.states import State
from mingjing.documents.models import Document
from mingjing.documents.queries import papers_of
from mingjing.web.console.acts.records import exchanges_in
from support.cast import LIN, ZHOU

TYPED = "问：何时上岗？\n答：两周前。\n记不清哪天。\n\n问： 有证吗？\n答: 没有。"

TURNS = [
    # typed, how many exchanges, why
    (TYPED, 2, "two turns, an answer of two lines"),
    ("", 0, "nothing was typed"),
    ("答：先答后问。", None, "an answer to nothing"),
    ("问：何时？", None, "a question without an answer"),
    ("问：何时？\n问：何地？\n答：此地。", None, "two questions, one answer"),
    ("何时？\n两周前。", None, "nobody says who speaks"),
]


@pytest.mark.parametrize(("typed", "count", "why"), TURNS)
def test_questions_and_answers_alternate(typed, count, why):
    found = exchanges_in(typed)
    assert (None if found is None else len(found)) == count, why


def typed(visitor, docket, slug, **changes):
    form = visitor.fill("case_act", docket, slug)
    form.update(changes)
    return visitor.send("case_act", docket, slug, form=form)


def test_an_inquiry_that_was_typed_becomes_its_record(county, visitor):
    docket = county.bring(State.FILED)
    answer = typed(
        visitor(LIN),
        docket,
        "field-act",
        kind="inquiry",
        place="当事人办公室（虚构）",
        summary="询问（虚构）",
        told_of_recording="on",
        rights_told="on",
        asked="丙某（虚构）",
        exchanges=TYPED,
    )
    assert answer.status_code == 303
    row = FieldAct.objects.get()
    assert row.document.form == "inquiry_record"
    said = json.loads(row.document.content)["data"]["exchanges"]
    assert said[0] == {"question": "何时上岗？", "answer": "两周前。\n记不清哪天。"}


def test_questions_that_do_not_alternate_are_shown_again(county, visitor):
    docket = county.bring(State.FILED)
    answer = typed(
        visitor(LIN),
        docket,
        "field-act",
        kind="inquiry",
        place="办公室（虚构）",
        summary="询问（虚构）",
        told_of_recording="on",
        rights_told="on",
        asked="丙某（虚构）",
        exchanges="问：何时？",
    )
    assert answer.status_code == 422
    assert "问与答没有成对" in answer.content.decode()
    assert "问：何时？" in answer.content.decode()
    assert FieldAct.objects.count() == 0


def test_findings_line_by_line_become_the_record_of_an_inspection(county, visitor):
    docket = county.bring(State.FILED)
    answer = typed(
        visitor(LIN),
        docket,
        "field-act",
        kind="site_inspection",
        place="厂区（虚构）",
        summary="检查（虚构）",
        findings="第一项（虚构）\n第二项（虚构）",
        in_charge="乙某（虚构）",
    )
    assert answer.status_code == 303
    assert FieldAct.objects.get().particulars["findings"] == [
        "第一项（虚构）",
        "第二项（虚构）",
    ]
    assert "site_record" in {paper.form for paper in papers_of(docket)}


def test_the_opinion_of_the_leader_stands_on_the_approval_form(county, visitor):
    docket = county.bring(State.LEAD)
    answer = typed(
        visitor(ZHOU), docket, "file", officers=["p-04", "p-05"], opinion="同意（虚构）。"
    )
    assert answer.status_code == 303
    said = json.loads(Document.objects.get(form="filing_approval").content)["data"]
    assert said["approval"] == "同意（虚构）。"
