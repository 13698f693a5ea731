"""A form that arrives after its session ended: what was typed waits for the same person.

A signed cookie remembers whose pages carry which form token. What is posted without a session
is sealed, goes through the sign-in as one hidden field and comes back to whoever had the page,
as a form to look at and send again. Files are never kept, and nothing is stored for strangers.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import (  # type: ignore[attr-defined]  # no public name for it
    CSRF_SECRET_LENGTH,
    _unmask_cipher_token,
)
from django.urls import reverse
from django.utils.http import urlencode

from mingjing.kernel.errors import IntegrityError, NotPermittedError
from mingjing.ledger.sealing import open_secret, seal_secret
from mingjing.web.accounts.pages import page
from mingjing.web.acting import now

COOKIE, SALT = "mingjing_pages", "whose pages"
KEPT = "kept"
PURPOSE = "kept-form"
LARGEST = 512 * 1024
LASTS = 3600
REMEMBERED = 4
OWN_PAGES = "/console/me/"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NEVER = frozenset(
    {"csrfmiddlewaretoken", "old", "new", "again", "password", "credential", KEPT}
)


@dataclass(frozen=True)
class KeptForm:
    """What somebody had typed when the session ended.

    Args:
        person: whose page it was.
        path: where it was going.
        fields: names with their values, in order.
        had_files: whether there were files, which are not kept.
    """

    person: str
    path: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    had_files: bool


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Note in a signed cookie that pages with this form token are of the signed-in person."""
    token = request.META.get("CSRF_COOKIE")
    if not token or not request.user.is_authenticated:
        return
    mine = [request.user.get_username(), _digest(str(token))]
    known = _known(request)
    if known[:1] == [mine]:
        return
    value = signing.dumps(
        [mine, *(each for each in known if each != mine)][:REMEMBERED], salt=SALT
    )
    response.set_cookie(
        COOKIE, value, httponly=True, samesite="Lax", secure=request.is_secure()
    )


def answer_stranger(request: HttpRequest) -> HttpResponse:
    """Answer whoever is not signed in: the way to the sign-in page, with what was typed."""
    if request.method in {"GET", "HEAD"}:
        where = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('sign_in')}?{where}")
    if request.method != "POST" or request.content_type not in FORMS:
        return HttpResponse("请先登录。", status=401, content_type="text/plain; charset=utf-8")
    person = _whose(request, str(request.META.get("CSRF_COOKIE", "")))
    kept = keep(request, person) if person else ""
    context = {"next": _back(request), "person": person, KEPT: kept, "lapsed": True}
    return page(request, "accounts/sign_in.html", _blank() | context, status=403)


def keep(request: HttpRequest, person: str) -> str:
    """Return what was posted, sealed for *person*; empty where it is too much."""
    said = {
        "person": person,
        "path": request.get_full_path(),
        "fields": [[n, v] for n, v in request.POST.lists() if not _is_secret(request.path, n)],
        "files": bool(request.FILES),
        "at": int(now().timestamp()),
    }
    text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return (
        urlsafe_b64encode(seal_secret(text, PURPOSE)).decode() if len(text) <= LARGEST else ""
    )


def _is_secret(path: str, name: str) -> bool:
    """Say whether a field is never kept: a password, or a code of the own account."""
    return name in NEVER or (name == "code" and path.startswith(OWN_PAGES))


def kept_for(sealed: str, person: str) -> KeptForm | None:
    """Return what *sealed* keeps if it is of *person* and of the last hour."""
    try:
        said = json.loads(open_secret(urlsafe_b64decode(sealed.encode()), PURPOSE))
    except (IntegrityError, ValueError):
        return None
    if said["person"] != person or now().timestamp() - said["at"] > LASTS:
        return None
    fields = tuple((name, tuple(values)) for name, values in said["fields"])
    return KeptForm(person, said["path"], fields, said["files"])


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not the current one.

    A page of the same person from before the last sign-in is no attack: what was typed is
    shown again, to be sent by the person's own hand.
    """
    del reason
    posted = request.POST.get("csrfmiddlewaretoken", "")
    mine = request.user.get_username() if request.user.is_authenticated else ""
    if mine and _from_here(request) and _whose(request, _secret(posted)) == mine:
        request.session[KEPT] = keep(request, mine)
        if request.session[KEPT]:
            return HttpResponseRedirect(reverse("resume"), status=303)
    refusal = NotPermittedError(
        "这个页面已经失效，没有办理。",
        why="页面是在另一次登录之前打开的，或者请求不是从本站的页面发出的。",
        remedy="请返回上一页刷新后重试；需要登录的请先登录。",
    )
    return page(request, "accounts/refused.html", {"refusal": refusal}, status=403)


def _from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    return origin.partition("://")[2] == request.get_host()


def _back(request: HttpRequest) -> str:
    return request.headers.get("Referer", "").partition(request.get_host())[2] or request.path


def _blank() -> dict[str, object]:
    return {"refusal": None, "locked_until": None}


def _known(request: HttpRequest) -> list[list[str]]:
    try:
        return list(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return []


def _whose(request: HttpRequest, secret: str) -> str:
    digest = _digest(secret)
    return next((person for person, held in _known(request) if held == digest), "")


def _secret(token: str) -> str:
    if len(token) == CSRF_SECRET_LENGTH or not token.isalnum() or not token.isascii():
        return token
    is_masked = len(token) == 2 * CSRF_SECRET_LENGTH
    return str(_unmask_cipher_token(token)) if is_masked else ""


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:24]
