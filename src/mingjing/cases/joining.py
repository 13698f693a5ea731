"""Joined cases: who belongs together, and how what was taken once counts for each."""

from django.db.models import Q

from mingjing.access.actors import Actor
from mingjing.cases.entries import EvidenceTakenUp
from mingjing.cases.models import Case, FieldAct, Joinder, SharedAct
from mingjing.cases.queries import acts_of, docket_of, visible_cases
from mingjing.cases.states import UNDECIDED, State, Step, advance
from mingjing.evidence.entering import refer_to
from mingjing.evidence.queries import items_of
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Recording

OPEN = frozenset({State.FILED, State.INVESTIGATION})
DIVISIBLE = UNDECIDED - {State.LEAD, State.DECLINED}


def joinder_of(case: Case) -> Joinder | None:
    """Return how *case* was joined to another one; None where it was not."""
    return getattr(case, "joinder", None)


def principal_of(case: Case) -> str:
    """Return the docket of the case to which *case* is joined now; its own where it is not."""
    joinder = joinder_of(case)
    return case.docket if joinder is None or joinder.left_on else joinder.principal


def can_leave(case: Case) -> bool:
    """Say whether *case* is joined to another one and may still be divided from it."""
    joinder = joinder_of(case)
    return joinder is not None and joinder.left_on is None and case.stage in DIVISIBLE


def officers_to_join(case: Case) -> tuple[str, ...]:
    """Return the two officers for whom a joined lead is filed; none where it is not joined."""
    joinder = joinder_of(case)
    return () if joinder is None else Case.objects.get(pk=joinder.principal).officers


def leads_to_join(actor: Actor) -> list[Case]:
    """Return the leads that *actor* may see and that are joined to no case, newest first."""
    rows = visible_cases(actor).filter(state=State.LEAD.value, joinder=None)
    return list(rows.select_related("party").order_by("-found_on", "-docket"))


def joined_dockets(case: Case) -> list[str]:
    """Return the dockets of the cases joined with *case* now, the principal first."""
    first = principal_of(case)
    rows = Joinder.objects.filter(principal=first, left_on=None).order_by("place", "pk")
    together = [first, *rows.values_list("case_id", flat=True)]
    return [docket for docket in together if docket != case.docket]


def joined_with(case: Case) -> list[Case]:
    """Return the cases joined with *case* now, the principal first, whoever may see them."""
    dockets = joined_dockets(case)
    rows = Case.objects.filter(pk__in=dockets).select_related("party")
    return sorted(rows, key=lambda one: dockets.index(one.docket))


def ever_joined_with(case: Case) -> list[Case]:
    """Return every case that is or was joined with *case*, for what outlasts a separation."""
    own = joinder_of(case)
    first = own.principal if own else case.docket
    dockets = {
        first,
        *Joinder.objects.filter(principal=first).values_list("case_id", flat=True),
    }
    rows = Case.objects.filter(pk__in=dockets - {case.docket}).select_related("party")
    return list(rows.order_by("pk"))


def companions_of(actor: Actor, case: Case) -> list[Case]:
    """Return those of the joined cases that *actor* may see."""
    together = joined_with(case)
    seen = visible_cases(actor).filter(pk__in=[one.docket for one in together])
    shown = set(seen.values_list("pk", flat=True))
    return [one for one in together if one.docket in shown]


def separated_from(actor: Actor, case: Case) -> list[Joinder]:
    """Return the joinders that ended, of *case* or of what left it, as *actor* may see."""
    ended = Joinder.objects.exclude(left_on=None).filter(case__in=visible_cases(actor))
    return list(ended.filter(Q(case=case) | Q(principal=case.docket)).order_by("pk"))


def lock_joined(name: str) -> list[Case]:
    """Lock the cases joined with the one of that docket or number, itself among them.

    In one order, and before the case is asked for: so no two acts wait for each other.
    """
    case = Case.objects.filter(pk=docket_of(name)).first()
    dockets = joined_dockets(case) if case else []
    if case is None or not dockets:
        return []
    rows = Case.objects.select_for_update(of=("self",)).select_related("party")
    return list(rows.filter(pk__in=[case.docket, *dockets]).order_by("pk"))


def share(record: Recording, case: Case) -> None:
    """Let what *case* took count in each case that is joined with it and still investigated."""
    for other in joined_with(case):
        if other.stage in OPEN:
            take_up(record, other)


def take_up(record: Recording, case: Case) -> None:
    """Let everything the joined cases hold count in *case*; an entry says what and whence.

    By reference: the bytes and acts stay where they are. Once the investigation of *case* is
    closed its subject is fixed, and nothing comes in any more.
    """
    others = joined_dockets(case)
    taken = [
        reference
        for docket in others
        for item in items_of(docket)
        if (reference := refer_to(item, case.docket)) is not None
    ]
    known = {act.pk for act in acts_of(case)}
    acts = [act for one in joined_with(case) for act in acts_of(one) if act.pk not in known]
    acts = list({act.pk: act for act in acts}.values())
    if not taken and not acts:
        return
    for act in acts:
        SharedAct(case=case, act=act).save(force_insert=True)
    case.state = advance(case.stage, Step.INVESTIGATE)
    case.save()
    record.add(
        EvidenceTakenUp(
            origins=tuple(sorted({*(one.origin for one in taken), *_dockets(acts)})),
            items=tuple(one.seq for one in taken),
            sha256=tuple(one.blob_id for one in taken),
            acts=tuple(act.pk for act in acts),
        ),
        subject=case.docket,
        blobs=tuple(BlobRef(one.blob_id, one.blob.size) for one in taken),
    )


def _dockets(acts: list[FieldAct]) -> set[str]:
    return {act.case_id for act in acts}
