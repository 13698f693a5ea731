"""The calculator in the console: the same form and answer as everybody gets."""

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.web.calculating import asked
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.pages import page


@page
def calculate(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the form of one question, and its answer where it was asked."""
    context, status = asked(request)
    return show_law(request, actor, "calculate.html", context, status=status)
