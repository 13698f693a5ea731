"""How a review was done, from the rows and the record: what the signals are measured on."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.cases.viewings import viewings_subject
from mingjing.ledger.queries import history
from mingjing.review.models import ReviewRound
from mingjing.review.signals import (
    COPY,
    PACE,
    UNOPENED,
    Diligence,
    Measure,
    Opinion,
    Signal,
    signals_of,
)
from mingjing.statute.limits import RuleBook

COMPARED = 200
LISTED = 60
ORIGINAL = "original"
BEGINS = frozenset({"review_accepted", "reviewer_replaced"})


@dataclass(frozen=True, slots=True)
class Stamped:
    """One opinion with its signals."""

    round: ReviewRound
    signals: tuple[Signal, ...]


def measure_of(law: RuleBook, on: date) -> Measure:
    """Return the values in force on a day."""
    copied, unopened, pace = (
        law.rule(rule, on).row.value or 0 for rule in (COPY, UNOPENED, PACE)
    )
    return Measure(copied, unopened, pace)


def signals_for(
    round_: ReviewRound, law: RuleBook, *, at: datetime, on: date, text: str = ""
) -> tuple[Signal, ...]:
    """Return the signals of a round, running or over.

    Args:
        round_: which.
        law: with the values of the bureau.
        at: now, while it runs.
        on: the day whose values count.
        text: the opinion as far as it is written; what was given, once it is.
    """
    return _measured(round_, earlier(round_), measure_of(law, on), at=at, text=text)


def stamped(reviewer: str, before: date, law: RuleBook, *, at: datetime) -> list[Stamped]:
    """Return the last opinions that have signals, newest first.

    Args:
        reviewer: whose; empty for everybody's.
        before: only those given before that day, for whoever is told second.
        law: with the values of the bureau.
        at: now.
    """
    rows = ReviewRound.objects.filter(
        status=ReviewRound.Status.OPINED, opined_on__lt=before
    ).select_related("case")
    if reviewer:
        rows = rows.filter(reviewer=reviewer)
    measure = measure_of(law, before)
    listed = rows.order_by("-opined_on", "-pk")[:LISTED]
    found = (Stamped(one, _measured(one, earlier(one), measure, at=at)) for one in listed)
    return [one for one in found if one.signals]


def earlier(round_: ReviewRound) -> list[Opinion]:
    """Return the opinions given before a round's, on other cases, the last ones."""
    rows = ReviewRound.objects.filter(status=ReviewRound.Status.OPINED, pk__lt=round_.pk)
    rows = rows.exclude(case=round_.case_id).select_related("case").order_by("-pk")
    return [
        Opinion(one.case.number, str(one.finding.get("text", ""))) for one in rows[:COMPARED]
    ]


def _measured(
    round_: ReviewRound,
    others: list[Opinion],
    measure: Measure,
    *,
    at: datetime,
    text: str = "",
) -> tuple[Signal, ...]:
    began, ended = _times(round_)
    minutes = int(((ended or at) - began).total_seconds() // 60) if began else 0
    own = str(round_.finding.get("text", "")) if round_.opined_on else text
    seen = Diligence(
        minutes,
        len(round_.manifest),
        len(_opened(round_, began, ended)),
        Opinion(round_.case.number, own),
    )
    return signals_of(seen, others, measure)


def _times(round_: ReviewRound) -> tuple[datetime | None, datetime | None]:
    """Return when the reviewer began and gave the opinion, as recorded."""
    began = ended = None
    for entry in history(round_.case_id):
        said = entry.said
        facts = said.get("facts", {})
        if facts.get("round") != round_.number:
            continue
        if said["kind"] in BEGINS and facts["reviewer"] == round_.reviewer:
            began = datetime.fromisoformat(said["at"])
        elif said["kind"] == "opinion_given":
            ended = datetime.fromisoformat(said["at"])
    return began, ended


def _opened(
    round_: ReviewRound, began: datetime | None, ended: datetime | None
) -> frozenset[int]:
    opened: set[int] = set()
    for entry in history(viewings_subject(round_.case_id)):
        said = entry.said
        if said.get("kind") != "evidence_viewed" or began is None:
            continue
        when = datetime.fromisoformat(said["at"])
        in_time = began <= when and (ended is None or when <= ended)
        is_theirs = said["actor"]["person"] == round_.reviewer
        if in_time and is_theirs and said["facts"]["form"] == ORIGINAL:
            opened.update(said["facts"]["items"])
    return frozenset(opened)
