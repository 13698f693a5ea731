"""How the entries of what goes on beside the steps of a case read."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.cases.investigation.choices import settlements, suspension_grounds
from mingjing.cases.investigation.monitoring import Virtue
from mingjing.cases.investigation.recusing import Capacity

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "appraisal_commissioned": "委托鉴定、检测",
    "appraisal_opinion_recorded": "登记鉴定意见",
    "appraisal_opinion_told": "告知鉴定意见",
    "case_resumed": "恢复中止的调查",
    "case_suspended": "中止调查",
    "rectification_demanded": "责令改正",
    "recheck_requested": "登记复查申请",
    "rectification_checked": "复查改正情况",
    "evidence_preserved": "先行登记保存",
    "monitoring_record_entered": "登记监控记录",
    "monitoring_record_reviewed": "审核监控记录",
    "monitoring_record_told": "告知监控记录",
    "preservation_approved": "批准先行登记保存",
    "preservation_declined": "不予先行登记保存",
    "preservation_requested": "提请先行登记保存",
    "preservation_settled": "处理登记保存的证据",
    "reappraisal_answered": "答复重新鉴定的申请",
    "reappraisal_requested": "申请重新鉴定",
    "recusal_granted": "决定回避",
    "recusal_refused": "决定不回避",
    "recusal_requested": "提出回避",
    "settlement_proposed": "提出登记保存的处理意见",
}


def _recusal(facts: Facts) -> str:
    who = f"{facts['person']} 号人员（{Capacity(facts['capacity']).label}）"
    outside = facts.get("outside")
    return f"{who}，由{outside}决定。" if outside else f"{who}。"


def _opinion(facts: Facts) -> str:
    late = "" if facts["in_time"] else "，晚于提交期限"
    said = f"第 {facts['item']} 号证据" if facts["has_opinion"] else "没有鉴定意见"
    return f"{said}{late}。"


def _rechecked(facts: Facts) -> str:
    late = "，晚于复查期限" if facts["late"] else ""
    return f"已改正 {len(facts['done'])} 项，未改正 {len(facts['open'])} 项{late}。"


def _reviewed(facts: Facts) -> str:
    item = f"第 {facts['item']} 号证据"
    if facts["passed"]:
        return f"{item}符合要求，可以作为证据。"
    faults = "、".join(Virtue(one).label for one in facts["faults"])
    return f"{item}不符合要求（{faults}），不得作为行政处罚的证据。"


def _settled(facts: Facts) -> str:
    late = "" if facts["in_time"] else "，已满七个工作日"
    return f"{settlements()[facts['outcome']].words}{late}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "appraisal_commissioned": lambda facts: (
        f"{'重新鉴定，' if facts['again'] else ''}{facts['items']} 项，"
        f"{facts['due_on']} 前提交意见。"
    ),
    "appraisal_opinion_recorded": _opinion,
    "appraisal_opinion_told": lambda facts: f"{facts['told_on']}，已交副本。",
    "case_resumed": lambda facts: f"自 {facts['since']} 起中止。",
    "case_suspended": lambda facts: suspension_grounds()[facts["ground"]].told,
    "rectification_demanded": lambda facts: (
        f"{facts['problems']} 项，{facts['due_on']} 前改正。"
    ),
    "recheck_requested": lambda facts: (
        f"{facts['asked_on']} 申请，应于 {facts['look_until']} 前复查。"
    ),
    "rectification_checked": _rechecked,
    "evidence_preserved": lambda facts: (
        f"清单 {facts['items']} 项，应于 {facts['settle_until']} 前作出处理决定。"
    ),
    "monitoring_record_entered": lambda facts: f"第 {facts['item']} 号证据，审核之前不算证据。",
    "monitoring_record_reviewed": _reviewed,
    "monitoring_record_told": lambda facts: f"第 {facts['item']} 号证据，{facts['told_on']}。",
    "preservation_declined": lambda facts: str(facts["reason"]),
    "preservation_requested": lambda facts: f"{facts['objects']} 项。",
    "preservation_settled": _settled,
    "reappraisal_answered": lambda facts: "同意重新鉴定。" if facts["again"] else "不同意。",
    "recusal_granted": _recusal,
    "recusal_refused": _recusal,
    "recusal_requested": _recusal,
    "settlement_proposed": lambda facts: f"{settlements()[facts['outcome']].words}。",
}
