"""Error reports that came in through the portal: read, and answered once."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.disclosure.commands.handle_error_report import (
    AnswerErrorReport,
    Outcome,
    answer_error_report,
)
from mingjing.disclosure.error_reports import error_reports
from mingjing.kernel.errors import InvalidInputError, RefusalError, RepeatedRequestError
from mingjing.web.acting import act_of
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

PAGE = "error_reports"


@page
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every report, unanswered ones first, and take the answer to one of them."""
    if request.method != "POST":
        return _show(request, actor)
    try:
        answer_error_report(_order(request), act=act_of(request))
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        return _show(request, actor, refusal, status=status_of(refusal))
    return HttpResponseRedirect(reverse(PAGE), status=303)


def _order(request: HttpRequest) -> AnswerErrorReport:
    try:
        outcome = Outcome(request.POST.get("outcome", ""))
    except ValueError as error:
        raise InvalidInputError(
            "没有选择处理结果。",
            why="每件报告应当说明结果：属实、无误，或者转办。",
            remedy="请选择一项。",
        ) from error
    return AnswerErrorReport(
        request.POST.get("code", ""), outcome, request.POST.get("answer", "")
    )


def _show(
    request: HttpRequest,
    actor: Actor,
    refusal: RefusalError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "reports": error_reports(actor),
        "outcomes": [(one.value, one.label) for one in Outcome],
        "refusal": refusal,
        "typed": request.POST,
    }
    return show(request, actor, "error_reports.html", context, status=status)
