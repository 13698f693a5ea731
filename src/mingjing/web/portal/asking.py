"""为什么是这一天: anybody asks of any rule and sees the count; programs get the same answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mingjing.kernel.dates import SHANGHAI, legal_date
from mingjing.kernel.errors import InvalidInputError, NotFoundError, RefusalError
from mingjing.kernel.typed import UNTIL, read_day, read_moment, read_span
from mingjing.statute.limits import RuleBook
from mingjing.statute.questions import Question, answer
from mingjing.statute.rules import Rule
from mingjing.statute.why import Why
from mingjing.statute.why_json import why_as_json
from mingjing.web.acting import law_today, now
from mingjing.web.portal.headers import strictly

LONGEST = 60
FIELDS = ("from", "on", "act", "extend", "left_from", "left_to")
OFTEN = (
    "APL-60",
    "SEED-REV",
    "APL-64-1",
    "APL-61",
    "APL-67",
    "ASL-78",
    "ARL-20",
    "APrL-46",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules of one norm, to choose from.

    Args:
        norm: short title.
        rules: in the order of their articles.
    """

    norm: str
    rules: tuple[Rule, ...]


@strictly
def ask_why(request: HttpRequest) -> HttpResponse:
    """Offer every rule; lead to the one that was chosen."""
    chosen, today = request.GET.get("rule", "").strip()[:LONGEST], legal_date(now())
    if chosen:
        start = request.GET.get("from", "").strip()[:LONGEST]
        query = f"?{urlencode({'from': start})}" if start else ""
        return HttpResponseRedirect(f"{reverse('why', args=[chosen])}{query}")
    book = law_today()
    often = [rule for rule in (_if_any(book, one, today) for one in OFTEN) if rule is not None]
    context = {"choices": choices(book, today), "often": often, "today": today}
    return render(request, "portal/ask_why.html", context)


@strictly
def why(request: HttpRequest, rule: str) -> HttpResponse:
    """Show a rule at work: its words, its version, and the count where a start is given.

    Raises:
        NotFoundError: no such rule.
    """
    book, today = law_today(), legal_date(now())
    newest = book.versions(rule)[-1]
    typed = {name: request.GET.get(name, "").strip()[:LONGEST] for name in FIELDS}
    told: Why | None = None
    refusal: RefusalError | None = None
    try:
        told = _answered(rule, typed, book, today)
    except InvalidInputError as fault:
        refusal = fault
    query = urlencode({name: value for name, value in typed.items() if value})
    context = {
        "rule": told.rule if told is not None else newest,
        "told": told,
        "refusal": refusal,
        "typed": typed,
        "hours": newest.in_hours,
        "may_extend": newest.row.extension is not None,
        "may_leave_out": newest.may_be_suspended,
        "as_data": f"{reverse('why_json', args=[rule])}?{query}".rstrip("?"),
    }
    return render(request, "portal/why.html", context, status=422 if refusal else 200)


@strictly
def why_json(request: HttpRequest, rule: str) -> HttpResponse:
    """Answer the same question for a program; a refusal is an object too."""
    typed = {name: request.GET.get(name, "").strip()[:LONGEST] for name in FIELDS}
    try:
        told = _answered(rule, typed, law_today(), legal_date(now()))
    except NotFoundError as refusal:
        response = _refused(refusal, status=404)
    except InvalidInputError as refusal:
        response = _refused(refusal, status=422)
    else:
        response = _json(why_as_json(told))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def choices(book: RuleBook, on: date) -> list[Choice]:
    """Return the rules in force on a day by norm, in the order of titles and articles."""
    rules = sorted(book.in_force_on(on), key=lambda one: (one.statute.id, _place(one)))
    return [
        Choice(book.statutes[norm].short, tuple(group))
        for norm, group in groupby(rules, key=lambda one: one.statute.id)
    ]


def question_of(rule: str, typed: Mapping[str, str]) -> Question:
    """Return the question that the fields of a form or an address put.

    Raises:
        InvalidInputError: a day or moment that cannot be read.
    """
    start = read_moment(typed["from"]) if typed["from"] else None
    if isinstance(start, datetime) and start.tzinfo is None:
        start = start.replace(tzinfo=SHANGHAI)
    left_out: tuple[tuple[date, date], ...] = ()
    if typed["left_from"] or typed["left_to"]:
        left_out = (read_span(f"{typed['left_from']}{UNTIL}{typed['left_to']}"),)
    return Question(
        rule,
        start,
        on=read_day(typed["on"]) if typed["on"] else None,
        act_on=read_day(typed["act"]) if typed["act"] else None,
        extend=bool(typed["extend"]),
        left_out=left_out,
    )


def _answered(rule: str, typed: Mapping[str, str], book: RuleBook, today: date) -> Why:
    region = settings.MINGJING_BUREAU.region_code
    return answer(question_of(rule, typed), book=book, today=today, region=region)


def _if_any(book: RuleBook, rule_id: str, on: date) -> Rule | None:
    versions = book.rules.get(rule_id, ())
    return next((one for one in versions if one.in_force_on(on)), None)


def _place(rule: Rule) -> tuple[int, str]:
    number = "".join(one for one in rule.row.article.partition(".")[0] if one.isdecimal())
    return int(number or 0), rule.row.article


def _refused(refusal: RefusalError, *, status: int) -> HttpResponse:
    said = {
        "what": refusal.what,
        "why": refusal.why,
        "remedy": refusal.remedy,
        "article": refusal.article,
    }
    return _json(said, status=status)


def _json(value: object, *, status: int = 200) -> HttpResponse:
    return JsonResponse(value, status=status, json_dumps_params={"ensure_ascii": False})
