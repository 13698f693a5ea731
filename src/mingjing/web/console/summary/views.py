"""The pages of penalties on the spot: parse, one query or one command, choose a page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import require
from mingjing.bureau.queries import officers_of, person_of, unit_of
from mingjing.cases.papers.words import whole_penalty_in_words
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.statute.calculations import calculate_additional_fine
from mingjing.summary.kinds import Reason
from mingjing.summary.papers import defence_in_words, money_in_words
from mingjing.summary.queries import (
    fetch_for_clocks,
    fine_of,
    is_settled,
    penalty_for,
    proposal_of,
)
from mingjing.summary.states import LIFE
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.contests import enforcement_told, matter_of_remedies, standing_told
from mingjing.web.console.lives import ask, whole
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.beside import publication_beside
from mingjing.web.console.stepping import sent
from mingjing.web.console.summary.asking import PAGES, Setting, StepForm, SummaryStep
from mingjing.web.console.summary.duties import cards_of
from mingjing.web.console.summary.progress import phases_of
from mingjing.web.console.summary.table import (
    STEPS,
    awaited_of,
    step_named,
    steps_open,
    turns_of_others,
)


@page
def penalty(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one penalty on the spot: where it stands, its limits, its papers, its record."""
    setting = setting_of(actor, number)
    found = setting.penalty
    steps = steps_open(setting)
    context = about(setting) | whole(
        found.number,
        steps=steps,
        awaited={one.slug for one in awaited_of(setting, steps)},
        turns=turns_of_others(setting),
        cards=cards_of(setting),
    )
    context |= {
        "defence": defence_in_words(found) if found.told_at else "",
        "money": money_in_words(found) if found.delivered_at else "",
        "reason": Reason(found.ordinary_reason).label if found.ordinary_reason else "",
        **_afterwards(setting),
        "done": PAGES.done(request, STEPS),
        "pictures": items_of(found.number),
        "may_add": actor.person in found.officers and found.stage not in LIFE.ends,
        "folded": False,
        "publication": publication_beside(actor, found.number),
    }
    return show(request, actor, "summary/penalty.html", context)


@page
def perform_step(request: HttpRequest, actor: Actor, number: str, slug: str) -> HttpResponse:
    """Ask what a step needs, and do it; on the spot the next one follows at once."""
    asked, setting = step_named(slug), setting_of(actor, number)
    if request.method != "POST":
        require(actor, asked.needs)
        return _form(request, asked, asked.form(setting=setting), setting)
    form = asked.form(request.POST, setting=setting)
    name = setting.penalty.number
    where = PAGES.address(name)
    if asked.then:
        where = reverse("summary_step", args=[name, asked.then])
    return sent(
        form,
        lambda: asked.perform(form, act_of(request), setting.law),
        again=lambda status, refusal: _form(
            request, asked, form, setting, status=status, refusal=refusal
        ),
        where=f"{where}?done={asked.slug}",
    )


@page
def summary_paper(_request: HttpRequest, actor: Actor, number: str, code: str) -> HttpResponse:
    """Show the PDF of a document of a penalty that this person may see.

    Raises:
        NotFoundError: no such penalty or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PAGES.pdf(penalty_for(actor, number).number, code)


def setting_of(actor: Actor, number: str) -> Setting:
    """Return the penalty with everything a page needs to judge it.

    Raises:
        NotFoundError: no such penalty, or not theirs to see.
    """
    at, found = now(), penalty_for(actor, number)
    fetch_for_clocks([found])
    return Setting(found, actor, at, legal_date(at), law_today())


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of a penalty shows of it."""
    found = setting.penalty
    proposal = proposal_of(found)
    return {
        "pages": PAGES,
        "number": found.number,
        "stage": found.stage.label,
        "penalty": found,
        "party": found.party,
        "proposal": proposal,
        "words": whole_penalty_in_words(proposal),
        "unit": unit_of(found.unit),
        "phases": phases_of(found),
        "officers": officers_of(found.officers, setting.today),
        "successor": person_of(found.entrusted_officer).name if found.entrusted_officer else "",
    }


def _afterwards(setting: Setting) -> dict[str, Any]:
    """Return what the page shows of a fine that is not paid, and of remedies."""
    found, fine = setting.penalty, fine_of(setting.penalty)
    debt = None if is_settled(found) else fine.debt(setting.law)
    late = None
    if debt is not None:
        region = settings.MINGJING_BUREAU.region_code
        late = calculate_additional_fine(setting.law, debt, until=setting.today, region=region)
    return {
        "late_fine": late if late is not None and late.parts else None,
        "enforcement": enforcement_told(fine, setting.law),
        "standing": standing_told(fine, found.redone_as),
        "contests": (matter_of_remedies(fine.remedies),) if fine.remedies else (),
    }


def _form(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    asked: SummaryStep,
    form: StepForm,
    setting: Setting,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = setting
    if request.method == "POST":  # a command may have moved it on
        fresh = setting_of(setting.actor, form.number)
    context = about(fresh) | {
        "asked": asked,
        "form": form,
        "is_open": asked.is_open(fresh),
        "locked": asked.why_locked(fresh),
        "steps": [one for one in steps_open(fresh) if one.slug != asked.slug],
        "done": PAGES.done(request, STEPS),
    }
    return ask(request, setting.actor, context, status=status, refusal=refusal)
