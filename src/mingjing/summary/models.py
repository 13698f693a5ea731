"""Rows of a penalty on the spot. Constraints refuse what no command would do."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.aftermath import Aftermath, in_lawful_order
from mingjing.cases.models import Party
from mingjing.cases.remedy_rows import RemedyRow, one_running, over_with_an_outcome
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel
from mingjing.summary.kinds import Ground, Reason
from mingjing.summary.states import State


class SummaryPenalty(Aftermath):
    """当场处罚: one party, one violation, from what was found to the archive.

    ``proposal`` is a ``cases.proposal.Proposal``: what the party was told, after the defence
    what was left of it, and then what was decided. ``evidence`` are lines in words. ``altered``
    is what a remedy left of fine and warning; empty where they are as decided. ``paid_on`` is
    the day of the last payment, ``enforced_on`` that on which the court's execution ended.
    ``entrusted_officer`` goes on in place of the two; ``recused`` are those who withdrew.
    """

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    unit = models.CharField(max_length=20)
    party = models.ForeignKey(Party, on_delete=models.PROTECT)
    cause = models.CharField(max_length=200)
    proposal = models.JSONField()
    evidence = models.JSONField()
    place = models.CharField(max_length=200)
    found_at = models.DateTimeField()
    first_officer = models.CharField(max_length=20)
    second_officer = models.CharField(max_length=20)
    device = models.CharField(max_length=60, blank=True)
    unrecorded_reason = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)
    defence = models.TextField(blank=True)
    defence_adopted = models.BooleanField(null=True)
    defence_answer = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    delivered_at = models.DateTimeField(null=True)
    signed = models.BooleanField(null=True)
    unsigned_reason = models.TextField(blank=True)
    paid_on = models.DateField(null=True)
    slip = models.CharField(max_length=60, blank=True)
    reported_on = models.DateField(null=True)
    entrusted_officer = models.CharField(max_length=20, blank=True)
    recused = models.JSONField(default=list)
    filing = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(null=True)
    published_at = models.CharField(max_length=300, blank=True)
    withheld_on = models.DateField(null=True)
    altered = models.JSONField(default=dict)
    enforced_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    ordinary_reason = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in Reason]
    )
    docket = models.CharField(max_length=60, blank=True)
    archived_on = models.DateField(null=True)
    volume = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_on_the_spot_are_two",
                condition=~Q(first_officer=F("second_officer")),
            ),
            models.CheckConstraint(
                name="no_summary_decision_untold_or_without_paper",
                condition=Q(decided_at=None) | Q(told_at__isnull=False, document__isnull=False),
            ),
            models.CheckConstraint(
                name="delivered_is_signed_or_says_why_not",
                condition=Q(delivered_at=None, signed=None)
                | Q(delivered_at__isnull=False, decided_at__isnull=False)
                & (Q(signed=True) | Q(signed=False) & ~Q(unsigned_reason="")),
            ),
            models.CheckConstraint(
                name="ordinary_has_its_case",
                condition=Q(state="ordinary", decided_at=None) & ~Q(docket="")
                | ~Q(state="ordinary") & Q(docket=""),
            ),
            *in_lawful_order(
                "no_summary_standing_without_its_day",
                "no_summary_court_before_a_demand",
                "no_summary_answer_before_an_application",
            ),
        )
        indexes = (models.Index(fields=("found_at", "number"), name="summary_by_time"),)

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)

    @property
    def officers(self) -> tuple[str, str]:
        """The two officers on the spot."""
        return self.first_officer, self.second_officer

    @property
    def present(self) -> tuple[str, ...]:
        """Who was there and did not withdraw: nobody else hears, decides or collects."""
        return tuple(one for one in self.officers if one not in self.recused)

    @property
    def in_charge(self) -> tuple[str, ...]:
        """Who goes on with the rest: the two, and who was entrusted; none who withdrew."""
        people = (*self.officers, self.entrusted_officer)
        return tuple(one for one in people if one and one not in self.recused)

    @property
    def fine_fen(self) -> int:
        """The fine that stands: as decided, or as a remedy left it."""
        fen: int = self.altered.get("fine_fen", self.proposal["fine_fen"])
        return fen


class SummaryPayment(RecordedModel):
    """A fine, or a part of it, that the party paid at the bank."""

    penalty = models.ForeignKey(SummaryPenalty, on_delete=models.PROTECT)
    paid_on = models.DateField()
    amount_fen = models.BigIntegerField()
    slip = models.CharField(max_length=60)


class SummaryRemedy(RemedyRow):
    """行政复议 or 行政诉讼 against a penalty on the spot; the former comes first (ARL 23)."""

    penalty = models.ForeignKey(SummaryPenalty, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "summary remedies"
        constraints = (
            over_with_an_outcome("no_summary_remedy_over_without_an_outcome"),
            one_running("one_running_summary_remedy", "penalty"),
        )


class Collection(RecordedModel):
    """当场收缴: money that officers took on the spot, until the bank has it."""

    penalty = models.OneToOneField(SummaryPenalty, on_delete=models.PROTECT)
    ground = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Ground])
    circumstances = models.TextField(blank=True)
    collected_at = models.DateTimeField()
    fen = models.BigIntegerField()
    receipt = models.CharField(max_length=60, unique=True)
    received_on = models.DateField(null=True)
    received_by = models.CharField(max_length=20, blank=True)
    banked_on = models.DateField(null=True)
    slip = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="collected_against_a_receipt", condition=Q(fen__gt=0) & ~Q(receipt="")
            ),
            models.CheckConstraint(
                name="banked_after_it_was_received",
                condition=Q(banked_on=None) | Q(received_on__isnull=False) & ~Q(slip=""),
            ),
        )
