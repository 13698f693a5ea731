"""Reading seizures: the only way to get one, the same answer for absent and not yours."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.contests import left_by
from mingjing.cases.models import Referral
from mingjing.cases.remedies import RemedyState
from mingjing.compulsion.models import Appraisal, Custody, Item, Seizure, SeizureRemedy
from mingjing.compulsion.states import LIFE
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Recording
from mingjing.statute.counted_days import Suspension

READ_BY_CLOCKS = ("appraisal_set", "seizureremedy_set")


def seizure_for(actor: Actor, number: str) -> Seizure:
    """Return the seizure if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found(visible_seizures(actor).filter(pk=number).first(), number)


def seizure_to_change(actor: Actor, number: str, record: Recording) -> Seizure:
    """Return the seizure locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_seizures(actor).select_for_update(of=("self",))
    found = _found(rows.filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_seizures(actor: Actor) -> "QuerySet[Seizure]":
    """Return the seizures *actor* may see, unsorted: the one place that says whose they are.

    All of them by post; those the person asked for, carries out, or keeps the things of.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return Seizure.objects.all()
    person = actor.person
    mine = Q(created_by=person) | Q(first_officer=person) | Q(second_officer=person)
    return Seizure.objects.filter(mine | Q(keeper_person=person))


def fetch_for_clocks(seizures: Sequence[Seizure]) -> None:
    """Fetch what the clocks of *seizures* read, in a fixed number of queries."""
    prefetch_related_objects(seizures, *READ_BY_CLOCKS)


def open_seizures_of(actor: Actor, among: Iterable[str] | None = None) -> list[Seizure]:
    """Return those that have not ended or are contested, newest first, as clocks read them.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    contested = SeizureRemedy.objects.exclude(state=RemedyState.OVER).values("seizure")
    is_open = ~Q(state__in=LIFE.ends) | Q(pk__in=contested)
    rows = visible_seizures(actor).filter(is_open)
    rows = rows if among is None else rows.filter(pk__in=among)
    found = list(rows.prefetch_related(*READ_BY_CLOCKS).order_by("-created_on", "-number"))
    gone = _referred([one.docket for one in found])
    for one in found:
        one.goes_with_case = one.docket in gone
    return found


def remedies_of(seizure: Seizure) -> list[SeizureRemedy]:
    """Return every reconsideration and suit against a seizure, oldest first."""
    return sorted(seizure.seizureremedy_set.all(), key=lambda one: one.pk)


def remedy_of(seizure: Seizure) -> SeizureRemedy:
    """Return the last remedy against a seizure.

    Raises:
        NotFoundError: there is none.
    """
    found = next(reversed(remedies_of(seizure)), None)
    if found is not None:
        return found
    raise NotFoundError(
        "本次查封、扣押没有行政复议、行政诉讼。",
        why="答复、停止执行和结果都针对已经登记的复议、诉讼。",
        remedy="请先登记复议机关或者人民法院的通知。",
    )


def has_fallen(seizure: Seizure) -> bool:
    """Say whether an authority or court revoked the seizure, or found it void."""
    return left_by(remedies_of(seizure)).has_fallen


def items_of(seizure: Seizure) -> list[Item]:
    """Return the inventory, line by line."""
    return list(Item.objects.filter(seizure=seizure).order_by("n"))


def held_of(seizure: Seizure) -> list[Item]:
    """Return the lines of the inventory that are still held."""
    return [item for item in items_of(seizure) if item.is_held]


def held_again(identifiers: Sequence[str]) -> list[str]:
    """Return those identifiers, as compared, of things that are held already."""
    wanted = [one for one in identifiers if one]
    rows = Item.objects.filter(identifier__in=wanted, is_held=True)
    return sorted(rows.values_list("identifier", flat=True))


def appraisals_of(seizure: Seizure) -> list[Appraisal]:
    """Return its appraisals, first to last."""
    return sorted(seizure.appraisal_set.all(), key=lambda one: one.pk)


def running_appraisal(seizure: Seizure, on: date) -> Appraisal | None:
    """Return the appraisal that was told and has not ended; None where none runs."""
    return next(
        (one for one in appraisals_of(seizure) if one.ended_on is None and on <= one.last), None
    )


def suspensions_of(seizure: Seizure) -> tuple[Suspension, ...]:
    """Return the days that the period does not count."""
    return tuple(Suspension(one.first, one.last, one.what) for one in appraisals_of(seizure))


def custody_of(seizure: Seizure) -> list[Custody]:
    """Return the record of the keeping, first to last."""
    return list(Custody.objects.filter(seizure=seizure).order_by("pk"))


def unlinked_against(actor: Actor, name: str, uscc: str) -> list[Seizure]:
    """Return what *actor* holds of one party that belongs to no case yet, oldest first."""
    same = Q(party_name=name)
    if uscc:
        same |= Q(uscc=uscc)
    crew = Q(first_officer=actor.person) | Q(second_officer=actor.person)
    rows = Seizure.objects.exclude(state__in=LIFE.ends).filter(same, crew, docket="")
    return list(rows.order_by("created_on", "number"))


def open_seizures() -> list[Seizure]:
    """Return every seizure that has not ended, whoever's it is.

    For work that shows nobody one: whoever shows one asks :func:`open_seizures_of`.
    """
    rows = Seizure.objects.exclude(state__in=LIFE.ends)
    return list(rows.prefetch_related(*READ_BY_CLOCKS))


def goes_with_its_case(seizure: Seizure) -> bool:
    """Say whether the case it belongs to goes to the police; this shows nobody a case."""
    if seizure.goes_with_case is not None:
        return seizure.goes_with_case
    return seizure.docket in _referred([seizure.docket])


def _referred(dockets: Sequence[str]) -> set[str]:
    named = {one for one in dockets if one}
    if not named:
        return set()
    rows = Referral.objects.filter(case__in=named, approved=True)
    return set(rows.values_list("case_id", flat=True))


def seizures_of_case(actor: Actor, docket: str) -> list[Seizure]:
    """Return the seizures in a case that *actor* may see, oldest first."""
    rows = visible_seizures(actor).filter(docket=docket)
    return list(rows.order_by("created_on", "number"))


def _found(seizure: Seizure | None, name: str) -> Seizure:
    if seizure is not None:
        return seizure
    raise NotFoundError(
        f"没有查封、扣押“{name}”，或者您无权查阅。",
        why="查封、扣押只对执法人员、保管人和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )
