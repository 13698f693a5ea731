"""Rows that a bureau held against their texts count as verified, of whatever kind."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from mingjing.statute.citations import Citation
from mingjing.statute.discretion import Benchmarks, Scale
from mingjing.statute.discretion_rows import DiscretionFile
from mingjing.statute.founded import Checkable, Verified
from mingjing.statute.founded_rows import amount_id, counting_id, scale_id
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Convention
from mingjing.statute.recording_items import RecordingItem
from mingjing.statute.region_rows import RegionFile
from mingjing.statute.retention_rows import RetentionRow
from mingjing.statute.rules import Rule
from mingjing.statute.violations import Catalogue, Violation

Found = Mapping[tuple[str, date], Verified]
_Checkable = TypeVar("_Checkable", bound=Checkable)
_Undated = TypeVar("_Undated", Convention, RetentionRow, RecordingItem)


def with_verified(book: RuleBook, found: Found) -> RuleBook:
    """Return *book* with versions of rows marked as verified.

    Args:
        book: the book.
        found: by id of the row and first day in force, as
            :class:`~mingjing.statute.founded_rows.FoundedRow` has them; a version that is not
            there changes nothing.
    """
    return replace(
        book,
        verified=MappingProxyType(dict(found)),
        statutes=MappingProxyType(
            {
                norm: _marked(row, norm, row.effective, found)
                for norm, row in book.statutes.items()
            }
        ),
        rules=MappingProxyType(
            {
                rule_id: tuple(_rule(one, found) for one in versions)
                for rule_id, versions in book.rules.items()
            }
        ),
        conventions=_undated(book.conventions, book, found),
        regions=MappingProxyType(
            {code: _region(file, found) for code, file in book.regions.items()}
        ),
        retention=_undated(book.retention, book, found),
        recording=_undated(book.recording, book, found),
        violations=Catalogue(
            MappingProxyType(
                {
                    key: tuple(_violation(one, found) for one in versions)
                    for key, versions in book.violations.versions.items()
                }
            )
        ),
        benchmarks=Benchmarks(tuple(_benchmark(one, found) for one in book.benchmarks.files)),
    )


def _marked(row: _Checkable, row_id: str, version: date, found: Found) -> _Checkable:
    verified = found.get((row_id, version))
    return row if verified is None else row.verified_by(verified)


def _rule(rule: Rule, found: Found) -> Rule:
    norm, counting = rule.statute, rule.counting
    row = _marked(rule.row, rule.id, rule.valid_from, found)
    if counting is not None:
        counting = _marked(counting, counting_id(norm), norm.effective, found)
    if row is rule.row and counting is rule.counting:
        return rule
    return replace(rule, row=row, counting=counting)


def _undated(
    rows: Mapping[str, _Undated], book: RuleBook, found: Found
) -> Mapping[str, _Undated]:
    since = {norm.id: norm.effective for norm in book.statutes.values()}
    return MappingProxyType(
        {
            key: _marked(row, key, since[Citation.parse(row.article).statute], found)
            for key, row in rows.items()
        }
    )


def _region(file: RegionFile, found: Found) -> RegionFile:
    amounts = tuple(
        _marked(one, amount_id(file.region, one), one.valid_from, found) for one in file.amount
    )
    return file.model_copy(update={"amount": amounts})


def _violation(violation: Violation, found: Found) -> Violation:
    verified = found.get((violation.id, violation.valid_from))
    if verified is None:
        return violation
    duties = tuple(one.verified_by(verified) for one in violation.row.duty)
    row = violation.row.model_copy(update={"duty": duties}).verified_by(verified)
    return replace(violation, row=row, penalty=violation.penalty.verified_by(verified))


def _benchmark(file: DiscretionFile, found: Found) -> DiscretionFile:
    head = file.benchmark
    scales = tuple(
        _marked(row, scale_id(Scale(row, head)), head.reviewed, found) for row in file.scale
    )
    return file.model_copy(update={"scale": scales})
