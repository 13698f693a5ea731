"""延长 (C05): once, before the period is over, by a leader, and the party is told why."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.rules import require_words
from mingjing.compulsion.clocks import HOLD_FOR, last_day
from mingjing.compulsion.entries import SeizureExtended
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.papers import ending, notice_paper
from mingjing.compulsion.rules import require_apart, require_not_failed
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.documents.queries import number_issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:25"


@dataclass(frozen=True)
class ExtendSeizure:
    """By how many days, and what makes the case complicated."""

    number: str
    days: int
    reason: str


def extend_seizure(order: ExtendSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Extend the period and issue the written notice to the party.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader carries it out.
        GateClosedError: no reason; more days than the law allows; the period is over; the
            review found against it.
        IllegalTransitionError: not held, extended already, or not approved yet.
    """
    with recording("extend_seizure", act) as record:
        seizure = begin(record, order.number, Step.EXTEND, Permission.APPROVE_SEIZURE, law=law)
        require_not_failed(seizure.passed)
        require_apart(act.actor.person, seizure.officers, what="执法人员不能批准延长。")
        require_words(
            order.reason,
            what="延长期限没有写明理由。",
            why="延长查封、扣押的决定应当及时书面告知当事人，并说明理由。",
            rule="acl-2011:25.2",
        )
        require_printable({}, {"延长的理由": order.reason})
        today = legal_date(act.at)
        _require_days(order.days, longest(law, seizure))
        seizure.extended_on, seizure.extended_by = today, order.days
        seizure.extension_reason = order.reason
        until = last_day(seizure, law) or today
        paper = notice_paper(
            "seizure_extension",
            seizure,
            {
                "decision": number_issued(seizure.number, "seizure_decision"),
                "days": order.days,
                "ends_on": until.isoformat(),
                "reason": order.reason,
                **remedies(law, today),
            },
            ending(today, law, (ARTICLE,)),
        )
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.save()
        record.add(SeizureExtended(document=document.code, days=order.days, ends_on=until))
        record.add(issued(document))
    return seizure


def longest(law: RuleBook, seizure: Seizure) -> int:
    """Return by how many days the law of the day of the seizure lets it be extended."""
    since = legal_date(seizure.imposed_at) if seizure.imposed_at else seizure.created_on
    extension = law.rule(HOLD_FOR, since).row.extension
    return (extension.max or 0) if extension else 0


def _require_days(days: int, longest_allowed: int) -> None:
    if 1 <= days <= longest_allowed:
        return
    raise GateClosedError(
        f"不能延长 {days} 日。",
        why=f"延长期限不得超过{longest_allowed}日，至少一日。",
        remedy=f"请填写 1 至 {longest_allowed} 之间的日数。",
        article="acl-2011:25.1",
    )
