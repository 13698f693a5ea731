"""Rows of supervision: what a change of law asks to be looked at."""

from django.db import models

from mingjing.ledger.rows import RecordedModel


class Adjustment(RecordedModel):
    """调整任务: one thing that rests on a norm another one superseded, and whose work it is.

    Args:
        norm: the new norm.
        supersedes: the old one, which the thing names.
        sort: name of the kind of thing.
        about: its id; the docket of a case.
        place: file of the program where it stands; empty for a case.
        citations: how the old norm is named there.
        owner: code of whose work it is.
        outcome: empty while it waits.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        DONE = "done", "已调整"
        NOT_NEEDED = "not_needed", "无需调整"

    norm = models.CharField(max_length=60)
    supersedes = models.CharField(max_length=60)
    sort = models.CharField(max_length=20)
    about = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    citations = models.JSONField(default=list)
    owner = models.CharField(max_length=20)
    opened_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = (
            models.Index("owner", name="adjustments_waiting", condition=models.Q(outcome="")),
        )
