"""责令限期整改: what is to be put right until when."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rectification import ORDER, order_fields, require_order
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import RectificationOrdered
from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.moves import begin, findings_chosen, take_over, words_of
from mingjing.inspections.papers import ending, order_paper, pens_of
from mingjing.inspections.queries import orders_of
from mingjing.inspections.rules import require_approved
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "asl-2021:65.1(2)"


@dataclass(frozen=True)
class OrderRectification:
    """The order.

    Args:
        findings: numbers of the problems.
        demands: what is to be done, line by line.
        due_on: last day.
        without_measures: why a major hazard needs no measures on the spot.
    """

    number: str
    findings: tuple[int, ...]
    demands: tuple[str, ...]
    due_on: date
    without_measures: str = ""


def order_rectification(order: OrderRectification, *, act: Act, law: RuleBook) -> Order:
    """Order the enterprise to put findings right; an earlier order waits for them no more.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        InvalidInputError: no findings, no demands, or a day that is over.
        GateClosedError: not approved, or a major hazard without measures and without a reason.
        IllegalTransitionError: nothing is recorded yet, or all is over.
    """
    with recording("order_rectification", act) as record:
        inspection = begin(record, order.number, Step.ORDER_RECTIFICATION, Permission.INSPECT)
        require_approved(inspection.approved_at)
        chosen = findings_chosen(inspection, order.findings)
        today = legal_date(act.at)
        require_order(order.demands, order.due_on, today=today, article=ARTICLE)
        _require_measures(inspection, chosen, order.without_measures)
        require_printable(
            {f"整改要求第{n}项": text for n, text in enumerate(order.demands, start=1)}
        )
        officers = require_two_officers(inspection.officers, on=today)
        paper = order_paper(
            ORDER,
            inspection,
            order_fields(
                words_of(inspection, chosen),
                order.demands,
                order.due_on,
                order.without_measures,
            ),
            ending(today, law, (ARTICLE,), pens_of(officers)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        take_over(inspection, chosen)
        inspection.save()
        row = Order(
            inspection=inspection,
            nature=Order.Nature.RECTIFICATION,
            findings=chosen,
            pending=chosen,
            demands=list(order.demands),
            given_on=today,
            due_on=order.due_on,
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            RectificationOrdered(
                document=document.code, findings=tuple(chosen), due_on=order.due_on
            )
        )
        record.add(issued(document))
    return row


def _require_measures(inspection: Inspection, chosen: list[int], reason: str) -> None:
    grave = {one["n"] for one in inspection.findings if one["grave"]} & set(chosen)
    under = {
        n
        for order in orders_of(inspection)
        if order.nature == Order.Nature.MEASURES
        for n in order.findings
    }
    if grave - under:
        require_words(
            reason,
            what="重大事故隐患只责令限期整改，没有写明不采取现场处理措施的理由。",
            why="重大事故隐患排除前或者排除过程中无法保证安全的，"
            "应当责令从危险区域内撤出作业人员，责令暂时停产停业或者停止使用相关设施、设备。",
            rule="asl-2021:65.1(3)",
        )
