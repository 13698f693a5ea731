"""Papers: from a code to one of four answers, with what the reader types compared."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from mingjing.disclosure.papers import verifiable
from mingjing.disclosure.queries import count_published, was_published
from mingjing.kernel.errors import NotFoundError
from mingjing.web.portal.headers import checking_form, strictly
from mingjing.web.portal.log_files import status_of_log
from mingjing.web.portal.verdicts import UNKNOWN, compared, typed_fields, verdict_of

LONGEST_NAME = 100


@strictly
def find_document(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a number, and go to the page of that document."""
    wanted = request.GET.get("q", "").strip()[:LONGEST_NAME]
    if not wanted:
        return _form(request, "")
    try:
        document = verifiable(wanted)
    except NotFoundError as refusal:
        return _form(request, wanted, refusal)
    return HttpResponseRedirect(reverse("verify", args=[document.code]))


@csrf_exempt  # it changes nothing; what is typed stays out of the address and of every log
@checking_form
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say which of the four answers a paper gets, and compare what was typed or hashed."""
    try:
        document = verifiable(code)
    except NotFoundError:
        context = {"code": code, "verdict": UNKNOWN}
        return render(request, "portal/verify_unknown.html", context, status=404)
    given = (request.POST.get("sha256") or request.GET.get("sha256", "")).strip()
    digest = compared(given, document) if given else None
    typed = typed_fields(document, {key: str(value) for key, value in request.POST.items()})
    log = status_of_log(document.origin)
    context = {
        "document": document,
        "verdict": verdict_of(document, settings.MINGJING_BUREAU.name, digest, typed),
        "typed": typed,
        "is_published": was_published(document.code),
        "log": log,
        "is_covered": log is not None and log.covers(document.seq),
        "given": given,
        "comparison": digest,
    }
    return render(request, "portal/verify.html", context)


def _form(
    request: HttpRequest, wanted: str, refusal: NotFoundError | None = None
) -> HttpResponse:
    """Ask again; the register may know a firm's name, which is no name of a paper."""
    found = count_published(wanted, 1)
    context = {"wanted": wanted, "refusal": refusal, "found": found}
    status = 404 if refusal else 200
    return render(request, "portal/verify_form.html", context, status=status)
