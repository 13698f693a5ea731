"""What becomes of a decision in public, in the county."""

from datetime import date, timedelta

from mingjing.demo.county import machine
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import CHECKER, LEGAL_HEAD
from mingjing.disclosure.commands.check_publication import (
    CheckPublication,
    ReturnPublication,
    check_publication,
    return_publication,
)
from mingjing.disclosure.commands.decline_publication import (
    ConfirmNonPublication,
    DeclinePublication,
    confirm_non_publication,
    decline_publication,
)
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.disclosure.commands.withdraw_publication import (
    WithdrawPublication,
    withdraw_publication,
)
from mingjing.disclosure.policy import OPEN_CHANNEL

LOOKED_AT_AGAIN_AFTER = timedelta(days=180)


def draft(plot: CasePlot, day: int, *, social_influence: str = "") -> None:
    """Build and mask the public record."""
    order = plot.facts.public_summary
    plot.plan(
        plot.lead,
        day,
        lambda act: draft_publication(
            DraftPublication(
                plot.docket, OPEN_CHANNEL, order, social_influence=social_influence
            ),
            act=act,
            law=plot.law,
        ),
        16,
    )


def send_back(plot: CasePlot, day: int) -> None:
    """Send the draft back with the reason."""
    reason = plot.facts.say("send_back")
    plot.plan(
        CHECKER,
        day,
        lambda act: return_publication(
            ReturnPublication(plot.docket, OPEN_CHANNEL, reason), act=act
        ),
        10,
    )


def check(plot: CasePlot, day: int) -> None:
    """Check the draft as a second person."""
    plot.plan(
        CHECKER,
        day,
        lambda act: check_publication(
            CheckPublication(plot.docket, OPEN_CHANNEL), act=act, law=plot.law
        ),
        10,
    )


def make_public(plot: CasePlot, day: int) -> None:
    """Publish what was checked."""
    plot.plan(
        LEGAL_HEAD,
        day,
        lambda act: publish(Publish(plot.docket, OPEN_CHANNEL), act=act),
        11,
    )
    machine.write_page(plot, day, 11)


def published(plot: CasePlot, day: int, *, social_influence: str = "") -> None:
    """Tell everything from the draft to the publication on *day*."""
    draft(plot, day - 1, social_influence=social_influence)
    check(plot, day)
    make_public(plot, day)


def propose_withholding(plot: CasePlot, day: int, ground: str) -> None:
    """Propose to keep the decision back."""
    reason = plot.facts.say("withholding")
    plot.plan(
        plot.lead,
        day,
        lambda act: decline_publication(
            DeclinePublication(plot.docket, OPEN_CHANNEL, ground, reason),
            act=act,
            law=plot.law,
        ),
        15,
    )


def withhold(plot: CasePlot, day: int) -> None:
    """Confirm that it stays unpublished for half a year."""
    again: date = plot.day(day) + LOOKED_AT_AGAIN_AFTER
    plot.plan(
        CHECKER,
        day,
        lambda act: confirm_non_publication(
            ConfirmNonPublication(plot.docket, OPEN_CHANNEL, again), act=act
        ),
    )


def withdraw(plot: CasePlot, day: int, ground: str) -> None:
    """Withdraw what was published, a day after its ground came up."""
    since = plot.day(day - 1)
    reason = plot.facts.say("withdrawal")
    plot.plan(
        LEGAL_HEAD,
        day,
        lambda act: withdraw_publication(
            WithdrawPublication(plot.docket, OPEN_CHANNEL, ground, since, reason),
            act=act,
            law=plot.law,
        ),
        14,
    )
    machine.write_page(plot, day, 14)
