"""备案: what was decided on the spot is reported to the bureau."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import REPORT_WITHIN
from mingjing.summary.entries import SummaryPenaltyReported
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.papers import filing_paper
from mingjing.summary.states import Step


@dataclass(frozen=True)
class ReportSummaryPenalty:
    """The penalty that is reported."""

    number: str


def report_summary_penalty(
    order: ReportSummaryPenalty, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Put the decision on file with the bureau by 当场处罚备案表; a late one says so.

    Raises:
        NotPermittedError: neither one of the two officers nor entrusted with it.
        IllegalTransitionError: not delivered, or on file already.
    """
    with recording("report_summary_penalty", act) as record:
        penalty = begin(record, order.number, Step.REPORT, Permission.PUNISH_ON_THE_SPOT)
        today = legal_date(act.at)
        due = law.due(REPORT_WITHIN, legal_date(penalty.decided_at or act.at))
        reporter = person_of(act.actor.person).name
        paper = filing_paper(penalty, reporter, law, on=today)
        document = issue(paper, subject=penalty.number, at=act.at)
        penalty.filing = document
        penalty.reported_on = today
        penalty.save()
        record.add(
            SummaryPenaltyReported(
                document=document.code,
                reported_on=today,
                late=today > day_of(due.nominal),
            )
        )
        record.add(issued(document))
    return penalty
