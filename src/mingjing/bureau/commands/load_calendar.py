"""A notice of days off is loaded: working days of its year are counted by it from now on."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entered_law import entered_files, file_in_force
from mingjing.bureau.law_files import keep_law_file, law_with
from mingjing.bureau.queries import as_set_here, law_as_entered, law_of_bureau
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act, recording
from mingjing.statute.calendar_files import read_calendar, require_loadable
from mingjing.statute.calendar_rows import CalendarFile
from mingjing.statute.entered import LawText
from mingjing.statute.limits import RuleBook

TELL_MOVED = "tell_moved_dates"


@dataclass(frozen=True)
class CalendarRehearsal:
    """What loading a calendar would do.

    Args:
        file: what it says.
        before: the law of the bureau now.
        after: the law of the bureau with it.
    """

    file: CalendarFile
    before: RuleBook
    after: RuleBook


@dataclass(frozen=True)
class LoadCalendar:
    """One notice of the General Office of the State Council.

    Args:
        text: the file, as those under ``data/calendars``; with the number of the notice.
    """

    text: str


def load_calendar(order: LoadCalendar, *, act: Act, law: RuleBook) -> RuleBook:
    """Keep a calendar and return the law with it; whose dates moved is told of it.

    Args:
        order: what is loaded.
        act: who loads it and when.
        law: of the release.

    Raises:
        NotPermittedError: the post does not carry it.
        RuleFileError: malformed, days of another year, overlapping or contradicting itself.
        InvalidInputError: no number, a title of another year, a statutory holiday that is
            worked, the same file again, or the year has a notice that this one does not say
            it supersedes.
    """
    with recording("load_calendar", act) as record:
        require(act.actor, Permission.LOAD_CALENDAR)
        text, file = _checked(order, law)
        source = f"{file.calendar.title}（{file.calendar.number}）"
        after = keep_law_file(record, text, act=act, source=source, book=law)
        file_entered = file_in_force(text.kind.value, text.name)
        enqueue(TELL_MOVED, str(file_entered), {"file": file_entered})
    return after


def rehearse_calendar(order: LoadCalendar, *, law: RuleBook, on: date) -> CalendarRehearsal:
    """Hold a calendar against everything that loading it does, and keep nothing.

    Args:
        order: what would be loaded.
        law: of the release.
        on: today.

    Raises:
        RuleFileError: as :func:`load_calendar`.
        InvalidInputError: as :func:`load_calendar`.
    """
    text, file = _checked(order, law)
    after = as_set_here(law_with(law, text), on)
    return CalendarRehearsal(file, law_of_bureau(law, on), after)


def _checked(order: LoadCalendar, law: RuleBook) -> tuple[LawText, CalendarFile]:
    text, file = read_calendar(order.text)
    if entered_files().get((text.kind.value, text.name)) != text.digest:
        known = law_as_entered(law).calendar.years.get(file.calendar.year)
        require_loadable(file, known)
    return text, file
