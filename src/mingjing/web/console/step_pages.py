"""The page of a step that a table offers: ask what it needs, do it, keep what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.kernel.errors import RefusalError
from mingjing.web.acting import act_of
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import Pages, ask, whole
from mingjing.web.console.offered import (
    AnyStanding,
    Steps,
    require_theirs,
    steps_awaited,
    steps_open,
    turns_of_others,
)
from mingjing.web.console.stepping import sent


def step_page(  # noqa: PLR0913 - what a kind of thing is made of
    request: HttpRequest,
    pages: Pages,
    steps: Steps[AnyStanding],
    slug: str,
    *,
    setting_of: Callable[[], AnyStanding],
    about: Callable[[AnyStanding], dict[str, Any]],
) -> HttpResponse:
    """Show the form of a step, or do it; what was typed stays where it is refused.

    Args:
        request: what was asked.
        pages: of the kind of thing.
        steps: of its table.
        slug: which.
        setting_of: finds the thing as it stands, for who looks.
        about: what every page of it shows.
    """
    asked, setting = pages.step_named(steps, slug), setting_of()
    if request.method != "POST":
        require_theirs(asked, setting)
        form = asked.form(setting=setting)
    else:
        form = asked.form(request.POST, setting=setting)

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        fresh = setting_of() if request.method == "POST" else setting  # it may have moved on
        context = about(fresh) | {
            "asked": asked,
            "form": form,
            "is_open": asked.is_open(fresh),
            "locked": asked.why_locked(fresh),
            "steps": [one for one in steps_open(steps, fresh) if one.slug != slug],
        }
        return ask(request, fresh.actor, context, status=status, refusal=refusal)

    if request.method != "POST":
        return again(200, None)
    return sent(
        form,
        lambda: asked.perform(form, act_of(request), setting.law),
        again=again,
        where=f"{pages.address(setting.number)}?done={slug}",
    )


def whole_of(
    pages: Pages,
    request: HttpRequest,
    steps: Steps[AnyStanding],
    setting: AnyStanding,
    cards: list[ClockCard],
) -> dict[str, Any]:
    """Return what the page of a thing shows beside what it is about."""
    shown = whole(
        setting.number,
        steps=steps_open(steps, setting),
        awaited={one.slug for one in steps_awaited(steps, setting)},
        turns=turns_of_others(steps, setting),
        cards=cards,
    )
    return shown | {"done": pages.done(request, steps)}
