"""Each act issues its paper in the same recording, filled from what was recorded."""

import json
from datetime import timedelta

import pytest

from mingjing.cases.deliveries import Delivery
from mingjing.cases.field_records import Exchange, Inquiry, SiteVisit
from mingjing.cases.models import FieldAct, Notice, Service
from mingjing.cases.states import State
from mingjing.documents.form import Audience, Volume
from mingjing.documents.form_data import DocumentDataError
from mingjing.documents.glyphs import MissingGlyphError
from mingjing.documents.models import Document, NumberSeries
from mingjing.documents.queries import paper_of, papers_of, title_of
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.queries import history
from mingjing.statute.decisions import PartyKind
from support.cast import LIN, STRANGER, WU, ZHAO, ZHOU
from support.county import INQUIRY, LARGE, SMALL, VISIT, party, proposed
from support.refusals import refused

NUMBER = "11010519491231002X"
PERSON = party(
    kind=PartyKind.PERSON, name="丁某（虚构）", citizen_number=NUMBER, legal_representative=""
)


def forms(docket):
    return [paper.form for paper in papers_of(docket)]


def content(docket, form):
    """Return the number and the data of the last document of that form."""
    row = (
        Document.objects.filter(subject=docket, form=form)
        .order_by("issued_at", "number")
        .last()
    )
    said = json.loads(row.content)
    return said["number"], said["data"]


def last_of(word):
    row = NumberSeries.objects.filter(word=word).first()
    return row.last if row else 0


STEPS = [
    # state the case is brought to, act, forms it issues
    (State.LEAD, lambda c, d: c.file(d), ["filing_approval"]),
    (State.FILED, lambda c, d: c.inspect(d), ["site_record"]),
    (State.FILED, lambda c, d: c.inspect(d, kind="inquiry"), ["inquiry_record"]),
    (State.FILED, lambda c, d: c.inspect(d, visit=None), []),
    (State.FILED, lambda c, d: c.inspect(d, kind="sampling"), []),
    (State.INVESTIGATION, lambda c, d: c.close(d), ["investigation_conclusion"]),
    (State.REVIEWED, lambda c, d: c.notice(d), ["penalty_notice", "service_receipt"]),
    (State.REVIEWED, lambda c, d: c.notice(d, delivery=None), ["penalty_notice"]),
]


@pytest.mark.parametrize(("state", "act", "issued"), STEPS)
def test_an_act_issues_its_paper_and_no_other(county, state, act, issued):
    docket = county.bring(state)
    if state is State.INVESTIGATION:
        county.add(docket)
    before, entries = forms(docket), county.kinds(docket)
    act(county, docket)
    assert sorted(forms(docket)) == sorted(before + issued)
    after = county.kinds(docket)[len(entries) :]
    assert after.count("document_issued") == len(issued)
    named = [
        entry.said["facts"]
        for entry in history(docket)
        if entry.said["kind"] == "document_issued"
    ]
    assert [facts["form"] for facts in named[-len(issued) :] if issued] == issued
    for facts in named:
        row = Document.objects.get(pk=facts["document"])
        assert facts["content_sha256"] == row.content_sha256
        county.render(row.code)


def test_service_issues_a_receipt_for_the_decision(county):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    county.serve(docket, place="当事人厂区（虚构）", relation="收发员（虚构）")
    number, data = content(docket, "service_receipt")
    service = Service.objects.get()
    assert service.receipt.number == number
    assert data["documents"] == [
        {"title": "行政处罚决定书（单位）", "number": service.decision.document.number}
    ]
    assert (data["mode"], data["place"]) == ("direct", "当事人厂区（虚构）")
    assert data["relation"] == "收发员（虚构）"
    county.render(service.receipt.code)


