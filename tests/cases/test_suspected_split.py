"""疑似拆分: cases that may be one. A warning, whose numbers a lawyer can check."""

from datetime import date

import pytest

from mingjing.cases.suspected_split import Part, rule_of_splits, suspected_split
from mingjing.kernel.money import fen_from_yuan
from mingjing.statute.decisions import PartyKind
from mingjing.statute.load import rulebook
from mingjing.statute.thresholds import Place

ORGANISATION, PERSON, BUSINESS = PartyKind
PLACE = Place(rulebook(), "140524", date(2026, 6, 1))


def part(day, yuan, name="A", cause="未培训", duties=("《安全生产法》第二十八条第一款",)):
    return Part(
        name, name, cause, duties, date.fromisoformat(f"2026-{day}"), fen_from_yuan(yuan)
    )


def found(party, *parts, place=PLACE):
    rule = rule_of_splits(place)
    return suspected_split(parts[0], parts[1:], party=party, rule=rule, place=place)


HALF = "49999.99"
TABLE = [
    # party, (day, yuan) of this case and the others, sum in yuan or None, why
    (ORGANISATION, [("03-02", "25000"), ("03-02", "25000")], "50000", "one day, to the amount"),
    (ORGANISATION, [("03-02", "25000"), ("03-02", "24999.99")], None, "a fen short"),
    (ORGANISATION, [("03-02", HALF), ("05-31", HALF)], "99999.98", "ninety days apart"),
    (ORGANISATION, [("03-02", HALF), ("06-01", HALF)], None, "ninety-one days apart"),
    (
        ORGANISATION,
        [("05-31", HALF), ("03-02", HALF)],
        "99999.98",
        "the earlier one counts too",
    ),
    (ORGANISATION, [("03-02", HALF)], None, "one case alone"),
    (ORGANISATION, [("03-02", "50000"), ("03-02", HALF)], None, "this one is reviewed anyway"),
    (ORGANISATION, [("03-02", HALF), ("03-02", "50000")], None, "the other is reviewed anyway"),
    (ORGANISATION, [("03-02", "0"), ("03-02", HALF)], None, "no fine is no part of a sum"),
    (ORGANISATION, [("03-02", HALF), ("03-02", "0")], None, "nor is it one of the others"),
    (PERSON, [("03-02", "10000"), ("03-09", "10000")], "20000", "the amount of a person"),
    (BUSINESS, [("03-02", "10000"), ("03-09", "10000")], "20000", "held to the lower amount"),
    (ORGANISATION, [("03-02", "10000"), ("03-09", "10000")], None, "the amount of a unit"),
    (
        ORGANISATION,
        [("04-15", "20000"), ("02-01", "20000"), ("07-01", "20000")],
        None,
        "each pair lies within ninety days, the three do not",
    ),
    (
        ORGANISATION,
        [("04-15", "20000"), ("02-01", "30000"), ("07-01", "40000")],
        "60000",
        "of two spans the larger sum",
    ),
    (
        ORGANISATION,
        [("03-02", "20000"), ("03-02", "20000"), ("03-02", "10000")],
        "50000",
        "three together",
    ),
]


@pytest.mark.parametrize(("party", "cases", "total", "why"), TABLE, ids=[t[-1] for t in TABLE])
def test_what_is_warned_of(party, cases, total, why):
    split = found(party, *(part(day, yuan, str(n)) for n, (day, yuan) in enumerate(cases)))
    assert (split and split.fine_fen) == (total and fen_from_yuan(total)), why


def test_a_warning_says_which_cases_by_which_rule_and_how_far_apart():
    mine, other = part("03-09", HALF, "B"), part("03-02", HALF, "A")
    split = found(ORGANISATION, mine, other)
    assert [one.name for one in split.parts] == ["A", "B"], "the earliest first"
    assert split.days == 7
    assert split.ground.rule == "SEED-MAJ-U"
    assert (split.rule.id, split.rule.article, split.rule.badge) == (
        "SEED-SPLIT",
        "seed-2022:A3-2",
        "未核实",
    )


ALIKE = [
    # day, cause, duties, signs
    (
        "03-02",
        "未培训",
        ("安全生产法 第二十八条第一款",),
        ("同日发现", "案由相同", "违反的条款相同"),
    ),
    ("03-03", "未培训", (), ("案由相同",)),
    ("03-03", "无证上岗", ("《安全生产法》第三十条",), ()),
]


@pytest.mark.parametrize(("day", "cause", "duties", "signs"), ALIKE)
def test_what_speaks_for_one_matter_is_named(day, cause, duties, signs):
    assert part(day, HALF, "B", cause, duties).alike(part("03-02", HALF)) == signs


def test_before_the_notice_there_is_no_amount_and_no_warning():
    assert rule_of_splits(Place(PLACE.book, "140524", date(2022, 6, 8))) is None
