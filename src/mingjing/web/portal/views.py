"""Public pages: parse, ask one query, choose a template."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mingjing.disclosure.queries import (
    PublicItem,
    VerifiableDocument,
    published,
    published_item,
    verifiable,
    was_published,
)
from mingjing.disclosure.states import State
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.outbox import backlog
from mingjing.web.portal.headers import strict, strictly
from mingjing.web.portal.log_files import log_file, log_statuses, status_of_log
from mingjing.web.portal.static_pages import page_of

PER_PAGE = 50
FOR_EVER = "public, max-age=31536000, immutable"
FAILED = Path(__file__).parents[1] / "templates" / "500.html"
DIGEST = re.compile(r"[0-9a-f]{64}")


class Comparison(StrEnum):
    """What a digest turned out to be."""

    PDF = "pdf"
    CONTENT = "content"
    OTHER = "other"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Totals:
    """How many items there are in each state the public sees."""

    published: int
    withdrawn: int
    withheld: int


@strictly
def register(request: HttpRequest) -> HttpResponse:
    """Show the register of penalty decisions; it is searched by number, firm and cause."""
    items = published()
    wanted = request.GET.get("q", "").strip()
    found = [item for item in items if _mentions(item, wanted)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "totals": _totals(items), "wanted": wanted}
    return render(request, "portal/register.html", context)


@strictly
def decision(_request: HttpRequest, code: str) -> HttpResponse:
    """Show one published decision, or the tombstone of a withdrawn one."""
    return HttpResponse(page_of(published_item(code)))


@strictly
def find_document(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a number, and go to the page of that document."""
    wanted = request.GET.get("q", "").strip()
    if not wanted:
        return render(request, "portal/verify_form.html", {"wanted": "", "refusal": None})
    try:
        document = verifiable(wanted)
    except NotFoundError as refusal:
        context = {"wanted": wanted, "refusal": refusal}
        return render(request, "portal/verify_form.html", context, status=404)
    return HttpResponseRedirect(reverse("verify", args=[document.code]))


@strictly
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a document is, and compare a digest with it."""
    document = verifiable(code)
    given = request.GET.get("sha256", "")
    log = status_of_log(document.origin)
    context = {
        "document": document,
        "is_published": was_published(document.code),
        "log": log,
        "is_covered": log is not None and log.covers(document.seq),
        "given": given.strip(),
        "comparison": compared(given, document) if given.strip() else None,
    }
    return render(request, "portal/verify.html", context)


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


def compared(given: str, document: VerifiableDocument) -> Comparison:
    """Say which digest of *document* was given; blanks and case do not matter."""
    digest = "".join(given.split()).lower()
    if DIGEST.fullmatch(digest) is None:
        return Comparison.MALFORMED
    if digest == document.pdf_sha256:
        return Comparison.PDF
    return Comparison.CONTENT if digest == document.content_sha256 else Comparison.OTHER


def _mentions(item: PublicItem, wanted: str) -> bool:
    """Say whether an item is looked for; natural persons cannot be found by name."""
    parts = [item.number, item.fields.get("case.cause", "")]
    if item.is_organisation:
        parts += [item.fields.get("party.name", ""), item.fields.get("party.uscc", "")]
    return not wanted or any(wanted in str(part) for part in parts)


def _totals(items: Sequence[PublicItem]) -> Totals:
    states = [item.state for item in items]
    return Totals(
        published=states.count(State.PUBLISHED),
        withdrawn=states.count(State.WITHDRAWN),
        withheld=states.count(State.WITHHELD),
    )
