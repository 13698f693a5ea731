"""Rows of what goes on beside the acts in the field; each belongs to a case."""

from django.db import models
from django.db.models import Q

from mingjing.cases.investigation.recusing import Capacity
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel


class Recusal(RecordedModel):
    """回避 that was asked for, and what was decided.

    ``decided_outside`` names the institution that decided on a leader's own, ``reference`` its
    paper; both are empty where a leader of the bureau decided.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    person = models.CharField(max_length=20)
    capacity = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in Capacity]
    )
    by_party = models.BooleanField()
    requested_on = models.DateField()
    requested_by = models.CharField(max_length=20)
    reason = models.TextField()
    granted = models.BooleanField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=20, blank=True)
    decided_outside = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    told_on = models.DateField(null=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_recusal_is_decided_on_a_day",
                condition=Q(granted=None, decided_on=None)
                | Q(granted__isnull=False, decided_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("case", "person"),
                name="one_open_recusal_per_person",
                condition=Q(granted=None),
            ),
        )
