"""What became of a decision, line by line: announced, contested, corrected, or standing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mingjing.bureau.queries import names_of
from mingjing.cases.debts import duties_of, fine_of
from mingjing.cases.deferrals import instalments_of
from mingjing.cases.deliveries import MODES, SERVED_AFTER
from mingjing.cases.duties import Duty
from mingjing.cases.fines import Fine
from mingjing.cases.queries import (
    announcement_if_any,
    corrections_of,
    decision_if_any,
    remedies_of,
)
from mingjing.cases.remedies import Standing, Way, outcome_of
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.money import yuan
from mingjing.statute.founded import UNVERIFIED
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.performers import unverified_performers
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.beside import Matter
from mingjing.web.console.told import Told

if TYPE_CHECKING:
    from mingjing.cases.remedy_rows import Correction, RemedyRow

Facts = Mapping[str, Any]
TITLES: Mapping[str, str] = {
    "service_announced": "公告送达",
    "remedy_received": "登记复议、诉讼",
    "remedy_answered": "答复、举证",
    "execution_stayed": "停止执行",
    "remedy_settled": "复议、诉讼有结果",
    "decision_altered": "处罚决定变动",
    "correction_proposed": "提出自行纠正",
    "correction_reviewed": "审核自行纠正",
    "correction_decided": "决定自行纠正",
    "correction_served": "送达撤销（变更）决定",
    "fine_refunded": "退还罚款",
    "case_redone": "重新登记线索",
}


def _late(facts: Facts) -> str:
    return "" if facts["in_time"] else "，已超过期限"


def _settled(facts: Facts) -> str:
    way = Way(facts["way"])
    until = f"，应于 {facts['redo_until']} 前重新作出" if facts["redo_until"] else ""
    words = outcome_of(way, facts["outcome"]).words
    return f"{way.label}：{words}，{facts['number']}，{facts['effective_on']} 生效{until}。"


def _altered(facts: Facts) -> str:
    standing = Standing(facts["standing"])
    fine = f"，罚款 {yuan(facts['fine_fen'])} 元" if standing is Standing.CHANGED else ""
    refund = f"，应退还 {yuan(facts['refund_fen'])} 元" if facts["refund_fen"] else ""
    return f"{standing.label}{fine}{refund}。"


TOLD: Mapping[str, Callable[[Facts], str]] = {
    "service_announced": lambda facts: (
        f"{facts['announced_on']} 在{facts['medium']}公告，{facts['deemed_on']} 视为送达。"
    ),
    "remedy_received": lambda facts: (
        f"{Way(facts['way']).label}，{facts['body']}；{facts['received_on']} 收到，"
        f"应于 {facts['answer_until']} 前答复。"
    ),
    "remedy_answered": lambda facts: (
        f"{facts['answered_on']} 提交，证据 {facts['evidence']} 件{_late(facts)}。"
    ),
    "execution_stayed": lambda facts: f"{facts['by']}：{facts['reason']}",
    "remedy_settled": _settled,
    "decision_altered": _altered,
    "correction_proposed": lambda facts: f"拟{Standing(facts['standing']).label[1:]}。",
    "correction_reviewed": lambda facts: "同意。" if facts["agreed"] else "不同意。",
    "correction_decided": lambda facts: "撤销、变更。" if facts["approved"] else "维持原决定。",
    "correction_served": lambda facts: f"{facts['served_on']}。",
    "fine_refunded": lambda facts: f"{yuan(facts['amount_fen'])} 元。",
    "case_redone": lambda facts: f"新的线索：{facts['docket']}。",
}


def standing_told(fine: Fine, redone_as: str) -> list[Told]:
    """Return what became of a decision since; nothing where it stands as it was made."""
    row = fine.row
    if not row.standing or row.standing_on is None:
        return []
    due, back, until = fine.refund_due_fen, row.refunded_fen, row.redo_until
    changed = row.standing == Standing.CHANGED
    return [
        Told("处罚决定", Standing(row.standing).label),
        Told("自何日起", chinese(row.standing_on)),
        Told("变更后的罚款", f"{yuan(fine.fen)} 元" if changed else ""),
        Told("应当退还", f"{yuan(due)} 元" if due else ""),
        Told("已经退还", f"{yuan(back)} 元" if back else ""),
        Told("重新作出的期限", chinese(until) if until else ""),
        Told("重新登记的线索", redone_as),
    ]


def standing_of(setting: Setting) -> list[Told]:
    """Return what became of the decision of a case since."""
    decision = decision_if_any(setting.case)
    if decision is None:
        return []
    return standing_told(fine_of(setting.case, decision), decision.redone_as)


def contests_of(setting: Setting) -> tuple[Matter, ...]:
    """Return what went on about the decision of a case; kinds without any are left out."""
    case = setting.case
    found = (
        Matter("announcements", "公告送达", tuple(_announced(setting))),
        matter_of_remedies(remedies_of(case)),
        Matter(
            "corrections",
            "自行纠正",
            tuple(tuple(correction_told(one)) for one in corrections_of(case)),
        ),
    )
    return tuple(one for one in found if one.rows)


def _announced(setting: Setting) -> Iterator[tuple[Told, ...]]:
    row = announcement_if_any(setting.case)
    if row is None:
        return
    deemed = day_of(setting.law.due(SERVED_AFTER, row.announced_on).nominal)
    names = names_of(row.officers)
    yield (
        Told("公告", f"{chinese(row.announced_on)}，{row.medium}"),
        Told("没有送达的方式", "、".join(MODES[one] for one in row.tried) or "当事人下落不明"),
        Told("原因和经过", row.reasons),
        Told("送达人", "、".join(names.get(one, one) for one in row.officers)),
        Told("视为送达", f"{chinese(deemed)}（公告满三十日）"),
    )


def enforcement_told(fine: Fine, law: RuleBook) -> list[Told]:
    """Return how far a fine that is not paid in time is: put off, demanded, before a court."""
    row, court = fine.row, ""
    if row.applied_on is not None:
        answers = {None: "等待答复", True: "已受理", False: "不予受理"}
        court = f"{chinese(row.applied_on)}向{row.court}申请，{answers[row.court_accepted]}"
    window = fine.window(law) if row.demanded_on is not None else None
    opens_on = None if window is None else window.opens_on
    parts = (f"{chinese(one.on)}前 {yuan(one.fen)} 元" for one in instalments_of(row))
    told = [
        Told("延期、分期", "；".join(parts)),
        Told("催告", chinese(row.demanded_on) if row.demanded_on else ""),
        Told("最早可以申请法院", chinese(opens_on) if opens_on and not court else ""),
        Told("申请法院", court),
    ]
    return [one for one in told if one.words]


def duties_told(setting: Setting) -> list[Told]:
    """Return the duties of the decision, each open or performed; nothing before service."""
    decision = decision_if_any(setting.case)
    if decision is None or setting.case.served_on is None:
        return []
    fine = fine_of(setting.case, decision)
    told = [Told("罚款", _money(fine))] if fine.owed_fen else []
    unread = unverified_performers(setting.law, legal_date(decision.decided_at))
    return told + [
        Told(one.label, _duty(one), f"由谁履行{UNVERIFIED}" if _names(one, unread) else "")
        for one in duties_of(setting.case, decision)
    ]


def _names(duty: Duty, kinds: Collection[str]) -> bool:
    """Say whether a duty is of some kinds, and its line says by whose act it is performed."""
    return duty.kind in kinds and not duty.how


def _money(fine: Fine) -> str:
    if not fine.outstanding_fen:
        return "已缴清"
    return f"尚未缴清，还有 {yuan(fine.outstanding_fen)} 元"


def _duty(duty: Duty) -> str:
    if duty.done_on is None:
        return f"尚未履行（{duty.performer.label}）"
    how = f"：{duty.how}" if duty.how else f"（{duty.performer.label}）"
    return f"{chinese(duty.done_on)}已履行{how}"


def matter_of_remedies(remedies: "Iterable[RemedyRow]") -> Matter:
    """Return the remedies against one act, oldest first, as a matter of its page."""
    rows = tuple(tuple(remedy_told(one)) for one in remedies)
    return Matter("remedies", "行政复议、行政诉讼", rows)


def remedy_told(remedy: "RemedyRow") -> list[Told]:
    """Return a remedy from its notice to its outcome."""
    way = Way(remedy.way)
    simple = "（简易程序）" if remedy.is_simple else ""
    stayed = remedy.stayed_on
    return [
        Told("途径", f"{way.label}{simple}，{remedy.stage.label}"),
        Told("受理", f"{remedy.body}，{remedy.number}"),
        Told("申请、起诉", chinese(remedy.applied_on)),
        Told("收到副本", chinese(remedy.received_on)),
        Told("请求和理由", remedy.claims),
        Told("答复、举证", chinese(remedy.answered_on) if remedy.answered_on else ""),
        Told("证据目录", "；".join(remedy.evidence)),
        Told(
            "停止执行",
            f"{chinese(stayed)}，{remedy.stayed_by}：{remedy.stay_reason}" if stayed else "",
        ),
        Told("结果", outcome_of(way, remedy.outcome).words if remedy.outcome else ""),
        Told("文书", remedy.outcome_number),
        Told("生效", chinese(remedy.effective_on) if remedy.effective_on else ""),
        Told("主文", remedy.note),
    ]


def correction_told(correction: "Correction") -> list[Told]:
    """Return a correction from its proposal to its service."""
    people = (correction.proposed_by, correction.reviewed_by, correction.decided_by)
    names = names_of([one for one in people if one])
    changed = correction.standing == Standing.CHANGED
    reviewed, decided = correction.reviewed_on, correction.decided_on
    return [
        Told("进度", correction.stage.label),
        Told("拟怎样纠正", "变更" if changed else "撤销"),
        Told("变更后的罚款", f"{yuan(correction.fine_fen)} 元" if changed else ""),
        Told("理由", correction.reasons),
        Told("提出", f"{chinese(correction.proposed_on)}，{names[correction.proposed_by]}"),
        Told(
            "审核",
            f"{chinese(reviewed)}，{names[correction.reviewed_by]}：{correction.opinion}"
            if reviewed
            else "",
        ),
        Told(
            "决定",
            f"{chinese(decided)}，{names[correction.decided_by]}：{correction.answer}"
            if decided
            else "",
        ),
        Told("送达", chinese(correction.served_on) if correction.served_on else ""),
    ]
