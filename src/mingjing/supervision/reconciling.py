"""What shows that a review was skipped: papers without a decision, and refusals at the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from mingjing.cases.models import Case
from mingjing.cases.states import LIFE
from mingjing.documents.models import Document
from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.entries import Leaf
from mingjing.ledger.queries import entries_about, entries_of_leaf, history, open_entries
from mingjing.review.outcomes import Outcome
from mingjing.supervision.models import Alert, OutsideItem
from mingjing.supervision.states import ARTICLE

DECISIONS = ("penalty_decision_organisation", "penalty_decision_individual")
ON_THE_SPOT = ("summary_decision_organisation", "summary_decision_individual")
REVIEW = "apl-2021:58"
TRIED = frozenset({"decide_penalty"})
REFUSALS = frozenset({"GateClosedError", "IllegalTransitionError"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that a review was skipped, before it is an alert.

    Args:
        item: key of the paper, or None.
        entry: number of the refusal in the ledger, or None.
        docket: of the case, empty where none is known.
        person: who tried, empty where a paper shows it.
        said: in one sentence.
        article: citation.
        at: when it happened.
    """

    item: int | None
    entry: int | None
    docket: str
    person: str
    said: str
    article: str
    at: datetime


def unmatched() -> Iterator[Sign]:
    """Yield papers from outside that no decision of the system stands behind."""
    raised = Alert.objects.filter(item__isnull=False).values("item")
    for item in OutsideItem.objects.exclude(pk__in=raised).order_by("pk"):
        if item.decision_number and _is_decided(item.decision_number):
            continue
        named = (
            f"所指决定 {item.decision_number}" if item.decision_number else "没有写明所指决定"
        )
        said = (
            f"{item.get_kind_display()} {item.number}，{named}，系统内没有经过审核的处罚决定。"
        )
        at = datetime.combine(item.dated, time(9), SHANGHAI)
        yield Sign(item.pk, None, item.docket, "", said, ARTICLE, at)


def attempts(since: int = 0) -> Iterator[Sign]:
    """Yield refusals at the gate of decision of cases that no review had passed by then.

    Args:
        since: key of an entry; only later ones are looked at.
    """
    raised = set(Alert.objects.exclude(entry=None).values_list("entry", flat=True))
    cases = Case.objects.exclude(state__in=LIFE.ends).exclude(review_required=False)
    rows = entries_about(cases.values("docket")).filter(pk__gt=since)
    listed = [one for one in entries_of_leaf(rows, Leaf.REFUSED) if one.pk not in raised]
    opened = open_entries(listed)
    for row in sorted(listed, key=lambda one: one.pk):
        said = opened[row.pk].said
        facts = said.get("facts", {})
        if facts.get("act") not in TRIED or facts.get("refusal") not in REFUSALS:
            continue
        if not facts["article"].startswith(REVIEW) and _had_passed(row.chain_id, row.step):
            continue
        yield Sign(
            None,
            row.pk,
            row.chain_id,
            said["actor"]["person"],
            f"未经法制审核通过，试图作出处罚决定，被系统拒绝：{facts['what']}",
            REVIEW,
            datetime.fromisoformat(said["at"]),
        )


def is_anything_new(since: int = 0) -> bool:
    """Say whether there is a sign that is no alert yet."""
    return next(unmatched(), None) is not None or next(attempts(since), None) is not None


def newest_entry() -> int:
    """Return the key of the last entry about a case; 0 before the first."""
    rows = entries_about(Case.objects.values("docket")).order_by("-pk")
    return int(rows.values_list("pk", flat=True).first() or 0)


def was_refused_since(entry: int) -> bool:
    """Say whether anything about a case was refused after an entry."""
    rows = entries_about(Case.objects.values("docket")).filter(pk__gt=entry)
    return entries_of_leaf(rows, Leaf.REFUSED).exists()


def _is_decided(number: str) -> bool:
    rows = Document.objects.filter(number=number, form__in=(*DECISIONS, *ON_THE_SPOT))
    return rows.exists()


def _had_passed(docket: str, step: int) -> bool:
    """Say whether an opinion had agreed before the entry of that number about a case."""
    before = (entry.said for entry in history(docket) if entry.step < step)
    return any(
        said.get("kind") == "opinion_given" and said["facts"]["outcome"] == Outcome.AGREE.name
        for said in before
    )
