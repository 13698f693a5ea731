"""Rows of 公示: what the public may read, and nothing of what it was made from."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.states import VISIBLE, State
from mingjing.ledger.rows import RecordedModel
from mingjing.search.index import Entry, Index
from mingjing.statute.decisions import PartyKind

FOUND_BY = Index("publications")
SEARCHED = (
    "case.cause",
    "act.matter",
    "act.outcome",
    "summary",
    "decision.penalty_clauses",
)
SEARCHED_OF_ORGANISATION = ("party.name", "party.uscc")


class Publication(RecordedModel):
    """One decision or result on one channel.

    ``docket`` and ``case_number`` name the file it comes from, whatever procedure that is of.
    """

    kind = models.CharField(
        max_length=20,
        choices=[(one.value, one.label) for one in Kind],
        default=Kind.PENALTY.value,
    )
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

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Save the row, and let the public find by it what is public now."""
        super().save(*args, **kwargs)
        entry = found_by(self)
        if entry is not None:
            FOUND_BY.put(entry)

    def forget_derived(self) -> None:
        """Let the publication not be found any more: its file was destroyed."""
        if self.channel == OPEN_CHANNEL:
            FOUND_BY.erase(self.document)

    @property
    def stage(self) -> State:
        """Where the publication stands."""
        return State(self.state)

    @property
    def sort(self) -> Kind:
        """What is published."""
        return Kind(self.kind)


def found_by(row: Publication) -> Entry | None:
    """Return what the public finds an item by; None for what it must not know of.

    The number of a decision is public in every state; the rest while it is published, and of
    the party only what an organisation is called.
    """
    if row.channel != OPEN_CHANNEL or row.stage not in VISIBLE:
        return None
    words = [row.number]
    if row.stage is State.PUBLISHED:
        record = row.public_record
        is_organisation = record["party_kind"] == PartyKind.ORGANISATION.value
        names = SEARCHED + (SEARCHED_OF_ORGANISATION if is_organisation else ())
        words += [str(record["fields"][name]) for name in names if name in record["fields"]]
    return Entry(row.document, row.decided_on, "\n".join(words))


class PublicDocument(RecordedModel):
    """What anyone who holds a document may know of it: identity, digests, place in the log.

    Digests of a document about a natural person are compared, never shown: whoever knows the
    rest of its text could guess a citizen number from them. ``key_digests`` are of the values a
    reader of the paper can type, so that no page can print one by mistake.
    """

    code = models.CharField(max_length=20, primary_key=True)
    number = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=100)
    issued_on = models.DateField()
    content_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_size = models.BigIntegerField()
    shows_digests = models.BooleanField()
    key_digests = models.JSONField(null=True)
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
    content_sha256 = models.CharField(  # noqa: DJ001 - pages of earlier releases have none
        max_length=64, null=True
    )


class PartyReply(RecordedModel):
    """What the party says to its published decision, shown beside it once it was checked."""

    document = models.CharField(max_length=20, primary_key=True)
    docket = models.CharField(max_length=60)
    text = models.CharField(max_length=2000)
    received_on = models.DateField()
    recorded_by = models.CharField(max_length=20)
    checked_by = models.CharField(max_length=20, blank=True)
    checked_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="no_reply_public_without_a_second_person",
                condition=Q(checked_by="") | ~Q(checked_by=F("recorded_by")),
            ),
        )


class ErrorReport(models.Model):
    """What a reader of a public page wrote to the bureau.

    The one table the portal may write, and only add to; it is outside of the record because it
    may hold personal data of anybody. ``salt`` makes the digest that the record keeps
    unguessable.
    """

    code = models.CharField(max_length=16, primary_key=True)
    request = models.CharField(max_length=64, unique=True)
    about = models.CharField(max_length=100)
    text = models.CharField(max_length=2000)
    contact = models.CharField(max_length=100, blank=True)
    salt = models.CharField(max_length=64)
    sent_at = models.DateTimeField()


class ReceivedReport(RecordedModel):
    """An error report that the record knows by its digest, and what became of it."""

    code = models.CharField(max_length=16, primary_key=True)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=20, blank=True)
    answered_on = models.DateField(null=True)
