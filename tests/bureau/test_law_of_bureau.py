"""A bureau's own values: only where the law leaves room, only from their day on."""

from datetime import date, timedelta

import pytest

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.set_parameter import SetParameter, set_parameter
from mingjing.bureau.queries import law_of_bureau
from mingjing.demo.telling import on
from mingjing.kernel.errors import InvalidInputError, NotPermittedError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from mingjing.statute.decisions import AmountFor, DecisionKind, Performer
from mingjing.statute.errors import NotConfigurableError
from mingjing.statute.load import rulebook
from mingjing.statute.performers import performer_of
from mingjing.statute.thresholds import amount_for

pytestmark = pytest.mark.django_db
ADMIN = Act(Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR})), on(date(2026, 5, 4)))


def test_a_set_length_counts_from_its_day_and_not_before():
    set_parameter(
        SetParameter("DEFENCE", 3, "陵应急〔2026〕9号（虚构）", date(2026, 6, 1)),
        act=ADMIN,
        law=rulebook(),
    )
    before = law_of_bureau(rulebook(), date(2026, 5, 31)).due("DEFENCE", date(2026, 6, 1))
    after = law_of_bureau(rulebook(), date(2026, 6, 1)).due("DEFENCE", date(2026, 6, 1))
    assert (before.nominal, after.nominal) == (date(2026, 6, 8), date(2026, 6, 4))
    assert "陵应急〔2026〕9号（虚构）" in " ".join(after.explanation.sentences())


def test_a_set_amount_counts_for_its_column_only():
    set_parameter(
        SetParameter(
            "HEAR-THR",
            3_000_000,
            "陵应急〔2026〕9号（虚构）",
            date(2026, 6, 1),
            AmountFor.PERSON,
        ),
        act=ADMIN,
        law=rulebook(),
    )
    book = law_of_bureau(rulebook(), date(2026, 6, 1))
    place = {"region": "140524", "on": date(2026, 6, 1)}
    person = amount_for(book, "HEAR-THR", AmountFor.PERSON, **place)
    organisation = amount_for(book, "HEAR-THR", AmountFor.ORGANISATION, **place)
    shipped = amount_for(rulebook(), "HEAR-THR", AmountFor.ORGANISATION, **place)
    assert person.fen == 3_000_000
    assert organisation.fen == shipped.fen


def test_who_performs_is_set_from_its_day_by_an_entry_of_its_own():
    order = SetParameter(
        "PERFORM-CLOSURE", 0, "虚构", date(2026, 6, 1), performer=Performer.AUTHORITY
    )
    set_parameter(order, act=ADMIN, law=rulebook())
    for day, performer in ((31, Performer.PARTY), (32, Performer.AUTHORITY)):
        on_day = date(2026, 5, 1) + timedelta(days=day - 1)
        book = law_of_bureau(rulebook(), on_day)
        assert performer_of(book, DecisionKind.CLOSURE, on_day) is performer
    assert [entry.said["kind"] for entry in history(BUREAU)] == ["performer_set"]


@pytest.mark.parametrize(
    ("rule", "value", "performer"),
    [
        ("PERFORM-CLOSURE", 3, None),
        ("PERFORM-CLOSURE", 3, Performer.PARTY),
        ("PERFORM-CLOSURE", 0, None),
        ("DEFENCE", 0, Performer.PARTY),
    ],
)
def test_a_number_is_not_who_performs(rule, value, performer):
    order = SetParameter(rule, value, "虚构", date(2026, 6, 1), performer=performer)
    with pytest.raises(InvalidInputError, match="设定"):
        set_parameter(order, act=ADMIN, law=rulebook())


def test_settled_law_cannot_be_set_and_nothing_is_left_of_the_attempt():
    with pytest.raises(NotConfigurableError, match="不能由本机关设定"):
        set_parameter(
            SetParameter("APL-60", 120, "任意", date(2026, 6, 1)), act=ADMIN, law=rulebook()
        )
    assert law_of_bureau(rulebook(), date(2026, 6, 1)) is rulebook()


def test_an_officer_cannot_change_the_law_and_the_attempt_is_on_record():
    officer = Act(Actor("p-04", frozenset({Role.OFFICER})), on(date(2026, 5, 4)))
    with pytest.raises(NotPermittedError, match="修改参数"):
        set_parameter(
            SetParameter("DEFENCE", 1, "任意", date(2026, 6, 1)), act=officer, law=rulebook()
        )
    assert [entry.said["kind"] for entry in history(BUREAU)] == ["act_refused"]
