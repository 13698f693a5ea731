"""Pages of evidence: the catalogue of a case, one item, a new item, the bytes themselves."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.templatetags.static import static
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import names_of
from mingjing.cases.queries import case_for
from mingjing.cases.viewings import viewings_of
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.evidence.derived import DerivedFiles, examine
from mingjing.evidence.entering import UNKNOWN_MEDIA
from mingjing.evidence.intake import HEAD_BYTES, media_of
from mingjing.evidence.queries import item_of, items_of, original_of
from mingjing.evidence.uploads import Owner
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.ledger.queries import last_step
from mingjing.web.acting import act_of, actor_of, now
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.evidence.adding import (
    ADD_EVIDENCE,
    EvidenceForm,
    perform,
)
from mingjing.web.console.evidence.offering import NAMES, times_claimed
from mingjing.web.console.evidence.serving import Sent, file_response, is_shown
from mingjing.web.console.evidence.tus import uploads
from mingjing.web.console.evidence.viewing import viewing_original, viewing_thumbnails
from mingjing.web.console.pages import page, show
from mingjing.web.console.views import about, setting_of
from mingjing.web.errors import status_of
from mingjing.web.form_size import MOST_AT_ONCE
from mingjing.web.stores import evidence_store

RECENT_VIEWINGS = 20
LOCAL = "%Y-%m-%dT%H:%M"


@page
def catalogue(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show the items of a case with their small pictures."""
    setting = setting_of(actor, docket)
    viewing_thumbnails(actor, docket, at=setting.at)
    items = items_of(docket)
    context = about(setting) | {
        "items": items,
        "added": request.GET.get("done") == "added",
        "can_add": ADD_EVIDENCE.is_open(setting) and may(actor, ADD_EVIDENCE.permission),
    }
    return show(request, actor, "evidence/catalogue.html", context)


@page
def item(request: HttpRequest, actor: Actor, docket: str, seq: int) -> HttpResponse:
    """Show one item: the original as it is, its keys, its digest, its custody, who saw it."""
    setting = setting_of(actor, docket)
    viewing_original(actor, docket, seq, at=setting.at)
    return _item(request, setting, seq)


@page
def accept(request: HttpRequest, actor: Actor, docket: str, seq: int) -> HttpResponse:
    """Take an item into custody."""
    where = reverse("evidence_item", args=[docket, seq])
    if request.method != "POST":
        return HttpResponseRedirect(where)
    setting = setting_of(actor, docket)
    item_of(docket, seq)
    try:
        order = AcceptCustody(docket, seq)
        accept_custody(order, act=act_of(request), store=evidence_store())
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        viewing_original(actor, docket, seq, at=setting.at)
        return _item(request, setting, seq, refusal=refusal)
    return HttpResponseRedirect(f"{where}?done=accepted", status=303)


