"""Reading the tasks that a change of law opened."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.dues import Due
from mingjing.statute.limits import RuleBook
from mingjing.supervision.models import Adjustment
from mingjing.supervision.things import BY_SORT

WITHIN = "SEED-REVISE"


@dataclass(frozen=True, slots=True)
class Task:
    """An adjustment as its reader sees it, with the day until which it is due."""

    row: Adjustment
    due: Due

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return not self.row.outcome


def tasks_for(actor: Actor, law: RuleBook, *, waiting: bool = True) -> list[Task]:
    """Return the tasks that *actor* may see, the own ones and by post all, soonest first.

    A task about a case, or anything else that is open, is seen by who may see that.
    """
    rows = _visible(actor)
    rows = rows.filter(outcome="") if waiting else rows.exclude(outcome="")
    dues: dict[date, Due] = {}
    found = []
    for row in rows.order_by("opened_on", "norm", "sort", "about", "pk"):
        if row.opened_on not in dues:
            dues[row.opened_on] = law.due(WITHIN, row.opened_on)
        found.append(Task(row, dues[row.opened_on]))
    return found


def task_for(actor: Actor, key: int, law: RuleBook) -> Task:
    """Return one task that *actor* may see.

    Raises:
        NotFoundError: no such task, or not theirs to see.
    """
    row = adjustment_for(actor, key)
    return Task(row, law.due(WITHIN, row.opened_on))


def waiting_count(actor: Actor) -> int:
    """Return how many tasks wait for *actor* in person."""
    return Adjustment.objects.filter(owner=actor.person, outcome="").count()


def adjustment_for(actor: Actor, key: int) -> Adjustment:
    """Return a task that *actor* may see.

    Raises:
        NotFoundError: no such task, or not theirs to see.
    """
    row = _visible(actor).filter(pk=key).first()
    if row is None:
        raise NotFoundError(
            "没有这项调整任务，或者您无权查看。",
            why="调整任务由其承办人和法规股查看；涉及未结事项的，还须能够查阅该事项。",
            remedy="请从“规范变动”中选择。",
        )
    return row


def _visible(actor: Actor) -> "QuerySet[Adjustment]":
    rows = Adjustment.objects.all()
    if not may(actor, Permission.ENTER_NORM):
        return rows.filter(owner=actor.person)
    theirs = Q(owner=actor.person) | ~Q(sort__in=list(BY_SORT))
    for name, kind in BY_SORT.items():
        theirs |= Q(sort=name, about__in=kind.seen(actor).values(kind.key))
    return rows.filter(theirs)
