"""Reading consultations: whose they are, whether the case still waits for one."""

from collections.abc import Sequence
from datetime import date

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import everybody, names_of
from mingjing.cases.models import Case
from mingjing.kernel.errors import NotFoundError
from mingjing.review.advice import LIFE, State
from mingjing.review.models import Consultation, Remark, ReviewRound

READS_FOR = "SEED-ADVICE-ACCESS"


def consultations_of(case: Case) -> list[Consultation]:
    """Return every consultation on *case*, first to last."""
    rows = Consultation.objects.filter(round__case=case).select_related("round", "document")
    return list(rows.order_by("pk"))


def consultations_for(actor: Actor) -> list[Consultation]:
    """Return the consultations of counsel, or those a reviewer asked for, newest first."""
    rows = Consultation.objects.select_related("round__case")
    if may(actor, Permission.ADVISE):
        rows = rows.filter(adviser=actor.person)
    elif may(actor, Permission.REVIEW):
        rows = rows.filter(asked_by=actor.person)
    else:
        rows = rows.none()
    return list(rows.order_by("-pk"))


def waiting_for(actor: Actor) -> int:
    """Return how many consultations wait for counsel in person."""
    rows = Consultation.objects.filter(adviser=actor.person)
    return rows.exclude(state__in=LIFE.ends).count() if may(actor, Permission.ADVISE) else 0


def consultation_for(actor: Actor, key: int) -> Consultation:
    """Return a consultation that *actor* takes part in or may read by post.

    Counsel gets the question before the file; the file only by visiting the case.

    Raises:
        NotFoundError: no such consultation, or not theirs.
    """
    row = (
        Consultation.objects.filter(pk=key)
        .select_related("round__case__party", "document")
        .first()
    )
    theirs = row is not None and (
        row.adviser == actor.person if may(actor, Permission.ADVISE) else _reads(actor)
    )
    if row is None or not theirs:
        raise NotFoundError(
            "没有这项咨询，或者您无权查看。",
            why="咨询由提出的审核人员、受邀的法律顾问和依职权查阅的岗位查看。",
            remedy="请从“法律咨询”中选择。",
        )
    return row


def remarks_of(consultation: Consultation) -> list[Remark]:
    """Return what was said, oldest first."""
    return list(Remark.objects.filter(consultation=consultation).order_by("pk"))


def advisers(on: date) -> list[tuple[str, str]]:
    """Return code and name of everybody who is counsel on a day and nothing else."""
    found = [one.person for one in everybody(on) if one.roles == {Role.COUNSEL}]
    names = names_of(found)
    return [(code, names[code]) for code in found]


def dispute_of(rounds: Sequence[ReviewRound]) -> str:
    """Return why a case was marked as disputed in one of its rounds; empty where it was not."""
    return next((one.disputed for one in reversed(rounds) if one.disputed), "")


def was_advised(case: Case) -> bool:
    """Say whether counsel or the justice bureau answered on *case*."""
    rows = Consultation.objects.filter(round__case=case)
    return rows.filter(state=State.ANSWERED.value).exists()


def lapsed(on: date) -> list[Consultation]:
    """Return the consultations of counsel whose last day is over."""
    rows = Consultation.objects.filter(until__lt=on).exclude(state__in=LIFE.ends)
    return list(rows.select_related("round__case").order_by("pk"))


def _reads(actor: Actor) -> bool:
    return may(actor, Permission.SEE_ALL_CASES)
