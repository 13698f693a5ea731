"""并案: several parties of one matter, a case for each, what was taken once counts in all."""

from datetime import timedelta

import pytest

from mingjing.access.actors import Actor, Role
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.casefile.commands.destroy_casefile import DestroyCasefile, destroy_casefile
from mingjing.casefile.composing import pieces_of
from mingjing.cases.joining import companions_of, joined_with
from mingjing.cases.queries import acts_of, decision_of, hash_of_subject, investigators_of
from mingjing.cases.splits import suspected_split_of
from mingjing.cases.states import State
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import public_record, suggested_summary
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.procedures.penalties import source_of
from mingjing.documents.models import Document
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.evidence.queries import items_of, original_of
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.recording import Act
from support.cast import HE, LIN, SONG, STRANGER, SUN, WU, ZHAO
from support.county import LARGE, SMALL, moment, party, person, proposed
from support.refusals import refused

BELOW_FOR_BOTH = 1_900_000
OWN = "apl-2021:42.1"


@pytest.fixture
def pair(county):
    """An enterprise and its person in charge, both filed, one item and one act taken."""
    first = county.bring(State.FILED)
    county.add(first)
    county.inspect(first)
    second = county.join(first)
    county.file(second)
    return first, second


def test_the_second_party_bears_a_place_under_the_number_of_the_first(county, pair):
    first, second = pair
    third = county.join(second, party=person(citizen_number="14052419920304002X"))
    county.file(third)
    number = county.case(first).number
    assert [county.case(one).number for one in pair] == [number, f"{number}之二"]
    assert county.case(third).number == f"{number}之三"
    assert [one.docket for one in joined_with(county.case(third))] == [first, second]


def test_a_lead_that_is_there_is_joined_once_and_filed_beside_the_case(county, pair):
    first, second = pair
    lead = county.register(party=person(citizen_number="14052419920304002X"))
    same = county.register(party=person())
    with refused(county, first, GateClosedError, "apl-2021:54.1"):
        county.join_lead(first, lead, reason=" ")
    with refused(county, first, GateClosedError, "seed-2022:A3-2"):
        county.join_lead(first, same)
    with refused(county, first, IllegalTransitionError, "apl-2021:54.1"):
        county.join_lead(first, second)
    county.join_lead(second, lead)
    with refused(county, first, AlreadyDoneError, "apl-2021:54.1"):
        county.join_lead(first, lead)
    assert county.kinds(lead)[-1] == county.kinds(second)[-1] == "party_joined"
    county.file(lead)
    assert county.case(lead).number == f"{county.case(first).number}之三"
    assert [one.docket for one in joined_with(county.case(lead))] == [first, second]
    assert len(acts_of(county.case(lead))) == 1, "what was taken once counts here, too"


def test_a_place_that_was_declined_leaves_no_gap(county, pair):
    first, _ = pair
    county.decline(county.join(first, party=person(citizen_number="14052419920304002X")))
    third = county.join(first, party=party(name="另一家厂（虚构）", uscc="91140524MA0K00013U"))
    county.file(third)
    assert county.case(third).number.endswith("号之三")


def test_what_was_taken_before_counts_by_digest_in_the_joined_case(county, pair):
    first, second = pair
    (item,), (copy,) = items_of(first), items_of(second)
    assert (copy.blob_id, copy.title, copy.origin) == (item.blob_id, item.title, first)
    assert acts_of(county.case(second)) == acts_of(county.case(first))
    assert county.state(second) is State.INVESTIGATION


@pytest.mark.parametrize("taking", [0, 1], ids=["taken in the first", "taken in the second"])
def test_what_is_taken_in_either_counts_in_both(county, pair, taking):
    other = pair[1 - taking]
    county.add(pair[taking])
    county.inspect(pair[taking], officers=(LIN, SUN))
    assert len({item.blob_id for item in items_of(other)}) == 2
    assert len(acts_of(county.case(other))) == 2
    assert SUN in investigators_of(county.case(other))
    assert county.kinds(other)[-2:] == ["evidence_taken_up"] * 2


