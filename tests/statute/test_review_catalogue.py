"""法制审核目录: it says what the classifier says, and nothing entered makes it smaller."""

from datetime import date

import pytest

from mingjing.statute.decisions import (
    AmountFor,
    Circumstance,
    DecisionKind,
    Mark,
    PartyKind,
    ProposedDecision,
)
from mingjing.statute.entered import LawKind, LawText, read_with
from mingjing.statute.load import rulebook
from mingjing.statute.overrides import LimitSetting, Overrides
from mingjing.statute.review_additions import Addition, addition_text
from mingjing.statute.review_catalogue import catalogue_on, facts_of, grounds_on, lost
from mingjing.statute.review_scope import classify

pytestmark = pytest.mark.one_database("pure")

REGION, DAY = "140524", date(2026, 12, 1)
NEXT = date(2027, 1, 1)
HEAD = """
[statute]
id = "{id}"
title = "通知（虚构）"
short = "通知（虚构）"
title_en = "Notice (fictitious)"
number = "虚构〔2027〕1号"
level = "bureau"
effective = 2027-01-01
reviewed = 2026-12-01
supersedes = ["{old}"]
drops = [{drops}]
"""
TOKENS = """
[[rule]]
id = "SEED-MAJ-T"
name = "法制审核：停产停业、吊销、撤销"
kind = "gate"
trigger = "拟作处罚决定"
bearer = "agency"
article = "2"
confidence = "M"
reason = "虚构"
gate = "review"
predicate = "any_listed_fact"
kinds = [{kinds}]
"""
FINE = """
[[rule]]
id = "SEED-MAJ-U"
name = "法制审核：对单位的罚款"
kind = "threshold"
trigger = "拟作罚款决定"
bearer = "agency"
value = {yuan}
unit = "CNY"
article = "2"
confidence = "M"
reason = "虚构"
gate = "review"
predicate = "fine_of_organisation_reaches"
"""
SEVEN = tuple(DecisionKind)[:7]


def entered(old: str, rules: str = "", drops: tuple[str, ...] = ()):
    listed = ", ".join(f'"{one}"' for one in drops)
    text = HEAD.format(id="norm-2027", old=old, drops=listed) + rules
    return read_with(rulebook().root, [LawText(LawKind.STATUTE, "norm-2027", text)])


def tokens(*kinds: DecisionKind) -> str:
    return TOKENS.format(kinds=", ".join(f'"{one.value}"' for one in kinds))


def added(**changes):
    values = {
        "id": "own-review-1",
        "title": "关于增加审核事项的通知（虚构）",
        "number": "虚构〔2026〕2号",
        "issuer": "示范县应急管理局（虚构）",
        "effective": DAY,
        "read_on": DAY,
        "name": "警告",
        "article": "1",
        "words": "作出警告的“应当”审核（虚构）",
    }
    text = addition_text(Addition(**(values | changes)))
    return read_with(rulebook().root, [LawText(LawKind.STATUTE, "own-review-1", text)])


def reviewed(book, on, **facts):
    values = {"party": PartyKind.ORGANISATION, "fine_fen": 0} | facts
    scope = classify(ProposedDecision(**values), book=book, on=on, region=REGION)
    return scope.required


def test_an_item_stands_in_the_catalogue_exactly_if_the_classifier_asks_for_its_review():
    listed = {fact for rule in grounds_on(rulebook(), DAY) for fact in facts_of(rule)}
    for name, kind in (
        ("kinds", DecisionKind),
        ("circumstances", Circumstance),
        ("marks", Mark),
    ):
        for fact in kind:
            asked = reviewed(rulebook(), DAY, **{name: frozenset({fact})})
            assert asked is (fact in listed), fact
    words = [one.what for one in catalogue_on(rulebook(), DAY, region=REGION)]
    assert words[:2] == ["对单位罚款 50,000 元以上", "对个人罚款 20,000 元以上"]
    assert {fact.label for fact in listed} == set(words[2:])


NARROWER = [
    # norm superseded, its rules, dropped, what is lost
    ("seed-2022", "", ("SEED-MAJ-U",), "对单位罚款 50,000 元以上"),
    ("seed-2022", FINE.format(yuan=50_001), (), "对单位罚款 50,000 元以上"),
    ("seed-2022", tokens(*SEVEN[1:]), (), "责令停产停业整顿"),
    ("seed-2022", tokens(*SEVEN[:6]), (), "撤销岗位证书"),
    ("apl-2021", "", ("APL-58-3",), "案件情况疑难复杂、涉及多个法律关系"),
    ("apl-2021", "", ("REV-CONFISCATION",), "没收"),
]


@pytest.mark.parametrize(("old", "rules", "drops", "what"), NARROWER)
def test_a_ground_that_is_dropped_or_narrowed_is_found(old, rules, drops, what):
    gone = lost(rulebook(), entered(old, rules, drops), region=REGION)
    assert gone is not None
    assert (gone.what, gone.since) == (what, NEXT)


def test_what_restates_every_ground_or_more_loses_nothing():
    more = FINE.format(yuan=49_999) + tokens(*SEVEN, DecisionKind.WARNING)
    after = entered("seed-2022", more)
    assert lost(rulebook(), after, region=REGION) is None
    gone = lost(after, rulebook(), region=REGION)
    assert gone is not None, "what the bureau added is not taken away either"
    carried = entered("seed-2022")
    assert lost(rulebook(), carried, region=REGION) is None
    raised = carried.with_overrides(Overrides(limits={"SEED-MAJ-U": LimitSetting(90_000)}))
    gone = lost(carried, raised, region=REGION)
    assert gone is not None, "a value that nobody has read in the new norm is set, not raised"
    assert gone.rule.id == "SEED-MAJ-U"


def test_an_addition_is_a_norm_of_the_bureau_that_binds_from_its_day():
    warned = {"kinds": frozenset({DecisionKind.WARNING})}
    book = added(
        facts=(DecisionKind.WARNING, Circumstance.PERMIT_GRANTED),
        fines=((AmountFor.ORGANISATION, 30_000_00), (AmountFor.PERSON, 10_000_99)),
        effective=NEXT,
    )
    assert lost(rulebook(), book, region=REGION) is None
    assert [reviewed(book, day, **warned) for day in (DAY, NEXT)] == [False, True]
    assert reviewed(book, NEXT, circumstances=frozenset({Circumstance.PERMIT_GRANTED}))
    assert [reviewed(book, NEXT, fine_fen=fen) for fen in (29_999_99, 30_000_00)] == [
        False,
        True,
    ]
    by_person = {"party": PartyKind.PERSON, "fine_fen": 10_000_00}
    assert reviewed(book, NEXT, **by_person)
    rule = book.rule("OWN-REVIEW-1-T", NEXT)
    assert rule.badge is None
    assert "“应当”" in (rule.row.quote or "")
