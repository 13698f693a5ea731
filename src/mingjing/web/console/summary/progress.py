"""The stepper of a penalty on the spot: what is done, what is now, why the rest is locked."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.kernel.dates import legal_date
from mingjing.summary.clocks import must_be_published
from mingjing.summary.states import State
from mingjing.web.console.progress import Phase, Standing

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryPenalty

NAMES = ("当场发现", "告知听取", "当场决定", "当场交付", "备案", "公示", "归档")
FOUND, HEARING, DECISION, DELIVERY, FILING, PUBLICATION, ARCHIVE = range(len(NAMES))
WHERE = {
    State.FOUND: HEARING,
    State.HEARD: DECISION,
    State.ORDINARY: DECISION,
    State.DECIDED: DELIVERY,
    State.DELIVERED: FILING,
    State.COLLECTED: FILING,
    State.REPORTED: PUBLICATION,
    State.PUBLISHED: ARCHIVE,
    State.SET_ASIDE: ARCHIVE,
    State.ARCHIVED: len(NAMES),
}
LOCKS = ("", "", "须先告知听取", "须先作出决定", "须先交付", "须先备案", "须先公示")


def phases_of(penalty: "SummaryPenalty") -> list[Phase]:
    """Return the phases, each with its day, its state or its reason."""
    here, days = WHERE[penalty.stage], _days(penalty)
    is_private = not must_be_published(penalty)
    if penalty.stage is State.REPORTED and is_private:
        here = ARCHIVE
    phases = []
    for index, name in enumerate(NAMES):
        if index == PUBLICATION and is_private:
            why = "决定已撤销" if penalty.standing else "不是生产经营单位"
            phases.append(Phase(name, Standing.SKIPPED, why))
        elif index < here and not days[index]:
            phases.append(Phase(name, Standing.SKIPPED, "决定已撤销"))
        elif penalty.stage is State.ORDINARY and (index > here or not days[index]):
            words = "转普通程序" if index == here else "不再当场办理"
            standing = Standing.NOW if index == here else Standing.LOCKED
            phases.append(Phase(name, standing, words))
        elif index < here:
            phases.append(Phase(name, Standing.DONE, days[index]))
        elif index == here:
            phases.append(Phase(name, Standing.NOW, penalty.stage.label))
        else:
            phases.append(Phase(name, Standing.LOCKED, LOCKS[index]))
    return phases


def _days(penalty: "SummaryPenalty") -> tuple[str, ...]:
    moments: tuple[datetime | date | None, ...] = (
        penalty.found_at,
        penalty.told_at,
        penalty.decided_at,
        penalty.delivered_at,
        penalty.reported_on,
        penalty.published_on,
        penalty.archived_on,
    )
    return tuple(_day(one) for one in moments)


def _day(moment: datetime | date | None) -> str:
    if moment is None:
        return ""
    day = legal_date(moment) if isinstance(moment, datetime) else moment
    return f"{day:%m-%d}"
