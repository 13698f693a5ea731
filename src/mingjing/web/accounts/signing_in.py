"""Signing in: a code and a password, then the second factor where there is one; signing out."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.accounts.queries import account_by_number, has_second_factor
from mingjing.accounts.second_step import code_is_right, note_use
from mingjing.kernel.errors import NotPermittedError
from mingjing.web.accounts import session
from mingjing.web.accounts.failing import count_failure, is_locked, locked, note_lock
from mingjing.web.accounts.lapsed import KEPT, kept_for
from mingjing.web.accounts.pages import page
from mingjing.web.acting import now

HOME = "/console/"
HALF = "half"
HALF_LASTS = 600
WRONG = NotPermittedError(
    "没有登录。",
    why="人员编号或者密码不对，或者账号没有开立、已经停用。",
    remedy="请核对大小写后重试；忘记密码的，请系统管理员重置。",
)
WRONG_CODE = NotPermittedError(
    "验证没有通过。",
    why="动态码或者备用码不对，或者已经用过；安全密钥没有应答。",
    remedy="动态码每 30 秒换一次，请输入手机上现在显示的；手机时间须准确。",
)


@sensitive_post_parameters("password", KEPT)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for code and password."""
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(_safe(request, request.GET.get("next", "")))
        return page(request, "accounts/sign_in.html", _form(request.GET))
    person = request.POST.get("person", "").strip()
    account: Any = authenticate(
        request, username=person, password=request.POST.get("password", "")
    )
    if account is None:
        note_lock(request, person)
        context = _form(request.POST) | {"refusal": WRONG}
        return page(request, "accounts/sign_in.html", context, status=403)
    kept, target = request.POST.get(KEPT, ""), request.POST.get("next", "")
    if has_second_factor(account):
        request.session.cycle_key()
        began = int(now().timestamp())
        request.session[HALF] = {"account": account.pk, "at": began, "next": target, KEPT: kept}
        return HttpResponseRedirect(reverse("second_step"), status=303)
    return _enter(request, account, target, kept)


@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the telephone, the security key, or a recovery code."""
    half = request.session.get(HALF) or {}
    fresh = half and now().timestamp() - half["at"] <= HALF_LASTS
    account = account_by_number(half["account"]) if fresh else None
    if account is None:
        request.session.pop(HALF, None)
        return HttpResponseRedirect(reverse("sign_in"))
    if is_locked(request, account.person):
        return locked(request, HttpResponse(), {"username": account.person})
    refusal = None
    if request.method == "POST":
        if _proves(request, account):
            request.session.pop(HALF, None)
            return _enter(request, account, half["next"], half[KEPT])
        count_failure(request, account.person)
        note_lock(request, account.person)
        refusal = WRONG_CODE
    kinds = set(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    options = webauthn.begin_authentication(account) if "webauthn" in kinds else None
    context = {"refusal": refusal, "kinds": kinds, "options": options}
    return page(request, "accounts/second_step.html", context, status=403 if refusal else 200)


@require_http_methods(["GET", "HEAD"])
def resume(request: HttpRequest) -> HttpResponse:
    """Show what was typed before the session ended, to the person who typed it."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("sign_in"))
    kept = kept_for(request.session.get(KEPT, ""), request.user.get_username())
    if kept is None:
        return HttpResponseRedirect(_safe(request, ""))
    return page(request, "accounts/resume.html", {"kept": kept})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    session.end(request)
    return HttpResponseRedirect(reverse("sign_in"), status=303)


def _enter(request: HttpRequest, account: Any, target: str, kept: str) -> HttpResponse:  # noqa: ANN401
    session.establish(request, account)
    if kept and kept_for(kept, account.person) is not None:
        request.session[KEPT] = kept
        return HttpResponseRedirect(reverse("resume"), status=303)
    return HttpResponseRedirect(_safe(request, target), status=303)


def _proves(request: HttpRequest, account: Any) -> bool:  # noqa: ANN401
    if code := request.POST.get("code", "").strip():
        return code_is_right(account, code, now())
    try:
        answer = json.loads(request.POST.get("credential", ""))
        webauthn.parse_authentication_response(answer)
        used = webauthn.complete_authentication(account, answer)
    except (ValueError, TypeError, LookupError, AttributeError, ValidationError):
        return False
    return note_use(used, now())


def _form(data: Any) -> dict[str, object]:  # noqa: ANN401 - either of two dictionaries
    return {
        "next": data.get("next", ""),
        "person": data.get("person", ""),
        KEPT: data.get(KEPT, ""),
        "lapsed": False,
        "refusal": None,
        "locked_until": None,
    }


def _safe(request: HttpRequest, target: str) -> str:
    hosts = {request.get_host()}
    if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=hosts):
        return target
    return HOME
