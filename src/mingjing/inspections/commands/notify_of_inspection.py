"""检查通知: the enterprise is told beforehand, unless the approval says why not."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.queries import officer_view
from mingjing.documents.issuing import issue, issued
from mingjing.inspections.entries import InspectionNotified
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.papers import (
    ending,
    items_in_words,
    kind_told,
    order_paper,
    pens_of,
)
from mingjing.inspections.rules import APPROVAL
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class NotifyOfInspection:
    """Number of the inspection."""

    number: str


def notify_of_inspection(order: NotifyOfInspection, *, act: Act, law: RuleBook) -> Inspection:
    """Issue 行政检查通知书.

    Raises:
        NotPermittedError: not one of its two officers.
        AlreadyDoneError: it was issued.
        IllegalTransitionError: not approved, or begun.
    """
    with recording("notify_of_inspection", act) as record:
        inspection = begin(record, order.number, Step.NOTIFY, Permission.INSPECT)
        if inspection.notified_on is not None:
            raise AlreadyDoneError(
                "已经通知被检查单位。",
                why=f"检查通知书已于{inspection.notified_on}发出。",
                remedy="请按计划入场检查。",
                article=APPROVAL,
            )
        today = legal_date(act.at)
        officers = [officer_view(code, today) for code in inspection.officers]
        paper = order_paper(
            "inspection_notice",
            inspection,
            {
                "kind": kind_told(inspection),
                "planned_on": inspection.planned_on.isoformat(),
                "officers": "、".join(f"{one.name}（{one.certificate}）" for one in officers),
                "items": items_in_words(inspection),
            },
            ending(
                today, law, (APPROVAL, "apl-2021:43.2"), pens_of(officers, other_side=False)
            ),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        inspection.notified_on = today
        inspection.save()
        record.add(InspectionNotified(notified_on=today, document=document.code))
        record.add(issued(document))
    return inspection
