"""自行纠正 of a decision (APL 75): its life, and what a correction may not do (pure)."""

from collections.abc import Iterable, Mapping

from mingjing.cases.remedies import Standing
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.life import Life, Named, leading
from mingjing.kernel.money import yuan

RULE = "apl-2021:75.2"


class CorrectionState(Named):
    """How far a correction is."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECIDED = "decided"
    SERVED = "served"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[CorrectionState, str] = {
    CorrectionState.PROPOSED: "已提出纠正",
    CorrectionState.AGREED: "法制审核同意纠正",
    CorrectionState.DECIDED: "已决定纠正",
    CorrectionState.SERVED: "纠正决定已送达",
    CorrectionState.DROPPED: "不予纠正",
}


class CorrectionStep(Named):
    """What is done about a correction; the value is its command."""

    REVIEW = "review_correction"
    DISAGREE = "refuse_to_correct"
    DECIDE = "decide_correction"
    DROP = "drop_correction"
    SERVE = "serve_correction"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[CorrectionStep, str] = {
    CorrectionStep.REVIEW: "法制审核同意",
    CorrectionStep.DISAGREE: "法制审核不同意",
    CorrectionStep.DECIDE: "决定撤销、变更",
    CorrectionStep.DROP: "决定不予撤销、变更",
    CorrectionStep.SERVE: "送达撤销、变更决定",
}
C = CorrectionState
CORRECTION_LIFE = Life(
    "自行纠正",
    C.PROPOSED,
    frozenset({C.SERVED, C.DROPPED}),
    {
        CorrectionStep.REVIEW: leading("P30", RULE, C.AGREED, C.PROPOSED),
        CorrectionStep.DISAGREE: leading("P30", RULE, C.DROPPED, C.PROPOSED),
        CorrectionStep.DECIDE: leading("P30", RULE, C.DECIDED, C.AGREED),
        CorrectionStep.DROP: leading("P30", RULE, C.DROPPED, C.AGREED),
        CorrectionStep.SERVE: leading("P30", "apl-2021:61.1", C.SERVED, C.DECIDED),
    },
)


def require_lighter(
    standing: Standing,
    *,
    fine_fen: int,
    kinds: Iterable[str],
    now_fen: int,
    now_kinds: Iterable[str],
) -> None:
    """Refuse a correction that is none, or that would be heavier for the party.

    Args:
        standing: changed or revoked.
        fine_fen: what is left of the fine.
        kinds: what is left of the other penalties.
        now_fen: the fine as it stands.
        now_kinds: the other penalties as they stand.

    Raises:
        InvalidInputError: neither changed nor revoked.
        GateClosedError: heavier, or nothing would be changed.
    """
    if standing not in {Standing.CHANGED, Standing.REVOKED}:
        raise InvalidInputError(
            "自行纠正只能撤销或者变更。",
            why="确认违法、确认无效由行政复议机关、人民法院作出。",
            remedy="请选择撤销或者变更。",
            article=RULE,
        )
    if standing is Standing.REVOKED:
        return
    left, before = set(kinds), set(now_kinds)
    if fine_fen > now_fen or not left <= before:
        raise GateClosedError(
            "自行纠正不能加重处罚。",
            why=f"现罚款 {yuan(now_fen)} 元；加重的处罚没有经过告知、听取陈述申辩和法制审核。",
            remedy="确需加重的，先撤销原决定，另行立案，依程序重新办理。",
            article="apl-2021:62",
        )
    if fine_fen == now_fen and left == before:
        raise GateClosedError(
            "变更的内容与原决定相同。",
            why="变更应当减轻或者免除一项处罚。",
            remedy="请填写变更以后的罚款数额，或者去掉不再适用的处罚种类。",
            article=RULE,
        )