@page
def add(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Ask for a file and its six keys, and make it evidence."""
    setting = setting_of(actor, docket)
    require(actor, ADD_EVIDENCE.permission)
    if request.method != "POST":
        return _form(request, setting, EvidenceForm(setting=setting))
    form = EvidenceForm(request.POST, request.FILES, setting=setting)
    if not form.is_valid():
        return _form(request, setting, form, status=422)
    try:
        perform(form, act_of(request), setting.law)
    except RefusalError as refusal:
        if not isinstance(refusal, RepeatedRequestError):
            return _form(request, setting, form, refusal=refusal)
    where = f"{reverse('evidence', args=[docket])}?done=added"
    if _wants_json(request):
        return JsonResponse({"to": where, "seen": last_step(docket)})
    return HttpResponseRedirect(where, status=303)


@page
def claims(_request: HttpRequest, actor: Actor, docket: str, upload_id: str) -> HttpResponse:
    """Tell when an uploaded file says it was taken, to be offered in the form."""
    at, case = now(), case_for(actor, docket)
    path = uploads().path(upload_id, Owner(actor.person, case.docket), at=at)
    with path.open("rb") as file:
        media = media_of(file.read(HEAD_BYTES))
    media_type = media.type if media else UNKNOWN_MEDIA
    with TemporaryDirectory() as scratch:
        told, _failure = examine(path, media_type, Path(scratch) / "unused.jpg")
    times = times_claimed(told, at=at)
    if times is None:
        return JsonResponse({})
    return JsonResponse(
        {"used_from": f"{times.used_from:{LOCAL}}", "used_to": f"{times.used_to:{LOCAL}}"}
    )


def original(request: HttpRequest, docket: str, seq: int) -> HttpResponseBase:
    """Send the original, or the part a player asks for; the viewing is on record first."""
    actor = actor_of(request)
    found = item_of(case_for(actor, docket).docket, seq)
    viewing_original(actor, docket, seq, at=now())
    sent = Sent(
        found.blob_id,
        found.blob.media_type,
        found.canonical_name,
        as_download=request.GET.get("download") == "1",
    )
    return file_response(request, evidence_store(), sent)


def thumbnail(request: HttpRequest, docket: str, seq: int) -> HttpResponseBase:
    """Send the small picture of an item, or lead to the one that stands for its kind."""
    actor = actor_of(request)
    found = item_of(case_for(actor, docket).docket, seq)
    viewing_thumbnails(actor, docket, at=now())
    small = DerivedFiles(evidence_store()).thumbnail(found.blob_id)
    response: HttpResponse
    if small is None:
        medium = found.blob.media_type.partition("/")[0]
        kind = medium if medium in NAMES else "file"
        response = HttpResponseRedirect(static(f"placeholder-{kind}.svg"))
    else:
        response = HttpResponse(small, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _item(
    request: HttpRequest, setting: Setting, seq: int, *, refusal: RefusalError | None = None
) -> HttpResponse:
    actor, docket = setting.actor, setting.case.docket
    found = item_of(docket, seq)
    kept = original_of(found)
    derivation = DerivedFiles(evidence_store()).find(found.blob_id)
    viewings = [one for one in viewings_of(actor, docket) if seq in one.items]
    recent = viewings[: -RECENT_VIEWINGS - 1 : -1]
    names = names_of({one.person for one in recent} | {found.captured_by, kept.custodian})
    context = about(setting) | {
        "item": found,
        "is_shown": is_shown(found.blob.media_type),
        "medium": found.blob.media_type.partition("/")[0],
        "derivation": derivation,
        "viewings": recent,
        "viewed": len(viewings),
        "names": names,
        "refusal": refusal,
        "accepted": request.GET.get("done") == "accepted",
        "kept": kept,
        "can_accept": not (found.accepted_at or found.origin)
        and may(actor, Permission.ACCEPT_CUSTODY)
        and actor.unit == found.unit,
        "seen": last_step(docket),
    }
    status = status_of(refusal) if refusal else 200
    return show(request, actor, "evidence/item.html", context, status=status)


def _form(
    request: HttpRequest,
    setting: Setting,
    form: EvidenceForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    docket = setting.case.docket
    if refusal is not None:
        status = status_of(refusal)
    if _wants_json(request):
        return JsonResponse(_told(form, refusal), status=status)
    context = about(setting) | {
        "asked": ADD_EVIDENCE,
        "form": form,
        "refusal": refusal,
        "is_open": ADD_EVIDENCE.is_open(setting),
        "left": uploads().of(Owner(setting.actor.person, docket), at=setting.at),
        "most_mib": MOST_AT_ONCE // 1024**2,
        "seen": last_step(docket),
    }
    return show(request, setting.actor, "evidence/add.html", context, status=status)


def _told(form: EvidenceForm, refusal: RefusalError | None) -> dict[str, Any]:
    if refusal is not None:
        return {"what": refusal.what, "why": refusal.why, "remedy": refusal.remedy}
    wrong = [
        f"{form.fields[name].label}：{'；'.join(map(str, told))}"
        for name, told in form.errors.items()
    ]
    return {
        "what": "有项目需要改正。",
        "why": " ".join(wrong),
        "remedy": "请改正后再提交；文件已经上传，不必重传。",
    }


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
