"""How each kind of entry about a seizure reads."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.cases.conclusions import in_short
from mingjing.compulsion.kinds import Disposal, Kind, Reason
from mingjing.kernel.money import yuan

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "custody_recorded": "登记保管情况",
    "perishables_sold": "变卖不易保管的财物",
    "seized_items_disposed_of": "没收、销毁",
    "seized_items_handed_over": "随案移送财物",
    "seized_items_released": "解除一部分财物",
    "seized_items_returned": "退还财物",
    "seizure_appraisal_ended": "检测、鉴定结束",
    "seizure_appraisal_notified": "告知检测、鉴定期间",
    "seizure_approved": "批准查封、扣押",
    "seizure_declined": "不予批准查封、扣押",
    "seizure_extended": "延长查封、扣押期限",
    "seizure_imposed": "实施查封、扣押",
    "seizure_lifted": "解除查封、扣押",
    "seizure_linked": "关联案件",
    "seizure_officer_replaced": "更换执法人员",
    "seizure_requested": "提请查封、扣押",
    "seizure_reviewed": "法制审核查封、扣押",
    "urgent_seizure_reported": "报告当场实施",
}


def _requested(facts: Facts) -> str:
    review = "须经法制审核" if facts["review_required"] else "不须法制审核"
    return f"{Kind(facts['measure']).label}；{review}。"


def _reviewed(facts: Facts) -> str:
    when = "事后审核，" if facts["afterwards"] else ""
    return f"{when}{in_short(facts['lawful'], facts.get('appropriate'))}。"


def _approved(facts: Facts) -> str:
    if not facts["afterwards"]:
        return "准许不作音像记录，已写明理由。" if facts["unrecorded"] else ""
    return "补办，已超过二十四小时。" if facts["late"] else "补办，在二十四小时内。"


def _imposed(facts: Facts) -> str:
    who = "当事人在场" if facts["party_present"] else "当事人未到场，有见证人"
    signed = "" if facts["signed"] else "，未签名，已注明"
    return f"清单 {facts['items']} 项，{who}{signed}；期限至 {facts['ends_on']}。"


def _custody(facts: Facts) -> str:
    found = "完好" if facts["is_intact"] else "有缺失或者损毁"
    return f"{found}，更换了保管人。" if facts["keeper_changed"] else f"{found}。"


def _returned(facts: Facts) -> str:
    signed = "已签收" if facts["signed"] else "未签收，已注明"
    paid = f"，退还变卖所得 {yuan(facts['proceeds_fen'])} 元" if facts["proceeds_fen"] else ""
    return f"清单 {facts['items']} 项，{signed}{paid}。"


def _reported(facts: Facts) -> str:
    late = "，已超过二十四小时" if facts["late"] else ""
    return f"情况紧急，先行实施并报告负责人{late}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "custody_recorded": _custody,
    "perishables_sold": lambda facts: (
        f"{len(facts['items'])} 项，所得款项 {yuan(facts['proceeds_fen'])} 元。"
    ),
    "seized_items_disposed_of": lambda facts: (
        f"{Disposal(facts['disposal']).label}，清单 {facts['items']} 项。"
    ),
    "seized_items_handed_over": lambda facts: f"清单 {facts['items']} 项，已书面告知当事人。",
    "seized_items_released": lambda facts: (
        f"{Reason(facts['reason']).label}；清单第{'、'.join(map(str, facts['items']))}项。"
    ),
    "seized_items_returned": _returned,
    "seizure_appraisal_ended": lambda facts: f"期限至 {facts['ends_on']}。",
    "seizure_appraisal_notified": lambda facts: (
        f"{facts['first']} 至 {facts['last']}，不计入期限；期限至 {facts['ends_on']}。"
    ),
    "seizure_approved": _approved,
    "seizure_declined": lambda facts: "已经实施的立即解除。" if facts["was_imposed"] else "",
    "seizure_extended": lambda facts: f"延长 {facts['days']} 日，至 {facts['ends_on']}。",
    "seizure_imposed": _imposed,
    "seizure_lifted": lambda facts: (
        f"{Reason(facts['reason']).label}{'；已在期限届满以后' if facts['late'] else ''}。"
    ),
    "seizure_officer_replaced": lambda facts: "因为回避。" if facts["recused"] else "",
    "seizure_requested": _requested,
    "seizure_reviewed": _reviewed,
    "urgent_seizure_reported": _reported,
}
