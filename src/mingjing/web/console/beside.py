"""What goes on in a case beside its steps, as its page tells it, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mingjing.bureau.queries import names_of
from mingjing.cases.clocks import is_lapsed, left_out, limit_in_words, settle_until
from mingjing.cases.investigation.choices import settlements, suspension_grounds
from mingjing.cases.investigation.monitoring import FACTS, Virtue
from mingjing.cases.investigation.queries import (
    appraisals_of,
    monitoring_records_of,
    preservations_of,
    rectifications_of,
    recusals_of,
    suspensions_of,
)
from mingjing.cases.investigation.recusing import Capacity
from mingjing.kernel.dates import chinese
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.told import Told
from mingjing.web.templating import moment

if TYPE_CHECKING:
    from mingjing.cases.investigation.models import Preservation, Recusal
    from mingjing.cases.models import Case


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of what goes on, and each of that kind.

    Args:
        id: of its place on the page.
        name: what people call it.
        rows: each told line by line.
    """

    id: str
    name: str
    rows: tuple[tuple[Told, ...], ...]


def matters_of(setting: Setting) -> tuple[Matter, ...]:
    """Return what goes on in a case beside its steps; kinds without any are left out."""
    case = setting.case
    found = (
        Matter("suspensions", "中止调查", tuple(_suspensions(setting))),
        Matter("rectifications", "责令改正", tuple(_rectifications(case))),
        Matter("appraisals", "鉴定、检测", tuple(_appraisals(case))),
        Matter("monitoring", "电子技术监控记录", tuple(_monitoring(case))),
        Matter("preservations", "先行登记保存", tuple(_preservations(setting))),
        Matter("recusals", "回避", tuple(tuple(_recusal(one)) for one in recusals_of(case))),
    )
    return tuple(one for one in found if one.rows)


def _recusal(row: "Recusal") -> Iterator[Told]:
    names = names_of((row.person, row.decided_by))
    who = names.get(row.person, row.person)
    asked = "当事人申请" if row.by_party else "本人提出"
    yield Told("人员", f"{who}（{Capacity(row.capacity).label}）")
    yield Told("提出", f"{chinese(row.requested_on)}，{asked}")
    yield Told("理由", row.reason)
    if row.decided_on is None:
        yield Told("决定", "尚未决定；决定作出之前，不停止调查。")
        return
    by = row.decided_outside or names.get(row.decided_by, "")
    yield Told(
        "决定", f"{'回避' if row.granted else '不回避'}，{chinese(row.decided_on)}，{by}"
    )
    yield Told("决定的文件", row.reference)
    yield Told("决定的理由", row.answer)
    yield Told("告知申请人", chinese(row.told_on) if row.told_on else "")


def _suspensions(setting: Setting) -> Iterator[tuple[Told, ...]]:
    case, law = setting.case, setting.law
    days = sum((one.last - one.first).days + 1 for one in left_out(case, law))
    for row in suspensions_of(case):
        names = names_of((row.suspended_by, row.resumed_by))
        by, again = names.get(row.suspended_by, ""), names.get(row.resumed_by, "")
        yield (
            Told("事由", suspension_grounds()[row.ground].told),
            Told("事实和理由", row.reasons),
            Told("中止", f"{chinese(row.since)}，{by}批准"),
            Told("恢复", f"{chinese(row.ended_on)}，{again}批准" if row.ended_on else ""),
            Told("恢复的理由", row.end_reasons),
            Told("办案期限", f"{limit_in_words(law, case.filed_on or row.since)}。"),
            Told("已经扣除", f"共 {days} 日" if days else ""),
        )


