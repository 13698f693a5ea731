"""先行登记保存 (APL 56): its life as a table, and what the law says before each act (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.life import Life, Named, leading

RULE = "apl-2021:56"
RECORDED = "REC-PRESERVE"
SETTLE_WITHIN = "APL-56"
RETURN = "return"


class State(Named):
    """Where a preservation stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    PRESERVED = "preserved"
    SETTLED = "settled"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """What people call it."""
        return STATE_LABELS[self]


STATE_LABELS: Mapping[State, str] = {
    State.REQUESTED: "提请",
    State.APPROVED: "已批准",
    State.PRESERVED: "登记保存中",
    State.SETTLED: "已处理",
    State.DECLINED: "不予登记保存",
}


class Step(Named):
    """What can be done about it; the value is its command."""

    APPROVE = "approve_preservation"
    DECLINE = "decline_preservation"
    IMPOSE = "impose_preservation"
    PROPOSE = "propose_settlement"
    SETTLE = "settle_preservation"

    @property
    def label(self) -> str:
        """What people call it."""
        return STEP_LABELS[self]


STEP_LABELS: Mapping[Step, str] = {
    Step.APPROVE: "批准先行登记保存",
    Step.DECLINE: "不予先行登记保存",
    Step.IMPOSE: "实施先行登记保存",
    Step.PROPOSE: "提出登记保存的处理意见",
    Step.SETTLE: "作出登记保存的处理决定",
}

S = State
WAYS = {
    Step.APPROVE: leading("P04a", RULE, S.APPROVED, S.REQUESTED),
    Step.DECLINE: leading("P04a", RULE, S.DECLINED, S.REQUESTED, S.APPROVED),
    Step.IMPOSE: leading("P04a", RULE, S.PRESERVED, S.APPROVED),
    Step.PROPOSE: leading("P04a", RULE, S.PRESERVED, S.PRESERVED),
    Step.SETTLE: leading("P04a", RULE, S.SETTLED, S.PRESERVED),
}
LIFE = Life("先行登记保存", S.REQUESTED, frozenset({S.SETTLED, S.DECLINED}), WAYS)
open_steps, advance = LIFE.open_steps, LIFE.advance


@dataclass(frozen=True, slots=True)
class PreservedFacts:
    """One line of the list, as the form has it.

    Args:
        name: of the evidence.
        quantity: as counted, with *unit*.
        specification: 规格型号.
        origin: 产地.
        grade: 成色（品级）.
        price: as marked or told; empty where nobody knows.
        note: anything else.
    """

    name: str
    quantity: str
    unit: str
    specification: str = ""
    origin: str = ""
    grade: str = ""
    price: str = ""
    note: str = ""


def require_list(items: tuple[PreservedFacts, ...]) -> None:
    """Refuse a list that is not item by item.

    Raises:
        InvalidInputError: nothing is listed, or an item lacks name, quantity or unit.
    """
    complete = all(text.strip() for one in items for text in (one.name, one.quantity, one.unit))
    if items and complete:
        return
    raise InvalidInputError(
        "清单不完整。",
        why="登记保存的证据应当当场清点，逐项开列。",
        remedy="请逐项填写名称、数量和单位。",
        article=RULE,
    )


def require_outcome(outcome: str, *, known: bool, is_lapsed: bool) -> None:
    """Refuse a settlement that nobody knows, or anything but the return once time is over.

    Raises:
        InvalidInputError: no such outcome.
        GateClosedError: the seven working days are over.
    """
    if not known:
        raise InvalidInputError(
            "没有这种处理方式。",
            why="登记保存的证据应当在七日内及时作出处理决定。",
            remedy="请从所列的处理方式中选择。",
            article=RULE,
        )
    if is_lapsed and outcome != RETURN:
        raise GateClosedError(
            "登记保存已满七个工作日，只能解除并返还。",
            why="应当在七日内及时作出处理决定；逾期未处理的视为解除（属于理解，未核实）。",
            remedy="请解除登记保存，立即返还；仍需扣押的，另行依法提请查封、扣押。",
            article=RULE,
        )
