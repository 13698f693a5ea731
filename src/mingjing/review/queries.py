"""Reading review: the round that runs, and its clock."""

from datetime import date, timedelta

from mingjing.cases.models import Case
from mingjing.kernel.errors import NotFoundError
from mingjing.review.models import ReviewRound
from mingjing.statute.limits import RuleBook, day_of

REVIEW_WITHIN = "SEED-REV"


def rounds_of(case: Case) -> list[ReviewRound]:
    """Return every round of *case*, first to last."""
    return list(ReviewRound.objects.filter(case=case).order_by("number"))


def latest_round(case: Case) -> ReviewRound:
    """Return the newest round.

    Raises:
        NotFoundError: the case was never submitted.
    """
    row = ReviewRound.objects.filter(case=case).order_by("-number").first()
    if row is None:
        raise NotFoundError(
            "本案尚未提交法制审核。",
            why="没有送审记录。",
            remedy="请由承办人提交法制审核。",
        )
    return row


def due_of(round_: ReviewRound, law: RuleBook) -> date | None:
    """Return the last day of the review as it now stands; None before it was accepted."""
    if round_.accepted_on is None:
        return None
    due = law.due(REVIEW_WITHIN, round_.accepted_on)
    return day_of(due.nominal) + timedelta(days=round_.extended_days)
