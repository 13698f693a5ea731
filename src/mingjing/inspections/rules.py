"""What the law says before an act of an inspection, as pure functions of facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mingjing.inspections.kinds import Kind
from mingjing.kernel.errors import GateClosedError, NotPermittedError, SeparationOfDutiesError

APPROVAL = "g54-2024:whole"


@dataclass(frozen=True, slots=True)
class CapFacts:
    """All that decides whether one more inspection of an enterprise is lawful in a year.

    Args:
        year: calendar year of the visit.
        visits: inspections of the same enterprise in that year that count already.
        cap: the published number.
        kind: only an individual inspection can lie over it.
        reason: why this one must, in words; empty for none.
    """

    year: int
    visits: int
    cap: int
    kind: Kind
    reason: str

    @property
    def is_under(self) -> bool:
        """Say whether one more still keeps to the cap."""
        return self.visits < self.cap


def require_cap(facts: CapFacts) -> None:
    """Refuse one inspection more than the published number, unless there is a ground.

    Raises:
        GateClosedError: over the cap, and the kind gives no ground or no reason was written.
    """
    if facts.is_under or (facts.kind is Kind.INDIVIDUAL and facts.reason.strip()):
        return
    remedy = "请于下一年度安排；确因举报、转办、申请或者监测须检查的，作为个案检查并写明理由。"
    if facts.kind is Kind.INDIVIDUAL:
        remedy = "个案检查可以例外：请写明超过频次上限的理由；没有理由的，不再检查。"
    raise GateClosedError(
        f"对该单位{facts.year}年度的检查已有{facts.visits}次，公布的上限是{facts.cap}次。",
        why="同一机关对同一企业的年度检查频次不得超过公布的上限；"
        f"本次为{facts.kind.label}。（原文未核实）",
        remedy=remedy,
        article=APPROVAL,
    )


def require_before_the_door(
    arrived_at: datetime, approved_at: datetime | None, reported_at: datetime | None
) -> None:
    """Refuse a visit that began before it was approved or, in urgency, reported.

    An arrival is told to the minute; an approval is known to the second, and its minute counts.

    Raises:
        GateClosedError: it did.
    """
    since = min((at for at in (approved_at, reported_at) if at is not None), default=None)
    if since is not None and since.replace(second=0, microsecond=0) <= arrived_at:
        return
    raise GateClosedError(
        "入场早于批准或者紧急报告。",
        why="实施检查前须经行政执法主体负责人批准；紧急情况应当立即报告，再补办批准。（原文未核实）",
        remedy="请核对入场时间；确在批准之前入场的，由负责人处理，不得倒签。",
        article=APPROVAL,
    )


def require_approved(approved_at: datetime | None) -> None:
    """Refuse to go on where an urgent inspection still lacks its approval.

    Raises:
        GateClosedError: nobody approved it.
    """
    if approved_at is not None:
        return
    raise GateClosedError(
        "本次检查尚未补办批准。",
        why="紧急情况当场实施的检查，应当立即报告并补办批准。（原文未核实）",
        remedy="请负责人“补办批准”；有现实危险的，可以先采取现场处理措施。",
        article=APPROVAL,
    )


def require_apart(
    person: str, others: Iterable[str], *, what: str, why: str, rule: str
) -> None:
    """Refuse when *person* is one of *others*.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person in set(others):
        raise SeparationOfDutiesError(
            what, why=why, remedy="请由与本次检查没有上述关系的人员办理。", article=rule
        )


def require_crew(person: str, officers: Iterable[str]) -> None:
    """Refuse an act of the inspectors by anybody else.

    Raises:
        NotPermittedError: not one of the two.
    """
    if person not in set(officers):
        raise NotPermittedError(
            "您不是本次检查的检查人员。",
            why="检查由批准的两名执法人员实施；其他人员没有执法权。（原文未核实）",
            remedy="请由检查人员办理；需要更换的，报负责人。",
            article=APPROVAL,
        )
