"""Numbers run without a gap, also where a series is begun by several at once."""

from datetime import date

import pytest

from mingjing.access.actors import Actor, Role
from mingjing.demo.telling import on
from mingjing.documents.numbering import next_number
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.entries import ActRefused
from mingjing.ledger.recording import Act, recording
from support.threads import at_once

YEAR = 2026
ACT = Act(Actor("p-04", frozenset({Role.OFFICER})), on(date(YEAR, 5, 11)))


def take(word: str) -> int:
    with recording("take_number", ACT) as record:
        number = next_number(word, YEAR)
        record.add(ActRefused(act="take_number", refusal="", what=str(number), article=""))
    return number.seq


def refuse_after_taking(word: str) -> None:
    with recording("take_number", ACT):
        next_number(word, YEAR)
        raise GateClosedError("没有通过。", why="试验。", remedy="无。")


@pytest.mark.usefixtures("committed_db")
def test_a_series_begun_by_eight_at_once_has_no_gap_and_no_double():
    assert sorted(at_once(8, lambda _: take("应急罚"))) == list(range(1, 9))


@pytest.mark.django_db
def test_words_have_series_of_their_own():
    assert [take("应急罚"), take("应急审"), take("应急罚")] == [1, 1, 2]


@pytest.mark.django_db
def test_a_refused_act_gives_its_number_back():
    take("应急罚")
    with pytest.raises(GateClosedError):
        refuse_after_taking("应急罚")
    assert take("应急罚") == 2
