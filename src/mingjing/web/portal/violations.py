"""The violation catalogue for the public (附件1第五条): act, clause, range, benchmark."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.web.acting import law_on
from mingjing.web.catalogue import LONGEST_QUERY, entry_of, listed
from mingjing.web.portal.headers import strictly
from mingjing.web.portal.sections import day_wanted


@strictly
def violations(request: HttpRequest) -> HttpResponse:
    """List the violations in force on a day that hold the words."""
    on, fault = day_wanted(request)
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {
        "listed": listed(law_on(on), on, words),
        "words": words,
        "on": on,
        "fault": fault,
    }
    return render(request, "portal/violations.html", context, status=422 if fault else 200)


@strictly
def violation(request: HttpRequest, violation_id: str) -> HttpResponse:
    """Show one violation as it is in force on a day."""
    on, fault = day_wanted(request)
    law = law_on(on)
    found = law.violations.violation(violation_id, on)
    region = settings.MINGJING_BUREAU.region_code
    context = {
        "entry": entry_of(law, found, on=on, region=region),
        "on": on,
        "fault": fault,
    }
    return render(request, "portal/violation.html", context, status=422 if fault else 200)
