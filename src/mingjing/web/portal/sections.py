"""The four sections that the notice asks for (附件1第三条): 主体、依据、程序、结果."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.disclosure.flowcharts import charts
from mingjing.disclosure.listing import monthly_totals, totals, totals_by_kind
from mingjing.disclosure.procedure import ordinary_procedure
from mingjing.disclosure.roster import public_units
from mingjing.kernel.dates import legal_date
from mingjing.statute.clauses import clauses, counted
from mingjing.statute.errors import NotInForceError
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule
from mingjing.web.acting import law_today, now
from mingjing.web.portal.headers import strictly

SUMMARY_RULES = ("APL-51", "APL-52", "APL-52-3", "ARL-23")


@strictly
def authority(request: HttpRequest) -> HttpResponse:
    """Show who enforces: the bureau, its units, its officers by certificate number."""
    today = legal_date(now())
    context = {"units": public_units(today), "today": today}
    return render(request, "portal/authority.html", context)


@strictly
def coverage(request: HttpRequest) -> HttpResponse:
    """Show each clause of the notice and what fulfils it, "not yet" where nothing does."""
    parts = clauses()
    context = {"parts": parts, "counted": counted(parts)}
    return render(request, "portal/coverage.html", context)


@strictly
def procedure(request: HttpRequest) -> HttpResponse:
    """Show the ordinary procedure from the state table, and the way to every other."""
    today, book = legal_date(now()), law_today()
    context = {
        "phases": ordinary_procedure(today, book),
        "charts": charts(),
        "summary": list(_rules(SUMMARY_RULES, book, today)),
        "today": today,
    }
    return render(request, "portal/procedure.html", context)


@strictly
def flow_chart(request: HttpRequest, name: str) -> HttpResponse:
    """Show one procedure as a drawing, and the same ways as a table."""
    drawn = charts()
    if name not in drawn:
        raise Http404
    context = {"chart": drawn[name], "charts": drawn, "name": name}
    return render(request, "portal/flow_chart.html", context)


@strictly
def results(request: HttpRequest) -> HttpResponse:
    """Show how many decisions there are, month by month, and the way to each."""
    months, by_kind = monthly_totals(), totals_by_kind()
    context = {
        "months": months,
        "by_kind": by_kind,
        "totals": totals(by_kind.values()),
        "most": max((month.totals.all for month in months), default=0),
    }
    return render(request, "portal/results.html", context)


def _rules(ids: Iterable[str], book: RuleBook, on: date) -> Iterable[Rule]:
    for rule_id in ids:
        if rule_id not in book.rules:
            continue
        try:
            yield book.rule(rule_id, on)
        except NotInForceError:
            continue


def day_wanted(request: HttpRequest) -> tuple[date, str]:
    """Return the day asked for, or today with what is wrong with what was typed."""
    typed = request.GET.get("on", "").strip()
    today = legal_date(now())
    if not typed:
        return today, ""
    try:
        return date.fromisoformat(typed), ""
    except ValueError:
        return today, "日期应当写成如 2026-05-11；现在显示的是今天有效的规定。"
