"""Rows of the ledger. Nobody outside this package touches them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Log(models.Model):
    """One tree; a bureau has one a year. Closed when its successor opens."""

    origin = models.CharField(max_length=200, unique=True)
    year = models.IntegerField(unique=True)
    closed_size = models.BigIntegerField(null=True)
    closed_root = models.CharField(max_length=64, blank=True)


class Head(models.Model):
    """The one row that orders all writing; locked last, in every command."""

    log = models.ForeignKey(Log, on_delete=models.PROTECT, null=True)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=b"")
    last_at = models.CharField(max_length=32, blank=True)


class Chain(models.Model):
    """What is recorded about one subject, under a key of its own."""

    subject = models.CharField(max_length=200, primary_key=True)
    pseudonym = models.CharField(max_length=64, unique=True)
    wrapped_key = models.BinaryField(null=True)
    destroyed_by = models.CharField(max_length=250, blank=True)


class LogEntry(models.Model):
    """A public leaf. Its constraints serve as the indexes of its foreign keys."""

    log = models.ForeignKey(Log, on_delete=models.PROTECT, db_index=False)
    seq = models.BigIntegerField()
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, db_index=False)
    step = models.BigIntegerField()
    body = models.BinaryField()
    leaf_hash = models.CharField(max_length=64, unique=True)
    commitment = models.CharField(max_length=64, unique=True)
    request = models.CharField(  # noqa: DJ001 - unique, and most entries have none
        max_length=64, unique=True, null=True
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("log", "seq"), name="one_entry_per_seq"),
            models.UniqueConstraint(fields=("chain", "step"), name="one_entry_per_step"),
        )


class Opening(models.Model):
    """What a leaf committed to: salt and payload, sealed under the key of its chain."""

    commitment = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()


class Worker(models.Model):
    """A program that takes jobs; it counts its beats here for as long as it lives."""

    name = models.CharField(max_length=100)
    lane = models.CharField(max_length=10)
    beat = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()


class Job(models.Model):
    """Work that follows a commit: written with it, done after it, at least once.

    It waits while ``worker``, ``done_at`` and ``failed_at`` are null. ``priority`` below zero
    is for work that takes long. Only a job with ``most_attempts`` is ever given up.
    """

    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=200)
    arguments = models.JSONField()
    priority = models.SmallIntegerField(default=0)
    most_attempts = models.IntegerField(null=True)
    enqueued_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, db_index=False)
    attempts = models.IntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    attempted_at = models.DateTimeField(null=True)
    attempted_by = models.JSONField(default=list)
    last_error = models.TextField(blank=True)
    error_class = models.CharField(max_length=200, blank=True)
    traceback = models.TextField(blank=True)
    result = models.JSONField(null=True)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="one_job_per_key"),)
        indexes = (
            models.Index(
                F("priority").desc(),
                F("id"),
                name="jobs_that_wait",
                condition=Q(done_at=None, failed_at=None, worker=None),
            ),
            models.Index("worker", name="jobs_taken", condition=Q(worker__isnull=False)),
            models.Index("id", name="jobs_not_done", condition=Q(done_at=None)),
        )


class AuditRun(models.Model):
    """What the last audits read and found, so that a page can say so without auditing."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    entries = models.BigIntegerField()
    rows = models.BigIntegerField()
    blobs = models.BigIntegerField()
    differences = models.BigIntegerField()
    first_differences = models.JSONField(default=list)
