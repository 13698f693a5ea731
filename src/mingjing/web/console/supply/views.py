"""The pages of stops of supply: parse, one query or one command, choose a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.bureau.queries import officers_of, unit_of
from mingjing.compulsion.supply.kinds import Reason, Supply
from mingjing.compulsion.supply.queries import supply_stop_for
from mingjing.compulsion.supply.states import LIFE
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.web.acting import law_today, now
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.beside import cards_beside, publication_beside
from mingjing.web.console.sources import View
from mingjing.web.console.step_pages import step_page, whole_of
from mingjing.web.console.supply.asking import PAGES, Setting
from mingjing.web.console.supply.duties import cards_of
from mingjing.web.console.supply.progress import phases_of
from mingjing.web.console.supply.steps import STEPS


@page
def supply_stop(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one stop of supply: where it stands, its limits, its file, its record."""
    setting = setting_of(actor, number)
    view = View(setting.at, setting.today, setting.law)
    cards = [*cards_of(setting), *cards_beside(actor, number, view)]
    context = about(setting) | whole_of(PAGES, request, STEPS, setting, cards)
    context["publication"] = publication_beside(actor, number)
    return show(request, actor, "supply_stops/supply_stop.html", context)


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
def supply_paper(_request: HttpRequest, actor: Actor, number: str, code: str) -> HttpResponse:
    """Show the PDF of a document of a stop of supply that this person may see.

    Raises:
        NotFoundError: no such stop or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PAGES.pdf(supply_stop_for(actor, number).number, code)


def setting_of(actor: Actor, number: str) -> Setting:
    """Return the stop of supply with everything a page needs to judge it.

    Raises:
        NotFoundError: no such stop, or not theirs to see.
    """
    at = now()
    return Setting(supply_stop_for(actor, number), actor, at, legal_date(at), law_today())


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of a stop of supply shows of it."""
    stop = setting.stop
    return {
        "pages": PAGES,
        "number": stop.number,
        "stage": stop.stage.label,
        "stop": stop,
        "supply": Supply(stop.supply).label,
        "unit": unit_of(stop.unit),
        "phases": phases_of(setting),
        "is_over": stop.stage in LIFE.ends,
        "must_be_lifted": setting.must_be_lifted,
        "waits_until": setting.until if setting.waits else None,
        "reason": Reason(stop.lift_reason).label if stop.lift_reason else "",
        "pictures": items_of(stop.number),
        "may_add": setting.actor.person in stop.officers and stop.stage not in LIFE.ends,
        "officers": officers_of(stop.officers, setting.today),
    }
