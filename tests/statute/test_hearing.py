"""When the party must be told of the right to a hearing."""

from datetime import date

import pytest

from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.statute.decisions import (
    AmountFor,
    DecisionKind,
    Nature,
    PartyKind,
    ProposedDecision,
)
from mingjing.statute.hearing import hearing_right
from mingjing.statute.overrides import AmountSetting, Overrides

DAY, COUNTY = date(2026, 5, 11), "140524"
ORGANISATION, PERSON, BUSINESS = PartyKind
K = DecisionKind
CASES = [
    # party, yuan, kinds, grounds, why
    (ORGANISATION, 50_000, [], ["HEAR-THR"], "the amount itself is included"),
    (ORGANISATION, 49_999, [], [], "one yuan less"),
    (PERSON, 20_000, [], ["HEAR-THR"], "the lower amount for persons"),
    (BUSINESS, 20_000, [], ["HEAR-THR"], "and for individual businesses"),
    (PERSON, 0, [K.CONFISCATION], ["APL-63-2"], "in favour of the party"),
    (PERSON, 0, [K.PERMIT_REVOCATION], ["APL-63-3"], "吊销许可证件"),
    (PERSON, 0, [K.QUALIFICATION_DOWNGRADE], ["APL-63-3"], "降低资质等级"),
    (PERSON, 0, [K.SUSPEND_BUSINESS], ["APL-63-4"], "责令停产停业"),
    (PERSON, 0, [K.SUSPEND_FOR_RECTIFICATION], ["APL-63-4"], "整顿 is a 停产停业"),
    (PERSON, 0, [K.CLOSURE], ["APL-63-4"], "责令关闭"),
    (PERSON, 0, [K.PRACTICE_BAN], ["APL-63-4"], "限制从业"),
    (PERSON, 0, [K.STOP_WORK], ["APL-63-5"], "其他较重, inferred"),
    (PERSON, 0, [K.WARNING], [], "a warning gives no hearing"),
    (PERSON, 0, [K.CRITICISM], [], "nor does criticism"),
]


@pytest.mark.parametrize(("party", "yuan", "kinds", "grounds", "why"), CASES)
def test_right(book, party, yuan, kinds, grounds, why):
    proposed = ProposedDecision(party, yuan * FEN_PER_YUAN, frozenset(kinds))
    right = hearing_right(proposed, book=book, on=DAY, region=COUNTY)
    assert [ground.rule for ground in right.grounds] == grounds, why
    assert right.exists is bool(grounds), why


def test_the_amount_nobody_could_read_carries_the_badge(book):
    proposed = ProposedDecision(PERSON, 2_000_000)
    (ground,) = hearing_right(proposed, book=book, on=DAY, region=COUNTY).grounds
    assert (ground.badge, ground.article) == ("未核实", "apl-2021:63(1)")


def test_without_the_amount_there_is_no_answer(book):
    right = hearing_right(ProposedDecision(PERSON, None), book=book, on=DAY, region=COUNTY)
    assert (right.exists, right.grounds, right.missing) == (None, (), ("fine",))


def test_a_hazard_measure_gives_no_hearing(book):
    proposed = ProposedDecision(PERSON, None, nature=Nature.HAZARD_MEASURE)
    right = hearing_right(proposed, book=book, on=DAY, region=COUNTY)
    assert (right.exists, right.grounds, right.missing) == (False, (), ())


def test_a_bureau_sets_the_hearing_amount_without_touching_the_review_amount(book):
    lower = Overrides(amounts=(AmountSetting("HEAR-THR", AmountFor.PERSON, 500_000),))
    proposed = ProposedDecision(PERSON, 600_000)
    changed = book.with_overrides(lower)
    assert hearing_right(proposed, book=changed, on=DAY, region=COUNTY).exists is True
    assert hearing_right(proposed, book=book, on=DAY, region=COUNTY).exists is False
