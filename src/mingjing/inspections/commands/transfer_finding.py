"""移送其他部门: what another department must deal with goes there, and a record stays."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import FindingReferred
from mingjing.inspections.models import Referral
from mingjing.inspections.moves import begin, findings_chosen, take_over, words_of
from mingjing.inspections.papers import ending, order_paper
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "asl-2021:69"


@dataclass(frozen=True)
class TransferFinding:
    """What goes where, and why it belongs there."""

    number: str
    findings: tuple[int, ...]
    department: str
    reason: str


def transfer_finding(order: TransferFinding, *, act: Act, law: RuleBook) -> Referral:
    """Transfer findings to another department and issue 移送函.

    Raises:
        NotPermittedError: not one of its two officers.
        InvalidInputError: no findings.
        GateClosedError: no department or reason.
        IllegalTransitionError: nothing is recorded yet, or all is over.
    """
    with recording("transfer_finding", act) as record:
        inspection = begin(record, order.number, Step.TRANSFER, Permission.INSPECT)
        chosen = findings_chosen(inspection, order.findings)
        for words in (order.department, order.reason):
            require_words(
                words,
                what="移送没有写明部门或者理由。",
                why="应当及时移送其他有关部门并形成记录备查。",
                rule=ARTICLE,
            )
        require_printable({"移送部门": order.department}, {"移送理由": order.reason})
        today = legal_date(act.at)
        paper = order_paper(
            "transfer_letter",
            inspection,
            {
                "department": order.department,
                "problems": list(words_of(inspection, chosen)),
                "reason": order.reason,
            },
            ending(today, law, (ARTICLE,)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        take_over(inspection, chosen)
        inspection.save()
        row = Referral(
            inspection=inspection,
            findings=chosen,
            department=order.department,
            referred_on=today,
            document=document,
        )
        row.save(force_insert=True)
        record.add(FindingReferred(findings=tuple(chosen), docket="", document=document.code))
        record.add(issued(document))
    return row
