"""告知, 陈述申辩, and what the party expressly gives up."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN
from mingjing.cases.commands.close_investigation import renew_subject, retire_notices
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.entries import (
    DefenceRecorded,
    NoticeGiven,
    RightsWaived,
)
from mingjing.cases.gates import officers_for, require_as_told, standing_notice
from mingjing.cases.heavier import Told, require_no_heavier
from mingjing.cases.models import Case, Defence, Notice
from mingjing.cases.papers.notice import notice_content
from mingjing.cases.papers.service import receipt_content
from mingjing.cases.penalty_range import require_lawful
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import case_to_change, proposal_of
from mingjing.cases.rules import (
    require_happened,
    require_told,
    review_holds,
)
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind
from mingjing.statute.hearing import hearing_right
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class GiveNotice:
    """告知书 served on the party by two officers on a day.

    Args:
        delivery: how it was served; a receipt of service is issued from it. None where no more
            is said than who served it and when.
    """

    docket: str
    officers: tuple[str, str]
    given_on: date
    delivery: Delivery | None = None


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


def give_notice(order: GiveNotice, *, act: Act, law: RuleBook) -> Notice:
    """Tell the party of the proposed penalty, its grounds and its rights (APL 44).

    It issues 行政处罚告知书, and 送达回执 where it is said how the notice was served.

    Raises:
        GateClosedError: review is compulsory and has not passed; or a way of service lacks its
            proof.
        InvalidInputError: no such way of service.
        NotPermittedError: fewer than two officers with certificates in force; or it is dated
            before the review passed, or tomorrow.
        IllegalTransitionError: not the time for it.
    """
    with recording("give_notice", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.GIVE_NOTICE)
        state = advance(case.stage, Step.GIVE_NOTICE)
        renew_subject(case)
        _require_reviewed(case)
        require_happened(
            order.given_on,
            today=legal_date(act.at),
            since=(case.passed_on if case.review_required else None) or case.investigated_on,
        )
        officers = officers_for(case, order.officers, on=order.given_on)
        if order.delivery is not None:
            require_proof(order.delivery)
        right = hearing_right(
            proposal_of(case).to_classify(PartyKind(case.party.kind), case.marks),
            book=law,
            on=order.given_on,
            region=settings.MINGJING_BUREAU.region_code,
        )
        has_right = right.exists is not False
        case.state = state
        case.save()
        retire_notices(case)
        paper = notice_content(
            case, law, officers=order.officers, hearing_right=has_right, on=order.given_on
        )
        document = issue(paper, subject=case.docket, at=act.at)
        notice = Notice(
            case=case,
            document=document,
            number=document.number,
            given_on=order.given_on,
            proposal=case.proposal,
            subject_hash=case.subject_hash,
            hearing_right=has_right,
            hearing_grounds=[ground.rule for ground in right.grounds],
        )
        if order.delivery is not None:
            receipt = receipt_content(
                case, (document,), order.delivery, officers=officers, on=order.given_on
            )
            notice.delivery = order.delivery.as_value()
            notice.receipt = issue(receipt, subject=case.docket, at=act.at)
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
        record.add(issued(document))
        if order.delivery is not None and notice.receipt is not None:
            proof = order.delivery.proof
            record.add(issued(notice.receipt), blobs=(proof,) if proof else ())
    return notice


def record_defence(order: RecordDefence, *, act: Act, law: RuleBook) -> Defence:
    """Record and answer the party's statement; an adopted one makes the review stale.

    Raises:
        GateClosedError: the amended penalty is heavier, for something else or outside the range
            of the one violation that is applied; no answer was given; or the file is not what
            was told.
        UnknownViolationError: the catalogue had no such violation that day.
        NotPermittedError: it was made before the notice, or tomorrow.
        IllegalTransitionError: not the time for it.
    """
    with recording("record_defence", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_DEFENCE)
        case.state = advance(case.stage, Step.RECORD_DEFENCE)
        notice = standing_notice(case)
        require_happened(order.made_on, today=legal_date(act.at), since=notice.given_on)
        _require_answer(order)
        if order.adopted:
            renew_subject(case)
            require_as_told(case, notice)
        if order.amended is not None:
            told = Told(proposal_of(case), has_spoken=True, has_new_evidence=False)
            require_no_heavier(order.amended, told)
            require_told(order.amended.duty_clauses, proposal_of(case).duty_clauses)
            on = case.investigated_on or legal_date(act.at)
            require_lawful(order.amended, PartyKind(case.party.kind), law, on)
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
            amended=order.amended.as_value() if order.amended is not None else {},
            subject_hash=case.subject_hash if order.adopted else "",
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
        notice = standing_notice(case)
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
