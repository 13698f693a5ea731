"""疑难、争议与咨询 as forms: the reviewer marks a case and asks."""

from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.review.advice import Body
from mingjing.review.commands.consult import (
    AskForAdvice,
    MarkDisputed,
    ask_for_advice,
    mark_disputed,
)
from mingjing.review.consultations import advisers
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.extending import running
from mingjing.web.console.acts.fields import OneOf, WordsField


class DisputeForm(ActForm):
    """What is difficult or disputed."""

    reason = WordsField(label="疑难、争议的问题", rows=3, max_length=500)


def _mark(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = MarkDisputed(form.setting.case.docket, form.values["reason"])
    return mark_disputed(order, act=act)


class AdviceForm(ActForm):
    """Whom to ask what."""

    whom = OneOf(label="向谁咨询")
    question = WordsField(label="咨询的问题", rows=4, max_length=2000)

    def prepare(self) -> None:
        """Offer every counsel, and the justice bureau."""
        counsel = [(code, f"{name}（法律顾问）") for code, name in advisers(self.setting.today)]
        self.offer("whom", [*counsel, (Body.JUSTICE.value, Body.JUSTICE.label)])


def _ask(form: ActForm, act: Act, law: RuleBook) -> object:
    whom, is_justice = form.values["whom"], form.values["whom"] == Body.JUSTICE.value
    order = AskForAdvice(
        form.setting.case.docket,
        Body.JUSTICE if is_justice else Body.COUNSEL,
        form.values["question"],
        "" if is_justice else whom,
    )
    return ask_for_advice(order, act=act, law=law)


def is_reviewing(setting: Setting) -> bool:
    """Say whether this person reviews the case now."""
    round_ = running(setting)
    return round_ is not None and round_.reviewer == setting.actor.person


def _may_be_marked(setting: Setting) -> bool:
    round_ = running(setting)
    return is_reviewing(setting) and round_ is not None and not round_.disputed


ACTS = (
    CaseAct(
        "mark-disputed",
        "标记疑难、争议",
        None,
        Permission.REVIEW,
        "seed-2022:A3-9",
        DisputeForm,
        _mark,
        "标记之后，须向法律顾问或者县司法局咨询并记录答复，才能出具同意意见；审核期限照常计算。",
        opens=_may_be_marked,
        is_main=False,
    ),
    CaseAct(
        "ask-for-advice",
        "征求法律意见",
        None,
        Permission.REVIEW,
        "seed-2022:A3-9",
        AdviceForm,
        _ask,
        "法律顾问先声明利害关系，再只读查阅本案；期满或者出具意见后自行终止。意见不代替法制审核。",
        opens=is_reviewing,
        is_main=False,
    ),
)
