"""How a decision of the county is contested, and what comes of it."""

from mingjing.cases.commands.contest import receive_remedy, settle_remedy
from mingjing.cases.contesting import ReceiveRemedy, SettleRemedy
from mingjing.cases.remedies import Way
from mingjing.demo.county.opening import MORNING
from mingjing.demo.county.plot import CasePlot

LAWYER = "p-06"
GOVERNMENT = "陵川县人民政府"
CLAIMS = "请求撤销处罚决定：员工入职不满三日，尚未独立上岗（虚构）。"


def contest(plot: CasePlot, day: int, number: str) -> None:
    """Let the notice of a reconsideration come in, three working days after it."""
    applied, received = plot.day(day - 3), plot.day(day)
    order = (Way.RECONSIDERATION, GOVERNMENT, number, applied, received, CLAIMS)
    plot.plan(
        LAWYER,
        day,
        lambda act: receive_remedy(ReceiveRemedy(plot.docket, *order), act=act, law=plot.law),
        MORNING,
    )


def revoke(plot: CasePlot, day: int, number: str, within: int) -> None:
    """Let the authority revoke the decision, and order that the bureau act anew."""
    decided, until = plot.day(day), plot.day(day + within)
    plot.plan(
        LAWYER,
        day,
        lambda act: settle_remedy(
            SettleRemedy(
                subject=plot.docket,
                outcome="redo",
                number=number,
                outcome_on=decided,
                effective_on=decided,
                note="主要事实不清，撤销并责令重新作出行政行为（虚构）。",
                redo_until=until,
            ),
            act=act,
        ),
        MORNING,
    )
