"""Rows of a seizure. Constraints refuse what no command would do."""

from django.db import models
from django.db.models import F, Q

from mingjing.cases.remedy_rows import RemedyRow, one_running, over_with_an_outcome
from mingjing.cases.reviewed_rows import PASSED, ReviewedRow, concluded_twice
from mingjing.compulsion.kinds import Disposal, Ground, Kind, Reason
from mingjing.compulsion.states import State
from mingjing.compulsion.supply.kinds import Reason as LiftReason
from mingjing.compulsion.supply.kinds import Source, Supply
from mingjing.compulsion.supply.states import State as SupplyState
from mingjing.documents.models import Document
from mingjing.ledger.rows import RecordedModel
from mingjing.statute.decisions import PartyKind


class Seizure(ReviewedRow):
    """One seizure, from the request to the return of the things.

    ``objects_asked`` are what was asked for, in words; the inventory says which of them an item
    belongs to. ``ends_on`` of the period is derived, never kept. ``extended_by`` counts the
    days that were granted. ``goes_with_case`` is derived where many are read at once: whether
    its case is approved to go to the police; None where nobody asked.
    """

    goes_with_case: bool | None = None

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in State]
    )
    unit = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Kind])
    ground = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Ground])
    hazardous = models.BooleanField()
    party_kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    party_name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    docket = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    facts = models.TextField()
    relation = models.TextField()
    objects_asked = models.JSONField()
    first_officer = models.CharField(max_length=20)
    second_officer = models.CharField(max_length=20)
    former_officers = models.JSONField(default=list)
    created_by = models.CharField(max_length=20)
    created_on = models.DateField()
    review_required = models.BooleanField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=20, blank=True)
    unrecorded_reason = models.TextField(blank=True)
    declined_reason = models.TextField(blank=True)
    urgency = models.TextField(blank=True)
    reported_to = models.CharField(max_length=20, blank=True)
    imposed_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    device = models.CharField(max_length=60, blank=True)
    keeper = models.CharField(max_length=100, blank=True)
    keeper_person = models.CharField(max_length=20, blank=True)
    keeping_place = models.CharField(max_length=300, blank=True)
    extended_on = models.DateField(null=True)
    extended_by = models.IntegerField(null=True)
    extension_reason = models.TextField(blank=True)
    disposal = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in Disposal]
    )
    lift_reason = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in Reason]
    )
    ended_on = models.DateField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_officers_seize",
                condition=~Q(first_officer=F("second_officer")),
            ),
            models.CheckConstraint(
                name="no_seizure_without_approval_or_urgency",
                condition=Q(imposed_at=None) | Q(approved_at__isnull=False) | ~Q(urgency=""),
            ),
            models.CheckConstraint(
                name="no_seizure_is_approved_unreviewed",
                condition=Q(approved_at=None)
                | Q(review_required=False)
                | PASSED
                | ~Q(urgency=""),
            ),
            concluded_twice("a_review_of_a_seizure_has_both_conclusions"),
            models.CheckConstraint(
                name="an_extension_has_its_days",
                condition=Q(extended_on=None, extended_by=None)
                | Q(extended_on__isnull=False, extended_by__gte=1),
            ),
            models.CheckConstraint(
                name="what_is_seized_has_a_keeper",
                condition=Q(imposed_at=None) | ~Q(keeper=""),
            ),
        )
        indexes = (models.Index(fields=("created_on", "number"), name="seizures_by_day"),)

    @property
    def stage(self) -> State:
        """Where it stands."""
        return State(self.state)

    @property
    def officers(self) -> tuple[str, str]:
        """The two officers who carry it out."""
        return self.first_officer, self.second_officer


class SeizureRemedy(RemedyRow):
    """行政复议 or 行政诉讼 against a seizure."""

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "seizure remedies"
        constraints = (
            over_with_an_outcome("no_seizure_remedy_over_without_an_outcome"),
            one_running("one_running_seizure_remedy", "seizure"),
        )


