"""Which decisions must pass legal review, and by which rules."""

import tomllib
from datetime import date

import pytest

from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.statute.decisions import (
    Circumstance,
    DecisionKind,
    Mark,
    Nature,
    PartyKind,
    ProposedDecision,
)
from mingjing.statute.review_scope import classify

DAY, COUNTY = date(2026, 5, 11), "140524"
ORGANISATION, PERSON, BUSINESS = PartyKind
K, C, M = DecisionKind, Circumstance, Mark


def scope(book, party, yuan, *facts, nature=Nature.DECISION, on=DAY):
    proposed = ProposedDecision(
        party,
        None if yuan is None else yuan * FEN_PER_YUAN,
        kinds=frozenset(one for one in facts if isinstance(one, DecisionKind)),
        circumstances=frozenset(one for one in facts if isinstance(one, Circumstance)),
        marks=frozenset(one for one in facts if isinstance(one, Mark)),
        nature=nature,
    )
    return classify(proposed, book=book, on=on, region=COUNTY)


AMOUNTS = [
    # party, yuan, grounds, why
    (ORGANISATION, 50_000, ["SEED-MAJ-U"], "以上 includes the number"),
    (ORGANISATION, 49_999, [], "one yuan less"),
    (ORGANISATION, 70_000, ["SEED-MAJ-U"], "the foundry"),
    (ORGANISATION, 25_000, [], "the person's amount is not the organisation's"),
    (PERSON, 20_000, ["SEED-MAJ-P"], "以上 includes the number"),
    (PERSON, 19_999, [], "one yuan less"),
    (PERSON, 35_000, ["SEED-MAJ-P"], "the head of the steel works"),
    (BUSINESS, 20_000, ["SEED-MAJ-P"], "held to the lower amount"),
    (BUSINESS, 19_999, [], "one yuan less"),
    (ORGANISATION, 0, [], "no fine at all"),
]


@pytest.mark.parametrize(("party", "yuan", "grounds", "why"), AMOUNTS)
def test_fines(book, party, yuan, grounds, why):
    found = scope(book, party, yuan).as_json()
    assert found == {"required": bool(grounds), "grounds": grounds, "missing": []}, why


KINDS = {
    K.SUSPEND_FOR_RECTIFICATION: "SEED-MAJ-T",
    K.SUSPEND_BUSINESS: "SEED-MAJ-T",
    K.STOP_CONSTRUCTION: "SEED-MAJ-T",
    K.STOP_WORK: "SEED-MAJ-T",
    K.PERMIT_REVOCATION: "SEED-MAJ-T",
    K.QUALIFICATION_REVOCATION: "SEED-MAJ-T",
    K.POST_CERTIFICATE_REVOCATION: "SEED-MAJ-T",
    K.CONFISCATION: "REV-CONFISCATION",
    K.PERMIT_SUSPENSION: "REV-SUSPENSION",
    K.QUALIFICATION_DOWNGRADE: "REV-DOWNGRADE",
    K.PRACTICE_BAN: "REV-CLOSURE",
    K.CLOSURE: "REV-CLOSURE",
    K.WARNING: None,
    K.CRITICISM: None,
}
CIRCUMSTANCES = {
    C.HEARING_HELD: "APL-58-2",
    C.SEALING: "REV-COMPULSION",
    C.SEIZURE: "REV-COMPULSION",
    C.POWER_CUT: "REV-COMPULSION",
    C.COURT_APPLICATION: "REV-COMPULSION",
    C.DAILY_FINE: "REV-DAILY-FINE",
    C.ACCIDENT_FINE: "REV-ACCIDENT",
    C.PERMIT_REFUSED_AFTER_HEARING: "REV-PERMIT",
    C.PERMIT_WITHDRAWN: "REV-PERMIT",
}
MARKS = {
    M.MAJOR_PUBLIC_INTEREST: "APL-58-1",
    M.MAJOR_RIGHTS: "APL-58-2",
    M.COMPLEX: "APL-58-3",
    M.OTHER_LAW: "APL-58-4",
    M.LEGAL_OFFICE: "SEED-MARK",
    M.LEADER: "SEED-MARK",
}


