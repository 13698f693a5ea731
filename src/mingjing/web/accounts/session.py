"""How long a sign-in lasts: idle, altogether, and anew when a post changes hands."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest

from mingjing.access.actors import Actor

BEGAN, SEEN, POSTS = "began", "seen", "posts"
BACKEND = "mingjing.accounts.backends.RosterBackend"
A_MINUTE = 60


def establish(request: HttpRequest, account: Any) -> None:  # noqa: ANN401 - a row is not ours to name
    """Sign *account* in under a new session key."""
    login(request, account, backend=BACKEND)


def is_over(request: HttpRequest, at: datetime) -> bool:
    """Say whether the session lasted too long, idle or altogether; note this click.

    The click is written once a minute, not each time: a session costs no row per page.
    """
    moment, session = at.timestamp(), request.session
    began, seen = session.get(BEGAN, moment), session.get(SEEN, moment)
    rules = settings.MINGJING_BUREAU.sign_in
    if moment - seen > rules.idle_minutes * 60 or moment - began > rules.hours * 3600:
        return True
    if BEGAN not in session:
        session[BEGAN] = moment
    if SEEN not in session or moment - seen >= A_MINUTE:
        session[SEEN] = moment
    return False


def end(request: HttpRequest) -> None:
    """Sign out; nothing of the session stays."""
    logout(request)


def renew_where_posts_changed(request: HttpRequest, actor: Actor) -> None:
    """Change the session key when the person has other posts than at the click before."""
    posts = sorted(role.name for role in actor.roles)
    before = request.session.get(POSTS)
    if before == posts:
        return
    if before is not None:
        request.session.cycle_key()
    request.session[POSTS] = posts
