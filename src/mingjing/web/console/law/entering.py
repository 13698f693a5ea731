"""A new version of a norm: uploaded, rehearsed, and entered as it was rehearsed."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.statute.errors import RuleFileError
from mingjing.statute.file_faults import FileFault, line_of_row, norm_faults
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.review_catalogue import REVIEW
from mingjing.supervision.commands.enter_norm import EnterNorm, enter_norm, rehearse_norm
from mingjing.supervision.impact import Impact
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.law.uploads import given, sealed
from mingjing.web.console.pages import page
from mingjing.web.errors import status_of

PURPOSE = "norm"


@page
def enter(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take the file of a norm, show what it touches, enter it once that was confirmed."""
    require(actor, Permission.ENTER_NORM)
    if request.method != "POST":
        return _ask(request, actor)
    text = ""
    try:
        text, rehearsed = given(request, PURPOSE)
        if faults := norm_faults(text):
            return _ask(request, actor, faults=faults)
        if not rehearsed:
            impact = rehearse_norm(EnterNorm(text), law=rulebook(), on=legal_date(now()))
            return preview_norm(request, actor, text, impact)
        enter_norm(EnterNorm(text), act=act_of(request), law=rulebook())
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RuleFileError as refusal:
        fault = FileFault(line_of_row(text, refusal.rule), refusal.rule, refusal.why)
        return _ask(request, actor, faults=(fault,), remedy=refusal.remedy)
    except RefusalError as refusal:
        return _ask(request, actor, refusal=refusal)
    norm = EnterNorm(text).read().statute.id
    return HttpResponseRedirect(f"{reverse('law_changes')}?entered={norm}", status=303)


def _ask(
    request: HttpRequest,
    actor: Actor,
    *,
    faults: tuple[FileFault, ...] = (),
    remedy: str = "请逐行更正后重新上传；什么都没有录入。",
    refusal: RefusalError | None = None,
) -> HttpResponse:
    context = {"faults": faults, "remedy": remedy, "refusal": refusal}
    status = status_of(refusal) if refusal else (422 if faults else 200)
    return show_law(request, actor, "enter_norm.html", context, status=status)


def preview_norm(request: HttpRequest, actor: Actor, text: str, impact: Impact) -> HttpResponse:
    """Show what entering the file would touch, with the button that enters it."""
    law = law_today()
    tasks = sorted(
        (one for _old, one in impact.tasks()), key=lambda one: list(Sort).index(one.sort)
    )
    context = {
        "norm": impact.norm,
        "old": [law.statutes[norm] for norm in impact.norm.supersedes],
        "settled": _names(impact, law),
        "added": _added(EnterNorm(text)),
        "tasks": len(tasks),
        "sorts": [
            (sort, list(found)) for sort, found in groupby(tasks, key=lambda one: one.sort)
        ],
        "moved": [one.date() for one in impact.moved],
        "sealed": sealed(text, PURPOSE),
    }
    return show_law(request, actor, "norm_preview.html", context)


def _added(order: EnterNorm) -> list[tuple[str, str]]:
    """Return id and name of each rule of the file that makes review compulsory."""
    return [(row.id, row.name) for row in order.read().rule if row.gate == REVIEW]


def _names(impact: Impact, law: RuleBook) -> list[tuple[str, str]]:
    """Return id and name of each rule that the file restates or drops, new ones left out."""
    return [
        (rule, law.rules[rule][-1].name) for rule in sorted(impact.settled) if rule in law.rules
    ]
