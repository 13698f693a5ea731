"""The verification list covers every row of law that nobody has read, each once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from importlib.resources.abc import Traversable

import pytest
from pydantic import BaseModel

from mingjing.statute.checklist import checks, sections, unverified, verified_here
from mingjing.statute.founded import Founded, Verified
from mingjing.statute.founded_rows import founded_row, founded_rows
from mingjing.statute.impact import Sort
from mingjing.statute.models import Statute
from mingjing.statute.verified import with_verified

DAY, OLD = date(2026, 11, 30), date(2023, 1, 1)


SOURCE = Verified("p-07", DAY, "公报（虚构）")


def founded_in(value: object) -> Iterator[Founded | Statute]:
    """Yield every row with a confidence that can be reached from *value*."""
    match value:
        case Founded() | Statute():
            yield value
            yield from (one for _, below in value for one in founded_in(below))
        case BaseModel():
            yield from (one for _, below in value for one in founded_in(below))
        case Mapping():
            yield from (one for below in value.values() for one in founded_in(below))
        case tuple():
            yield from (one for below in value for one in founded_in(below))
        case _ if is_dataclass(value) and not isinstance(value, Traversable):
            for field in fields(value):
                yield from founded_in(getattr(value, field.name))


def test_every_row_that_waits_stands_below_one_item(book):
    listed = [row for section in sections(book) for row in section.rows]
    assert len(listed) == len(unverified(book)) > 100
    assert {row.id for row in listed} == {row.id for row in unverified(book)}
    kept = next(one for one in sections(book) if one.check and one.check.id == "V-11")
    assert {row.sort for row in kept.rows} == {Sort.RETENTION}


def test_no_row_that_nobody_has_read_is_left_out_whatever_its_kind(book):
    waiting = {row.reason for row in unverified(book)}
    found = [one for one in founded_in(book) if one.badge]
    assert {type(one).__name__ for one in found} == {
        "Statute",
        "Counting",
        "RuleRow",
        "Convention",
        "RegionAmount",
        "RetentionRow",
        "RecordingItem",
        "ScaleRow",
    }
    assert {one.reason for one in found if isinstance(one, Founded)} <= waiting


def test_a_row_and_a_version_name_one_row_only(book):
    named = Counter((row.id, row.valid_from) for row in founded_rows(book))
    assert [one for one, times in named.items() if times > 1] == []
    assert max(len(row.id) for row in founded_rows(book)) <= 80


KINDS = [
    # id, whose badge goes
    ("DEFENCE", lambda book: book.rules["DEFENCE"][-1]),
    ("CNT-07", lambda book: book.conventions["CNT-07"]),
    ("r310-2020-counting", lambda book: book.rules["R310-5"][-1].counting),
    ("RET-PERMIT", lambda book: book.retention["RET-PERMIT"]),
    ("REC-HEARING", lambda book: book.recording["REC-HEARING"]),
    ("HEAR-THR-national-person", lambda book: book.regions["national"].amount[2]),
    ("cr36-2025", lambda book: book.statutes["cr36-2025"]),
    (
        "sx260-2021-YJ-ASL-99-1-found-unit",
        lambda book: book.benchmarks.scales("YJ-ASL-99-1", "found-unit", OLD)[-1],
    ),
]


@pytest.mark.parametrize(("row_id", "held"), KINDS, ids=[one for one, _ in KINDS])
def test_the_badge_goes_of_a_row_of_every_kind_and_of_no_other(book, row_id, held):
    row = founded_row(book, row_id, DAY)
    assert (row.badge, held(book).badge) == ("未核实", "未核实")
    after = with_verified(book, {(row_id, row.valid_from): SOURCE})
    assert held(after).badge is None
    assert founded_row(after, row_id, DAY).verified == SOURCE
    assert len(unverified(after)) == len(unverified(book)) - 1
    assert [one.id for one in verified_here(after)] == [row_id]


def test_a_violation_counts_as_read_once_act_penalty_and_duties_are(book):
    (violation,) = book.violations.versions["YJ-ASL-97-7"]
    after = with_verified(book, {(violation.id, violation.valid_from): SOURCE})
    (held,) = after.violations.versions[violation.id]
    assert {one.verified for one in held.founded} == {SOURCE}


def test_every_norm_of_the_list_is_registered_and_named_once(book):
    norms = [norm for check in checks() for norm in check.norms]
    assert set(norms) <= set(book.statutes)
    assert len(norms) == len(set(norms))
    assert [check.id for check in checks()] == [f"V-{n:02}" for n in range(1, 14)]


def test_what_is_verified_moves_from_the_one_to_the_other(book):
    rule = unverified(book)[0]
    found = {(rule.id, rule.valid_from): SOURCE}
    after = with_verified(book, found)
    assert len(unverified(after)) == len(unverified(book)) - 1
    assert [one.id for one in verified_here(after)] == [rule.id]
    assert verified_here(book) == ()
