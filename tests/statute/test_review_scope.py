"""What an answer about legal review says beside its verdict."""

from datetime import date

from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.statute.decisions import DecisionKind, Nature, PartyKind, ProposedDecision
from mingjing.statute.review_scope import classify

DAY, COUNTY = date(2026, 5, 11), "140524"


def scope(book, party, yuan, *kinds, nature=Nature.DECISION):
    proposed = ProposedDecision(party, yuan * FEN_PER_YUAN, frozenset(kinds), nature=nature)
    return classify(proposed, book=book, on=DAY, region=COUNTY)


def test_a_ground_shows_its_clause_and_the_facts(book):
    (ground,) = scope(book, PartyKind.INDIVIDUAL_BUSINESS, 40_000).grounds
    assert ground.article == "seed-2022:A3-2"
    assert ground.badge is None
    assert dict(ground.inputs) == {
        "party": "individual_business",
        "threshold": "20,000元",
        "held_as": "person",
        "fine": "40,000元",
    }
    (inferred,) = scope(book, PartyKind.ORGANISATION, 0, DecisionKind.CONFISCATION).grounds
    assert (inferred.badge, inferred.inputs) == ("未核实", (("kind", "confiscation"),))


def test_a_hazard_measure_is_reviewed_on_the_next_working_day(book):
    found = scope(book, PartyKind.ORGANISATION, 0, nature=Nature.HAZARD_MEASURE)
    assert found.review_after is not None
    assert book.due(found.review_after, date(2026, 5, 8)).nominal == date(2026, 5, 9)


def test_every_kind_has_the_statutes_own_word():
    assert DecisionKind.SUSPEND_BUSINESS.label == "责令停产停业"
    assert len({kind.label for kind in DecisionKind}) == len(DecisionKind)
