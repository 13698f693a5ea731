"""How far a suspected crime was reported, and what may follow it (pure; R310).

Before the decision the case itself waits for the answer. Afterwards the report takes its own
way beside it: a warning, a halt, a permit taken are not suspended (R310 11.2), and a fine is
set off by the court (R310 11.3).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from mingjing.cases.states import Step
from mingjing.kernel.errors import GateClosedError


class Standing(StrEnum):
    """Where the last report of a suspected crime stands."""

    NONE = "none"
    PROPOSED = "proposed"
    APPROVED = "approved"
    REFERRED = "referred"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self]


LABELS = {
    Standing.NONE: "没有报请移送",
    Standing.PROPOSED: "已报请移送",
    Standing.APPROVED: "已批准移送",
    Standing.REFERRED: "已移送公安机关",
    Standing.ENDED: "移送已经办结",
}
OPEN = frozenset({Standing.PROPOSED, Standing.APPROVED, Standing.REFERRED})
FROM = {
    Step.PROPOSE_REFERRAL: frozenset({Standing.NONE, Standing.ENDED}),
    Step.APPROVE_REFERRAL: frozenset({Standing.PROPOSED}),
    Step.REFUSE_REFERRAL: frozenset({Standing.PROPOSED}),
    Step.REFER: frozenset({Standing.APPROVED}),
    Step.ACCEPT_REFERRAL: frozenset({Standing.REFERRED}),
    Step.RETURN_REFERRAL: frozenset({Standing.REFERRED}),
}


class Report(Protocol):
    """What tells where a report stands."""

    @property
    def approved(self) -> bool | None:
        """What the chief answered; None before."""

    @property
    def handed_at(self) -> datetime | None:
        """When the case was handed over."""

    @property
    def answered_on(self) -> date | None:
        """When the public security organ answered."""


def standing_of(report: Report | None) -> Standing:
    """Return where a report stands; that there is none is a standing, too."""
    if report is None:
        return Standing.NONE
    if report.approved is None:
        return Standing.PROPOSED
    if not report.approved or report.answered_on is not None:
        return Standing.ENDED
    return Standing.APPROVED if report.handed_at is None else Standing.REFERRED


def require_standing(step: Step, standing: Standing) -> None:
    """Refuse a step for which the last report does not stand where it begins.

    Raises:
        GateClosedError: nothing was reported, it is not decided, or it is over.
    """
    if standing in FROM[step]:
        return
    begins = "、".join(f"“{one.label}”" for one in Standing if one in FROM[step])
    raise GateClosedError(
        f"移送司法机关现处于“{standing.label}”，不能“{step.label}”。",
        why=f"这一步只能从{begins}开始。",
        remedy="请对照案件的移送记录，按顺序办理。",
        article="r310-2020:5.2",
    )


def require_answered(standing: Standing) -> None:
    """Refuse to close a case while the report of a suspected crime is on its way.

    Raises:
        GateClosedError: it is not over.
    """
    if standing not in OPEN:
        return
    raise GateClosedError(
        f"移送司法机关还没有办结（{standing.label}），不能结案。",
        why="对应当移送的涉嫌犯罪案件，不得以行政处罚代替移送。",
        remedy="请先办理移送并登记公安机关的决定；不批准移送的，登记理由。",
        article="r310-2020:11.1",
    )
