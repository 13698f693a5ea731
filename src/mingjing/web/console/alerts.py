"""监督预警: what shows a skipped review, its time-line, and what is done about it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import names_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError, RefusalError
from mingjing.ledger.queries import history
from mingjing.supervision.alerts import (
    KINDS,
    MEASURES,
    accountability_of,
    alert_for,
    alerts_for,
    case_of,
    concerned_by,
    facts_of,
    outside_items,
    timeline_digest,
    way_of,
)
from mingjing.supervision.commands.enter_outside_item import (
    EnterOutsideItem,
    Kind,
    enter_outside_item,
)
from mingjing.supervision.commands.settle_alert import (
    DismissAlert,
    Measure,
    OpenAccountability,
    dismiss_alert,
    open_accountability,
)
from mingjing.supervision.states import Step, open_steps
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.alerting import look_again
from mingjing.web.console.acts.fields import DayField, MoneyField, OneOf, WordsField
from mingjing.web.console.pages import page, show
from mingjing.web.console.stepping import sent
from mingjing.web.console.timeline import timeline_of

BLAME = "SEED-BLAME-REV"
DAYS = 14


class _Form(forms.Form):
    error_css_class = "is-wrong"
    required_css_class = "is-needed"

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""


class PursueForm(_Form):
    """What happened and what follows."""

    measure = OneOf(label="处理方式", choices=list(MEASURES.items()))
    due_on = DayField(label="期限")
    facts = WordsField(label="事实", rows=5, max_length=3000)


class DismissForm(_Form):
    """Why nobody is held to account."""

    reason = WordsField(label="不追究的理由", rows=3, max_length=500)


class OutsideForm(_Form):
    """A paper from outside."""

    kind = OneOf(label="种类", choices=list(KINDS.items()))
    number = WordsField(label="文号、票号", rows=1, max_length=60)
    dated = DayField(label="载明的日期")
    decision_number = WordsField(
        label="所指处罚决定的文号", rows=1, max_length=60, required=False
    )
    docket = WordsField(
        label="所属案件（线索编号或者案号）", rows=1, max_length=60, required=False
    )
    amount_fen = MoneyField(label="金额（元）", required=False)
    source = WordsField(label="在哪里发现", rows=1, max_length=200)


@page
def alerts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the alerts, after looking for new ones."""
    require(actor, Permission.SEE_ALERTS)
    look_again(actor, now())
    rows = alerts_for(actor)
    people = {row.person for row in rows} | {row.settled_by for row in rows}
    context = {"rows": rows, "names": names_of(people), "done": "done" in request.GET}
    return show(request, actor, "alerts.html", context)


@page
def alert(request: HttpRequest, actor: Actor, key: int) -> HttpResponse:
    """Show one alert: the way with its hole, the record, what can be done."""
    return _show(request, actor, key)


@page
def settle_alert(request: HttpRequest, actor: Actor, key: int, slug: str) -> HttpResponse:
    """Take what is done about an alert.

    Raises:
        NotFoundError: no such alert or act.
    """
    row = alert_for(actor, key)
    require(actor, Permission.SETTLE_ALERT)
    if slug not in ("pursue", "dismiss"):
        raise NotFoundError(
            "没有这项办理。", why="网址有误。", remedy="请从预警页面选择可以办理的事项。"
        )
    if request.method != "POST":
        return _show(request, actor, row.pk)
    form = (PursueForm if slug == "pursue" else DismissForm)(request.POST, prefix=slug)

    def perform() -> object:
        said = form.cleaned_data
        if slug == "dismiss":
            return dismiss_alert(DismissAlert(key, said["reason"]), act=act_of(request))
        order = OpenAccountability(key, said["facts"], Measure(said["measure"]), said["due_on"])
        return open_accountability(order, act=act_of(request))

    return sent(
        form,
        perform,
        again=lambda status, refusal: _show(
            request, actor, key, tried={slug: form}, status=status, refusal=refusal
        ),
        where=f"{reverse('alerts')}?done",
    )


@page
def outside(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List papers from outside, and take a new one."""
    if request.method != "POST":
        return _outside(request, actor, OutsideForm())
    require(actor, Permission.ENTER_OUTSIDE_ITEM)
    form = OutsideForm(request.POST)

    def perform() -> object:
        said = form.cleaned_data
        order = EnterOutsideItem(
            **said | {"kind": Kind(said["kind"]), "amount_fen": said["amount_fen"] or None}
        )
        return enter_outside_item(order, act=act_of(request))

    return sent(
        form,
        perform,
        again=lambda status, refusal: _outside(
            request, actor, form, status=status, refusal=refusal
        ),
        where=f"{reverse('outside_items')}?done",
    )


def _outside(
    request: HttpRequest,
    actor: Actor,
    form: OutsideForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    rows = outside_items(actor)
    context = {
        "rows": rows,
        "names": names_of({row.entered_by for row in rows}),
        "form": form if may(actor, Permission.ENTER_OUTSIDE_ITEM) else None,
        "refusal": refusal,
        "done": "done" in request.GET,
    }
    return show(request, actor, "outside_items.html", context, status=status)


def _show(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    key: int,
    *,
    tried: dict[str, _Form] | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    row = alert_for(actor, key)
    today = legal_date(now())
    first = {"due_on": _due(today), "facts": facts_of(row)}
    forms_ = {
        "pursue": PursueForm(prefix="pursue", initial=first),
        "dismiss": DismissForm(prefix="dismiss"),
    } | (tried or {})
    made = accountability_of(row)
    context: dict[str, Any] = {
        "row": row,
        "case": case_of(row),
        "way": way_of(row),
        "concerned": made.acts if made else concerned_by(row),
        "events": timeline_of(history(row.docket)) if row.docket else [],
        "digest": made.timeline_sha256 if made else timeline_digest(row),
        "made": made,
        "names": names_of({row.settled_by, made.opened_by if made else ""}),
        "forms": forms_,
        "tried": tried or {},
        "may_settle": Step.PURSUE in open_steps(row.stage)
        and may(actor, Permission.SETTLE_ALERT),
        "blame": law_today().rule(BLAME, today),
        "refusal": refusal,
    }
    return show(request, actor, "alert.html", context, status=status)


def _due(today: date) -> date:
    return today + timedelta(days=DAYS)
