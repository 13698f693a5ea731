"""Finding cases: by what, by whom, and that the index says what the rows say."""

import pytest

from mingjing.access.actors import Actor
from mingjing.bureau.queries import names_of
from mingjing.cases.finding import count_cases, find_cases
from mingjing.cases.found_by import FOUND_BY, entries
from mingjing.cases.models import Case
from mingjing.cases.queries import case_for, decision_of, visible_cases
from mingjing.cases.states import State
from mingjing.kernel.errors import NotFoundError
from mingjing.web.searching import index_differences, rebuild_indexes
from support.cast import CAST, CHEN, LIN, STRANGER, ZHAO
from support.county import County, party


def found(county: County, words: str, by: str = LIN, **more) -> list[str]:
    actor = county.act(by).actor
    page = find_cases(actor, words, more.pop("limit", 50), **more)
    return [case.docket for case in page.cases]


def test_a_case_is_found_by_everything_it_is_known_by(county):
    docket = county.bring(State.SERVED)
    other = county.register(
        party=party(name="另一家商店（虚构）", uscc=""), cause="占用疏散通道"
    )
    case = county.case(docket)
    notice = case.notice_set.get()
    words = ["宏达", "化工厂", "安全生产教育", case.number, docket, notice.number]
    words += [decision_of(case).document.number, "91140524MA0K000051", "教育 宏达"]
    for word in words:
        assert found(county, word) == [docket], word
    assert found(county, "商店") == [other]
    assert found(county, "疏散") == [other]
    assert found(county, "没有这样的事") == []
    assert list(index_differences()) == []


def test_a_case_is_found_by_the_name_of_an_officer_and_the_name_is_not_kept(county):
    docket, lead = county.bring(State.FILED), county.register()
    name = names_of([ZHAO])[ZHAO]
    assert found(county, name) == [docket]
    assert found(county, f"{name} 宏达") == [docket]
    assert found(county, f"{name} 商店") == []
    assert sorted(found(county, "宏达")) == sorted([docket, lead])
    assert not [entry for entry in entries() if name in entry.text]


def test_no_secret_of_a_person_is_searched(county):
    accused = party(
        name="甲某（虚构）",
        uscc="",
        legal_representative="乙某（虚构）",
        citizen_number="140524198001010012",
        telephone="13800000000",
    )
    county.register(party=accused)
    for secret in ("140524198001010012", "13800000000", "乙某", "示例路2号"):
        assert found(county, secret) == []


def test_search_shows_nothing_that_a_look_would_refuse(county):
    county.bring(State.FILED)
    county.register(STRANGER)
    for member in CAST:
        actor = county.act(member.code).actor
        listed = set(found(county, "宏达", by=member.code))
        assert listed == set(visible_cases(actor).values_list("docket", flat=True))
        assert count_cases(actor, "宏达", 99) == len(listed)
        for case in Case.objects.all():
            if case.docket in listed:
                assert case_for(actor, case.docket).docket == case.docket
            else:
                with pytest.raises(NotFoundError):
                    case_for(actor, case.docket)
    assert found(county, "宏达", by=STRANGER) != found(county, "宏达", by=CHEN)


def test_an_actor_without_a_post_finds_nothing(county):
    county.bring(State.FILED)
    assert find_cases(Actor("p-99"), "宏达", 9).cases == []


def test_results_come_in_pages_latest_first(county):
    dockets = []
    for _ in range(5):
        dockets.append(county.register())
        county.clock.wait(days=1)
    actor = county.act(LIN).actor
    first = find_cases(actor, "宏达", 3)
    second = find_cases(actor, "宏达", 3, first.next_key)
    listed = [case.docket for case in (*first.cases, *second.cases)]
    assert listed == dockets[::-1]
    assert second.next_key is None


@pytest.mark.parametrize("number", [1, 12])
def test_a_page_of_results_costs_three_queries_and_one_of_the_index(
    county, django_assert_num_queries, number
):
    for _ in range(number):
        county.register()
    actor = county.act(LIN).actor
    with django_assert_num_queries(3):
        assert len(find_cases(actor, "宏达", 20).cases) == number


def test_every_step_of_a_life_leaves_the_index_as_the_rows_have_it(county):
    for state in (State.LEAD, State.DECLINED, State.IN_REVIEW, State.CLOSED):
        county.bring(state)
        assert list(index_differences()) == []


def test_a_lost_index_is_named_and_made_anew(county):
    docket = county.bring(State.FILED)
    FOUND_BY.remove(docket)
    assert list(index_differences()) == [(f"检索索引 cases:{docket}", "缺失")]
    assert rebuild_indexes() == {"cases": 1, "publications": 0}
    assert list(index_differences()) == []
    assert found(county, "宏达") == [docket]
