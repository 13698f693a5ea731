"""The opinion of the legal office as fields: points, legality, appropriateness, why not."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField

from mingjing.cases.conclusions import APPROPRIATENESS, LEGALITY, ActOpinion, Conclusions
from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.review_points import POINTS_OF, ActSort, Point
from mingjing.web.console.acts.fields import OneOf, WordsField
from mingjing.web.console.acts.points import (
    PointFields,
    answers_in,
    fields_of,
    headings_of,
    names_of_points,
)
from mingjing.web.console.step_forms import AnySetting, AskingForm

YES, NO = "yes", "no"
REASON = 1000


def _both(words: Mapping[bool, str]) -> list[tuple[str, str]]:
    return [(YES, words[True]), (NO, words[False])]


class TwoConclusions(forms.Form):
    """The two conclusions that every review draws, whatever it is of."""

    is_lawful = OneOf(label="合法性结论", choices=_both(LEGALITY))
    is_appropriate = OneOf(label="适当性结论", choices=_both(APPROPRIATENESS))


class ActOpinionForm(AskingForm[AnySetting]):
    """The opinion on a permit or a measure: points, conclusions with reasons, the words."""

    sort: ClassVar[ActSort] = ActSort.MEASURE

    is_lawful = OneOf(
        label="合法性结论",
        choices=_both(LEGALITY),
        help_text="两项都成立的，审核通过；合法但不适当的，也不通过。",
    )
    unlawful_because = WordsField(
        label="不合法的理由",
        rows=2,
        max_length=REASON,
        required=False,
        help_text="结论为“不合法”的必填。",
    )
    is_appropriate = OneOf(
        label="适当性结论",
        choices=_both(APPROPRIATENESS),
        help_text="拟作的决定、措施是否适当，包括行政裁量权的运用。",
    )
    inappropriate_because = WordsField(
        label="不适当的理由",
        rows=2,
        max_length=REASON,
        required=False,
        help_text="结论为“不适当”的必填。",
    )
    words = WordsField(label="审核意见", rows=3, max_length=REASON)

    def prepare(self) -> None:
        """Put the points that fit before the conclusions; each may rest on what is filed."""
        self.pointers = {one.key: one for one in pointers_of(self.number).values()}
        points = fields_of(self.points, self.pointers.values(), needed=True)
        self.fields = points | self.fields

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that fit what is reviewed."""
        return POINTS_OF[self.sort]

    def headings(self) -> list[tuple[str, list[PointFields]]]:
        """Return the headings of the notice, each with the fields of its points."""
        return headings_of(self, self.points)

    def unheaded(self) -> list[BoundField]:
        """Return the fields that belong to no point."""
        of_points = set(names_of_points(self.points))
        return [one for one in self if one.name not in of_points]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of each negative conclusion, and for no other."""
        said: dict[str, Any] = super().clean() or {}
        for name, reason, words in (
            ("is_lawful", "unlawful_because", LEGALITY[False]),
            ("is_appropriate", "inappropriate_because", APPROPRIATENESS[False]),
        ):
            is_said = bool(said.get(reason, "").strip())
            if said.get(name) == NO and not is_said:
                self.add_error(reason, f"结论为“{words}”的，请写明理由。")
            if said.get(name) == YES and is_said:
                self.add_error(reason, f"结论不是“{words}”；请核对结论，或者删去理由。")
        return said

    def opinion(self) -> ActOpinion:
        """Return the opinion as filled in; call it on a valid form."""
        said = self.cleaned_data
        return ActOpinion(
            Conclusions(
                said["is_lawful"] == YES,
                said["is_appropriate"] == YES,
                said["unlawful_because"],
                said["inappropriate_because"],
            ),
            said["words"],
            answers_in(said, self.points, self.pointers),
        )
