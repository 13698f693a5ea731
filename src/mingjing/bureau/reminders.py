"""提醒: what comes due is told to whose duty it is, once at each threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.actors import Actor
from mingjing.bureau.models import Reminder

THRESHOLDS = (7, 3, 1, 0)
OVERDUE = -1
MOVED = 99
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Pending:
    """A duty that a person has now.

    Args:
        person: code on the roster.
        docket: of the case.
        number: of the case, or its docket while it has none.
        act: name of what is to be done, stable.
        duty: the same in Chinese.
        article: citation of the norm that sets the date.
        due: last day.
        is_provisional: whether *due* rests on a guess about a calendar.
    """

    person: str
    docket: str
    number: str
    act: str
    duty: str
    article: str
    due: date
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A date of a person's work that is another one now, or firm where it was a guess.

    Args:
        rule: that sets the date.
        was: last day as it was counted before.
        due: last day as it is counted now.
        why: by which versions the two were counted; empty where only the calendar differs.
        about: name of the page of *docket*: of a case, or of an inspection by its number.
    """

    person: str
    docket: str
    number: str
    rule: str
    duty: str
    article: str
    was: date
    was_provisional: bool
    due: date
    is_provisional: bool
    why: str = ""
    about: str = "case"


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A reminder as its reader sees it.

    Args:
        about: name of the page of *docket*, as for :class:`MovedDate`.
        is_over: whether the duty is done, or a later reminder took its place.
    """

    pk: int
    about: str
    docket: str
    number: str
    duty: str
    article: str
    due: date
    is_provisional: bool
    was: date | None
    was_provisional: bool
    made_at: datetime
    is_read: bool
    is_over: bool

    def words(self, today: date) -> str:
        """Return what it says on a day, in one sentence."""
        if self.was is not None:
            return self._moved(self.was)
        left = (self.due - today).days
        badge = "（暂定）" if self.is_provisional else ""
        when = (
            f"还有 {left} 个自然日"
            if left > 0
            else "今天到期"
            if left == 0
            else f"逾期 {-left} 日"
        )
        return f"{self.number}：{self.duty}，{when}，期限 {self.due.isoformat()}{badge}。"

    def _moved(self, was: date) -> str:
        before = f"{was.isoformat()}{'（暂定）' if self.was_provisional else ''}"
        after = f"{self.due.isoformat()}{'（暂定）' if self.is_provisional else ''}"
        head = f"{self.number}：{self.duty}的末日"
        if was == self.due and not self.is_provisional:
            return f"{head} {after} 已经确定，此前为暂定。"
        return f"{head}由 {before} 改为 {after}。"


def threshold_of(due: date, today: date) -> int | None:
    """Return the threshold that *due* has reached; None while it is far away.

    >>> [threshold_of(date(2026, 3, day), date(2026, 3, 10)) for day in (18, 17, 12, 10, 9)]
    [None, 7, 3, 0, -1]
    """
    left = (due - today).days
    if left < 0:
        return OVERDUE
    return min((step for step in THRESHOLDS if left <= step), default=None)


def remind(pending: Iterable[Pending], *, at: datetime, today: date) -> int:
    """Tell of every duty that reached a threshold, and return how many reminders are new.

    What was told before is over where the duty is no longer pending, or is told anew. Repeating
    it is harmless.

    Args:
        pending: every duty of everybody.
        at: when the reminders are made.
        today: the legal date.
    """
    told: dict[tuple[str, str, str, date], int] = {}
    new: list[Reminder] = []
    for one in pending:
        threshold = threshold_of(one.due, today)
        if threshold is None:
            continue
        told[one.person, one.docket, one.act, one.due] = threshold
        new.append(_row(one, threshold, at))
    before = Reminder.objects.count()
    Reminder.objects.bulk_create(new, ignore_conflicts=True, batch_size=100)
    made = Reminder.objects.count() - before
    rows = Reminder.objects.filter(over_at=None, was=None).values_list(
        "pk", "person", "docket", "act", "due", "threshold"
    )
    over = [
        pk
        for pk, person, docket, act, due, threshold in rows
        if told.get((person, docket, act, due)) != threshold
    ]
    for start in range(0, len(over), 500):
        Reminder.objects.filter(pk__in=over[start : start + 500]).update(over_at=at)
    return made


def tell_moved(moved: Iterable[MovedDate], *, at: datetime) -> int:
    """Tell of dates that moved, and return how many reminders are new."""
    rows = [
        Reminder(
            person=one.person,
            about=one.about,
            docket=one.docket,
            number=one.number,
            act=f"moved-{one.rule}",
            duty=one.duty,
            article=one.article,
            due=one.due,
            is_provisional=one.is_provisional,
            threshold=MOVED,
            was=one.was,
            was_provisional=one.was_provisional,
            made_at=at,
        )
        for one in moved
    ]
    before = Reminder.objects.count()
    Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=100)
    return Reminder.objects.count() - before


def notices_for(actor: Actor) -> list[NoticeView]:
    """Return the reminders of *actor*, newest first; nobody reads another's."""
    rows = Reminder.objects.filter(person=actor.person).order_by("-made_at", "due", "pk")
    return [_view(row) for row in rows[:SHOWN]]


def unread_count(actor: Actor) -> int:
    """Return how many reminders of duties that still stand *actor* has not read."""
    rows = Reminder.objects.filter(person=actor.person, read_at=None, over_at=None)
    return rows.count()


def mark_read(actor: Actor, *, at: datetime) -> int:
    """Take all reminders of *actor* as read, and return how many were not."""
    return Reminder.objects.filter(person=actor.person, read_at=None).update(read_at=at)


def _row(one: Pending, threshold: int, at: datetime) -> Reminder:
    return Reminder(
        person=one.person,
        docket=one.docket,
        number=one.number,
        act=one.act,
        duty=one.duty,
        article=one.article,
        due=one.due,
        is_provisional=one.is_provisional,
        threshold=threshold,
        made_at=at,
    )


def _view(row: Reminder) -> NoticeView:
    return NoticeView(
        row.pk,
        row.about,
        row.docket,
        row.number,
        row.duty,
        row.article,
        row.due,
        row.is_provisional,
        row.was,
        row.was_provisional,
        row.made_at,
        is_read=row.read_at is not None,
        is_over=row.over_at is not None,
    )
