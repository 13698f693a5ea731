"""Rows of evidence: bytes once, items as often as they are used."""

from django.db import models

from mingjing.ledger.rows import RecordedModel


class Blob(RecordedModel):
    """Bytes in the store, named by their digest."""

    outlives_subject = True

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    sm3 = models.CharField(max_length=64, blank=True)
    chunk_root = models.CharField(max_length=64)
    chunk_size = models.IntegerField()
    media_type = models.CharField(max_length=100)


class EvidenceItem(RecordedModel):
    """One item of evidence with the six keys of Annex 2 Art. 7; the original never changes.

    ``origin`` names the subject for which it was taken, where it counts here by reference.
    """

    class Kind(models.TextChoices):
        """Kinds of evidence (APL 46)."""

        DOCUMENTARY = "documentary_evidence", "书证"
        PHYSICAL = "physical_evidence", "物证"
        AUDIOVISUAL = "audiovisual", "视听资料"
        ELECTRONIC = "electronic_data", "电子数据"
        TESTIMONY = "testimony", "证人证言"
        STATEMENT = "party_statement", "当事人的陈述"
        EXPERT_OPINION = "expert_opinion", "鉴定意见"
        RECORD = "scene_record", "勘验笔录、现场笔录"

    subject = models.CharField(max_length=200)
    seq = models.IntegerField()
    kind = models.CharField(max_length=30, choices=Kind.choices)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=500)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    original_name = models.TextField()
    canonical_name = models.CharField(max_length=300)
    unit = models.CharField(max_length=20)
    device = models.CharField(max_length=60)
    officers = models.JSONField()
    used_from = models.DateTimeField()
    used_to = models.DateTimeField()
    party = models.CharField(max_length=200)
    cause = models.CharField(max_length=200)
    captured_by = models.CharField(max_length=20)
    captured_at = models.DateTimeField()
    told_party = models.BooleanField()
    custodian = models.CharField(max_length=20, blank=True)
    accepted_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subject", "seq"), name="one_item_per_place"),
        )
        indexes = (
            models.Index(fields=("captured_at", "id"), name="evidence_by_day"),
            models.Index(
                fields=("unit", "captured_at"),
                condition=models.Q(accepted_at=None, origin=""),
                name="evidence_to_accept",
            ),
        )
