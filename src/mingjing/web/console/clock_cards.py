"""Time limits as people see them: days left, the days of the count, the words of the norm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.cases.clocks import Clock, clocks_of
from mingjing.disclosure.own import publication_clocks
from mingjing.kernel.dates import SHANGHAI, chinese
from mingjing.review.queries import clock_of_review, clocks_of_answers
from mingjing.statute.dues import Due
from mingjing.statute.lengths import day_of
from mingjing.statute.why import Why, why_due
from mingjing.web.console.acts.asking import Setting
from mingjing.web.templating import moment

SEGMENTS = 20
SOON = 3


@dataclass(frozen=True, slots=True)
class ClockCard:
    """One time limit of a case.

    Args:
        name: what must be done.
        due: everything behind the date.
        last: the day that binds.
        done_on: when the duty was fulfilled; None while it runs.
        left: days still to come after today, 0 on the last day; negative when it is over. In
            working days where the norm counts them.
        seen_on: the day it is looked at, or on which it was done.
        is_working: whether working days are counted.
        is_party: whether it is the party's right or duty, and not the bureau's duty.
        place: where it is to be done; empty unless there are several.
        remark: what else bears on it, in a sentence.
    """

    name: str
    due: Due
    last: date
    done_on: date | None
    left: int
    seen_on: date
    is_working: bool
    is_party: bool
    place: str = ""
    remark: str = ""

    @property
    def anchor(self) -> str:
        """Name of its place on the page of the case; of all of them where it has several."""
        return "clocks" if self.place else anchor_of(self.due)

    @property
    def why(self) -> Why:
        """Everything behind the date."""
        return why_due(self.due)

    @property
    def mood(self) -> str:
        """``done``, ``late``, ``warn``, ``ok`` or ``party``; the colour of the card."""
        if self.done_on is not None:
            return "late" if self.done_on > self.last and not self.is_party else "done"
        if self.is_party:
            return "party"
        if self.left < 0:
            return "late"
        return "warn" if self.left <= SOON else "ok"

    @property
    def until(self) -> str:
        """The last day; of a limit in hours its minute, such as 2026-12-01 17:35."""
        ends = self.due.binding
        if isinstance(ends, datetime):
            return f"{ends.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        return ends.isoformat()

    @property
    def until_in_words(self) -> str:
        """The same as people write it, such as 2026年12月1日 17:35."""
        ends = self.due.binding
        return moment(ends) if isinstance(ends, datetime) else chinese(ends)

    @property
    def told(self) -> str:
        """The last day, and that it may still move, such as 2027-02-28，暂定."""
        return self.until + ("，暂定" if self.due.may_move else "")

    @property
    def unit(self) -> str:
        """What is counted."""
        return "个工作日" if self.is_working else "日"

    @property
    def left_in_words(self) -> str:
        """How long it still is, such as 还有 3 个工作日."""
        if self.left > 0:
            return f"还有 {self.left} {self.unit}"
        if self.left == 0:
            return "今天到期"
        return "已届满" if self.is_party else f"逾期 {-self.left} 日"

    @property
    def done_in_words(self) -> str:
        """How it ended: a party performs a duty, but uses a right or lets it go."""
        is_late = self.done_on is not None and self.done_on > self.last
        if not self.is_party:
            return "逾期完成" if is_late else "已完成"
        if self.due.explanation.rule.row.on_breach is None:
            return "已行使或者放弃"
        return "逾期履行" if is_late else "已履行"

    @property
    def total(self) -> int:
        """Days of the count."""
        return len(self._counted()) or self._days_until(self.last)

    @property
    def used(self) -> int:
        """Days of the count that are over."""
        days = self._counted()
        if days:
            return sum(day < self.seen_on for day in days)
        return min(max(0, self._days_until(self.seen_on) - 1), self.total)

    def _counted(self) -> list[date]:
        return [day.day for day in self.due.explanation.days if day.counted]

    def _days_until(self, day: date) -> int:
        return (day - day_of(self.due.explanation.start)).days

    @property
    def segments(self) -> list[bool]:
        """The days of the count, True where they are over; empty where there are too many."""
        if self.total > SEGMENTS:
            return []
        return [nth < self.used for nth in range(self.total)]


def anchor_of(due: Due) -> str:
    """Return the name of the place where a due date is explained on the page of its case."""
    return f"clock-{due.rule}"


def card_of(clock: Clock, today: date) -> ClockCard:
    """Return a limit as seen on a day."""
    due = clock.due
    last = day_of(due.binding)
    return ClockCard(
        name=due.explanation.rule.name + (f"（{clock.place}）" if clock.place else ""),
        due=due,
        last=last,
        done_on=clock.done_on,
        left=_left(due, last, today),
        seen_on=clock.done_on or today,
        is_working=due.counts_working_days,
        is_party=not due.is_duty,
        place=clock.place,
        remark=clock.remark,
    )


def cards_of(setting: Setting) -> list[ClockCard]:
    """Return every limit that the events of a case have started: running ones first."""
    clocks = [
        *clocks_of(setting.case, setting.law),
        *_of_review(setting),
        *_of_disclosure(setting),
    ]
    cards = [card_of(clock, setting.today) for clock in clocks]
    return sorted(cards, key=lambda card: (card.done_on is not None, card.last))


def _left(due: Due, last: date, today: date) -> int:
    """Return the days after today; where the norm counts working days, only those."""
    if today > last or not due.counts_working_days:
        return (last - today).days
    days = [day.day for day in due.explanation.days if day.counted and day.day <= last]
    return sum(day > today for day in days) if days else (last - today).days


def _of_review(setting: Setting) -> Iterable[Clock]:
    clock = clock_of_review(setting.case, setting.law)
    after = clocks_of_answers(setting.case, setting.law)
    return after if clock is None else [clock, *after]


def _of_disclosure(setting: Setting) -> Iterable[Clock]:
    return publication_clocks(setting.case, setting.publications, setting.law)
