"""Rows of an inspection. Constraints refuse what no command would do."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.reviewed_rows import ReviewedRow, concluded_twice
from mingjing.documents.models import Document
from mingjing.inspections.kinds import Kind
from mingjing.inspections.states import State
from mingjing.ledger.rows import RecordedModel
from mingjing.statute.decisions import PartyKind


class Plan(RecordedModel):
    """年度监督检查计划: the published list and the cap; a later version takes its place.

    ``items`` are the published matters: code, name and basis of each.
    """

    outlives_subject = True

    year = models.IntegerField()
    version = models.IntegerField()
    instrument = models.CharField(max_length=100)
    items = models.JSONField()
    cap = models.IntegerField()
    approved_on = models.DateField()
    published_on = models.DateField()
    published_at = models.CharField(max_length=200)
    reported_on = models.DateField(null=True)
    entered_by = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("year", "version"), name="one_plan_per_year_and_version"
            ),
            models.CheckConstraint(name="a_cap_is_positive", condition=Q(cap__gte=1)),
        )


class Target(RecordedModel):
    """检查对象: the enterprise that is inspected, the same row every time."""

    outlives_subject = True

    kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    telephone = models.CharField(max_length=30, blank=True)
    legal_representative = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("uscc",), name="one_target_per_code", condition=~Q(uscc="")
            ),
            models.UniqueConstraint(
                fields=("name",), name="one_target_per_name", condition=Q(uscc="")
            ),
        )


class Inspection(RecordedModel):
    """One inspection of one enterprise, from task to published result.

    ``visit`` counts the inspections of the same enterprise in ``year``; it and ``cap`` are set
    at the door. ``exception`` is the ground on which it may lie over the cap.
    """

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    unit = models.CharField(max_length=20)
    target = models.ForeignKey(Target, on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Kind])
    ground = models.CharField(max_length=20, blank=True)
    ground_source = models.CharField(max_length=200, blank=True)
    draw_source = models.CharField(max_length=200, blank=True)
    items = models.JSONField()
    checklist = models.JSONField()
    scheme = models.TextField()
    planned_on = models.DateField()
    helpers = models.JSONField(default=list)
    first_officer = models.CharField(max_length=20)
    second_officer = models.CharField(max_length=20)
    former_officers = models.JSONField(default=list)
    created_by = models.CharField(max_length=20)
    created_on = models.DateField()
    exception = models.CharField(max_length=20, blank=True)
    exception_reason = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_to = models.CharField(max_length=20, blank=True)
    urgency = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=20, blank=True)
    unannounced_reason = models.CharField(max_length=300, blank=True)
    notified_on = models.DateField(null=True)
    arrived_at = models.DateTimeField(null=True)
    year = models.IntegerField(null=True)
    visit = models.IntegerField(null=True)
    cap = models.IntegerField(null=True)
    device = models.CharField(max_length=60, blank=True)
    unrecorded_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    answers = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    signed = models.BooleanField(null=True)
    refusal_reported_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    fed_back_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    published_at = models.CharField(max_length=300, blank=True)
    withheld_on = models.DateField(null=True)
    called_off_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_inspectors_are_two",
                condition=~Q(first_officer=F("second_officer")),
            ),
            models.CheckConstraint(
                name="no_visit_without_approval_or_report",
                condition=Q(arrived_at=None)
                | Q(approved_at__isnull=False)
                | Q(reported_at__isnull=False),
            ),
            models.CheckConstraint(
                name="no_visit_over_the_cap_without_ground",
                condition=Q(arrived_at=None, visit=None)
                | Q(visit__isnull=False, cap__isnull=False)
                & (Q(visit__lte=F("cap")) | ~Q(exception="")),
            ),
            models.UniqueConstraint(
                fields=("target", "year", "visit"), name="one_visit_per_number_and_year"
            ),
        )
        indexes = (models.Index(fields=("created_on", "number"), name="inspections_by_day"),)

    @property
    def stage(self) -> State:
        """Where the inspection stands."""
        return State(self.state)

    @property
    def officers(self) -> tuple[str, str]:
        """The two officers who inspect."""
        return self.first_officer, self.second_officer


class Order(ReviewedRow):
    """责令限期整改 or 现场处理措施: what the enterprise was ordered to do about which findings.

    ``pending`` are the findings that are still to be put right.
    """

    class Nature(models.TextChoices):
        """What kind of order it is; neither is a penalty."""

        RECTIFICATION = "rectification", "责令限期整改"
        MEASURES = "measures", "现场处理措施"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT)
    nature = models.CharField(max_length=20, choices=Nature.choices)
    findings = models.JSONField()
    pending = models.JSONField()
    demands = models.JSONField()
    given_on = models.DateField()
    due_on = models.DateField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    reinspected_on = models.DateField(null=True)
    recovery_requested_on = models.DateField(null=True)
    examined_on = models.DateField(null=True)
    recoverable = models.BooleanField(null=True)
    lifted_on = models.DateField(null=True)
    lifted_by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="rectification_has_a_day_measures_have_none",
                condition=Q(nature="rectification", due_on__isnull=False)
                | Q(nature="measures", due_on=None),
            ),
            concluded_twice("a_review_of_measures_has_both_conclusions"),
            models.UniqueConstraint(
                fields=("inspection",),
                name="measures_stand_once",
                condition=Q(nature="measures", lifted_on=None),
            ),
        )


class Reinspection(RecordedModel):
    """复查: what was put right, with pictures from before and after."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT)
    done_at = models.DateTimeField()
    officers = models.JSONField()
    results = models.JSONField()
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    without_pictures = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")


class Referral(RecordedModel):
    """Findings that left the inspection: as a lead of a case, or to another department."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT)
    findings = models.JSONField()
    docket = models.CharField(max_length=60, blank=True)
    department = models.CharField(max_length=100, blank=True)
    referred_on = models.DateField()
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="referred_to_one_place",
                condition=Q(docket="") & ~Q(department="") | ~Q(docket="") & Q(department=""),
            ),
        )
