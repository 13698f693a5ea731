"""What the public finds: what is public, and nobody's name who is a natural person."""

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
from disclosure.cast import (
    ADULT_NUMBER,
    FIRM,
    NAMES,
    PERSON,
    TRADER,
    Matter,
    decided,
)
from mingjing.disclosure.found_by import FOUND_BY, entries
from mingjing.disclosure.queries import count_published, find_published
from mingjing.disclosure.states import State

pytestmark = pytest.mark.django_db


def found(words):
    return [item.number for item in find_published(words, 20).items]


def test_a_published_decision_is_found_by_number_firm_cause_and_summary():
    publication = published_case(decided())
    number = publication.number
    cause = publication.public_record["fields"]["case.cause"]
    for words in (number, "示例建材", FIRM.uscc, cause, "安全生产教育", "建材 教育"):
        assert found(words) == [number], words
    assert count_published("建材", 9) == 1
    assert found("没有这样的事") == []


@pytest.mark.parametrize("accused", [PERSON, TRADER], ids=lambda one: one.kind.value)
def test_nobody_is_found_by_the_name_of_a_natural_person(accused):
    publication = published_case(
        decided(Matter(party=accused)), social_influence="影响较大（虚构）"
    )
    assert found(publication.number) == [publication.number]
    secrets = (
        "王隐名",
        "隐名",
        "王某",
        ADULT_NUMBER,
        accused.address,
        "烟花经营部",
        *NAMES.values(),
    )
    for words in secrets:
        assert found(words) == [], words
    for entry in entries():
        assert not [
            secret for secret in ("王", "隐名", *NAMES.values()) if secret in entry.text
        ]


def test_nothing_is_found_before_it_is_published():
    case = decided()
    draft(case)
    assert found("建材") == []
    check(case)
    assert found("建材") == []
    make_public(case)
    assert len(found("建材")) == 1


def test_a_withdrawn_decision_is_found_by_its_number_alone():
    case = decided()
    publication = published_case(case)
    withdraw(case)
    assert found("建材") == []
    assert found(publication.number) == [publication.number]
    assert find_published(publication.number, 9).items[0].state is State.WITHDRAWN
    assert list(FOUND_BY.differences(entries())) == []


def test_what_is_withheld_is_found_by_its_number_alone():
    case = decided()
    decline(case)
    assert found("建材") == []
    publication = confirm_declined(case)
    assert found(publication.number) == [publication.number]
    assert found("建材") == []


def test_a_page_of_results_costs_two_queries(django_assert_num_queries):
    published_case(decided())
    with django_assert_num_queries(2):
        find_published("建材", 20)
