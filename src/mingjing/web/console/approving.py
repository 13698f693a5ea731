"""Approvals for leaders, made for a telephone: a list, and one screen for each."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_for, open_cases_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError, RefusalError, RepeatedRequestError
from mingjing.ledger.queries import last_step
from mingjing.review.queries import fetch_rounds, unanswered_requests
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.approvals import answers_allowed, approvals_of, lapsed_request
from mingjing.web.console.pages import page, show
from mingjing.web.console.sources import View
from mingjing.web.console.views import setting_of
from mingjing.web.console.waiting import work_of
from mingjing.web.errors import status_of

PAGE = "approval"
ANSWERED_HERE = frozenset(act.slug for act in CASE_ACTS.values() if act.elsewhere == PAGE)


@page
def approvals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what waits for this leader's answer, soonest first, and what nobody answered."""
    require(actor, Permission.EXTEND_REVIEW)
    at, law = now(), law_today()
    view = View(at, legal_date(at), law)
    waiting = work_of(actor, view, after=request.GET.get("after", ""), acts=ANSWERED_HERE)
    cases = open_cases_of(actor, unanswered_requests())
    fetch_rounds(cases)
    settings = [Setting(case, actor, at, legal_date(at), law) for case in cases]
    lapsed = [(one.case, day) for one in settings if (day := lapsed_request(one)) is not None]
    return show(request, actor, "approvals.html", {"waiting": waiting, "lapsed": lapsed})


@page
def approval(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show what waits in one case, and take the answer."""
    setting = setting_of(actor, docket)
    require(actor, Permission.EXTEND_REVIEW)
    if request.method != "POST":
        return _show(request, setting)
    asked = _asked(request)
    form = asked.form(request.POST, request.FILES, setting=setting, prefix=asked.slug)
    if not form.is_valid():
        return _show(request, setting, form=form, asked=asked, status=422)
    try:
        asked.perform(form, act_of(request), setting.law)
    except RepeatedRequestError:
        pass  # the second tap: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _show(request, setting, form=form, asked=asked, status=status, refusal=refusal)
    where = reverse(PAGE, args=[setting.case.docket])
    return HttpResponseRedirect(f"{where}?done={asked.slug}", status=303)


def _asked(request: HttpRequest) -> CaseAct:
    slug = request.POST.get("act", "")
    if slug not in answers_allowed():
        raise NotFoundError(
            "没有这项审批。", why="网址或者表单有误。", remedy="请从待我审批进入。"
        )
    return CASE_ACTS[slug]


def _show(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    setting: Setting,
    *,
    form: ActForm | None = None,
    asked: CaseAct | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = replace(setting, case=case_for(setting.actor, setting.case.docket))
    waiting = approvals_of(fresh)
    acts = {act.slug: act for one in waiting for act in (one.yes, one.no) if act is not None}
    forms = {slug: act.form(setting=fresh, prefix=slug) for slug, act in acts.items()}
    if form is not None and asked is not None:
        forms[asked.slug] = form
    context = {
        "case": fresh.case,
        "party": fresh.case.party,
        "waiting": waiting,
        "forms": forms,
        "asked": asked,
        "refusal": refusal,
        "lapsed": lapsed_request(fresh),
        "seen": last_step(fresh.case.docket),
        "done": CASE_ACTS.get(request.GET.get("done", "")),
    }
    return show(request, setting.actor, "approval.html", context, status=status)