class Item(RecordedModel):
    """One line of the inventory; ``is_held`` until it is returned, disposed of, handed over.

    ``identifier`` is as compared: without spaces, in capitals. What was sold because it would
    not keep has ``proceeds_fen``, in fen. ``returned_on`` is set where it went back before the
    rest.
    """

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT)
    n = models.IntegerField()
    of = models.IntegerField()
    name = models.CharField(max_length=200)
    specification = models.CharField(max_length=300, blank=True)
    quantity = models.CharField(max_length=40)
    unit = models.CharField(max_length=20)
    identifier = models.CharField(max_length=200, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    is_held = models.BooleanField(default=True)
    returned_on = models.DateField(null=True)
    sold_on = models.DateField(null=True)
    proceeds_fen = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("identifier",),
                name="nothing_is_seized_twice",
                condition=Q(is_held=True) & ~Q(identifier=""),
            ),
            models.UniqueConstraint(fields=("seizure", "n"), name="one_item_per_line"),
            models.CheckConstraint(
                name="what_went_back_is_not_held",
                condition=Q(returned_on=None) | Q(is_held=False),
            ),
            models.CheckConstraint(
                name="what_was_sold_has_proceeds",
                condition=Q(sold_on=None, proceeds_fen=None)
                | Q(sold_on__isnull=False, proceeds_fen__gte=0),
            ),
        )


class Appraisal(RecordedModel):
    """检测、检验、检疫、技术鉴定: days that the period leaves out, first and last included.

    ``last`` is the day of which the party was told, or an earlier one on which it ended.
    """

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT)
    what = models.CharField(max_length=200)
    agency = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    ended_on = models.DateField(null=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="an_appraisal_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        )


class Custody(RecordedModel):
    """保管记录: who looked after the things when, and how they were."""

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT)
    seen_at = models.DateTimeField()
    is_intact = models.BooleanField()
    words = models.TextField()
    keeper = models.CharField(max_length=100)
    recorded_by = models.CharField(max_length=20)


class SupplyStop(ReviewedRow):
    """One stop of supply, from the order that is not obeyed to its end.

    ``order_document`` is the decision or the measures; ``served_on`` the day from which they
    had to be obeyed. ``urgency`` is why the enterprise is not told a day ahead. ``cut_at`` is
    when the supplier is to cut. ``stands`` is derived where many are read at once: whether the
    order is still to be obeyed; None where nobody asked.
    """

    stands: bool | None = None

    number = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in SupplyState]
    )
    unit = models.CharField(max_length=20)
    supply = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Supply])
    source = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Source])
    docket = models.CharField(max_length=60, blank=True)
    inspection = models.CharField(max_length=60, blank=True)
    order_document = models.CharField(max_length=20)
    order_number = models.CharField(max_length=60)
    demands = models.JSONField()
    ordered_on = models.DateField()
    served_on = models.DateField()
    party_kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in PartyKind]
    )
    party_name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    hazard = models.TextField()
    supplier = models.CharField(max_length=200)
    scope = models.CharField(max_length=300)
    first_officer = models.CharField(max_length=20)
    second_officer = models.CharField(max_length=20)
    former_officers = models.JSONField(default=list)
    created_by = models.CharField(max_length=20)
    created_on = models.DateField()
    review_required = models.BooleanField()
    seen_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    refusal = models.TextField(blank=True)
    danger = models.TextField(blank=True)
    safety = models.TextField(blank=True)
    device = models.CharField(max_length=60, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=20, blank=True)
    urgency = models.TextField(blank=True)
    declined_reason = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True)
    notified_at = models.DateTimeField(null=True)
    cut_at = models.DateTimeField(null=True)
    performed_on = models.DateField(null=True)
    performance = models.TextField(blank=True)
    lift_reason = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.label) for one in LiftReason]
    )
    lift_words = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="two_officers_stop_supply",
                condition=~Q(first_officer=F("second_officer")),
            ),
            models.CheckConstraint(
                name="a_stop_rests_on_one_order",
                condition=Q(source="decision", inspection="") & ~Q(docket="")
                | Q(source="measures", docket="") & ~Q(inspection=""),
            ),
            models.CheckConstraint(
                name="no_stop_of_supply_is_approved_unreviewed",
                condition=Q(approved_at=None) | Q(review_required=False) | PASSED,
            ),
            concluded_twice("a_review_of_a_stop_has_both_conclusions"),
            models.CheckConstraint(
                name="no_supply_is_stopped_without_approval",
                condition=Q(told_at=None, notified_at=None) | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="no_power_is_cut_without_notice_or_urgency",
                condition=Q(notified_at=None)
                | ~Q(supply="power")
                | Q(told_at__isnull=False)
                | ~Q(urgency=""),
            ),
            models.UniqueConstraint(
                fields=("order_document", "supply"),
                name="one_stop_per_order_and_supply",
                condition=Q(ended_on=None),
            ),
        )
        indexes = (models.Index(fields=("created_on", "number"), name="supply_stops_by_day"),)

    @property
    def stage(self) -> SupplyState:
        """Where it stands."""
        return SupplyState(self.state)

    @property
    def officers(self) -> tuple[str, str]:
        """The two officers who carry it out."""
        return self.first_officer, self.second_officer
