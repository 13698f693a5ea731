"""How each kind of entry reads: its title, and what it says in one sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from mingjing.cases.conclusions import in_short
from mingjing.cases.deliveries import MODES, WAYS_OF_SERVICE
from mingjing.cases.exits import Exit, ground_of
from mingjing.cases.hearings import ClosedFor, Ending
from mingjing.documents.queries import title_of
from mingjing.kernel.money import yuan
from mingjing.review.outcomes import Outcome
from mingjing.statute.decisions import DecisionKind
from mingjing.web.console import beside_telling as beside
from mingjing.web.console import contests
from mingjing.web.console.permits import telling as permits
from mingjing.web.console.seizures import telling as seizures
from mingjing.web.console.summary import telling as summary
from mingjing.web.console.supply import telling as supply
from mingjing.web.console.words import FIELD_ACT_LABELS

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "accountability_opened": "启动责任追究",
    "alert_dismissed": "预警不追究",
    "alert_raised": "发出监督预警",
    "outside_item_entered": "登记系统外的文书、票据",
    "access_ended": "法律顾问的查阅终止",
    "act_refused": "被拒绝的办理",
    "advice_given": "出具法律意见",
    "consultation_opened": "征求法律意见",
    "dispute_marked": "标记疑难、争议",
    "interest_declared": "法律顾问声明利害关系",
    "remark_made": "咨询中发言",
    "adjustment_opened": "法律变动，开列调整任务",
    "adjustment_settled": "了结调整任务",
    "case_closed": "批准结案",
    "case_declined": "不予立案",
    "case_filed": "批准立案",
    "case_referred": "移送司法机关",
    "case_separated": "分案",
    "case_transferred": "移送有管辖权的机关",
    "case_withdrawn": "撤销案件",
    "casefile_archived": "立卷归档",
    "casefile_destroyed": "销毁到期案卷",
    "casefile_taken_over": "案卷移交法规股",
    "casefiles_handed_over": "移交案卷",
    "casefiles_taken_over": "接收移交的案卷",
    "custody_accepted": "专人接收资料",
    "defence_recorded": "记录陈述申辩",
    "deliberated": "负责人集体讨论",
    "disclosed": "公示",
    "document_issued": "制发文书",
    "document_registered": "文书可供查验",
    "document_rendered": "文书制成",
    "error_report_answered": "答复错误报告",
    "error_report_received": "登记错误报告",
    "evidence_added": "提交证据",
    "evidence_taken_up": "并案证据、执法活动计入本案",
    "evidence_viewed": "调阅证据",
    "extension_refused": "不批准延长审核期限",
    "extension_requested": "申请延长审核期限",
    "field_act_recorded": "执法活动",
    "heavier_proposed": "因新的事实、证据加重拟处罚",
    "hearing_adjourned": "听证延期",
    "hearing_arranged": "通知听证",
    "hearing_ended": "终止听证",
    "hearing_held": "举行听证",
    "hearing_reported": "提交听证会报告书",
    "hearing_request_withdrawn": "撤回听证要求",
    "hearing_requested": "要求听证",
    "finding_referred": "移送、登记违法线索",
    "inspection_approved": "批准检查",
    "inspection_called_off": "不再检查",
    "inspection_concluded": "检查终了",
    "inspection_created": "生成检查任务",
    "inspection_notified": "通知被检查单位",
    "inspection_plan_entered": "登记年度检查计划",
    "inspection_recorded": "记录检查情况",
    "inspection_refusal_reported": "报告拒绝检查、拒绝签字",
    "inspection_result_fed_back": "反馈检查结果",
    "inspection_result_kept_back": "不公示检查结果",
    "inspection_result_published": "公示检查结果",
    "inspector_replaced": "更换检查人员",
    "inspectors_arrived": "入场亮证",
    "investigation_closed": "调查终结",
    "investigation_joined": "审核人员会同调查取证",
    "party_interviewed": "审核中向当事人了解情况",
    "investigation_resumed": "恢复调查",
    "item_made_public": "公示内容登记",
    "key_destroyed": "销毁密钥",
    "lead_registered": "登记线索",
    "list_exported": "导出名单",
    "measures_lifted": "解除现场处理措施",
    "measures_ordered": "现场处理措施",
    "measures_reviewed": "现场处理措施事后审核",
    "no_penalty_decided": "作出不予处罚决定",
    "no_penalty_served": "送达不予处罚决定",
    "norm_entered": "录入规范新版本",
    "non_publication_decided": "确认不公开",
    "non_publication_proposed": "提出不公开",
    "notice_given": "告知当事人",
    "officer_replaced": "更换承办人",
    "opinion_answered": "逐条答复审核意见",
    "opinion_given": "出具法制审核意见",
    "opinion_objected": "对审核意见提出异议",
    "opinion_rechecked": "局领导复核审核意见",
    "party_reply_checked": "公示当事人的答复",
    "party_reply_recorded": "登记当事人的答复",
    "court_answered": "登记法院答复",
    "court_applied": "申请法院强制执行",
    "enforcement_ended": "法院执行终了",
    "party_joined": "追加当事人，并案",
    "payment_deferred": "批准延期、分期缴纳",
    "payment_recorded": "登记缴款",
    "penalty_decided": "作出处罚决定",
    "duty_performed": "登记履行义务",
    "performance_completed": "履行完毕",
    "additional_fine_imposed": "决定加处罚款",
    "performance_demanded": "催告",
    "presiding_officer_appointed": "指定听证主持人",
    "public_page_recorded": "公开网页写出",
    "publication_checked": "通过公示审查",
    "publication_drafted": "拟定公示稿",
    "publication_returned": "公示稿退回重拟",
    "publication_withdrawn": "撤回公示",
    "recovery_examined": "恢复审查",
    "recovery_requested": "登记恢复申请",
    "rectification_ordered": "责令限期整改",
    "reinspected": "整改复查",
    "recording_excused": "批准听证不录音录像",
    "referral_accepted": "公安机关立案",
    "referral_approved": "批准移送司法机关",
    "referral_proposed": "报请移送司法机关",
    "referral_refused": "不批准移送司法机关",
    "referral_returned": "公安机关不予立案",
    "review_accepted": "审核收件",
    "review_bounced": "送审材料退回",
    "review_extended": "延长审核期限",
    "review_marked": "标记须经法制审核",
    "review_submitted": "提交法制审核",
    "reviewer_replaced": "更换审核人员",
    "rights_waived": "当事人放弃权利",
    "served": "送达",
    "subject_confirmed": "确认审核对象未变",
    "tier_chosen": "选定裁量阶次",
    "urgent_inspection_reported": "紧急情况报告",
    **beside.TITLES,
    **contests.TITLES,
    **seizures.TITLES,
    **supply.TITLES,
    **permits.TITLES,
    **summary.TITLES,
}


def _field_act(facts: Facts) -> str:
    told = "，已告知正在记录" if facts["told_of_recording"] else ""
    what = FIELD_ACT_LABELS.get(facts["act_kind"], "")
    return f"{what}，{len(facts['officers'])} 名执法人员出示证件{told}。"


def _paper(facts: Facts) -> str:
    number, code = facts["number"], facts["document"]
    return f"没有文号，文书编码 {code}" if number == code else str(number)


def _notice(facts: Facts) -> str:
    until = f"{facts['number']}，{facts['given_on']} 送达；陈述申辩至 {facts['defence_until']}"
    hearing = facts["hearing_until"]
    return f"{until}，听证要求至 {hearing}。" if hearing else f"{until}。"


def _arranged(facts: Facts) -> str:
    public = "公开" if facts["public"] else f"不公开（{ClosedFor(facts['closed_for']).label}）"
    begins = facts["begins_at"][:16].replace("T", " ")
    return f"{facts['notified_on']} 通知，定于 {begins} {public}举行。"


def _hearing(facts: Facts) -> str:
    signed = "笔录已签字" if facts["signed"] else "当事人拒绝签字，已注明"
    recorded = "" if facts["recorded"] else "，没有音像记录"
    return f"{facts['began_at'][:10]}，{signed}{recorded}。"


def _ground_of(way: Exit) -> Callable[[Facts], str]:
    return lambda facts: f"{ground_of(way, facts['ground']).words}。"


def _late(words: str, facts: Facts) -> str:
    return f"{words}。" if facts["in_time"] else f"{words}，已超过期限。"


def _opinion(facts: Facts) -> str:
    late = "" if facts["in_time"] else "，已超过期限"
    return f"{Outcome[facts['outcome']].value}。{facts['number']}{late}。"


def _decision(facts: Facts) -> str:
    late = "" if facts["within_limit"] else "，已超过九十日"
    return f"{facts['number']}，罚款 {yuan(facts['fine_fen'])} 元{late}。"


def _tier(facts: Facts) -> str:
    suggested = facts["suggested"] or "没有提示"
    return f"计算器提示：{suggested}；选定：{facts['chosen']}。"


def _payment(facts: Facts) -> str:
    left = yuan(facts["outstanding_fen"])
    return f"{yuan(facts['amount_fen'])} 元，尚欠 {left} 元。"


def _issued(facts: Facts) -> str:
    title = title_of(facts["form"])
    return (
        f"{title}。" if facts["number"] == facts["document"] else f"{title} {facts['number']}。"
    )


def _submission(facts: Facts) -> str:
    late = "，晚于终结当日" if facts["late"] else ""
    return f"第 {facts['round']} 轮，材料 {len(facts['manifest'])} 件{late}。"


def _service(facts: Facts) -> str:
    how = WAYS_OF_SERVICE.get(facts["mode"], "")
    return f"{how}，{facts['served_on']}；缴款至 {facts['pay_until']}。"


def _arrival(facts: Facts) -> str:
    over = "，超过上限，属于例外" if facts["exception"] else ""
    unrecorded = "，没有录像，已写明情况" if facts["unrecorded"] else ""
    visit = f"本年第 {facts['visit']} 次，上限 {facts['cap']} 次{over}"
    return f"{len(facts['officers'])} 名执法人员出示证件；{visit}{unrecorded}。"


def _inspected(facts: Facts) -> str:
    grave = f"，其中重大事故隐患 {facts['grave']} 项" if facts["grave"] else ""
    signed = "双方签字" if facts["signed"] else "被检查单位没有签字"
    return f"问题 {facts['findings']} 项{grave}；{signed}。"


def _numbers(facts: Facts) -> str:
    return f"第 {'、'.join(str(n) for n in facts['findings'])} 项"


def _reinspection(facts: Facts) -> str:
    late = "，晚于复查期限" if facts["late"] else ""
    return f"已改正 {len(facts['done'])} 项，未改正 {len(facts['open'])} 项{late}。"


REVIEW_COMPULSORY = {True: "属于重大执法决定，须经法制审核。", False: "不属于必须审核的范围。"}


def _taken_up(facts: Facts) -> str:
    taken = f"证据 {len(facts['items'])} 件、执法活动 {len(facts['acts'])} 次"
    return f"{taken}，取自 {'、'.join(facts['origins'])}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "access_ended": lambda facts: str(facts["reason"]),
    "act_refused": lambda facts: str(facts["what"]),
    "advice_given": lambda facts: str(facts["number"] or "县司法局答复"),
    "consultation_opened": lambda facts: (
        f"法律顾问，查阅至 {facts['until']}。" if facts["until"] else "县司法局。"
    ),
    "dispute_marked": lambda facts: str(facts["reason"]),
    "interest_declared": lambda facts: (
        "有利害关系，退出。" if facts["has_interest"] else "没有利害关系，可以查阅。"
    ),
    "case_closed": lambda facts: str(facts["ground"]),
    "case_declined": lambda facts: str(facts["ground"]),
    "case_filed": lambda facts: f"{facts['number']}，应于 {facts['due']} 前作出决定。",
    "case_separated": lambda facts: str(facts["reason"]),
    "evidence_taken_up": _taken_up,
    "case_referred": lambda facts: _late("已移交公安机关", facts),
    "case_transferred": lambda facts: f"附材料 {facts['materials']} 件。",
    "case_withdrawn": _ground_of(Exit.WITHDRAWN),
    "custody_accepted": lambda facts: f"第 {facts['item']} 号证据。",
    "defence_recorded": lambda facts: (
        "予以采纳。" if facts["adopted"] else "不予采纳，已说明理由。"
    ),
    "document_issued": _issued,
    "document_registered": _paper,
    "document_rendered": _paper,
    "evidence_added": lambda facts: f"第 {facts['item']} 号证据。",
    "extension_refused": lambda facts: str(facts["reason"]),
    "extension_requested": lambda facts: f"{facts['days']} 日：{facts['reason']}",
    "field_act_recorded": _field_act,
    "finding_referred": lambda facts: (
        f"{_numbers(facts)}，登记为线索 {facts['docket']}。"
        if facts["docket"]
        else f"{_numbers(facts)}，移送其他部门。"
    ),
    "inspection_approved": lambda facts: (
        ("补办批准" if facts["afterwards"] else "检查前批准")
        + ("，晚于补办期限。" if facts["late"] else "。")
    ),
    "inspection_called_off": lambda facts: str(facts["reason"]),
    "inspection_concluded": lambda facts: f"应于 {facts['publish_until']} 前公示结果。",
    "inspection_recorded": _inspected,
    "inspection_result_published": lambda facts: str(facts["published_at"]),
    "inspector_replaced": lambda facts: str(facts["reason"]),
    "inspectors_arrived": _arrival,
    "measures_lifted": lambda facts: str(facts["words"]),
    "measures_ordered": lambda facts: (
        f"{_numbers(facts)}；应于 {facts['review_until']} 前事后审核。"
    ),
    "measures_reviewed": lambda facts: (
        f"{in_short(facts['lawful'], facts.get('appropriate'))}：{facts['words']}"
    ),
    "recovery_examined": lambda facts: (
        "重大事故隐患已经排除。" if facts["recoverable"] else "重大事故隐患尚未排除。"
    ),
    "recovery_requested": lambda facts: f"应于 {facts['examine_until']} 前到现场审查。",
    "rectification_ordered": lambda facts: f"{_numbers(facts)}，{facts['due_on']} 前改正。",
    "reinspected": _reinspection,
    "urgent_inspection_reported": lambda facts: (
        f"应于 {facts['approve_until'].replace('T', ' ')[:16]} 前补办批准。"
    ),
    "heavier_proposed": lambda facts: (
        f"告知罚款 {yuan(facts['told_fen'])} 元，现拟 {yuan(facts['fine_fen'])} 元："
        f"{facts['new_facts']}"
    ),
    "hearing_adjourned": lambda facts: str(facts["reason"]),
    "hearing_arranged": _arranged,
    "hearing_ended": lambda facts: f"{Ending(facts['ending']).label}，视为放弃听证权利。",
    "hearing_held": _hearing,
    "hearing_reported": lambda facts: f"{facts['held_on']} 举行的听证，须再次法制审核。",
    "investigation_closed": lambda facts: REVIEW_COMPULSORY[facts["review_required"]],
    "no_penalty_decided": _ground_of(Exit.NO_PENALTY),
    "no_penalty_served": lambda facts: f"{MODES[facts['mode']]}，{facts['served_on']}。",
    "notice_given": _notice,
    "officer_replaced": lambda facts: str(facts["reason"]),
    "investigation_joined": lambda facts: f"{facts['reason']}；由他人接替审核。",
    "opinion_answered": lambda facts: (
        f"采纳 {facts['adopted']} 条，不采纳 {facts['not_adopted']} 条。"
    ),
    "opinion_given": _opinion,
    "court_answered": lambda facts: (
        f"{facts['answered_on']} {'受理' if facts['accepted'] else '不予受理'}。"
    ),
    "court_applied": lambda facts: (
        f"{facts['applied_on']} 申请，"
        + ("在期限内。" if facts["in_time"] else f"晚于 {facts['due']}。")
    ),
    "enforcement_ended": lambda facts: (
        f"{facts['ended_on']}，尚未缴纳 {yuan(facts['outstanding_fen'])} 元。"
    ),
    "party_joined": lambda facts: f"{facts['case']} 并入 {facts['principal']}。",
    "payment_deferred": lambda facts: "；".join(
        f"{day} 前 {yuan(fen)} 元" for day, fen in zip(facts["days"], facts["fen"], strict=True)
    ),
    "duty_performed": lambda facts: (
        f"{DecisionKind(facts['duty']).label}，{facts['performed_on']}。"
    ),
    "payment_recorded": _payment,
    "additional_fine_imposed": lambda facts: (
        f"逾期 {yuan(facts['overdue_fen'])} 元，"
        f"至 {facts['decided_on']} 加处 {yuan(facts['late_fine_fen'])} 元。"
    ),
    "performance_demanded": lambda facts: (
        f"逾期 {yuan(facts['overdue_fen'])} 元，加处罚款 {yuan(facts['late_fine_fen'])} 元，"
        f"至 {facts['until']}。"
    ),
    "tier_chosen": _tier,
    "penalty_decided": _decision,
    "recording_excused": lambda facts: str(facts["reason"]),
    "referral_accepted": lambda facts: (
        f"{facts['answered_on']} 立案，{facts['delivered_on']} 移交物品和材料。"
    ),
    "referral_approved": lambda facts: _late("应当在 24 小时内移送", facts),
    "referral_proposed": lambda facts: f"{facts['reported_on']} 由专案组报告。",
    "referral_refused": lambda facts: _late(str(facts["reason"]), facts),
    "referral_returned": lambda facts: f"{facts['answered_on']}，依法继续处理。",
    "review_accepted": lambda facts: f"第 {facts['round']} 轮，应于 {facts['due']} 前审结。",
    "review_bounced": lambda facts: f"缺少：{'、'.join(facts['missing'])}。",
    "review_extended": lambda facts: f"延长 {facts['days']} 日，至 {facts['due']}。",
    "review_submitted": _submission,
    "reviewer_replaced": lambda facts: (
        f"第 {facts['round']} 轮，期限不变，至 {facts['due']}：{facts['reason']}"
    ),
    "served": _service,
    **beside.TOLD,
    **contests.TOLD,
    **seizures.TOLD,
    **supply.TOLD,
    **permits.TOLD,
    **summary.TOLD,
}
