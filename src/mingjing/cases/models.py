"""Rows of a case. Constraints refuse what no command would do; decisions stand elsewhere."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from mingjing.cases import remedy_rows  # noqa: F401 - more rows
from mingjing.cases.aftermath import Aftermath, in_lawful_order
from mingjing.cases.exits import Exit
from mingjing.cases.investigation import models as investigation  # noqa: F401 - more rows
from mingjing.cases.joined_rows import Joinder, SharedAct
from mingjing.cases.states import UNDECIDED, State
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel
from mingjing.search.index import Index
from mingjing.statute.decisions import PartyKind

__all__ = ["Joinder", "SharedAct"]
FOUND_BY = Index("cases")


class Party(RecordedModel):
    """当事人 of a case. Personal data stays in this row and in sealed openings."""

    kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    citizen_number = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    telephone = models.CharField(max_length=30, blank=True)
    legal_representative = models.CharField(max_length=100, blank=True)
    is_enterprise = models.BooleanField()


class Case(RecordedModel):
    """One party's case from lead to archive, known by its docket (the number of its lead).

    ``recused`` names who withdrew, each with the day of the decision.
    """

    docket = models.CharField(max_length=60, primary_key=True)
    number = models.CharField(max_length=60, blank=True)
    state = models.CharField(
        max_length=30, choices=[(state.value, state.label) for state in State]
    )
    unit = models.CharField(max_length=20)
    source = models.CharField(max_length=30)
    party = models.ForeignKey(Party, on_delete=models.PROTECT)
    cause = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    found_on = models.DateField()
    act_ended_on = models.DateField()
    registered_by = models.CharField(max_length=20)
    lead_officer = models.CharField(max_length=20, blank=True)
    second_officer = models.CharField(max_length=20, blank=True)
    former_officers = models.JSONField(default=list)
    recused = models.JSONField(default=dict)
    filed_by = models.CharField(max_length=20, blank=True)
    filed_on = models.DateField(null=True)
    investigated_on = models.DateField(null=True)
    proposal = models.JSONField(default=dict)
    marks = models.JSONField(default=list)
    review_required = models.BooleanField(null=True)
    review_grounds = models.JSONField(default=list)
    subject_hash = models.CharField(max_length=64, blank=True)
    passed_hash = models.CharField(max_length=64, blank=True)
    passed_on = models.DateField(null=True)
    stale_reason = models.CharField(max_length=30, blank=True)
    rounds = models.IntegerField(default=0)
    reviewers = models.JSONField(default=list)
    collective_required = models.BooleanField(default=False)
    heard = models.BooleanField(default=False)
    deliberated_on = models.DateField(null=True)
    parked_reason = models.CharField(max_length=200, blank=True)
    exit = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in Exit]
    )
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=20, blank=True)
    served_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    archived_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="no_decision_without_a_passed_current_review",
                condition=Q(state__in=sorted(state.value for state in UNDECIDED))
                | Q(decided_on__isnull=True) & ~Q(exit="")
                | Q(review_required__isnull=False)
                & (
                    Q(review_required=False)
                    | Q(stale_reason="", passed_hash=F("subject_hash")) & ~Q(passed_hash="")
                ),
            ),
            models.CheckConstraint(
                name="two_officers_are_two",
                condition=Q(lead_officer="") | ~Q(lead_officer=F("second_officer")),
            ),
            models.UniqueConstraint(
                fields=("number",), name="one_case_per_number", condition=~Q(number="")
            ),
        )
        indexes = (models.Index(fields=("found_on", "docket"), name="cases_by_day"),)

    def forget_derived(self) -> None:
        """Let the case not be found any more: its file was destroyed."""
        FOUND_BY.erase(self.docket)

    @property
    def stage(self) -> State:
        """Where the case stands."""
        return State(self.state)

    @property
    def officers(self) -> tuple[str, str]:
        """The two officers who handle it."""
        return self.lead_officer, self.second_officer

    @property
    def handlers(self) -> tuple[str, ...]:
        """Everybody who handles it or once did: they never review or decide it."""
        return (*self.officers, *self.former_officers)


class FieldAct(RecordedModel):
    """An act on site or in questioning: at least two officers, certificates shown.

    ``particulars`` hold what was found or said, item by item; empty where the record was
    written by hand. ``document`` is the record made from them.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=30)
    officers = models.JSONField()
    participants = models.JSONField(default=list)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    told_of_recording = models.BooleanField()
    summary = models.TextField()
    particulars = models.JSONField(default=dict)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )


