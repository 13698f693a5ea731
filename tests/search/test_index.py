"""The index on the database in use: what it finds, in which order, and how it stays true."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mingjing.bureau.models import Unit
from mingjing.search.index import Entry, Index, creating
from mingjing.search.words import Phrase, Query
from search.truth import is_found, texts

DAY = date(2026, 5, 11)
INDEX = Index("probe")


@pytest.fixture
def index(db):
    creating("probe").code(None, None)
    return INDEX


def fill(index, *texts):
    """Index each text under its number; the first is the newest."""
    for number, text in enumerate(texts):
        index.put(Entry(str(number), DAY - timedelta(days=number), text))


def found(index, query, limit=50, **more):
    return [hit.ref for hit in index.newest(query, limit, **more)]


def test_two_characters_find_a_case(index):
    fill(index, "宏达煤矿有限公司", "张伟芳 罚款", "危化品经营")
    assert found(index, "煤矿") == ["0"]
    assert found(index, "张伟") == ["1"]
    assert found(index, "危化") == ["2"]
    assert found(index, "公 司") == ["0"]
    assert found(index, "矿") == ["0"]
    assert found(index, "矿有") == ["0"]
    assert found(index, "款危") == []
    assert found(index, "") == found(index, "，") == []


SYNTAX = [
    "'",
    '"',
    "煤矿' OR 1=1",
    '煤矿" OR tokens:"',
    "煤矿*",
    "煤矿:*",
    "NOT 煤矿",
    "a\\'b",
    "%s",
]


@pytest.mark.parametrize("query", SYNTAX)
def test_a_query_is_never_syntax(index, query):
    fill(index, "宏达煤矿有限公司")
    assert found(index, query) == (["0"] if is_found(query, "宏达煤矿有限公司") else [])
    assert index.count(query, 10) == len(found(index, query))


def test_the_newest_come_first_and_pages_follow_each_other(index):
    fill(index, *["煤矿"] * 7)
    pages, before = [], None
    while hits := index.newest("煤矿", 3, before):
        pages.append([hit.ref for hit in hits])
        before = hits[-1].key
    assert pages == [["0", "1", "2"], ["3", "4", "5"], ["6"]]


def test_entries_of_one_day_are_told_apart(index):
    for number in range(30):
        index.put(Entry(str(number), DAY, "煤矿"))
    first = found(index, "煤矿")
    assert sorted(first, key=int) == [str(number) for number in range(30)]
    assert found(index, "煤矿") == first


def test_a_count_goes_no_further_than_it_must(index):
    fill(index, *["煤矿"] * 7, "罚款")
    assert index.count("煤矿", 100) == 7
    assert index.count("煤矿", 5) == 5
    assert index.count("张伟", 5) == 0


def test_a_changed_entry_is_found_by_what_it_is_now(index):
    fill(index, "煤矿", "煤矿")
    index.put(Entry("0", DAY, "罚款"))
    assert found(index, "煤矿") == ["1"]
    assert found(index, "罚款") == ["0"]
    index.put(Entry("0", DAY - timedelta(days=9), "煤矿"))
    assert found(index, "煤矿") == ["1", "0"]
    index.put(Entry("0", DAY - timedelta(days=9), "煤矿"))
    assert index.count("煤矿", 9) == 2


def test_a_removed_entry_is_not_found(index):
    fill(index, "煤矿", "煤矿")
    index.remove("0")
    index.remove("nothing of that name")
    assert found(index, "煤矿") == ["1"]
    index.erase("1")
    assert found(index, "煤矿") == []
    assert index.is_empty


def test_an_erased_entry_leaves_no_word_in_the_pages_of_the_file(index):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL leaves removed rows to its vacuum")
    fill(index, "宏达煤矿", "罚款")
    index.erase("0")
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM search_probe_words_data")
        assert not [1 for (block,) in cursor.fetchall() if "煤矿".encode() in bytes(block)]


def test_a_word_may_have_several_wordings(index):
    fill(index, "张伟 煤矿", "p-04 煤矿", "李四 煤矿")
    either = (Phrase(("张伟",)), Phrase(("p", "04")))
    query = Query((either, (Phrase(("煤矿",)),)))
    assert found(index, query) == ["0", "1"]


def test_only_what_one_may_see_is_found(index):
    fill(index, "煤矿", "煤矿", "煤矿")
    mine = Unit.objects.filter(code__in=["x"]).values_list("code", flat=True)
    assert found(index, "煤矿", within=mine) == []
    assert index.count("煤矿", 10, within=mine) == 0


def test_a_rebuilt_index_holds_exactly_what_it_was_given(index):
    fill(index, "旧事")
    entries = [Entry(f"r{number}", DAY, "煤矿") for number in range(1_500)]
    assert index.rebuild(entries) == 1_500
    assert index.count("煤矿", 9_999) == 1_500
    assert found(index, "旧事") == []
    assert list(index.differences(entries)) == []


def entries():
    return [Entry("a", DAY, "煤矿"), Entry("b", DAY, "罚款")]


DAMAGE = [
    # what somebody did to the tables, what an audit says, where
    (lambda: INDEX.remove("a"), "缺失", "a"),
    (lambda: INDEX.put(Entry("a", DAY, "罚款")), "内容与记录不符", "a"),
    (lambda: INDEX.put(Entry("a", date(2026, 5, 12), "煤矿")), "日期与记录不符", "a"),
    (lambda: INDEX.put(Entry("c", DAY, "煤矿")), "没有对应的记录", "c"),
]


@pytest.mark.parametrize(("damage", "what", "ref"), DAMAGE)
def test_every_difference_is_named(index, damage, what, ref):
    index.rebuild(entries())
    damage()
    assert list(index.differences(entries())) == [(f"检索索引 probe:{ref}", what)]


def test_a_full_text_table_that_lost_its_words_is_named(index):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its index in step with the column")
    index.rebuild(entries())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_probe_words (search_probe_words) VALUES ('delete-all')"
        )
    assert list(index.differences(entries())) == [("检索索引 probe", "全文索引与其词表不符")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(written=st.lists(texts, max_size=12), query=texts)
@example(written=["12345号", "a煤矿"], query="a煤矿")
@example(written=["煤矿", "矿煤"], query="矿")
def test_the_index_finds_what_a_substring_finds(index, written, query):
    index.rebuild(
        Entry(str(n), DAY - timedelta(days=n), text) for n, text in enumerate(written)
    )
    truth = [str(n) for n, text in enumerate(written) if is_found(query, text)]
    assert found(index, query) == truth
    assert index.count(query, 50) == len(truth)


def test_the_step_of_a_migration_can_be_undone(index):
    step = creating("probe")
    step.reverse_code(None, None)
    assert "search_probe" not in connection.introspection.table_names()
    step.code(None, None)
