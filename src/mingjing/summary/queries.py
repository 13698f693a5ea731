"""Reading penalties on the spot: absent and not yours get the same answer."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.fines import Fine, in_order
from mingjing.cases.proposal import Proposal
from mingjing.cases.remedies import RemedyState
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Recording
from mingjing.statute.additional_fines import Dated
from mingjing.statute.court_window import RECONSIDERATION_FIRST
from mingjing.summary.models import Collection, SummaryPenalty, SummaryRemedy
from mingjing.summary.states import LIFE

WITH = ("party", "document", "collection")
READ_BY_CLOCKS = (*WITH, "summarypayment_set", "summaryremedy_set")
POSTS_OF_UNIT = (Permission.RECEIVE_FINE, Permission.ARCHIVE)


def penalty_for(actor: Actor, number: str) -> SummaryPenalty:
    """Return the penalty if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found(penalties_listed(actor).filter(pk=number).first(), number)


def penalty_to_change(actor: Actor, number: str, record: Recording) -> SummaryPenalty:
    """Return the penalty locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_penalties(actor).select_for_update(of=("self",)).select_related("party")
    found = _found(rows.filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_penalties(actor: Actor) -> "QuerySet[SummaryPenalty]":
    """Return the penalties *actor* may see, unsorted: the one place that says whose they are.

    All of them by post; those of the two officers, and of who goes on for them; and those of
    the own unit for the posts that act on them there.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return SummaryPenalty.objects.all()
    mine = Q(first_officer=actor.person) | Q(second_officer=actor.person)
    mine |= Q(entrusted_officer=actor.person)
    if actor.unit and any(may(actor, post) for post in POSTS_OF_UNIT):
        mine |= Q(unit=actor.unit)
    return SummaryPenalty.objects.filter(mine)


def penalties_listed(actor: Actor) -> "QuerySet[SummaryPenalty]":
    """Return the penalties *actor* may see with party, paper and collection, unsorted."""
    return visible_penalties(actor).select_related(*WITH)


def fetch_for_clocks(penalties: Sequence[SummaryPenalty]) -> None:
    """Fetch what the clocks of *penalties* read, in a fixed number of queries."""
    prefetch_related_objects(penalties, *READ_BY_CLOCKS)


def open_penalties_of(actor: Actor, among: Iterable[str] | None = None) -> list[SummaryPenalty]:
    """Return those that have not ended or are contested, newest first, as clocks read them.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    contested = SummaryRemedy.objects.exclude(state=RemedyState.OVER).values("penalty")
    is_open = ~Q(state__in=LIFE.ends) | Q(pk__in=contested)
    rows = penalties_listed(actor).filter(is_open)
    rows = rows if among is None else rows.filter(pk__in=among)
    read = rows.prefetch_related("summarypayment_set", "summaryremedy_set")
    return list(read.order_by("-found_at", "-number"))


def open_penalties() -> list[SummaryPenalty]:
    """Return every penalty that has not ended, whoever's it is.

    For work that shows nobody one: whoever shows one asks :func:`open_penalties_of`.
    """
    rows = SummaryPenalty.objects.exclude(state__in=LIFE.ends)
    return list(rows.select_related(*WITH))


def last_by(person: str) -> SummaryPenalty | None:
    """Return the last one that *person* registered or went to; None before the first."""
    mine = Q(first_officer=person) | Q(second_officer=person)
    return SummaryPenalty.objects.filter(mine).order_by("found_at", "number").last()


def proposal_of(penalty: SummaryPenalty) -> Proposal:
    """Return what is proposed, or was decided."""
    return Proposal.from_value(penalty.proposal)


def kinds_of(penalty: SummaryPenalty) -> list[str]:
    """Return the penalties beside the fine that stand: the warning, or nothing."""
    kinds: list[str] = penalty.altered.get("kinds", penalty.proposal["kinds"])
    return list(kinds)


def collection_of(penalty: SummaryPenalty) -> Collection | None:
    """Return the money that was collected on the spot; None where none was."""
    try:
        return penalty.collection
    except Collection.DoesNotExist:
        return None


def remedies_of(penalty: SummaryPenalty) -> list[SummaryRemedy]:
    """Return every reconsideration and suit against a penalty, oldest first."""
    return sorted(penalty.summaryremedy_set.all(), key=lambda one: one.pk)


def remedy_of(penalty: SummaryPenalty) -> SummaryRemedy:
    """Return the last remedy against a penalty.

    Raises:
        NotFoundError: there is none.
    """
    found = next(reversed(remedies_of(penalty)), None)
    if found is not None:
        return found
    raise NotFoundError(
        "本案没有行政复议、行政诉讼。",
        why="答复、停止执行和结果都针对已经登记的复议、诉讼。",
        remedy="请先登记复议机关或者人民法院的通知。",
    )


def fine_of(penalty: SummaryPenalty) -> Fine:
    """Return the fine with everything that bears on it."""
    delivered_at = penalty.delivered_at
    return Fine(
        penalty,
        penalty.fine_fen,
        _payments(penalty),
        served_on=None if delivered_at is None else legal_date(delivered_at),
        remedies=tuple(remedies_of(penalty)),
        contested_within=RECONSIDERATION_FIRST,
    )


def is_owed(penalty: SummaryPenalty) -> bool:
    """Say whether the party still has to pay at the bank."""
    if collection_of(penalty) is not None or penalty.enforced_on is not None:
        return False
    return bool(fine_of(penalty).outstanding_fen)


def is_settled(penalty: SummaryPenalty) -> bool:
    """Say whether nothing of the fine is open: paid or enforced, banked, and none to refund."""
    taken, fine = collection_of(penalty), fine_of(penalty)
    if (taken is not None and taken.banked_on is None) or fine.refund_due_fen:
        return False
    return not fine.outstanding_fen or penalty.enforced_on is not None


def _payments(penalty: SummaryPenalty) -> tuple[Dated, ...]:
    taken = collection_of(penalty)
    if taken is not None:
        return (Dated(legal_date(taken.collected_at), taken.fen),)
    rows = [Dated(one.paid_on, one.amount_fen) for one in penalty.summarypayment_set.all()]
    if not rows and penalty.paid_on is not None:  # registered before payments were rows
        return (Dated(penalty.paid_on, penalty.proposal["fine_fen"]),)
    return in_order(rows)


def penalty_of_case(actor: Actor, docket: str) -> str:
    """Return the number of what was found on the spot before it became a case.

    Empty where nothing was, or where it is not for *actor* to see.
    """
    found = visible_penalties(actor).filter(docket=docket).exclude(docket="")
    return found.values_list("number", flat=True).first() or ""


def _found(penalty: SummaryPenalty | None, name: str) -> SummaryPenalty:
    if penalty is not None:
        return penalty
    raise NotFoundError(
        f"没有当场处罚“{name}”，或者您无权查阅。",
        why="当场处罚只对在场的执法人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )
