"""Rows of what happens to a decision afterwards: announced, contested, or corrected."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.corrections import CorrectionState
from mingjing.cases.remedies import RemedyState, Way
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel


class RemedyRow(RecordedModel):
    """行政复议 or 行政诉讼 against what the bureau did, from the notice to its outcome.

    ``body`` is the authority or court and ``number`` its own of the matter; ``evidence`` lists
    what was handed in. Who stopped the execution, and why, stands in ``stayed_by`` and
    ``stay_reason``; empty where nobody did. Whose act it is turned against, each kind says.
    """

    way = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Way])
    state = models.CharField(
        max_length=10, choices=[(one.value, one.label) for one in RemedyState]
    )
    body = models.CharField(max_length=200)
    number = models.CharField(max_length=100)
    applied_on = models.DateField()
    received_on = models.DateField()
    is_simple = models.BooleanField(default=False)
    claims = models.TextField()
    answered_on = models.DateField(null=True)
    evidence = models.JSONField(default=list)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stayed_on = models.DateField(null=True)
    stayed_by = models.CharField(max_length=200, blank=True)
    stay_reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_number = models.CharField(max_length=100, blank=True)
    outcome_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def stage(self) -> RemedyState:
        """How far it is."""
        return RemedyState(self.state)

    @property
    def is_over(self) -> bool:
        """Whether it has its outcome."""
        return self.stage is RemedyState.OVER


def over_with_an_outcome(name: str) -> models.CheckConstraint:
    """Return the constraint of that name: whatever is over has its outcome and its day."""
    return models.CheckConstraint(
        name=name,
        condition=~Q(state="over")
        | Q(effective_on__isnull=False, effective_on__gte=F("applied_on")) & ~Q(outcome=""),
    )


def one_running(name: str, field: str) -> models.UniqueConstraint:
    """Return the constraint of that name: against the same act one remedy runs at a time."""
    return models.UniqueConstraint(fields=(field,), name=name, condition=~Q(state="over"))


class Remedy(RemedyRow):
    """行政复议 or 行政诉讼 against the decision of a case."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "remedies"
        constraints = (
            over_with_an_outcome("no_remedy_over_without_an_outcome"),
            one_running("one_running_remedy", "case"),
        )


class Correction(RecordedModel):
    """自行纠正: the bureau takes its own decision back, or makes it lighter (APL 75).

    ``fine_fen`` and ``kinds`` are what is left of a decision that is changed.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    state = models.CharField(
        max_length=10, choices=[(one.value, one.label) for one in CorrectionState]
    )
    standing = models.CharField(max_length=10)
    reasons = models.TextField()
    fine_fen = models.BigIntegerField(default=0)
    kinds = models.JSONField(default=list)
    proposed_by = models.CharField(max_length=20)
    proposed_on = models.DateField()
    reviewed_by = models.CharField(max_length=20, blank=True)
    reviewed_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    decided_by = models.CharField(max_length=20, blank=True)
    decided_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    delivery = models.JSONField(default=dict)
    served_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="no_correction_unreviewed",
                condition=~Q(state__in=("decided", "served"))
                | Q(reviewed_on__isnull=False, decided_on__isnull=False)
                & ~Q(reviewed_by="")
                & ~Q(reviewed_by=F("decided_by")),
            ),
            models.UniqueConstraint(
                fields=("case",),
                name="one_open_correction",
                condition=Q(state__in=("proposed", "agreed")),
            ),
        )

    @property
    def stage(self) -> CorrectionState:
        """How far it is."""
        return CorrectionState(self.state)


class Announcement(RecordedModel):
    """公告 by which a decision is served where nothing else reaches the party (CPL 95).

    ``tried`` lists the ways of service that failed, empty where nobody knows where the party
    is; ``medium`` says where the announcement was made, ``proof_sha256`` shows it.
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    announced_on = models.DateField()
    medium = models.CharField(max_length=300)
    tried = models.JSONField(default=list)
    reasons = models.TextField()
    officers = models.JSONField()
    proof_sha256 = models.CharField(max_length=64)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
