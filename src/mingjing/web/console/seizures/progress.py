"""The stepper of a seizure: what is done, where it stands, why what follows is locked."""

from datetime import date, datetime

from mingjing.compulsion.states import State
from mingjing.kernel.dates import legal_date
from mingjing.web.console.progress import Phase, Standing
from mingjing.web.console.seizures.asking import Setting

NAMES = ("提请", "审核", "批准", "实施", "保管", "解除或者处理")
REQUEST, REVIEW, APPROVAL, IMPOSING, CUSTODY, ENDING = range(len(NAMES))
WHERE = {
    State.REQUESTED: APPROVAL,
    State.URGENT: CUSTODY,
    State.APPROVED: IMPOSING,
    State.IN_CUSTODY: CUSTODY,
    State.EXTENDED: CUSTODY,
    State.LIFTED: ENDING,
    State.DISPOSED: len(NAMES),
    State.HANDED_OVER: len(NAMES),
    State.RELEASED: len(NAMES),
    State.DECLINED: APPROVAL,
}
LOCKS = {
    APPROVAL: "须先审核",
    IMPOSING: "须先批准，或者情况紧急",
    CUSTODY: "须先实施",
    ENDING: "期限内解除或者处理",
}


def phases_of(setting: Setting) -> list[Phase]:
    """Return the phases, each with its day, its state or its reason."""
    here = _here(setting)
    return [_phase(index, here, setting) for index in range(len(NAMES))]


def _here(setting: Setting) -> int:
    seizure = setting.seizure
    if seizure.stage is State.REQUESTED and seizure.review_required and not seizure.reviewed_on:
        return REVIEW
    return WHERE[seizure.stage]


def _phase(index: int, here: int, setting: Setting) -> Phase:
    seizure, name = setting.seizure, NAMES[index]
    if index < here:
        left = _left_out(index, setting)
        return Phase(name, *left) if left else Phase(name, Standing.DONE, _day(index, setting))
    if index == here:
        remark = "期限届满，应当解除" if setting.is_expired else seizure.stage.label
        return Phase(name, Standing.NOW, remark)
    declined = seizure.stage is State.DECLINED
    return Phase(name, Standing.LOCKED, "不予实施" if declined else LOCKS[index])


def _left_out(index: int, setting: Setting) -> tuple[Standing, str] | None:
    """Return how a phase stands that was passed without being done; None where it was done."""
    seizure = setting.seizure
    if index == REVIEW and seizure.reviewed_on is None:
        waits = seizure.review_required and seizure.ended_on is None
        return (Standing.NOW, "待事后审核") if waits else (Standing.SKIPPED, "未审核")
    if index == APPROVAL and seizure.approved_at is None:
        waits = seizure.ended_on is None
        return (Standing.NOW, "待补办批准") if waits else (Standing.SKIPPED, "未批准")
    return None


def _day(index: int, setting: Setting) -> str:
    seizure = setting.seizure
    days = (
        seizure.created_on,
        seizure.reviewed_on,
        _date(seizure.approved_at),
        _date(seizure.imposed_at),
        seizure.ended_on,
        _date(seizure.returned_at) or seizure.ended_on,
    )
    day = days[index]
    return f"{day:%m-%d}" if day else ""


def _date(at: datetime | None) -> date | None:
    return legal_date(at) if at else None
