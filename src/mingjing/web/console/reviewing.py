"""Legal review on one page: the file on the left, the judgement on the right."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import names_of
from mingjing.cases.review_pointers import pointers_of
from mingjing.cases.review_points import Point
from mingjing.cases.splits import suspected_split_of
from mingjing.documents.queries import papers_of
from mingjing.documents.rendering import preview
from mingjing.evidence.queries import items_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, RefusalError, RepeatedRequestError
from mingjing.ledger.queries import history, last_step
from mingjing.review.commands.give_opinion import GiveOpinion, give_opinion
from mingjing.review.comparing import compare
from mingjing.review.consultations import consultations_of, dispute_of, was_advised
from mingjing.review.diligence import signals_for, stamped
from mingjing.review.drafts import draft_of, save_draft
from mingjing.review.file_facts import file_facts, package_of
from mingjing.review.outcomes import FAULTS, WORDS, Outcome
from mingjing.review.papers import opinion_content
from mingjing.review.precheck import Precheck, Suggestion
from mingjing.review.prechecks import evidence_for, prechecks, suggested
from mingjing.review.queries import (
    latest_round,
    objections_of,
    open_request,
    requests_of,
    responses_of,
    rounds_of,
)
from mingjing.review.rules import require_same_reviewer
from mingjing.review.signals import COPY, PACE, UNOPENED, Signal
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console import reasons
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.acts.extending import RequestForm, running
from mingjing.web.console.acts.opinion import OpinionForm, initial_from, names_of_fields
from mingjing.web.console.acts.points import grounds_of
from mingjing.web.console.acts.table import acts_open
from mingjing.web.console.clock_cards import cards_of
from mingjing.web.console.pages import page, show
from mingjing.web.console.review_thread import thread_of
from mingjing.web.console.timeline import timeline_of
from mingjing.web.console.views import about, beside, setting_of
from mingjing.web.errors import status_of

ON_THIS_PAGE = frozenset({"opinion", "request-extension", "mark-for-review"})


@page
def review(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show the file and the checklist; take the opinion, or show again what was filled in."""
    setting = setting_of(actor, docket)
    if request.method != "POST":
        return _show(request, setting)
    form = OpinionForm(request.POST, setting=setting)
    if form.is_valid():
        form.ask_to_explain(_doubtful(setting))
    if form.errors:
        return _show(request, setting, form=form, status=422)
    try:
        order = GiveOpinion(setting.case.docket, form.finding())
        give_opinion(order, act=act_of(request), law=setting.law)
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _show(request, setting, form=form, status=status, refusal=refusal)
    where = reverse("case", args=[setting.case.docket])
    return HttpResponseRedirect(f"{where}?done=opinion", status=303)