def test_the_number_of_the_approval_is_that_of_the_case(county):
    docket = county.bring(State.LEAD)
    county.file(docket, opinion="同意立案，由二人承办（虚构）。", proposal="建议立案（虚构）。")
    number, data = content(docket, "filing_approval")
    assert county.case(docket).number == number
    assert data["approval"] == "同意立案，由二人承办（虚构）。"
    assert data["proposal"] == "建议立案（虚构）。"
    assert data["approver_post"] == "局负责人"
    assert [row["certificate"] for row in data["officers"]] == ["虚构-p-04", "虚构-p-05"]


def test_without_more_words_the_form_says_what_the_lead_says(county):
    docket = county.bring(State.FILED)
    _, data = content(docket, "filing_approval")
    assert data["circumstances"] == (
        "2026年3月2日，本机关检查发现宏达化工厂（虚构）涉嫌未按规定进行安全生产教育和培训。"
    )
    assert "proposal" not in data
    told = county.register(summary="检查发现培训记录缺失（虚构）。")
    county.file(told)
    assert (
        content(told, "filing_approval")[1]["circumstances"] == "检查发现培训记录缺失（虚构）。"
    )


def test_what_a_citizen_number_says_is_not_typed_again(county):
    docket = county.register(party=PERSON)
    county.file(docket)
    _, data = content(docket, "filing_approval")
    assert (data["citizen_number"], data["sex"], data["born_on"]) == (
        NUMBER,
        "女",
        "1949-12-31",
    )
    assert "legal_representative" not in data


FILINGS = [
    # changes, refusal, why
    ({"opinion": " "}, DocumentDataError, "an approval in no words"),
    ({"examination": "同意（虚构）"}, DocumentDataError, "examined by nobody"),
    ({"examiner": ZHOU}, SeparationOfDutiesError, "one approves what one examined"),
    ({"proposal": "见㵑"}, MissingGlyphError, "a character that no font draws"),
    ({"officers": (LIN, LIN)}, SeparationOfDutiesError, "one officer cannot be two"),
]


@pytest.mark.parametrize(("changes", "refusal", "why"), FILINGS)
def test_a_refused_filing_leaves_no_paper_and_no_gap(county, changes, refusal, why):
    docket = county.bring(State.LEAD)
    with pytest.raises(refusal):
        county.file(docket, **changes)
    assert (forms(docket), last_of("应急立")) == ([], 0), why
    county.file(docket, examiner=WU, examination="同意（虚构）")
    assert county.case(docket).number.endswith("〕1号")


RECORDS = [
    # changes, refusal, citation, why
    ({"visit": SiteVisit(())}, InvalidInputError, "apl-2021:55.2", "nothing was found"),
    ({"visit": SiteVisit((" ",))}, InvalidInputError, "apl-2021:55.2", "found in no words"),
    ({"inquiry": INQUIRY}, InvalidInputError, "apl-2021:55.2", "questions of an inspection"),
    (
        {"kind": "inquiry", "visit": VISIT},
        InvalidInputError,
        "apl-2021:55.2",
        "findings of an inquiry",
    ),
    (
        {"kind": "inquiry", "inquiry": Inquiry("丙", INQUIRY.exchanges, rights_told=False)},
        GateClosedError,
        "apl-2021:55.1",
        "rights were not told",
    ),
    (
        {"kind": "inquiry", "inquiry": Inquiry("丙", (), rights_told=True)},
        InvalidInputError,
        "apl-2021:55.2",
        "nothing was asked",
    ),
    (
        {"kind": "inquiry", "inquiry": Inquiry("", INQUIRY.exchanges, rights_told=True)},
        InvalidInputError,
        "apl-2021:55.2",
        "nobody was asked",
    ),
    (
        {
            "kind": "inquiry",
            "inquiry": Inquiry("丙", (Exchange("问？", " "),), rights_told=True),
        },
        InvalidInputError,
        "apl-2021:55.2",
        "a question without an answer",
    ),
    (
        {
            "kind": "inquiry",
            "inquiry": Inquiry(
                "丙", INQUIRY.exchanges, rights_told=True, citizen_number="110105194912310021"
            ),
        },
        InvalidInputError,
        "",
        "a wrong citizen number",
    ),
    (
        {
            "kind": "inquiry",
            "inquiry": Inquiry("丙", INQUIRY.exchanges, rights_told=True, recorder=STRANGER),
        },
        InvalidInputError,
        "apl-2021:55.2",
        "written down by somebody who was not there",
    ),
    (
        {"kind": "inquiry", "told_of_recording": False},
        GateClosedError,
        "seed-2022:A2-9",
        "not told of the recording",
    ),
]


