"""Lists of administration, and the one page on which each of its acts is done."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may, require
from mingjing.accounts.queries import accounts, people_with_second_factor
from mingjing.bureau import queries
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError, RefusalError, RepeatedRequestError
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook
from mingjing.web.accounts.failing import locks
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.admin.asking import AdminAct, AdminForm
from mingjing.web.console.admin.table import ACTS, admin_act
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

P = Permission
LISTS = (
    # name of the address, words, what a post needs
    ("admin_units", "机构", P.SET_UP_BUREAU),
    ("admin_people", "人员", P.APPOINT),
    ("admin_certificates", "执法证件", P.KEEP_CERTIFICATES),
    ("admin_devices", "设备", P.KEEP_DEVICES),
    ("admin_settings", "参数", P.CHANGE_SETTINGS),
    ("admin_discretion", "裁量基准", P.LOAD_BENCHMARK),
    ("admin_accounts", "账号", P.KEEP_ACCOUNTS),
)


@page
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lead to what this person administers.

    Raises:
        NotPermittedError: nothing at all.
    """
    if not any(may(actor, needed) for _name, _words, needed in LISTS):
        raise NotPermittedError(
            "您的岗位不能进入系统管理。",
            why="机构、人员、证件、设备、参数和账号由系统管理员、设备管理员登记。",
            remedy="需要更改登记的，请联系管理员。",
        )
    return _show(request, actor, "index", {"may_import": may(actor, P.APPOINT)})


@page
def units(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the units."""
    require(actor, P.SET_UP_BUREAU)
    return _show(request, actor, "units", {"units": queries.units()})


@page
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show everybody on the roster."""
    require(actor, P.APPOINT)
    return _show(request, actor, "people", {"people": queries.people(_today())})


@page
def person(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """Show one person: posts, certificates, account."""
    require(actor, P.APPOINT)
    found = queries.person_of(code)
    context = {
        "person": found,
        "posts": queries.appointments_of(code),
        "certificates": _certificates(person=code),
        "account": accounts().get(code),
        "locked": locks().get(code),
        "role_names": {role.name: role.value for role in Role},
    }
    return _show(request, actor, "person", context)


@page
def certificates(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the enforcement certificates and how each stands today."""
    require(actor, P.KEEP_CERTIFICATES)
    return _show(request, actor, "certificates", {"certificates": _certificates()})


@page
def devices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the devices and in whose hands they are."""
    require(actor, P.KEEP_DEVICES)
    return _show(request, actor, "devices", {"devices": queries.devices()})


@page
def settings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what the law leaves open, what holds today, and what the bureau has set."""
    require(actor, P.CHANGE_SETTINGS)
    found = [one for one in law_today().in_force_on(_today()) if one.row.configurable]
    context = {
        "rules": found,
        "parameters": queries.parameters(),
        "book": queries.law_as_entered(rulebook()),
    }
    return _show(request, actor, "settings", context)


@page
def account_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who can sign in, and how."""
    require(actor, P.KEEP_ACCOUNTS)
    context = {
        "people": queries.people(_today()),
        "accounts": accounts(),
        "strong": people_with_second_factor(),
        "locks": locks(),
    }
    return _show(request, actor, "accounts", context)


@page
def perform(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Ask what an act needs, and do it; what was typed stays where it is refused."""
    asked = admin_act(slug)
    today = _today()
    if request.method != "POST":
        require(actor, asked.permission)
        first = {"valid_from": today, "valid_to": today, "retired_on": today}
        form = asked.form(initial=first | request.GET.dict(), today=today)
        return _ask(request, actor, asked, form)
    form = asked.form(request.POST, today=today)
    if not form.is_valid():
        require(actor, asked.permission)
        return _ask(request, actor, asked, form, status=422)
    return _do(request, actor, asked, form)


def _do(request: HttpRequest, actor: Actor, asked: AdminAct, form: AdminForm) -> HttpResponse:
    shown = None
    try:
        shown = asked.perform(form.cleaned_data, _act(request))
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _ask(request, actor, asked, form, status=status, refusal=refusal)
    if shown is not None:
        return show(request, actor, "admin/shown.html", {"shown": shown, "asked": asked})
    return HttpResponseRedirect(f"{reverse(asked.back)}?done={asked.slug}", status=303)


def _act(request: HttpRequest) -> Act:
    return act_of(request)


def _ask(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    asked: AdminAct,
    form: AdminForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    context = {"asked": asked, "form": form, "refusal": refusal}
    return show(request, actor, "admin/act.html", context, status=status)


def _show(
    request: HttpRequest, actor: Actor, name: str, context: dict[str, Any]
) -> HttpResponse:
    lists = [(where, words) for where, words, needed in LISTS if may(actor, needed)]
    acts = [one for one in ACTS.values() if one.back == f"admin_{name}"]
    common = {
        "lists": lists,
        "place": f"admin_{name}",
        "acts": acts,
        "done": ACTS.get(request.GET.get("done", "")),
    }
    return show(request, actor, f"admin/{name}.html", common | context)


def _certificates(*, person: str = "") -> list[tuple[Any, str]]:
    today = _today()
    found = queries.certificates(person=person)
    return [(one, queries.standing_of(one, today)) for one in found]


def _today() -> Any:  # noqa: ANN401 - a date
    return legal_date(now())
