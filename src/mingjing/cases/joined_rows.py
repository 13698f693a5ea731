"""Rows of joined cases: several parties, each with a case of its own, investigated together."""

from django.db import models
from django.db.models import Q

from mingjing.ledger.rows import RecordedModel


class Joinder(RecordedModel):
    """并案: *case* is about one more party of what is investigated in *principal*.

    ``principal`` and the act of a :class:`SharedAct` are named, not bound by a key: each file
    is destroyed for itself. ``place`` is that under the number of the principal, given at
    filing; the principal itself has the first.
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    principal = models.CharField(max_length=60)
    place = models.IntegerField(null=True)
    reason = models.TextField()
    joined_on = models.DateField()
    joined_by = models.CharField(max_length=20)
    left_on = models.DateField(null=True)
    left_by = models.CharField(max_length=20, blank=True)
    left_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("principal", "place"),
                name="one_joined_case_per_place",
                condition=Q(place__isnull=False),
            ),
            models.CheckConstraint(
                name="no_case_leaves_without_a_reason",
                condition=Q(left_on=None) | ~Q(left_reason="") & ~Q(left_by=""),
            ),
        )


class SharedAct(RecordedModel):
    """An act in the field that was done in a joined case and counts in *case*, too."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    act = models.ForeignKey(
        "cases.FieldAct",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "act"), name="one_shared_act_per_case"),
        )
