"""Rows of the ledger. Nobody outside this package touches them."""

from django.db import models


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


class Job(models.Model):
    """Work that follows a commit: written with it, done after it, at least once."""

    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=200)
    arguments = models.JSONField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="one_job_per_key"),)
        indexes = (models.Index(fields=("done_at", "leased_until"), name="jobs_to_do"),)
