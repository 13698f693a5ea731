"""Every address × every role: what it answers and costs, in one table that a person can read.

``urls.toml`` says who is let in; everybody else gets its ``refusal``. An address without a row
fails, a row without an address fails, and so does a role that nobody of the test holds. It also
says how many queries a page costs somebody, once everything derived is up to date: whoever
makes one dearer writes down by how much.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingjing.access.actors import Role

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "urls.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = TABLE["url"]
pytestmark = pytest.mark.one_database("posts decide, before a row is read")
STRANGER, NOBODY = "STRANGER", "NO_POST"
CREW = "CREW"  # one of the two officers of everything there is
SERVED = 200
SECRETS = re.compile(r"宏达化工厂|甲某|91140524MA0K000051")


class Answer(NamedTuple):
    """What an address answers: the status, what the page says, how many queries it took."""

    status: int
    text: str
    queries: int


@dataclass(frozen=True)
class Street:
    """Somebody for every role, and what the addresses are about.

    Args:
        people: code of the roster by role.
        things: what stands for ``{case}``, ``{code}`` and the like.
        client: opens an address as a role.
        crowded: for a while there are so many more of everything that a list shows.
    """

    people: dict[str, str]
    things: dict[str, str]
    client: Callable[[str, str], Answer]
    crowded: Callable[[int], AbstractContextManager[None]]


def named(resolver: URLResolver) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield str(one.name)
        else:
            yield from named(one)


def test_every_address_has_its_row_and_every_row_its_address():
    listed, there = [row["name"] for row in ROWS], list(named(get_resolver()))
    assert sorted(set(there) - set(listed)) == [], "add a row to tests/access/urls.toml"
    assert sorted(set(listed) - set(there)) == [], "no such address any more"
    assert len(there) == len(set(there)), "two addresses share a name"


def test_every_role_is_named_in_the_table_or_is_a_program():
    assert {*TABLE["roles"], *TABLE["programs"]} == {role.name for role in Role}


def let_in(row: dict[str, Any]) -> set[str]:
    """Return the roles that an address lets in."""
    allowed = row["allow"]
    if allowed == "everybody":
        return {STRANGER, NOBODY, *TABLE["roles"]}
    if allowed == "signed in":
        return {NOBODY, *TABLE["roles"]}
    return set(TABLE["groups"][allowed] if isinstance(allowed, str) else allowed)


def expected(row: dict[str, Any], role: str) -> int:
    """Return the status the table promises to a role."""
    if role in let_in(row):
        return int(row.get("answer", 200))
    if role == STRANGER:
        return int(row.get("stranger", 302))
    for group, status in row.get("refusals", {}).items():
        if role in TABLE["groups"][group]:
            return int(status)
    return int(row.get("refusal", 403))


SHARES = [pytest.param(3, id="a third"), pytest.param(1, id="each", marks=pytest.mark.long)]


def asked(row: dict[str, Any], share: int) -> list[str]:
    """Return who opens an address: no address the same third of the roles as the next."""
    return [STRANGER, NOBODY, *list(TABLE["roles"])[ROWS.index(row) % share :: share]]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_an_address_answers_each_role_as_the_table_says(street, row, share):
    where = address_of(row, street)
    answers = {role: street.client(role, where) for role in asked(row, share)}
    got = {role: answer.status for role, answer in answers.items()}
    assert got == {role: expected(row, role) for role in got}, where
    for role in set(got) - let_in(row):  # nobody for what everybody may read
        assert SECRETS.search(answers[role].text) is None, f"{where} leaked to {role}"


def address_of(row: dict[str, Any], street: Street) -> str:
    arguments = [str(one).format(**street.things) for one in row.get("args", [])]
    return reverse(row["name"], args=arguments) + row.get("query", "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_an_address_costs_as_many_queries_as_the_table_says(street, row):
    served = [role for role in (*TABLE["roles"], STRANGER) if expected(row, role) == SERVED]
    assert row.get("queries") or not served, "say what it costs: queries = { HEAD = 30 }"
    where = address_of(row, street)
    assert row.get("queries", {}) == costs(street, where, row.get("queries", {}))


def costs(street: Street, where: str, told: dict[str, int]) -> dict[str, int]:
    """Return what a page costs some, once they have seen it: the first look may record it."""
    found = {}
    for role, queries in told.items():
        answer = street.client(role, where)
        if answer.queries != queries:
            answer = street.client(role, where)
        assert answer.status == SERVED, (where, role)
        found[role] = answer.queries
    return found


def test_no_list_costs_more_for_more_rows(street):
    lists = [row for row in ROWS if not row.get("args") and row.get("queries")]
    found = []
    for more in (1, 3):
        with street.crowded(more):
            found.append(
                {
                    row["name"]: costs(street, address_of(row, street), row["queries"])
                    for row in lists
                }
            )
    assert found[0] == found[1]
