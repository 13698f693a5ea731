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


class ReportStage(StrEnum):
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
    ReportStage.NONE: "没有报请移送",
    ReportStage.PROPOSED: "已报请移送",
    ReportStage.APPROVED: "已批准移送",
    ReportStage.REFERRED: "已移送公安机关",
    ReportStage.ENDED: "移送已经办结",
}
OPEN = frozenset({ReportStage.PROPOSED, ReportStage.APPROVED, ReportStage.REFERRED})
FROM = {
    Step.PROPOSE_REFERRAL: frozenset({ReportStage.NONE, ReportStage.ENDED}),
    Step.APPROVE_REFERRAL: frozenset({ReportStage.PROPOSED}),
    Step.REFUSE_REFERRAL: frozenset({ReportStage.PROPOSED}),
    Step.REFER: frozenset({ReportStage.APPROVED}),
    Step.ACCEPT_REFERRAL: frozenset({ReportStage.REFERRED}),
    Step.RETURN_REFERRAL: frozenset({ReportStage.REFERRED}),
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


def stage_of_report(report: Report | None) -> ReportStage:
    """Return where a report stands; that there is none is a stage, too."""
    if report is None:
        return ReportStage.NONE
    if report.approved is None:
        return ReportStage.PROPOSED
    if not report.approved or report.answered_on is not None:
        return ReportStage.ENDED
    return ReportStage.APPROVED if report.handed_at is None else ReportStage.REFERRED


def require_report_at(step: Step, stage: ReportStage) -> None:
    """Refuse a step for which the last report does not stand where it begins.

    Raises:
        GateClosedError: nothing was reported, it is not decided, or it is over.
    """
    if stage in FROM[step]:
        return
    begins = "、".join(f"“{one.label}”" for one in ReportStage if one in FROM[step])
    raise GateClosedError(
        f"移送司法机关现处于“{stage.label}”，不能“{step.label}”。",
        why=f"这一步只能从{begins}开始。",
        remedy="请对照案件的移送记录，按顺序办理。",
        article="r310-2020:5.2",
    )


def require_answered(stage: ReportStage) -> None:
    """Refuse to close a case while the report of a suspected crime is on its way.

    Raises:
        GateClosedError: it is not over.
    """
    if stage not in OPEN:
        return
    raise GateClosedError(
        f"移送司法机关还没有办结（{stage.label}），不能结案。",
        why="对应当移送的涉嫌犯罪案件，不得以行政处罚代替移送。",
        remedy="请先办理移送并登记公安机关的决定；不批准移送的，登记理由。",
        article="r310-2020:11.1",
    )
