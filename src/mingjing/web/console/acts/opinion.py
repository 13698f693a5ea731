"""法制审核意见 as a form: eleven points, two conclusions, one of nine opinions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.review_points import Point, Verdict
from mingjing.review.consultations import dispute_of, was_advised
from mingjing.review.outcomes import Finding, Impossible, Outcome, why_impossible
from mingjing.review.queries import rounds_of
from mingjing.web.console.acts.asking import ActForm
from mingjing.web.console.acts.concluding import NO, YES, TwoConclusions
from mingjing.web.console.acts.fields import OneOf, Tick, WordsField
from mingjing.web.console.acts.points import (
    REMARK,
    PointFields,
    answers_in,
    fields_of,
    grounds_of,
    headings_of,
    names_of_points,
    remark_of,
    verdict_of,
)


class OpinionForm(TwoConclusions, ActForm):
    """Everything an opinion consists of; what belongs together the command demands."""

    outcome = OneOf(
        label="审核意见",
        choices=[(one.name, f"（{one.item}）{one.value}") for one in Outcome],
    )
    text = WordsField(label="意见正文", rows=5)
    collective = Tick(label="同时建议由局机关领导集体研究决定")
    adviser_opinion = forms.CharField(
        label="法律顾问意见书的字号或者日期",
        help_text="重大执法决定应当征求法律顾问意见；没有征求的，在下一项写明理由，两项必填其一。",
        max_length=200,
        required=False,
    )
    adviser_waiver = WordsField(
        label="没有征求法律顾问意见的理由", rows=2, max_length=REMARK, required=False
    )

    def prepare(self) -> None:
        """Add the points; each may rest on pieces of the evidence and on papers."""
        self.pointers = {one.key: one for one in pointers_of(self.setting.case.docket).values()}
        self.fields |= fields_of(Point, self.pointers.values())

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two that say what the counsel had to do with it."""
        said: dict[str, Any] = super().clean() or {}
        if not (
            said.get("adviser_opinion", "").strip() or said.get("adviser_waiver", "").strip()
        ):
            self.add_error(
                "adviser_opinion", "意见书的字号或者日期与没有征求的理由，须填写其中一项。"
            )
        return said

    def ask_to_explain(self, points: Iterable[Point]) -> None:
        """Demand a remark on each point that is found in order where the file suggests not."""
        for point in points:
            said = self.cleaned_data
            if (
                said.get(verdict_of(point)) == Verdict.GOOD.name
                and not said[remark_of(point)].strip()
            ):
                self.add_error(
                    remark_of(point), "材料核对提示“可能不符合”，认定符合的，请写明理由。"
                )

    def headings(self) -> list[tuple[str, list[PointFields]]]:
        """Return the seven headings of the notice, each with the fields of its points."""
        return headings_of(self, Point)

    def finding(self) -> Finding:
        """Return the opinion as filled in; call it on a valid form."""
        said = self.cleaned_data
        return Finding(
            outcome=Outcome[said["outcome"]],
            answers=answers_in(said, Point, self.pointers),
            is_lawful=said["is_lawful"] == YES,
            is_appropriate=said["is_appropriate"] == YES,
            text=said["text"],
            collective=said["collective"],
            adviser_opinion=said["adviser_opinion"],
            adviser_waiver=said["adviser_waiver"],
        )

    def outcomes(self) -> list[tuple[Any, Outcome, Impossible | None]]:
        """Return the choices of the opinion, each with why the answers so far rule it out."""
        chosen = {
            point: Verdict[value]
            for point in Point
            if (value := self[verdict_of(point)].value()) in Verdict.__members__
        }
        conclusions = {
            "is_lawful": _said(self["is_lawful"].value()),
            "is_appropriate": _said(self["is_appropriate"].value()),
        }
        unadvised = self._unadvised()
        return [
            (
                choice,
                outcome,
                (unadvised if outcome is Outcome.AGREE else None)
                or why_impossible(outcome, chosen, **conclusions),
            )
            for choice, outcome in zip(self["outcome"], Outcome, strict=True)
        ]

    def _unadvised(self) -> Impossible | None:
        case = self.setting.case
        if not dispute_of(rounds_of(case)) or was_advised(case):
            return None
        return Impossible(
            "已标记为疑难、争议，尚未得到法律顾问或者县司法局的答复。",
            "请先咨询并记录答复。",
            "seed-2022:A3-9",
        )


def initial_from(fields: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return first values for the form from what a draft holds."""
    many = {grounds_of(point) for point in Point}
    return {
        name: values if name in many else (values[0] if values else "")
        for name, values in fields.items()
    }


def names_of_fields() -> Iterable[str]:
    """Return the names of every field that a draft may hold."""
    yield from OpinionForm.base_fields
    yield from names_of_points(Point)


def _said(value: object) -> bool | None:
    return {YES: True, NO: False}.get(str(value))
