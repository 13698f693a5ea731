"""How a case of the county ends without a penalty, or goes to somebody else."""

from mingjing.cases.commands.end_without_penalty import (
    DecideNoPenalty,
    TransferCase,
    WithdrawCase,
    decide_no_penalty,
    transfer_case,
    withdraw_case,
)
from mingjing.cases.commands.refer_crime import (
    MATERIALS,
    ApproveReferral,
    ProposeReferral,
    ReferCase,
    approve_referral,
    propose_referral,
    refer_case,
)
from mingjing.demo.county.opening import EVENING, MORNING
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import HEAD
from mingjing.ledger.recording import Act

POLICE = "示范县公安局（虚构）"


def spare(plot: CasePlot, day: int, ground: str) -> None:
    """Decide that there is no penalty, and say how the party was taught."""
    order = plot.facts
    plot.plan(
        HEAD,
        day,
        lambda act: decide_no_penalty(
            DecideNoPenalty(plot.docket, ground, order.say("spared"), order.say("lesson")),
            act=act,
        ),
        10,
    )


def drop(plot: CasePlot, day: int, ground: str) -> None:
    """Withdraw a case in which nothing is left to punish."""
    plot.plan(
        HEAD,
        day,
        lambda act: withdraw_case(
            WithdrawCase(plot.docket, ground, plot.facts.say("dropped")), act=act
        ),
        10,
    )


def transfer(plot: CasePlot, day: int) -> None:
    """Hand the case over to the authority that has jurisdiction."""
    order = plot.facts
    materials = tuple(order.say("materials").split("；"))
    plot.plan(
        HEAD,
        day,
        lambda act: transfer_case(
            TransferCase(
                plot.docket, order.say("receiver"), order.say("transferred"), materials
            ),
            act=act,
        ),
        10,
    )


def suspect_crime(plot: CasePlot, day: int) -> None:
    """Report a suspected crime to the chief."""
    reported = plot.day(day)
    plot.plan(
        plot.lead,
        day,
        lambda act: propose_referral(
            ProposeReferral(plot.docket, plot.officers, reported, plot.facts.say("report")),
            act=act,
        ),
        MORNING,
    )


def approve(plot: CasePlot, day: int, hour: int = EVENING) -> None:
    """Let the chief decide that the case goes to the public security organ."""
    plot.plan(
        HEAD,
        day,
        lambda act: approve_referral(ApproveReferral(plot.docket), act=act, law=plot.law),
        hour,
    )


def refer(plot: CasePlot, day: int) -> None:
    """Hand the case over with its materials, within the twenty-four hours."""

    def hand_over(act: Act) -> None:
        order = ReferCase(plot.docket, act.at, POLICE, MATERIALS)
        refer_case(order, act=act, law=plot.law)

    plot.plan(plot.lead, day, hand_over, 14)
