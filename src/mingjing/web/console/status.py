"""The status page: what an administrator watches, and the reminders of whoever looks."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.bureau.reminders import mark_read, notices_for
from mingjing.kernel.dates import legal_date
from mingjing.web.acting import now
from mingjing.web.console.pages import page, show
from mingjing.web.status import ago, checks_of, gib, status_for


@page
def status(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show how the installation stands.

    Raises:
        NotPermittedError: the post does not carry it.
    """
    at = now()
    found = status_for(actor, Path(settings.MINGJING_DATA), at)
    context = {
        "status": found,
        "checks": checks_of(found, at),
        "logs": [
            (log, ago(log.published_at, at) if log.published_at else "") for log in found.logs
        ],
        "workers": [(one, ago(one.seen_at, at)) for one in found.queue.workers],
        "disk": f"余 {gib(found.free_bytes)}，共 {gib(found.total_bytes)}",
    }
    return show(request, actor, "status.html", context)


@page
def notices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the reminders of this person, newest first; a button takes all as read."""
    at = now()
    if request.method == "POST":
        mark_read(actor, at=at)
        return HttpResponseRedirect(reverse("notices"), status=303)
    today = legal_date(at)
    told = [(one, one.words(today)) for one in notices_for(actor)]
    return show(request, actor, "notices.html", {"notices": told})
