"""Rows of 公示: what the public may read, and nothing of what it was made from."""

from django.db import models
from django.db.models import F, Q

from mingjing.disclosure.states import State
from mingjing.ledger.rows import RecordedModel


class Publication(RecordedModel):
    """One decision on one channel."""

    docket = models.CharField(max_length=60)
    case_number = models.CharField(max_length=60)
    number = models.CharField(max_length=60)
    document = models.CharField(max_length=20)
    channel = models.CharField(max_length=40)
    state = models.CharField(max_length=30, choices=[(state, state.label) for state in State])
    decided_on = models.DateField()
    due = models.DateField()
    public_record = models.JSONField(default=dict)
    record_sha256 = models.CharField(max_length=64, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    masked_by = models.CharField(max_length=20, blank=True)
    masked_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=20, blank=True)
    checked_on = models.DateField(null=True)
    checked_sha256 = models.CharField(max_length=64, blank=True)
    published_by = models.CharField(max_length=20, blank=True)
    published_at = models.DateTimeField(null=True)
    is_late = models.BooleanField(default=False)
    ground = models.CharField(max_length=40, blank=True)
    ground_reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.CharField(max_length=20, blank=True)
    confirmed_by = models.CharField(max_length=20, blank=True)
    review_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=20, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_ground = models.CharField(max_length=40, blank=True)
    withdrawal_ground_on = models.DateField(null=True)
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    withdrawal_due = models.DateField(null=True)
    withdrawal_is_late = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("document", "channel"), name="one_publication_per_channel"
            ),
            models.CheckConstraint(
                name="nothing_public_without_a_second_person",
                condition=~Q(state__in=[State.PUBLISHED.value, State.WITHDRAWN.value])
                | (
                    ~Q(checked_by="")
                    & ~Q(checked_by=F("masked_by"))
                    & Q(checked_sha256=F("record_sha256"))
                ),
            ),
            models.CheckConstraint(
                name="nothing_withheld_without_a_second_person",
                condition=~Q(state=State.WITHHELD.value)
                | (~Q(ground="") & ~Q(confirmed_by="") & ~Q(confirmed_by=F("proposed_by"))),
            ),
        )
        indexes = (
            models.Index(
                fields=("channel", "state", "decided_on"), name="what_the_public_sees"
            ),
        )

    @property
    def stage(self) -> State:
        """Where the publication stands."""
        return State(self.state)


class PublicDocument(RecordedModel):
    """What anyone who holds a document may know of it: identity, digests, place in the log.

    Digests of a document about a natural person are compared, never shown: whoever knows the
    rest of its text could guess a citizen number from them.
    """

    code = models.CharField(max_length=20, primary_key=True)
    number = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=100)
    issued_on = models.DateField()
    content_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_size = models.BigIntegerField()
    shows_digests = models.BooleanField()
    origin = models.CharField(max_length=200)
    seq = models.BigIntegerField()
    leaf_hash = models.CharField(max_length=64)


class PublicPage(RecordedModel):
    """Digest and size of the page that was written for the public, and in which state.

    It stays when the case file is destroyed: what was public stays provable, and a digest of
    public bytes says nothing new.
    """

    outlives_subject = True
    document = models.CharField(max_length=20, primary_key=True)
    state = models.CharField(max_length=30, choices=[(state, state.label) for state in State])
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
