"""What is done at fixed times: a table, and the last of its moments that has come.

A moment is asked for once, by its name; so two workers, a restart, or a clock that is set back
do not repeat it, and after a long pause only the last moment is made up for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.outbox import Terms, enqueue, forget_done

REMEMBERED = timedelta(days=90)
SLOW = -10


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day.

    Args:
        kind: of the job.
        at: time of day in Shanghai.
        priority: of the job.
    """

    kind: str
    at: time
    priority: int = 0

    def last_moment(self, now: datetime) -> datetime:
        """Return the last moment that has come.

        >>> daily = Daily("send_reminders", time(8, 30))
        >>> str(daily.last_moment(datetime(2026, 3, 2, 8, 29, tzinfo=SHANGHAI)))
        '2026-03-01 08:30:00+08:00'
        """
        today = now.astimezone(SHANGHAI)
        moment = datetime.combine(today.date(), self.at, SHANGHAI)
        return moment if moment <= today else moment - timedelta(days=1)


@dataclass
class Schedule:
    """The table, and which moments this process has asked for already."""

    table: Sequence[Daily]
    _asked: dict[str, datetime] = field(default_factory=dict)

    def enqueue_due(self, now: datetime) -> None:
        """Ask for every moment that has come; repeating it is harmless."""
        for row in self.table:
            moment = row.last_moment(now)
            if self._asked.get(row.kind) == moment:
                continue
            enqueue(row.kind, moment.isoformat(), {}, Terms(row.priority))
            forget_done(row.kind, before=now - REMEMBERED)
            self._asked[row.kind] = moment
