"""报告错误: three fields, sent without script, sent twice counted once."""

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from mingjing.disclosure.error_reports import ErrorReportForm, add_error_report
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.web.acting import now
from mingjing.web.portal.headers import strict_form, strictly
from mingjing.web.portal.rate import Allowance

SALT = "mingjing.error-report"
ONE_DAY = 86_400
TOO_MANY = 429
LOOPBACK = frozenset({"127.0.0.1", "::1"})
PER_PERSON = Allowance(5, seconds=3_600)
ALTOGETHER = Allowance(120, seconds=3_600)


class TooManyError(RefusalError):
    """More reports than a person sends."""


@csrf_exempt  # nobody is signed in here, so that no page of others can borrow anybody's rights
@strict_form
def report(request: HttpRequest) -> HttpResponse:
    """Show the form, or take it in and lead to the answer."""
    if request.method != "POST":
        form = ErrorReportForm(request.GET.get("about", "")[:100], "", "")
        return _form(request, form, secrets.token_hex(16))
    form = ErrorReportForm(
        *(request.POST.get(name, "") for name in ("about", "text", "contact"))
    )
    try:
        sending = _request_of(request)
        require_allowed(request)
        code = add_error_report(form, request=sending, at=now())
    except TooManyError as refusal:
        return _form(request, form, secrets.token_hex(16), refusal, status=TOO_MANY)
    except InvalidInputError as refusal:
        return _form(request, form, secrets.token_hex(16), refusal, status=422)
    return HttpResponseRedirect(reverse("reported", args=[code]), status=303)


@strictly
def reported(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a report was taken in; the code in the address is all this page knows of it."""
    return render(request, "portal/reported.html", {"code": code[:16]})


def require_allowed(request: HttpRequest) -> None:
    """Refuse more than a person sends, and more than the bureau can read.

    Raises:
        TooManyError: the answer keeps everything that was typed.
    """
    at = now().timestamp()
    if PER_PERSON.take(_source(request), at) and ALTOGETHER.take("", at):
        return
    raise TooManyError(
        "报告得太频繁，这一件没有收下。",
        why="为防止程序滥发，一小时内同一处最多报告五件。",
        remedy="您填写的内容还在，请过一会儿再提交，或者直接与本机关联系。",
    )


def _request_of(request: HttpRequest) -> str:
    try:
        value = signing.loads(request.POST.get("request", ""), salt=SALT, max_age=ONE_DAY)
    except signing.BadSignature as error:
        raise InvalidInputError(
            "这一页打开得太久，或者不是从本网站打开的。",
            why="表单一日之内有效，这样重复提交才只算一件。",
            remedy="您填写的内容还在，请再次提交。",
        ) from error
    return str(value)


def _form(
    request: HttpRequest,
    form: ErrorReportForm,
    sending: str,
    refusal: RefusalError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "request_id": signing.dumps(sending, salt=SALT)}
    response = render(
        request, "portal/report.html", {**context, "refusal": refusal}, status=status
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _source(request: HttpRequest) -> str:
    """Return who sends, as a keyed digest: no address of a visitor is kept, even in memory.

    Behind the bureau's own server for TLS, the sender is the last address that server added.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if address in LOOPBACK and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    return hashlib.blake2s(
        address.encode(), key=hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    ).hexdigest()
