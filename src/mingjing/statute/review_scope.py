"""When legal review 法制审核 is compulsory: APL 58, the county's notice, what a person adds."""

from dataclasses import dataclass
from datetime import date

from mingjing.statute.decisions import Nature, ProposedDecision
from mingjing.statute.limits import RuleBook
from mingjing.statute.predicates import Ground, evaluate
from mingjing.statute.thresholds import Place

REVIEW_AFTER = "HAZARD-REVIEW"
NORM_IN_FORCE = "norm_in_force"
COMPULSORY_REVIEW = "APL-58-1"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether a proposed decision must pass legal review before it is taken.

    Args:
        required: None while a fact is missing on which the answer depends.
        grounds: every rule that requires it; ids are stable.
        missing: names of facts, such as ``fine``; empty once the answer is certain.
            ``norm_in_force`` stands for the norm itself: the book holds none for that day.
        review_after: id of the limit for a review afterwards, None for decisions.
    """

    required: bool | None
    grounds: tuple[Ground, ...]
    missing: tuple[str, ...]
    review_after: str | None = None

    def as_json(self) -> dict[str, bool | list[str] | None]:
        """Return the stable form: the answer, ids of the grounds, names of missing facts."""
        return {
            "required": self.required,
            "grounds": [ground.rule for ground in self.grounds],
            "missing": list(self.missing),
        }


def classify(proposed: ProposedDecision, *, book: RuleBook, on: date, region: str) -> Scope:
    """Say whether *proposed* must be reviewed, and by which rules.

    A hazard measure (ASL 65) is not a decision and must not wait: it is reviewed afterwards,
    whatever else is stated about it. On a day before the article that makes
    review compulsory (APL 58) no rule of this book can say that it was not: what applied then
    is not held here.

    Args:
        proposed: the decision for one party in one case.
        book: the rule book, with the bureau's settings if there are any.
        on: day of the intended decision; it chooses the versions.
        region: code of the division, such as ``140524``.
    """
    if proposed.nature is Nature.HAZARD_MEASURE:
        return Scope(required=False, grounds=(), missing=(), review_after=REVIEW_AFTER)
    place = Place(book, region, on)
    grounds, missing = evaluate("review", proposed, place)
    if grounds:
        return Scope(required=True, grounds=grounds, missing=())
    if not any(version.in_force_on(on) for version in book.versions(COMPULSORY_REVIEW)):
        return Scope(required=None, grounds=(), missing=(*missing, NORM_IN_FORCE))
    if missing:
        return Scope(required=None, grounds=(), missing=missing)
    return Scope(required=False, grounds=(), missing=())
