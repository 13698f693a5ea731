"""疑似拆分: cases against one party, each below the amount of review, together above it (pure).

A warning for a person: whether a case must be reviewed is never decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.cases.applied import bare
from mingjing.statute.decisions import PartyKind, ProposedDecision
from mingjing.statute.predicates import Ground
from mingjing.statute.review_scope import classify
from mingjing.statute.rules import Rule
from mingjing.statute.thresholds import Place

SPLIT = "SEED-SPLIT"


@dataclass(frozen=True, slots=True)
class Part:
    """One case as it counts here.

    Args:
        docket: key of the case.
        name: its number, or the docket before it has one.
        cause: 案由.
        duties: clauses that were broken.
        found_on: day the violation was found.
        fine_fen: whole fine proposed in it.
    """

    docket: str
    name: str
    cause: str
    duties: tuple[str, ...]
    found_on: date
    fine_fen: int

    def alike(self, other: "Part") -> tuple[str, ...]:
        """Return what speaks for one matter with *other*, in words."""
        same_duty = {bare(one) for one in self.duties} & {bare(one) for one in other.duties}
        signs = {
            "同日发现": self.found_on == other.found_on,
            "案由相同": self.cause == other.cause,
            "违反的条款相同": bool(same_duty),
        }
        return tuple(words for words, is_so in signs.items() if is_so)


@dataclass(frozen=True, slots=True)
class SuspectedSplit:
    """Cases that may be one.

    Args:
        parts: the cases, earliest first.
        fine_fen: sum of their fines.
        ground: the rule by which one case with this fine would have to be reviewed.
        rule: how far apart the cases may lie.
    """

    parts: tuple[Part, ...]
    fine_fen: int
    ground: Ground
    rule: Rule

    @property
    def days(self) -> int:
        """Days from the first finding to the last."""
        return (self.parts[-1].found_on - self.parts[0].found_on).days


def rule_of_splits(place: Place) -> Rule | None:
    """Return how far apart the cases may lie; None on a day on which no norm asks."""
    versions = place.book.rules.get(SPLIT, ())
    return next((one for one in versions if one.in_force_on(place.on)), None)


def suspected_split(
    case: Part, others: Iterable[Part], *, party: PartyKind, rule: Rule, place: Place
) -> SuspectedSplit | None:
    """Return the cases with which *case* reaches the amount of review, None where none do.

    Of several spans of days that hold *case*, the one with the largest sum counts. A fine that
    reaches the amount alone is reviewed anyway and counts for nothing here.

    Args:
        case: the case that is looked at.
        others: other cases against the same party.
        party: the kind of party, which chooses the amount.
        rule: how far apart they may lie; see :func:`rule_of_splits`.
        place: the book, and where and when it is asked, which choose the amount.
    """
    small = [
        one
        for one in (case, *others)
        if one.fine_fen and _ground(one.fine_fen, party, place) is None
    ]
    small.sort(key=lambda one: (one.found_on, one.docket))
    spans = (tuple(_within(rule, first, small)) for first in small)
    widest = max((span for span in spans if case in span), key=_sum, default=())
    ground = _ground(_sum(widest), party, place)
    return SuspectedSplit(widest, _sum(widest), ground, rule) if ground else None


def reach_of(rule: Rule) -> timedelta:
    """Return how far apart two cases may lie; the last day is included (CNT-14)."""
    return timedelta(days=rule.row.value or 0)


def _within(rule: Rule, first: Part, parts: Iterable[Part]) -> Iterable[Part]:
    last = first.found_on + reach_of(rule)
    return (one for one in parts if first.found_on <= one.found_on <= last)


def _sum(parts: Iterable[Part]) -> int:
    return sum(one.fine_fen for one in parts)


def _ground(fine_fen: int, party: PartyKind, place: Place) -> Ground | None:
    proposed = ProposedDecision(party, fine_fen)
    scope = classify(proposed, book=place.book, on=place.on, region=place.region)
    return scope.grounds[0] if scope.grounds else None
