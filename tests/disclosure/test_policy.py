"""What each channel publishes (Q-06), and by which day."""

from datetime import date

import pytest

from mingjing.disclosure.clocks import WITHDRAW_WITHIN, penalty_published_within
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.policy import (
    CREDIT_CHANNEL,
    OPEN_CHANNEL,
    Candidate,
    CreditClass,
    credit_class,
    credit_policy,
    grounds_for_withdrawal,
    grounds_for_withholding,
    require_publishable,
    withdrawal_ground,
    withholding_ground,
)
from mingjing.disclosure.states import LIFE, State, Step, advance, open_steps
from mingjing.kernel.errors import GateClosedError, IllegalTransitionError, InvalidInputError
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.load import rulebook

DAY = date(2026, 5, 11)


def candidate(**changes) -> Candidate:
    facts = {
        "kind": Kind.PENALTY,
        "party": PartyKind.ORGANISATION,
        "is_enterprise": True,
        "is_minor": None,
        "kinds": (),
        "decided_on": DAY,
    }
    return Candidate(**{**facts, **changes})


PERSON = {"party": PartyKind.PERSON, "is_enterprise": False, "is_minor": False}
ALLOWED = [
    (candidate(), OPEN_CHANNEL, "an enterprise: ASL 78"),
    (candidate(party=PartyKind.INDIVIDUAL_BUSINESS), OPEN_CHANNEL, "a trader is an enterprise"),
    (candidate(**PERSON, social_influence="造成重大事故"), OPEN_CHANNEL, "APL 48"),
    (
        candidate(is_enterprise=False, social_influence="涉及公共安全"),
        OPEN_CHANNEL,
        "an organisation that is no enterprise, with influence",
    ),
    (candidate(kinds=(DecisionKind.CONFISCATION,)), CREDIT_CHANNEL, "general"),
    (candidate(kinds=(DecisionKind.PERMIT_REVOCATION,)), CREDIT_CHANNEL, "serious"),
    (candidate(credit_class=CreditClass.GENERAL), CREDIT_CHANNEL, "stated by the officer"),
    (
        candidate(kinds=(DecisionKind.WARNING,), decided_on=date(2026, 3, 31)),
        CREDIT_CHANNEL,
        "the day before the regulation took effect",
    ),
]
REFUSED = [
    (candidate(**PERSON), OPEN_CHANNEL, "社会影响", "a person, without influence"),
    (candidate(**{**PERSON, "is_enterprise": True}), OPEN_CHANNEL, "社会影响", "no enterprise"),
    (candidate(is_enterprise=False), OPEN_CHANNEL, "社会影响", "no enterprise"),
    (
        candidate(**{**PERSON, "is_minor": True}, social_influence="有"),
        OPEN_CHANNEL,
        "未成年人",
        "a minor, whatever the influence",
    ),
    (
        candidate(**{**PERSON, "is_minor": None}, social_influence="有"),
        OPEN_CHANNEL,
        "十八周岁",
        "age unknown",
    ),
    (candidate(kinds=(DecisionKind.WARNING,)), CREDIT_CHANNEL, "轻微失信", "minor breach"),
    (candidate(), CREDIT_CHANNEL, "失信类别", "no kind decides and nobody says"),
    (candidate(credit_class=CreditClass.MINOR), CREDIT_CHANNEL, "轻微失信", "stated minor"),
    (
        candidate(kinds=(DecisionKind.WARNING,), credit_class=CreditClass.SERIOUS),
        CREDIT_CHANNEL,
        "轻微失信",
        "what the kinds say goes before what is stated",
    ),
]


@pytest.mark.parametrize(("facts", "channel", "why"), ALLOWED)
def test_a_channel_publishes(facts, channel, why):
    require_publishable(facts, channel, credit_policy())


@pytest.mark.parametrize(("facts", "channel", "match", "why"), REFUSED)
def test_a_channel_does_not_publish(facts, channel, match, why):
    with pytest.raises(GateClosedError) as refusal:
        require_publishable(facts, channel, credit_policy())
    assert match in str(refusal.value), why


def test_a_bureau_may_set_minor_breaches_to_be_published():
    policy = credit_policy().model_copy(update={"publish_minor": True})
    require_publishable(candidate(kinds=(DecisionKind.WARNING,)), CREDIT_CHANNEL, policy)


def test_the_heaviest_kind_decides_the_class():
    kinds = (DecisionKind.WARNING, DecisionKind.PRACTICE_BAN, DecisionKind.CONFISCATION)
    assert credit_class(kinds, credit_policy()) is CreditClass.SERIOUS


DUES = [
    # decided, issued, enterprise, due, why
    ("2026-05-11", "2026-05-11", True, "2026-05-20", "seven working days, one weekend"),
    (
        "2026-05-11",
        "2026-05-08",
        True,
        "2026-05-18",
        "the earlier date starts it; 05-09 is worked",
    ),
    (
        "2026-09-18",
        "2026-09-18",
        True,
        "2026-09-29",
        "Sunday 09-20 is worked; Mid-Autumn is off",
    ),
    ("2026-05-11", "2026-05-11", False, "2026-05-20", "the notice says seven as well"),
]


@pytest.mark.parametrize(("decided", "issued", "enterprise", "due", "why"), DUES)
def test_publication_is_due_after_seven_working_days(decided, issued, enterprise, due, why):
    first = min(date.fromisoformat(decided), date.fromisoformat(issued))
    found = rulebook().due(penalty_published_within(enterprise=enterprise), first)
    assert found.nominal.isoformat() == due, why
    assert found.article == ("asl-2021:78.2" if enterprise else "seed-2022:S-4.1-7")


def test_withdrawal_is_due_after_three_working_days():
    found = rulebook().due(WITHDRAW_WITHIN, date(2026, 6, 18))
    assert found.nominal == date(2026, 6, 24), "the Dragon Boat holiday is off"
    assert found.article == "apl-2021:48.2"


def test_withdrawal_knows_the_four_grounds_of_the_statute_and_no_other():
    assert set(grounds_for_withdrawal()) == {"changed", "revoked", "unlawful", "void"}
    with pytest.raises(InvalidInputError, match="embarrassing"):
        withdrawal_ground("embarrassing", Kind.PENALTY)


def test_a_ground_of_the_credit_channel_keeps_nothing_off_the_county_site():
    assert withholding_ground("minor_breach", CREDIT_CHANNEL, Kind.PENALTY).label.startswith(
        "轻微失信"
    )
    with pytest.raises(InvalidInputError, match="minor_breach"):
        withholding_ground("minor_breach", OPEN_CHANNEL, Kind.PENALTY)


def test_every_ground_has_a_norm():
    grounds = [*grounds_for_withholding().values(), *grounds_for_withdrawal().values()]
    cited = [rulebook().in_words(ground.article) for ground in grounds]
    assert all(cited)


@pytest.mark.parametrize("state", State)
def test_a_step_outside_the_table_is_refused_with_what_is_open(state):
    for step in set(Step) - set(open_steps(state)):
        with pytest.raises(IllegalTransitionError, match=step.label):
            advance(state, step)


def test_nothing_leads_back_from_withdrawal():
    assert open_steps(State.WITHDRAWN) == ()


def test_only_a_checked_item_can_be_published():
    assert {way.source for way in LIFE.steps[Step.PUBLISH]} == {State.CHECKED}
