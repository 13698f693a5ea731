"""How each kind of entry about a penalty on the spot reads."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.kernel.money import yuan
from mingjing.summary.kinds import Ground, Reason

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "collected_fine_banked": "当场收缴的罚款缴付银行",
    "collected_fine_received": "接收当场收缴的罚款",
    "collected_on_the_spot": "当场收缴罚款",
    "decided_on_the_spot": "作出当场处罚决定",
    "delivered_on_the_spot": "当场交付决定书",
    "found_on_the_spot": "当场发现",
    "heard_on_the_spot": "告知并听取陈述申辩",
    "summary_payment_recorded": "登记缴款",
    "summary_penalty_archived": "归档",
    "summary_penalty_kept_back": "不公示当场处罚决定",
    "summary_penalty_published": "公示当场处罚决定",
    "summary_filing_entrusted": "指定承办人员",
    "summary_penalty_reported": "报本机关备案",
    "summary_publication_withdrawn": "撤回公示",
    "turned_into_ordinary": "转普通程序",
}


def _penalty(facts: Facts) -> str:
    fine = [f"罚款 {yuan(facts['fine_fen'])} 元"] if facts["fine_fen"] else []
    return "、".join([*fine, *(["警告"] if facts["warning"] else [])])


def _found(facts: Facts) -> str:
    unrecorded = "，没有录像，已写明情况" if facts["unrecorded"] else ""
    shown = f"{len(facts['officers'])} 名执法人员出示证件{unrecorded}"
    return f"{shown}；拟给予{_penalty(facts)}。"


def _heard(facts: Facts) -> str:
    if not facts["spoke"]:
        return "当事人没有提出陈述、申辩。"
    adopted = "予以采纳" if facts["adopted"] else "不予采纳，已说明理由"
    return f"当事人提出陈述、申辩，{adopted}；拟给予{_penalty(facts)}。"


def _delivered(facts: Facts) -> str:
    signed = "当事人签收" if facts["signed"] else "当事人拒绝签收，已注明"
    return f"{signed}。" if facts["at_once"] else f"{signed}；不是决定当日交付。"


def _late(words: str) -> Callable[[Facts], str]:
    return lambda facts: f"{words}，已超过期限。" if facts["late"] else f"{words}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "collected_fine_banked": _late("机关缴付指定的银行"),
    "collected_fine_received": _late("执法人员交至本机关"),
    "collected_on_the_spot": lambda facts: (
        f"{yuan(facts['fine_fen'])} 元，{Ground(facts['ground']).label}；"
        f"应于 {facts['hand_in_until']} 前交至本机关。"
    ),
    "decided_on_the_spot": lambda facts: (
        f"{facts['number']}，{_penalty(facts)}；应于 {facts['report_until']} 前备案。"
    ),
    "delivered_on_the_spot": _delivered,
    "found_on_the_spot": _found,
    "heard_on_the_spot": _heard,
    "summary_payment_recorded": _late("当事人到银行缴清"),
    "summary_penalty_archived": lambda facts: str(facts["volume"]),
    "summary_penalty_published": _late("登记公示"),
    "summary_filing_entrusted": lambda facts: str(facts["reason"]),
    "summary_penalty_reported": _late("已报备案"),
    "summary_publication_withdrawn": _late("撤回公示并公开说明理由"),
    "turned_into_ordinary": lambda facts: (
        f"{Reason(facts['reason']).label}；登记为线索 {facts['docket']}。"
    ),
}
