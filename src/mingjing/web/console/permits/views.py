"""The pages of applications and permits: parse, one query or one command, choose a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import names_of, unit_of
from mingjing.kernel.dates import legal_date
from mingjing.permits.catalogue import kind_of
from mingjing.permits.kinds import (
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    Purpose,
    RefusalGround,
)
from mingjing.permits.queries import (
    application_for,
    applications_of_permit,
    checks_of,
    hearings_of,
    interested_in,
    left_out_of,
    permit_for,
)
from mingjing.web.acting import law_today, now
from mingjing.web.console.beside import Matter
from mingjing.web.console.contests import matter_of_remedies
from mingjing.web.console.pages import page, show
from mingjing.web.console.permits import granted
from mingjing.web.console.permits.asking import PAGES, PERMIT_PAGES, PermitSetting, Setting
from mingjing.web.console.permits.duties import cards_of, permit_cards_of
from mingjing.web.console.permits.progress import phases_of
from mingjing.web.console.permits.steps import STEPS
from mingjing.web.console.publishing.beside import publication_beside
from mingjing.web.console.step_pages import step_page, whole_of


@page
def application(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one application: where it stands, its limits, its file, its papers, its record."""
    setting = setting_of(actor, number)
    context = about(setting) | whole_of(PAGES, request, STEPS, setting, cards_of(setting))
    context["publication"] = publication_beside(actor, number)
    context["contests"] = _contests(setting)
    return show(request, actor, "applications/application.html", context)


@page
def perform_step(request: HttpRequest, actor: Actor, number: str, slug: str) -> HttpResponse:
    """Ask what a step of an application needs, and do it."""
    return step_page(
        request,
        PAGES,
        STEPS,
        slug,
        setting_of=lambda: setting_of(actor, number),
        about=about,
    )


@page
def application_paper(
    _request: HttpRequest, actor: Actor, number: str, code: str
) -> HttpResponse:
    """Show the PDF of a document of an application that this person may see.

    Raises:
        NotFoundError: no such application or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PAGES.pdf(application_for(actor, number).number, code)


@page
def permit(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show one permit: until when it is valid and why, and what became of it."""
    setting = permit_setting_of(actor, number)
    context = about_permit(setting) | whole_of(
        PERMIT_PAGES, request, granted.STEPS, setting, permit_cards_of(setting)
    )
    context["contests"] = _contests(setting)
    return show(request, actor, "permits/permit.html", context)


@page
def perform_permit_step(
    request: HttpRequest, actor: Actor, number: str, slug: str
) -> HttpResponse:
    """Ask what a step of a permit needs, and do it."""
    return step_page(
        request,
        PERMIT_PAGES,
        granted.STEPS,
        slug,
        setting_of=lambda: permit_setting_of(actor, number),
        about=about_permit,
    )


@page
def permit_paper(_request: HttpRequest, actor: Actor, number: str, code: str) -> HttpResponse:
    """Show the PDF of a document of a permit that this person may see.

    Raises:
        NotFoundError: no such permit or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    return PERMIT_PAGES.pdf(permit_for(actor, number).number, code)


def _contests(setting: Setting | PermitSetting) -> tuple[Matter, ...]:
    remedies = setting.remedies
    return (matter_of_remedies(remedies),) if remedies else ()


def setting_of(actor: Actor, number: str) -> Setting:
    """Return the application with everything a page needs to judge it.

    Raises:
        NotFoundError: no such application, or not theirs to see.
    """
    at = now()
    return Setting(application_for(actor, number), actor, at, legal_date(at), law_today())


def permit_setting_of(actor: Actor, number: str) -> PermitSetting:
    """Return the permit with everything a page needs to judge it.

    Raises:
        NotFoundError: no such permit, or not theirs to see.
    """
    at = now()
    return PermitSetting(permit_for(actor, number), actor, at, legal_date(at), law_today())


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of an application shows of it."""
    row = setting.application
    checks, hearings = checks_of(row), hearings_of(row)
    codes = [row.examiner, row.reviewed_by, row.decided_by]
    codes += [code for one in checks for code in (one.first_officer, one.second_officer)]
    codes += [one.presiding_officer for one in hearings]
    return {
        "pages": PAGES,
        "number": row.number,
        "stage": setting.stage,
        "application": row,
        "kind": setting.kind,
        "purpose": Purpose(row.purpose).label,
        "channel": Channel(row.channel).label,
        "unit": unit_of(row.unit),
        "phases": phases_of(setting),
        "silence": setting.silence,
        "materials": [(one.name, one.id in row.submitted) for one in setting.kind.material],
        "elsewhere": [one for one in setting.kind.elsewhere if one.id in row.elsewhere],
        "not_accepted": NotAccepted(row.not_accepted).label if row.not_accepted else "",
        "proposed": Outcome(row.proposed).label if row.proposed else "",
        "ground": RefusalGround(row.refusal_ground).label if row.refusal_ground else "",
        "checks": checks,
        "interested": interested_in(row),
        "hearings": hearings,
        "left_out": left_out_of(row),
        "names": names_of(code for code in codes if code),
    }


def about_permit(setting: PermitSetting) -> dict[str, Any]:
    """Return what every page of a permit shows of it."""
    row = setting.permit
    return {
        "pages": PERMIT_PAGES,
        "number": row.number,
        "stage": setting.stage,
        "permit": row,
        "kind": kind_of(row.kind),
        "unit": unit_of(row.unit),
        "validity": setting.validity,
        "expired": setting.is_expired,
        "warning": setting.warning,
        "ground": ChallengeGround(row.ground).label if row.ground else "",
        "cancelled": CancelGround(row.cancel_ground).label if row.cancel_ground else "",
        "applications": applications_of_permit(row),
        "may_renew": may(setting.actor, Permission.RECEIVE_APPLICATION)
        and not setting.is_expired
        and row.ended_on is None
        and row.cancelled_on is None,
    }
