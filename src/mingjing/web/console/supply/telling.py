"""How each kind of entry about a stop of supply reads."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.cases.conclusions import in_short
from mingjing.compulsion.supply.kinds import Reason, Supply

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "supplier_notified": "通知供应单位停止供应",
    "supply_officer_replaced": "更换执法人员",
    "supply_performance_recorded": "查明已经履行",
    "supply_refusal_recorded": "查明拒不执行和现实危险",
    "supply_stop_approved": "批准停止供应",
    "supply_stop_declined": "不予批准停止供应",
    "supply_stop_lifted": "解除停止供应",
    "supply_stop_opened": "提请停止供应",
    "supply_stop_reviewed": "法制审核停止供应",
    "supply_stop_told": "提前通知企业",
    "supply_stop_withdrawn": "不再提请停止供应",
}


def _opened(facts: Facts) -> str:
    review = "须经法制审核" if facts["review_required"] else "不须法制审核"
    return f"{Supply(facts['supply']).label}；原决定 {facts['served_on']} 送达；{review}。"


def _recorded(facts: Facts) -> str:
    who = "单位人员在场" if facts["party_present"] else "单位没有人在场，有见证人"
    signed = "" if facts["signed"] else "，未签名，已注明"
    return f"{who}{signed}；全程音像记录。"


def _told(facts: Facts) -> str:
    signed = "已签收" if facts["signed"] else "未签收，已注明"
    return f"{signed}；{facts['not_before'][:16].replace('T', ' ')} 以前不停止供电。"


def _notified(facts: Facts) -> str:
    urgent = "紧急情形，没有提前通知；" if facts["urgent"] else ""
    return f"{urgent}停止时间 {facts['cut_at'][:16].replace('T', ' ')}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "supplier_notified": _notified,
    "supply_officer_replaced": lambda facts: "因为回避。" if facts["recused"] else "",
    "supply_performance_recorded": lambda facts: f"{facts['seen_on']} 查明。",
    "supply_refusal_recorded": _recorded,
    "supply_stop_approved": lambda facts: (
        "有紧急情形，不须提前通知。" if facts["urgent"] else ""
    ),
    "supply_stop_declined": lambda facts: "批准以后不再实施。" if facts["was_approved"] else "",
    "supply_stop_lifted": lambda facts: f"{Reason(facts['reason']).label}。",
    "supply_stop_opened": _opened,
    "supply_stop_reviewed": lambda facts: (
        f"{in_short(facts['lawful'], facts.get('appropriate'))}。"
    ),
    "supply_stop_told": _told,
}
