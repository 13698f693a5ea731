"""听证的提起: the request, who presides, and a request taken back."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of, person_of
from mingjing.cases.clocks import HEARING_WITHIN
from mingjing.cases.entries import (
    HearingRequested,
    HearingRequestWithdrawn,
    PresidingOfficerAppointed,
)
from mingjing.cases.gates import standing_notice
from mingjing.cases.models import Case, Notice
from mingjing.cases.queries import (
    case_to_change,
    investigators_of,
    require_unrecused,
)
from mingjing.cases.rules import require_happened, require_strangers
from mingjing.cases.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.dues import day_for_party
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RequestHearing:
    """The party asks for a hearing."""

    docket: str
    requested_on: date


@dataclass(frozen=True)
class AppointPresidingOfficer:
    """Who will preside."""

    docket: str
    person: str


@dataclass(frozen=True)
class WithdrawHearingRequest:
    """The party takes its request back."""

    docket: str
    withdrawn_on: date


def request_hearing(order: RequestHearing, *, act: Act, law: RuleBook) -> Notice:
    """Record a request for a hearing; the case waits until it is settled.

    Raises:
        GateClosedError: no such right here, or five working days have passed.
        IllegalTransitionError: not the time for it.
    """
    with recording("request_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_DEFENCE)
        state = advance(case.stage, Step.REQUEST_HEARING)
        notice = standing_notice(case)
        require_happened(order.requested_on, today=legal_date(act.at), since=notice.given_on)
        due = law.due(HEARING_WITHIN, notice.given_on)
        if not notice.hearing_right or order.requested_on > day_for_party(due):
            raise GateClosedError(
                "本案不能要求听证，或者已超过提出的期限。",
                why="当事人要求听证的，应当在行政机关告知后五日内提出。",
                remedy="请按陈述申辩记录其意见；因不可抗力逾期的，报负责人决定。",
                article=due.article,
            )
        case.state = state
        case.save()
        notice.hearing_requested_on = order.requested_on
        notice.save()
        record.add(HearingRequested(requested_on=order.requested_on))
    return notice


def appoint_presiding_officer(order: AppointPresidingOfficer, *, act: Act) -> Notice:
    """Name who presides: never an investigator of the case (SOD-03).

    A hearing of which the party was notified is notified anew, so that it knows who presides.

    Raises:
        SeparationOfDutiesError: the person investigated the case.
        NotFoundError: nobody of that code is on the roster.
        NotPermittedError: not a leader; or the person does not hold that post.
    """
    with recording("appoint_presiding_officer", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        case.state = advance(case.stage, Step.APPOINT_PRESIDING_OFFICER)
        require_strangers(
            order.person,
            investigators_of(case),
            what="听证主持人不能是本案调查人员。",
            why="听证由行政机关指定的非本案调查人员主持。",
            rule="apl-2021:64(4)",
        )
        require_unrecused(case, (order.person,), on=legal_date(act.at))
        notice = standing_notice(case)
        notice.presiding_officer = _who_may_preside(order.person, legal_date(act.at))
        notice.save()
        case.save()
        record.add(PresidingOfficerAppointed(person=order.person))
    return notice


def withdraw_hearing_request(order: WithdrawHearingRequest, *, act: Act) -> Case:
    """Record that the party took its request back; its waiver is express.

    Raises:
        IllegalTransitionError: no hearing was requested.
    """
    with recording("withdraw_hearing_request", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_DEFENCE)
        case.state = advance(case.stage, Step.WITHDRAW_HEARING_REQUEST)
        notice = standing_notice(case)
        require_happened(
            order.withdrawn_on, today=legal_date(act.at), since=notice.hearing_requested_on
        )
        notice.hearing_waived_on = order.withdrawn_on
        notice.save()
        case.save()
        record.add(HearingRequestWithdrawn(withdrawn_on=order.withdrawn_on))
    return case


def _who_may_preside(person: str, on: date) -> str:
    code = person_of(person).code
    if not may(actor_of(code, on), Permission.HOLD_HEARING):
        raise NotPermittedError(
            f"{code} 号人员不在听证主持岗位。",
            why="听证由行政机关指定的人员主持；主持、登记听证的职权属于听证主持人岗位。",
            remedy="请另选听证主持人，或请管理员按任命文件登记岗位。",
            article="apl-2021:64(4)",
        )
    return code