def test_the_subject_of_each_review_binds_the_shared_evidence(county, pair):
    county.add(pair[0])
    for docket in pair:
        county.close(docket)
    subjects = [county.case(docket).subject_hash for docket in pair]
    held = [{item.blob_id for item in items_of(docket)} for docket in pair]
    assert held[0] == held[1]
    assert len(set(subjects)) == 2, "the parties differ"
    assert [hash_of_subject(county.case(docket)) for docket in pair] == subjects


def test_nothing_comes_into_a_case_whose_investigation_is_closed(county, pair):
    first, second = pair
    county.close(second)
    bound = county.case(second).subject_hash
    county.add(first)
    assert hash_of_subject(county.case(second)) == bound
    assert len(items_of(second)) == 1


def test_a_case_that_was_sent_back_closes_upon_what_came_in_meanwhile(county, pair):
    first, second = pair
    county.close(second)
    county.submit(second)
    county.add(first)
    county.return_opinion(second)
    county.close(second)
    assert {item.blob_id for item in items_of(second)} == {
        item.blob_id for item in items_of(first)
    }


AMOUNTS = [
    # fines of enterprise and person, which must be reviewed, why
    ((BELOW_FOR_BOTH, BELOW_FOR_BOTH), (False, False), "each alone below its amount"),
    ((LARGE, BELOW_FOR_BOTH), (True, False), "only the enterprise reaches its amount"),
    ((4_900_000, 2_000_000), (False, True), "only the person reaches the lower amount"),
]


@pytest.mark.parametrize(
    ("fines", "required", "why"), AMOUNTS, ids=[row[-1] for row in AMOUNTS]
)
def test_the_amount_of_review_is_asked_of_each_party(county, pair, fines, required, why):
    for docket, fine in zip(pair, fines, strict=True):
        county.close(docket, proposal=proposed(fine))
    assert tuple(county.case(docket).review_required for docket in pair) == required


def test_a_party_has_one_case_among_those_joined(county, pair):
    first, second = pair
    with refused(county, first, GateClosedError, "seed-2022:A3-2"):
        county.join(first)
    with refused(county, second, GateClosedError, "seed-2022:A3-2"):
        county.join(second, party=party())


def test_a_second_case_beside_a_joined_one_is_still_suspected_to_be_split(county, pair):
    _, second = pair
    county.close(second, proposal=proposed(BELOW_FOR_BOTH))
    alone = county.register(party=person())
    county.file(alone)
    county.add(alone)
    county.inspect(alone)
    county.close(alone, proposal=proposed(SMALL))
    act = county.act(WU)
    split = suspected_split_of(
        act.actor, county.case(second), county.law, on=county.clock.today
    )
    assert split is not None
    assert {part.docket for part in split.parts} == {second, alone}


def test_each_party_walks_to_its_own_end(county, pair):
    first, second = pair
    county.close(first)
    county.withdraw_case(second)
    county.submit(first)
    county.accept(first)
    county.opine(first)
    county.notice(first)
    county.waive(first)
    county.decide(first)
    assert (county.state(first), county.state(second)) == (State.DECIDED, State.WITHDRAWN)


def test_what_left_shares_nothing_any_more_and_keeps_what_it_had(county, pair):
    first, second = pair
    county.separate(second)
    county.add(first)
    county.inspect(second)
    assert (len(items_of(first)), len(items_of(second))) == (2, 1)
    assert (len(acts_of(county.case(first))), len(acts_of(county.case(second)))) == (1, 2)
    assert joined_with(county.case(first)) == []
    assert county.case(second).number.endswith("之二")
    assert "case_separated" in county.kinds(first)


def test_a_case_leaves_once_undecided_and_with_a_reason(county, pair):
    first, second = pair
    lead = county.join(first, party=person(citizen_number="14052419920304002X"))
    with refused(county, lead, IllegalTransitionError, "apl-2021:54.2"):
        county.separate(lead)
    with refused(county, first, GateClosedError, "apl-2021:54.2"):
        county.separate(first)
    with refused(county, second, GateClosedError, "apl-2021:54.2"):
        county.separate(second, reason=" ")
    with refused(county, second, NotPermittedError):
        county.separate(second, by=LIN)
    county.separate(second)
    with refused(county, second, GateClosedError, "apl-2021:54.2"):
        county.separate(second)


