"""Doing what waits: one job after another, each leased to its worker while that one lives.

No wall clock says whether a worker lives. Each counts its beats in its row; whoever sees the
same count for the length of a lease, by a clock of its own that never jumps, takes that worker
for dead and lets its job wait again. A clock that is set right takes no job from anybody, and
leaves none behind.
"""

import json
import os
import socket
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from mingjing.ledger.models import Job
from mingjing.ledger.models import Worker as WorkerRow
from mingjing.ledger.outbox import Handler, due_jobs, pause_after

LEASE = 90.0
BEAT = 15.0
REMEMBERED = 50
LONGEST_ERROR = 500
FORGIVEN = {"retry_at": None, "last_error": "", "error_class": "", "traceback": ""}
READ = ("kind", "arguments", "most_attempts", "attempts", "started_at", "attempted_by")
INTERRUPTED = "办理中途被打断：办理它的程序已经不在。"


class Lane(StrEnum):
    """Which jobs a worker takes: what takes long shall not hold up the rest."""

    PROMPT = "prompt"
    SLOW = "slow"
    ALL = "all"

    @property
    def jobs(self) -> Q:
        """The condition on jobs."""
        return {
            Lane.PROMPT: Q(priority__gte=0),
            Lane.SLOW: Q(priority__lt=0),
            Lane.ALL: Q(),
        }[self]


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a worker.

    Args:
        now: time of day, for the record; it may jump.
        steady: seconds since some moment; it never jumps.
    """

    now: Callable[[], datetime]
    steady: Callable[[], float]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a job, until it is written down."""

    job: Job
    columns: Mapping[str, Any]


