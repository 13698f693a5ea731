"""The own account: password, second factors, recovery codes."""

import json
import secrets
from base64 import b64encode
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.accounts.commands.change_password import ChangePassword, change_password
from mingjing.accounts.commands.second_factor import (
    AddCodeGenerator,
    AddSecurityKey,
    IssueRecoveryCodes,
    RemoveSecondFactor,
    add_code_generator,
    add_security_key,
    issue_recovery_codes,
    remove_second_factor,
)
from mingjing.accounts.queries import (
    NEEDS_SECOND_FACTOR,
    factors_of,
    has_second_factor,
)
from mingjing.documents.qr import svg
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.web.accounts.pages import page
from mingjing.web.acting import act_of, actor_of

HOME = "/console/"
SECRET = "new_totp_secret"  # noqa: S105 - where the session keeps one until it is confirmed
GET_OR_POST = ["GET", "HEAD", "POST"]
WRONG_PASSWORD = InvalidInputError(
    "密码不对。",
    why="改动第二步验证要先证明是本人。",
    remedy="请输入现在的登录密码。",
)


@require_http_methods(["GET", "HEAD"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Show what signs this person in, and what still has to be set up."""
    account = _account(request)
    context = {
        "account": account,
        "factors": factors_of(account),
        "needs": bool(actor_of(request).roles & NEEDS_SECOND_FACTOR),
        "has": has_second_factor(account),
    }
    return page(request, "accounts/own.html", _common() | context)


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(GET_OR_POST)
def change_password_page(request: HttpRequest) -> HttpResponse:
    """Let the person choose a new password."""
    refusal: RefusalError | None = None
    account = _account(request)
    if request.method == "POST":
        try:
            _change_password(request, account)
            return HttpResponseRedirect(HOME, status=303)
        except RefusalError as error:
            refusal = error
    context = _common() | {
        "refusal": refusal,
        "must": account.must_change,
        "person": account.person,
    }
    return page(request, "accounts/password.html", context, status=422 if refusal else 200)


def _change_password(request: HttpRequest, account: Any) -> None:  # noqa: ANN401
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        raise InvalidInputError(
            "两次输入的新密码不一样。",
            why="看不见所输入的字，所以要输两遍。",
            remedy="请重新输入。",
        )
    order = ChangePassword(account.person, request.POST.get("old", ""), new)
    changed = change_password(order, act=act_of(request))
    update_session_auth_hash(request, changed)


@sensitive_post_parameters("password", "code")
@require_http_methods(GET_OR_POST)
def add_codes(request: HttpRequest) -> HttpResponse:
    """Set up the codes of a telephone: show the secret, take a right code as proof."""
    account, refusal = _account(request), None
    if request.method == "POST":
        secret = request.session.get(SECRET, "")
        try:
            _require_password(request, account)
            if not secret or not validate_totp_code(secret, request.POST.get("code", "")):
                raise InvalidInputError(
                    "动态码不对。",
                    why="动态码每 30 秒换一次，也可能手机时间不准。",
                    remedy="请输入手机上现在显示的六位数字。",
                )
            add_code_generator(AddCodeGenerator(account.person, secret), act=act_of(request))
            return _added(request, account)
        except RefusalError as error:
            refusal = error
    secret = request.session.setdefault(SECRET, generate_totp_secret())
    address = get_adapter().build_totp_url(account, secret)
    context = {"refusal": refusal, "secret": secret, "qr": _picture(address)}
    status = 422 if refusal else 200
    return page(request, "accounts/add_codes.html", _common() | context, status=status)


@sensitive_post_parameters("password", "credential")
@require_http_methods(GET_OR_POST)
def add_key(request: HttpRequest) -> HttpResponse:
    """Set up a security key or fingerprint reader; the browser talks to it."""
    account, refusal = _account(request), None
    if request.method == "POST":
        try:
            _require_password(request, account)
            credential = _registered(request)
            name = request.POST.get("name", "").strip()[:50] or "安全密钥"
            order = AddSecurityKey(account.person, name, credential)
            add_security_key(order, act=act_of(request))
            return _added(request, account)
        except RefusalError as error:
            refusal = error
    context = {"refusal": refusal, "options": webauthn.begin_registration(account, False)}  # noqa: FBT003
    status = 422 if refusal else 200
    return page(request, "accounts/add_key.html", _common() | context, status=status)


@sensitive_post_parameters("password")
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Give up one second factor."""
    account = _account(request)
    _require_password(request, account)
    number = request.POST.get("number", "")
    order = RemoveSecondFactor(account.person, int(number) if number.isdecimal() else 0)
    remove_second_factor(order, act=act_of(request))
    request.session.cycle_key()
    return HttpResponseRedirect(reverse("second_factor"), status=303)


@sensitive_post_parameters("password")
@require_POST
def recovery(request: HttpRequest) -> HttpResponse:
    """Issue recovery codes and show them, once."""
    account = _account(request)
    _require_password(request, account)
    codes = issue_recovery_codes(IssueRecoveryCodes(account.person), act=act_of(request))
    return page(request, "accounts/recovery.html", _common() | {"codes": codes})


def _added(request: HttpRequest, account: Any) -> HttpResponse:  # noqa: ANN401
    """Answer a new factor: another session key, and recovery codes with the first one."""
    request.session.pop(SECRET, None)
    request.session.cycle_key()
    if any(factor.kind == "recovery_codes" for factor in factors_of(account)):
        return HttpResponseRedirect(reverse("second_factor"), status=303)
    act = act_of(request)
    codes = issue_recovery_codes(IssueRecoveryCodes(account.person), act=act)
    return page(request, "accounts/recovery.html", _common() | {"codes": codes})


def _registered(request: HttpRequest) -> dict[str, Any]:
    try:
        credential = json.loads(request.POST.get("credential", ""))
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except (ValueError, TypeError, LookupError, AttributeError, ValidationError) as error:
        raise InvalidInputError(
            "安全密钥没有登记上。",
            why="没有收到密钥的应答，或者应答与本页的提问不符。",
            remedy="请插好密钥，按页面上的按钮重试；没有安全密钥的，可以用手机动态码。",
        ) from error
    return dict(credential)


def _picture(address: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg(address).encode()).decode()


def _require_password(request: HttpRequest, account: Any) -> None:  # noqa: ANN401
    usable = account.has_usable_password()
    if usable and not account.check_password(request.POST.get("password", "")):
        raise WRONG_PASSWORD


def _account(request: HttpRequest) -> Any:  # noqa: ANN401 - Django's user, our Account
    return request.user


def _common() -> dict[str, Any]:
    return {"refusal": None, "nonce": secrets.token_hex(16)}
