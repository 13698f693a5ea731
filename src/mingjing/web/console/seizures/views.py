"""The pages of seizures: parse, one query or one command, choose a page."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.bureau.queries import officer_view, unit_of
from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.kinds import Ground, Kind, Reason
from mingjing.compulsion.queries import (
    appraisals_of,
    custody_of,
    items_of,
    seizure_for,
)
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.lives import ask, whole
from mingjing.web.console.pages import page, show
from mingjing.web.console.seizures.asking import PAGES, SeizureStep, Setting, StepForm
from mingjing.web.console.seizures.duties import cards_of
from mingjing.web.console.seizures.progress import phases_of
from mingjing.web.console.seizures.table import (
    STEPS,
    require_theirs,
    step_named,
    steps_awaited,
    steps_open,
    turns_of_others,
)
from mingjing.web.console.stepping import sent


@page
def seizure(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one seizure: where it stands, its limits, its inventory, its record."""
    setting = setting_of(actor, number)
    found = setting.seizure
    steps = steps_open(setting)
    context = about(setting) | whole(
        found.number,
        steps=steps,
        awaited={one.slug for one in steps_awaited(setting)},
        turns=turns_of_others(setting),
        cards=cards_of(setting),
    )
    context |= {
        "items": items_of(found),
        "custody": custody_of(found),
        "appraisals": appraisals_of(found),
        "reason": Reason(found.lift_reason).label if found.lift_reason else "",
        "done": PAGES.done(request, STEPS),
    }
    return show(request, actor, "seizures/seizure.html", context)


@page
def perform_step(request: HttpRequest, actor: Actor, number: str, slug: str) -> HttpResponse:
    """Ask what a step needs, and do it; what was typed stays where it is refused."""
    asked, setting = step_named(slug), setting_of(actor, number)
    if request.method != "POST":
        require_theirs(asked, setting)
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
def seizure_paper(_request: HttpRequest, actor: Actor, number: str, code: str) -> HttpResponse:
    """Show the PDF of a document of a seizure that this person may see.

    Raises:
        NotFoundError: no such seizure or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PAGES.pdf(seizure_for(actor, number).number, code)


def setting_of(actor: Actor, number: str) -> Setting:
    """Return the seizure with everything a page needs to judge it.

    Raises:
        NotFoundError: no such seizure, or not theirs to see.
    """
    at = now()
    return Setting(seizure_for(actor, number), actor, at, legal_date(at), law_today())


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of a seizure shows of it."""
    found = setting.seizure
    return {
        "pages": PAGES,
        "number": found.number,
        "stage": found.stage.label,
        "seizure": found,
        "kind": Kind(found.kind).label,
        "ground": Ground(found.ground).label,
        "unit": unit_of(found.unit),
        "phases": phases_of(setting),
        "expired": setting.is_expired,
        "near": setting.is_near_its_end,
        "until": last_day(found, setting.law),
        "officers": [officer_view(code, setting.today) for code in found.officers],
    }


def _form(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    asked: SeizureStep,
    form: StepForm,
    setting: Setting,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = replace(setting, seizure=seizure_for(setting.actor, form.number))
    context = about(fresh) | {
        "asked": asked,
        "form": form,
        "is_open": asked.is_open(fresh),
        "locked": asked.why_locked(fresh),
        "steps": [one for one in steps_open(fresh) if one.slug != asked.slug],
    }
    return ask(request, setting.actor, context, status=status, refusal=refusal)
