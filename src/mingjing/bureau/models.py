"""Rows of the roster: units, people, posts, certificates, parameters."""

from django.db import models

from mingjing.ledger.rows import RecordedModel
from mingjing.statute.decisions import Performer


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
    """A configurable value of the law as this bureau set it.

    A length, an amount in fen, or by whose act a penalty is performed; then ``value`` is 0.
    """

    rule = models.CharField(max_length=40)
    party = models.CharField(max_length=20, blank=True)
    value = models.BigIntegerField()
    performer = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in Performer], blank=True
    )
    basis = models.CharField(max_length=200)
    valid_from = models.DateField()


class LawFile(RecordedModel):
    """A file of law that the bureau entered: a calendar, a norm, a table of discretion.

    Rows are only added, the database refuses the rest; of one kind and name the latest counts.
    """

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=20)

    class Meta:
        indexes = (models.Index("kind", "name", name="law_files_by_name"),)


class Verification(RecordedModel):
    """核实: a version of a row of law that nobody had read was held against its text.

    Args:
        rule: its id among the rows of every kind.
        version: first day in force.
        source: which text, as it can be found again.
        note: what was found.
    """

    rule = models.CharField(max_length=80)
    version = models.DateField()
    source = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)
    verified_on = models.DateField()
    verified_by = models.CharField(max_length=20)


class Reminder(models.Model):
    """提醒: one duty of one person that comes due, told once at each threshold.

    Where ``was`` is given it tells that the date moved. It is derived, like the date it tells
    of, and may be made anew; so it is no row of the record. It names case and duty, never a
    party. ``about`` names the page of ``docket``, which is the number of an inspection there.
    """

    person = models.CharField(max_length=20)
    about = models.CharField(max_length=20, default="case")
    docket = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    duty = models.CharField(max_length=60)
    article = models.CharField(max_length=40)
    due = models.DateField()
    is_provisional = models.BooleanField()
    threshold = models.SmallIntegerField()
    was = models.DateField(null=True)
    was_provisional = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "docket", "act", "due", "threshold"),
                name="one_reminder_per_duty_and_threshold",
            ),
        )
        indexes = (
            models.Index(
                "person",
                name="reminders_unread",
                condition=models.Q(read_at=None, over_at=None),
            ),
        )


class Device(RecordedModel):
    """执法记录仪、手机、扫描仪等: what footage and files are made with, and in whose hands."""

    class Kind(models.TextChoices):
        """What records or scans."""

        BODY_CAMERA = "body_camera", "执法记录仪"
        PHONE = "phone", "手机"
        CAMERA = "camera", "照相机、摄像机"
        RECORDER = "recorder", "录音笔"
        SCANNER = "scanner", "扫描仪"
        DRONE = "drone", "无人机"
        OTHER = "other", "其他"

    number = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    model = models.CharField(max_length=100, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    registered_on = models.DateField()
    retired_on = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True)
