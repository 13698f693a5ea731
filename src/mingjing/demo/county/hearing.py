"""Hearings 听证 in the county: asked for, presided over, notified in time, held."""

from mingjing.cases.commands.hold_hearing import (
    ArrangeHearing,
    HoldHearing,
    arrange_hearing,
    hold_hearing,
)
from mingjing.cases.commands.request_hearing import (
    AppointPresidingOfficer,
    RequestHearing,
    appoint_presiding_officer,
    request_hearing,
)
from mingjing.cases.hearings import Minutes
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import DEPUTY
from mingjing.demo.telling import on

PRESIDING_OFFICER, RECORDER = "p-19", "p-08"
PLACE = "本机关会议室（虚构）"
BEGINS, ENDS = 9, 11


def ask(plot: CasePlot, day: int) -> None:
    """Record the party's request for a hearing."""
    asked = plot.day(day)
    plot.plan(
        plot.lead,
        day,
        lambda act: request_hearing(RequestHearing(plot.docket, asked), act=act, law=plot.law),
        14,
    )


def preside(plot: CasePlot, day: int) -> None:
    """Name who presides."""
    plot.plan(
        DEPUTY,
        day,
        lambda act: appoint_presiding_officer(
            AppointPresidingOfficer(plot.docket, PRESIDING_OFFICER), act=act
        ),
        15,
    )


def arrange(plot: CasePlot, day: int, *, held: int) -> None:
    """Announce a public hearing and notify the party of it.

    Args:
        plot: the case.
        day: on which the party was notified, in working days from the turn.
        held: day of the hearing, likewise; seven full working days lie between.
    """
    notified, begins_at = plot.day(day), on(plot.day(held), BEGINS)
    plot.plan(
        PRESIDING_OFFICER,
        day,
        lambda act: arrange_hearing(
            ArrangeHearing(
                plot.docket,
                begins_at,
                PLACE,
                RECORDER,
                notified,
                announced_on=notified,
            ),
            act=act,
            law=plot.law,
        ),
        10,
    )


def hold(plot: CasePlot, day: int) -> None:
    """Enter the minutes on the day of the hearing, when it is over."""
    date_ = plot.day(day)
    minutes = Minutes(
        began_at=on(date_, BEGINS),
        ended_at=on(date_, ENDS),
        investigators=plot.officers,
        party=(plot.facts.party.legal_representative,),
        presented=plot.facts.say("presented"),
        argued=plot.facts.say("argued"),
        final_words=plot.facts.say("last_words"),
    )
    plot.plan(
        PRESIDING_OFFICER,
        day,
        lambda act: hold_hearing(HoldHearing(plot.docket, minutes), act=act, law=plot.law),
        15,
    )
