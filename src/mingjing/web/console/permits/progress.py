"""The stepper of an application: what is done, where it stands, why what follows is locked."""

from datetime import date

from mingjing.permits.queries import checks_of
from mingjing.permits.states import State
from mingjing.web.console.permits.asking import Setting
from mingjing.web.console.progress import Phase, Standing

NAMES = ("申请", "受理", "审查", "审核", "决定", "颁证送达", "公示", "归档")
APPLICATION, ACCEPTANCE, EXAMINATION, REVIEW, DECISION, DELIVERY, PUBLICATION, ARCHIVE = range(
    len(NAMES)
)
FILING = frozenset({EXAMINATION, REVIEW, DECISION, PUBLICATION})
WHERE = {
    State.APPLIED: ACCEPTANCE,
    State.INCOMPLETE: ACCEPTANCE,
    State.ACCEPTED: EXAMINATION,
    State.EXAMINING: EXAMINATION,
    State.IN_SPECIAL: EXAMINATION,
    State.HEARING: EXAMINATION,
    State.PROPOSED: DECISION,
    State.GRANTED: DELIVERY,
    State.ISSUED: PUBLICATION,
    State.REFUSED: DELIVERY,
    State.NOT_ACCEPTED: ARCHIVE,
    State.GIVEN_UP: ARCHIVE,
    State.ARCHIVED: len(NAMES),
}
LOCKS = (
    "", "须先收到申请", "须先受理", "须先提出意见", "须先审查",
    "须先决定", "须先送达", "须先公示",
)  # fmt: skip


def phases_of(setting: Setting) -> list[Phase]:
    """Return the phases, each with its day, its state or its reason."""
    here, days = _here(setting), _days(setting)
    return [_phase(index, here, days[index], setting) for index in range(len(NAMES))]


def _here(setting: Setting) -> int:
    row = setting.application
    if row.stage is State.PROPOSED and row.review_required and not row.passed:
        return REVIEW
    if row.stage is State.REFUSED and row.delivered_on is not None:
        return ARCHIVE
    settled = row.published_on is not None or row.decided_on is None
    if row.stage is State.ISSUED and settled:
        return ARCHIVE
    return WHERE[row.stage]


def _phase(index: int, here: int, day: date | None, setting: Setting) -> Phase:
    name = NAMES[index]
    if setting.kind.is_filing and index in FILING:
        return Phase(name, Standing.SKIPPED, "备案不需要")
    if index < here and day is None:
        return Phase(name, Standing.SKIPPED, "没有办理")
    if index < here:
        return Phase(name, Standing.DONE, f"{day:%m-%d}")
    if index == here:
        return Phase(name, Standing.NOW, setting.stage)
    return Phase(name, Standing.LOCKED, LOCKS[index])


def _days(setting: Setting) -> tuple[date | None, ...]:
    row = setting.application
    checked = bool(checks_of(row)) or row.proposed
    return (
        row.applied_on,
        row.accepted_on or row.ended_on if not setting.kind.is_filing else row.applied_on,
        row.concluded_on if checked else None,
        row.reviewed_on,
        row.decided_on,
        row.delivered_on,
        row.published_on,
        row.archived_on,
    )
