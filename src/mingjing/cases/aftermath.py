"""What a decided penalty goes through afterwards, as columns of whatever row it is."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.remedies import Standing
from mingjing.ledger.rows import RecordedModel


class Aftermath(RecordedModel):
    """延期、催告、申请法院, and what a remedy or the bureau itself made of it since.

    ``instalments`` are the parts as last granted, each a day and fen; empty while the fine is
    due as a whole. ``standing`` says whether it still binds; ``redo_until`` until when the
    bureau must act anew, where an authority or court ordered that; ``redone_as`` is the lead
    with which it did.
    """

    instalments = models.JSONField(default=list)
    demanded_on = models.DateField(null=True)
    applied_on = models.DateField(null=True)
    court = models.CharField(max_length=200, blank=True)
    court_accepted = models.BooleanField(null=True)
    standing = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.label) for one in Standing]
    )
    standing_on = models.DateField(null=True)
    redo_until = models.DateField(null=True)
    refunded_fen = models.BigIntegerField(default=0)
    redone_as = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True


def in_lawful_order(
    standing: str, court: str, answer: str
) -> tuple[models.CheckConstraint, ...]:
    """Return the constraints of those names: a day for a change, a demand before a court."""
    return (
        models.CheckConstraint(
            name=standing, condition=Q(standing="") | Q(standing_on__isnull=False)
        ),
        models.CheckConstraint(
            name=court,
            condition=Q(applied_on=None)
            | Q(demanded_on__isnull=False, demanded_on__lte=F("applied_on")),
        ),
        models.CheckConstraint(
            name=answer, condition=Q(court_accepted=None) | Q(applied_on__isnull=False)
        ),
    )
