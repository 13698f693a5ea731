"""What happens to each application for a permit, told from today like the cases."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from mingjing.demo.county.permit_acts import (
    accept,
    archive,
    ask_for_hearing,
    assign,
    cancel,
    challenge,
    check,
    conclude,
    confirm,
    correct,
    deliver,
    give_up,
    grant,
    have_tested,
    issue,
    refuse,
    register,
    reject,
    renew,
    take_away,
)
from mingjing.demo.county.permits import PermitPlot
from mingjing.permits.kinds import CancelGround, ChallengeGround, Outcome

YEAR, NEAR = timedelta(days=365), timedelta(days=25)


def _applied(plot: PermitPlot) -> None:
    register(plot, -2)


def _silent(plot: PermitPlot) -> None:
    register(plot, -8)


def _incomplete(plot: PermitPlot) -> None:
    register(plot, -6)
    correct(plot, -4)


def _elsewhere(plot: PermitPlot) -> None:
    register(plot, -5)
    reject(plot, -5)


def _given_up(plot: PermitPlot) -> None:
    register(plot, -6)
    accept(plot, -5)
    give_up(plot, -3)


def _accepted(plot: PermitPlot) -> None:
    register(plot, -4)
    accept(plot, -2)


def _examined(plot: PermitPlot, since: int = -9) -> None:
    register(plot, since)
    accept(plot, since + 1)
    assign(plot, since + 2)
    check(plot, since + 3)


def _tested(plot: PermitPlot) -> None:
    _examined(plot)
    have_tested(plot, -3, 8)


def _heard(plot: PermitPlot) -> None:
    _examined(plot)
    ask_for_hearing(plot, -4)


def _proposed(plot: PermitPlot) -> None:
    _examined(plot)
    conclude(plot, -3, major=True)


def _granted(plot: PermitPlot) -> None:
    _examined(plot)
    conclude(plot, -4)
    grant(plot, -2, plot.days.today + YEAR)


def _in_force(plot: PermitPlot, since: int = -20) -> None:
    _examined(plot, since)
    conclude(plot, since + 4)
    grant(plot, since + 5, plot.days.today + NEAR)
    issue(plot, since + 7)


def _refused(plot: PermitPlot) -> None:
    _examined(plot, -12)
    conclude(plot, -6, Outcome.REFUSE)
    refuse(plot, -4)
    deliver(plot, -3)


def _archived(plot: PermitPlot) -> None:
    _in_force(plot, -30)
    archive(plot, -18)
    challenge(plot, -3, ChallengeGround.FRAUD)


def _renewed(plot: PermitPlot) -> None:
    _examined(plot, -40)
    conclude(plot, -36)
    grant(plot, -35, plot.day(-3))
    issue(plot, -33)
    renew(plot, -12)


def _recalled(plot: PermitPlot) -> None:
    _in_force(plot, -30)
    challenge(plot, -8, ChallengeGround.FACTS_CHANGED)
    take_away(plot, -6, recall=True)


def _revoked(plot: PermitPlot) -> None:
    _in_force(plot, -30)
    challenge(plot, -8, ChallengeGround.FRAUD)
    take_away(plot, -6)


def _cancelled(plot: PermitPlot) -> None:
    _in_force(plot, -30)
    cancel(plot, -4, CancelGround.DISSOLVED, "经营部已办理注销登记（虚构）。")


def _filed(plot: PermitPlot) -> None:
    register(plot, -7)
    confirm(plot, -7)


PERMITS: Mapping[str, Callable[[PermitPlot], None]] = MappingProxyType(
    {
        "shop_applied": _applied,
        "shop_silent": _silent,
        "shop_incomplete": _incomplete,
        "shop_elsewhere": _elsewhere,
        "shop_given_up": _given_up,
        "shop_accepted": _accepted,
        "shop_examined": _examined,
        "shop_special": _tested,
        "shop_hearing": _heard,
        "shop_proposed": _proposed,
        "shop_granted": _granted,
        "shop_issued": _in_force,
        "shop_refused": _refused,
        "shop_archived": _archived,
        "shop_renewed": _renewed,
        "shop_recalled": _recalled,
        "shop_revoked": _revoked,
        "shop_cancelled": _cancelled,
        "precursor": _filed,
    }
)
