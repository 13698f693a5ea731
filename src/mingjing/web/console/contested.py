"""复议、诉讼 against whatever has a life and is no penalty: the same four forms for each."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from mingjing.access.policy import Permission, may
from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
)
from mingjing.cases.contests import running_in
from mingjing.cases.remedies import RemedyState
from mingjing.cases.remedy_rows import RemedyRow
from mingjing.kernel.life import Named
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.contesting_forms import (
    AnswerFields,
    NoticeFields,
    OutcomeFields,
    StayFields,
)
from mingjing.web.console.offered import Offered, Standing, never
from mingjing.web.console.step_forms import AskingForm

ANSWER_WITHIN = "ARL-48"


class RemedyAct(Named):
    """What is done about a remedy; no table of states of what it is against knows it."""

    RECEIVE = "receive"
    ANSWER = "answer"
    STAY = "stay"
    SETTLE = "settle"

    @property
    def label(self) -> str:
        """What people call it."""
        return ACT_LABELS[self]


ACT_LABELS = {
    RemedyAct.RECEIVE: "登记复议、诉讼",
    RemedyAct.ANSWER: "答复、举证",
    RemedyAct.STAY: "登记停止执行",
    RemedyAct.SETTLE: "登记复议、诉讼结果",
}


class Contested(Standing, Protocol):
    """What can be contested, as a form of its steps sees it."""

    @property
    def remedies(self) -> Sequence[RemedyRow]:
        """Those against it, oldest first."""

    @property
    def is_contestable(self) -> bool:
        """Whether there is an act by now that somebody can contest."""


AnyContested = TypeVar("AnyContested", bound=Contested)


class NoticeForm(NoticeFields, AskingForm[Contested]):
    """The notice."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("received_on")


class AnswerForm(AnswerFields, AskingForm[Contested]):
    """The answer."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("answered_on")


class StayForm(StayFields, AskingForm[Contested]):
    """停止执行."""

    def prepare(self) -> None:
        """Begin with today, and whoever decides."""
        self.begin_with(self.setting.today, running_in(self.setting.remedies))


class OutcomeForm(OutcomeFields, AskingForm[Contested]):
    """The outcome."""

    def prepare(self) -> None:
        """Offer the outcomes of this way."""
        self.offer_outcomes(self.setting.today, running_in(self.setting.remedies))


def remedy_steps(
    *,
    receive: Callable[[ReceiveRemedy, Act, RuleBook], object],
    answer: Callable[[AnswerRemedy, Act, RuleBook], object],
    stay: Callable[[StayExecution, Act], object],
    settle: Callable[[SettleRemedy, Act], object],
    follows: str,
) -> tuple[Offered[Any], ...]:
    """Return the four steps of remedies against one kind of thing.

    Args:
        receive: enters the notice.
        answer: enters the answer.
        stay: enters the order to stop.
        settle: enters the outcome.
        follows: what follows from an outcome, in a sentence.
    """
    needs = Permission.HANDLE_REMEDY
    return (
        Offered(
            "receive-remedy", RemedyAct.RECEIVE, needs, "arl-2023:48", NoticeForm,
            lambda form, act, law: receive(form.order(form.number), act, law),
            "登记后开始计算答复期限。", theirs=_handles, opens=_may_be_contested,
            lacks="没有可以复议、起诉的决定，或者已有复议、诉讼在办。", awaited=never,
        ),
        Offered(
            "answer-remedy", RemedyAct.ANSWER, needs, "arl-2023:44.1", AnswerForm,
            lambda form, act, law: answer(form.order(form.number), act, law),
            "不提出答复、提交证据和依据的，视为没有证据、依据。", theirs=_handles,
            opens=_is_unanswered, lacks="没有等待答复的复议、诉讼。", clock=ANSWER_WITHIN,
        ),
        Offered(
            "stay-execution", RemedyAct.STAY, needs, "arl-2023:42", StayForm,
            lambda form, act, _law: stay(form.order(form.number), act),
            "复议、诉讼期间原则上不停止执行。", theirs=_handles, opens=_may_be_stayed,
            lacks="没有复议、诉讼在办，或者已经停止执行。", awaited=never,
        ),
        Offered(
            "settle-remedy", RemedyAct.SETTLE, needs, "arl-2023:77.1", OutcomeForm,
            lambda form, act, _law: settle(form.order(form.number), act), follows,
            theirs=_handles, opens=_is_contested, lacks="没有复议、诉讼在办。", awaited=never,
        ),
    )  # fmt: skip


def _handles(setting: Contested) -> bool:
    return may(setting.actor, Permission.HANDLE_REMEDY)


def _may_be_contested(setting: Contested) -> bool:
    return setting.is_contestable and running_in(setting.remedies) is None


def _is_contested(setting: Contested) -> bool:
    return running_in(setting.remedies) is not None


def _is_unanswered(setting: Contested) -> bool:
    running = running_in(setting.remedies)
    return running is not None and running.stage is RemedyState.RECEIVED


def _may_be_stayed(setting: Contested) -> bool:
    running = running_in(setting.remedies)
    return running is not None and running.stayed_on is None