def _preservations(setting: Setting) -> Iterator[tuple[Told, ...]]:
    for row in preservations_of(setting.case):
        names = names_of((row.requested_by, row.approved_by, row.settled_by, *row.officers))
        known = settlements()
        proposed = known[row.proposed].words if row.proposed else ""
        outcome = known[row.outcome].words if row.outcome else ""
        approved = row.approved_at
        yield (
            Told("状态", _stage(row, setting)),
            Told("证据", "；".join(row.asked)),
            Told("提请", f"{chinese(row.requested_on)}，{names.get(row.requested_by, '')}"),
            Told("理由", row.reason),
            Told(
                "批准",
                f"{moment(approved)}，{names.get(row.approved_by, '')}" if approved else "",
            ),
            Told("不予登记保存", row.declined_reason),
            *_imposed(row, setting, "、".join(names.get(one, one) for one in row.officers)),
            Told("处理意见", f"{proposed}。{row.proposed_reason}" if proposed else ""),
            Told("处理决定", f"{outcome}。{row.outcome_reason}" if outcome else ""),
            Told(
                "决定",
                f"{chinese(row.settled_on)}，{names.get(row.settled_by, '')}"
                if row.settled_on
                else "",
            ),
        )


def _stage(row: "Preservation", setting: Setting) -> str:
    if is_lapsed(row, setting.today, setting.law):
        return "逾期未处理，待返还"
    return row.stage.label


def _imposed(row: "Preservation", setting: Setting, officers: str) -> Iterator[Told]:
    if row.imposed_at is None:
        return
    yield Told("实施", f"{moment(row.imposed_at)}，{officers}")
    yield Told("保存地点", row.place)
    things = "；".join(
        f"{item.name} {item.quantity}{item.unit}"
        for item in row.preserveditem_set.order_by("n")
    )
    yield Told("清单", things)
    yield Told("处理期限", f"{chinese(settle_until(row, setting.law))}为限")
    if is_lapsed(row, setting.today, setting.law):
        yield Told(
            "逾期",
            "已满七个工作日没有处理，视为解除，应当立即返还（条文没有写明，属于理解，未核实）；"
            "返还登记之前，案件不能终结调查。",
        )


def _rectifications(case: "Case") -> Iterator[tuple[Told, ...]]:
    for row in rectifications_of(case):
        left = "；".join(row.problems[n - 1] for n in row.left)
        seen = chinese(row.rechecked_on) if row.rechecked_on else ""
        yield (
            Told("指令", f"{row.document.printed_number}，{chinese(row.ordered_on)}"),
            Told("违法行为", "；".join(row.problems)),
            Told("整改要求", "；".join(row.demands)),
            Told("改正期限", chinese(row.due_on)),
            Told("申请复查", f"{chinese(row.asked_on)}：{row.asked}" if row.asked_on else ""),
            Told("复查", f"{seen}，{'尚有未改正的' if left else '已经改正'}" if seen else ""),
            Told("尚未改正", left),
            Told("复查意见", row.words),
        )


def _appraisals(case: "Case") -> Iterator[tuple[Told, ...]]:
    for row in appraisals_of(case):
        again = {None: "", True: "同意重新鉴定。", False: "不同意。"}[row.again]
        yield (
            Told("鉴定机构", row.agency + ("（重新鉴定）" if row.repeats_id else "")),
            Told("送鉴物品", "；".join(f"{one[0]} {one[1]}" for one in row.items)),
            Told("鉴定要求", row.demands),
            Told(
                "委托",
                f"{chinese(row.commissioned_on)}，{chinese(row.due_on)}前提交；不中断办案期限",
            ),
            Told("鉴定意见", row.opinion),
            Told("在证据中的编号", str(row.item or "")),
            Told("没有意见的原因", row.failure),
            Told("告知", f"{chinese(row.told_on)}，{row.told_to}" if row.told_on else ""),
            Told(
                "申请重新鉴定",
                f"{chinese(row.objected_on)}：{row.objection}" if row.objected_on else "",
            ),
            Told("答复", f"{again}{row.answer}"),
        )


def _monitoring(case: "Case") -> Iterator[tuple[Told, ...]]:
    for row in monitoring_records_of(case):
        faults = "、".join(Virtue(one).label for one in row.faults)
        verdict = {
            None: "尚未审核，不算证据",
            True: "符合要求，可以作为证据",
            False: f"不符合要求（{faults}），不得作为行政处罚的证据",
        }[row.passed]
        yield (
            Told("记录", f"第 {row.item} 号证据，{moment(row.recorded_at)}"),
            *(Told(label, getattr(row, name)) for name, label in FACTS.items()),
            Told("审核", verdict),
            Told("审核意见", row.opinion),
            Told("告知", f"{chinese(row.told_on)}：{row.told_how}" if row.told_on else ""),
        )
