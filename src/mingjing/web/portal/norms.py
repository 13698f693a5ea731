"""依据: the register of norms as in force on a day, and each norm with what relies on it."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.kernel.errors import NotFoundError
from mingjing.statute.norms import norms_on
from mingjing.statute.quoted import clauses_of
from mingjing.web.acting import law_on
from mingjing.web.portal.headers import strictly
from mingjing.web.portal.sections import day_wanted
from mingjing.web.reliance import reliance


@strictly
def basis(request: HttpRequest) -> HttpResponse:
    """Show the norms in force on a day by level, and apart from them the others."""
    on, fault = day_wanted(request)
    norms = norms_on(law_on(on), on)
    valid = [one for one in norms if one.row.in_force_on(on)]
    context = {
        "levels": [
            (level, list(found)) for level, found in groupby(valid, key=lambda one: one.level)
        ],
        "others": [one for one in norms if not one.row.in_force_on(on)],
        "in_force": len(valid),
        "on": on,
        "fault": fault,
    }
    return render(request, "portal/basis.html", context, status=422 if fault else 200)


@strictly
def statute(request: HttpRequest, statute: str) -> HttpResponse:
    """Show one norm: where it comes from, what relies on it, each rule with its words."""
    on, fault = day_wanted(request)
    book = law_on(on)
    norm = next((one for one in norms_on(book, on) if one.row.id == statute), None)
    if norm is None:
        raise NotFoundError(
            "没有登记这部规范。",
            why="“依据”只列本系统据以计算期限、设定条件的规范。",
            remedy="请从“依据”的目录中选择。",
        )
    context = {
        "norm": norm,
        "clauses": clauses_of(statute, on, book),
        "reliance": reliance(statute, book, on),
        "on": on,
        "fault": fault,
    }
    return render(request, "portal/statute.html", context, status=422 if fault else 200)
