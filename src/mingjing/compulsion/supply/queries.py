"""Reading stops of supply: the only way to get one, and the order that stands behind it."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.contests import is_stayed
from mingjing.cases.models import Case, Decision, Service
from mingjing.cases.queries import case_for, decision_of
from mingjing.cases.remedies import Standing
from mingjing.compulsion.kinds import HolderFacts
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.supply.kinds import STOPS, Basis, Source
from mingjing.compulsion.supply.states import LIFE
from mingjing.inspections.queries import inspection_for, measures_standing, standing_measures
from mingjing.kernel.errors import GateClosedError, NotFoundError
from mingjing.ledger.recording import Recording
from mingjing.statute.decisions import DecisionKind, PartyKind

TO_BE_OBEYED = {Standing.STANDS.value, Standing.CHANGED.value}


def supply_stop_for(actor: Actor, number: str) -> SupplyStop:
    """Return the stop if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found(visible_supply_stops(actor).filter(pk=number).first(), number)


def supply_stop_to_change(actor: Actor, number: str, record: Recording) -> SupplyStop:
    """Return the stop locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_supply_stops(actor).select_for_update(of=("self",))
    found = _found(rows.filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_supply_stops(actor: Actor) -> "QuerySet[SupplyStop]":
    """Return the stops *actor* may see, unsorted: the one place that says whose they are.

    All of them by post; those the person asked for or carries out.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return SupplyStop.objects.all()
    person = actor.person
    mine = Q(created_by=person) | Q(first_officer=person) | Q(second_officer=person)
    return SupplyStop.objects.filter(mine)


def open_supply_stops_of(actor: Actor, among: Iterable[str] | None = None) -> list[SupplyStop]:
    """Return those that have not ended, newest first.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    rows = visible_supply_stops(actor).exclude(state__in=LIFE.ends)
    rows = rows if among is None else rows.filter(pk__in=among)
    return with_standing(list(rows.order_by("-created_on", "-number")))


def open_supply_stops() -> list[SupplyStop]:
    """Return every stop that has not ended, whoever's it is.

    For work that shows nobody one: whoever shows one asks :func:`open_supply_stops_of`.
    """
    return list(SupplyStop.objects.exclude(state__in=LIFE.ends))


def supply_stops_about(actor: Actor, name: str) -> list[SupplyStop]:
    """Return the stops behind a case or an inspection that *actor* may see, oldest first."""
    rows = visible_supply_stops(actor).filter(Q(docket=name) | Q(inspection=name))
    return list(rows.order_by("created_on", "number"))


def is_under_way(document: str, supply: str) -> bool:
    """Say whether the same supply is being stopped for the same order already."""
    rows = SupplyStop.objects.filter(order_document=document, supply=supply, ended_on=None)
    return rows.exists()


def order_stands(stop: SupplyStop) -> bool:
    """Say whether the order behind a stop is still to be obeyed, as things are now."""
    return order_document_stands(stop.order_document)


def order_document_stands(document: str) -> bool:
    """Say the same of the document of an order."""
    return document in _standing([document])


def with_standing(stops: list[SupplyStop]) -> list[SupplyStop]:
    """Tell each of *stops* whether its order stands, in a fixed number of queries."""
    standing = _standing([stop.order_document for stop in stops])
    for stop in stops:
        stop.stands = stop.order_document in standing
    return stops


def _standing(documents: Sequence[str]) -> set[str]:
    """Return those of the documents whose order is still to be obeyed.

    A decision falls with its revocation, and rests while a remedy stays its execution.
    """
    found = measures_standing(documents)
    rows = Decision.objects.filter(document__in=documents).select_related("case")
    for decision in rows.prefetch_related("case__remedy_set"):
        kinds = {DecisionKind(kind) for kind in decision.kinds} & STOPS
        if kinds and decision.standing in TO_BE_OBEYED and not is_stayed(decision.case):
            found.add(decision.document_id)
    return found


def basis_of(actor: Actor, source: Source, name: str) -> Basis:
    """Return the order that *actor* means, as its case or inspection has it.

    Raises:
        NotFoundError: no such case or inspection, or not theirs to see; no decision.
        GateClosedError: nothing was ordered there, or it was lifted.
    """
    if source is Source.DECISION:
        return _decided(case_for(actor, name))
    inspection = inspection_for(actor, name)
    order = standing_measures(inspection)
    if order is None:
        raise GateClosedError(
            "检查中没有生效的现场处理措施。",
            why="停止供应用来强制履行仍然有效的决定。",
            remedy="请核对检查编号；措施已经解除的，不能再停止供应。",
            article="asl-2021:70.1",
        )
    grave = [
        one["words"]
        for one in inspection.findings
        if one["n"] in order.findings and one["grave"]
    ]
    target = inspection.target
    return Basis(
        source=source,
        name=inspection.number,
        document=order.document.code,
        number=order.document.printed_number,
        demands=tuple(order.demands),
        given_on=order.given_on,
        served_on=None,
        hazards=tuple(grave),
        holder=HolderFacts(
            target.name,
            target.address,
            target.legal_representative,
            target.uscc,
            target.telephone,
            PartyKind(target.kind),
        ),
        stands=order.passed is not False,
        is_grave=bool(grave),
    )


def _decided(case: Case) -> Basis:
    decision, party = decision_of(case), case.party
    service = Service.objects.filter(decision=decision).first()
    return Basis(
        source=Source.DECISION,
        name=case.docket,
        document=decision.document.code,
        number=decision.document.printed_number,
        demands=tuple(DecisionKind(kind).label for kind in decision.kinds),
        given_on=case.decided_on or case.found_on,
        served_on=service.served_on if service else None,
        hazards=(),
        holder=HolderFacts(
            party.name,
            party.address,
            party.legal_representative,
            party.uscc,
            party.telephone,
            PartyKind(party.kind),
        ),
        stands=order_document_stands(decision.document.code),
        is_grave=None,
    )


def _found(stop: SupplyStop | None, name: str) -> SupplyStop:
    if stop is not None:
        return stop
    raise NotFoundError(
        f"没有停止供应“{name}”，或者您无权查阅。",
        why="停止供应只对执法人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )
