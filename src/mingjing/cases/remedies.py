"""行政复议、行政诉讼: their life, their clocks, what each outcome means (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.life import Life, Named, leading, staying

ANSWER_PLAINLY, ANSWER_SIMPLY, ANSWER_COURT = "ARL-48", "ARL-54", "APrL-67"
SUE_AFTER = "APrL-45"


class Way(StrEnum):
    """To whom the party turned."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"

    @property
    def label(self) -> str:
        """What it is called."""
        return WAY_LABELS[self]

    def answer_within(self, *, is_simple: bool) -> str:
        """Return the rule that says until when the bureau answers."""
        if self is Way.LITIGATION:
            return ANSWER_COURT
        return ANSWER_SIMPLY if is_simple else ANSWER_PLAINLY


WAY_LABELS: Mapping[Way, str] = {
    Way.RECONSIDERATION: "行政复议",
    Way.LITIGATION: "行政诉讼",
}


class RemedyState(Named):
    """How far a remedy is."""

    RECEIVED = "received"
    ANSWERED = "answered"
    OVER = "over"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[RemedyState, str] = {
    RemedyState.RECEIVED: "已收到通知",
    RemedyState.ANSWERED: "已答复举证",
    RemedyState.OVER: "已有结果",
}


class RemedyStep(Named):
    """What is done about a remedy; the value is its command."""

    ANSWER = "answer_remedy"
    STAY = "stay_execution"
    SETTLE = "settle_remedy"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[RemedyStep, str] = {
    RemedyStep.ANSWER: "答复、举证",
    RemedyStep.STAY: "停止执行",
    RemedyStep.SETTLE: "登记复议、诉讼结果",
}
RUNNING = (RemedyState.RECEIVED, RemedyState.ANSWERED)
REMEDY_LIFE = Life(
    "行政复议、行政诉讼",
    RemedyState.RECEIVED,
    frozenset({RemedyState.OVER}),
    {
        RemedyStep.ANSWER: leading(
            "P25", "arl-2023:48", RemedyState.ANSWERED, RemedyState.RECEIVED
        ),
        RemedyStep.STAY: staying("P25", "arl-2023:42", *RUNNING),
        RemedyStep.SETTLE: leading("P25", "arl-2023:77.1", RemedyState.OVER, *RUNNING),
    },
)


class Standing(StrEnum):
    """What became of a decision; the value is a ground of withdrawal of what is public."""

    STANDS = ""
    CHANGED = "changed"
    REVOKED = "revoked"
    UNLAWFUL = "unlawful"
    VOID = "void"

    @property
    def label(self) -> str:
        """What people call it."""
        return STANDING_LABELS[self]

    @property
    def has_fallen(self) -> bool:
        """Whether nothing can be asked of the party any more."""
        return self in {Standing.REVOKED, Standing.VOID}


STANDING_LABELS: Mapping[Standing, str] = {
    Standing.STANDS: "有效",
    Standing.CHANGED: "已变更",
    Standing.REVOKED: "已撤销",
    Standing.UNLAWFUL: "确认违法，不撤销",
    Standing.VOID: "确认无效",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a remedy ended.

    Args:
        words: the statute's own.
        article: citation.
        leaves: what it makes of the decision.
        redone: whether the bureau must act anew.
        decides: whether the matter was decided, so that the remedies are used up.
    """

    words: str
    article: str
    leaves: Standing = Standing.STANDS
    redone: bool = False
    decides: bool = True


OUTCOMES: Mapping[Way, Mapping[str, Outcome]] = {
    Way.RECONSIDERATION: {
        "upheld": Outcome("维持", "arl-2023:68"),
        "changed": Outcome("变更", "arl-2023:63", Standing.CHANGED),
        "revoked": Outcome("撤销", "arl-2023:64", Standing.REVOKED),
        "redo": Outcome(
            "撤销并责令重新作出行政行为", "arl-2023:64", Standing.REVOKED, redone=True
        ),
        "unlawful": Outcome("确认违法，不撤销", "arl-2023:65", Standing.UNLAWFUL),
        "void": Outcome("确认无效", "arl-2023:67", Standing.VOID),
        "mediated": Outcome("调解（变更）", "arl-2023:73", Standing.CHANGED),
        "rejected": Outcome("驳回申请", "arl-2023:33", decides=False),
        "withdrawn": Outcome("撤回申请，终止", "arl-2023:41", decides=False),
    },
    Way.LITIGATION: {
        "upheld": Outcome("判决驳回诉讼请求", "aprl-2017:69"),
        "changed": Outcome("判决变更", "aprl-2017:77", Standing.CHANGED),
        "revoked": Outcome("判决撤销", "aprl-2017:70", Standing.REVOKED),
        "redo": Outcome(
            "判决撤销并重新作出行政行为", "aprl-2017:70", Standing.REVOKED, redone=True
        ),
        "unlawful": Outcome("判决确认违法，不撤销", "aprl-2017:74", Standing.UNLAWFUL),
        "void": Outcome("判决确认无效", "aprl-2017:75", Standing.VOID),
        "rejected": Outcome("裁定驳回起诉", "aprl-i-2018:69", decides=False),
        "withdrawn": Outcome("裁定准许撤诉", "aprl-2017:62", decides=False),
    },
}


def outcome_of(way: Way, code: str) -> Outcome:
    """Return the outcome of that code.

    Raises:
        InvalidInputError: this way knows no such outcome.
    """
    found = OUTCOMES[way].get(code)
    if found is None:
        raise InvalidInputError(
            f"{way.label}没有这种结果。",
            why=f"可以选择：{'；'.join(one.words for one in OUTCOMES[way].values())}。",
            remedy="请对照决定书、判决书、裁定书选择其中一项。",
            article="arl-2023:77.1",
        )
    return found
