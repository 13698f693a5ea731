"""反馈: the enterprise is told what came of the inspection."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import ResultFedBack
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.outcome import outcome_in_words
from mingjing.inspections.papers import ending, items_in_words, kind_told, order_paper
from mingjing.inspections.rules import APPROVAL
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date, stamp
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class FeedBack:
    """What is said beside the result; empty for nothing."""

    number: str
    remark: str = ""


def feed_back(order: FeedBack, *, act: Act, law: RuleBook) -> Inspection:
    """Issue 检查结果告知书; the result follows from what was recorded.

    Raises:
        NotPermittedError: not one of its two officers.
        IllegalTransitionError: not concluded, or told already.
    """
    with recording("feed_back", act) as record:
        inspection = begin(record, order.number, Step.FEED_BACK, Permission.INSPECT)
        require_printable({}, {"说明": order.remark})
        today = legal_date(act.at)
        paper = order_paper(
            "inspection_feedback",
            inspection,
            {
                "kind": kind_told(inspection),
                "inspected_at": stamp(inspection.arrived_at or act.at),
                "items": items_in_words(inspection),
                "result": list(outcome_in_words(inspection)),
                "remark": order.remark,
            },
            ending(today, law, (APPROVAL,)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        inspection.fed_back_on = today
        inspection.save()
        record.add(ResultFedBack(document=document.code))
        record.add(issued(document))
    return inspection
