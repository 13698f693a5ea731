"""The pages of seizures: parse, one query or one command, choose a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.bureau.queries import officers_of, unit_of
from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.kinds import Ground, Kind, Reason
from mingjing.compulsion.queries import (
    appraisals_of,
    custody_of,
    fetch_for_clocks,
    items_of,
    remedies_of,
    seizure_for,
)
from mingjing.compulsion.states import BEFORE, LIFE
from mingjing.evidence.queries import items_of as pictures_of
from mingjing.kernel.dates import legal_date
from mingjing.web.acting import law_today, now
from mingjing.web.console.contests import matter_of_remedies
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.beside import cards_beside, publication_beside
from mingjing.web.console.seizures.asking import PAGES, Setting
from mingjing.web.console.seizures.duties import cards_of
from mingjing.web.console.seizures.progress import phases_of
from mingjing.web.console.seizures.table import STEPS
from mingjing.web.console.sources import View
from mingjing.web.console.step_pages import step_page, whole_of


@page
def seizure(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one seizure: where it stands, its limits, its inventory, its record."""
    setting = setting_of(actor, number)
    view = View(setting.at, setting.today, setting.law)
    cards = [*cards_of(setting), *cards_beside(actor, number, view)]
    context = about(setting) | whole_of(PAGES, request, STEPS, setting, cards)
    context["publication"] = publication_beside(actor, number)
    remedies = remedies_of(setting.seizure)
    context["contests"] = (matter_of_remedies(remedies),) if remedies else ()
    return show(request, actor, "seizures/seizure.html", context)


@page
def perform_step(request: HttpRequest, actor: Actor, number: str, slug: str) -> HttpResponse:
    """Ask what a step needs, and do it; what was typed stays where it is refused."""
    return step_page(
        request,
        PAGES,
        STEPS,
        slug,
        setting_of=lambda: setting_of(actor, number),
        about=about,
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
    at, found = now(), seizure_for(actor, number)
    fetch_for_clocks([found])
    return Setting(found, actor, at, legal_date(at), law_today())


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
        "items": items_of(found),
        "custody": custody_of(found),
        "appraisals": appraisals_of(found),
        "reason": Reason(found.lift_reason).label if found.lift_reason else "",
        "pictures": pictures_of(found.number),
        "may_add": setting.actor.person in found.officers
        and found.stage not in BEFORE | LIFE.ends,
        "officers": officers_of(found.officers, setting.today),
    }
