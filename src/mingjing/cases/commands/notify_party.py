"""告知, 陈述申辩, and what the party does with its rights."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import person_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN, day_for_party
from mingjing.cases.commands.close_investigation import renew_subject, retire_notices
from mingjing.cases.entries import (
    DefenceRecorded,
    HearingRequested,
    HearingRequestWithdrawn,
    NoticeGiven,
    PresidingOfficerAppointed,
    RightsWaived,
)
from mingjing.cases.models import Case, Defence, FieldAct, Notice
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import case_to_change, current_notice, proposal_of
from mingjing.cases.rules import require_happened, require_strangers, review_holds
from mingjing.cases.states import Step, advance
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind
from mingjing.statute.hearing import hearing_right
from mingjing.statute.limits import RuleBook

WORD = "应急罚告"


@dataclass(frozen=True)
class GiveNotice:
    """告知书 served on the party by two officers on a day."""

    docket: str
    officers: tuple[str, str]
    given_on: date


@dataclass(frozen=True)
class RecordDefence:
    """What the party said, and the answer.

    Args:
        adopted: whether facts, reasons or evidence of the party were found to hold.
        answer: the reasons for adopting or not.
        amended: the proposal after adoption; never heavier (APL 45).
    """

    docket: str
    made_on: date
    statement: str
    adopted: bool
    answer: str
    amended: Proposal | None = None


@dataclass(frozen=True)
class WaiveRights:
    """An express, written waiver of statement and defence, of the hearing, or of both."""

    docket: str
    waived_on: date
    defence: bool
    hearing: bool


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


def give_notice(order: GiveNotice, *, act: Act, law: RuleBook) -> Notice:
    """Tell the party of the proposed penalty, its grounds and its rights (APL 44).

    Raises:
        GateClosedError: review is compulsory and has not passed.
        NotPermittedError: fewer than two officers with certificates in force; or it is dated
            before the review passed, or tomorrow.
        IllegalTransitionError: not the time for it.
    """
    with recording("give_notice", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.GIVE_NOTICE)
        state = advance(case.stage, Step.GIVE_NOTICE)
        _require_reviewed(case)
        require_happened(
            order.given_on,
            today=legal_date(act.at),
            since=(case.passed_on if case.review_required else None) or case.investigated_on,
        )
        require_two_officers(order.officers, on=order.given_on)
        right = hearing_right(
            proposal_of(case).to_classify(PartyKind(case.party.kind), case.marks),
            book=law,
            on=order.given_on,
            region=settings.MINGJING_BUREAU.region_code,
        )
        case.state = state
        case.save()
        retire_notices(case)
        notice = Notice(
            case=case,
            number=str(next_number(WORD, legal_date(act.at).year)),
            given_on=order.given_on,
            proposal=case.proposal,
            subject_hash=case.subject_hash,
            hearing_right=right.exists is not False,
            hearing_grounds=[ground.rule for ground in right.grounds],
        )
        notice.save(force_insert=True)
        record.add(
            NoticeGiven(
                number=notice.number,
                subject_hash=case.subject_hash,
                given_on=order.given_on,
                hearing_right=notice.hearing_right,
                defence_until=_until(DEFENCE_WITHIN, order.given_on, law),
                hearing_until=_until(HEARING_WITHIN, order.given_on, law)
                if notice.hearing_right
                else "",
            )
        )
    return notice


def record_defence(order: RecordDefence, *, act: Act) -> Defence:
    """Record and answer the party's statement; an adopted one makes the review stale.

    Raises:
        GateClosedError: the amended penalty is heavier or for something else, or no answer was
            given.
        NotPermittedError: it was made before the notice, or tomorrow.
        IllegalTransitionError: not the time for it.
    """
    with recording("record_defence", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_DEFENCE)
        case.state = advance(case.stage, Step.RECORD_DEFENCE)
        notice = _noticed(case)
        require_happened(order.made_on, today=legal_date(act.at), since=notice.given_on)
        _require_answer(order)
        if order.amended is not None:
            if order.amended.is_heavier_than(proposal_of(case)):
                raise GateClosedError(
                    "不能因当事人陈述、申辩而给予更重的处罚。",
                    why="行政机关不得因当事人陈述、申辩而给予更重的处罚。",
                    remedy="请维持或者减轻原拟处罚内容。",
                    article="apl-2021:45.2",
                )
            _require_told(order.amended, proposal_of(case))
            case.proposal = order.amended.as_value()
            renew_subject(case)
        if order.adopted and case.passed_hash:
            case.stale_reason = "defence_adopted"
        case.save()
        defence = Defence(
            notice=notice,
            made_on=order.made_on,
            statement=order.statement,
            adopted=order.adopted,
            answer=order.answer,
        )
        defence.save(force_insert=True)
        record.add(
            DefenceRecorded(
                made_on=order.made_on, adopted=order.adopted, subject_hash=case.subject_hash
            )
        )
    return defence


def waive_rights(order: WaiveRights, *, act: Act) -> Notice:
    """Record what the party expressly gave up (APL 62).

    Raises:
        GateClosedError: neither right is named.
        IllegalTransitionError: not the time for it.
    """
    with recording("waive_rights", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_DEFENCE)
        case.state = advance(case.stage, Step.WAIVE_RIGHTS)
        notice = _noticed(case)
        require_happened(order.waived_on, today=legal_date(act.at), since=notice.given_on)
        if not (order.defence or order.hearing):
            raise GateClosedError(
                "没有写明放弃哪一项权利。",
                why="只有当事人明确放弃的，才不再等待期限届满。",
                remedy="请勾选放弃陈述申辩、放弃听证，或者两者。",
                article="apl-2021:62",
            )
        notice.defence_waived_on = (
            order.waived_on if order.defence else notice.defence_waived_on
        )
        notice.hearing_waived_on = (
            order.waived_on if order.hearing else notice.hearing_waived_on
        )
        notice.save()
        record.add(RightsWaived(defence=order.defence, hearing=order.hearing))
    return notice


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
        notice = _noticed(case)
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

    Raises:
        SeparationOfDutiesError: the person investigated the case.
        NotFoundError: nobody of that code is on the roster.
        NotPermittedError: not a leader.
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
        notice = _noticed(case)
        notice.presiding_officer = person_of(order.person).code
        notice.save()
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
        notice = _noticed(case)
        require_happened(
            order.withdrawn_on, today=legal_date(act.at), since=notice.hearing_requested_on
        )
        notice.hearing_waived_on = order.withdrawn_on
        notice.save()
        case.save()
        record.add(HearingRequestWithdrawn(withdrawn_on=order.withdrawn_on))
    return case


def investigators_of(case: Case) -> set[str]:
    """Return everybody who took part in investigating *case*."""
    people = set(case.officers)
    for officers, participants in FieldAct.objects.filter(case=case).values_list(
        "officers", "participants"
    ):
        people.update(officers, participants)
    return people


def _noticed(case: Case) -> Notice:
    notice = current_notice(case)
    if notice is None:
        raise GateClosedError(
            "本案没有有效的告知。",
            why="上一次告知后拟处罚内容重新形成，原告知不再有效。",
            remedy="请先重新告知当事人。",
            article="apl-2021:44",
        )
    return notice


def _require_reviewed(case: Case) -> None:
    holds = review_holds(
        required=case.review_required,
        passed_hash=case.passed_hash,
        subject_hash=case.subject_hash,
        stale_reason=case.stale_reason,
    )
    if not holds:
        raise GateClosedError(
            "本案应当先经法制审核。",
            why="办案股室应当在终结之日将案件材料提交法制审核。",
            remedy="请提交法制审核，通过后再告知当事人。",
            article="seed-2022:A3-3",
        )


def _until(rule: str, given_on: date, law: RuleBook) -> str:
    due = law.due(rule, given_on)
    return (due.rolled or due.nominal).isoformat()


def _require_told(amended: Proposal, told: Proposal) -> None:
    if not set(amended.duty_clauses) <= set(told.duty_clauses):
        raise GateClosedError(
            "变更后的内容认定了没有告知过的违法行为。",
            why="作出决定之前，应当告知当事人拟处罚的内容及事实、理由、依据。",
            remedy="新的违法行为应当调查终结后另行告知；采纳陈述申辩只能减少认定的违法行为。",
            article="apl-2021:44",
        )


def _require_answer(order: RecordDefence) -> None:
    require_printable({}, {"陈述申辩": order.statement, "复核意见": order.answer})
    if order.amended is not None and not order.adopted:
        raise GateClosedError(
            "没有采纳陈述申辩，却改变了拟处罚内容。",
            why="当事人提出的事实、理由或者证据成立的，行政机关应当采纳；未采纳的，拟处罚内容不变。",
            remedy="请改为采纳并说明理由，或者维持原拟处罚内容。",
            article="apl-2021:45.1",
        )
    if not order.answer.strip():
        raise GateClosedError(
            "陈述申辩没有复核意见。",
            why="对当事人提出的事实、理由和证据，应当进行复核。",
            remedy="请写明采纳或者不采纳的理由。",
            article="apl-2021:45.1",
        )