@pytest.mark.parametrize("fact", [*DecisionKind, *Circumstance, *Mark])
def test_every_fact_gives_the_ground_its_rule_names(book, fact):
    rule = {**KINDS, **CIRCUMSTANCES, **MARKS}[fact]
    found = scope(book, ORGANISATION, 0, fact)
    assert [ground.rule for ground in found.grounds] == ([rule] if rule else [])
    assert found.required is (rule is not None)


def test_a_ground_shows_its_clause_and_the_facts(book):
    (ground,) = scope(book, BUSINESS, 40_000).grounds
    assert ground.article == "seed-2022:A3-2"
    assert ground.badge is None
    assert dict(ground.inputs) == {
        "party": "individual_business",
        "threshold": "20,000元",
        "held_as": "person",
        "fine": "40,000元",
    }
    (inferred,) = scope(book, ORGANISATION, 0, K.CONFISCATION).grounds
    assert (inferred.badge, inferred.inputs) == ("未核实", (("kind", "confiscation"),))


def test_without_the_amount_there_is_no_answer(book):
    found = scope(book, ORGANISATION, None)
    assert found.as_json() == {"required": None, "grounds": [], "missing": ["fine"]}


def test_without_the_amount_another_ground_still_requires_review(book):
    found = scope(book, ORGANISATION, None, K.SUSPEND_BUSINESS)
    assert found.as_json() == {"required": True, "grounds": ["SEED-MAJ-T"], "missing": []}


def test_a_mark_adds_review_and_its_absence_removes_none(book):
    assert scope(book, ORGANISATION, 1).required is False
    assert scope(book, ORGANISATION, 1, M.LEADER).required is True
    assert scope(book, ORGANISATION, 50_000).required is True


def test_a_hazard_measure_does_not_wait_and_is_reviewed_afterwards(book):
    found = scope(book, ORGANISATION, None, K.SUSPEND_BUSINESS, nature=Nature.HAZARD_MEASURE)
    assert found.as_json() == {"required": False, "grounds": [], "missing": []}
    assert found.review_after == "HAZARD-REVIEW"
    assert book.due(found.review_after, date(2026, 5, 8)).nominal == date(2026, 5, 9)


def test_several_grounds_are_all_named_in_the_order_of_their_ids(book):
    found = scope(book, ORGANISATION, 70_000, M.COMPLEX, K.SUSPEND_BUSINESS)
    assert [one.rule for one in found.grounds] == ["APL-58-3", "SEED-MAJ-T", "SEED-MAJ-U"]


def test_before_the_notice_only_the_statute_speaks(book):
    assert scope(book, ORGANISATION, 70_000, on=date(2022, 6, 8)).required is False
    assert scope(book, ORGANISATION, 70_000, on=date(2022, 6, 9)).required is True


def test_every_kind_has_the_statutes_own_word():
    assert K.SUSPEND_BUSINESS.label == "责令停产停业"
    assert len({kind.label for kind in DecisionKind}) == len(DecisionKind)


VERDICTS = {"required": True, "not_required": False, "insufficient_facts": None}


def proposed_in(case):
    measures = "".join(case.get("measures", []))
    return ProposedDecision(
        PartyKind(case["party_kind"]),
        case["fine"] * FEN_PER_YUAN if "fine" in case else None,
        kinds=frozenset({K.CONFISCATION} if "confiscation" in case else ()),
        circumstances=frozenset({C.SEIZURE} if "扣押" in measures else ()),
        nature=Nature.HAZARD_MEASURE if "现场处理措施" in measures else Nature.DECISION,
    )


def test_real_published_cases_get_the_verdict_of_a_lawyer(book, real_cases):
    cases = tomllib.loads(real_cases.read_text(encoding="utf-8"))["case"]
    found = {
        case["id"]: classify(proposed_in(case), book=book, on=DAY, region=COUNTY).required
        for case in cases
    }
    assert found == {case["id"]: VERDICTS[case["review"]["verdict"]] for case in cases}
