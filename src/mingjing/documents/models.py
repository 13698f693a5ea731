"""Rows of 文书: what was issued, under which number, with which bytes."""

from django.db import models

from mingjing.ledger.rows import RecordedModel


class NumberSeries(RecordedModel):
    """The last number given out for one word and year: gapless, never used twice."""

    outlives_subject = True

    word = models.CharField(max_length=20)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("word", "year"), name="one_series_per_word_and_year"
            ),
        )


class Document(RecordedModel):
    """A document as issued; its PDF follows from its content and its template set.

    A document of a form without 字号 bears its own code in ``number``.
    """

    code = models.CharField(max_length=20, primary_key=True)
    subject = models.CharField(max_length=200)
    form = models.CharField(max_length=30)
    edition = models.CharField(max_length=30)
    number = models.CharField(max_length=60, unique=True)
    issued_at = models.DateTimeField()
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    template_set = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pdf_size = models.BigIntegerField(null=True)
    pages = models.IntegerField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("subject",), name="documents_of_a_subject"),
            models.Index(fields=("issued_at", "code"), name="documents_by_day"),
        )

    @property
    def printed_number(self) -> str:
        """字号 as printed; empty for a form without one."""
        return "" if self.number == self.code else self.number
