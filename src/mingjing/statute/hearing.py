"""When the party must be told of the right to a hearing 听证 (APL 63)."""

from dataclasses import dataclass
from datetime import date

from mingjing.statute.decisions import Nature, ProposedDecision
from mingjing.statute.limits import RuleBook
from mingjing.statute.predicates import Ground, evaluate
from mingjing.statute.thresholds import Place


@dataclass(frozen=True, slots=True)
class HearingRight:
    """Whether the right exists.

    Args:
        exists: None while a fact is missing on which the answer depends.
        grounds: every item of APL 63 that gives it.
        missing: names of facts, such as ``fine``; empty once the answer is certain.
    """

    exists: bool | None
    grounds: tuple[Ground, ...]
    missing: tuple[str, ...]


def hearing_right(
    proposed: ProposedDecision, *, book: RuleBook, on: date, region: str
) -> HearingRight:
    """Say whether the party may ask for a hearing before this decision, and why.

    Args:
        proposed: the decision for one party in one case; a hazard measure gives no such right.
        book: the rule book, with the bureau's settings if there are any.
        on: day of the notice; it chooses the versions.
        region: code of the division, such as ``140524``.
    """
    if proposed.nature is Nature.HAZARD_MEASURE:
        return HearingRight(exists=False, grounds=(), missing=())
    grounds, missing = evaluate("hearing", proposed, Place(book, region, on))
    if grounds:
        return HearingRight(exists=True, grounds=grounds, missing=())
    if missing:
        return HearingRight(exists=None, grounds=(), missing=missing)
    return HearingRight(exists=False, grounds=(), missing=())
