"""Refusals become answers: what, why, remedy, the same way everywhere."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    RefusalError,
    StaleViewError,
)
from mingjing.ledger.faults import RecordUnavailableError
from mingjing.statute.errors import ReleaseFileError, RuleFileError
from mingjing.web.acting import SignInNeededError, actor_of
from mingjing.web.console.pages import guarded, show
from mingjing.web.portal.headers import strict

CONSOLE = "/console/"

STATUS: tuple[tuple[type[RefusalError], int], ...] = (
    (RecordUnavailableError, 503),
    (NotPermittedError, 403),
    (NotFoundError, 404),
    (StaleViewError, 409),
    (IllegalTransitionError, 409),
    (AlreadyDoneError, 409),
    (GateClosedError, 409),
    (InvalidInputError, 422),
    (ReleaseFileError, 500),
    (RuleFileError, 422),
    (RefusalError, 400),
)


def status_of(refusal: RefusalError) -> int:
    """Return the HTTP status that fits a refusal."""
    return next(status for kind, status in STATUS if isinstance(refusal, kind))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Return the way to the sign-in page, and from there back to this page."""
    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{back}")


class RefusalMiddleware:
    """Answer a refusal with its own words; anything else propagates."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Render a refusal, or lead to the sign-in page; return None for anything else."""
        if isinstance(exception, SignInNeededError):
            return to_sign_in(request)
        if not isinstance(exception, RefusalError):
            return None
        status = status_of(exception)
        if request.path.startswith(CONSOLE) and request.user.is_authenticated:
            context = {"refusal": exception}
            page = show(request, actor_of(request), "refusal.html", context, status=status)
            return guarded(page)
        return strict(render(request, "refusal.html", {"refusal": exception}, status=status))
