"""What happens to each inspection of the county, told from today like the cases."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.demo.county import visiting
from mingjing.demo.county.visits import VisitPlot


def _asked_for(plot: VisitPlot) -> None:
    visiting.task(plot, -1, planned=1)


def _announced(plot: VisitPlot) -> None:
    _approved(plot, -2, planned=1)
    visiting.announce(plot, -1)


def _reported(plot: VisitPlot) -> None:
    visiting.task(plot, -1, planned=0)
    visiting.report(plot, -1)


def _on_the_spot(plot: VisitPlot) -> None:
    _approved(plot, -2, planned=-1)
    visiting.arrive(plot, -1)


def _turned_away(plot: VisitPlot) -> None:
    _approved(plot, -3, planned=-2)
    visiting.turned_away(plot, -2)


def _seen(plot: VisitPlot) -> None:
    _approved(plot, -2, planned=-1)
    visiting.visit(plot, -1)
    visiting.picture(plot, -1, "extinguisher.jpg", "喷漆房照片（虚构）")


def _to_put_right(plot: VisitPlot) -> None:
    _approved(plot, -7, planned=-6)
    visiting.visit(plot, -6)
    visiting.picture(plot, -6, "cutting.jpg", "二号冲床照片（虚构）")
    visiting.rectify(plot, -6, due=2)


def _halted(plot: VisitPlot) -> None:
    _approved(plot, -4, planned=-3)
    visiting.visit(plot, -3)
    visiting.picture(plot, -3, "furnace-pit.jpg", "渣坑照片（虚构）")
    visiting.halt(plot, -3)
    visiting.review(plot, -2)


def _nothing_found(plot: VisitPlot) -> None:
    _approved(plot, -9, planned=-8)
    visiting.visit(plot, -8)
    visiting.conclude(plot, -8)
    visiting.tell(plot, -7)
    visiting.publish(plot, -5, "查阅应急预案和演练记录，没有发现问题。")


def _to_publish(plot: VisitPlot) -> None:
    _approved(plot, -4, planned=-3)
    visiting.visit(plot, -3)
    visiting.conclude(plot, -3)
    visiting.tell(plot, -2)
    visiting.draft(plot, -1, "查阅培训档案，没有发现问题。")


def _put_right(plot: VisitPlot) -> None:
    _approved(plot, -11, planned=-10)
    visiting.visit(plot, -10)
    visiting.rectify(plot, -10, due=0)
    visiting.look_again(plot, -1)
    visiting.conclude(plot, -1)


def _stopped_and_resumed_without_consent(plot: VisitPlot) -> None:
    """Tell the stop of a published case up to its end; the case that follows is told apart."""
    _approved(plot, -61, planned=-60)
    visiting.visit(plot, -60)
    visiting.picture(plot, -60, "casting.jpg", "深井铸造车间照片（虚构）")
    visiting.halt(plot, -60, "深井铸造车间（虚构）")
    visiting.rectify(plot, -60, due=-43)
    visiting.review(plot, -59)
    words = "未经验收审查同意已经恢复生产，隐患仍未排除（打卡记录、报表、成份报告为证）。"
    visiting.look_again(plot, -42, words, is_done=False)
    visiting.open_case_of(plot, -42)
    visiting.recover(plot, -21)
    visiting.conclude(plot, -21)
    visiting.tell(plot, -20)
    visiting.publish(
        plot,
        -19,
        "深井铸造车间存在重大事故隐患，未经审查同意擅自恢复生产，已经立案；隐患排除后经审查同意恢复。",
    )


def _called_off(plot: VisitPlot) -> None:
    _approved(plot, -6, planned=-4)
    visiting.call_off(plot, -5)


def _approved(plot: VisitPlot, day: int, planned: int) -> None:
    visiting.task(plot, day, planned)
    visiting.approve(plot, day)


VISITS: Mapping[str, Callable[[VisitPlot], None]] = MappingProxyType(
    {
        "dust": _asked_for,
        "boiler": _announced,
        "leak": _reported,
        "tank": _on_the_spot,
        "gate": _turned_away,
        "paint": _seen,
        "press": _to_put_right,
        "pit": _halted,
        "bakery": _nothing_found,
        "school": _to_publish,
        "printing": _put_right,
        "moved": _called_off,
        "casting-shop": _stopped_and_resumed_without_consent,
    }
)
