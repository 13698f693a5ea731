"""What the pages of whatever has a life share: addresses, papers, record, limits, a step."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission
from mingjing.cases.clocks import Clock
from mingjing.documents.queries import paper_of, papers_of
from mingjing.kernel.errors import NotFoundError, RefusalError
from mingjing.ledger.queries import history, last_step
from mingjing.web.console.clock_cards import ClockCard, card_of
from mingjing.web.console.pages import show
from mingjing.web.console.papers import pdf_of
from mingjing.web.console.stepping import SEE_OTHER, Again, Typed, sent
from mingjing.web.console.timeline import timeline_of


class Step(Protocol):
    """One step as the console offers it: its place in the address and what it is called."""

    @property
    def slug(self) -> str:
        """In the address."""

    @property
    def title(self) -> str:
        """What it is called."""


class ArticledStep(Step, Protocol):
    """A step that says what follows from it and on which norm it rests."""

    @property
    def tells(self) -> str:
        """One sentence about what follows."""

    @property
    def article(self) -> str:
        """Citation."""


AnyStep = TypeVar("AnyStep", bound=Step)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one kind of thing: how it is called and where they are.

    ``console/<folder>/_head.html`` is what each of them begins with; it sets ``crumb``.

    Args:
        title: of the kind, as the menu says it: 行政检查.
        name: of one of them, as sentences say it: 检查.
        folder: of its templates, and name of the address of the list.
        page: name of the address of one.
        step: name of the address of a step.
        paper: name of the address of a document.
        begun: what was done where one was begun.
        pictures: name of the address of adding a picture; those of its page and its original
            follow from it. Empty where there are none.
    """

    title: str
    name: str
    folder: str
    page: str
    step: str
    paper: str
    begun: str
    pictures: str = ""

    def address(self, number: str) -> str:
        """Return where the page of one is."""
        return reverse(self.page, args=[number])

    def done(self, request: HttpRequest, steps: Mapping[str, Step]) -> str:
        """Return what the address says was just done; empty for nothing."""
        slug = request.GET.get("done", "")
        if slug == "begun":
            return self.begun
        return steps[slug].title if slug in steps else ""

    def step_named(self, steps: Mapping[str, AnyStep], slug: str) -> AnyStep:
        """Return the step of that name.

        Raises:
            NotFoundError: there is none.
        """
        if slug in steps:
            return steps[slug]
        raise NotFoundError(
            "没有这项办理。",
            why="网址有误。",
            remedy=f"请从{self.name}的页面选择可以办理的事项。",
        )

    def pdf(self, number: str, code: str) -> HttpResponse:
        """Return the PDF of a document; who may see it was asked before.

        Raises:
            NotFoundError: no such document.
            IllegalTransitionError: the PDF is still being made.
        """
        found = paper_of(number, code)
        if found is not None:
            return pdf_of(found)
        raise NotFoundError(
            f"本次{self.name}没有这件文书。",
            why=f"文书编码不属于本次{self.name}，或者从未制发。",
            remedy=f"请从{self.name}页面的文书目录进入。",
        )


def whole(
    number: str,
    *,
    steps: Sequence[Step],
    awaited: Collection[str],
    turns: Sequence[tuple[Step, tuple[Role, ...]]],
    cards: Sequence[ClockCard],
) -> dict[str, Any]:
    """Return what ``console/life.html`` shows of one thing, whatever it is.

    Args:
        number: its number.
        steps: open to this person.
        awaited: slugs of those that it waits for.
        turns: what it waits for from others, with the posts that may.
        cards: its limits.
    """
    return {
        "steps": steps,
        "awaited": awaited,
        "turns": turns,
        "cards": cards,
        "papers": papers_of(number),
        "events": timeline_of(list(history(number))),
        "publication": None,
    }


def ask(
    request: HttpRequest,
    actor: Actor,
    context: dict[str, Any],
    *,
    status: int,
    refusal: RefusalError | None,
) -> HttpResponse:
    """Show the form of a step; *context* is what its page lists, without what is the same."""
    number = context["number"]
    around = {"refusal": refusal, "seen": last_step(number), "papers": papers_of(number)}
    shown = around | context
    return show(request, actor, f"{context['pages'].folder}/step.html", shown, status=status)


def cards_from(clocks: Iterable[Clock], today: date) -> list[ClockCard]:
    """Return limits as cards: running ones first, then by their last day."""
    cards = [card_of(clock, today) for clock in clocks]
    return sorted(cards, key=lambda card: (card.done_on is not None, card.last))


def card_for(rule: str, cards: Iterable[ClockCard]) -> ClockCard | None:
    """Return the running limit of that rule; None where there is none."""
    running = (card for card in cards if card.done_on is None)
    return next((card for card in running if card.due.rule == rule), None)


@dataclass(frozen=True, slots=True)
class LifeDuty:
    """One thing that waits for a person: the step, and the limit it stands under, if any.

    Args:
        pages: of its kind.
        number: of it.
        name: whom it concerns.
        what: what it is, in a few words.
        stage: where it stands, in words.
        step: what is to be done.
        card: the limit; None where the law sets none.
        since: the day that orders it where there is no limit.
        waits: the same in words.
        needs: what a post must carry for it.
        is_late: whether something is overdue.
        is_at_once: whether the law says 立即, without a day.
        where: address of the step, where it has no page among those of its kind.
    """

    pages: Pages
    number: str
    name: str
    what: str
    stage: str
    step: ArticledStep
    card: ClockCard | None
    since: date
    waits: str
    needs: Permission
    is_late: bool = False
    is_at_once: bool = False
    where: str = ""
    about: ClassVar[str] = "life"

    @property
    def subject(self) -> str:
        """The number of what it belongs to."""
        return self.number

    @property
    def key(self) -> str:
        """Its name within that."""
        return self.step.slug

    @property
    def last(self) -> date:
        """The last day, or the one it has waited since."""
        return self.card.last if self.card else self.since

    @property
    def mood(self) -> str:
        """Of the list: late, or as its limit is."""
        if self.is_late or self.is_at_once:
            return "late"
        return self.card.mood if self.card else "ok"


def limits_of(cards: Mapping[str, Sequence[ClockCard]]) -> dict[str, date]:
    """Return the day of the limit that ends first, by number; where none runs, nothing."""
    running = {
        number: [card.last for card in of if card.done_on is None]
        for number, of in cards.items()
    }
    return {number: min(days) for number, days in running.items() if days}


def soonest_first(duties: Iterable[LifeDuty]) -> list[LifeDuty]:
    """Return duties by their last day."""
    return sorted(duties, key=lambda duty: (duty.last, duty.number))


class Numbered(Protocol):
    """What has a number of its own."""

    @property
    def number(self) -> str:
        """The number."""


def begin_page(
    request: HttpRequest,
    pages: Pages,
    form: Typed,
    make: Callable[[], Numbered],
    again: Again,
) -> HttpResponse:
    """Show the form of something new, or make it and lead to its page.

    Args:
        request: what was asked.
        pages: of the kind of thing.
        form: what was typed, or is to be.
        make: calls the command.
        again: shows the form, with a status and the refusal if there is one.
    """
    if request.method != "POST":
        return again(200, None)
    made: list[str] = []
    answer = sent(form, lambda: made.append(make().number), again=again, where="")
    if answer.status_code == SEE_OTHER:
        where = f"{pages.address(made[0])}?done=begun" if made else reverse(pages.folder)
        return HttpResponseRedirect(where, status=SEE_OTHER)
    return answer
