"""The pages of a case: parse, one query or one command, choose a page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import officers_of, unit_of
from mingjing.cases.joining import companions_of, separated_from
from mingjing.cases.queries import (
    case_for,
    ending_if_any,
    fetch_for_clocks,
    hearings_of,
    proposal_of,
    referrals_of,
)
from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.splits import suspected_split_of
from mingjing.cases.states import UNDECIDED
from mingjing.compulsion.queries import seizures_of_case, unlinked_against
from mingjing.compulsion.supply.queries import supply_stops_about
from mingjing.disclosure.own import publications_by_case
from mingjing.documents.queries import papers_of
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.ledger.queries import history, last_step
from mingjing.review.consultations import waiting_for
from mingjing.review.file_facts import package_of
from mingjing.review.queries import fetch_rounds, objections_of, responses_of, rounds_of
from mingjing.summary.queries import penalty_of_case
from mingjing.supervision.alerts import waiting_alerts
from mingjing.supervision.queries import waiting_count
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console import reasons
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting, Shown
from mingjing.web.console.acts.channels import channels_of
from mingjing.web.console.acts.disclosing import PUBLICATION
from mingjing.web.console.acts.table import CASE_ACTS, acts_open, case_act, turns_of_others
from mingjing.web.console.beside import Matter, matters_of
from mingjing.web.console.clock_cards import cards_of
from mingjing.web.console.contests import contests_of, duties_told, standing_of
from mingjing.web.console.evidence.waiting import acceptance_of
from mingjing.web.console.hand_overs import next_hand_over
from mingjing.web.console.leaving import ending_told, referral_told
from mingjing.web.console.pages import page, show
from mingjing.web.console.progress import closed_gates, may_be_decided, phases_of
from mingjing.web.console.review_thread import Turn, thread_of
from mingjing.web.console.sources import View
from mingjing.web.console.supply.creating import may_be_stopped
from mingjing.web.console.timeline import timeline_of
from mingjing.web.console.waiting import work_of
from mingjing.web.errors import status_of

FILL = "fill"


@page
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what waits for this person today, soonest first."""
    at = now()
    law = law_today()
    view = View(at, legal_date(at), law)
    waiting = work_of(actor, view, after=request.GET.get("after", ""))
    return show(
        request,
        actor,
        "home.html",
        {
            "unusable": law.unusable,
            "waiting": waiting,
            "may_register": may(actor, Permission.REGISTER_LEAD),
            "may_punish": may(actor, Permission.PUNISH_ON_THE_SPOT),
            "adjustments": waiting_count(actor),
            "consultations": waiting_for(actor),
            "alerts": waiting_alerts(actor),
            "acceptance": acceptance_of(actor, view.today, law),
            "hand_over": next_hand_over(actor, view.today, law),
        },
    )


