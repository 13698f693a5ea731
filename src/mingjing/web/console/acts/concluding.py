"""The conclusions of a legal review as fields: legality, appropriateness, why not."""

from collections.abc import Mapping
from typing import Any

from django import forms

from mingjing.cases.conclusions import APPROPRIATENESS, LEGALITY, ActOpinion, Conclusions
from mingjing.web.console.acts.fields import OneOf, WordsField

YES, NO = "yes", "no"
REASON = 1000


def _both(words: Mapping[bool, str]) -> list[tuple[str, str]]:
    return [(YES, words[True]), (NO, words[False])]


class TwoConclusions(forms.Form):
    """The two conclusions that every review draws, whatever it is of."""

    is_lawful = OneOf(label="合法性结论", choices=_both(LEGALITY))
    is_appropriate = OneOf(label="适当性结论", choices=_both(APPROPRIATENESS))


class ActOpinionForm(forms.Form):
    """The opinion on a permit or a measure: each conclusion with its reason, then the words."""

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
        )
