"""The papers of 先行登记保存, built from its rows and the law."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from mingjing.bureau.queries import OfficerView, person_of
from mingjing.cases.investigation.choices import settlements
from mingjing.cases.investigation.models import Preservation
from mingjing.cases.investigation.papers import about, ending
from mingjing.cases.investigation.preserving import RULE, PreservedFacts
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.papers.words import party_block
from mingjing.documents.content import Paper
from mingjing.documents.generic import Signature, generic_paper, signatures_of
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date, stamp
from mingjing.statute.limits import RuleBook

if TYPE_CHECKING:
    from mingjing.cases.investigation.commands.preserve import ImposePreservation

DUTY = "登记保存期间，当事人或者有关人员不得销毁或者转移证据。"
WITHIN = "本机关自登记保存之日起七日内对上述证据作出处理决定。"
OFFICERS, NOTIFIED = "承办人", "被通知人"


def approval_paper(row: Preservation, law: RuleBook) -> Paper:
    """Return 先行登记保存证据审批表."""
    if row.approved_at is None:
        raise AssertionError("what nobody approved has no approval form")
    on = legal_date(row.approved_at)
    fields: dict[str, Value] = {
        "case_name": about(row.case)["case_name"],
        **party_block(row.case.party),
        "circumstances": row.case.summary or row.case.cause,
        "objects": list(row.asked),
        "reason": row.reason,
        "manner": row.manner,
        "handlers": person_of(row.requested_by).name,
        "unrecorded_reason": row.unrecorded_reason,
        "approval": row.opinion,
        "approver": {"name": person_of(row.approved_by).name},
        "approved_at": stamp(row.approved_at),
    }
    pens = (Signature("审批人", person_of(row.approved_by).name, on=on),)
    return generic_paper("preservation_approval", fields, ending(on, law, (RULE,), pens))


def notice_paper(
    row: Preservation, order: "ImposePreservation", until: date, law: RuleBook
) -> Paper:
    """Return 先行登记保存证据通知书."""
    on = legal_date(order.imposed_at)
    fields: dict[str, Value] = {
        **about(row.case),
        "suspected": row.case.cause,
        "place": order.place,
        "within": f"{WITHIN}最后一日：{chinese(until)}。",
        "appear": f"{chinese(order.appear_on)}，{order.appear_at}",
        "duty": DUTY,
        "receiver": order.receiver,
        "unsigned_reason": order.unsigned_reason,
    }
    pens = (Signature(NOTIFIED, note=order.unsigned_reason),)
    return generic_paper("preservation_notice", fields, ending(on, law, (RULE,), pens))


def list_paper(
    row: Preservation,
    order: "ImposePreservation",
    officers: Iterable[OfficerView],
    notice: Document,
    law: RuleBook,
) -> Paper:
    """Return 先行登记保存证据清单."""
    on = legal_date(order.imposed_at)
    fields: dict[str, Value] = {
        **about(row.case),
        "notice": notice.printed_number or notice.code,
        "items": [_row(n, one) for n, one in enumerate(order.items, start=1)],
    }
    pens = signatures_of(OFFICERS, [(one.name, one.certificate) for one in officers])
    signed = (*pens, Signature(NOTIFIED, note=order.unsigned_reason))
    return generic_paper("preservation_list", fields, ending(on, law, (RULE,), signed))


def settlement_papers(row: Preservation, law: RuleBook) -> tuple[Paper, Paper]:
    """Return 先行登记保存证据处理审批表 and 处理决定书."""
    if row.settled_on is None or row.imposed_at is None:
        raise AssertionError("what nobody settled has no decision")
    on, words = row.settled_on, settlements()[row.outcome].words
    leader = person_of(row.settled_by).name
    proposed = settlements()[row.proposed].words if row.proposed else ""
    things: list[Value] = [
        f"{item.name} {item.quantity}{item.unit}"
        for item in row.preserveditem_set.order_by("n")
    ]
    approval: dict[str, Value] = {
        "case_name": about(row.case)["case_name"],
        **party_block(row.case.party),
        "circumstances": row.case.summary or row.case.cause,
        "objects": things,
        "proposal": f"{proposed}。{row.proposed_reason}" if proposed else "",
        "handlers": person_of(row.proposed_by).name if proposed else "",
        "approval": f"{words}。{row.outcome_reason}",
        "approver": {"name": leader},
        "approved_on": on.isoformat(),
    }
    decision: dict[str, Value] = {
        **about(row.case),
        "preserved_on": legal_date(row.imposed_at).isoformat(),
        "notice": _number(row.notice),
        "objects": things,
        "decision": f"{words}。{row.outcome_reason}",
        **remedies(law, on),
    }
    signed = (Signature("审批人", leader, on=on),)
    received = (Signature("当事人"),)
    return (
        generic_paper("preservation_review", approval, ending(on, law, (RULE,), signed)),
        generic_paper("preservation_decision", decision, ending(on, law, (RULE,), received)),
    )


def _number(document: Document | None) -> str:
    return "" if document is None else document.printed_number or document.code


def _row(n: int, one: PreservedFacts) -> Value:
    cells = {
        "n": str(n),
        "name": one.name,
        "specification": one.specification,
        "origin": one.origin,
        "grade": one.grade,
        "unit": one.unit,
        "price": one.price,
        "quantity": one.quantity,
        "note": one.note,
    }
    return {name: text for name, text in cells.items() if text}
