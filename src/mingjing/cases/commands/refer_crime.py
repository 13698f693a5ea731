"""移送涉嫌犯罪案件 (R310): officers report, the chief decides, the police answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingjing.access.policy import Permission, require
from mingjing.cases.entries import (
    CaseReferred,
    ReferralAccepted,
    ReferralApproved,
    ReferralProposed,
    ReferralRefused,
    ReferralReturned,
)
from mingjing.cases.exits import Exit
from mingjing.cases.gates import HANDLED_BY, officers_for, require_handler
from mingjing.cases.models import Case, Referral
from mingjing.cases.queries import case_to_change, referral_if_any, referral_of
from mingjing.cases.referring import require_report_at, stage_of_report
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import State, Step, advance
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ANSWER_WITHIN, HAND_OVER_WITHIN = "R310-5", "R310-5-2"
MATERIALS = (
    "涉嫌犯罪案件移送书",
    "涉嫌犯罪案件情况的调查报告",
    "涉案物品清单",
)


@dataclass(frozen=True)
class ProposeReferral:
    """The report of the group that looked into the suspected crime.

    Args:
        group: 专案组, two officers or more (SOD-15).
        reported_on: day on which the chief received the report.
        report: facts, evidence, and which crime is suspected.
    """

    docket: str
    group: tuple[str, ...]
    reported_on: date
    report: str


@dataclass(frozen=True)
class ApproveReferral:
    """The chief decides that the case goes to the public security organ."""

    docket: str


@dataclass(frozen=True)
class RefuseReferral:
    """The chief decides that it does not, and why."""

    docket: str
    reason: str


@dataclass(frozen=True)
class ReferCase:
    """The case was handed over.

    Args:
        handed_at: when, with zone.
        receiver: the public security organ.
        materials: what went with it (R310 6), one a line.
    """

    docket: str
    handed_at: datetime
    receiver: str
    materials: tuple[str, ...]


@dataclass(frozen=True)
class AcceptReferral:
    """The public security organ filed the case; goods and files went to it.

    Args:
        answered_on: day on which its notice came in.
        delivered_on: day on which goods and other materials were handed over (R310 12).
    """

    docket: str
    answered_on: date
    delivered_on: date
    note: str = ""


@dataclass(frozen=True)
class ReturnReferral:
    """The public security organ did not file the case."""

    docket: str
    answered_on: date
    note: str


def propose_referral(order: ProposeReferral, *, act: Act) -> Referral:
    """Report a suspected crime to the chief; no penalty stands in its place (R310 11).

    Where a decision was made the report takes its way beside it.

    Raises:
        NotPermittedError: not an officer of the case; fewer than two certified officers.
        SeparationOfDutiesError: one officer named twice.
        GateClosedError: no report.
        IllegalTransitionError: not the time for it.
    """
    with recording("propose_referral", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        _advance(case, Step.PROPOSE_REFERRAL)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        require_happened(order.reported_on, today=legal_date(act.at), since=case.filed_on)
        officers_for(case, order.group, on=order.reported_on)
        require_words(
            order.report,
            what="没有写明移送的事实和理由。",
            why="专案组核实情况后提出移送涉嫌犯罪案件的书面报告。",
            rule="r310-2020:5.1",
        )
        require_printable({}, {"移送报告": order.report})
        case.save()
        referral = Referral(
            case=case,
            group=list(order.group),
            reported_on=order.reported_on,
            report=order.report,
        )
        referral.save(force_insert=True)
        record.add(ReferralProposed(group=order.group, reported_on=order.reported_on))
    return referral


def approve_referral(order: ApproveReferral, *, act: Act, law: RuleBook) -> Referral:
    """Decide that the case goes to the public security organ; twenty-four hours run.

    Raises:
        NotPermittedError: not the chief of the bureau.
        GateClosedError: it was decided already.
        IllegalTransitionError: nothing was reported.
    """
    with recording("approve_referral", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REFER_CRIME)
        _advance(case, Step.APPROVE_REFERRAL)
        referral = referral_of(case)
        referral.decided_at, referral.decided_by = act.at, act.actor.person
        referral.approved = True
        referral.save()
        case.save()
        record.add(ReferralApproved(in_time=_answered_in_time(referral, act, law)))
    return referral


def refuse_referral(order: RefuseReferral, *, act: Act, law: RuleBook) -> Referral:
    """Decide that it does not, with the reason on record; the case goes on where it was.

    Raises:
        NotPermittedError: not the chief of the bureau.
        GateClosedError: no reason, or it was decided already.
        IllegalTransitionError: nothing was reported.
    """
    with recording("refuse_referral", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REFER_CRIME)
        _advance(case, Step.REFUSE_REFERRAL)
        require_words(
            order.reason,
            what="不批准移送没有写明理由。",
            why="决定不批准的，应当将不予批准的理由记录在案。",
            rule="r310-2020:5.2",
        )
        referral = referral_of(case)
        referral.decided_at, referral.decided_by = act.at, act.actor.person
        referral.approved, referral.reason = False, order.reason
        referral.save()
        _go_on(case)
        record.add(
            ReferralRefused(reason=order.reason, in_time=_answered_in_time(referral, act, law))
        )
    return referral


def refer_case(order: ReferCase, *, act: Act, law: RuleBook) -> Referral:
    """Record that the case was handed to the public security organ.

    Raises:
        NotPermittedError: not an officer of the case.
        InvalidInputError: before the approval, or later than now.
        GateClosedError: no receiver, or one of the materials is missing.
        IllegalTransitionError: not approved.
    """
    with recording("refer_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        _advance(case, Step.REFER)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        referral = referral_of(case)
        approved_at = referral.decided_at or act.at
        if not approved_at - timedelta(minutes=1) <= order.handed_at <= act.at:
            raise InvalidInputError(
                "移送时间有误。",
                why="移送在批准之后、登记之前。",
                remedy="请对照移送书的签收时间填写。",
                article="r310-2020:5.2",
            )
        _require_materials(order)
        referral.handed_at, referral.receiver = order.handed_at, order.receiver
        referral.materials = list(order.materials)
        referral.save()
        case.save()
        due = law.due(HAND_OVER_WITHIN, approved_at).nominal
        in_time = isinstance(due, datetime) and order.handed_at <= due
        record.add(CaseReferred(handed_at=order.handed_at, in_time=in_time))
    return referral


def accept_referral(order: AcceptReferral, *, act: Act) -> Referral:
    """Record that the public security organ filed the case: this one may be closed.

    Raises:
        NotPermittedError: not an officer of the case; a day before it, or ahead.
        GateClosedError: they answered already.
        IllegalTransitionError: not handed over.
    """
    with recording("accept_referral", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        _advance(case, Step.ACCEPT_REFERRAL)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        referral = referral_of(case)
        _require_answer(referral, order.answered_on, act)
        require_happened(order.delivered_on, today=legal_date(act.at), since=order.answered_on)
        referral.answered_on, referral.accepted = order.answered_on, True
        referral.delivered_on, referral.note = order.delivered_on, order.note
        referral.save()
        if case.stage is State.REFERRED:
            case.exit = Exit.REFERRED.value
            case.save()
        record.add(
            ReferralAccepted(answered_on=order.answered_on, delivered_on=order.delivered_on)
        )
    return referral


def return_referral(order: ReturnReferral, *, act: Act) -> Referral:
    """Record that it did not: the case is handled on by the bureau (R310 10).

    Raises:
        NotPermittedError: not an officer of the case; a day before it, or ahead.
        GateClosedError: nothing says why, or they answered already.
        IllegalTransitionError: not handed over.
    """
    with recording("return_referral", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        _advance(case, Step.RETURN_REFERRAL)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        referral = referral_of(case)
        _require_answer(referral, order.answered_on, act)
        require_words(
            order.note,
            what="没有写明公安机关不予立案的理由。",
            why="公安机关决定不予立案的案件，本机关应当依法作出处理。",
            rule="r310-2020:10",
        )
        referral.answered_on, referral.accepted = order.answered_on, False
        referral.note = order.note
        referral.save()
        _go_on(case)
        record.add(ReferralReturned(answered_on=order.answered_on))
    return referral


def _advance(case: Case, step: Step) -> None:
    """Move the case as the table says, where the last report allows the step."""
    case.state = advance(case.stage, step)
    require_report_at(step, stage_of_report(referral_if_any(case)))


def _go_on(case: Case) -> None:
    """Let a case that waited for the answer go on; beside a decision nothing waited."""
    if case.stage is not State.INVESTIGATION:
        return
    case.exit = ""
    case.passed_hash = ""
    case.parked_reason = ""
    case.save()


def _answered_in_time(referral: Referral, act: Act, law: RuleBook) -> bool:
    due = law.due(ANSWER_WITHIN, referral.reported_on)
    return legal_date(act.at) <= day_of(due.nominal)


def _require_materials(order: ReferCase) -> None:
    missing = [one for one in MATERIALS if one not in order.materials]
    if missing or not order.receiver.strip():
        raise GateClosedError(
            f"移送材料不完整，缺少：{'、'.join(missing) or '接收的公安机关'}。",
            why="移送涉嫌犯罪案件，应当附有移送书、调查报告、涉案物品清单等材料。",
            remedy="请补齐后再移送。",
            article="r310-2020:6",
        )


def _require_answer(referral: Referral, answered_on: date, act: Act) -> None:
    handed_on = legal_date(referral.handed_at) if referral.handed_at else None
    require_happened(answered_on, today=legal_date(act.at), since=handed_on)
