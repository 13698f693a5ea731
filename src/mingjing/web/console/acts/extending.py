"""延长审核期限 as forms: the reviewer asks, a leader grants or refuses."""

from typing import TYPE_CHECKING

from mingjing.access.policy import Permission
from mingjing.kernel.dates import chinese
from mingjing.ledger.recording import Act
from mingjing.review.commands.extend_review import (
    ExtendReview,
    RefuseExtension,
    RequestExtension,
    extend_review,
    refuse_extension,
    request_extension,
)
from mingjing.review.extensions import ARTICLE, Extension, choices
from mingjing.review.queries import due_of, open_request, rounds_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import OneOf, WordsField

if TYPE_CHECKING:
    from mingjing.review.models import ReviewRound

REFUSALS = (
    "申请理由不属于特殊情况",
    "现有材料足以在原期限内审结",
    "办案期限所余无几，不宜延长",
    "请另行调配审核人员",
)
OTHER = "other"


def running(setting: Setting) -> "ReviewRound | None":
    """Return the round that is being reviewed, None where none is."""
    rounds = rounds_of(setting.case)
    return rounds[-1] if rounds and rounds[-1].status == "accepted" else None


def extensions_left(setting: Setting) -> tuple[Extension, ...]:
    """Return every extension that may still be given today."""
    round_ = running(setting)
    due = due_of(round_, setting.law) if round_ is not None else None
    if round_ is None or due is None or round_.extended_days or setting.today > due:
        return ()
    return choices(setting.law, due)


def _offered(setting: Setting) -> list[tuple[str, str]]:
    """Return the choices of days, also where it is too late: the command says so better."""
    round_ = running(setting)
    due = due_of(round_, setting.law) if round_ is not None else None
    found = choices(setting.law, due or setting.today)
    return [(str(one.days), _words(one)) for one in found]


def _words(one: Extension) -> str:
    return f"{one.days} 日，至{one.until.month}月{one.until.day}日"


def two_readings(longest: Extension) -> str:
    """Say until when the longest extension runs in both readings of the word 日."""
    strict = f"最迟至{chinese(longest.until)}（“日”按自然日计算，从严适用）"
    if longest.latest == longest.until:
        return strict
    return f"{strict}；按工作日理解，最晚至{chinese(longest.latest)}"


class RequestForm(ActForm):
    """How many days are asked for, and why."""

    days = OneOf(label="申请延长")
    reason = WordsField(label="特殊情况", rows=2, max_length=300)

    def prepare(self) -> None:
        """Offer what the rule knows, the longest first chosen."""
        offered = _offered(self.setting)
        self.offer("days", offered)
        self.fields["days"].initial = offered[-1][0]


def _request(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = RequestExtension(form.setting.case.docket, int(said["days"]), said["reason"])
    return request_extension(order, act=act, law=law)


class ExtensionForm(ActForm):
    """How many days are given; the reviewer has said why."""

    days = OneOf(label="批准延长")
    reason = WordsField(label="理由", rows=2, max_length=300)

    def prepare(self) -> None:
        """Offer what the rule knows; ask for a reason only where nobody gave one."""
        self.offer("days", _offered(self.setting))
        round_ = running(self.setting)
        requests = round_.extensionrequest_set.order_by("pk") if round_ is not None else []
        if any(request.granted is not False for request in requests):
            del self.fields["reason"]
        elif self.is_bound:
            self.fields["reason"].required = False  # the command says what is wrong, and why


def _extend(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ExtendReview(form.setting.case.docket, int(said["days"]), said.get("reason", ""))
    return extend_review(order, act=act, law=law)


class RefusalForm(ActForm):
    """Why no days are given."""

    why = OneOf(
        label="不批准的理由",
        choices=[(one, one) for one in REFUSALS] + [(OTHER, "其他（写在下面）")],
    )
    words = WordsField(label="说明", rows=2, max_length=300, required=False)

    def reason(self) -> str:
        """Return the reason in words; the command refuses a blank one."""
        said = self.cleaned_data
        chosen = "" if said["why"] == OTHER else said["why"]
        return "：".join(part for part in (chosen, said["words"].strip()) if part)


def _refuse(form: ActForm, act: Act, law: RuleBook) -> object:
    assert isinstance(form, RefusalForm)  # noqa: S101 - the table below pairs them
    order = RefuseExtension(form.setting.case.docket, form.reason())
    return refuse_extension(order, act=act, law=law)


def _may_ask(setting: Setting) -> bool:
    round_ = running(setting)
    return (
        round_ is not None
        and round_.reviewer == setting.actor.person
        and open_request(round_) is None
        and bool(extensions_left(setting))
    )


def _was_asked(setting: Setting) -> bool:
    round_ = running(setting)
    return (
        round_ is not None
        and round_.reviewer != setting.actor.person
        and open_request(round_) is not None
        and bool(extensions_left(setting))
    )


ACTS = (
    CaseAct(
        "request-extension",
        "申请延长审核期限",
        None,
        Permission.REVIEW,
        ARTICLE,
        RequestForm,
        _request,
        "因特殊情况需要延长的，经领导批准，不得超过三日，只延长一次；批准之前期限照常计算。",
        opens=_may_ask,
        lacks=lambda _setting: "本案不在由您审核，或者已经申请、已经延长。",
        is_main=False,
    ),
    CaseAct(
        "extend-review",
        "批准延长审核期限",
        None,
        Permission.EXTEND_REVIEW,
        ARTICLE,
        ExtensionForm,
        _extend,
        "因特殊情况需要延长期限的，应当经领导批准后延长，但延长期限不得超过3日。",
        opens=_was_asked,
        lacks=lambda _setting: "没有等待批准的延期申请，或者期限已经届满。",
        elsewhere="approval",
    ),
    CaseAct(
        "refuse-extension",
        "不批准延长",
        None,
        Permission.EXTEND_REVIEW,
        ARTICLE,
        RefusalForm,
        _refuse,
        "原期限不变，审核人员据此安排剩下的时间。",
        opens=_was_asked,
        lacks=lambda _setting: "没有等待答复的延期申请，或者期限已经届满。",
        elsewhere="approval",
        is_main=False,
    ),
)
