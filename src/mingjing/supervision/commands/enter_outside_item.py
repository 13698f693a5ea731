"""系统外的文书、票据: what was done on paper is entered later, marked as that (A3-10)."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_for
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.supervision.entries import OutsideItemEntered
from mingjing.supervision.models import OutsideItem
from mingjing.supervision.states import ARTICLE

Kind = OutsideItem.Kind


@dataclass(frozen=True)
class EnterOutsideItem:
    """What was found, and where.

    Args:
        kind: decision, receipt, use of the seal, or a paper of a court.
        number: its own number.
        dated: the day it bears.
        source: where it was found.
        decision_number: the decision that it names, where it is not one itself.
        docket: case of the system it belongs to; empty where none is known.
        amount_fen: money it speaks of.
    """

    kind: OutsideItem.Kind
    number: str
    dated: date
    source: str
    decision_number: str = ""
    docket: str = ""
    amount_fen: int | None = None


def enter_outside_item(order: EnterOutsideItem, *, act: Act) -> OutsideItem:
    """Enter a paper from outside; the nightly reconciliation holds it against the decisions.

    Raises:
        NotPermittedError: not of the posts that meet such papers.
        NotFoundError: no such case, or not theirs to see.
        GateClosedError: no number or source, a day to come, or entered before.
    """
    with recording("enter_outside_item", act) as record:
        require(act.actor, Permission.ENTER_OUTSIDE_ITEM)
        number, today = order.number.strip(), legal_date(act.at)
        for words, what in ((number, "文号"), (order.source, "发现的来源")):
            require_words(
                words, what=f"没有写明{what}。", why="事后须能查对原件。", rule=ARTICLE
            )
        if order.dated > today:
            raise GateClosedError(
                "日期晚于今天。",
                why="登记的是已经发生的事。",
                remedy="请核对日期。",
                article=ARTICLE,
            )
        if OutsideItem.objects.filter(kind=order.kind.value, number=number).exists():
            raise GateClosedError(
                "这件文书、票据已经登记过。",
                why="同一文号只登记一次。",
                remedy="请查看登记清单。",
                article=ARTICLE,
            )
        docket = case_for(act.actor, order.docket).docket if order.docket.strip() else ""
        is_decision = order.kind is OutsideItem.Kind.DECISION
        row = OutsideItem(
            kind=order.kind.value,
            number=number,
            decision_number=number if is_decision else order.decision_number.strip(),
            docket=docket,
            dated=order.dated,
            amount_fen=order.amount_fen,
            source=order.source,
            entered_on=today,
            entered_by=act.actor.person,
        )
        row.save(force_insert=True)
        record.add(OutsideItemEntered(row.pk, row.kind, row.number, row.decision_number))
    return row
