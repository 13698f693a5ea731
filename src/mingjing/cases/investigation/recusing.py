"""Who may withdraw from a case, in what capacity, and who decides (APL 43, SOD-05; pure)."""

from enum import StrEnum

from mingjing.kernel.errors import GateClosedError, SeparationOfDutiesError

RULE = "apl-2021:43"


class Capacity(StrEnum):
    """As what somebody takes part in a case."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    PRESIDING_OFFICER = "presiding_officer"
    LEADER = "leader"

    @property
    def label(self) -> str:
        """What people call it."""
        return CAPACITY_LABELS[self]


CAPACITY_LABELS = {
    Capacity.OFFICER: "承办人",
    Capacity.REVIEWER: "审核人员",
    Capacity.PRESIDING_OFFICER: "听证主持人",
    Capacity.LEADER: "负责人",
}


def require_decider(
    decider: str, concerned: str, capacity: Capacity, outside: str, reference: str
) -> None:
    """Refuse a decision by whom it concerns, or on a leader by anybody inside the bureau.

    Args:
        decider: who records the decision.
        concerned: who is to withdraw.
        capacity: of whom it concerns.
        outside: the institution that decided; empty where a leader of the bureau did.
        reference: its paper.

    Raises:
        SeparationOfDutiesError: the same person.
        GateClosedError: on a leader, and nobody outside decided; or the other way round.
    """
    if decider == concerned:
        raise SeparationOfDutiesError(
            "不能决定自己的回避。",
            why="回避由行政机关负责人决定；负责人自己的回避，由上一级机关或者党组决定。",
            remedy="请由其他负责人办理；负责人的回避，请其他负责人登记上一级机关或者党组的决定。",
            article=RULE,
        )
    if capacity is Capacity.LEADER and not (outside.strip() and reference.strip()):
        raise GateClosedError(
            "没有写明由哪个上一级机关或者党组决定，以及决定的文件。",
            why="负责人自己的回避不由本机关负责人决定（条文未写明由谁决定，属于理解，未核实）。",
            remedy="请取得上一级机关或者党组的决定，填写其名称和文件后登记。",
            article=RULE,
        )
    if capacity is not Capacity.LEADER and outside.strip():
        raise GateClosedError(
            "执法人员、审核人员、听证主持人的回避由本机关负责人决定。",
            why="当事人提出回避申请的，行政机关应当依法审查，由行政机关负责人决定。",
            remedy="请不填上一级机关，由您自己决定。",
            article=RULE,
        )