@pytest.mark.parametrize(
    ("changes", "kind", "article", "why"), RECORDS, ids=[row[-1] for row in RECORDS]
)
def test_a_record_that_is_not_whole_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.FILED)
    with refused(county, docket, kind, article):
        county.inspect(docket, **changes)
    assert "site_record" not in forms(docket)
    assert (FieldAct.objects.count(), last_of("应急检记")) == (0, 0), why


def test_findings_are_stored_item_by_item_and_printed_from_there(county):
    docket = county.bring(State.FILED)
    visit = SiteVisit(
        ("第一项（虚构）", "第二项（虚构）"),
        unsigned_reason="现场负责人拒绝签名（虚构）",
        attestor="见证人示例（虚构）",
    )
    county.inspect(docket, visit=visit)
    row, (number, data) = FieldAct.objects.get(), content(docket, "site_record")
    assert row.particulars["findings"] == data["findings"] == list(visit.findings)
    assert (row.document.number, data["unsigned_reason"]) == (number, visit.unsigned_reason)
    assert data["began_at"].endswith("+08:00")


def test_an_inquiry_has_no_number_and_counts_how_often_a_person_was_asked(county):
    docket = county.bring(State.FILED)
    asked = Inquiry(
        "丙某（虚构）",
        (Exchange("何时上岗？", "两周前。\n记不清哪天。"),),
        rights_told=True,
        citizen_number=NUMBER,
        recorder=LIN,
    )
    other = Inquiry("戊某（虚构）", INQUIRY.exchanges, rights_told=True)
    for inquiry in (asked, other, asked):
        county.inspect(docket, kind="inquiry", inquiry=inquiry)
        county.clock.wait(minutes=90)
    number, data = content(docket, "inquiry_record")
    assert number == ""
    assert [one.number for one in papers_of(docket) if one.form == "inquiry_record"] == [""] * 3
    occasions = [
        json.loads(row.content)["data"]["occasion"]
        for row in Document.objects.filter(form="inquiry_record").order_by("issued_at")
    ]
    assert occasions == [1, 1, 2]
    assert (data["sex"], data["born_on"]) == ("女", "1949-12-31")
    assert data["exchanges"] == [{"question": "何时上岗？", "answer": "两周前。\n记不清哪天。"}]


def test_the_conclusion_retells_the_course_and_binds_the_subject(county):
    docket = county.bring(State.FILED)
    county.inspect(docket)
    county.inspect(docket, kind="inquiry")
    county.add(docket)
    county.close(docket)
    _, data = content(docket, "investigation_conclusion")
    assert [step["what"] for step in data["course"]] == ["现场检查", "询问丙某（虚构）"]
    assert data["subject_sha256"] == county.case(docket).subject_hash
    assert data["penalties"] == ["罚款人民币70,000元"]
    assert data["review_required"] is True
    assert data["review_grounds"]
    assert data["submit_by"] == "2026-03-02"


def test_an_investigation_that_is_not_complete_leaves_no_conclusion(county):
    docket = county.bring(State.INVESTIGATION)
    county.inspect(docket)
    with pytest.raises(GateClosedError):
        county.close(docket, proposal=proposed(facts=" "))
    assert last_of("应急终报") == 0


NOTICES = [
    # proposed fine, party, right to a hearing, why
    (LARGE, None, True, "a large fine"),
    (SMALL, None, False, "a small fine of an organisation"),
    (100_000, PERSON, False, "a small fine of a person"),
]


