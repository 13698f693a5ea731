"""Changes of law: the tasks that wait, and the page on which one is settled."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.bureau.entered_law import file_in_force
from mingjing.bureau.queries import law_of_bureau, names_of
from mingjing.bureau.reminders import MovedDate
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.statute.entered import LawKind
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.supervision.commands.settle_adjustment import (
    Outcome,
    SettleAdjustment,
    settle_adjustment,
)
from mingjing.supervision.moves import moved_for
from mingjing.supervision.queries import Task, task_for, tasks_for
from mingjing.supervision.things import BY_SORT
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.pages import page
from mingjing.web.errors import status_of


class SettleForm(forms.Form):
    """What came of a task."""

    outcome = forms.ChoiceField(
        label="结果", choices=Outcome.choices, widget=forms.RadioSelect, initial=Outcome.DONE
    )
    reason = forms.CharField(
        label="理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="改了什么，或者为什么不用改。",
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""


@page
def changes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the tasks of this person, and by post all; after a norm was entered what moved.

    Raises:
        NotFoundError: no such norm was entered.
    """
    law = law_today()
    waiting = tasks_for(actor, law)
    norm = request.GET.get("entered", "")
    by_sort: dict[Sort, list[Task]] = {}
    for task in waiting:
        by_sort.setdefault(Sort[task.row.sort], []).append(task)
    context = {
        "sorts": sorted(by_sort.items(), key=lambda one: list(Sort).index(one[0])),
        "waiting": len(waiting),
        "settled": tasks_for(actor, law, waiting=False),
        "names": names_of({task.row.owner for task in waiting}),
        "titles": {norm.id: norm.short for norm in law.statutes.values()},
        "done": "done" in request.GET,
        "entered": norm,
        "moved": _moved_by(norm, actor, law) if norm else [],
        "may_enter": may(actor, Permission.ENTER_NORM),
    }
    return show_law(request, actor, "changes.html", context)


def _moved_by(norm: str, actor: Actor, law: RuleBook) -> list[MovedDate]:
    key = file_in_force(LawKind.STATUTE, norm)
    before = law_of_bureau(rulebook(), legal_date(now()), before=key)
    return [one.date() for one in moved_for(actor, before, law)]


@page
def settle(request: HttpRequest, actor: Actor, key: int) -> HttpResponse:
    """Show one task, and take what came of it."""
    law = law_today()
    task = task_for(actor, key, law)
    if request.method != "POST":
        return _ask(request, actor, task, SettleForm())
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _ask(request, actor, task, form, status=422)
    said = form.cleaned_data
    order = SettleAdjustment(key, Outcome(said["outcome"]), said["reason"])
    try:
        settle_adjustment(order, act=act_of(request))
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _ask(request, actor, task, form, status=status, refusal=refusal)
    return HttpResponseRedirect(f"{reverse('law_changes')}?done", status=303)


def _ask(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    task: Task,
    form: SettleForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    law = law_today()
    statutes = law.statutes
    context = {
        "task": task,
        "rule": task.row.about if task.row.about in law.rules else "",
        "sort": Sort[task.row.sort],
        "page": BY_SORT[task.row.sort].page if task.row.sort in BY_SORT else "",
        "old": statutes[task.row.supersedes],
        "new": statutes[task.row.norm],
        "form": form,
        "refusal": refusal,
    }
    return show_law(request, actor, "settle.html", context, status=status)
