"""Rows of review: one per round, one per objection."""

from django.db import models

from mingjing.cases.models import Case
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel


class ReviewRound(RecordedModel):
    """One submission and what became of it."""

    class Status(models.TextChoices):
        """How far a round has come."""

        SUBMITTED = "submitted", "已送审"
        ACCEPTED = "accepted", "审核中"
        BOUNCED = "bounced", "材料不全退回"
        OPINED = "opined", "已出具意见"

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    number = models.IntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)
    submitted_on = models.DateField()
    submitted_by = models.CharField(max_length=20)
    submitted_late = models.BooleanField()
    subject_hash = models.CharField(max_length=64)
    manifest = models.JSONField()
    response = models.TextField(blank=True)
    excluded = models.JSONField(default=list)
    accepted_on = models.DateField(null=True)
    reviewer = models.CharField(max_length=20, blank=True)
    extended_by = models.CharField(max_length=20, blank=True)
    extended_days = models.IntegerField(default=0)
    extension_reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    finding = models.JSONField(default=dict)
    opined_on = models.DateField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_round_per_number"),
        )


class Objection(RecordedModel):
    """异议 against an opinion, and the leader's recheck."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT)
    raised_by = models.CharField(max_length=20)
    raised_on = models.DateField()
    reason = models.TextField()
    upheld = models.BooleanField(null=True)
    rechecked_by = models.CharField(max_length=20, blank=True)
    rechecked_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
