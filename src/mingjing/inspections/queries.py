"""Reading inspections: the only way to get one, the same answer for absent and not yours."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.inspections.models import Inspection, Order, Plan, Referral, Reinspection, Target
from mingjing.inspections.states import LIFE, State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, NotFoundError
from mingjing.ledger.recording import Recording


def inspection_for(actor: Actor, number: str) -> Inspection:
    """Return the inspection if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_inspections(actor).select_related("target", "plan")
    return _found(rows.filter(pk=number).first(), number)


def inspection_to_change(actor: Actor, number: str, record: Recording) -> Inspection:
    """Return the inspection locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_inspections(actor).select_for_update(of=("self",))
    found = _found(rows.select_related("target", "plan").filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_inspections(actor: Actor) -> "QuerySet[Inspection]":
    """Return the inspections *actor* may see, unsorted: the one place that says whose they are.

    All of them by post; those the person created or goes on, or went on once.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return Inspection.objects.all()
    person = actor.person
    mine = Q(created_by=person) | Q(first_officer=person) | Q(second_officer=person)
    return Inspection.objects.filter(mine)


def inspections_listed(actor: Actor) -> "QuerySet[Inspection]":
    """Return the inspections *actor* may see with their enterprises, unsorted."""
    return visible_inspections(actor).select_related("target", "plan")


def fetch_for_clocks(inspections: Sequence[Inspection]) -> None:
    """Fetch what the clocks of *inspections* read, in a fixed number of queries."""
    prefetch_related_objects(inspections, "order_set")


def open_inspections_of(actor: Actor, among: Iterable[str] | None = None) -> list[Inspection]:
    """Return those that have not ended, newest first, with what their clocks read.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    rows = visible_inspections(actor).exclude(state__in=LIFE.ends)
    rows = rows if among is None else rows.filter(pk__in=among)
    rows = rows.select_related("target", "plan").prefetch_related("order_set")
    return list(rows.order_by("-created_on", "-number"))


def open_inspections() -> list[Inspection]:
    """Return every inspection that has not ended, whoever's it is.

    For work that shows nobody one: whoever shows one asks :func:`open_inspections_of`.
    """
    rows = Inspection.objects.exclude(state__in=LIFE.ends)
    return list(rows.select_related("target", "plan").prefetch_related("order_set"))


def plan_of(year: int, on: date) -> Plan:
    """Return the plan of a year as it was published by a day.

    Raises:
        GateClosedError: there is none: nothing may be inspected outside of the published list.
    """
    plans = Plan.objects.filter(year=year, published_on__lte=on)
    plan = plans.order_by("-version").first()
    if plan is None:
        raise GateClosedError(
            f"{year}年度的检查计划和检查事项清单尚未公布。",
            why="应当制定安全生产年度监督检查计划，并按照计划进行监督检查。",
            remedy="请法规股登记经批准并已公布的年度监督检查计划。",
            article="asl-2021:62.2",
        )
    return plan


def plans() -> list[Plan]:
    """Return every plan, the latest first."""
    return list(Plan.objects.order_by("-year", "-version"))


def visits_in(target: Target, year: int, *, planned: bool, but: str = "") -> int:
    """Return how many inspections of *target* count in a year.

    Args:
        target: the enterprise.
        year: calendar year.
        planned: whether those that are to come in that year count too.
        but: number of one that does not count.
    """
    made = Q(year=year)
    if planned:
        made |= Q(year=None, planned_on__year=year) & ~Q(state=State.CALLED_OFF)
    return Inspection.objects.filter(made, target=target).exclude(pk=but).count()


def orders_of(inspection: Inspection) -> list[Order]:
    """Return its orders, first to last."""
    return sorted(inspection.order_set.all(), key=lambda order: order.pk)


def measures_of(inspection: Inspection) -> list[Order]:
    """Return every 现场处理措施 of it, standing or not, first to last."""
    return [order for order in orders_of(inspection) if order.nature == Order.Nature.MEASURES]


def standing_measures(inspection: Inspection) -> Order | None:
    """Return the measures that stand; None where none do."""
    return next((order for order in measures_of(inspection) if order.lifted_on is None), None)


def measures_standing(documents: Iterable[str]) -> set[str]:
    """Return those of the documents whose measures are to be obeyed; it shows nobody one."""
    standing = Order.objects.filter(document__in=documents, lifted_on=None)
    return {order.document_id for order in standing if order.passed is not False}


def referrals_of(inspection: Inspection) -> list[Referral]:
    """Return what left the inspection, first to last."""
    return list(Referral.objects.filter(inspection=inspection).order_by("pk"))


def reinspections_of(inspection: Inspection) -> list[Reinspection]:
    """Return its re-inspections, first to last."""
    rows = Reinspection.objects.filter(order__inspection=inspection)
    return list(rows.select_related("order").order_by("pk"))


def unsettled(inspection: Inspection) -> tuple[int, ...]:
    """Return the findings about which nothing has been done yet."""
    settled = {n for order in orders_of(inspection) for n in order.findings}
    settled |= {n for one in referrals_of(inspection) for n in one.findings}
    return tuple(one["n"] for one in inspection.findings if one["n"] not in settled)


def pending(inspection: Inspection) -> tuple[int, ...]:
    """Return the findings that were ordered to be put right and are not yet."""
    return tuple(sorted({n for order in waiting_orders(inspection) for n in order.pending}))


def waiting_orders(inspection: Inspection) -> list[Order]:
    """Return the orders to rectify of which something is not put right yet."""
    return [
        order
        for order in orders_of(inspection)
        if order.nature == Order.Nature.RECTIFICATION and order.pending
    ]


def inspection_of_case(docket: str) -> str:
    """Return the number of the inspection from which a case came; empty for none."""
    found = Referral.objects.filter(docket=docket).values_list("inspection_id", flat=True)
    return found.first() or ""


def began_on(inspection: Inspection) -> date | None:
    """Return the day of the visit; None before it."""
    return legal_date(inspection.arrived_at) if inspection.arrived_at else None


def _found(inspection: Inspection | None, name: str) -> Inspection:
    if inspection is not None:
        return inspection
    raise NotFoundError(
        f"没有检查“{name}”，或者您无权查阅。",
        why="检查只对检查人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )
