"""Every component in every state, on one page: for designers, for axe, for screenshots."""

from dataclasses import replace
from datetime import date, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.cases.clocks import Clock
from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import GateClosedError
from mingjing.statute.load import rulebook
from mingjing.web.console.acts import fields
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.pages import guarded
from mingjing.web.console.progress import Phase, Standing
from mingjing.web.console.timeline import Event, in_stretches
from mingjing.web.review_samples import review_samples

TODAY = date(2026, 6, 16)


class SampleForm(forms.Form):
    """One field of each kind."""

    words = fields.WordsField(label="情况记录", help_text="如实填写。")
    lines = fields.LinesField(label="处罚依据", help_text="每行一条。", required=False)
    money = fields.MoneyField(label="罚款（元）")
    day = fields.DayField(label="日期")
    moment = fields.MomentField(label="开始时间")
    one = fields.OneOf(label="送达方式", choices=[("a", "直接送达"), ("b", "邮寄送达")])
    some = fields.SomeOf(label="执法人员", choices=[("a", "林示例"), ("b", "赵示例")])
    tick = fields.Tick(label="已事先告知对方正在记录")
    proof = forms.FileField(label="证明材料", required=False)


def components(request: HttpRequest) -> HttpResponse:
    """Show the gallery."""
    wrong = SampleForm({"money": "七万"}, prefix="wrong", label_suffix="")
    wrong.is_valid()
    context = {
        "cards": _cards(),
        "phases": [
            Phase("线索", Standing.DONE, "05-11"),
            Phase("立案", Standing.DONE, "05-12"),
            Phase("法制审核", Standing.SKIPPED, "不属于重大决定"),
            Phase("告知听取", Standing.NOW, "已告知"),
            Phase("处罚决定", Standing.LOCKED, "须先满足：陈述申辩期"),
        ],
        "events": in_stretches(
            [
                _event(nth, mood)
                for nth, mood in enumerate(("key", "plain", "refused", *["program"] * 4))
            ]
        ),
        "refusal": GateClosedError(
            "还不能作出处罚决定：法制审核未满足。",
            why="重大执法决定未经法制审核或者审核未通过的，不得作出决定。",
            remedy="请先提交法制审核并取得同意的意见。",
            article="apl-2021:58.1",
        ),
        "form": SampleForm(label_suffix=""),
        "wrong": wrong,
        **review_samples(),
    }
    return guarded(render(request, "components.html", context))


def _cards() -> list[ClockCard]:
    law = rulebook()
    review = law.due("SEED-REV", date(2026, 6, 10))
    return [
        card_of(Clock(review, None), TODAY),
        card_of(Clock(review, None), date(2026, 6, 22)),
        card_of(Clock(review, None), date(2026, 6, 24)),
        card_of(Clock(review, TODAY), TODAY),
        card_of(Clock(law.due("APL-60", date(2026, 5, 12)), None), TODAY),
        card_of(Clock(law.due("APL-64-1", date(2026, 6, 12)), None), TODAY),
        replace(
            card_of(Clock(law.due("APL-60", date(2026, 11, 20)), None), date(2026, 11, 25))
        ),
    ]


def _event(nth: int, mood: str) -> Event:
    at = datetime(2026, 6, 16, 9, nth, tzinfo=SHANGHAI)
    return Event(nth, mood, at, "提交法制审核", "第 1 轮，材料 3 件。", "林示例", mood)
