"""移交案卷: what a unit has to hand over to the legal office, and the batches of it."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.casefile.batches import (
    batches_for,
    hand_overs_due,
    list_of_batch,
    require_batches,
    waiting_files,
)
from mingjing.casefile.commands.hand_over_casefiles import (
    HandOverCasefiles,
    hand_over_casefiles,
)
from mingjing.casefile.commands.take_over_casefiles import (
    TakeOverCasefiles,
    take_over_casefiles,
)
from mingjing.casefile.handing_over import LONGEST_DISCREPANCY
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import (
    InvalidInputError,
    NotFoundError,
    RefusalError,
    RepeatedRequestError,
)
from mingjing.statute.limits import RuleBook
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.pages import page, show
from mingjing.web.console.papers import pdf_of
from mingjing.web.errors import status_of
from mingjing.web.stores import evidence_store

PAGE = "hand_overs"
FOUND = "found:"


@page
def hand_overs(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what waits and what was handed over; take either of the two forms."""
    require_batches(actor)
    if request.method != "POST":
        return _show(request, actor)
    try:
        _done(request)
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        return _show(request, actor, refusal, status=status_of(refusal))
    return HttpResponseRedirect(reverse(PAGE), status=303)


@page
def hand_over_paper(_request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """Show 移交清单 as the PDF that was issued.

    Raises:
        NotFoundError: no such list, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    found = list_of_batch(actor, code)
    if found is None:
        raise NotFoundError(
            "没有这份移交清单。",
            why="文书编码不属于您可以查看的移交批次。",
            remedy="请从案卷移交页面进入。",
        )
    return pdf_of(found)


def next_hand_over(actor: Actor, today: date, law: RuleBook) -> ClockCard | None:
    """Return the limit of handing over, or taking over, that ends first for *actor*."""
    cards = (card_of(clock, today) for clock in hand_overs_due(actor, law))
    return min(cards, key=lambda card: card.last, default=None)


def _done(request: HttpRequest) -> None:
    act, law = act_of(request), law_today()
    number = request.POST.get("number", "")
    if not number:
        order = HandOverCasefiles(_day(request.POST.get("half", "")))
        hand_over_casefiles(order, act=act, law=law)
        return
    taken = TakeOverCasefiles(number, _found(request.POST))
    take_over_casefiles(taken, act=act, law=law, store=evidence_store())


def _found(typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was written about each file that is not as listed."""
    return {
        name.removeprefix(FOUND): words
        for name, words in typed.items()
        if name.startswith(FOUND) and words.strip()
    }


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise InvalidInputError(
            "没有写明移交哪个半年的案卷。",
            why="案卷按半年移交法规股。",
            remedy="请从案卷移交页面办理。",
        ) from error


def _show(
    request: HttpRequest,
    actor: Actor,
    refusal: RefusalError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    law, today = law_today(), legal_date(now())
    batches = batches_for(actor, law)
    context = {
        "waiting": [(one, card_of(one.clock, today)) for one in waiting_files(actor, law)],
        "batches": [(one, card_of(one.clock, today)) for one in batches],
        "may_hand_over": may(actor, Permission.HAND_OVER_CASEFILES)
        and not any(b.row.unit == actor.unit and b.row.taken_at is None for b in batches),
        "may_take_over": may(actor, Permission.TAKE_OVER_CASEFILES),
        "longest": LONGEST_DISCREPANCY,
        "refusal": refusal,
        "typed": request.POST,
    }
    return show(request, actor, "hand_overs.html", context, status=status)
