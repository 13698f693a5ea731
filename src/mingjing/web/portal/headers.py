"""What a public page lets the browser do: load our style sheet; where it checks, our script."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CHECKING = f"{STRICT}; script-src 'self'; connect-src 'self'"
READING = ("GET", "HEAD")
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def strict(response: HttpResponse, *, policy: str = STRICT) -> HttpResponse:
    """Return *response* with the policy, by default no script from anywhere, not even ours."""
    response.headers["Content-Security-Policy"] = policy
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    return response


def strictly(view: View[P]) -> View[P]:
    """Send every answer of *view* with the strict policy; it answers only GET and HEAD."""
    return _guarded(view, policy=STRICT, methods=READING)


def checking(view: View[P]) -> View[P]:
    """Let the page of *view* load our own script, which reads our own files."""
    return _guarded(view, policy=CHECKING, methods=READING)


def checking_form(view: View[P]) -> View[P]:
    """Like :func:`checking`, for a page whose form comes back as POST."""
    return _guarded(view, policy=CHECKING, methods=(*READING, "POST"))


def strict_form(view: View[P]) -> View[P]:
    """Like :func:`strictly`, for a page whose form comes back as POST."""
    return _guarded(view, policy=STRICT, methods=(*READING, "POST"))


def _guarded(view: View[P], *, policy: str, methods: tuple[str, ...]) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in methods:
            refused = HttpResponse(status=405, headers={"Allow": ", ".join(methods)})
            return strict(refused, policy=policy)
        return strict(view(request, *args, **kwargs), policy=policy)

    return answer
