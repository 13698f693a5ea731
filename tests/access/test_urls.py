"""Every address × every role: what it answers, in one table that a person can read.

``urls.toml`` says who is let in; everybody else gets its ``refusal``. An address without a row
fails, a row without an address fails, and so does a role that nobody of the test holds.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingjing.access.actors import Role

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "urls.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = TABLE["url"]
pytestmark = pytest.mark.one_database("posts decide, before a row is read")
STRANGER, NOBODY = "STRANGER", "NO_POST"
SECRETS = re.compile(r"宏达化工厂|甲某|91140524MA0K000051")


@dataclass(frozen=True)
class Street:
    """Somebody for every role, and what the addresses are about.

    Args:
        people: code of the roster by role.
        things: what stands for ``{case}``, ``{code}`` and the like.
        client: opens an address as a role: the status, and what the page says.
    """

    people: dict[str, str]
    things: dict[str, str]
    client: Callable[[str, str], tuple[int, str]]


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
    arguments = [str(one).format(**street.things) for one in row.get("args", [])]
    where = reverse(row["name"], args=arguments) + row.get("query", "")
    answers = {role: street.client(role, where) for role in asked(row, share)}
    got = {role: status for role, (status, _) in answers.items()}
    assert got == {role: expected(row, role) for role in got}, where
    for role in set(got) - let_in(row):  # nobody for what everybody may read
        assert SECRETS.search(answers[role][1]) is None, f"{where} leaked to {role}"
