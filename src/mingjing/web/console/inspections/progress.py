"""The stepper of an inspection: what is done, where it stands, why what follows is locked."""

from typing import TYPE_CHECKING

from mingjing.inspections.queries import began_on, pending, standing_measures, unsettled
from mingjing.inspections.states import State
from mingjing.kernel.dates import legal_date
from mingjing.web.console.inspections.asking import Setting
from mingjing.web.console.progress import Phase, Standing

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection

NAMES = ("任务", "审批", "入场亮证", "检查记录", "处理整改", "反馈", "公示")
TASK, APPROVAL, ARRIVAL, RECORD, ORDERS, FEEDBACK, PUBLICATION = range(len(NAMES))
WHERE = {
    State.TASK: APPROVAL,
    State.REPORTED: ARRIVAL,
    State.APPROVED: ARRIVAL,
    State.CALLED_OFF: APPROVAL,
    State.ON_SITE: RECORD,
    State.OBSTRUCTED: RECORD,
    State.FOUND: ORDERS,
    State.RECTIFYING: ORDERS,
    State.HALTED: ORDERS,
    State.CONCLUDED: FEEDBACK,
    State.FED_BACK: PUBLICATION,
    State.PUBLISHED: len(NAMES),
}


def phases_of(setting: Setting) -> list[Phase]:
    """Return the phases, each with its day, its state or its reason."""
    inspection = setting.inspection
    here, days = WHERE[inspection.stage], _days(inspection)
    phases = []
    for index, name in enumerate(NAMES):
        if index == APPROVAL and index < here and inspection.approved_at is None:
            phases.append(Phase(name, Standing.NOW, "待补办批准"))
        elif index < here:
            phases.append(Phase(name, Standing.DONE, days[index]))
        elif index == here:
            phases.append(Phase(name, Standing.NOW, inspection.stage.label))
        else:
            phases.append(Phase(name, Standing.LOCKED, _lock(index, here, inspection)))
    return phases


def _days(inspection: "Inspection") -> tuple[str, ...]:
    ended = inspection.ended_at
    days = (
        inspection.created_on,
        legal_date(inspection.approved_at) if inspection.approved_at else None,
        began_on(inspection),
        legal_date(ended) if ended else inspection.refusal_reported_on,
        inspection.concluded_on,
        inspection.fed_back_on,
        inspection.published_on,
    )
    return tuple(f"{day:%m-%d}" if day else "" for day in days)


def _lock(index: int, here: int, inspection: "Inspection") -> str:
    """Say in a few words why a phase is not open yet."""
    if inspection.stage is State.CALLED_OFF:
        return "不再检查"
    if index == ARRIVAL:
        return "须先批准或者紧急报告"
    if index == RECORD:
        return "须先入场亮证"
    if index == ORDERS:
        return "须先记录检查情况"
    if index == FEEDBACK and here == ORDERS:
        return _left(inspection)
    return "须先检查终了" if index == FEEDBACK else "须先反馈"


def _left(inspection: "Inspection") -> str:
    """Say what of the findings is still open."""
    parts = []
    if open_now := unsettled(inspection):
        parts.append(f"{len(open_now)} 项问题未处理")
    if waiting := pending(inspection):
        parts.append(f"{len(waiting)} 项未改正")
    if standing_measures(inspection) is not None:
        parts.append("现场处理措施未解除")
    return "，".join(parts) or "须先检查终了"
