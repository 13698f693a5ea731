"""Rows of 案卷: what was put together, for how long, and in which batch it was handed over."""

from django.db import models
from django.db.models import F, Q

from mingjing.casefile.rules import LONGEST_BASIS
from mingjing.casefile.states import State
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel


class CaseFile(RecordedModel):
    """The file of one case. It stays when the case is erased, as the register of destruction.

    ``docket`` names the case without pointing at its row, which destruction removes.
    """

    outlives_subject = True

    docket = models.CharField(max_length=60, primary_key=True)
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    unit = models.CharField(max_length=20)
    retention = models.CharField(max_length=40)
    kept_from = models.DateField()
    kept_until = models.DateField(null=True)
    catalogue = models.JSONField()
    pieces = models.IntegerField()
    root = models.CharField(max_length=64)
    composed_by = models.CharField(max_length=20)
    composed_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=20, blank=True)
    checked_by = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=LONGEST_BASIS, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="destroyed_by_two_after_retention",
                condition=~Q(state=State.DESTROYED.value)
                | (
                    Q(kept_until__isnull=False, destroyed_at__isnull=False)
                    & ~Q(destroyed_by="")
                    & ~Q(checked_by="")
                    & ~Q(basis="")
                    & ~Q(checked_by=F("destroyed_by"))
                ),
            ),
        )

    @property
    def stage(self) -> State:
        """Where the file stands."""
        return State(self.state)


class HandOver(RecordedModel):
    """One batch of files that a unit handed over to the legal office, taken over or waiting.

    ``half`` is the last day of the half-year, ``files`` what was listed, values of
    :class:`~mingjing.casefile.handing_over.ListedFile`; ``document`` is 移交清单 once it was
    taken over.
    """

    outlives_subject = True

    number = models.CharField(max_length=60, primary_key=True)
    unit = models.CharField(max_length=20)
    half = models.DateField()
    files = models.JSONField()
    handed_by = models.CharField(max_length=20)
    handed_at = models.DateTimeField()
    taken_by = models.CharField(max_length=20, blank=True)
    taken_at = models.DateTimeField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_waiting_hand_over_per_unit",
                fields=["unit"],
                condition=Q(taken_at__isnull=True),
            ),
            models.CheckConstraint(
                name="taken_over_by_another_person",
                condition=Q(taken_by="", taken_at__isnull=True)
                | (Q(taken_at__isnull=False) & ~Q(taken_by="") & ~Q(taken_by=F("handed_by"))),
            ),
        )
