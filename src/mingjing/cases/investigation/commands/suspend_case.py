"""中止、恢复调查 (P05): a leader lets a case rest on a ground, and lets it go on."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.investigation.choices import suspension_grounds
from mingjing.cases.investigation.entries import CaseResumed, CaseSuspended
from mingjing.cases.investigation.models import CaseSuspension
from mingjing.cases.investigation.papers import suspension_paper
from mingjing.cases.investigation.queries import running_suspension
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook

RULE = "apl-2021:60"


@dataclass(frozen=True)
class SuspendCase:
    """Why the investigation rests.

    Args:
        ground: id of one of ``choices.suspension_grounds``.
        reasons: what makes it so.
    """

    docket: str
    ground: str
    reasons: str


@dataclass(frozen=True)
class ResumeCase:
    """Why it goes on."""

    docket: str
    reasons: str


def suspend_case(order: SuspendCase, *, act: Act, law: RuleBook) -> CaseSuspension:
    """Let the investigation rest; whether the ninety days do is a setting of the bureau.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        InvalidInputError: no such ground.
        GateClosedError: no reasons.
        IllegalTransitionError: the case is not under investigation.
    """
    with recording("suspend_case", act) as record:
        case = _begin(record, order.docket, Step.SUSPEND, order.reasons)
        if order.ground not in suspension_grounds():
            raise InvalidInputError(
                "没有这种中止的事由。",
                why="中止调查应当有事由；可以选择的事由列在参数文件中。",
                remedy="请从所列的事由中选择。",
                article=RULE,
            )
        row = CaseSuspension(
            case=case,
            ground=order.ground,
            reasons=order.reasons,
            since=legal_date(act.at),
            suspended_by=act.actor.person,
        )
        document = issue(suspension_paper(row, law), subject=case.docket, at=act.at)
        case.save()
        row.save(force_insert=True)
        record.add(CaseSuspended(ground=order.ground, document=document.code))
        record.add(issued(document))
    return row


def resume_case(order: ResumeCase, *, act: Act, law: RuleBook) -> CaseSuspension:
    """Let a suspended investigation go on.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: no reasons.
        IllegalTransitionError: the case is not suspended.
    """
    with recording("resume_case", act) as record:
        case = _begin(record, order.docket, Step.RESUME, order.reasons)
        row = running_suspension(case)
        row.ended_on, row.end_reasons = legal_date(act.at), order.reasons
        row.resumed_by = act.actor.person
        document = issue(suspension_paper(row, law), subject=case.docket, at=act.at)
        case.save()
        row.save()
        record.add(CaseResumed(since=row.since, document=document.code))
        record.add(issued(document))
    return row


def _begin(record: Recording, docket: str, step: Step, reasons: str) -> Case:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.SUSPEND_CASE)
    case.state = advance(case.stage, step)
    require_strangers(
        actor.person,
        case.handlers,
        what="承办人不能批准自己承办的案件中止或者恢复。",
        why="中止、恢复调查由行政机关负责人批准。",
        rule=RULE,
    )
    require_words(
        reasons,
        what="没有写明中止或者恢复的事实和理由。",
        why="行政机关应当自行政处罚案件立案之日起九十日内作出行政处罚决定；中止应当有据可查。",
        rule=RULE,
    )
    require_printable({}, {"事实和理由": reasons})
    return case
