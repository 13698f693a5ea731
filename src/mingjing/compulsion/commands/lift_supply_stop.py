"""解除 (E07): once the order is obeyed and the hazard gone, it is lifted in time."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SupplyPerformanceRecorded, SupplyStopLifted
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.rules import require_in_order
from mingjing.compulsion.supply.kinds import Reason
from mingjing.compulsion.supply.moves import apart_from, begin
from mingjing.compulsion.supply.papers import restoring_paper
from mingjing.compulsion.supply.queries import order_stands
from mingjing.compulsion.supply.rules import NOTICE, require_true
from mingjing.compulsion.supply.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RecordSupplyPerformance:
    """What two officers saw.

    Args:
        seen_at: with zone; not before the approval.
        words: how the order is obeyed and the hazard removed.
    """

    number: str
    seen_at: datetime
    words: str


@dataclass(frozen=True)
class LiftSupplyStop:
    """Why it ends.

    Args:
        reason: one of three.
        words: what it rests on; may stay empty where it is performed.
    """

    number: str
    reason: Reason
    words: str = ""


def record_supply_performance(
    order: RecordSupplyPerformance, *, act: Act, law: RuleBook
) -> SupplyStop:
    """Record that the order is obeyed; from here the lifting is awaited.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: before the approval, or a time still to come.
        GateClosedError: nothing was written.
        IllegalTransitionError: it is not approved, or over.
    """
    with recording("record_supply_performance", act) as record:
        stop = begin(record, order.number, Step.PERFORM, Permission.STOP_SUPPLY)
        require_words(
            order.words,
            what="没有写明履行的情况。",
            why="依法履行行政决定、采取相应措施消除事故隐患的，应当及时解除。",
            rule=law.rule("ASL-70-R", legal_date(act.at)).article,
        )
        require_printable({}, {"履行情况": order.words})
        require_in_order(
            ("批准", stop.approved_at or act.at), ("查明", order.seen_at), ("登记", act.at)
        )
        on = legal_date(order.seen_at)
        require_two_officers(stop.officers, on=on)
        stop.performed_on, stop.performance = on, order.words
        stop.save()
        record.add(SupplyPerformanceRecorded(seen_on=on, officers=stop.officers))
    return stop


def lift_supply_stop(order: LiftSupplyStop, *, act: Act, law: RuleBook) -> SupplyStop:
    """Lift a stop of supply; whoever was told of the stop is told of its end in writing.

    Raises:
        NotPermittedError: not the principal head.
        SeparationOfDutiesError: who lifts it asked for it or carries it out.
        GateClosedError: not the true ground; no words where there must be some.
        IllegalTransitionError: it is not approved, or over.
    """
    with recording("lift_supply_stop", act) as record:
        stop = begin(record, order.number, Step.LIFT, Permission.APPROVE_SUPPLY_STOP)
        apart_from(stop, act.actor.person, what="提请、实施停止供应的人员不能决定解除。")
        require_true(
            order.reason,
            performed=stop.performed_on is not None,
            stands=order_stands(stop),
        )
        if order.reason is not Reason.PERFORMED:
            require_words(
                order.words,
                what="解除没有写明理由。",
                why="解除应当有依据。",
                rule=NOTICE,
            )
        require_printable({}, {"说明": order.words})
        stop.lift_reason, stop.lift_words = order.reason.value, order.words
        stop.ended_on = legal_date(act.at)
        documents = [
            issue(
                restoring_paper(stop, addressee, at=act.at, ground=order.reason.label, law=law),
                subject=stop.number,
                at=act.at,
            )
            for addressee in _told(stop)
        ]
        stop.save()
        record.add(
            SupplyStopLifted(
                documents=tuple(one.code for one in documents),
                reason=order.reason.value,
                performed_on=stop.performed_on,
            )
        )
        for document in documents:
            record.add(issued(document))
    return stop


def _told(stop: SupplyStop) -> list[str]:
    """Return whoever was told of the stop in writing."""
    if stop.notified_at is not None:
        return [stop.supplier, stop.party_name]
    return [stop.party_name] if stop.told_at is not None else []
