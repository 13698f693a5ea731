"""Amounts by region and day: the nearest region wins, open questions are shown."""

from datetime import date

import pytest

from mingjing.statute.decisions import AmountFor
from mingjing.statute.errors import NotInForceError, UnknownAmountError
from mingjing.statute.founded import UNVERIFIED
from mingjing.statute.thresholds import Place, amount_for, is_met

P, U = AmountFor.PERSON, AmountFor.ORGANISATION
DAY = date(2026, 5, 11)
AMOUNTS = [
    # rule, party, day, fen, why
    ("HEAR-THR", P, "2026-05-11", 2_000_000, "the default while the new measures are unread"),
    ("HEAR-THR", U, "2026-05-11", 5_000_000, "the default while the new measures are unread"),
    ("HEAR-THR", P, "2025-05-11", 2_000_000, "the old measures"),
    ("SEED-MAJ-U", U, "2026-05-11", 5_000_000, "5万元 for organisations"),
    ("SEED-MAJ-P", P, "2026-05-11", 2_000_000, "2万元 for persons"),
    ("APL-51", P, "2026-05-11", 20_000, "200 yuan on the spot for a citizen"),
    ("APL-51", U, "2026-05-11", 300_000, "3,000 yuan on the spot for an organisation"),
    ("APL-68", P, "2026-05-11", 10_000, "100 yuan collected on the spot"),
]


@pytest.mark.parametrize(("rule", "party", "day", "fen", "why"), AMOUNTS)
@pytest.mark.parametrize("region", ["national", "14", "1405", "140524", "110000"])
def test_every_region_resolves(book, region, rule, party, day, fen, why):
    on = date.fromisoformat(day)
    assert amount_for(book, rule, party, region=region, on=on).fen == fen, why


def test_the_version_of_the_amount_follows_the_day(book):
    old = amount_for(book, "HEAR-THR", P, region="140524", on=date(2026, 1, 31))
    new = amount_for(book, "HEAR-THR", P, region="140524", on=date(2026, 2, 1))
    assert (old.article, new.article) == ("mem15-2007:33", "apl-2021:63(1)")
    assert {old.badge, new.badge} == {UNVERIFIED}


def test_what_the_province_may_have_said_is_shown_as_an_open_question(book):
    county = amount_for(book, "HEAR-THR", P, region="140524", on=DAY)
    elsewhere = amount_for(book, "HEAR-THR", P, region="110000", on=DAY)
    assert [question[:3] for question in county.open_questions] == ["山西省"]
    assert elsewhere.open_questions == ()


def test_a_rule_without_any_amount_is_refused(book):
    with pytest.raises(UnknownAmountError, match="没有适用的数额") as refused:
        amount_for(book, "APL-42", P, region="140524", on=DAY)
    assert refused.value.article == "apl-2021:42.1"


def test_an_amount_before_its_rule_is_refused(book):
    with pytest.raises(NotInForceError):
        amount_for(book, "SEED-MAJ-U", U, region="140524", on=date(2022, 6, 8))


MET = [
    # rule, party, number, met, why
    ("APL-51", P, 20_000, True, "以下 includes the number"),
    ("APL-51", P, 20_001, False, "a fen too much"),
    ("APL-51", U, 20_001, True, "an organisation has the higher amount"),
    ("APL-68", P, 10_001, False, "not collected on the spot"),
    ("SEED-MAJ-U", U, 4_999_999, False, "a fen below"),
    ("SEED-MAJ-U", U, 5_000_000, True, "以上 includes the number"),
    ("HEAR-THR", P, 2_000_000, True, "the amount of the nation"),
    ("APL-42", U, 1, False, "one officer is not two"),
    ("APL-42", U, 3, True, "不得少于两人"),
    ("ACL-45", U, 100, True, "as much as the principal"),
    ("ACL-45", U, 101, False, "a cap is not passed"),
]


@pytest.mark.parametrize(("rule", "party", "number", "met", "why"), MET)
def test_a_number_is_met_on_its_own_side(book, rule, party, number, met, why):
    assert is_met(rule, number, Place(book, "140524", DAY), party=party) is met, why


def test_a_rule_without_a_number_is_never_met(book):
    with pytest.raises(UnknownAmountError):
        is_met("APL-58", 1, Place(book, "140524", DAY))
