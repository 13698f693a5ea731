"""Papers about people and papers of the house can be verified, and tell nobody anything."""

import json

import pytest

from mingjing.cases.field_records import Exchange, Inquiry, SiteVisit
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.models import PublicDocument
from mingjing.disclosure.papers import verifiable
from mingjing.disclosure.procedures.penalties import source_of
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import NotFoundError
from support.county import County

ASKED, IN_CHARGE = "被问示例人", "现场示例人"
SHOWN = {"penalty_notice", "penalty_decision_organisation"}


@pytest.fixture
def walked(county: County) -> str:
    docket = county.bring(State.FILED)
    county.inspect(docket, visit=SiteVisit(("矗立的隐患",), in_charge=IN_CHARGE))
    exchanges = (Exchange("何时？", "矗立两周。"),)
    inquiry = Inquiry(ASKED, exchanges, rights_told=True, citizen_number="11010519491231002X")
    county.inspect(docket, kind="inquiry", inquiry=inquiry)
    county.add(docket)
    county.close(docket)
    county.submit(docket)
    county.accept(docket)
    county.opine(docket)
    county.notice(docket)
    county.waive(docket)
    county.decide(docket)
    county.print(docket)
    county.serve(docket)
    for paper in papers_of(docket):
        if not paper.is_ready:
            county.render(paper.code)
        register_document({"document": paper.code}, county.clock.now)
    return docket


def test_every_form_can_be_verified_and_only_open_ones_show_digests(walked):
    shown = {one.form: verifiable(one.code).shows_digests for one in papers_of(walked)}
    assert len(shown) == 8
    assert {form for form, shows in shown.items() if shows} == SHOWN


def test_the_register_names_nobody_and_says_nothing_of_the_content(walked):
    rows = json.dumps(list(PublicDocument.objects.values()), default=str, ensure_ascii=False)
    for secret in (ASKED, IN_CHARGE, "矗", "11010519491231002X", "宏达", "示例", "线"):
        assert secret not in rows


def test_a_paper_without_number_is_verified_by_its_code(walked):
    inquiry = next(one for one in papers_of(walked) if one.form == "inquiry_record")
    assert verifiable(inquiry.code).title == "询问笔录"
    with pytest.raises(NotFoundError):
        verifiable("询问笔录")


def test_those_who_were_asked_or_there_are_private_in_a_publication(county, walked):
    case = county.case(walked)
    source = source_of(case, decision_of(case), "摘要", county.law)
    names = {name for label, name in source.private if label == "相关人员姓名"}
    assert {ASKED, IN_CHARGE} <= names
    assert case.party.name not in names
