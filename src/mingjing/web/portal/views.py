"""Public pages: parse, ask one query, choose a template."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.listing import (
    Totals,
    newest_items,
    register_page,
    totals,
    totals_by_kind,
)
from mingjing.disclosure.public_form import public_form
from mingjing.disclosure.queries import published_item
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.outbox import backlog
from mingjing.web.portal.headers import checking, strict, strictly
from mingjing.web.portal.log_files import log_file, log_statuses
from mingjing.web.portal.static_pages import page_of, written_receipt

NEWEST = 6
LONGEST_QUERY = 100
FOR_EVER = "public, max-age=31536000, immutable"
JSON = "application/json"
FAILED = Path(__file__).parents[1] / "templates" / "500.html"


@strictly
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, what is new, the four sections, papers, the log."""
    context = {
        "newest": newest_items(NEWEST),
        "totals": totals(),
        "log": next(iter(log_statuses()), None),
    }
    return render(request, "portal/home.html", context)


@strictly
def register(request: HttpRequest) -> HttpResponse:
    """Show the register, whole or of one kind; it is searched by number, firm and cause."""
    wanted = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    by_kind = totals_by_kind()
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in set(Kind) and not wanted else None
    whole = by_kind.get(kind, Totals(0, 0, 0)) if kind else totals(by_kind.values())
    page = register_page(wanted, request.GET.get("page", "1"), whole, kind)
    context = {
        "page": page,
        "totals": whole,
        "wanted": wanted,
        "kind": kind,
        "by_kind": by_kind,
        "everything": sum(one.all for one in by_kind.values()),
    }
    return render(request, "portal/register.html", context)


@checking
def decision(_request: HttpRequest, code: str) -> HttpResponse:
    """Show one published decision or result, or the tombstone of a withdrawn one."""
    return HttpResponse(page_of(published_item(code)))


@strictly
def public_record(_request: HttpRequest, code: str) -> HttpResponse:
    """Serve what the page of an item tells, byte for byte as the record commits to it."""
    return _never_stale(HttpResponse(public_form(published_item(code)), content_type=JSON))


@strictly
def receipt(_request: HttpRequest, code: str) -> HttpResponse:
    """Serve the receipt of an item's page: the entry, opened, for any verifier."""
    data = written_receipt(published_item(code))
    if data is None:
        raise NotFoundError(
            "这一件公示还没有凭证。",
            why="网页登记之后才有凭证，通常在公示后一分钟以内。",
            remedy="请稍后再试。",
        )
    return _never_stale(HttpResponse(data, content_type=JSON))


@strictly
def record(request: HttpRequest) -> HttpResponse:
    """Show every log: name, size, root, time of the checkpoint, and what to download."""
    return render(request, "portal/record.html", {"logs": log_statuses()})


@strictly
def published_log(_request: HttpRequest, year: str, name: str) -> HttpResponse:
    """Serve one file of a published log; anybody may mirror it."""
    file = log_file(year, name)
    response = HttpResponse(file.data, content_type=file.media_type)
    response.headers["Cache-Control"] = FOR_EVER if file.is_final else "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@strictly
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer that the server and its database are there, and how much work waits."""
    jobs = backlog()
    return JsonResponse({"status": "ok", "waiting": jobs.waiting, "failing": jobs.failing})


def no_such_page(
    request: HttpRequest,
    exception: Exception,  # noqa: ARG001 - Django passes it by this name
) -> HttpResponse:
    """Answer an address that does not exist in the same words as everything else."""
    refusal = NotFoundError(
        "没有这个页面。",
        why="网址有误，或者该页面从未公开。",
        remedy="请从公示目录进入，或者到“文书查验”输入文书编码。",
    )
    return strict(render(request, "refusal.html", {"refusal": refusal}, status=404))


def page_that_failed(_request: HttpRequest) -> HttpResponse:
    """Answer a fault of the program with a page that needs neither database nor template."""
    return strict(HttpResponse(FAILED.read_bytes(), status=500))


def _never_stale(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-cache"
    return response
