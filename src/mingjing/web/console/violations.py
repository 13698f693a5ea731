"""The violation catalogue for officers: found by two characters, with words for findings."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.kernel.dates import legal_date
from mingjing.web.acting import law_today, now
from mingjing.web.catalogue import LONGEST_QUERY, entry_of, listed
from mingjing.web.console.pages import page, show


@page
def violations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the violations in force today that hold the words."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {
        "listed": listed(law_today(), legal_date(now()), words),
        "words": words,
        "may_load": may(actor, Permission.LOAD_BENCHMARK),
    }
    return show(request, actor, "violations.html", context)


@page
def violation(request: HttpRequest, actor: Actor, violation_id: str) -> HttpResponse:
    """Show one violation: clauses, sanctions, tiers, suggested words."""
    law, today = law_today(), legal_date(now())
    found = law.violations.violation(violation_id, today)
    region = settings.MINGJING_BUREAU.region_code
    context = {"entry": entry_of(law, found, on=today, region=region)}
    return show(request, actor, "violation.html", context)
