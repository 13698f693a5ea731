"""Stories of cases in which something goes on beside the steps."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.demo.county import beside, opening
from mingjing.demo.county.plot import CasePlot

SETTLE = "APL-56"


def _to_settle_tomorrow(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(SETTLE, due=plot.days.coming(1)))
    opening.lead(plot, -2)
    opening.file(plot, -1)
    opening.inspect(plot, -1)
    beside.preserve(plot, 0)
    beside.monitor(plot, 1)
    beside.propose_settling(plot, 2, "copied")


def _not_settled_in_time(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(SETTLE, due=plot.days.ago(2)))
    opening.lead(plot, -2)
    opening.file(plot, -1)
    opening.inspect(plot, -1)
    beside.preserve(plot, 0)


def _resting(plot: CasePlot) -> None:
    opening.lead(plot, -14)
    opening.file(plot, -13)
    opening.inspect(plot, -12)
    beside.commission(plot, -11, due=2)
    beside.suspend(plot, -6, "other_outcome")


def _asked_to_withdraw(plot: CasePlot) -> None:
    opening.lead(plot, -6)
    opening.file(plot, -5)
    opening.inspect(plot, -4)
    beside.rectify(plot, -4, due=-1)
    beside.ask_to_withdraw(plot, -1)


BESIDE: Mapping[str, Callable[[CasePlot], None]] = MappingProxyType(
    {
        "books": _to_settle_tomorrow,
        "barrels": _not_settled_in_time,
        "resting": _resting,
        "relative": _asked_to_withdraw,
    }
)
