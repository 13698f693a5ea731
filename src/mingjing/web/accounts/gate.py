"""Before every page of the console: is somebody signed in, and may this person work already?"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.accounts.queries import NEEDS_SECOND_FACTOR, has_second_factor
from mingjing.bureau.queries import is_demonstration
from mingjing.web.accounts import session
from mingjing.web.accounts.lapsed import answer_stranger, remember
from mingjing.web.acting import actor_of, now

INSIDE = "/console/"
OWN_PAGES = "/console/me/"
PASSWORD_PAGE = "/console/me/password/"  # noqa: S105 - an address
SIGN_IN = "/sign-in/"


class SignInGate:
    """Let nobody into the console who is not signed in, or still has to prove something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End a session that lasted too long, then pass the request on."""
        if not request.path.startswith((INSIDE, SIGN_IN)):
            return self.get_response(request)
        if request.user.is_authenticated and session.is_over(request, now()):
            session.end(request)
        response = self.get_response(request)
        remember(request, response)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view_func: object,
        view_args: list[Any],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Answer instead of the view where the person may not reach it yet."""
        del view_func, view_args, view_kwargs
        if not request.path.startswith(INSIDE):
            return None
        if not request.user.is_authenticated:
            return answer_stranger(request)
        account: Any = request.user
        if account.must_change:
            return _only(request, PASSWORD_PAGE, "change_password")
        actor = actor_of(request)
        session.renew_where_posts_changed(request, actor)
        needs = bool(actor.roles & NEEDS_SECOND_FACTOR)
        if needs and not has_second_factor(account) and not is_demonstration():
            return _only(request, OWN_PAGES, "second_factor")
        return None


def _only(request: HttpRequest, allowed: str, name: str) -> HttpResponse | None:
    if request.path.startswith(allowed):
        return None
    return HttpResponseRedirect(reverse(name), status=303)
