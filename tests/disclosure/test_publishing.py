"""Drafting, checking, publishing: every gate, and who may open it."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from disclosure.acts import check, draft, make_public, published_case
from disclosure.cast import (
    CHECKER,
    FIRM,
    LAST_DAY,
    LEGAL_HEAD,
    LIN,
    MINOR_NUMBER,
    NAMES,
    PERSON,
    RENDERER,
    STRANGER,
    SUMMARY,
    TRADER,
    ZHAO,
    Matter,
    at,
    decided,
)
from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.check_publication import (
    ReturnPublication,
    return_publication,
)
from mingjing.disclosure.commands.register_document import (
    RegisterDocument,
    register_document,
    register_document_for_verification,
)
from mingjing.disclosure.models import Publication, PublicDocument
from mingjing.disclosure.own import publications_of, summary_to_edit
from mingjing.disclosure.papers import verifiable
from mingjing.disclosure.policy import CREDIT_CHANNEL, CreditClass
from mingjing.disclosure.queries import published, published_item
from mingjing.disclosure.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook

pytestmark = pytest.mark.django_db
BOTH_HATS = Actor("p-lin", frozenset({Role.OFFICER, Role.DISCLOSURE_CHECKER}), "zhifa")
EVERY_HAT = Actor("p-lin", frozenset({Role.OFFICER, Role.LEGAL_HEAD}), "zhifa")


def said(case) -> list[str]:
    return [entry.said["kind"] for entry in history(case.docket)]


def tamper(publication, summary: str) -> None:
    """Change the public record behind the back of the product."""
    fields = dict(publication.public_record["fields"], summary=summary)
    record = json.dumps(dict(publication.public_record, fields=fields))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE disclosure_publication SET public_record = %s WHERE id = %s",
            [record, publication.pk],
        )


def test_an_item_goes_from_draft_to_public_and_each_step_is_recorded():
    case = decided()
    publication = published_case(case)
    assert (publication.state, publication.is_late) == (State.PUBLISHED, False)
    assert publication.due == LAST_DAY
    assert said(case)[2:] == ["publication_drafted", "publication_checked", "disclosed"]


@pytest.mark.parametrize("party", [FIRM, PERSON, TRADER])
def test_no_personal_datum_of_the_party_is_in_the_public_row(party):
    case = decided(Matter(party=party))
    influence = "" if party.is_enterprise else "危及公共安全"
    row = json.dumps(draft(case, social_influence=influence).public_record, ensure_ascii=False)
    secrets = {
        party.telephone,
        party.citizen_number,
        party.legal_representative,
        *NAMES.values(),
    }
    if party is not FIRM:
        secrets |= {party.address, "王隐名"}
    for secret in secrets - {""}:
        assert secret not in row, f"{secret} leaked into the public record"


def test_the_record_points_to_the_entry_of_the_decision():
    case = decided()
    fields = published_case(case) and published()[0].fields
    entry = next(e for e in history(case.docket) if e.said["kind"] == "penalty_decided")
    assert (fields["record.seq"], fields["record.leaf_hash"]) == (entry.seq, entry.leaf_hash)


def test_what_is_not_the_officers_own_case_cannot_be_drafted():
    case = decided()
    with pytest.raises(NotFoundError):
        draft(case, by=STRANGER)
    all_seeing = Actor("p-x", frozenset({Role.OFFICER, Role.SUPERVISOR}), "zhifa")
    with pytest.raises(NotPermittedError, match="承办人"):
        draft(case, by=all_seeing)


@pytest.mark.parametrize("actor", [CHECKER, LEGAL_HEAD])
def test_only_an_officer_drafts(actor):
    with pytest.raises(NotPermittedError, match="拟定公示稿"):
        draft(decided(), by=actor)


def test_the_head_of_the_unit_drafts_where_those_who_handled_it_are_gone():
    head = Actor("p-head", frozenset({Role.UNIT_HEAD}), "zhifa")
    elsewhere = Actor("p-other", frozenset({Role.UNIT_HEAD}), "jichu")
    case = decided()
    with pytest.raises(NotPermittedError, match="承办股室"):
        draft(case, by=elsewhere)
    draft(case, by=head)
    with pytest.raises(SeparationOfDutiesError):
        check(case, by=Actor("p-head", frozenset({Role.DISCLOSURE_CHECKER}), "zhifa"))
    check(case)


@pytest.mark.parametrize("actor", [LIN, LEGAL_HEAD])
def test_only_the_checker_checks(actor):
    case = decided()
    draft(case)
    with pytest.raises(NotPermittedError, match="公示审查"):
        check(case, by=actor)


@pytest.mark.parametrize("actor", [LIN, CHECKER])
def test_only_the_legal_head_publishes(actor):
    case = decided()
    draft(case)
    check(case)
    with pytest.raises(NotPermittedError, match="公示"):
        make_public(case, by=actor)


def test_nobody_checks_what_they_masked():
    case = decided()
    draft(case, by=BOTH_HATS)
    with pytest.raises(SeparationOfDutiesError, match="自己拟定"):
        check(case, by=BOTH_HATS)
    assert said(case)[-1] == "act_refused"


def test_nobody_publishes_what_they_masked():
    case = decided()
    draft(case, by=EVERY_HAT)
    check(case)
    with pytest.raises(SeparationOfDutiesError, match="自己拟定"):
        make_public(case, by=EVERY_HAT)


def test_raw_sql_cannot_publish_past_the_second_person():
    publication = draft(decided())
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE disclosure_publication SET state = 'published', checked_by = masked_by, "
            "checked_sha256 = record_sha256 WHERE id = %s",
            [publication.pk],
        )


def test_nothing_is_published_before_service():
    case = decided(Matter(served_on=None))
    draft(case)
    check(case)
    with pytest.raises(GateClosedError, match="没有送达"):
        make_public(case)
    assert published() == []


def test_late_is_recorded_as_late_and_still_published():
    case = decided()
    draft(case)
    check(case)
    publication = make_public(case, on=at(21))
    assert publication.is_late
    entry = list(history(case.docket))[-1].said["facts"]
    assert (entry["in_time"], entry["due"]) == (False, "2026-05-20")


def test_the_last_day_is_in_time():
    case = decided()
    draft(case)
    check(case)
    assert not make_public(case, on=at(20, hour=23)).is_late


def test_the_earlier_of_approval_and_document_date_starts_the_clock():
    case = decided(Matter(issued_at=at(8)))
    assert draft(case).due == date(2026, 5, 18)


def test_a_record_changed_after_the_check_is_not_published():
    case = decided()
    publication = draft(case)
    check(case)
    tamper(publication, "另一番话。")
    with pytest.raises(GateClosedError, match="审查之后被改动"):
        make_public(case)


def test_the_check_runs_the_detectors_over_the_row_itself():
    case = decided()
    publication = draft(case)
    tamper(publication, "电话13900005678。")
    with pytest.raises(GateClosedError, match="手机号码") as refusal:
        check(case)
    assert "13900005678" not in str(refusal.value)


@pytest.mark.parametrize(
    ("summary", "match"),
    [
        ("负责人孙保密未到场。", "法定代表人"),
        ("承办人林验证发现。", "工作人员姓名"),
        ("联系13900001234。", "手机号码"),
        ("驾驶晋E12345运输。", "机动车号牌"),
    ],
)
def test_a_summary_with_personal_data_is_refused_and_nothing_is_saved(summary, match):
    case = decided()
    with pytest.raises(GateClosedError, match=match):
        draft(case, summary=summary)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("summary", ["", "  ", "长" * 2001])
def test_a_summary_is_neither_empty_nor_endless(summary):
    with pytest.raises(InvalidInputError, match="摘要"):
        draft(decided(), summary=summary)


def test_a_minor_is_not_published_at_all():
    party = PERSON.__class__(**{**PERSON.__dict__, "citizen_number": MINOR_NUMBER})
    with pytest.raises(GateClosedError, match="未成年人"):
        draft(decided(Matter(party=party)), social_influence="危及公共安全")


def test_a_person_needs_social_influence_and_the_basis_is_kept():
    case = decided(Matter(party=PERSON))
    with pytest.raises(GateClosedError, match="社会影响"):
        draft(case)
    assert draft(case, social_influence="危及公共安全").basis == "危及公共安全"


def test_an_unknown_channel_is_refused_with_the_known_ones():
    with pytest.raises(NotFoundError, match="notice_board") as refusal:
        draft(decided(), channel="notice_board")
    assert "county_site" in str(refusal.value)


def test_channels_live_their_own_lives():
    case = decided()
    published_case(case)
    draft(case, channel=CREDIT_CHANNEL, credit_class=CreditClass.GENERAL)
    states = {row.channel: row.state for row in publications_of(LIN, case.docket)}
    assert states == {"county_site": "published", "credit": "masked"}


def test_a_new_draft_needs_a_new_check():
    case = decided()
    draft(case)
    check(case)
    assert draft(case, by=ZHAO, summary="另写一遍。").checked_by == ""
    with pytest.raises(IllegalTransitionError, match="待审查"):
        make_public(case)


def test_what_is_public_cannot_be_drafted_over():
    case = decided()
    published_case(case)
    with pytest.raises(IllegalTransitionError, match="已公示"):
        draft(case)


def test_the_checker_returns_a_draft_with_a_reason():
    case = decided()
    draft(case)
    order = ReturnPublication(case.docket, "county_site", "摘要看不懂")
    assert return_publication(order, act=Act(CHECKER, at(14))).state == State.DRAFT
    draft(case)
    unexplained = ReturnPublication(case.docket, "county_site", " ")
    with pytest.raises(InvalidInputError, match="理由"):
        return_publication(unexplained, act=Act(CHECKER, at(14)))


def test_nothing_can_be_checked_that_nobody_drafted():
    with pytest.raises(NotFoundError, match="还没有公示项"):
        check(decided())


def test_the_officer_is_offered_the_facts_without_known_personal_data():
    assert summary_to_edit(LIN, decided().docket, rulebook()) == (
        "现场负责人某（电话某）承认未如实记录培训。"
    )


def test_an_unpublished_item_answers_like_one_that_does_not_exist():
    case = decided()
    draft(case)
    with pytest.raises(NotFoundError) as unpublished:
        published_item(f"{1:016x}")
    with pytest.raises(NotFoundError) as absent:
        published_item("0" * 16)
    assert str(unpublished.value) == str(absent.value)


def test_a_document_can_be_verified_by_code_and_by_number():
    decided()
    register_document({"document": f"{1:016x}"}, at(12))
    by_code, by_number = verifiable(f"{1:016x}"), verifiable("（陵）应急罚〔2026〕1号")
    assert by_code == by_number
    assert (by_code.title, by_code.shows_digests) == ("行政处罚决定书（单位）", True)


@pytest.mark.parametrize("party", [PERSON, TRADER])
def test_digests_of_a_document_about_a_person_are_not_shown(party):
    decided(Matter(party=party))
    register_document({"document": f"{1:016x}"}, at(12))
    assert not verifiable(f"{1:016x}").shows_digests


def test_the_register_of_documents_names_no_party():
    decided(Matter(party=PERSON))
    register_document({"document": f"{1:016x}"}, at(12))
    row = PublicDocument.objects.values().get()
    for secret in ("王", PERSON.citizen_number, PERSON.address, "线"):
        assert secret not in json.dumps(row, default=str, ensure_ascii=False)


def test_registering_twice_registers_once():
    case = decided()
    register_document({"document": f"{1:016x}"}, at(12))
    register_document({"document": f"{1:016x}"}, at(13))
    assert said(case).count("document_registered") == 1


def test_a_document_without_its_pdf_is_not_registered_and_leaves_no_refusal():
    case = decided(Matter(rendered=False))
    with pytest.raises(NotFoundError, match="已制成"):
        register_document({"document": f"{1:016x}"}, at(12))
    assert "act_refused" not in said(case)


def test_only_the_rendering_program_registers():
    decided()
    order = RegisterDocument(f"{1:016x}")
    with pytest.raises(NotPermittedError):
        register_document_for_verification(order, act=Act(LIN, at(12)))
    assert register_document_for_verification(order, act=Act(RENDERER, at(12))).seq >= 0
    assert SUMMARY not in verifiable(order.document).title
