"""Rows of what goes on beside the acts in the field; each belongs to a case."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from mingjing.cases.investigation.preserving import State
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


class Preservation(RecordedModel):
    """先行登记保存 of evidence, from the request to what became of it.

    ``asked`` is what was asked for, in words; the list says what was kept. ``proposed`` is what
    the officers propose, ``outcome`` what was decided. The last day is derived, never kept.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    requested_on = models.DateField()
    requested_by = models.CharField(max_length=20)
    reason = models.TextField()
    asked = models.JSONField()
    manner = models.CharField(max_length=200)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=20, blank=True)
    opinion = models.TextField(blank=True)
    unrecorded_reason = models.TextField(blank=True)
    declined_reason = models.TextField(blank=True)
    imposed_at = models.DateTimeField(null=True)
    officers = models.JSONField(default=list)
    place = models.CharField(max_length=200, blank=True)
    device = models.CharField(max_length=60, blank=True)
    receiver = models.CharField(max_length=100, blank=True)
    notice = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    proposed = models.CharField(max_length=20, blank=True)
    proposed_reason = models.TextField(blank=True)
    proposed_by = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_reason = models.TextField(blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="nothing_is_preserved_without_approval",
                condition=Q(imposed_at=None) | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_was_preserved_is_settled_as_something",
                condition=Q(settled_on=None, outcome="")
                | Q(settled_on__isnull=False) & ~Q(outcome=""),
            ),
        )

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)


class PreservedItem(RecordedModel):
    """One line of the list of what was preserved."""

    preservation = models.ForeignKey(Preservation, on_delete=models.PROTECT)
    n = models.IntegerField()
    name = models.CharField(max_length=200)
    quantity = models.CharField(max_length=40)
    unit = models.CharField(max_length=20)
    specification = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    grade = models.CharField(max_length=100, blank=True)
    price = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("preservation", "n"), name="one_preserved_item_per_line"
            ),
        )


class CaseSuspension(RecordedModel):
    """中止调查, from the day of the approval to the day on which the case goes on.

    ``ground`` is the id of one of ``choices.suspension_grounds``.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    ground = models.CharField(max_length=30)
    reasons = models.TextField()
    since = models.DateField()
    suspended_by = models.CharField(max_length=20)
    ended_on = models.DateField(null=True)
    end_reasons = models.TextField(blank=True)
    resumed_by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case",),
                name="one_running_suspension_per_case",
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="a_suspension_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")),
            ),
        )


class RectificationOrder(RecordedModel):
    """责令改正 in a case: what is to be put right until when, and what was seen afterwards.

    ``problems`` and ``demands`` are in words; ``left`` numbers what was not put right, from 1.
    ``asked_on`` is the day on which the party asked for a look before its days were over.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    problems = models.JSONField()
    demands = models.JSONField()
    officers = models.JSONField()
    ordered_on = models.DateField()
    due_on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    asked = models.TextField(blank=True)
    rechecked_on = models.DateField(null=True)
    left = models.JSONField(default=list)
    words = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_rectification_is_due_after_its_order",
                condition=Q(due_on__gte=F("ordered_on")),
            ),
        )

    @property
    def look_from(self) -> date:
        """The day from which the look afterwards is due: asked for, or the days over."""
        return min(self.asked_on or self.due_on, self.due_on)


class ExpertAppraisal(RecordedModel):
    """鉴定、检测 in a case: what was sent to whom, the opinion, and what the party said to it.

    ``repeats`` is the one that it is done again for. ``failure`` says why there is no opinion;
    ``item`` is the number of the opinion among the evidence.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.CharField(max_length=200)
    items = models.JSONField()
    demands = models.TextField()
    commissioned_on = models.DateField()
    commissioned_by = models.CharField(max_length=20)
    due_on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    opinion = models.TextField(blank=True)
    item = models.IntegerField(null=True)
    opinion_on = models.DateField(null=True)
    failure = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    told_to = models.CharField(max_length=100, blank=True)
    objected_on = models.DateField(null=True)
    objection = models.TextField(blank=True)
    again = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="no_appraisal_is_told_before_its_opinion",
                condition=Q(told_on=None)
                | Q(opinion_on__isnull=False, told_on__gte=F("opinion_on")),
            ),
        )


class MonitoringRecord(RecordedModel):
    """A record of electronic monitoring, and whether it counts as evidence (APL 41).

    ``item`` is its number among the evidence, ``sha256`` what the bytes are: they count once
    ``passed`` is true, also in a case that took them up by reference.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    item = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    equipment = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    published = models.CharField(max_length=300)
    technical_review = models.CharField(max_length=300)
    legal_review = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    entered_on = models.DateField()
    entered_by = models.CharField(max_length=20)
    passed = models.BooleanField(null=True)
    faults = models.JSONField(default=list)
    opinion = models.TextField(blank=True)
    reviewed_on = models.DateField(null=True)
    reviewed_by = models.CharField(max_length=20, blank=True)
    told_on = models.DateField(null=True)
    told_how = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case", "item"), name="one_monitoring_record_per_item"
            ),
            models.CheckConstraint(
                name="a_monitoring_record_counts_by_review",
                condition=Q(passed=None) | Q(reviewed_on__isnull=False) & ~Q(reviewed_by=""),
            ),
        )
