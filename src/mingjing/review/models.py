"""Rows of review: one per round, one per objection."""

from django.db import models
from django.db.models import Q

from mingjing.cases.models import Case
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel
from mingjing.review.advice import Body, State


class ReviewRound(RecordedModel):
    """One submission and what became of it."""

    class Status(models.TextChoices):
        """How far a round has come."""

        SUBMITTED = "submitted", "已送审"
        ACCEPTED = "accepted", "审核中"
        BOUNCED = "bounced", "材料不全退回"
        OPINED = "opined", "已出具意见"

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    number = models.IntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)
    submitted_on = models.DateField()
    submitted_by = models.CharField(max_length=20)
    submitted_late = models.BooleanField()
    subject_hash = models.CharField(max_length=64)
    manifest = models.JSONField()
    response = models.TextField(blank=True)
    excluded = models.JSONField(default=list)
    accepted_on = models.DateField(null=True)
    reviewer = models.CharField(max_length=20, blank=True)
    former_reviewers = models.JSONField(default=list)
    extended_by = models.CharField(max_length=20, blank=True)
    extended_days = models.IntegerField(default=0)
    extension_reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    finding = models.JSONField(default=dict)
    opined_on = models.DateField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True)
    disputed = models.TextField(blank=True)
    joined = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_round_per_number"),
            models.CheckConstraint(
                name="extended_by_a_leader_or_not_at_all",
                condition=Q(extended_days=0, extended_by="")
                | Q(extended_days__gt=0) & ~Q(extended_by=""),
            ),
        )


class ExtensionRequest(RecordedModel):
    """延长申请: what the reviewer asked for, and what a leader answered."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT)
    asked_by = models.CharField(max_length=20)
    asked_on = models.DateField()
    days = models.IntegerField()
    reason = models.TextField()
    granted = models.BooleanField(null=True)
    answered_by = models.CharField(max_length=20, blank=True)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round",),
                name="one_open_request_per_round",
                condition=Q(granted__isnull=True),
            ),
        )


class Objection(RecordedModel):
    """异议 against an opinion, and the leader's recheck."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT)
    raised_by = models.CharField(max_length=20)
    raised_on = models.DateField()
    reason = models.TextField()
    upheld = models.BooleanField(null=True)
    rechecked_by = models.CharField(max_length=20, blank=True)
    rechecked_on = models.DateField(null=True)
    answer = models.TextField(blank=True)


class Interview(RecordedModel):
    """谈话: the reviewer and a second person hear the party; no evidence of the case."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT)
    reviewer = models.CharField(max_length=20)
    second = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    heard = models.CharField(max_length=200)
    rights_told = models.BooleanField()
    account = models.TextField()
    statement = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_persons_hear_the_party",
                condition=~Q(reviewer=models.F("second")),
            ),
        )


class Response(RecordedModel):
    """答复: what the handling unit answered to each point of an opinion."""

    round = models.OneToOneField(ReviewRound, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=20)
    given_on = models.DateField()
    points = models.JSONField()


class Consultation(RecordedModel):
    """咨询: a question to counsel or to the county's justice bureau, and what came of it.

    ``adviser`` is the counsel who reads the case for it; empty for the justice bureau, whose
    answer the reviewer records with the name of who gave it in ``answered_by``.
    """

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    body = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Body])
    adviser = models.CharField(max_length=20, blank=True)
    question = models.TextField()
    asked_by = models.CharField(max_length=20)
    asked_on = models.DateField()
    until = models.DateField(null=True)
    has_interest = models.BooleanField(null=True)
    declared_on = models.DateField(null=True)
    declaration = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=100, blank=True)
    answered_on = models.DateField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="counsel_read_for_a_time_and_others_not",
                condition=Q(body="counsel", until__isnull=False) & ~Q(adviser="")
                | Q(body="justice", until__isnull=True, adviser=""),
            ),
            models.CheckConstraint(
                name="no_advice_before_the_interest_was_declared",
                condition=~Q(body="counsel")
                | Q(answer="")
                | Q(has_interest__isnull=False, has_interest=False),
            ),
        )

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)


class Remark(RecordedModel):
    """One thing said in a consultation."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT)
    author = models.CharField(max_length=20)
    said_at = models.DateTimeField()
    words = models.TextField()


class OpinionDraft(models.Model):
    """What a reviewer has filled in so far: a private working paper, no act and no record.

    It hangs on the number of a round, not on its row, so that nothing of the record rests on
    it; it is deleted when the opinion is given.
    """

    docket = models.CharField(max_length=60)
    round = models.IntegerField()
    author = models.CharField(max_length=20)
    fields = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("docket", "round", "author"), name="one_draft_per_reviewer"
            ),
        )
