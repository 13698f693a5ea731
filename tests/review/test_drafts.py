"""Drafts: kept, private, no act, gone with the opinion."""

from mingjing.cases.states import State
from mingjing.ledger.queries import log_of
from mingjing.review.drafts import draft_of, save_draft
from support.cast import CHEN, FENG

FIELDS = {"text": ["写了一半（虚构）"], "grounds-FACTS": ["1", "2"]}


def test_a_draft_is_kept_for_its_author_alone_and_leaves_no_entry(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    size = log_of().size
    save_draft(docket, 1, CHEN, {"text": ["先写一句"]}, at=county.clock.now)
    save_draft(docket, 1, CHEN, FIELDS, at=county.clock.now)
    draft = draft_of(docket, 1, CHEN)
    assert draft is not None
    assert draft.fields == FIELDS
    assert draft_of(docket, 1, FENG) is None
    assert draft_of(docket, 2, CHEN) is None
    assert log_of().size == size


def test_the_opinion_ends_every_draft_of_its_round(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    save_draft(docket, 1, CHEN, FIELDS, at=county.clock.now)
    county.replace_reviewer(docket)
    save_draft(docket, 1, FENG, FIELDS, at=county.clock.now)
    county.opine(docket, by=FENG)
    assert draft_of(docket, 1, CHEN) is draft_of(docket, 1, FENG) is None
