"""Reading applications and permits: absent and not yours get the same answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.remedies import RemedyState
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Recording
from mingjing.ledger.rows import RecordedModel
from mingjing.permits.kinds import ChallengeGround, RefusalGround
from mingjing.permits.models import (
    Application,
    ApplicationRemedy,
    Interested,
    Permit,
    PermitHearing,
    PermitRemedy,
    PremisesCheck,
    TimeLeftOut,
)
from mingjing.permits.permit_states import LIFE as PERMIT_LIFE
from mingjing.permits.states import LIFE
from mingjing.statute.counted_days import Suspension

Row = TypeVar("Row", bound=RecordedModel)
CHILDREN = (
    "premisescheck_set",
    "interested_set",
    "permithearing_set",
    "timeleftout_set",
    "applicationremedy_set",
)
POSTS_OF_UNIT = (Permission.RECEIVE_APPLICATION, Permission.ARCHIVE)


def application_for(actor: Actor, number: str) -> Application:
    """Return the application if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found(applications_listed(actor).filter(pk=number).first(), number)


def application_to_change(actor: Actor, number: str, record: Recording) -> Application:
    """Return the application locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_applications(actor).select_for_update(of=("self",))
    found = _found(rows.filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_applications(actor: Actor) -> "QuerySet[Application]":
    """Return the applications *actor* may see, unsorted: only this says whose they are.

    All of them by post; those of the own unit for the posts that receive or keep them there;
    those the person examines or presides over.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return Application.objects.all()
    mine = Q(examiner=actor.person) | Q(
        pk__in=PermitHearing.objects.filter(presiding_officer=actor.person).values(
            "application"
        )
    )
    if actor.unit and any(may(actor, post) for post in POSTS_OF_UNIT):
        mine |= Q(unit=actor.unit)
    return Application.objects.filter(mine)


def applications_listed(actor: Actor) -> "QuerySet[Application]":
    """Return the applications *actor* may see, with the permit they are about, unsorted."""
    return visible_applications(actor).select_related("permit")


def fetch_for_clocks(applications: Sequence[Application]) -> None:
    """Fetch what the clocks of *applications* read, in a fixed number of queries."""
    prefetch_related_objects(applications, "permit", *CHILDREN)


def open_applications_of(actor: Actor, among: Iterable[str] | None = None) -> list[Application]:
    """Return those that have not ended or are contested, newest first, as clocks read them.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    contested = ApplicationRemedy.objects.exclude(state=RemedyState.OVER).values("application")
    is_open = ~Q(state__in=LIFE.ends) | Q(pk__in=contested)
    rows = applications_listed(actor).filter(is_open)
    rows = rows if among is None else rows.filter(pk__in=among)
    return list(rows.prefetch_related(*CHILDREN).order_by("-applied_on", "-number"))


def permit_for(actor: Actor, number: str) -> Permit:
    """Return the permit if *actor* may see it.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found_permit(visible_permits(actor).filter(pk=number).first(), number)


def permit_to_change(actor: Actor, number: str, record: Recording) -> Permit:
    """Return the permit locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_permits(actor).select_for_update(of=("self",))
    found = _found_permit(rows.filter(pk=number).first(), number)
    record.concerns(found.number)
    return found


def visible_permits(actor: Actor) -> "QuerySet[Permit]":
    """Return the permits *actor* may see, unsorted: all by post, those of the own unit else."""
    if may(actor, Permission.SEE_ALL_CASES):
        return Permit.objects.all()
    if actor.unit and any(may(actor, post) for post in POSTS_OF_UNIT):
        return Permit.objects.filter(unit=actor.unit)
    return Permit.objects.none()


def open_permits_of(actor: Actor, among: Iterable[str] | None = None) -> list[Permit]:
    """Return those not cancelled or contested, the first to end first, with applications.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    contested = PermitRemedy.objects.exclude(state=RemedyState.OVER).values("permit")
    is_open = ~Q(state__in=PERMIT_LIFE.ends) | Q(pk__in=contested)
    rows = visible_permits(actor).filter(is_open)
    rows = rows if among is None else rows.filter(pk__in=among)
    read = rows.prefetch_related("applications", "permitremedy_set")
    return list(read.order_by("valid_until", "number"))


