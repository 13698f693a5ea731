"""Rows of applications and permits. Constraints refuse what no command would do."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.remedy_rows import RemedyRow, one_running, over_with_an_outcome
from mingjing.cases.reviewed_rows import PASSED, ReviewedRow, concluded_twice
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel
from mingjing.permits import permit_states
from mingjing.permits.kinds import (
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    Purpose,
    RefusalGround,
)
from mingjing.permits.states import State
from mingjing.statute.decisions import PartyKind


class Application(ReviewedRow):
    """One application, from its receipt to the archive.

    ``received_on`` is the day on which everything that was handed in last came;
    ``accepted_on`` the day from which it counts as accepted, by a notice or by silence.
    ``submitted`` and ``told_items`` are ids of materials; ``defects`` what was wrong in form.
    Due dates are derived, never kept.
    """

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(max_length=20, choices=[(one.value, one.label) for one in State])
    unit = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    purpose = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in Purpose]
    )
    permit = models.ForeignKey(
        "Permit", on_delete=models.PROTECT, null=True, related_name="applications"
    )
    channel = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in Channel]
    )
    party_kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    party_name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    agent = models.CharField(max_length=100, blank=True)
    content = models.TextField()
    elsewhere = models.JSONField(default=list)
    submitted = models.JSONField()
    created_by = models.CharField(max_length=20)
    applied_on = models.DateField()
    received_on = models.DateField()
    told_on = models.DateField(null=True)
    told_items = models.JSONField(default=list)
    defects = models.TextField(blank=True)
    defects_cured = models.BooleanField(default=True)
    accepted_on = models.DateField(null=True)
    by_silence = models.BooleanField(default=False)
    not_accepted = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in NotAccepted]
    )
    examiner = models.CharField(max_length=20, blank=True)
    former_examiners = models.JSONField(default=list)
    extended_on = models.DateField(null=True)
    extended_by = models.IntegerField(null=True)
    marks = models.JSONField(default=list)
    proposed = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.label) for one in Outcome]
    )
    refusal_ground = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in RefusalGround]
    )
    opinion = models.TextField(blank=True)
    concluded_on = models.DateField(null=True)
    particulars = models.JSONField(default=list)
    review_required = models.BooleanField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=20, blank=True)
    decision_words = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    receiver = models.CharField(max_length=100, blank=True)
    published_on = models.DateField(null=True)
    published_at = models.CharField(max_length=200, blank=True)
    published_by = models.CharField(max_length=20, blank=True)
    withheld_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    archived_on = models.DateField(null=True)
    volume = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="what_is_examined_was_accepted",
                condition=Q(examiner="") | Q(accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_permit_is_decided_by_who_did_not_examine_it",
                condition=Q(decided_by="") | ~Q(decided_by=F("examiner")),
            ),
            models.CheckConstraint(
                name="an_extended_examination_has_its_days",
                condition=Q(extended_on=None, extended_by=None)
                | Q(extended_on__isnull=False, extended_by__isnull=False, extended_by__gte=1),
            ),
            models.CheckConstraint(
                name="a_permit_ends_after_it_begins",
                condition=Q(valid_from=None, valid_until=None)
                | Q(
                    valid_from__isnull=False,
                    valid_until__isnull=False,
                    valid_until__gt=F("valid_from"),
                ),
            ),
            concluded_twice("a_review_of_an_application_has_both_conclusions"),
            models.CheckConstraint(
                name="what_must_be_reviewed_passed_before_the_decision",
                condition=Q(decided_on=None)
                | Q(review_required__isnull=False, review_required=False)
                | PASSED,
            ),
        )
        indexes = (models.Index(fields=("applied_on", "number"), name="applications_by_day"),)

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)

    @property
    def examiners(self) -> tuple[str, ...]:
        """Everybody who examined it, whoever does now."""
        return tuple(code for code in (self.examiner, *self.former_examiners) if code)


class PremisesCheck(RecordedModel):
    """现场核查: two officers on the spot, what they saw, whether it meets the conditions."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT)
    first_officer = models.CharField(max_length=20)
    second_officer = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    findings = models.TextField()
    meets = models.BooleanField()
    device = models.CharField(max_length=60, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_officers_check", condition=~Q(first_officer=F("second_officer"))
            ),
        )


class Interested(RecordedModel):
    """Who was told that an application concerns them, and what they said to it (ALL 36, 47)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    is_applicant = models.BooleanField()
    told_on = models.DateField()
    hearing_right = models.BooleanField()
    words = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    asked_on = models.DateField(null=True)
    waived_on = models.DateField(null=True)


class PermitHearing(RecordedModel):
    """听证: asked for or ordered, notified, held, put off or ended."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT)
    asked_on = models.DateField()
    by_request = models.BooleanField()
    reason = models.TextField(blank=True)
    announced_on = models.DateField(null=True)
    presiding_officer = models.CharField(max_length=20, blank=True)
    recorder = models.CharField(max_length=20, blank=True)
    begins_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    notified_on = models.DateField(null=True)
    minutes = models.JSONField(null=True)
    held_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_hearing_that_was_held_had_somebody_presiding",
                condition=Q(held_on=None) | ~Q(presiding_officer=""),
            ),
        )


class TimeLeftOut(RecordedModel):
    """Days that the limit of the decision does not count, told in writing (ALL 45)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT)
    what = models.CharField(max_length=20)
    agency = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="time_left_out_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        )


class Permit(ReviewedRow):
    """What was granted: its holder, its days, and how it ended.

    ``valid_until`` is what the last decision says; a renewal by silence is derived.
    """

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in permit_states.State]
    )
    unit = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    granted_by = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    party_kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    party_name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=100, blank=True)
    content = models.TextField()
    particulars = models.JSONField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    issued_on = models.DateField()
    reminded_on = models.DateField(null=True)
    ground = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in ChallengeGround]
    )
    facts = models.TextField(blank=True)
    challenged_on = models.DateField(null=True)
    challenged_by = models.CharField(max_length=20, blank=True)
    statement = models.TextField(blank=True)
    stated_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=20, blank=True)
    ended_on = models.DateField(null=True)
    compensation = models.TextField(blank=True)
    cancel_ground = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in CancelGround]
    )
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="a_permit_is_valid_for_some_time",
                condition=Q(valid_until__gt=F("valid_from")),
            ),
            concluded_twice("a_review_of_a_permit_has_both_conclusions"),
            models.CheckConstraint(
                name="no_permit_is_taken_away_unreviewed",
                condition=Q(ended_on=None) | PASSED,
            ),
        )
        indexes = (models.Index(fields=("valid_until", "number"), name="permits_by_their_end"),)

    @property
    def stage(self) -> permit_states.State:
        """Where it stands."""
        return permit_states.State(self.state)


class ApplicationRemedy(RemedyRow):
    """行政复议 or 行政诉讼 against what was decided about an application."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "application remedies"
        constraints = (
            over_with_an_outcome("no_application_remedy_over_without_an_outcome"),
            one_running("one_running_application_remedy", "application"),
        )


class PermitRemedy(RemedyRow):
    """行政复议 or 行政诉讼 against the revocation, recall or cancellation of a permit."""

    permit = models.ForeignKey(Permit, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "permit remedies"
        constraints = (
            over_with_an_outcome("no_permit_remedy_over_without_an_outcome"),
            one_running("one_running_permit_remedy", "permit"),
        )
