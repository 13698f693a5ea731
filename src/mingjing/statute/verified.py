"""Rules that a bureau held against their texts count as verified."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Verified


def with_verified(book: RuleBook, found: Mapping[tuple[str, date], Verified]) -> RuleBook:
    """Return *book* with versions of rules marked as verified.

    Args:
        book: the book.
        found: by rule and first day in force; a version that is not there changes nothing.
    """
    rules = dict(book.rules)
    for rule_id in {rule_id for rule_id, _ in found if rule_id in rules}:
        rules[rule_id] = tuple(
            replace(version, verified=found.get((rule_id, version.valid_from)))
            for version in rules[rule_id]
        )
    return replace(book, rules=MappingProxyType(rules))
