"""The lists of the console: who sees which rows, in which order, at which cost, as a file."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
import time_machine

from mingjing.access.actors import Role
from mingjing.cases.models import Case
from mingjing.cases.queries import decision_of, visible_cases
from mingjing.cases.states import State
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU
from mingjing.web.console.lists import reading
from mingjing.web.console.lists.files import csv_of, xlsx_of
from mingjing.web.console.lists.reading import asked_of, exported, shown
from mingjing.web.console.lists.table import LISTS
from mingjing.web.console.lists.views import sight_of
from mingjing.worklist import index
from support.cast import CAST, CHEN, COMMAND, ENFORCEMENT, LIN, STRANGER, SUN, ZHAO
from support.county import County, party

HIDDEN = "绝密化工（虚构）"


def asking(county: County, name: str, by: str = LIN, **parameters: str):
    sight = sight_of(county.act(by).actor)
    sight = replace(sight, at=county.clock.now, today=county.clock.today)
    return asked_of(LISTS[name], parameters, sight)


def lines(county: County, name: str, by: str = LIN, **parameters: str):
    return shown(asking(county, name, by, **parameters))


def first_cells(county: County, name: str, by: str = LIN, **asked: str) -> list[str]:
    return [line[0].leads for line in lines(county, name, by, **asked).lines]


@pytest.fixture
def two_officers(county):
    """A case of one officer with everything in it, and a secret lead of another."""
    mine = county.bring(State.SERVED)
    secret = county.register(STRANGER, party=party(name=HIDDEN, uscc=""), cause="绝密案由")
    return county, mine, secret


@pytest.mark.parametrize("name", LISTS)
def test_no_list_shows_a_row_of_a_case_that_a_look_would_refuse(two_officers, name):
    county, _, _ = two_officers
    for member in CAST:
        actor = county.act(member.code).actor
        allowed = set(visible_cases(actor).values_list("docket", flat=True))
        asked = asking(county, name, member.code)
        assert {line[0].leads for line in shown(asked).lines} <= allowed
        said = {text for line in exported(asked) for text in line}
        for case in Case.objects.exclude(docket__in=allowed).select_related("party"):
            assert not said & {case.docket, case.number or case.docket, case.party.name}


def test_each_list_shows_what_there_is(two_officers):
    county, mine, secret = two_officers
    for name in QUERIES.keys() - {"publications"}:
        assert mine in first_cells(county, name), name
        assert secret not in first_cells(county, name), name
    county.bring(State.SERVED)
    assert first_cells(county, "cases", STRANGER) == [secret]
    assert first_cells(county, "entries", STRANGER) == [secret]
    assert first_cells(county, "evidence", SUN) == []


def test_a_list_is_narrowed_by_what_it_offers_and_by_nothing_else(two_officers):
    county, mine, secret = two_officers
    assert first_cells(county, "cases", CHEN, state="served") == [mine]
    assert first_cells(county, "cases", CHEN, state="lead") == [secret]
    assert first_cells(county, "cases", CHEN, officer=ZHAO) == [mine]
    assert first_cells(county, "cases", CHEN, officer=SUN) == []
    assert first_cells(county, "cases", CHEN, unit=ENFORCEMENT, state="served") == [mine]
    assert first_cells(county, "cases", CHEN, unit=COMMAND) == []
    assert first_cells(county, "evidence", custody="kept") == []
    assert first_cells(county, "reviews", CHEN, status="opined") == [mine]
    both = set(first_cells(county, "cases", CHEN))
    assert both == {mine, secret}
    for odd in ({"state": "' OR 1=1"}, {"year": "1"}, {"party": HIDDEN}, {"sort": "party"}):
        assert set(first_cells(county, "cases", CHEN, **odd)) == both


def test_refusals_are_a_list_of_their_own(two_officers):
    county, mine, _ = two_officers
    with pytest.raises(Exception, match="不能"):
        county.decide(mine, by=LIN)
    page = lines(county, "entries", kind="refused")
    assert [line[0].leads for line in page.lines] == [mine]
    assert "被拒绝的办理" in {cell.text for cell in page.lines[0]}
    assert len(lines(county, "entries").lines) > 1


def test_pages_follow_each_other_without_gap_or_repetition(county, monkeypatch):
    monkeypatch.setattr(reading, "SIZE", 3)
    dockets = []
    for number in range(7):
        dockets.append(county.register())
        county.clock.wait(days=number % 2)
    for sort in ("newest", "oldest", "due"):
        seen, after = [], ""
        for _ in range(9):
            page = lines(county, "cases", sort=sort, after=after)
            seen += [line[0].leads for line in page.lines]
            after = page.after
            if not after:
                break
        assert sorted(seen) == sorted(dockets), sort
        days = [Case.objects.get(pk=docket).found_on for docket in seen]
        if sort != "due":
            assert days == sorted(days, reverse=sort == "newest")


def test_a_page_that_nobody_was_given_begins_at_the_beginning(county):
    docket = county.register()
    for after in ("~", "x~y", "2026-99-99~1", "～", "9" * 99):
        assert first_cells(county, "cases", after=after) == [docket]


def test_time_left_is_derived_and_sorted_by(county):
    first = county.bring(State.FILED)
    county.clock.wait(days=30)
    second = county.bring(State.FILED)
    lead = county.register()
    assert first_cells(county, "cases", sort="due") == [first, second, lead]
    assert first_cells(county, "cases", overdue="1", sort="due") == []


@pytest.mark.parametrize("few", [index.FEW, 0])
def test_overdue_shows_what_is_late_the_longest_first(county, monkeypatch, few):
    monkeypatch.setattr(index, "FEW", few)
    late = county.bring(State.FILED)
    county.clock.wait(days=3)
    later = county.bring(State.FILED)
    county.clock.wait(days=92)
    county.register()
    assert first_cells(county, "cases", overdue="1") == [late, later]
    assert first_cells(county, "cases", overdue="1", sort="newest") == [later, late]
    assert any("逾期" in cell.text for cell in lines(county, "cases", overdue="1").lines[0])


QUERIES = {
    "cases": 26,
    "reviews": 6,
    "evidence": 6,
    "documents": 6,
    "publications": 6,
    "entries": 7,
}


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("name", sorted(QUERIES.keys() - {"publications"}))
def test_a_page_costs_a_fixed_number_of_queries(county, django_assert_num_queries, name, count):
    for _ in range(count):
        county.bring(State.SERVED)
    actor = county.act(LIN).actor
    shown(asked_of(LISTS[name], {}, sight_of(actor)))  # the index is up to date from here on
    with django_assert_num_queries(QUERIES[name]):
        page = shown(asked_of(LISTS[name], {}, sight_of(actor)))
    assert len(page.lines) >= count


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("x")']


def test_no_cell_of_a_file_becomes_a_formula():
    rows = [[text, "平常"] for text in FORMULAS]
    with xlsx_of("名单", ["甲", "乙"], rows) as file:
        book = openpyxl.load_workbook(file)
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(FORMULAS)
    assert [cell.value for cell in cells] == FORMULAS
    data = b"".join(csv_of(["甲", "乙"], rows))
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row[0] for row in read[1:]] == [f"'{text}" for text in FORMULAS]
    assert {row[1] for row in read[1:]} == {"平常"}


def test_characters_that_no_workbook_holds_are_left_out():
    with xlsx_of("名单", ["甲"], [["a\x00\x0bb\ufffe"]]) as file:
        assert openpyxl.load_workbook(file).active["A2"].value == "ab"


def taken_out(me, name: str, query: str = "", **form: str):
    """Ask for a list as a file."""
    with time_machine.travel(me.county.clock.now, tick=False):
        me.sign_in()
        return me.client.post(f"/console/{name}/export/{query}", form)


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_list_is_taken_out_on_the_record(two_officers, visitor):
    county, mine, _ = two_officers
    query = f"?state=served&party={HIDDEN}"
    answer = taken_out(visitor(LIN), "cases", query, format="csv", request="r-1")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cases.csv"'
    read = list(csv.reader(io.StringIO(body_of(answer).decode("utf-8-sig"))))
    assert [row[0] for row in read[1:]] == [county.case(mine).number]
    said = list(history(BUREAU))[-1].said
    assert (said["kind"], said["actor"]["person"]) == ("list_exported", LIN)
    assert said["facts"] == {
        "listed": "cases",
        "filters": ["state=served"],
        "rows": 1,
        "format": "csv",
    }
    assert HIDDEN not in str(said)
    before = county.kinds(BUREAU).count("list_exported")
    again = taken_out(visitor(LIN), "cases", query, format="csv", request="r-1")
    assert again.status_code == 200
    assert county.kinds(BUREAU).count("list_exported") == before


def test_a_workbook_holds_what_the_list_holds(two_officers, visitor):
    county, mine, _ = two_officers
    answer = taken_out(visitor(LIN), "cases", format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(body_of(answer))).active
    assert [cell.value for cell in sheet["A"]][1:] == [county.case(mine).number]
    assert HIDDEN not in str([[cell.value for cell in row] for row in sheet.iter_rows()])


def test_a_list_cannot_be_taken_out_by_a_link_nor_in_another_format(county, visitor):
    me = visitor(LIN)
    assert me.get("export", "cases").status_code == 405
    assert taken_out(me, "cases", format="exe").status_code == 422
    assert taken_out(me, "secrets", format="csv").status_code == 404


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_page(two_officers, visitor, name):
    me, place = visitor(LIN), LISTS[name].place
    assert me.get(place, query="?sort=due&overdue=1").status_code == 200
    page = me.get(place)
    assert page.status_code == 200
    text = page.content.decode()
    assert LISTS[name].title in text
    assert HIDDEN not in text


def test_a_name_with_script_in_it_is_shown_as_text(county, visitor):
    county.register(cause="<script>alert(1)</script>")
    text = visitor(LIN).get("cases").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def searched(me, words: str, **more: str) -> str:
    answer = me.send("search", form={"q": words} | more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_search_box_finds_what_one_may_see_and_keeps_words_out_of_the_address(
    two_officers, visitor
):
    county, mine, _ = two_officers
    me, number = visitor(LIN), county.case(mine).number
    text = searched(me, "化工")
    assert number in text
    assert HIDDEN not in text
    assert HIDDEN in searched(visitor(STRANGER), "绝密")
    assert "没有找到" in searched(me, "绝密")
    empty = me.get("search", query="?q=化工").content.decode()
    assert number not in empty
    assert 'method="post" action="/console/search/"' in empty


def test_the_search_box_finds_documents(two_officers, visitor):
    county, mine, _ = two_officers
    decided = decision_of(county.case(mine)).document.number
    assert decided in searched(visitor(LIN), decided)
    assert decided not in searched(visitor(STRANGER), decided).replace(
        f"“{decided}”", ""
    ).replace(f'value="{decided}"', "")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40])
def test_a_page_of_results_that_nobody_was_given_is_no_fault(county, visitor, before):
    county.register()
    searched(visitor(LIN), "化工", before=before)


def test_a_filter_offers_only_those_who_hold_or_held_the_post(county):
    offered = asking(county, "cases").offered["officer"]
    officers = {one.code for one in CAST if Role.OFFICER in one.roles}
    assert {code for code, _name in offered} == officers
    reviewers = {code for code, _name in asking(county, "reviews").offered["reviewer"]}
    assert CHEN in reviewers
    assert LIN not in reviewers