@dataclass
class Worker:
    """Takes the jobs of one lane, one at a time.

    Args:
        handlers: kind of job → function.
        clocks: both clocks.
        lane: which jobs.
        lease: seconds without a beat after which a worker counts as dead.
        done: how many jobs it has done.
    """

    handlers: Mapping[str, Handler]
    clocks: Clocks
    lane: Lane = Lane.ALL
    lease: float = LEASE
    done: int = 0
    _row: WorkerRow | None = None
    _outcome: _Outcome | None = None
    _is_unsure: bool = False
    _beats: dict[int, tuple[int, float]] = field(default_factory=dict)
    _looked: float = float("-inf")

    def enlist(self) -> None:
        """Let others see this worker also while it has nothing to do."""
        if self._row is None:
            self._row = self._registered(self.clocks.now())

    def do_one(self) -> bool:
        """Do the next job that is due; return whether there was one.

        A handler that raises leaves its error on the job, which is tried again later.

        Raises:
            DatabaseError: the queue cannot be reached; call :meth:`lost_touch`, then go on.
        """
        job = self._next()
        if job is None:
            return False
        try:
            handler = self.handlers[job.kind]
            result = _storable(handler(job.arguments, self.clocks.now()))
        except Exception as error:  # noqa: BLE001 - kept on the job and shown on the status page
            self._outcome = _Outcome(job, self._failure(job, error))
        else:
            self._outcome = _Outcome(job, self._success(result, job.attempts))
            self.done += 1
        return True

    def lost_touch(self) -> None:
        """Say that the database was lost: what was committed last is not known."""
        self._is_unsure = True

    def beat(self) -> None:
        """Say that this worker lives; every ``BEAT`` seconds, from any thread."""
        row = self._row
        if row is None:
            return
        said = WorkerRow.objects.filter(pk=row.pk).update(
            beat=F("beat") + 1, seen_at=self.clocks.now()
        )
        if not said and self._row is row:
            self._row = None

    def look_after_others(self) -> None:
        """Let the jobs of workers that died wait again; cheap, and seldom anything to do."""
        steady = self.clocks.steady()
        if steady - self._looked < self.lease / 4:
            return
        self._looked = steady
        own = self._row.pk if self._row is not None else 0
        beats = dict(WorkerRow.objects.exclude(pk=own).values_list("pk", "beat"))
        for worker, beat in beats.items():
            count, since = self._beats.get(worker, (None, steady))
            if count != beat:
                self._beats[worker] = (beat, steady)
            elif steady - since >= self.lease:
                self._bury(worker, beat)
        self._beats = {pk: seen for pk, seen in self._beats.items() if pk in beats}

    def finish(self) -> None:
        """Write down what was done last and take leave; call it when there is no more."""
        with transaction.atomic():
            self._settle()
            if self._row is not None:
                Job.objects.filter(worker=self._row).update(worker=None)
                WorkerRow.objects.filter(pk=self._row.pk).delete()
        self._outcome = self._row = None

    def _next(self) -> Job | None:
        """Write down what became of the last job and take the next one, in one commit."""
        at = self.clocks.now()
        due = due_jobs(at).filter(self.lane.jobs)
        if self._outcome is None and not self._is_unsure and not due.exists():
            return None
        with transaction.atomic():
            is_known = self._settle()
            if self._is_unsure and self._row is not None:
                Job.objects.filter(worker=self._row).update(worker=None)
            job = due.select_for_update(skip_locked=True).only(*READ).first()
            row = self._row
            if job is not None and (row is None or not is_known):
                row = self._registered(at)
            if job is not None and row is not None:
                job.worker = row
                job.attempts += 1
                job.attempted_at = at
                job.started_at = job.started_at or at
                job.attempted_by = [*job.attempted_by, row.name][-REMEMBERED:]
                job.save(
                    update_fields=[
                        "worker", "attempts", "attempted_at", "started_at", "attempted_by"
                    ]
                )  # fmt: skip
        self._outcome, self._is_unsure, self._row = None, False, row
        return job

    def _registered(self, at: datetime) -> WorkerRow:
        """Return the row of this worker; a new one where it has none, or was taken for dead."""
        row = self._row
        if row is None or not WorkerRow.objects.filter(pk=row.pk).exists():
            name = f"{socket.gethostname()}:{os.getpid()}"
            row = WorkerRow(name=name[-100:], lane=self.lane.value, started_at=at, seen_at=at)
            row.save(force_insert=True)
        return row

    def _settle(self) -> bool:
        """Write down what became of the last job, unless it was given to another meanwhile.

        Returns:
            whether the job was still this worker's, so that its row is known to stand.
        """
        if self._outcome is None:
            return False
        job = self._outcome.job
        held = Job.objects.filter(pk=job.pk, worker=job.worker, attempts=job.attempts)
        return bool(held.update(worker=None, **self._outcome.columns))

    def _success(self, result: object, attempts: int) -> Mapping[str, Any]:
        columns: dict[str, Any] = {"done_at": self.clocks.now()}
        if result is not None:
            columns["result"] = result
        return columns | (FORGIVEN if attempts > 1 else {})

    def _failure(self, job: Job, error: Exception) -> Mapping[str, Any]:
        at = self.clocks.now()
        is_last = job.most_attempts is not None and job.attempts >= job.most_attempts
        return {
            "last_error": said(error),
            "error_class": f"{type(error).__module__}.{type(error).__qualname__}"[:200],
            "traceback": "".join(traceback.format_tb(error.__traceback__)),
            "retry_at": None if is_last else at + pause_after(job.attempts),
            "failed_at": at if is_last else None,
        }

    def _bury(self, worker: int, beat: int) -> None:
        """Let the job of a dead worker wait, longer each time: it may be what killed it."""
        at = self.clocks.now()
        with transaction.atomic():
            rows = WorkerRow.objects.select_for_update(skip_locked=True)
            row = rows.filter(pk=worker, beat=beat).first()
            if row is None:
                return
            for job in Job.objects.filter(worker=row):
                again = at + pause_after(job.attempts - 1) if job.attempts > 1 else None
                Job.objects.filter(pk=job.pk, worker=row, attempts=job.attempts).update(
                    worker=None, last_error=INTERRUPTED, retry_at=again
                )
            row.delete()


def said(error: Exception) -> str:
    r"""Return kind and first line of an error; what a database adds below may quote a row.

    >>> said(ValueError("no such thing\nDETAIL: a name"))
    'ValueError: no such thing'
    """
    lines = str(error).splitlines()
    line = f"{type(error).__name__}: {lines[0] if lines else ''}".strip(": ")[:LONGEST_ERROR]
    return line.encode("utf-8", "replace").decode().replace("\0", "?")


def _storable(result: object) -> object:
    """Return *result* as JSON reads it.

    Raises:
        TypeError, ValueError: no database can hold it.
    """
    text = json.dumps(result, ensure_ascii=False, allow_nan=False)
    if "\\u0000" in text:
        raise ValueError("a result with a null character cannot be kept")
    text.encode()
    return json.loads(text)