def fetch_for_validity(permits: Sequence[Permit]) -> None:
    """Fetch what the validity of *permits* rests on, in a fixed number of queries."""
    prefetch_related_objects(permits, "applications")


def applications_of_permit(permit: Permit) -> list[Application]:
    """Return the applications about a permit, oldest first."""
    return list(permit.applications.order_by("applied_on", "number"))


def remedies_of_application(application: Application) -> list[ApplicationRemedy]:
    """Return the remedies against what was decided about an application, oldest first."""
    return _in_order(application.applicationremedy_set.all())


def remedies_of_permit(permit: Permit) -> list[PermitRemedy]:
    """Return the remedies against the end of a permit, oldest first."""
    return _in_order(permit.permitremedy_set.all())


def last_of(remedies: Sequence[Row]) -> Row:
    """Return the last of some remedies.

    Raises:
        NotFoundError: there is none.
    """
    if remedies:
        return remedies[-1]
    raise NotFoundError(
        "没有登记过行政复议、行政诉讼。",
        why="答复、停止执行和结果都针对已经登记的复议、诉讼。",
        remedy="请先登记复议机关或者人民法院的通知。",
    )


def checks_of(application: Application) -> list[PremisesCheck]:
    """Return the visits to the premises, first to last."""
    return _in_order(application.premisescheck_set.all())


def interested_in(application: Application) -> list[Interested]:
    """Return who was told, first to last."""
    return _in_order(application.interested_set.all())


def hearings_of(application: Application) -> list[PermitHearing]:
    """Return the hearings, first to last."""
    return _in_order(application.permithearing_set.all())


def open_hearing(application: Application) -> PermitHearing | None:
    """Return the hearing that was opened and neither held nor ended; None for none."""
    open_ones = (
        one for one in hearings_of(application) if one.held_on is None and one.ended_on is None
    )
    return next(open_ones, None)


def was_heard(application: Application) -> bool:
    """Say whether a hearing was held."""
    return any(one.held_on for one in hearings_of(application))


def left_out_of(application: Application) -> list[TimeLeftOut]:
    """Return the days that do not count, first to last."""
    return _in_order(application.timeleftout_set.all())


def suspensions_of(application: Application) -> tuple[Suspension, ...]:
    """Return the days that the limit of the decision does not count."""
    return tuple(
        Suspension(one.first, one.last, one.agency) for one in left_out_of(application)
    )


def false_material_by(name: str, uscc: str, kind: str) -> list[date]:
    """Return when an applicant was turned away for false material (ALL 78)."""
    rows = Application.objects.filter(_same(name, uscc), kind=kind)
    refused = rows.filter(refusal_ground=RefusalGround.FALSE_MATERIAL, decided_on__isnull=False)
    turned = rows.filter(not_accepted=RefusalGround.FALSE_MATERIAL.value)
    days = [*refused.values_list("decided_on", flat=True)]
    days += turned.values_list("ended_on", flat=True)
    return [day for day in days if day is not None]


def fraud_by(name: str, uscc: str, kind: str) -> list[date]:
    """Return when a permit of a holder was revoked for fraud (ALL 79)."""
    rows = Permit.objects.filter(_same(name, uscc), kind=kind, ground=ChallengeGround.FRAUD)
    days = rows.filter(ended_on__isnull=False).values_list("ended_on", flat=True)
    return [day for day in days if day is not None]


def _same(name: str, uscc: str) -> Q:
    return Q(uscc=uscc) if uscc else Q(party_name=name)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda one: one.pk)


def _found(application: Application | None, name: str) -> Application:
    if application is not None:
        return application
    raise NotFoundError(
        f"没有许可申请“{name}”，或者您无权查阅。",
        why="许可申请只对受理的股室、审查人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )


def _found_permit(permit: Permit | None, name: str) -> Permit:
    if permit is not None:
        return permit
    raise NotFoundError(
        f"没有行政许可“{name}”，或者您无权查阅。",
        why="许可档案只对颁证的股室和依职权查阅的岗位可见；准予许可的决定另行公开。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )
