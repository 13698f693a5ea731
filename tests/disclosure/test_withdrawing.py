"""Keeping back and withdrawing: coded grounds, a second person, three working days."""

from datetime import date

import pytest

from disclosure.acts import (
    check,
    confirm_declined,
    decline,
    draft,
    make_public,
    published_case,
    withdraw,
)
from disclosure.cast import CHECKER, LEGAL_HEAD, LIN, PERSON, Matter, at, decided
from mingjing.access.actors import Actor, Role
from mingjing.disclosure.commands.decline_publication import (
    ConfirmNonPublication,
    confirm_non_publication,
)
from mingjing.disclosure.queries import published, published_item, was_published
from mingjing.disclosure.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.models import Job
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act

pytestmark = pytest.mark.django_db
CODE = f"{1:016x}"


def test_a_withheld_decision_appears_as_its_number_and_a_reason():
    case = decided(Matter(party=PERSON))
    decline(case)
    confirm_declined(case)
    item = published()[0]
    assert (item.state, item.number) == (State.WITHHELD, "（陵）应急罚〔2026〕1号")
    assert (item.code, item.fields, item.hidden) == ("", {}, ())
    assert item.article == "apl-2021:48.1"
    assert not was_published(CODE)


def test_the_public_is_not_told_that_a_party_is_a_minor():
    case = decided(Matter(party=PERSON))
    decline(case, "minor_party")
    confirm_declined(case)
    item = published()[0]
    assert "十八" not in f"{item.ground}{item.reason}", "that the party is a minor leaked"
    assert "未成年" not in f"{item.ground}{item.reason}", "that the party is a minor leaked"


def test_nothing_is_withheld_before_a_second_person_agrees():
    case = decided(Matter(party=PERSON))
    decline(case)
    assert published() == []


def test_nobody_confirms_their_own_proposal():
    both = Actor("p-lin", frozenset({Role.OFFICER, Role.DISCLOSURE_CHECKER}), "zhifa")
    case = decided(Matter(party=PERSON))
    decline(case, by=both)
    with pytest.raises(SeparationOfDutiesError):
        confirm_declined(case, by=both)


@pytest.mark.parametrize("actor", [LIN, LEGAL_HEAD])
def test_only_the_checker_confirms(actor):
    case = decided(Matter(party=PERSON))
    decline(case)
    with pytest.raises(NotPermittedError):
        confirm_declined(case, by=actor)


@pytest.mark.parametrize("actor", [CHECKER, LEGAL_HEAD])
def test_only_an_officer_proposes_to_keep_back(actor):
    with pytest.raises(NotPermittedError):
        decline(decided(Matter(party=PERSON)), by=actor)


@pytest.mark.parametrize(
    ("ground", "reason", "match"),
    [("because", "个案", "because"), ("no_social_influence", " ", "没有写明理由")],
)
def test_keeping_back_needs_a_coded_ground_and_a_reason(ground, reason, match):
    with pytest.raises(InvalidInputError, match=match):
        decline(decided(Matter(party=PERSON)), ground, reason=reason)


def test_the_day_to_look_again_lies_ahead():
    case = decided(Matter(party=PERSON))
    decline(case)
    order = ConfirmNonPublication(case.docket, "county_site", date(2026, 5, 14))
    with pytest.raises(InvalidInputError, match="复查日期"):
        confirm_non_publication(order, act=Act(CHECKER, at(14)))


def test_what_was_withheld_can_be_published_when_the_ground_is_gone():
    case = decided()
    decline(case, "commercial_secret")
    confirm_declined(case)
    draft(case)
    check(case)
    assert make_public(case).state == State.PUBLISHED
    assert [item.state for item in published()] == [State.PUBLISHED]


def test_what_is_public_cannot_be_declined():
    case = decided()
    published_case(case)
    with pytest.raises(IllegalTransitionError, match="已公示"):
        decline(case)


def test_a_withdrawn_item_is_a_tombstone_with_the_public_reason():
    case = decided()
    published_case(case)
    publication = withdraw(case)
    item = published_item(CODE)
    assert (item.state, item.reason) == (State.WITHDRAWN, "处罚决定经行政复议被撤销。")
    assert item.fields == {}, "the withdrawn decision leaked"
    assert (publication.withdrawal_due, publication.withdrawal_is_late) == (
        date(2026, 6, 24),
        False,
    )


DAYS = [
    (date(2026, 6, 18), at(24, month=6, hour=23), False, "the third working day"),
    (date(2026, 6, 18), at(25, month=6), True, "one day late"),
    (date(2026, 6, 15), at(18, month=6), False, "no holiday between"),
    (date(2026, 6, 15), at(19, month=6), True, "late, and the day is a holiday"),
]


@pytest.mark.parametrize(("ground_on", "on", "late", "why"), DAYS)
def test_withdrawal_has_three_working_days_and_late_is_recorded(ground_on, on, late, why):
    case = decided()
    published_case(case)
    assert withdraw(case, ground_on=ground_on, on=on).withdrawal_is_late is late, why
    assert list(history(case.docket))[-1].said["facts"]["in_time"] is not late


@pytest.mark.parametrize("ground", ["changed", "revoked", "unlawful", "void"])
def test_each_ground_of_the_statute_withdraws(ground):
    case = decided()
    published_case(case)
    assert withdraw(case, ground=ground).state == State.WITHDRAWN


def test_withdrawal_is_not_for_other_reasons():
    case = decided()
    published_case(case)
    with pytest.raises(InvalidInputError, match="party_asked"):
        withdraw(case, ground="party_asked")


@pytest.mark.parametrize(
    ("reason", "match"),
    [
        ("", "可以公开的理由"),
        ("长" * 501, "可以公开的理由"),
        ("孙保密申请复议后撤销。", "法定代表人"),
        ("请致电13900001234。", "手机号码"),
    ],
)
def test_the_public_reason_is_there_and_leaks_nothing(reason, match):
    case = decided()
    published_case(case)
    with pytest.raises(GateClosedError, match=match):
        withdraw(case, reason=reason)


@pytest.mark.parametrize("day", [date(2026, 5, 10), date(2026, 6, 23)])
def test_the_day_of_the_ground_lies_between_decision_and_today(day):
    case = decided()
    published_case(case)
    with pytest.raises(InvalidInputError, match="日期有误"):
        withdraw(case, ground_on=day)


@pytest.mark.parametrize("actor", [LIN, CHECKER])
def test_only_the_legal_head_withdraws(actor):
    case = decided()
    published_case(case)
    with pytest.raises(NotPermittedError, match="撤回公示"):
        withdraw(case, by=actor)


def test_what_is_not_public_cannot_be_withdrawn():
    case = decided()
    draft(case)
    with pytest.raises(IllegalTransitionError, match="待审查"):
        withdraw(case)


def test_publishing_and_withdrawing_each_ask_for_the_page_once():
    case = decided()
    published_case(case)
    withdraw(case)
    jobs = Job.objects.filter(kind="write_public_pages").order_by("pk")
    assert [(job.key, job.arguments) for job in jobs] == [
        (f"{CODE}:published", {"document": CODE}),
        (f"{CODE}:withdrawn", {"document": CODE}),
    ]
