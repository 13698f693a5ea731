"""What a second person is shown: each field that is kept back, its rule, what replaces it."""

from json import dumps

import pytest
from django.db import connection

from disclosure.acts import check, decline, draft, make_public
from disclosure.cast import CHECKER, FIRM, PERSON, STRANGER, TRADER, Matter, at, decided
from mingjing.disclosure.checking import as_public, examined
from mingjing.disclosure.field_rows import field_rows
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.matrix import Treatment, matrix_of
from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.public_form import public_form
from mingjing.disclosure.queries import published_item
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.founded import UNVERIFIED, Verified
from mingjing.statute.load import rulebook
from mingjing.statute.verified import with_verified

pytestmark = pytest.mark.django_db


def looked_at(case, actor=CHECKER):
    return examined(actor, case.docket, OPEN_CHANNEL, rulebook())


def test_the_name_of_a_person_stands_beside_what_replaces_it():
    case = decided(Matter(party=PERSON))
    draft(case, social_influence="危及公共安全")
    kept = {one.rule.id: one for one in looked_at(case).kept}
    assert (kept["party.name"].original, kept["party.name"].shown) == (PERSON.name, "王某")
    assert kept["party.citizen_number"].original == "", "a number that nobody needs to see"


@pytest.mark.parametrize("party", [FIRM, PERSON, TRADER])
def test_every_field_that_is_not_shown_is_listed_with_its_rule(party):
    case = decided(Matter(party=party))
    draft(case, social_influence="危及公共安全")
    rules = matrix_of(Kind.PENALTY).rules.values()
    expected = [one.id for one in rules if one.treatment(party.kind) is not Treatment.SHOW]
    assert [one.rule.id for one in looked_at(case).kept] == expected


def test_a_field_loses_its_badge_once_its_row_was_held_against_the_text():
    case = decided(Matter(party=PERSON))
    draft(case, social_influence="危及公共安全")
    law = rulebook()
    (row,) = (one for one in field_rows(law) if one.id == "field-party-name")
    source = Verified("p-07", row.valid_from, "公报（虚构）")
    held = with_verified(law, {(row.id, row.valid_from): source})
    badges = {
        one.rule.id: one.badge
        for one in examined(CHECKER, case.docket, OPEN_CHANNEL, held).kept
    }
    assert (badges["party.name"], badges["party.address"]) == (None, UNVERIFIED)


def test_nothing_is_there_before_a_draft():
    assert looked_at(decided()) is None


def test_whoever_may_not_see_the_case_sees_no_draft_of_it():
    case = decided()
    draft(case)
    with pytest.raises(NotFoundError):
        looked_at(case, actor=STRANGER)


def test_a_record_that_leaks_is_said_to_before_anybody_consents():
    case = decided()
    draft(case)
    assert looked_at(case).fault is None
    record = Publication.objects.get().public_record
    record["fields"]["summary"] = "请致电 13900001234。"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE disclosure_publication SET public_record = %s", [dumps(record)])
    assert "手机号码" in looked_at(case).fault.what


def test_what_is_shown_before_is_what_the_public_reads_after():
    case = decided()
    row = draft(case)
    before = as_public(row, at(15))
    check(case)
    make_public(case, on=at(15))
    assert public_form(before) == public_form(published_item(row.document))
    assert Publication.objects.get().state == "published", "looking changes nothing"


def test_what_is_proposed_to_stay_private_has_no_page():
    case = decided(Matter(party=PERSON))
    row = decline(case)
    with pytest.raises(NotFoundError):
        as_public(row, at(15))
