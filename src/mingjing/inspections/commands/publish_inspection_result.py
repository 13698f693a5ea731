"""公示: where and when the result was made public; the clock runs from the conclusion."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_happened, require_words
from mingjing.inspections.clocks import PUBLISH_WITHIN
from mingjing.inspections.entries import ResultPublished
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class PublishInspectionResult:
    """Where and when."""

    number: str
    published_on: date
    published_at: str


def publish_inspection_result(
    order: PublishInspectionResult, *, act: Act, law: RuleBook
) -> Inspection:
    """Record that the result was published; a late publication is recorded as late.

    Raises:
        NotPermittedError: not the legal office, or a day that lies ahead.
        GateClosedError: no place.
        IllegalTransitionError: the enterprise was not told yet, or it is published.
    """
    with recording("publish_inspection_result", act) as record:
        inspection = begin(record, order.number, Step.PUBLISH, Permission.PUBLISH)
        concluded = inspection.concluded_on or legal_date(act.at)
        require_happened(order.published_on, today=legal_date(act.at), since=concluded)
        require_words(
            order.published_at,
            what="没有写明在何处公示。",
            why="“双随机”抽查情况及查处结果应及时公示，接受群众监督。",
            rule="seed-2022:S-4.1-11",
        )
        inspection.published_on = order.published_on
        inspection.published_at = order.published_at
        inspection.save()
        due = law.due(PUBLISH_WITHIN, concluded)
        record.add(
            ResultPublished(
                published_on=order.published_on,
                published_at=order.published_at,
                late=order.published_on > day_of(due.nominal),
            )
        )
    return inspection
