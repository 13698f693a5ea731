"""算一算: late and daily fines, what time bars, when a court may be asked; for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.web.calculating import asked
from mingjing.web.portal.headers import strictly


@strictly
def calculate(request: HttpRequest) -> HttpResponse:
    """Show the form of one question, and its answer where it was asked."""
    context, status = asked(request)
    return render(request, "portal/calculate.html", context, status=status)
