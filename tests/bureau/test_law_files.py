"""Files of law that the bureau entered lie on those of the release; they are only added to."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.access.actors import Actor, Role
from mingjing.bureau.entries import ParameterSet
from mingjing.bureau.law_files import keep_law_file
from mingjing.bureau.models import LawFile, Parameter
from mingjing.bureau.queries import law_as_entered, law_of_bureau
from mingjing.demo.telling import on
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act, recording
from mingjing.statute.entered import LONGEST, LawKind, LawText
from mingjing.statute.errors import RuleFileError
from mingjing.statute.load import rulebook
from support.unchecked import enter_unchecked

pytestmark = pytest.mark.django_db
ACT = Act(Actor("p-07", frozenset({Role.LEGAL_HEAD})), on(date(2026, 11, 30)))
CALENDAR = """
make_up_days = [2027-01-02]

[calendar]
year = 2027
notice = "虚构通知 2026-11-30"
title = "2027年的虚构安排"
published = 2026-11-30
reviewed = 2026-11-30

[[day_off]]
name = "元旦"
first = 2027-01-01
last = 2027-01-01

[[day_off]]
name = "虚构假日"
first = {off}
last = {off}
"""
TOO_LATE = date(2027, 3, 8)
TODAY = date(2026, 11, 30)


def calendar(off: str = "2027-03-08") -> LawText:
    return LawText(LawKind.CALENDAR, "2027", CALENDAR.format(off=off))


def enter(text: LawText, source: str = "虚构通知"):
    with recording("enter", ACT) as record:
        return keep_law_file(record, text, act=ACT, source=source, book=rulebook())


def test_where_nothing_was_entered_the_law_is_that_of_the_release():
    assert law_as_entered(rulebook()) is rulebook()


def test_an_entered_file_counts_and_its_absence_is_what_was_guessed_before():
    assert rulebook().due("SEED-PUB", date(2027, 3, 1)).provisional
    kept = enter(calendar())
    law = law_of_bureau(rulebook(), date(2026, 11, 30))
    due = law.due("SEED-PUB", date(2027, 3, 1))
    assert (due.nominal, due.provisional) == (date(2027, 3, 11), False)
    assert kept.calendar.years.keys() == law.calendar.years.keys()
    assert law.rules.keys() == rulebook().rules.keys()


def test_a_later_file_of_the_same_name_takes_its_place_and_the_entry_says_so():
    enter(calendar())
    enter(calendar("2027-03-09"))
    status = law_as_entered(rulebook()).calendar.status
    assert status(TOO_LATE).working
    assert not status(date(2027, 3, 9)).working
    first, second = [entry.said["facts"] for entry in history(BUREAU)]
    assert (first["replaces"], second["replaces"]) == ("", first["sha256"])
    assert first["sha256"] == calendar().digest


def test_the_same_files_are_read_once():
    enter(calendar())
    assert law_as_entered(rulebook()) is law_as_entered(rulebook())


def test_a_file_of_another_release_stops_neither_the_law_nor_the_next_file():
    enter_unchecked(LawText(LawKind.REGION, "14", "[of_another_release]"), ACT)
    law = law_of_bureau(rulebook(), TODAY)
    assert [one.name for one in law.unusable] == ["地区数额 regions/14.toml"]
    assert law.regions == rulebook().regions
    enter(calendar())
    law = law_of_bureau(rulebook(), TODAY)
    assert 2027 in law.calendar.years
    assert len(law.unusable) == 1
    enter(LawText(LawKind.REGION, "14", (law.root / "regions" / "14.toml").read_text("utf-8")))
    assert law_of_bureau(rulebook(), TODAY).unusable == ()


def test_a_value_of_a_rule_that_is_not_open_any_more_is_named_and_counts_for_nothing():
    with recording("set", ACT) as record:
        for rule in ("APL-60", "NO-SUCH"):
            Parameter(rule=rule, value=1, basis="虚构", valid_from=TODAY).save(
                force_insert=True
            )
            record.add(
                ParameterSet(rule=rule, party="", value=1, basis="虚构", valid_from=TODAY)
            )
    law = law_of_bureau(rulebook(), TODAY)
    assert [one.name for one in law.unusable] == ["规则 APL-60 的设定", "规则 NO-SUCH 的设定"]
    assert law.rules == rulebook().rules


REFUSED = [
    # text, source, what is said
    (calendar("2026-03-08"), "虚构通知", "不在 2027 年"),
    (LawText(LawKind.CALENDAR, "2028", calendar().text), "虚构通知", "与年份“2027”不一致"),
    (LawText(LawKind.STATUTE, "x", "nothing"), "虚构通知", "读不出来"),
]


@pytest.mark.parametrize(("text", "source", "said"), REFUSED)
def test_a_file_with_which_the_book_does_not_hold_together_is_not_kept(text, source, said):
    with pytest.raises(RuleFileError) as caught:
        enter(text, source)
    assert said in caught.value.why
    assert not LawFile.objects.exists()
    assert law_as_entered(rulebook()) is rulebook()


def test_a_file_needs_a_source_and_is_entered_once():
    with pytest.raises(InvalidInputError, match="没有写明来源"):
        enter(calendar(), " ")
    enter(calendar())
    with pytest.raises(InvalidInputError, match="已经录入"):
        enter(calendar())


@pytest.mark.parametrize("name", ["../conventions", "Apl", "", "2027.toml", "a b"])
def test_the_name_of_a_file_leads_nowhere_else(name):
    with pytest.raises(InvalidInputError, match="不能作为规则文件的名称"):
        LawText(LawKind.STATUTE, name, "")


def test_a_book_is_no_file_of_law():
    with pytest.raises(InvalidInputError, match="太长"):
        LawText(LawKind.STATUTE, "apl-2027", "#" * (LONGEST + 1))


@pytest.mark.parametrize(
    "statement", ["UPDATE bureau_lawfile SET text = ''", "DELETE FROM bureau_lawfile"]
)
def test_what_was_entered_is_not_rewritten_even_by_plain_sql(statement):
    enter(calendar())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert LawFile.objects.get().text == calendar().text