@pytest.mark.parametrize(("fine", "who", "right", "why"), NOTICES)
def test_the_notice_tells_of_a_hearing_exactly_where_there_is_the_right(
    county, fine, who, right, why
):
    docket = county.register(**({"party": who} if who else {}))
    county.file(docket)
    county.add(docket)
    county.close(docket, proposal=proposed(fine))
    if county.case(docket).review_required:
        county.submit(docket)
        county.accept(docket)
        county.opine(docket)
    county.notice(docket)
    number, data = content(docket, "penalty_notice")
    row = Notice.objects.get()
    assert (row.number, row.document.number) == (number, number)
    assert (row.hearing_right, data["hearing_right"]) == (right, right), why
    assert data["is_person"] is (who is not None)
    assert data["defence_days"] == 5
    assert ("hearing_days" in data) is right
    assert row.receipt.number == content(docket, "service_receipt")[0]


DELIVERIES = [
    # delivery, refusal, citation, why
    (Delivery("by_shouting"), InvalidInputError, "apl-2021:61.1", "no such way"),
    (Delivery("by_leaving"), GateClosedError, "apl-2021:61.2", "nobody saw it"),
    (
        Delivery("by_leaving", attestor="见证人示例"),
        GateClosedError,
        "apl-2021:61.2",
        "nobody says why it was refused",
    ),
    (Delivery("by_electronic"), GateClosedError, "apl-2021:61.2", "no consent on file"),
]


@pytest.mark.parametrize(("delivery", "kind", "article", "why"), DELIVERIES)
def test_a_notice_that_was_served_wrongly_is_not_given(county, delivery, kind, article, why):
    docket = county.bring(State.REVIEWED)
    with refused(county, docket, kind, article):
        county.notice(docket, delivery=delivery)
    assert (last_of("应急罚告"), last_of("应急回")) == (0, 0), why


def test_paper_left_behind_before_a_witness_needs_no_picture(county):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    county.serve(
        docket,
        mode="by_leaving",
        receiver="",
        refusal="称对数额有异议，拒绝签收（虚构）",
        attestor="村民委员会工作人员示例（虚构）",
    )
    _, data = content(docket, "service_receipt")
    assert data["refusal"] == "称对数额有异议，拒绝签收（虚构）"
    assert "receiver" not in data
    assert "proof_sha256" not in data


def test_a_service_that_is_refused_uses_no_number(county):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    before = last_of("应急回")
    with pytest.raises(NotPermittedError):
        county.serve(docket, officers=(LIN,))
    assert last_of("应急回") == before
    county.serve(docket, mode="by_post", remark="邮件号（虚构）")
    assert last_of("应急回") == before + 1


def test_the_papers_of_a_case_are_listed_with_what_a_page_needs(county):
    docket = county.bring(State.NOTICED)
    listed = {paper.form: paper for paper in papers_of(docket)}
    conclusion = listed["investigation_conclusion"]
    assert (conclusion.audience, conclusion.volume) == (Audience.INTERNAL, Volume.ANNEX)
    notice = listed["penalty_notice"]
    assert (notice.audience, notice.volume, notice.is_ready) == (
        Audience.SERVED,
        Volume.MAIN,
        False,
    )
    assert notice.pages is None
    county.render(notice.code)
    ready = paper_of(docket, notice.code)
    assert (ready.is_ready, ready.pages) == (True, 2)
    assert county.store.path(ready.pdf_sha256).stat().st_size == ready.pdf_size
    assert paper_of("别的案件", notice.code) is None
    times = [paper.issued_at for paper in papers_of(docket)]
    assert times == sorted(times)
    assert title_of("inquiry_record") == "询问笔录"
    assert title_of("nothing") == "nothing"


def test_an_act_by_somebody_else_issues_nothing(county):
    docket = county.bring(State.FILED)
    before = forms(docket)
    with pytest.raises(NotPermittedError):
        county.inspect(docket, officers=(LIN, ZHAO), by=WU)
    later = county.clock.now + timedelta(hours=1)
    with pytest.raises(InvalidInputError):
        county.inspect(docket, ended_at=later)
    assert forms(docket) == before
