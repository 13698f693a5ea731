"""公示 on one channel: the page as the public gets it, what is masked, the acts beside it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import may
from mingjing.bureau.queries import names_of
from mingjing.disclosure.checking import as_public, examined
from mingjing.disclosure.own import publications_of
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.states import VISIBLE, Step
from mingjing.kernel.errors import NotFoundError, RefusalError, RepeatedRequestError
from mingjing.ledger.queries import last_step
from mingjing.web.acting import act_of, actor_of, now
from mingjing.web.console.acts.asking import ActForm, CaseAct, Place, Setting
from mingjing.web.console.acts.channels import channels_of, channels_open
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.framing import framed
from mingjing.web.console.views import about, setting_of
from mingjing.web.errors import status_of

ON_THIS_PAGE = {
    step.value.replace("_", "-"): step
    for step in (Step.CHECK, Step.PUBLISH, Step.CONFIRM_WITHHOLDING, Step.RETURN)
}


@page
def publication(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show a publication to whoever sees its case; let it be checked, returned, published."""
    setting = setting_of(actor, docket)
    place = _place(request, setting)
    if request.method != "POST":
        return _show(request, setting, place)
    asked = _asked(request)
    form = _form_of(asked, setting, request.POST)
    if not form.is_valid():
        return _show(request, setting, place, form=form, asked=asked, status=422)
    try:
        asked.perform(form, act_of(request), setting.law)
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _show(
            request, setting, place, form=form, asked=asked, status=status, refusal=refusal
        )
    where = reverse("case", args=[setting.case.docket])
    return HttpResponseRedirect(f"{where}?done={asked.slug}", status=303)


def public_page(request: HttpRequest, docket: str) -> HttpResponse:
    """Serve the page that the public gets, or would get today, to be shown in a frame of ours.

    Raises:
        NotFoundError: no such case, not theirs to see, or nothing was drafted there.
    """
    actor = actor_of(request)
    place = _place(request, setting_of(actor, docket))
    rows = [row for row in publications_of(actor, docket) if row.channel == place.id]
    if not rows:
        raise _nothing_drafted()
    return framed(as_public(rows[0], now()))


def _show(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    setting: Setting,
    place: Place,
    *,
    form: ActForm | None = None,
    asked: CaseAct | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh, case = setting, setting.case
    if request.method == "POST":  # a command may have moved it on
        fresh = setting_of(setting.actor, case.docket)
        case = fresh.case
    acts = _acts_on(place, fresh)
    forms = {act.slug: _form_of(act, fresh) for act in acts}
    if form is not None and asked is not None:
        forms[asked.slug] = form
    found = examined(fresh.actor, case.docket, place.id, fresh.law)
    row = found.publication if found else None
    context: Mapping[str, Any] = about(fresh) | {
        "place": place,
        "channels": channels_of(fresh),
        "found": found,
        "names": names_of([row.masked_by, row.checked_by, row.published_by]) if row else {},
        "has_page": bool(row and row.public_record and row.stage.value != "withheld"),
        "is_public": bool(row and row.stage in VISIBLE),
        "is_site": place.id == OPEN_CHANNEL,
        "acts": acts,
        "forms": forms,
        "asked": asked,
        "refusal": refusal,
        "page_address": reverse("publication_page", args=[case.docket])
        + f"?channel={place.id}",
        "drafts": _may_draft(place, fresh),
        "seen": last_step(case.docket),
    }
    return show(request, fresh.actor, "publication.html", context, status=status)


def _acts_on(place: Place, setting: Setting) -> list[CaseAct]:
    return [
        CASE_ACTS[slug]
        for slug, step in ON_THIS_PAGE.items()
        if may(setting.actor, CASE_ACTS[slug].permission)
        and place in channels_open(setting, step)
    ]


def _may_draft(place: Place, setting: Setting) -> CaseAct | None:
    act = CASE_ACTS["draft-publication"]
    is_theirs = setting.actor.person in setting.case.officers
    is_open = place in channels_open(setting, Step.MASK)
    return act if is_theirs and is_open and may(setting.actor, act.permission) else None


def _form_of(act: CaseAct, setting: Setting, typed: Mapping[str, Any] | None = None) -> ActForm:
    return act.form(typed, setting=setting, auto_id=f"{act.slug}-%s")


def _asked(request: HttpRequest) -> CaseAct:
    slug = request.POST.get("act", "")
    if slug not in ON_THIS_PAGE:
        raise NotFoundError(
            "没有这项办理。", why="网址或者表单有误。", remedy="请从案件页面进入公示。"
        )
    return CASE_ACTS[slug]


def _place(request: HttpRequest, setting: Setting) -> Place:
    """Return the channel that the address names, else one that waits for this person.

    Raises:
        NotFoundError: the bureau has no such channel.
    """
    wanted, places = request.GET.get("channel", ""), _places()
    if not wanted:
        waiting = [place for place in places if _acts_on(place, setting)]
        drafted = [row.channel for row in setting.publications]
        known = [place for place in places if place.id in drafted]
        return (waiting or known or places)[0]
    for place in places:
        if place.id == wanted:
            return place
    raise NotFoundError(
        "没有这个公示渠道。", why="渠道登记在 bureau.toml。", remedy="请从案件页面进入公示。"
    )


def _places() -> list[Place]:
    return [Place(one.id, one.name) for one in settings.MINGJING_BUREAU.channel]


def _nothing_drafted() -> NotFoundError:
    return NotFoundError(
        "这一渠道还没有公示稿。",
        why="公示稿由承办人拟定之后才有内容可看。",
        remedy="请等待承办人拟定。",
    )
