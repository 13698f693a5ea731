"""What becomes of a result or decision that is no case, in public, in the county."""

from collections.abc import Callable

from mingjing.demo.county.plot import MACHINE, Plot
from mingjing.demo.story import CHECKER, LEGAL_HEAD
from mingjing.disclosure.commands.check_publication import CheckPublication, check_publication
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.disclosure.models import Publication
from mingjing.disclosure.pages import WRITE_PAGES
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.ledger.recording import Act
from mingjing.web.jobs import HANDLERS

Number = Callable[[], str]


def drafted(  # noqa: PLR0913 - what a draft is made of
    plot: Plot,
    number: Number,
    drafter: str,
    day: int,
    summary: str,
    *,
    channel: str = OPEN_CHANNEL,
) -> None:
    """Let who handled it draft the public copy.

    Args:
        plot: whose.
        number: of the file, asked when the act is done.
        drafter: who drafts.
        day: of the draft.
        summary: what happened, for the public.
        channel: on which it will be public.
    """
    plot.plan(
        drafter,
        day,
        lambda act: draft_publication(
            DraftPublication(number(), channel, summary), act=act, law=plot.law
        ),
        15,
    )


def made_public(plot: Plot, number: Number, day: int, *, channel: str = OPEN_CHANNEL) -> None:
    """Let a second person check the draft, the legal office publish it, and write its page."""

    def write(act: Act) -> None:
        item = Publication.objects.get(docket=number(), channel=OPEN_CHANNEL)
        HANDLERS[WRITE_PAGES]({"document": item.document}, act.at)

    plot.plan(
        CHECKER,
        day,
        lambda act: check_publication(
            CheckPublication(number(), channel), act=act, law=plot.law
        ),
        10,
    )
    plot.plan(LEGAL_HEAD, day, lambda act: publish(Publish(number(), channel), act=act), 11)
    if channel == OPEN_CHANNEL:
        plot.plan(MACHINE, day, write, 11)
