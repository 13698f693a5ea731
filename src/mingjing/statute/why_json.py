"""为什么？ as plain values, for whoever reads it by program."""

from collections.abc import Iterable

from mingjing.kernel.canonical import Value
from mingjing.statute.dues import Due
from mingjing.statute.rule_facts import Fact
from mingjing.statute.rules import Rule
from mingjing.statute.why import Compared, Why


def why_as_json(why: Why) -> dict[str, Value]:
    """Return an explanation as plain values; ISO dates, null where unknown.

    ``due`` is the stable form of :meth:`Due.as_json`.
    """
    return {
        **_rule_as_json(why.rule),
        "on": why.on.isoformat(),
        "because": why.because,
        "inputs": facts_as_json(why.inputs),
        "results": facts_as_json(why.results),
        "due": None if why.due is None else {**why.due.as_json()},
        "days": [] if why.due is None else _days_as_json(why.due),
        "conventions": [
            {"id": one.id, "text": one.text, "article": one.article, "badge": one.badge}
            for one in why.conventions
        ],
        "remarks": list(why.remarks),
        "compared": [_compared_as_json(one) for one in why.compared],
    }


def _rule_as_json(rule: Rule) -> dict[str, Value]:
    until = rule.valid_to
    return {
        "rule": rule.id,
        "name": rule.name,
        "article": rule.article,
        "article_in_words": rule.article_in_words,
        "quote": rule.row.quote,
        "reason": rule.row.reason,
        "confidence": rule.confidence.value,
        "verified": None if rule.verified is None else str(rule.verified),
        "version": {
            "from": rule.valid_from.isoformat(),
            "to": None if until is None else until.isoformat(),
            "reviewed": rule.reviewed.isoformat(),
        },
    }


def _days_as_json(due: Due) -> list[Value]:
    told = due.explanation
    return [
        {
            "day": one.day.isoformat(),
            "nth": one.nth or None,
            "reason": one.reason,
            "provisional": one.provisional,
        }
        for one in (*told.days, *told.rolled_over)
    ]


def _compared_as_json(one: Compared) -> dict[str, Value]:
    return {
        "when": one.name,
        "on": one.day.isoformat(),
        "rule": None if one.rule is None else _rule_as_json(one.rule),
        "values": facts_as_json(one.values),
    }


def facts_as_json(facts: Iterable[Fact]) -> list[Value]:
    """Return names and values as plain values."""
    return [{"name": one.name, "value": one.value} for one in facts]
