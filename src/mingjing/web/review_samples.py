"""Components of review and approval in every state, for the gallery. All invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from mingjing.cases.review_points import Point, Verdict
from mingjing.review.comparing import Comparison
from mingjing.review.outcomes import FAULTS, WORDS, Outcome, why_impossible
from mingjing.review.precheck import Precheck, Suggestion
from mingjing.web.console.acts import fields
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.approvals import Approval
from mingjing.web.console.review_thread import Note, Turn
from mingjing.web.console.told import Told

DAY = date(2026, 6, 16)
SAME, OTHER = "3145f999ebaaed17" * 4, "99b366fd706220f7" * 4


class ChoiceForm(forms.Form):
    """The nine opinions."""

    outcome = fields.OneOf(label="审核意见", choices=[(one.name, one.value) for one in Outcome])


class DaysForm(forms.Form):
    """Days to give."""

    days = fields.OneOf(
        label="批准延长",
        choices=[("1", "1 日，至2026年6月23日"), ("2", "2 日，至2026年6月24日")],
    )


class WhyForm(forms.Form):
    """Reasons to refuse."""

    why = fields.OneOf(label="不批准的理由", choices=[("a", "申请理由不属于特殊情况")])


RESTING = Note("证据 不符合", (("证据1", "#"), ("询问笔录", "")))


def review_samples() -> Mapping[str, Any]:
    """Return what the sections of review and approval in the gallery show."""
    chosen = ChoiceForm(label_suffix="")
    return {
        "prechecks": [
            Precheck(Point.OFFICERS, Suggestion.GOOD, "证件均有效。", "apl-2021:42.1", (1, 2)),
            Precheck(Point.OFFICERS, Suggestion.BAD, "只有 1 人。", "apl-2021:42.1"),
            Precheck(Point.LAW, Suggestion.LOOK, "定性是否准确请审阅。", "seed-2022:A3-5"),
        ],
        "comparisons": [
            Comparison(SAME, SAME, ()),
            Comparison(SAME, OTHER, ("增加证据：4. 询问笔录", "裁量理由有变动")),
        ],
        "turns": [
            Turn(DAY, "林示例", "第 1 轮送审，材料 3 件", "", (), "unit"),
            Turn(
                DAY,
                "陈示例",
                "审核意见：补充调查",
                "证据不足。",
                (RESTING,),
                "legal",
            ),
            Turn(DAY, "吴示例", "复核：维持审核意见", "同意审核意见。", (), "leader"),
        ],
        "chosen": chosen["outcome"],
        "outcome_rows": _rows(chosen),
        "faults": {one: [point.name for point in FAULTS.get(one, ())] for one in Outcome},
        "opinion_words": WORDS,
        "approval_sample": Approval(
            CASE_ACTS["extend-review"],
            CASE_ACTS["refuse-extension"],
            [Told("理由", "需调阅设计图纸（虚构）"), Told("现截止", "2026年6月22日")],
            "批准延长的负责人，以不再签批本案的处罚决定为宜。",
            [],
        ),
        "approval_forms": {
            "extend-review": DaysForm(label_suffix="", prefix="x"),
            "refuse-extension": WhyForm(label_suffix="", prefix="y"),
        },
        "nonce": "sample",
    }


def _rows(form: ChoiceForm) -> list[tuple[Any, Outcome, Any]]:
    answers = dict.fromkeys(Point, Verdict.GOOD)
    return [
        (
            choice,
            outcome,
            why_impossible(outcome, answers, is_lawful=True, is_appropriate=True),
        )
        for choice, outcome in zip(form["outcome"], Outcome, strict=True)
    ]
