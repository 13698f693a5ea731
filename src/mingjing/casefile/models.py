"""Rows of 案卷: what was put together, under which number, for how long."""

from django.db import models
from django.db.models import F, Q

from mingjing.casefile.rules import LONGEST_BASIS
from mingjing.casefile.states import State
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