def test_a_party_joins_by_an_officer_of_the_case_while_it_is_investigated(county, pair):
    first, _ = pair
    another = person(citizen_number="14052419920304002X")
    county.replace_officer(first, leaving=LIN, coming=SUN)
    with refused(county, first, NotPermittedError, OWN):
        county.join(first, by=LIN, party=another)
    county.replace_officer(first, leaving=SUN, coming=LIN)
    with pytest.raises(NotFoundError):
        county.join(first, by=STRANGER, party=another)
    with refused(county, first, GateClosedError, "apl-2021:54.1"):
        county.join(first, reason="", party=another)
    county.close(first)
    with refused(county, first, IllegalTransitionError, "apl-2021:54.1"):
        county.join(first, party=another)


def test_joined_cases_are_filed_for_the_same_two_officers(county, pair):
    first, _ = pair
    lead = county.join(first, party=person(citizen_number="14052419920304002X"))
    with pytest.raises(InvalidInputError):
        county.file(lead, officers=(LIN, SUN))
    county.file(lead, officers=(ZHAO, LIN))


def test_a_shared_item_is_kept_once_where_it_was_taken(county, pair):
    first, second = pair
    keeper = county.act(SONG)
    with pytest.raises(NotFoundError):
        accept_custody(AcceptCustody(second, 1), act=keeper, store=county.store)
    accept_custody(AcceptCustody(first, 1), act=keeper, store=county.store)
    (copy,) = items_of(second)
    assert original_of(copy).custodian == SONG


def test_the_other_parties_are_shown_to_whoever_may_see_their_cases(county, pair):
    first, second = pair
    actor = county.act(LIN).actor
    assert [one.docket for one in companions_of(actor, county.case(first))] == [second]
    assert companions_of(county.act(STRANGER).actor, county.case(first)) == []


def test_no_page_of_one_party_names_the_person_of_the_other(county, pair):
    told = f"该厂主要负责人{person().name}未组织培训，住{person().address}。"
    for docket in pair:
        county.close(docket, proposal=proposed(SMALL, facts=told))
        county.notice(docket)
        county.waive(docket, hearing=False)
        county.decide(docket)
    for docket in pair:
        case = county.case(docket)
        source = source_of(case, decision_of(case), told, county.law)
        with pytest.raises(GateClosedError, match="不得公开") as caught:
            public_record(source, matrix_of(Kind.PENALTY))
        assert person().name not in str(caught.value)
        shown = suggested_summary(told, source, matrix_of(Kind.PENALTY))
        assert person().address not in shown
        assert "申屠某某" not in shown
    firm = county.case(pair[0])
    private = dict(source_of(firm, decision_of(firm), "", county.law).private)
    assert private["其他当事人的公民身份号码"] == person().citizen_number
    assert private["其他当事人的电话"] == person().telephone


def test_a_file_is_not_destroyed_while_that_of_a_joined_case_is_kept(county, pair):
    first, second = pair
    for docket in pair:
        county.close(docket, proposal=proposed(SMALL))
    county.withdraw_case(first)
    county.finish(first)
    for paper in Document.objects.filter(subject=first):
        county.render(paper.code)
    order = ArchiveCasefile(first)
    file = archive_casefile(order, act=county.act(HE), law=county.law, store=county.store)
    county.clock.now = moment(file.kept_until + timedelta(days=1))
    order = DestroyCasefile(file.number, "鉴定意见书（虚构）", HE)
    actor = Actor(WU, frozenset({Role.HEAD}))
    with pytest.raises(GateClosedError, match=county.case(second).number):
        destroy_casefile(order, act=Act(actor, county.clock.now))


def test_the_file_of_each_party_holds_what_was_taken_once(county, pair):
    for docket in pair:
        for paper in Document.objects.filter(subject=docket):
            county.render(paper.code)
    held = [{piece.sha256 for piece in pieces_of(county.case(one))} for one in pair]
    taken = {items_of(pair[0])[0].blob_id, acts_of(county.case(pair[0]))[0].document.pdf_sha256}
    assert taken <= held[0] & held[1]
