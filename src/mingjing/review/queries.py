"""Reading review: the round that runs, and its clock."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.cases.clocks import Clock
from mingjing.cases.models import Case
from mingjing.cases.queries import visible_cases
from mingjing.cases.states import LIFE
from mingjing.kernel.errors import NotFoundError
from mingjing.review.extensions import REVIEW_WITHIN
from mingjing.review.models import ExtensionRequest, Objection, Response, ReviewRound
from mingjing.review.responses import points_of
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

RESPOND_WITHIN, RECHECK_WITHIN = "SEED-RESPOND", "SEED-RECHECK"
STATUSES = {status.value: str(status.label) for status in ReviewRound.Status}


def rounds_of(case: Case) -> list[ReviewRound]:
    """Return every round of *case*, first to last."""
    return sorted(case.reviewround_set.all(), key=lambda round_: round_.number)


def fetch_rounds(cases: Sequence[Case]) -> None:
    """Fetch the rounds of all *cases*, and what belongs to them, in three queries."""
    prefetch_related_objects(
        cases, "reviewround_set__extensionrequest_set", "reviewround_set__objection_set"
    )


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


def running_rounds() -> list[ReviewRound]:
    """Return the rounds that were accepted and wait for an opinion, with their cases."""
    rows = ReviewRound.objects.filter(status=ReviewRound.Status.ACCEPTED)
    return list(rows.select_related("case").order_by("pk"))


def due_of(round_: ReviewRound, law: RuleBook) -> date | None:
    """Return the last day of the review as it now stands; None before it was accepted."""
    due = review_due(round_, law)
    return None if due is None else day_of(due.nominal)


def review_due(round_: ReviewRound, law: RuleBook) -> Due | None:
    """Return until when the review must end, with why; None before it was accepted."""
    if round_.accepted_on is None:
        return None
    if round_.extended_days:
        return law.extended(REVIEW_WITHIN, round_.accepted_on, by=round_.extended_days)
    return law.due(REVIEW_WITHIN, round_.accepted_on)


def clock_of_review(case: Case, law: RuleBook) -> Clock | None:
    """Return the clock of the newest round; None before its package was accepted."""
    round_ = next(reversed(rounds_of(case)), None)
    due = review_due(round_, law) if round_ is not None else None
    if round_ is None or due is None:
        return None
    return Clock(due, round_.opined_on)


def clocks_of_answers(case: Case, law: RuleBook) -> list[Clock]:
    """Return the clocks of what follows the last opinion: the unit's answer, the recheck.

    An objection is an answer, too; where the case went on or ended, nothing is owed any more.
    """
    round_ = next(reversed(rounds_of(case)), None)
    if round_ is None or round_.opined_on is None:
        return []
    objections = sorted(round_.objection_set.all(), key=lambda one: one.pk)
    clocks = []
    if points_of(round_.outcome, round_.finding):
        given = response_to(round_)
        answered = [one.raised_on for one in objections] + ([given.given_on] if given else [])
        if answered or case.stage not in LIFE.ends:
            due = law.due(RESPOND_WITHIN, round_.opined_on)
            clocks.append(Clock(due, min(answered, default=None)))
    if objections:
        last = objections[-1]
        clocks.append(Clock(law.due(RECHECK_WITHIN, last.raised_on), last.rechecked_on))
    return clocks


def response_to(round_: ReviewRound) -> Response | None:
    """Return what the handling unit answered to the opinion of a round, if it did."""
    return Response.objects.filter(round=round_).first()


def owes_response(round_: ReviewRound) -> bool:
    """Say whether the opinion of a round waits to be answered point by point."""
    return bool(points_of(round_.outcome, round_.finding)) and response_to(round_) is None


def responses_of(case: Case) -> list[Response]:
    """Return every answer to an opinion on *case*, first to last."""
    return list(Response.objects.filter(round__case=case).order_by("pk"))


def open_request(round_: ReviewRound) -> ExtensionRequest | None:
    """Return the request for more days that waits for an answer, if there is one."""
    requests = round_.extensionrequest_set.all()
    return next((one for one in requests if one.granted is None), None)


def unanswered_requests() -> list[str]:
    """Return the dockets of the cases in which a request for more days has no answer."""
    waiting = ExtensionRequest.objects.filter(granted=None)
    return list(waiting.values_list("round__case_id", flat=True).distinct())


def extended_rounds(unit: str, *, since: date) -> list[ReviewRound]:
    """Return the rounds of a unit's cases that a leader extended, submitted since a day."""
    rows = ReviewRound.objects.filter(
        case__unit=unit, extended_days__gt=0, submitted_on__gte=since
    )
    return list(rows.select_related("case").order_by("submitted_on"))


def objections_of(case: Case) -> list[Objection]:
    """Return every objection to an opinion on *case*, first to last."""
    rows = Objection.objects.filter(round__case=case).select_related("round")
    return list(rows.order_by("pk"))


def requests_of(case: Case) -> list[ExtensionRequest]:
    """Return every request for more days in reviews of *case*, first to last."""
    rows = ExtensionRequest.objects.filter(round__case=case).select_related("round")
    return list(rows.order_by("pk"))


def rounds_listed(actor: Actor) -> "QuerySet[ReviewRound]":
    """Return the rounds of the cases *actor* may see, with cases and parties, unsorted."""
    rows = ReviewRound.objects.filter(case__in=visible_cases(actor))
    return rows.select_related("case__party").defer("manifest", "finding")