class Notice(RecordedModel):
    """告知 of the proposed penalty, as served on the party.

    ``delivery`` says how it was served; empty where nobody said more than who and when.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    delivery = models.JSONField(default=dict)
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=60)
    given_on = models.DateField()
    proposal = models.JSONField()
    subject_hash = models.CharField(max_length=64)
    hearing_right = models.BooleanField()
    hearing_grounds = models.JSONField(default=list)
    is_current = models.BooleanField(default=True)
    defence_waived_on = models.DateField(null=True)
    hearing_waived_on = models.DateField(null=True)
    hearing_requested_on = models.DateField(null=True)
    presiding_officer = models.CharField(max_length=20, blank=True)
    heard_on = models.DateField(null=True)


class Hearing(RecordedModel):
    """听证 as it was arranged and what became of it; one put off is followed by another.

    ``minutes`` hold the hearing item by item, ``note`` why it was put off or ended. Who excused
    it from being recorded in sound and picture, and why, stands in ``excused_by`` and
    ``excused_for``; empty where nobody did.
    """

    class Outcome(models.TextChoices):
        """What became of it; the value of an ending is that of ``hearings.Ending``."""

        HELD = "held", "已举行"
        ADJOURNED = "adjourned", "延期"
        ABSENT = "absent", "当事人未出席"
        LEFT = "left", "当事人中途退出"

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT)
    presiding_officer = models.CharField(max_length=20)
    recorder = models.CharField(max_length=20)
    begins_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    notified_on = models.DateField()
    others = models.JSONField(default=list)
    closed_for = models.CharField(max_length=20, blank=True)
    announced_on = models.DateField(null=True)
    excused_by = models.CharField(max_length=20, blank=True)
    excused_for = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True, choices=Outcome.choices)
    note = models.TextField(blank=True)
    minutes = models.JSONField(default=dict)
    report = models.TextField(blank=True)
    reported_on = models.DateField(null=True)

    @property
    def began_at(self) -> datetime:
        """When it began: as the minutes say, or as it was arranged."""
        said = self.minutes.get("began_at")
        return datetime.fromisoformat(said) if said else self.begins_at

    @property
    def is_reported_by_another(self) -> bool:
        """Whether who held it could not report on it, and who was named instead did."""
        return bool(self.report) and self.notice.presiding_officer != self.presiding_officer


class Defence(RecordedModel):
    """陈述申辩 and what became of it.

    ``amended`` is the proposal that adopting it left; empty where it stayed as told.
    ``subject_hash`` is the subject that adopting it left; empty where it was not adopted.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT)
    made_on = models.DateField()
    statement = models.TextField()
    adopted = models.BooleanField()
    answer = models.TextField()
    amended = models.JSONField(default=dict)
    subject_hash = models.CharField(max_length=64, blank=True)


class Deliberation(RecordedModel):
    """集体讨论 by the leaders."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    held_on = models.DateField()
    attendees = models.JSONField()
    minutes = models.TextField()
    conclusion = models.TextField()


class Ending(RecordedModel):
    """A case that ended without a penalty: not punished, withdrawn, or another authority's.

    ``ground`` is a code of ``exits.GROUNDS``; ``lesson`` says how the party was taught.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    ground = models.CharField(max_length=30, blank=True)
    reasons = models.TextField()
    lesson = models.TextField(blank=True)
    receiver = models.CharField(max_length=200, blank=True)
    materials = models.JSONField(default=list)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=20)
    served_on = models.DateField(null=True)
    served_by = models.JSONField(default=list)
    delivery = models.JSONField(default=dict)


class Referral(RecordedModel):
    """A suspected crime: the group's report, the chief's answer, that of the police."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    group = models.JSONField()
    reported_on = models.DateField()
    report = models.TextField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=20, blank=True)
    approved = models.BooleanField(null=True)
    reason = models.TextField(blank=True)
    handed_at = models.DateTimeField(null=True)
    receiver = models.CharField(max_length=200, blank=True)
    materials = models.JSONField(default=list)
    answered_on = models.DateField(null=True)
    accepted = models.BooleanField(null=True)
    delivered_on = models.DateField(null=True)
    note = models.TextField(blank=True)


class Decision(Aftermath):
    """The penalty as decided; its document carries the number.

    ``fine_fen`` and ``kinds`` are those that stand; ``performers`` says of a kind by whose act
    it is performed, as the rules were on the day; ``duties_done`` when and how it was.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    document = models.ForeignKey(Document, on_delete=models.PROTECT)
    decided_at = models.DateTimeField()
    fine_fen = models.BigIntegerField()
    kinds = models.JSONField()
    performers = models.JSONField(default=dict)
    duties_done = models.JSONField(default=dict)

    class Meta:
        constraints = in_lawful_order(
            "no_standing_without_its_day",
            "no_court_before_a_demand",
            "no_answer_before_an_application",
        )


class Service(RecordedModel):
    """送达 of the decision; ``delivery`` says how, ``receipt`` is the form that proves it."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT)
    mode = models.CharField(max_length=20)
    officers = models.JSONField()
    served_on = models.DateField()
    receiver = models.CharField(max_length=100)
    proof_sha256 = models.CharField(max_length=64, blank=True)
    delivery = models.JSONField(default=dict)
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")


class Payment(RecordedModel):
    """A fine paid to the collecting bank (never to the bureau, APL 67)."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    paid_on = models.DateField()
    amount_fen = models.BigIntegerField()
    reference = models.CharField(max_length=60)


class Guest(RecordedModel):
    """Somebody who has no post in the bureau and may read one case for a time.

    A guest reads what the case shows, does nothing to it, and sees no other.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    person = models.CharField(max_length=20)
    basis = models.CharField(max_length=100)
    until = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "case"),
                name="one_visit_at_a_time",
                condition=models.Q(ended_on=None),
            ),
        )
