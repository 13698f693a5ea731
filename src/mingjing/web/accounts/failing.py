"""What happens when signing in fails: counted by name, locked for a while, said plainly."""

import re
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor, Role
from mingjing.accounts.commands.lock_account import LockAccount, lock_account
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Act
from mingjing.web.accounts.pages import page
from mingjing.web.acting import now

DOORKEEPER = Actor("sign-in", frozenset({Role.DOORKEEPER}))
NO_CODE = "?"
_CODE = re.compile(r"[A-Za-z0-9_-]{1,20}", re.ASCII)


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the code under which a failure is counted.

    What has not the form of a code is not written down: it may be a password in the wrong box.
    """
    del request
    name = str((credentials or {}).get("username") or "")
    return name if _CODE.fullmatch(name) else NO_CODE


def count_failure(request: HttpRequest, person: str) -> None:
    """Count a wrong code of the second step like a wrong password."""
    AxesProxyHandler.user_login_failed(
        sender=__name__, credentials={"username": person}, request=request
    )


def is_locked(request: HttpRequest, person: str) -> bool:
    """Say whether nobody may sign in as *person* just now."""
    return not AxesProxyHandler.is_allowed(request, {"username": person})


def note_lock(request: HttpRequest, person: str) -> None:
    """Write into the record that a lock began, where somebody has an account of that code."""
    failures = getattr(request, "axes_failures_since_start", None)
    if failures != settings.AXES_FAILURE_LIMIT:
        return
    at = now()
    order = LockAccount(person, failures, at + settings.AXES_COOLOFF_TIME)
    try:
        lock_account(order, act=Act(DOORKEEPER, at))
    except NotFoundError:
        return


def locks() -> dict[str, datetime]:
    """Return who is locked out now, and until when."""
    length: timedelta = settings.AXES_COOLOFF_TIME
    rows = (
        AccessAttempt.objects.filter(attempt_time__gte=now() - length)
        .values("username")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    )
    return {
        row["username"]: row["last"] + length
        for row in rows
        if row["failures"] >= settings.AXES_FAILURE_LIMIT
    }


def locked(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Return the page of a lock: the same whether or not there is such an account."""
    del response
    until = locks().get(name_tried(request, credentials)) or now() + (
        get_cool_off(request) or timedelta()
    )
    context = {
        "next": request.POST.get("next", ""),
        "person": "",
        "kept": request.POST.get("kept", ""),
        "lapsed": False,
        "refusal": None,
        "locked_until": until,
    }
    return page(request, "accounts/sign_in.html", context, status=429)