@page
def case(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show one case: where it stands, its limits, its file, its record."""
    setting = setting_of(actor, docket)
    entries = list(history(setting.case.docket))
    ending = ending_if_any(setting.case)
    context = about(setting) | {
        "on_the_spot": penalty_of_case(actor, setting.case.docket),
        **beside(setting),
        "split": suspected_split_of(actor, setting.case, setting.law, on=setting.today),
        "acts": acts_open(setting),
        "turns": turns_of_others(setting),
        "cards": cards_of(setting),
        "late_fine": reasons.late_fine_of(setting),
        "duties": duties_told(setting),
        "grounds": reasons.grounds_of(setting),
        "changed": reasons.changed_law_of(setting),
        "matters": matters_of(setting),
        "evidence": items_of(setting.case.docket),
        "events": timeline_of(entries),
        "rounds": rounds_of(setting.case),
        "channels": channels_of(setting),
        "seizures": seizures_of_case(actor, setting.case.docket),
        "unlinked": unlinked_against(actor, setting.case.party.name, setting.case.party.uscc),
        "supply_stops": supply_stops_about(actor, setting.case.docket),
        "may_stop": may_be_stopped(setting.case, actor),
        "may_seize": may(actor, Permission.SEIZE)
        and actor.person in setting.case.officers
        and setting.case.filed_on is not None
        and setting.case.stage in UNDECIDED,
        "publications": {row.channel: row for row in setting.publications},
        "papers": papers_of(setting.case.docket),
        "hearings": hearings_of(setting.case),
        "ending": ending_told(ending) if ending else [],
        "referrals": [referral_told(one) for one in referrals_of(setting.case)],
        "standing": standing_of(setting),
        "contests": contests_of(setting),
        "is_new": request.GET.get("registered") == "1",
        "done": CASE_ACTS.get(request.GET.get("done", "")),
    }
    return show(request, actor, "case.html", context)


@page
def perform(request: HttpRequest, actor: Actor, docket: str, slug: str) -> HttpResponse:
    """Ask what an act needs, and do it; what was typed stays where it is refused."""
    asked = case_act(slug)
    setting = setting_of(actor, docket)
    if request.method != "POST":
        require(actor, asked.permission)
        if asked.elsewhere == PUBLICATION:  # nobody consents to what the page does not show
            where = reverse(PUBLICATION, args=[docket])
            return HttpResponseRedirect(f"{where}?{urlencode(_chosen(request))}")
        form = asked.form(setting=setting, initial=_chosen(request))
        return _form(request, asked, form, setting)
    if asked.form.fills and FILL in request.POST:
        require(actor, asked.permission)
        return _form(request, asked, asked.form.filled(request.POST, setting), setting)
    form = asked.form(request.POST, request.FILES, setting=setting)
    if not form.is_valid():
        return _form(request, asked, form, setting, status=422)
    return _done(request, asked, form, setting)


def setting_of(actor: Actor, docket: str) -> Setting:
    """Return the case with everything a page needs to judge it.

    Raises:
        NotFoundError: no such case, or not theirs to see.
    """
    at = now()
    case = case_for(actor, docket)
    fetch_for_clocks([case])
    fetch_rounds([case])
    published = publications_by_case([case.docket]) if case.decided_on else {}
    return Setting(case, actor, at, legal_date(at), law_today(), published.get(case.docket, ()))


def about(setting: Setting) -> dict[str, Any]:
    """Return what every page of a case shows of it."""
    case = setting.case
    return {
        "case": case,
        "party": case.party,
        "unit": unit_of(case.unit),
        "phases": phases_of(setting),
        "proposal": proposal_of(case) if case.proposal else None,
        "gates": closed_gates(setting) if may_be_decided(case) else [],
        "officers": officers_of(case.officers, setting.today),
    }


def beside(setting: Setting) -> dict[str, Any]:
    """Return the joined cases as ``components/joined.html`` shows them."""
    return {
        "companions": companions_of(setting.actor, setting.case),
        "separated": separated_from(setting.actor, setting.case),
    }


def _answered(asked: CaseAct, setting: Setting) -> tuple[Matter, ...]:
    """Return what an act answers, so that nobody answers what the page does not show."""
    if not asked.about:
        return ()
    everything = (*matters_of(setting), *contests_of(setting))
    return tuple(one for one in everything if one.id == asked.about)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return the channel that the address names; nothing else is filled in from there."""
    channel = request.GET.get("channel", "")
    return {"channel": channel} if channel else {}


def _done(
    request: HttpRequest, asked: CaseAct, form: ActForm, setting: Setting
) -> HttpResponse:
    try:
        asked.perform(form, act_of(request), setting.law)
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _form(request, asked, form, setting, status=status, refusal=refusal)
    where = reverse("case", args=[setting.case.docket])
    return HttpResponseRedirect(f"{where}?done={asked.slug}", status=303)


def _form(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    asked: CaseAct,
    form: ActForm,
    setting: Setting,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = setting
    if request.method == "POST":  # a command may have moved it on
        fresh = replace(setting, case=case_for(setting.actor, setting.case.docket))
    context: Mapping[str, Any] = about(fresh) | {
        "asked": asked,
        "form": form,
        "refusal": refusal,
        "is_open": asked.is_open(fresh),
        "locked": asked.why_locked(fresh),
        "matters": _answered(asked, fresh),
        "seen": last_step(fresh.case.docket),
        "acts": [one for one in acts_open(fresh) if one.slug != asked.slug],
        "evidence": items_of(fresh.case.docket) if asked.shows_file else [],
        "papers": papers_of(fresh.case.docket) if asked.shows_file else [],
        "package": package_of(fresh.case) if Shown.PACKAGE in asked.shows else (),
        "thread": _last_round(fresh) if Shown.OPINION in asked.shows else (),
    }
    return show(request, setting.actor, "act.html", context, status=status)


def _last_round(setting: Setting) -> list[Turn]:
    """Return what was said in the newest round: what an answer to it is written from."""
    case = setting.case
    return thread_of(
        rounds_of(case)[-1:],
        objections_of(case),
        (),
        (),
        responses_of(case),
        pointers=pointers_of(case.docket),
    )
