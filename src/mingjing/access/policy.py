"""Which post may do what: one table, no superuser, default deny.

What the law forbids to one and the same person stands in each package's ``rules``; who may see
what, in its ``queries``.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from mingjing.access.actors import Actor, Role
from mingjing.kernel.errors import NotPermittedError


class Permission(StrEnum):
    """One act that a post may or may not do; the value is what the act is called."""

    SET_UP_BUREAU = "设立机关与内设机构"
    APPOINT = "任免岗位"
    KEEP_CERTIFICATES = "登记执法证件"
    CHANGE_SETTINGS = "修改参数"
    LOAD_CALENDAR = "录入放假安排"
    LOAD_BENCHMARK = "录入裁量基准"
    VERIFY_RULE = "核实规则"
    ENTER_NORM = "录入规范新版本"
    KEEP_DEVICES = "登记设备"
    KEEP_ACCOUNTS = "管理账号"
    LOCK_ACCOUNT = "锁定账号"
    ENTER_INSPECTION_PLAN = "登记检查计划"
    CREATE_INSPECTION = "生成检查任务"
    APPROVE_INSPECTION = "批准检查"
    INSPECT = "实施检查"
    CONSENT_TO_RECOVERY = "同意恢复生产经营"
    PUNISH_ON_THE_SPOT = "当场处罚"
    RECEIVE_FINE = "接收当场收缴的罚款"
    SEIZE = "提请、实施查封扣押"
    APPROVE_SEIZURE = "批准查封扣押"
    APPROVE_HAZARDOUS_SEIZURE = "批准查封扣押危险化学品"
    KEEP_SEIZED_THINGS = "登记查封扣押财物的保管"
    STOP_SUPPLY = "提请、实施停止供应"
    APPROVE_SUPPLY_STOP = "批准、解除停止供应"
    RECEIVE_APPLICATION = "接收、受理许可申请"
    ASSIGN_EXAMINER = "指派许可审查人员"
    EXAMINE_APPLICATION = "审查许可申请"
    EXTEND_EXAMINATION = "批准延长许可审查期限"
    DECIDE_PERMIT = "决定行政许可"
    CHALLENGE_PERMIT = "拟撤销、撤回许可"
    REGISTER_LEAD = "登记线索"
    FILE_CASE = "批准立案"
    REPLACE_OFFICER = "更换承办人"
    REQUEST_RECUSAL = "提出、登记回避申请"
    DECIDE_RECUSAL = "决定回避"
    APPROVE_PRESERVATION = "批准、处理先行登记保存"
    SUSPEND_CASE = "批准中止、恢复调查"
    INVESTIGATE = "调查取证"
    CAPTURE_EVIDENCE = "提交证据"
    ACCEPT_CUSTODY = "接收保管声像资料"
    CLOSE_INVESTIGATION = "终结调查"
    SUBMIT_FOR_REVIEW = "提交法制审核"
    REVIEW = "法制审核"
    ADVISE = "出具法律意见"
    END_ADVICE = "终止到期的查阅"
    REPLACE_REVIEWER = "更换审核人员"
    EXTEND_REVIEW = "批准延长审核期限"
    RECHECK_REVIEW = "复核审核意见"
    GIVE_NOTICE = "告知当事人"
    RECORD_DEFENCE = "记录陈述申辩"
    HOLD_HEARING = "主持听证"
    EXCUSE_RECORDING = "批准听证不录音录像"
    DELIBERATE = "集体讨论"
    DECIDE = "作出决定"
    REFER_CRIME = "批准移送涉嫌犯罪案件"
    SERVE = "送达"
    DRAFT_PUBLICATION = "拟定公示稿"
    DRAFT_FOR_UNIT = "代本股室拟定公示稿"
    CHECK_PUBLICATION = "公示审查"
    PUBLISH = "公示"
    WITHDRAW_PUBLICATION = "撤回公示"
    DEFER_PAYMENT = "批准延期、分期缴纳"
    APPLY_TO_COURT = "申请法院强制执行"
    RECORD_PAYMENT = "登记缴款"
    HANDLE_REMEDY = "办理行政复议、行政诉讼"
    PROPOSE_CORRECTION = "提出自行纠正"
    CLOSE_CASE = "批准结案"
    ARCHIVE = "立卷归档"
    HAND_OVER_CASEFILES = "移交案卷"
    TAKE_OVER_CASEFILES = "接收移交的案卷"
    DESTROY = "销毁到期案卷"
    RENDER = "制作文书"
    RECEIVE_ERROR_REPORT = "登记错误报告"
    ANSWER_ERROR_REPORT = "答复错误报告"
    ENTER_OUTSIDE_ITEM = "登记系统外的文书、票据"
    RAISE_ALERTS = "发出监督预警"
    SEE_ALERTS = "查看监督预警"
    SETTLE_ALERT = "处理监督预警"
    SEE_ALL_CASES = "查阅全部案件"
    SEE_STATUS = "查看运行状态"


P = Permission
_OFFICER = frozenset(
    {
        P.CREATE_INSPECTION,
        P.INSPECT,
        P.PUNISH_ON_THE_SPOT,
        P.SEIZE,
        P.KEEP_SEIZED_THINGS,
        P.STOP_SUPPLY,
        P.RECEIVE_APPLICATION,
        P.EXAMINE_APPLICATION,
        P.CHALLENGE_PERMIT,
        P.REGISTER_LEAD,
        P.REQUEST_RECUSAL,
        P.INVESTIGATE,
        P.CAPTURE_EVIDENCE,
        P.CLOSE_INVESTIGATION,
        P.SUBMIT_FOR_REVIEW,
        P.GIVE_NOTICE,
        P.RECORD_DEFENCE,
        P.SERVE,
        P.DRAFT_PUBLICATION,
        P.RECORD_PAYMENT,
        P.PROPOSE_CORRECTION,
        P.ENTER_OUTSIDE_ITEM,
    }
)
_LEADER = frozenset(
    {
        P.APPROVE_INSPECTION,
        P.CONSENT_TO_RECOVERY,
        P.APPROVE_SEIZURE,
        P.ASSIGN_EXAMINER,
        P.EXTEND_EXAMINATION,
        P.DECIDE_PERMIT,
        P.FILE_CASE,
        P.REPLACE_OFFICER,
        P.REPLACE_REVIEWER,
        P.REQUEST_RECUSAL,
        P.DECIDE_RECUSAL,
        P.APPROVE_PRESERVATION,
        P.SUSPEND_CASE,
        P.EXTEND_REVIEW,
        P.RECHECK_REVIEW,
        P.EXCUSE_RECORDING,
        P.DELIBERATE,
        P.DECIDE,
        P.DEFER_PAYMENT,
        P.APPLY_TO_COURT,
        P.CLOSE_CASE,
        P.SEE_ALERTS,
        P.SEE_ALL_CASES,
        P.SEE_STATUS,
    }
)

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.HEAD: _LEADER
    | {
        P.SETTLE_ALERT,
        P.DESTROY,
        P.REFER_CRIME,
        P.APPROVE_HAZARDOUS_SEIZURE,
        P.APPROVE_SUPPLY_STOP,
    },
    Role.DEPUTY_HEAD: _LEADER,
    Role.OFFICER: _OFFICER,
    Role.UNIT_HEAD: frozenset(
        {
            P.CREATE_INSPECTION,
            P.RECEIVE_FINE,
            P.ASSIGN_EXAMINER,
            P.CHALLENGE_PERMIT,
            P.DRAFT_FOR_UNIT,
            P.SEE_ALL_CASES,
        }
    ),
    Role.CUSTODIAN: frozenset(
        {
            P.ACCEPT_CUSTODY,
            P.KEEP_SEIZED_THINGS,
            P.RECEIVE_FINE,
            P.ARCHIVE,
            P.HAND_OVER_CASEFILES,
        }
    ),
    Role.REVIEWER: frozenset(
        {
            P.REVIEW,
            P.REQUEST_RECUSAL,
            P.VERIFY_RULE,
            P.HANDLE_REMEDY,
            P.TAKE_OVER_CASEFILES,
            P.SEE_ALL_CASES,
        }
    ),
    Role.LEGAL_HEAD: frozenset(
        {
            P.REVIEW,
            P.REQUEST_RECUSAL,
            P.LOAD_CALENDAR,
            P.LOAD_BENCHMARK,
            P.VERIFY_RULE,
            P.ENTER_NORM,
            P.ENTER_INSPECTION_PLAN,
            P.REPLACE_REVIEWER,
            P.HANDLE_REMEDY,
            P.PROPOSE_CORRECTION,
            P.TAKE_OVER_CASEFILES,
            P.PUBLISH,
            P.WITHDRAW_PUBLICATION,
            P.ANSWER_ERROR_REPORT,
            P.ENTER_OUTSIDE_ITEM,
            P.SEE_ALERTS,
            P.SETTLE_ALERT,
            P.SEE_ALL_CASES,
        }
    ),
    Role.COUNSEL: frozenset({P.ADVISE}),
    Role.PRESIDING_OFFICER: frozenset({P.HOLD_HEARING, P.REQUEST_RECUSAL}),
    Role.DISCLOSURE_CHECKER: frozenset(
        {P.CHECK_PUBLICATION, P.ANSWER_ERROR_REPORT, P.SEE_ALL_CASES}
    ),
    Role.ARCHIVIST: frozenset({P.ARCHIVE, P.DESTROY, P.SEE_ALL_CASES}),
    Role.DEVICE_KEEPER: frozenset({P.KEEP_DEVICES}),
    Role.SUPERVISOR: frozenset({P.SEE_ALERTS, P.SEE_ALL_CASES}),
    Role.SYSTEM_ADMINISTRATOR: frozenset(
        {
            P.SET_UP_BUREAU,
            P.APPOINT,
            P.KEEP_CERTIFICATES,
            P.KEEP_DEVICES,
            P.CHANGE_SETTINGS,
            P.LOAD_CALENDAR,
            P.KEEP_ACCOUNTS,
            P.SEE_STATUS,
        }
    ),
    Role.SECURITY_AUDITOR: frozenset({P.SEE_STATUS}),
    Role.KEY_CUSTODIAN: frozenset(),
    Role.RENDERER: frozenset({P.RENDER, P.RECEIVE_ERROR_REPORT, P.END_ADVICE, P.RAISE_ALERTS}),
    Role.DOORKEEPER: frozenset({P.LOCK_ACCOUNT}),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Say whether one of *actor*'s posts carries *permission*."""
    return permission in _carried_by(actor.roles)


@cache
def _carried_by(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return what some posts carry together: asked thousands of times for one list."""
    return frozenset().union(*(GRANTS[role] for role in roles))


def posts_with(permission: Permission) -> tuple[Role, ...]:
    """Return the posts that carry *permission*."""
    return tuple(role for role, grants in GRANTS.items() if permission in grants)


def require(actor: Actor, permission: Permission) -> None:
    """Refuse unless one of *actor*'s posts carries *permission*.

    Raises:
        NotPermittedError: none does; the refusal names the posts that do.
    """
    if may(actor, permission):
        return
    holders = "、".join(role.value for role in posts_with(permission))
    posts = "、".join(sorted(role.value for role in actor.roles)) or "无岗位"
    raise NotPermittedError(
        f"您的岗位不能“{permission.value}”。",
        why=f"这一职权属于：{holders}；您现任：{posts}。",
        remedy="请由有该职权的人员办理，或请管理员按任命文件登记岗位。",
    )
