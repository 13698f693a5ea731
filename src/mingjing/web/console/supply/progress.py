"""The stepper of a stop of supply: what is done, where it stands, why the rest is locked."""

from datetime import date, datetime

from mingjing.compulsion.supply.states import State
from mingjing.kernel.dates import legal_date
from mingjing.web.console.progress import Phase, Standing
from mingjing.web.console.supply.asking import Setting

NAMES = ("原决定", "查明", "审核", "批准", "提前通知", "通知供应单位", "解除")
ORDER, FACTS, REVIEW, APPROVAL, NOTICE, STOPPING, ENDING = range(len(NAMES))
WHERE = {
    State.ORDERED: FACTS,
    State.REFUSED: APPROVAL,
    State.APPROVED: NOTICE,
    State.TOLD: STOPPING,
    State.STOPPED: ENDING,
    State.LIFTED: len(NAMES),
    State.DECLINED: len(NAMES),
}
LOCKS = ("", "", "须先查明", "须先审核", "须先批准", "须先通知企业", "履行以后解除")


def phases_of(setting: Setting) -> list[Phase]:
    """Return the phases, each with its day, its state or its reason."""
    here, days = _here(setting), _days(setting)
    return [_phase(index, here, days[index], setting) for index in range(len(NAMES))]


def _here(setting: Setting) -> int:
    stop = setting.stop
    if stop.stage is State.REFUSED and stop.review_required and not stop.reviewed_on:
        return REVIEW
    if stop.stage is State.APPROVED and (not setting.is_power or stop.urgency):
        return STOPPING
    return WHERE[stop.stage]


def _phase(index: int, here: int, day: str, setting: Setting) -> Phase:
    name = NAMES[index]
    if index == here:
        return Phase(name, Standing.NOW, setting.stop.stage.label)
    if index > here:
        return Phase(name, Standing.LOCKED, LOCKS[index])
    if day:
        return Phase(name, Standing.DONE, day)
    return Phase(name, Standing.SKIPPED, "没有办理")


def _days(setting: Setting) -> tuple[str, ...]:
    stop = setting.stop
    moments: tuple[datetime | date | None, ...] = (
        stop.served_on,
        stop.seen_at,
        stop.reviewed_on,
        stop.approved_at,
        stop.told_at,
        stop.notified_at,
        stop.ended_on if stop.stage is State.LIFTED else None,
    )
    return tuple(_day(one) for one in moments)


def _day(moment: datetime | date | None) -> str:
    if moment is None:
        return ""
    day = legal_date(moment) if isinstance(moment, datetime) else moment
    return f"{day:%m-%d}"
