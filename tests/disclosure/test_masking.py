"""What reaches the public record, phrased as leaks."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.cast import ADULT_NUMBER, MINOR_NUMBER
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import (
    Source,
    is_minor,
    mask_person,
    public_record,
    suggested_summary,
)
from mingjing.disclosure.matrix import (
    FILES,
    Matrix,
    Treatment,
    matrix_of,
    read_matrix,
)
from mingjing.kernel.errors import GateClosedError
from mingjing.statute.decisions import PartyKind
from mingjing.statute.load import rulebook

PENALTIES = matrix_of(Kind.PENALTY)
ORGANISATION, TRADER, PERSON = (
    PartyKind.ORGANISATION,
    PartyKind.INDIVIDUAL_BUSINESS,
    PartyKind.PERSON,
)
VALUES = {
    "party.name": "王隐名",
    "party.uscc": ADULT_NUMBER,
    "party.address": "住址村7号",
    "party.citizen_number": ADULT_NUMBER,
    "party.telephone": "13900001234",
    "party.legal_representative": "孙保密",
    "party.bank_account": "0000-1111-2222",
    "case.facts": "工人周受伤当日在场。",
    "officers.names": "林验证",
    "summary": "未按规定培训。",
}
CODE = {ORGANISATION: "91110000600037341L"}


def values_of(party: PartyKind) -> dict[str, str]:
    return VALUES | {"party.uscc": CODE.get(party, ADULT_NUMBER)}


PRIVATE = [
    # party, field, why it may not be public
    (PERSON, "party.name", "a natural person is 姓 and 某 on the open web"),
    (PERSON, "party.uscc", "a natural person has no code of an organisation"),
    (PERSON, "party.address", "a home address is privacy (OGI 15)"),
    (PERSON, "party.citizen_number", "never, in no place"),
    (PERSON, "party.telephone", "a private number"),
    (PERSON, "party.bank_account", "an account invites fraud"),
    (PERSON, "case.facts", "the file's words name workers and informants"),
    (PERSON, "officers.names", "certificates stand for officers"),
    (TRADER, "party.uscc", "the code embeds the citizen number"),
    (TRADER, "party.address", "the place of business is often the home"),
    (TRADER, "party.citizen_number", "the operator is a natural person"),
    (TRADER, "party.telephone", "the operator's own number"),
    (TRADER, "party.legal_representative", "the operator is not named"),
    (ORGANISATION, "party.citizen_number", "that of whoever represents it"),
    (ORGANISATION, "party.telephone", "often the private number of one person"),
    (ORGANISATION, "party.legal_representative", "not the one who is punished"),
    (ORGANISATION, "party.bank_account", "an account invites fraud"),
    (ORGANISATION, "case.facts", "the file's words name workers and informants"),
    (ORGANISATION, "officers.names", "certificates stand for officers"),
]


@pytest.mark.parametrize(("party", "field", "why"), PRIVATE)
def test_no_private_field_leaks(party, field, why):
    values = values_of(party)
    record = public_record(Source(party, values), PENALTIES)
    public = json.dumps(record["fields"], ensure_ascii=False)
    assert values[field] not in public, f"the {field} leaked: {why}"


@pytest.mark.parametrize("party", PartyKind)
def test_a_field_that_nobody_listed_is_private(party):
    values = {"party.shoe_size": "四十二码", "summary": "未按规定培训。"}
    fields = public_record(Source(party, values), PENALTIES)["fields"]
    assert fields == {"summary": "未按规定培训。"}, "an unlisted field leaked"


@given(st.sampled_from(PartyKind), st.dictionaries(st.text(min_size=1), st.text(), max_size=6))
def test_only_listed_fields_ever_come_through(party, values):
    unlisted = {key: value for key, value in values.items() if key not in PENALTIES.rules}
    assert public_record(Source(party, unlisted), PENALTIES)["fields"] == {}


def test_an_organisation_is_shown_by_name_code_and_address():
    values = {
        "party.name": "陵川县示例建材有限公司",
        "party.uscc": "91110000600037341L",
        "party.address": "示例路1号",
    }
    assert public_record(Source(ORGANISATION, values), PENALTIES)["fields"] == values


def test_the_operator_disappears_from_the_trade_name():
    values = {"party.name": "王隐名烟花经营部", "party.legal_representative": "王隐名"}
    fields = public_record(Source(TRADER, values), PENALTIES)["fields"]
    assert fields == {"party.name": "王某烟花经营部"}


def test_the_operator_disappears_from_the_trade_name_without_the_note_on_the_row():
    values = {"party.name": "王隐名烟花经营部", "party.legal_representative": "王隐名（虚构）"}
    fields = public_record(Source(TRADER, values), PENALTIES)["fields"]
    assert fields == {"party.name": "王某烟花经营部"}


@pytest.mark.parametrize(
    ("secret", "place"),
    [("孙保密", "summary"), ("13900001234", "summary"), (ADULT_NUMBER, "summary")],
)
def test_what_is_private_elsewhere_is_refused_in_the_summary(secret, place):
    values = values_of(ORGANISATION) | {place: f"当日{secret}在场。"}
    with pytest.raises(GateClosedError, match="事实摘要") as refusal:
        public_record(Source(ORGANISATION, values), PENALTIES)
    assert secret not in str(refusal.value), "the refusal itself leaked it"


def test_the_name_of_an_officer_is_refused_in_the_summary():
    source = Source(ORGANISATION, {"summary": "由林验证查处。"}, (("工作人员姓名", "林验证"),))
    with pytest.raises(GateClosedError, match="第 2 字起有工作人员姓名"):
        public_record(source, PENALTIES)


def test_the_suggested_summary_holds_no_known_private_value():
    values = {**VALUES, "case.facts": "孙保密（13900001234）承认，王隐名在场。"}
    source = Source(PERSON, values)
    assert suggested_summary(values["case.facts"], source, PENALTIES) == (
        "某（某）承认，某在场。"
    )


def test_the_suggested_summary_holds_no_name_whose_row_carries_a_note():
    source = Source(ORGANISATION, {"party.legal_representative": "孙保密（虚构）"})
    facts = "孙保密承认；孙保密（虚构）在场。"
    assert suggested_summary(facts, source, PENALTIES) == "某承认；某在场。"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王小明", "王某"), ("司马光", "司马某"), ("司马", "司某"), (" 李 ", "李某"), ("", "某")],
)
def test_a_person_keeps_only_the_surname(name, masked):
    assert mask_person(name) == masked


@pytest.mark.parametrize(
    ("number", "on", "minor", "why"),
    [
        (MINOR_NUMBER, date(2028, 2, 29), True, "the day before the eighteenth birthday"),
        (MINOR_NUMBER, date(2028, 3, 1), False, "the birthday itself"),
        (ADULT_NUMBER, date(2026, 4, 1), False, "born 1990"),
        ("", date(2026, 4, 1), None, "no number, no age"),
        ("000000201013010010", date(2026, 4, 1), None, "no such month"),
    ],
)
def test_age_is_counted_on_the_day(number, on, minor, why):
    assert is_minor(number, on) is minor, why


def test_every_rule_of_every_matrix_cites_a_norm_that_is_on_file():
    words = [rulebook().in_words(rule.article) for rule in PENALTIES.rules.values()]
    assert all(word.startswith("《") for word in words)


def test_the_matrix_hides_every_field_that_no_row_may_show():
    never = {"party.citizen_number", "party.telephone", "party.bank_account", "case.facts"}
    shown = {
        (kind, field, party)
        for kind in FILES
        for field in never
        for party in PartyKind
        if matrix_of(kind).treatment(field, party) is not Treatment.HIDE
    }
    assert shown == set(), f"leaking by rule: {shown}"


ROW = """
[[field]]
id = "party.name"
label = "当事人"
organisation = "show"
individual_business = "show"
person = "{person}"
article = "ogi-2019:15"
confidence = "I"
reason = "为测试而写。"
{more}
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ROW.format(person="mask", more=""), "masked, but nobody says how"),
        (ROW.format(person="hide", more='mask = "name"'), "a mask for nothing"),
        (ROW.format(person="hide", more="") * 2, "listed twice"),
        (ROW.format(person="blur", more=""), "no such treatment"),
        (ROW.format(person="hide", more="colour = 1"), "an unknown key"),
    ],
)
def test_a_faulty_matrix_is_refused_as_a_whole(text, why):
    with pytest.raises(ValueError, match=r"twice|field|mask|treatment|validation"):
        read_matrix(text)


def test_an_empty_matrix_publishes_nothing():
    assert public_record(Source(PERSON, VALUES), Matrix({}))["fields"] == {}
