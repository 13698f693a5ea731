"""Calendars: the years that are known, a year at a glance, and loading a new notice."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.commands.load_calendar import (
    CalendarRehearsal,
    LoadCalendar,
    load_calendar,
    rehearse_calendar,
)
from mingjing.bureau.entered_law import file_in_force
from mingjing.bureau.queries import law_of_bureau
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError, RefusalError, RepeatedRequestError
from mingjing.statute.calendar_files import changed_days, read_calendar
from mingjing.statute.entered import LawKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.year_grid import working_days_of, year_grid
from mingjing.supervision.moves import moved_for
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.law.uploads import given, sealed
from mingjing.web.console.pages import page
from mingjing.web.errors import status_of

PURPOSE = "calendar"
LOADED = "loaded"
YEARS = range(1950, 2100)


@page
def calendars(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the years that are known; take a notice and rehearse it; load a rehearsed one."""
    if request.method != "POST":
        return _list(request, actor)
    require(actor, Permission.LOAD_CALENDAR)
    try:
        text, rehearsed = given(request, PURPOSE)
        rehearsal = rehearse_calendar(LoadCalendar(text), law=rulebook(), on=legal_date(now()))
        if not rehearsed:
            return _preview(request, actor, text, rehearsal)
        load_calendar(LoadCalendar(text), act=act_of(request), law=rulebook())
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        return _list(request, actor, refusal=refusal)
    year = read_calendar(text)[1].calendar.year
    return HttpResponseRedirect(f"{reverse('law_calendar', args=[year])}?{LOADED}", status=303)


@page
def calendar(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Show a year in months; after it was loaded also what moved.

    Raises:
        NotFoundError: a year that nobody counts in.
    """
    if year not in YEARS:
        raise NotFoundError(
            "没有这一年的日历。",
            why=f"只显示 {YEARS[0]} 年至 {YEARS[-1]} 年。",
            remedy="请从“日历”中选择。",
        )
    law = law_today()
    context: dict[str, Any] = {
        "year": year,
        "months": year_grid(year, law.calendar),
        "known": law.calendar.years.get(year),
        "source": law.calendar.sources(frozenset({year}), guessed=True)[0],
        "working_days": working_days_of(year, law.calendar),
        "loaded": LOADED in request.GET,
        "moved": [],
        "changed": [],
    }
    if context["loaded"]:
        before = law_of_bureau(
            rulebook(), legal_date(now()), before=file_in_force(LawKind.CALENDAR, str(year))
        )
        context |= _difference(actor, year, before, law)
    return show_law(request, actor, "calendar.html", context)


def _list(
    request: HttpRequest, actor: Actor, *, refusal: RefusalError | None = None
) -> HttpResponse:
    law = law_today()
    known = law.calendar
    years = [(one, working_days_of(year, known)) for year, one in sorted(known.years.items())]
    context = {
        "years": years,
        "next_year": max(known.years) + 1,
        "may_load": may(actor, Permission.LOAD_CALENDAR),
        "refusal": refusal,
        "unusable": law.unusable,
    }
    status = status_of(refusal) if refusal else 200
    return show_law(request, actor, "calendars.html", context, status=status)


def _preview(
    request: HttpRequest, actor: Actor, text: str, rehearsal: CalendarRehearsal
) -> HttpResponse:
    year = rehearsal.file.calendar.year
    context = {
        "head": rehearsal.file.calendar,
        "months": year_grid(year, rehearsal.after.calendar),
        "working_days": working_days_of(year, rehearsal.after.calendar),
        "sealed": sealed(text, PURPOSE),
        **_difference(actor, year, rehearsal.before, rehearsal.after),
    }
    return show_law(request, actor, "calendar_preview.html", context)


def _difference(actor: Actor, year: int, before: RuleBook, after: RuleBook) -> dict[str, Any]:
    return {
        "changed": changed_days(year, before.calendar, after.calendar),
        "moved": [one.date() for one in moved_for(actor, before, after)],
    }
