"""Days of the demonstration, told from today: working days back, working days to come."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ONE_DAY = timedelta(days=1)
LONGEST_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Days:
    """The days around *today*, as the rule book's calendar works them.

    Nothing is told of today itself: whatever the hour is at which a demonstration is opened,
    its past is over.

    Args:
        law: the rule book, with the calendars.
        today: the legal date of the day on which the demonstration is made.
    """

    law: RuleBook
    today: date

    def ago(self, working_days: int) -> date:
        """Return the working day that many working days before today; 1 is the last one."""
        return self.moved(self.today, -working_days)

    def coming(self, working_days: int) -> date:
        """Return a working day to come: 0 is today, or the first one after days off."""
        first = self.law.calendar.next_working(self.today)
        return self.moved(first, working_days)

    def moved(self, day: date, working_days: int) -> date:
        """Return the working day that many working days after *day*, before it if negative."""
        step = ONE_DAY if working_days > 0 else -ONE_DAY
        for _ in range(abs(working_days)):
            day += step
            while not self.law.calendar.is_working(day):
                day += step
        return day

    def begun(self, rule: str, *, due: date, extended: bool = False) -> date:
        """Return the last past working day from which *rule* is due no later than *due*.

        Args:
            rule: id of a limit.
            due: the day it shall be due.
            extended: whether the limit is granted its one extension.

        Raises:
            ValueError: there is none within reach.
        """
        count = self.law.extended if extended else self.law.due
        day = self.ago(1)
        while day > self.today - timedelta(days=LONGEST_LIMIT):
            if day_of(count(rule, day).nominal) <= due:
                return day
            day = self.moved(day, -1)
        raise ValueError(f"{rule} is never due by {due}")
