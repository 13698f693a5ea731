"""The scope of legal review at its boundaries, and on cases that bureaus published."""

import tomllib
from pathlib import Path

import pytest

from mingjing.kernel.money import fen_from_yuan
from mingjing.statute.decisions import (
    Circumstance,
    DecisionKind,
    Mark,
    Nature,
    PartyKind,
    ProposedDecision,
)
from mingjing.statute.review_scope import REVIEW_AFTER, classify

FILE = Path(__file__).with_name("review_boundaries.toml")
TABLE = tomllib.loads(FILE.read_text("utf-8"))
DAY, COUNTY = TABLE.pop("on"), TABLE.pop("region")
ROWS = [(group, row) for group, rows in TABLE.items() for row in rows]
LEAST = 60


def proposed_in(row):
    fines = row.get("fines")
    return ProposedDecision(
        PartyKind(row["party"]),
        None if fines is None else sum(map(fen_from_yuan, fines)),
        kinds=frozenset(map(DecisionKind, row.get("kinds", ()))),
        circumstances=frozenset(map(Circumstance, row.get("circumstances", ()))),
        marks=frozenset(map(Mark, row.get("marks", ()))),
        nature=Nature.HAZARD_MEASURE if row.get("hazard") else Nature.DECISION,
    )


@pytest.mark.parametrize(("group", "row"), ROWS, ids=[f"{n}" for n, _ in enumerate(ROWS, 1)])
def test_the_whole_answer_is_the_one_computed_by_hand(book, group, row):
    found = classify(proposed_in(row), book=book, on=row.get("on", DAY), region=COUNTY)
    assert found.as_json() == {
        "required": row.get("required"),
        "grounds": row.get("grounds", []),
        "missing": row.get("missing", []),
    }, f"{group}：{row['why']}"
    assert (found.review_after == REVIEW_AFTER) is row.get("hazard", False)


def test_the_table_is_whole():
    rows = [row for _, row in ROWS]
    assert len(rows) >= LEAST
    for name, words in (
        ("kinds", DecisionKind),
        ("circumstances", Circumstance),
        ("marks", Mark),
    ):
        assert {one for row in rows for one in row.get(name, ())} == set(words), name
    for row in rows:
        assert set(row) <= {
            "party", "fines", "kinds", "circumstances", "marks", "hazard", "on",
            "required", "grounds", "missing", "why",
        }  # fmt: skip
        assert row["why"].strip()
        assert ("required" in row) is ("missing" not in row)


# What a lawyer wrote beside a published case, and the rule or the missing fact that it means.
MEANS = {
    "A3-2 no. 8": "SEED-MAJ-U",
    "A3-2 no. 9": "SEED-MAJ-P",
    "lower threshold": "SEED-MAJ-P",
    "confiscation": "REV-CONFISCATION",
    "seizure": "REV-COMPULSION",
}
VERDICTS = {"required": True, "not_required": False, "insufficient_facts": None}
UNPUBLISHED = "amount not published"


def facts_of(case):
    measures = "".join(case.get("measures", []))
    return {
        "party": case["party_kind"],
        **({"fines": [str(case["fine"])]} if "fine" in case else {}),
        "kinds": ["confiscation"] if "confiscation" in case else [],
        "circumstances": ["seizure"] if "扣押" in measures else [],
        "hazard": "现场处理措施" in measures,
    }


def test_published_cases_get_the_verdict_and_the_grounds_of_a_lawyer(book, real_cases):
    cases = tomllib.loads(real_cases.read_text("utf-8"))["case"]
    assert cases
    for case in cases:
        review = case["review"]
        found = classify(proposed_in(facts_of(case)), book=book, on=DAY, region=COUNTY)
        assert found.as_json() == {
            "required": VERDICTS[review["verdict"]],
            "grounds": sorted(rule for words, rule in MEANS.items() if words in review["why"]),
            "missing": ["fine"] if UNPUBLISHED in review["why"] else [],
        }, case["id"]
