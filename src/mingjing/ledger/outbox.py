"""Work that follows a commit: enqueued with it, done after it, at least once, by lease."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mingjing.kernel.canonical import Value
from mingjing.ledger.models import Job

LEASE = timedelta(minutes=5)
RETRY = timedelta(seconds=30)

Handler = Callable[[Mapping[str, Value], datetime], None]


@dataclass(frozen=True)
class Backlog:
    """What waits: how many jobs, how many of them failed at least once."""

    waiting: int
    failing: int


def enqueue(kind: str, key: str, arguments: Mapping[str, Value]) -> None:
    """Ask for work once the open transaction commits; the same *key* is asked for once."""
    Job.objects.bulk_create(
        [Job(kind=kind, key=key, arguments=dict(arguments))], ignore_conflicts=True
    )


def drain(handlers: Mapping[str, Handler], *, at: datetime) -> int:
    """Do all work that is due and return how much was done.

    A job whose worker was killed comes back when its lease ends. A handler that raises leaves
    its error on the job and is tried again later; other jobs go on.
    """
    done = 0
    while (job := _lease(at)) is not None:
        try:
            handlers[job.kind](job.arguments, at)
        except Exception as error:  # noqa: BLE001 - kept on the job and shown on the status page
            Job.objects.filter(pk=job.pk).update(
                last_error=f"{type(error).__name__}: {error}"[:2000],
                leased_until=at + RETRY * 2 ** min(job.attempts, 10),
            )
            continue
        Job.objects.filter(pk=job.pk).update(done_at=at, last_error="")
        done += 1
    return done


def backlog() -> Backlog:
    """Return how much work waits."""
    waiting = Job.objects.filter(done_at=None)
    return Backlog(waiting.count(), waiting.exclude(last_error="").count())


def _lease(at: datetime) -> Job | None:
    with transaction.atomic():
        job = (
            Job.objects.select_for_update(skip_locked=True)
            .filter(Q(leased_until=None) | Q(leased_until__lte=at), done_at=None)
            .order_by("pk")
            .first()
        )
        if job is not None:
            job.attempts += 1
            job.leased_until = at + LEASE
            job.save(update_fields=["attempts", "leased_until"])
        return job
