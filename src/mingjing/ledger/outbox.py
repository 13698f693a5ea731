"""Work that follows a commit: asked for inside it, and what of it still waits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from mingjing.kernel.canonical import Value
from mingjing.ledger.models import Job, Worker

RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=1)
SHOWN = 20

Handler = Callable[[Mapping[str, Value], datetime], object]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits: how many jobs, how many of them failed at least once."""

    waiting: int
    failing: int


@dataclass(frozen=True, slots=True)
class FailingJob:
    """A job that failed at least once and is not done.

    Args:
        is_given_up: whether it is tried no more.
        retry_at: when it is tried again; None where it is tried no more, or at once.
    """

    kind: str
    key: str
    attempts: int
    last_error: str
    is_given_up: bool
    retry_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkerState:
    """A worker as its row has it.

    Args:
        seen_at: when it last said that it lives.
        job: kind of what it is doing, empty while it waits.
        job_since: when it began that.
    """

    name: str
    lane: str
    started_at: datetime
    seen_at: datetime
    job: str
    job_since: datetime | None


@dataclass(frozen=True, slots=True)
class QueueState:
    """The queue as an administrator watches it.

    Args:
        waiting: jobs that may be done now, or once their retry comes.
        deferred: jobs that were asked for later.
        running: jobs that a worker has taken.
        oldest_at: since when the oldest of the waiting jobs could have been done.
        failing: the first of the jobs that failed.
        failing_count: how many failed and are not done.
    """

    waiting: int
    deferred: int
    running: int
    oldest_at: datetime | None
    failing: tuple[FailingJob, ...]
    failing_count: int
    workers: tuple[WorkerState, ...]


@dataclass(frozen=True, slots=True)
class JobState:
    """One job with what became of it so far.

    Args:
        attempted_by: names of the workers that took it, oldest first.
        traceback: where the last attempt raised; places of the program, no values.
    """

    key: str
    arguments: Mapping[str, Value]
    priority: int
    enqueued_at: datetime
    not_before: datetime | None
    is_running: bool
    attempted_by: tuple[str, ...]
    started_at: datetime | None
    attempted_at: datetime | None
    error_class: str
    traceback: str
    result: Value
    done_at: datetime | None
    failed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Terms:
    """When and how often a job is tried.

    Args:
        priority: higher is done earlier; below zero for what takes long, so that nothing
            waits behind it.
        not_before: when it may be done.
        most_attempts: how often it is tried; None means until it is done.
    """

    priority: int = 0
    not_before: datetime | None = None
    most_attempts: int | None = None


ORDINARY = Terms()


def enqueue(
    kind: str, key: str, arguments: Mapping[str, Value], terms: Terms = ORDINARY
) -> None:
    """Ask for work once the open transaction commits; the same *key* is asked for once.

    Args:
        kind: name of the handler.
        key: what makes the job one of its kind.
        arguments: handed to the handler; no personal data.
        terms: when and how often it is tried.
    """
    job = Job(
        kind=kind,
        key=key,
        arguments=dict(arguments),
        priority=terms.priority,
        not_before=terms.not_before,
        most_attempts=terms.most_attempts,
    )
    Job.objects.bulk_create([job], ignore_conflicts=True)


def waiting_jobs() -> QuerySet[Job]:
    """Return the jobs that nobody has taken and that are neither done nor given up."""
    return Job.objects.filter(done_at=None, failed_at=None, worker=None)


def due_jobs(at: datetime) -> QuerySet[Job]:
    """Return the waiting jobs that may be done at *at*, in the order in which they are done.

    A retry further away than any retry is put off was set by a clock that was wrong.
    """
    return (
        waiting_jobs()
        .filter(Q(not_before=None) | Q(not_before__lte=at))
        .filter(Q(retry_at=None) | Q(retry_at__lte=at) | Q(retry_at__gt=at + LONGEST_RETRY))
        .order_by(F("priority").desc(), "pk")
    )


def pause_after(attempts: int) -> timedelta:
    """Return how long a job waits after it failed for the *attempts*-th time.

    >>> [pause_after(n).total_seconds() for n in (1, 2, 3, 99)]
    [30.0, 60.0, 120.0, 3600.0]
    """
    doubled: timedelta = RETRY * 2 ** min(attempts - 1, 20)
    return min(doubled, LONGEST_RETRY)


def backlog() -> Backlog:
    """Return how much work waits or is being done."""
    counted = Job.objects.filter(done_at=None).aggregate(
        waiting=Count("pk"), failing=Count("pk", filter=~Q(last_error=""))
    )
    return Backlog(counted["waiting"], counted["failing"])


def queue_state(at: datetime) -> QueueState:
    """Return the queue as it stands at *at*."""
    counted = waiting_jobs().aggregate(
        waiting=Count("pk", filter=Q(not_before=None) | Q(not_before__lte=at)),
        deferred=Count("pk", filter=Q(not_before__gt=at)),
        oldest=Min(
            Coalesce("not_before", "enqueued_at"),
            filter=Q(not_before=None) | Q(not_before__lte=at),
        ),
    )
    failed = Job.objects.filter(done_at=None).exclude(last_error="")
    taken = Job.objects.exclude(worker=None).values_list("worker", "kind", "attempted_at")
    doing = {worker: (kind, since) for worker, kind, since in taken}
    return QueueState(
        waiting=counted["waiting"],
        deferred=counted["deferred"],
        running=len(doing),
        oldest_at=counted["oldest"],
        failing=tuple(
            FailingJob(
                job.kind,
                job.key,
                job.attempts,
                job.last_error,
                job.failed_at is not None,
                job.retry_at,
            )
            for job in failed.order_by("-failed_at", "pk")[:SHOWN]
        ),
        failing_count=failed.count(),
        workers=tuple(
            WorkerState(
                row.name,
                row.lane,
                row.started_at,
                row.seen_at,
                *doing.get(row.pk, ("", None)),
            )
            for row in Worker.objects.order_by("pk")
        ),
    )


def job_state(kind: str, key: str) -> JobState | None:
    """Return how far a job has come; None where it was never asked for."""
    job = Job.objects.filter(kind=kind, key=key).first()
    if job is None:
        return None
    return JobState(
        key=job.key,
        arguments=job.arguments,
        priority=job.priority,
        enqueued_at=job.enqueued_at,
        not_before=job.not_before,
        is_running=job.worker_id is not None,
        attempted_by=tuple(job.attempted_by),
        started_at=job.started_at,
        attempted_at=job.attempted_at,
        error_class=job.error_class,
        traceback=job.traceback,
        result=job.result,
        done_at=job.done_at,
        failed_at=job.failed_at,
    )


def forget_done(kind: str, *, before: datetime) -> None:
    """Forget the jobs of *kind* that were done before a moment, and with them their keys."""
    Job.objects.filter(kind=kind, done_at__lt=before).delete()


def require_writable() -> None:
    """Write a row and take it back at once.

    Raises:
        DatabaseError: nothing can be written now.
    """
    with transaction.atomic():
        Job.objects.create(kind="probe", key="probe", arguments={})
        transaction.set_rollback(True)
