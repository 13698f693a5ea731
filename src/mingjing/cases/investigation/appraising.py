"""鉴定、检测 and monitoring: what the law says before each act (pure)."""

from dataclasses import dataclass

from mingjing.cases.states import State
from mingjing.kernel.errors import IllegalTransitionError

RULE = "apl-2021:46"
UNDER_WAY = frozenset({State.FILED, State.INVESTIGATION, State.SUSPENDED})


@dataclass(frozen=True, slots=True)
class SentItem:
    """One line of what is sent to be appraised."""

    name: str
    quantity: str
    specification: str = ""
    note: str = ""


def require_under_way(stage: State) -> None:
    """Refuse to change what an investigation brought once it is over.

    Raises:
        IllegalTransitionError: it is.
    """
    if stage in UNDER_WAY:
        return
    raise IllegalTransitionError(
        f"案件现处于“{stage.label}”，不能再登记。",
        why="证据在调查终结之前收集、审核；终结之后审核、告知的对象不再变动。",
        remedy="确有必要的，恢复调查后再办理；当事人的意见记入陈述申辩。",
        article="apl-2021:54.1",
    )