@page
def draft(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Keep what the reviewer has filled in; nothing of it enters the record."""
    setting = setting_of(actor, docket)
    require(actor, Permission.REVIEW)
    round_ = latest_round(setting.case)
    require_same_reviewer(round_, actor.person)
    _require_running(setting)
    known = set(names_of_fields())
    fields = {name: values for name, values in request.POST.lists() if name in known}
    save_draft(setting.case.docket, round_.number, actor.person, fields, at=now())
    if request.headers.get("Accept", "").startswith("application/json"):
        return HttpResponse(status=204)
    where = reverse("review", args=[setting.case.docket])
    return HttpResponseRedirect(f"{where}?kept=1", status=303)


@page
def preview_opinion(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Show the paper that the opinion would become; nothing is issued."""
    setting = setting_of(actor, docket)
    require(actor, Permission.REVIEW)
    round_ = latest_round(setting.case)
    require_same_reviewer(round_, actor.person)
    _require_running(setting)
    form = OpinionForm(request.POST, setting=setting)
    if not form.is_valid():
        return _show(request, setting, form=form, status=422)
    finding = form.finding()
    try:
        paper = opinion_content(
            setting.case, round_, finding, law=setting.law, on=setting.today
        )
        pdf = preview(paper, at=setting.at)
    except KeyError:
        refusal = IllegalTransitionError(
            "还不能预览审核意见书。",
            why="十一项要点还没有全部答复。",
            remedy="请逐项答复之后再预览。",
            article="seed-2022:A3-5",
        )
        return _show(request, setting, form=form, status=409, refusal=refusal)
    except RefusalError as refusal:
        return _show(request, setting, form=form, status=status_of(refusal), refusal=refusal)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="preview.pdf"'
    return answer


def _require_running(setting: Setting) -> None:
    if running(setting) is None:
        raise IllegalTransitionError(
            "本案现在没有进行中的审核。",
            why="意见已经出具，或者材料还没有收件。",
            remedy="请查看本案的审核进度。",
            article="seed-2022:A3-4",
        )


def _show(
    request: HttpRequest,
    setting: Setting,
    *,
    form: OpinionForm | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    fresh = setting
    if request.method == "POST":  # a command may have moved it on
        fresh = setting_of(setting.actor, setting.case.docket)
    case, rounds = fresh.case, rounds_of(fresh.case)
    last = rounds[-1] if rounds else None
    mine = running(fresh)
    may_judge = mine is not None and mine.reviewer == fresh.actor.person
    checks: tuple[Precheck, ...] = ()
    if last is not None and case.proposal:
        facts = file_facts(case, last, fresh.law, on=fresh.today)
        checks = prechecks(facts)
    if form is None and may_judge:
        form = OpinionForm(setting=fresh, initial=_first_values(fresh, checks))
    consulted = consultations_of(case)
    asks = mine is not None and may_judge and open_request(mine) is None
    context: dict[str, Any] = about(fresh) | {
        **beside(fresh),
        "split": suspected_split_of(fresh.actor, case, fresh.law, on=fresh.today),
        "rounds": rounds,
        "last": last,
        "checks": checks,
        "suggested": {point: suggested(checks, point) for point in Point},
        "grounds": reasons.grounds_of(fresh),
        "changed": reasons.changed_law_of(fresh) if last is not None else None,
        "comparison": compare(case, last) if last is not None else None,
        "form": form if may_judge else None,
        "refusal": refusal,
        "is_kept": request.GET.get("kept") == "1",
        "draft": draft_of(case.docket, last.number, fresh.actor.person) if last else None,
        "extension": RequestForm(setting=fresh)
        if asks and any(act.slug == "request-extension" for act in acts_open(fresh))
        else None,
        "request_open": open_request(mine) if mine is not None else None,
        "cards": [card for card in cards_of(fresh) if card.due.rule in {"SEED-REV", "APL-60"}],
        "evidence": items_of(case.docket),
        "papers": papers_of(case.docket),
        "events": timeline_of(history(case.docket)),
        "thread": thread_of(
            rounds,
            objections_of(case),
            requests_of(case),
            consulted,
            responses_of(case),
            pointers=pointers_of(case.docket),
        ),
        "package": package_of(case),
        "consultations": consulted,
        "signals": _signals(fresh, form) if last is not None else (),
        "disputed": dispute_of(rounds),
        "advised": was_advised(case),
        "acts": [
            act
            for act in acts_open(fresh)
            if act.permission is Permission.REVIEW and act.slug not in ON_THIS_PAGE
        ],
        "faults": {one: [point.name for point in FAULTS.get(one, ())] for one in Outcome},
        "words": WORDS,
        "seen": last_step(case.docket),
    }
    return show(request, fresh.actor, "review.html", context, status=status)


def _signals(setting: Setting, form: OpinionForm | None) -> tuple[Signal, ...]:
    """Return what the reviewer might look at again; nobody else is told here."""
    last = rounds_of(setting.case)[-1]
    if last.reviewer != setting.actor.person or last.accepted_on is None:
        return ()
    text = str(form["text"].value() or "") if form is not None else ""
    return signals_for(last, setting.law, at=setting.at, on=setting.today, text=text)


@page
def signals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the signals of given opinions: the own ones, and by post everybody's a day later."""
    require(actor, Permission.REVIEW)
    at, today = now(), legal_date(now())
    is_head = Role.LEGAL_HEAD in actor.roles
    before = today if is_head else today + timedelta(days=1)
    law = law_today()
    found = stamped("" if is_head else actor.person, before, law, at=at)
    context = {
        "found": found,
        "names": names_of({one.round.reviewer for one in found}),
        "is_head": is_head,
        "rules": [law.rule(one, today) for one in (COPY, UNOPENED, PACE)],
    }
    return show(request, actor, "review_signals.html", context)


def _doubtful(setting: Setting) -> list[Point]:
    """Return the points on which the file itself speaks against the case."""
    round_ = running(setting)
    if round_ is None:
        return []
    checks = prechecks(file_facts(setting.case, round_, setting.law, on=setting.today))
    return [point for point in Point if suggested(checks, point) is Suggestion.BAD]


def _first_values(setting: Setting, checks: tuple[Precheck, ...]) -> dict[str, Any]:
    """Return what the form begins with: the draft, or the evidence that the checks rest on."""
    last = rounds_of(setting.case)[-1]
    kept = draft_of(setting.case.docket, last.number, setting.actor.person)
    if kept is not None:
        return initial_from(kept.fields)
    given = [one.document.number for one in consultations_of(setting.case) if one.document]
    first: dict[str, Any] = {"adviser_opinion": "、".join(given)}
    return first | {
        grounds_of(point): [str(n) for n in evidence_for(checks, point)] for point in Point
    }
