"""Rows of the roster: units, people, posts, certificates, parameters."""

from django.db import models

from mingjing.ledger.rows import RecordedModel


class Unit(RecordedModel):
    """股室、队或者中心, with the days it existed."""

    class Kind(models.TextChoices):
        """What the notice calls 各股室（队、中心）."""

        SECTION = "section", "股室"
        TEAM = "team", "队"
        CENTRE = "centre", "中心"

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=100)
    aliases = models.JSONField(default=list)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reviews = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)


class Person(RecordedModel):
    """Somebody on the roster; acts are recorded under the code, never the name."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=50)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    legal_qualification = models.CharField(max_length=50, blank=True)
    reviewed_before = models.DateField(null=True)


class Appointment(RecordedModel):
    """A post held for a time, on the strength of an instrument."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=30)
    instrument = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)


class Certificate(RecordedModel):
    """执法证件: number, validity, suspension."""

    number = models.CharField(max_length=32, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    valid_from = models.DateField()
    valid_to = models.DateField()
    suspended_from = models.DateField(null=True)
    suspended_to = models.DateField(null=True)


class Parameter(RecordedModel):
    """A configurable value of the law as this bureau set it: a length, or an amount in fen."""

    rule = models.CharField(max_length=40)
    party = models.CharField(max_length=20, blank=True)
    value = models.BigIntegerField()
    basis = models.CharField(max_length=200)
    valid_from = models.DateField()
