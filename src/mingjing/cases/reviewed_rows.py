"""Columns of whatever the legal office reviews beside a case: who, when, two conclusions."""

from datetime import date

from django.db import models
from django.db.models import Q

from mingjing.cases.conclusions import ActOpinion, Conclusions, have_passed
from mingjing.cases.review_points import Answer, Point, Verdict
from mingjing.ledger.entries import plain
from mingjing.ledger.rows import RecordedModel

PASSED = Q(lawful__isnull=False, lawful=True, appropriate__isnull=False, appropriate=True)
"""Both conclusions were drawn, and both hold."""


class ReviewedRow(RecordedModel):
    """What is reviewed once, with both conclusions or none."""

    reviewed_on = models.DateField(null=True)
    reviewed_by = models.CharField(max_length=20, blank=True)
    lawful = models.BooleanField(null=True)
    appropriate = models.BooleanField(null=True)
    unlawful_because = models.TextField(blank=True)
    inappropriate_because = models.TextField(blank=True)
    review_words = models.TextField(blank=True)
    review_points = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @property
    def passed(self) -> bool | None:
        """Whether both conclusions hold; None while nobody reviewed it."""
        return have_passed(self.lawful, self.appropriate)

    @property
    def conclusions(self) -> Conclusions | None:
        """The two; None while nobody reviewed it."""
        if self.lawful is None or self.appropriate is None:
            return None
        return Conclusions(
            self.lawful, self.appropriate, self.unlawful_because, self.inappropriate_because
        )

    @property
    def answers(self) -> list[tuple[Point, Answer]]:
        """The answer to each point, in the order of the checklist."""
        kept = self.review_points
        return [
            (
                point,
                Answer(
                    Verdict(kept[point.name]["verdict"]),
                    kept[point.name]["remark"],
                    tuple(kept[point.name]["grounds"]),
                ),
            )
            for point in Point
            if point.name in kept
        ]

    def keep_opinion(self, opinion: ActOpinion, *, by: str, on: date) -> None:
        """Take an opinion over; whoever calls this saves the row."""
        said = opinion.conclusions
        self.reviewed_on, self.reviewed_by = on, by
        self.lawful, self.appropriate = said.is_lawful, said.is_appropriate
        self.unlawful_because = said.unlawful_because
        self.inappropriate_because = said.inappropriate_because
        self.review_words = opinion.words
        self.review_points = {
            point.name: plain(answer) for point, answer in opinion.answers.items()
        }

    def forget_opinion(self) -> None:
        """Drop the opinion: what it was about is proposed anew."""
        self.reviewed_on, self.reviewed_by = None, ""
        self.lawful = self.appropriate = None
        self.unlawful_because = self.inappropriate_because = self.review_words = ""
        self.review_points = {}


def concluded_twice(name: str) -> models.CheckConstraint:
    """Return the constraint of that name: a review has both of its conclusions and a day."""
    return models.CheckConstraint(
        name=name,
        condition=Q(reviewed_on=None, lawful=None, appropriate=None)
        | Q(reviewed_on__isnull=False, lawful__isnull=False, appropriate__isnull=False),
    )
