"""How each kind of entry about an application or a permit reads."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.cases.conclusions import in_short
from mingjing.permits.catalogue import kind_of
from mingjing.permits.kinds import (
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    Purpose,
    Special,
)

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "permit_restored": "许可恢复有效",
    "permit_application_accepted": "受理",
    "permit_application_archived": "归档许可材料",
    "permit_application_marked": "标明须法制审核",
    "permit_application_not_accepted": "不予受理",
    "permit_application_received": "收到申请",
    "permit_application_reviewed": "法制审核许可",
    "permit_application_sent_back": "退回补充审查",
    "permit_application_withdrawn": "申请人撤回申请",
    "permit_cancelled": "注销许可",
    "permit_challenge_reviewed": "法制审核撤销、撤回",
    "permit_challenged": "拟撤销、撤回许可并告知",
    "permit_correction_requested": "一次告知补正",
    "permit_decided": "许可决定",
    "permit_ended": "撤销、撤回许可",
    "permit_examination_concluded": "提出审查意见",
    "permit_examination_extended": "延长审查期限",
    "permit_examiner_assigned": "指派审查人员",
    "permit_filing_confirmed": "发给备案证明",
    "permit_holder_reminded": "提醒申请延续",
    "permit_hearing_adjourned": "听证延期",
    "permit_hearing_arranged": "通知听证",
    "permit_hearing_ended": "终止听证",
    "permit_hearing_held": "举行听证",
    "permit_hearing_opened": "开始听证程序",
    "permit_hearing_waived": "放弃听证",
    "permit_holder_heard": "听取被许可人意见",
    "permit_interested_informed": "告知申请人、利害关系人",
    "permit_issued": "颁证送达",
    "permit_kept": "不予撤销、撤回",
    "permit_premises_checked": "现场核查",
    "permit_presider_appointed": "指定听证主持人",
    "permit_kept_back": "不公示许可结果",
    "permit_published": "公示许可结果",
    "permit_refusal_delivered": "送达不予许可决定",
    "permit_special_procedure_ended": "检验检测、专家评审结束",
    "permit_special_procedure_told": "告知检验检测、专家评审所需时间",
    "permit_statement_recorded": "听取陈述申辩",
    "permit_supplement_received": "收到补正材料",
}


def _received(facts: Facts) -> str:
    missing = f"，缺 {len(facts['missing'])} 项材料" if facts["missing"] else "，材料齐全"
    asked = f"{kind_of(facts['permit_kind']).name}，{Purpose(facts['purpose']).label}"
    return f"{asked}；{Channel(facts['channel']).label}{missing}。"


def _supplement(facts: Facts) -> str:
    return f"尚缺 {len(facts['missing'])} 项。" if facts["missing"] else "材料齐全。"


def _accepted(facts: Facts) -> str:
    how = "逾期没有告知补正，" if facts["by_silence"] else ""
    return f"{how}自 {facts['accepted_on']} 起受理；应于 {facts['decide_until']} 前作出决定。"


def _concluded(facts: Facts) -> str:
    review = "须经法制审核" if facts["review_required"] else "不须法制审核"
    return f"拟{Outcome(facts['proposed']).label}；{review}。"


def _decided(facts: Facts) -> str:
    late = "，已超过期限" if facts["late"] else ""
    term = ""
    if facts["valid_until"]:
        term = f"，有效期 {facts['valid_from']} 至 {facts['valid_until']}"
    return f"{Outcome(facts['outcome']).label}{term}{late}。"


def _opened(facts: Facts) -> str:
    how = "依申请" if facts["by_request"] else "依职权"
    return f"{how}；应于 {facts['hold_until']} 前举行。"


def _late(words: str) -> Callable[[Facts], str]:
    return lambda facts: f"{words}，已超过期限。" if facts["late"] else f"{words}。"


def _reviewed(facts: Facts) -> str:
    late = "，已超过七个工作日" if facts.get("late") else ""
    return f"{in_short(facts['lawful'], facts.get('appropriate'))}{late}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "permit_application_accepted": _accepted,
    "permit_application_archived": lambda facts: str(facts["volume"]),
    "permit_application_marked": lambda _facts: "只能增加，不能撤销。",
    "permit_application_not_accepted": lambda facts: f"{NotAccepted(facts['ground']).label}。",
    "permit_application_received": _received,
    "permit_application_reviewed": _reviewed,
    "permit_application_sent_back": lambda facts: (
        "原审核意见不再有效。" if facts["was_reviewed"] else ""
    ),
    "permit_application_withdrawn": lambda facts: f"{facts['withdrawn_on']} 提出。",
    "permit_cancelled": lambda facts: f"{CancelGround(facts['ground']).label}。",
    "permit_challenge_reviewed": _reviewed,
    "permit_challenged": lambda facts: f"{ChallengeGround(facts['ground']).label}。",
    "permit_correction_requested": lambda facts: (
        f"缺 {len(facts['missing'])} 项材料"
        f"{'，并有不符合法定形式之处' if facts['has_defects'] else ''}。"
    ),
    "permit_decided": _decided,
    "permit_ended": lambda facts: (
        f"{'撤回' if facts['is_recall'] else '撤销'}："
        f"{ChallengeGround(facts['ground']).label}。"
    ),
    "permit_examination_concluded": _concluded,
    "permit_examination_extended": lambda facts: (
        f"延长 {facts['days']} 个工作日，至 {facts['decide_until']}；理由已告知申请人。"
    ),
    "permit_examiner_assigned": lambda facts: "更换。" if facts["former"] else "",
    "permit_filing_confirmed": _late("收到备案材料后发给"),
    "permit_hearing_adjourned": lambda _facts: "须重新通知。",
    "permit_hearing_arranged": lambda facts: f"{facts['notified_on']} 通知。",
    "permit_hearing_ended": lambda _facts: "不再举行。",
    "permit_hearing_held": lambda facts: (
        "听证参加人已签名。" if facts["signed"] else "有人未签名，已注明。"
    ),
    "permit_hearing_opened": _opened,
    "permit_hearing_waived": lambda facts: f"{facts['waived_on']} 书面放弃。",
    "permit_holder_heard": lambda facts: (
        "提出了陈述、申辩。" if facts["spoke"] else "没有陈述、申辩。"
    ),
    "permit_holder_reminded": lambda facts: f"有效期至 {facts['valid_until']}。",
    "permit_interested_informed": lambda facts: (
        f"{facts['people']} 人{'，并告知听证权利' if facts['hearing_right'] else ''}。"
    ),
    "permit_issued": _late("颁发许可证并送达"),
    "permit_kept": lambda facts: f"原提：{ChallengeGround(facts['ground']).label}。",
    "permit_premises_checked": lambda facts: (
        f"两名执法人员核查，{'符合' if facts['meets'] else '不符合'}法定条件。"
    ),
    "permit_presider_appointed": lambda _facts: "不是审查、核查人员。",
    "permit_published": lambda facts: (
        f"{facts['published_at']}{'，先于送达' if facts['before_delivery'] else ''}"
        f"{'，已超过期限' if facts['late'] else ''}。"
    ),
    "permit_refusal_delivered": lambda facts: f"{facts['delivered_on']} 送达。",
    "permit_special_procedure_ended": lambda facts: f"应于 {facts['decide_until']} 前决定。",
    "permit_special_procedure_told": lambda facts: (
        f"{Special(facts['what']).label}，{facts['first']} 至 {facts['last']} 不计入期限；"
        f"应于 {facts['decide_until']} 前决定。"
    ),
    "permit_statement_recorded": lambda facts: (
        "予以采纳。" if facts["adopted"] else "不予采纳，已说明理由。"
    ),
    "permit_supplement_received": _supplement,
}
