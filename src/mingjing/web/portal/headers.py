"""What a public page lets the browser do: load our style sheet, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def strict(response: HttpResponse) -> HttpResponse:
    """Return *response* with the strict policy: no script from anywhere, not even from us."""
    response.headers["Content-Security-Policy"] = STRICT
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    return response


def strictly(view: View[P]) -> View[P]:
    """Send every answer of *view* with the strict policy; it answers only GET and HEAD."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return strict(HttpResponse(status=405, headers={"Allow": "GET, HEAD"}))
        return strict(view(request, *args, **kwargs))

    return answer
