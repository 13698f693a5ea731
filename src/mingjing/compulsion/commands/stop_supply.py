"""提前通知、通知供应单位 (E04, E05): the enterprise has its day, then the supplier is told."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SupplierNotified, SupplyStopTold
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.rules import require_filmed, require_in_order
from mingjing.compulsion.supply.clocks import TELL_BEFORE, told_until
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.moves import begin
from mingjing.compulsion.supply.papers import decision_paper, supplier_paper, told_pens
from mingjing.compulsion.supply.queries import order_stands
from mingjing.compulsion.supply.rules import (
    NOTICE,
    require_no_residents,
    require_power,
    require_standing,
    require_told_in_time,
)
from mingjing.compulsion.supply.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class TellOfSupplyStop:
    """The written notice to the enterprise.

    Args:
        told_at: with zone; when it was handed over.
        cut_at: when power will be cut; not before the hours are over.
        receiver: who took it.
        unsigned_reason: why nobody signed; empty where somebody did.
        device: number of the camera; empty where there was none.
        unrecorded_reason: what kept it from being recorded.
    """

    number: str
    told_at: datetime
    cut_at: datetime
    receiver: str
    unsigned_reason: str = ""
    device: str = ""
    unrecorded_reason: str = ""


@dataclass(frozen=True)
class NotifySupplier:
    """The written notice to the supplier.

    Args:
        notified_at: with zone.
        cut_at: when it is to cut; not before it is told.
        no_residents: whether no resident's living supply hangs on it, asked once more.
    """

    number: str
    notified_at: datetime
    cut_at: datetime
    no_residents: bool


def tell_of_supply_stop(order: TellOfSupplyStop, *, act: Act, law: RuleBook) -> SupplyStop:
    """Tell the enterprise in writing that power will be cut; from here its hours run.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: before the approval, a time still to come, or too early a cut.
        GateClosedError: no power is cut; nobody took it; not recorded; the order is not valid
            any more.
        IllegalTransitionError: it is not approved, the enterprise was told, or it is over.
    """
    with recording("tell_of_supply_stop", act) as record:
        stop = begin(record, order.number, Step.TELL, Permission.STOP_SUPPLY)
        require_power(Supply(stop.supply))
        require_standing(stands=order_stands(stop))
        require_words(
            order.receiver,
            what="没有写明由谁签收。",
            why="采取停止供电措施，应当提前二十四小时通知生产经营单位。",
            rule=NOTICE,
        )
        require_filmed(order.device, order.unrecorded_reason, what=Step.TELL.label)
        require_printable(
            {"签收人": order.receiver},
            {"未签收的情况": order.unsigned_reason, "未记录的情况": order.unrecorded_reason},
        )
        until = law.due(TELL_BEFORE, order.told_at).nominal
        assert isinstance(until, datetime)  # noqa: S101 - a limit in hours
        require_in_order(
            ("批准", stop.approved_at or act.at), ("通知", order.told_at), ("登记", act.at)
        )
        require_in_order(("提前通知的时间届满", until), ("停止供电", order.cut_at))
        on = legal_date(order.told_at)
        officers = require_two_officers(stop.officers, on=on)
        stop.told_at, stop.cut_at = order.told_at, order.cut_at
        pens = told_pens(officers, order.unsigned_reason)
        paper = decision_paper(stop, on=on, law=law, pens=pens)
        document = issue(paper, subject=stop.number, at=act.at)
        stop.save()
        record.add(
            SupplyStopTold(
                document=document.code,
                told_at=order.told_at,
                not_before=until,
                signed=not order.unsigned_reason.strip(),
                device=order.device,
            )
        )
        record.add(issued(document))
    return stop


def notify_supplier(order: NotifySupplier, *, act: Act, law: RuleBook) -> SupplyStop:
    """Tell the supplier in writing to stop; whoever was not told before is told with it.

    Raises:
        NotPermittedError: not one of the two officers.
        InvalidInputError: before the approval, a time still to come, or too early a cut.
        GateClosedError: the enterprise has not had its hours; residents; the order is not valid
            any more.
        IllegalTransitionError: it is not approved, the supplier was told, or it is over.
    """
    with recording("notify_supplier", act) as record:
        stop = begin(record, order.number, Step.STOP, Permission.STOP_SUPPLY)
        supply = Supply(stop.supply)
        require_standing(stands=order_stands(stop))
        require_no_residents(supply, confirmed=order.no_residents)
        require_in_order(
            ("批准", stop.approved_at or act.at),
            ("通知供应单位", order.notified_at),
            ("登记", act.at),
        )
        require_in_order(("通知供应单位", order.notified_at), ("停止供应", order.cut_at))
        require_told_in_time(
            supply,
            until=told_until(stop, law),
            urgency=stop.urgency,
            at=order.notified_at,
        )
        if stop.cut_at is not None and not stop.urgency:
            require_in_order(("告知企业的停止时间", stop.cut_at), ("停止供应", order.cut_at))
        on = legal_date(order.notified_at)
        stop.notified_at, stop.cut_at = order.notified_at, order.cut_at
        papers = [supplier_paper(stop, on=on, law=law)]
        if stop.told_at is None:
            papers.append(decision_paper(stop, on=on, law=law))
        documents = [issue(paper, subject=stop.number, at=act.at) for paper in papers]
        stop.save()
        record.add(
            SupplierNotified(
                document=documents[0].code,
                decision=documents[1].code if documents[1:] else "",
                notified_at=order.notified_at,
                cut_at=order.cut_at,
                urgent=bool(stop.urgency),
            )
        )
        for document in documents:
            record.add(issued(document))
    return stop
