"""Refusals become answers: what, why, remedy, the same way everywhere."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    RefusalError,
)
from mingjing.ledger.faults import RecordUnavailableError
from mingjing.web.portal.headers import strict

STATUS: tuple[tuple[type[RefusalError], int], ...] = (
    (RecordUnavailableError, 503),
    (NotPermittedError, 403),
    (NotFoundError, 404),
    (IllegalTransitionError, 409),
    (GateClosedError, 409),
    (InvalidInputError, 422),
    (RefusalError, 400),
)


def status_of(refusal: RefusalError) -> int:
    """Return the HTTP status that fits a refusal."""
    return next(status for kind, status in STATUS if isinstance(refusal, kind))


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
        """Render a refusal; return None for anything else."""
        if not isinstance(exception, RefusalError):
            return None
        status = status_of(exception)
        return strict(render(request, "refusal.html", {"refusal": exception}, status=status))
