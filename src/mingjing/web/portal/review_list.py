"""法制审核目录清单: what is not decided before legal review passed it, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.web.acting import law_on
from mingjing.web.portal.headers import strictly
from mingjing.web.portal.sections import day_wanted
from mingjing.web.review_catalogue import shown_catalogue


@strictly
def review_list(request: HttpRequest) -> HttpResponse:
    """Show the catalogue as in force on a day."""
    on, fault = day_wanted(request)
    context = {"catalogue": shown_catalogue(law_on(on), on), "on": on, "fault": fault}
    return render(request, "portal/review_list.html", context, status=422 if fault else 200)
