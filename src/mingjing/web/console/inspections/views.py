"""The pages of inspections: parse, one query or one command, choose a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import officers_of, unit_of
from mingjing.compulsion.supply.queries import supply_stops_about
from mingjing.evidence.queries import items_of
from mingjing.inspections.outcome import outcome_in_words
from mingjing.inspections.papers import items_in_words, kind_in_words
from mingjing.inspections.queries import (
    fetch_for_clocks,
    inspection_for,
    measures_of,
    referrals_of,
    standing_measures,
    unsettled,
)
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.inspections.asking import PAGES, InspectionStep, Setting, StepForm
from mingjing.web.console.inspections.duties import cards_of
from mingjing.web.console.inspections.progress import phases_of
from mingjing.web.console.inspections.table import (
    STEPS,
    step_named,
    steps_open,
    turns_of_others,
)
from mingjing.web.console.lives import ask, whole
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.beside import publication_beside
from mingjing.web.console.stepping import sent


@page
def inspection(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one inspection: where it stands, its limits, its findings, its record."""
    setting = setting_of(actor, number)
    found = setting.inspection
    fetch_for_clocks([found])
    steps = steps_open(setting)
    context = about(setting) | whole(
        found.number,
        steps=steps,
        awaited={one.slug for one in steps if one.is_main},
        turns=turns_of_others(setting),
        cards=cards_of(setting),
    )
    context |= file_of(setting) | {
        "pictures": items_of(found.number),
        "supply_stops": supply_stops_about(actor, found.number),
        "may_stop": actor.person in found.officers
        and may(actor, Permission.STOP_SUPPLY)
        and standing_measures(found) is not None,
        "done": PAGES.done(request, STEPS),
        "publication": publication_beside(actor, found.number),
    }
    return show(request, actor, "inspections/inspection.html", context)


@page
def perform_step(request: HttpRequest, actor: Actor, number: str, slug: str) -> HttpResponse:
    """Ask what a step needs, and do it; what was typed stays where it is refused."""
    asked, setting = step_named(slug), setting_of(actor, number)
    if request.method != "POST":
        require(actor, asked.needs)
        return _form(request, asked, asked.form(setting=setting), setting)
    form = asked.form(request.POST, setting=setting)
    where = PAGES.address(setting.number)
    return sent(
        form,
        lambda: asked.perform(form, act_of(request), setting.law),
        again=lambda status, refusal: _form(
            request, asked, form, setting, status=status, refusal=refusal
        ),
        where=f"{where}?done={asked.slug}",
    )


@page
def inspection_paper(
    _request: HttpRequest, actor: Actor, number: str, code: str
) -> HttpResponse:
    """Show the PDF of a document of an inspection that this person may see.

    Raises:
        NotFoundError: no such inspection or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PAGES.pdf(inspection_for(actor, number).number, code)


def setting_of(actor: Actor, number: str) -> Setting:
    """Return the inspection with everything a page needs to judge it.

    Raises:
        NotFoundError: no such inspection, or not theirs to see.
    """
    at = now()
    return Setting(inspection_for(actor, number), actor, at, legal_date(at), law_today())


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of an inspection shows of it."""
    found = setting.inspection
    return {
        "pages": PAGES,
        "number": found.number,
        "stage": found.stage.label,
        "inspection": found,
        "target": found.target,
        "kind": kind_in_words(found),
        "unit": unit_of(found.unit),
        "phases": phases_of(setting),
        "officers": officers_of(found.officers, setting.today),
    }


def file_of(setting: Setting) -> dict[str, Any]:
    """Return what was to be looked at and what was found, as ``_file.html`` shows it."""
    found = setting.inspection
    return {
        "items": items_in_words(found),
        "checklist": [
            setting.law.violations.violation(one, found.planned_on) for one in found.checklist
        ],
        "open_findings": unsettled(found),
        "measures": measures_of(found),
        "outcome": outcome_in_words(found) if found.concluded_on else [],
        "cases": [one.docket for one in referrals_of(found) if one.docket],
    }


def _form(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    asked: InspectionStep,
    form: StepForm,
    setting: Setting,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = setting
    if request.method == "POST":  # a command may have moved it on
        fresh = setting_of(setting.actor, form.number)
    fetch_for_clocks([fresh.inspection])
    context = about(fresh) | {
        "asked": asked,
        "form": form,
        "is_open": asked.is_open(fresh.inspection),
        "locked": asked.why_locked(fresh.inspection),
        "steps": [one for one in steps_open(fresh) if one.slug != asked.slug],
    }
    if not asked.by_crew:  # whoever was not there decides on the file
        context |= file_of(fresh)
    return ask(request, setting.actor, context, status=status, refusal=refusal)
