"""查明 (E02): two officers see on the spot that it is not obeyed, and how dangerous that is."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SupplyRefusalRecorded, SupplyStopWithdrawn
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.rules import require_in_order
from mingjing.compulsion.supply.moves import begin
from mingjing.compulsion.supply.papers import record_paper
from mingjing.compulsion.supply.queries import order_stands
from mingjing.compulsion.supply.rules import ORDER, require_facts, require_standing
from mingjing.compulsion.supply.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RecordSupplyRefusal:
    """What was seen.

    Args:
        seen_at: with zone; not before the order was served.
        place: where.
        refusal: how the order is not obeyed.
        danger: why an accident is a real danger.
        safety: what the cut would do, and how it stays safe.
        device: number of the body camera.
        told_of_recording: whether it was announced that a camera runs.
        certificates_shown: whether both officers showed theirs.
        present: who of the enterprise was there; empty where nobody was.
        attestor: who else saw it, where nobody of the enterprise was there or signed.
        statement: what the enterprise said; empty for nothing.
        unsigned_reason: why nobody signed for it; empty where somebody did.
    """

    number: str
    seen_at: datetime
    place: str
    refusal: str
    danger: str
    safety: str
    device: str
    told_of_recording: bool
    certificates_shown: bool
    present: str = ""
    attestor: str = ""
    statement: str = ""
    unsigned_reason: str = ""


@dataclass(frozen=True)
class WithdrawSupplyStop:
    """Why nothing is asked for any more."""

    number: str
    reason: str


def record_supply_refusal(order: RecordSupplyRefusal, *, act: Act, law: RuleBook) -> SupplyStop:
    """Record both facts that the article asks for, on site and before a camera.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: before the service, a time still to come, or no place.
        GateClosedError: a fact is missing; not recorded; nobody signs and nobody says why; the
            order is not valid any more.
        IllegalTransitionError: it was recorded, or is over.
    """
    with recording("record_supply_refusal", act) as record:
        stop = begin(record, order.number, Step.RECORD, Permission.STOP_SUPPLY)
        require_standing(stands=order_stands(stop))
        require_facts(
            refusal=order.refusal,
            danger=order.danger,
            safety=order.safety,
            shown=order.certificates_shown,
            told=order.told_of_recording,
            device=order.device,
        )
        _check(order)
        on = legal_date(order.seen_at)
        if on < stop.served_on:
            raise InvalidInputError(
                "查明的时间早于决定送达的日期。",
                why="决定送达以后，才谈得上拒不执行。",
                remedy="请核对时间。",
            )
        require_in_order(("查明", order.seen_at), ("登记", act.at))
        officers = require_two_officers(stop.officers, on=on)
        stop.seen_at, stop.place, stop.device = order.seen_at, order.place, order.device
        stop.refusal, stop.danger, stop.safety = order.refusal, order.danger, order.safety
        paper = record_paper(
            stop,
            officers,
            present=order.present,
            attestor=order.attestor,
            statement=order.statement,
            unsigned_reason=order.unsigned_reason,
            law=law,
            on=on,
        )
        document = issue(paper, subject=stop.number, at=act.at)
        stop.save()
        record.add(
            SupplyRefusalRecorded(
                seen_at=order.seen_at,
                officers=stop.officers,
                certificates=tuple(one.certificate for one in officers),
                document=document.code,
                device=order.device,
                party_present=bool(order.present.strip()),
                signed=not order.unsigned_reason.strip(),
            )
        )
        record.add(issued(document))
    return stop


def withdraw_supply_stop(order: WithdrawSupplyStop, *, act: Act) -> SupplyStop:
    """Ask for nothing any more, before anything was approved.

    Raises:
        NotPermittedError: not one of the two officers.
        GateClosedError: no reason.
        IllegalTransitionError: it was approved, or is over.
    """
    with recording("withdraw_supply_stop", act) as record:
        stop = begin(record, order.number, Step.WITHDRAW, Permission.STOP_SUPPLY)
        require_words(
            order.reason,
            what="没有写明不再提请的理由。",
            why="企业已经履行，或者原决定不再有效的，不再停止供应；不办的应当有据可查。",
            rule=ORDER,
        )
        require_printable({}, {"理由": order.reason})
        stop.declined_reason, stop.ended_on = order.reason, legal_date(act.at)
        stop.save()
        record.add(SupplyStopWithdrawn())
    return stop


def _check(order: RecordSupplyRefusal) -> None:
    if not order.place.strip():
        raise InvalidInputError(
            "没有写明地点。",
            why="现场记录应当写明时间、地点和所见。",
            remedy="请填写地点。",
            article=ORDER,
        )
    if not order.present.strip() and not (
        order.attestor.strip() and order.unsigned_reason.strip()
    ):
        raise GateClosedError(
            "单位没有人在场，也没有见证人和说明。",
            why="现场记录由在场的人签字；没有人签字的，注明情况，由见证人见证。",
            remedy="请填写在场的单位人员；没有的，填写见证人和未签名的情况。",
            article=ORDER,
        )
    require_printable(
        {
            "地点": order.place,
            "在场的单位人员": order.present,
            "见证人": order.attestor,
        },
        {
            "拒不执行的事实": order.refusal,
            "现实危险": order.danger,
            "安全措施": order.safety,
            "陈述申辩": order.statement,
            "未签名的情况": order.unsigned_reason,
        },
    )
