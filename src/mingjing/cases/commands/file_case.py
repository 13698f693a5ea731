"""立案, or 不予立案: a leader decides on a lead."""

from dataclasses import dataclass, replace

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import GRANTS, Permission, require
from mingjing.bureau.queries import person_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.entries import CaseDeclined, CaseFiled
from mingjing.cases.joining import joinder_of, lock_joined, officers_to_join, take_up
from mingjing.cases.models import Case, Joinder
from mingjing.cases.papers.filing import Approval, filing_content
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.ids import SerialNumber
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

DECIDE_WITHIN = "APL-60"
LIMITATION = "APL-36"


@dataclass(frozen=True)
class FileCase:
    """Approval of a filing, and the two officers who will handle the case.

    Args:
        opinion: 审批意见, as the approval form prints it.
        proposal: 承办人意见, if one was written; else its space stays for the pen.
        examiner: who examined the proposal in the handling unit, if anybody did.
        examination: 审核意见.
    """

    docket: str
    lead_officer: str
    second_officer: str
    opinion: str = "同意立案。"
    proposal: str = ""
    examiner: str = ""
    examination: str = ""


@dataclass(frozen=True)
class DeclineCase:
    """Refusal to file, with its ground (no violation, limitation, not ours)."""

    docket: str
    ground: str


def file_case(order: FileCase, *, act: Act, law: RuleBook) -> Case:
    """File the case; from here the clock for its decision runs.

    The approval issues 立案审批表, and its number is that of the case. A lead that joins a
    filed case gets the next place under the number of that one, and what was taken there.

    Raises:
        DocumentDataError: no opinion, or an examination by nobody.
        NotPermittedError: not a leader; fewer than two officers; a certificate without force.
        SeparationOfDutiesError: one officer named twice, or the leader is one of them.
        InvalidInputError: it joins a case that two other officers handle.
        GateClosedError: the limitation period is over (APL 36).
        IllegalTransitionError: not a lead any more.
    """
    with recording("file_case", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.FILE_CASE)
        today = legal_date(act.at)
        state = advance(case.stage, Step.FILE)
        joinder = joinder_of(case)
        _require_same_officers(order, case)
        officers = require_two_officers((order.lead_officer, order.second_officer), on=today)
        require_strangers(
            act.actor.person,
            (order.lead_officer, order.second_officer),
            what="批准立案的负责人不能同时承办本案。",
            why="审批与承办应当分离。",
            rule="apl-2021:54.2",
        )
        _require_in_time(case, law)
        approval = _approval(order, act.actor)
        due = law.due(DECIDE_WITHIN, today)
        case.state = state
        paper = filing_content(case, officers, approval, on=today)
        number = "" if joinder is None else _placed(joinder)
        document = issue(paper, subject=case.docket, at=act.at, number=number)
        case.number = document.number
        case.lead_officer, case.second_officer = order.lead_officer, order.second_officer
        case.filed_by, case.filed_on = act.actor.person, today
        case.save()
        record.add(
            CaseFiled(
                number=case.number,
                officers=tuple(officer.code for officer in officers),
                certificates=tuple(officer.certificate for officer in officers),
                clock=due.article,
                due=due.nominal.isoformat(),
            )
        )
        record.add(issued(document))
        if joinder is not None:
            take_up(record, case)
    return case


def decline_case(order: DeclineCase, *, act: Act) -> Case:
    """Refuse to file, on the record.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no ground was given.
    """
    with recording("decline_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.FILE_CASE)
        state = advance(case.stage, Step.DECLINE)
        if not order.ground.strip():
            raise GateClosedError(
                "不予立案没有写明理由。",
                why="不予立案也是执法记录的一部分，应当说明理由。",
                remedy="请写明：没有违法事实、超过时效，或者不属于本机关管辖等。",
                article="apl-2021:54.2",
            )
        case.state = state
        case.save()
        record.add(CaseDeclined(ground=order.ground))
    return case


def _approval(order: FileCase, leader: Actor) -> Approval:
    require_printable(
        {},
        {
            "承办人意见": order.proposal,
            "审核意见": order.examination,
            "审批意见": order.opinion,
        },
    )
    if order.examiner:
        require_strangers(
            person_of(order.examiner).code,
            (leader.person,),
            what="审核人不能同时是审批人。",
            why="审核与审批应当分离。",
            rule="apl-2021:54.2",
        )
    posts = [
        role.value
        for role in Role
        if role in leader.roles and Permission.FILE_CASE in GRANTS[role]
    ]
    return Approval(
        approver=leader.person,
        post=posts[0],
        opinion=order.opinion.strip(),
        proposal=order.proposal.strip(),
        examiner=order.examiner,
        examination=order.examination.strip(),
    )


def _require_same_officers(order: FileCase, case: Case) -> None:
    officers = officers_to_join(case)
    if officers and {order.lead_officer, order.second_officer} != set(officers):
        raise InvalidInputError(
            "并入的案件应当由同一案的两名承办人办理。",
            why=f"该案由 {'、'.join(officers)} 承办，证据和执法活动共用。",
            remedy="请选择该案的两名承办人；需要更换的，先更换承办人。",
            article="apl-2021:54.2",
        )


def _placed(joinder: Joinder) -> str:
    """Give the next place under the number of the principal case, gapless, and return it."""
    given = Joinder.objects.filter(principal=joinder.principal, place__isnull=False)
    joinder.place = given.count() + 2
    joinder.save()
    number = SerialNumber.parse(Case.objects.get(pk=joinder.principal).number)
    return str(replace(number, branch=joinder.place))


def _require_in_time(case: Case, law: RuleBook) -> None:
    due = law.due(LIMITATION, case.act_ended_on)
    if case.found_on > due.nominal:
        raise GateClosedError(
            "违法行为已超过追诉时效。",
            why=f"行为终了于 {case.act_ended_on}，在二年内未被发现的，不再给予行政处罚。",
            remedy="请办理不予立案；涉及公民生命健康安全、金融安全且有危害后果的，时效为五年。",
            article=due.article,
        )
