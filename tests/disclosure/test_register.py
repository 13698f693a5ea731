"""The public register: what it reads, how often it asks, and that it is never behind."""

from dataclasses import asdict

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure.acts import confirm_declined, decline, published_case, withdraw
from disclosure.cast import PERSON, Matter, decided
from mingjing.disclosure.excerpt import Excerpt
from mingjing.disclosure.listing import SHOWN, register_page, totals
from mingjing.disclosure.models import Publication
from mingjing.disclosure.queries import published
from mingjing.disclosure.states import State

pytestmark = pytest.mark.django_db
EMPTY = dict(zip(SHOWN[:4], ("", "", [], 0), strict=True))
SAME = (
    "kind",
    "code",
    "number",
    "state",
    "decided_on",
    "published_on",
    "is_late",
    "reason",
    "article",
)


def lines(wanted=""):
    return register_page(wanted, "1", totals()).lines


@pytest.fixture
def of_each_state(data_dir):
    """Decisions of which one is withheld, one withdrawn and two published."""
    withheld = decided(Matter(party=PERSON, number=2))
    decline(withheld)
    confirm_declined(withheld)
    withdrawn = decided(Matter(number=3))
    published_case(withdrawn)
    withdraw(withdrawn)
    for number in (4, 5):
        published_case(decided(Matter(number=number)))


def test_a_line_says_what_the_whole_item_says(of_each_state):
    items = {item.number: item for item in published()}
    assert len(lines()) == len(items) == 4
    for line in lines():
        item = items[line.number]
        told, wanted = asdict(line), {name: getattr(item, name) for name in SAME}
        assert {name: told[name] for name in SAME} == wanted
        shown = (line.party, line.cause, list(line.kinds), line.fine_fen)
        assert shown == tuple(item.fields.get(name, empty) for name, empty in EMPTY.items())


def test_only_what_is_published_names_a_party(of_each_state):
    assert {line.state for line in lines() if line.party} == {State.PUBLISHED}


def test_what_changes_is_on_the_next_page(data_dir):
    assert lines() == ()
    case = decided()
    published_case(case)
    assert [line.state for line in lines()] == [State.PUBLISHED]
    withdraw(case)
    assert [line.state for line in lines()] == [State.WITHDRAWN]
    assert (totals().published, totals().withdrawn) == (0, 1)


def test_the_newest_come_first_also_among_what_was_found(of_each_state):
    assert lines("教育和培训") == tuple(line for line in lines() if line.party)
    days = [line.decided_on for line in lines()]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(("query", "count"), [("", 2), ("?page=2", 2), ("?q=教育", 3)])
def test_however_many_lines_the_questions_are_as_many(of_each_state, query, count):
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(f"/decisions/{query}").status_code == 200
    assert len(asked) == count, [one["sql"] for one in asked]


@pytest.mark.parametrize("typed", ["123", "null", "1e5", "true", '"', "[]", "甲“乙”\\"])
def test_words_stay_words_whatever_they_look_like(data_dir, typed):
    published_case(decided())
    record = {"fields": {"party.name": typed, "decision.fine_fen": 7}}
    rows = Publication.objects.annotate(
        shown=Excerpt("public_record", "party.name", "case.cause", "decision.fine_fen")
    )
    QuerySet(Publication).update(public_record=record)
    assert list(rows.values_list("shown", flat=True)) == [[typed, None, 7]]
