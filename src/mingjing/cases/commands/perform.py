"""After the decision: 送达, 缴款, 履行完毕, 结案."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.debts import open_duties_of, outstanding_fen, refund_due_fen
from mingjing.cases.deliveries import (
    PUBLIC_NOTICE,
    SERVED_AFTER,
    WAYS_OF_SERVICE,
    Delivery,
    require_proof,
)
from mingjing.cases.entries import CaseClosed, PaymentRecorded, PerformanceCompleted, Served
from mingjing.cases.exits import require_closable
from mingjing.cases.fines import PAY_WITHIN
from mingjing.cases.gates import officers_for, require_nothing_kept
from mingjing.cases.models import Case, Decision, Payment, Service
from mingjing.cases.papers.service import receipt_content
from mingjing.cases.queries import (
    announcement_if_any,
    case_to_change,
    decision_if_any,
    decision_of,
    ending_if_any,
    referral_if_any,
)
from mingjing.cases.referring import require_answered, stage_of_report
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class Serve:
    """送达 of the decision.

    Args:
        served_on: day of receipt, of leaving, or of arrival in the party's system (CNT-16).
        proof: photograph, postal receipt or signed confirmation, held in the evidence store.
        relation: how the receiver stands to the party, if it is not the party itself.
        place: where; for electronic service the address.
        refusal: 拒收事由, of paper that was left behind.
        attestor: 见证人, who saw that it was left.
        remark: anything else for the receipt.
    """

    docket: str
    mode: str
    officers: tuple[str, str]
    served_on: date
    receiver: str
    proof: BlobRef | None = None
    relation: str = ""
    place: str = ""
    refusal: str = ""
    attestor: str = ""
    remark: str = ""

    @property
    def delivery(self) -> Delivery:
        """How it was served, as the receipt says it."""
        return Delivery(
            mode=self.mode,
            receiver=self.receiver,
            relation=self.relation,
            place=self.place,
            refusal=self.refusal,
            attestor=self.attestor,
            remark=self.remark,
            proof=self.proof,
        )


@dataclass(frozen=True)
class RecordPayment:
    """A payment as the collecting bank reported it."""

    docket: str
    paid_on: date
    amount_fen: int
    reference: str


@dataclass(frozen=True)
class CompletePerformance:
    """Duties other than money were performed, and how that was seen."""

    docket: str
    completed_on: date
    how: str


@dataclass(frozen=True)
class CloseCase:
    """Approval that the case is finished."""

    docket: str
    ground: str


def serve(order: Serve, *, act: Act, law: RuleBook) -> Service:
    """Record service of the decision on the party; it issues 送达回执.

    Raises:
        NotPermittedError: fewer than two officers with certificates in force.
        GateClosedError: the paper does not exist yet, a mode lacks its proof, or an
            announcement has not run its thirty days.
        InvalidInputError: no such mode, or not between the decision and today.
        IllegalTransitionError: not decided, or served already.
    """
    with recording("serve", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SERVE)
        case.state = advance(case.stage, Step.SERVE)
        decision = decision_of(case)
        _require_servable(order, decision, legal_date(act.at))
        officers = officers_for(case, order.officers, on=order.served_on)
        if order.mode == PUBLIC_NOTICE:
            _require_announced(order, case, law)
            receipt = None
        else:
            require_proof(order.delivery)
            paper = receipt_content(
                case,
                (decision.document,),
                order.delivery,
                officers=officers,
                on=order.served_on,
            )
            receipt = issue(paper, subject=case.docket, at=act.at)
        case.served_on = order.served_on
        case.save()
        service = Service(
            decision=decision,
            mode=order.mode,
            officers=list(order.officers),
            served_on=order.served_on,
            receiver=order.receiver,
            proof_sha256=order.proof.sha256 if order.proof else "",
            delivery=order.delivery.as_value(),
            receipt=receipt,
        )
        service.save(force_insert=True)
        due = law.due(PAY_WITHIN, order.served_on)
        record.add(
            Served(
                mode=order.mode,
                served_on=order.served_on,
                officers=order.officers,
                pay_until=(due.rolled or due.nominal).isoformat(),
            ),
            blobs=(order.proof,) if order.proof else (),
        )
        if receipt is not None:
            record.add(issued(receipt))
    return service


def record_payment(order: RecordPayment, *, act: Act) -> Payment:
    """Record a payment; the case is performed when nothing is outstanding.

    Raises:
        InvalidInputError: nothing or more than what is outstanding was paid, or not between the
            decision and today.
        IllegalTransitionError: not served, or paid already.
    """
    with recording("record_payment", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        case.state = advance(case.stage, Step.RECORD_PAYMENT)
        decision = decision_of(case)
        outstanding = outstanding_fen(decision)
        in_time = legal_date(decision.decided_at) <= order.paid_on <= legal_date(act.at)
        fits = in_time and 0 < order.amount_fen <= outstanding
        if not (fits and order.reference.strip()):
            raise InvalidInputError(
                "缴款数额、日期或者凭证编号有误。",
                why=f"尚未缴纳 {yuan(outstanding)} 元，本次登记 {yuan(order.amount_fen)} 元；"
                "缴款日期不早于决定、不晚于登记当日；代收机构的凭证编号不得为空。",
                remedy="请对照代收机构的凭证填写。",
                article="apl-2021:67.3",
            )
        payment = Payment(
            decision=decision,
            paid_on=order.paid_on,
            amount_fen=order.amount_fen,
            reference=order.reference,
        )
        payment.save(force_insert=True)
        left = outstanding - order.amount_fen
        record.add(
            PaymentRecorded(
                paid_on=order.paid_on, amount_fen=order.amount_fen, outstanding_fen=left
            )
        )
        if left == 0 and not decision.kinds:
            _complete(case, order.paid_on, "罚款缴清", record)
    return payment


def complete_performance(order: CompletePerformance, *, act: Act) -> Case:
    """Record that everything the decision asked was done.

    Raises:
        GateClosedError: money or another duty is outstanding, or nobody says how it was seen.
        NotPermittedError: it lies ahead, or before service.
        IllegalTransitionError: not served, or performed already.
    """
    with recording("complete_performance", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.RECORD_PAYMENT)
        left = outstanding_fen(decision_of(case)) if case.decided_on else 0
        if left:
            raise GateClosedError(
                "罚款尚未缴清。",
                why=f"还有 {yuan(left)} 元没有缴纳。",
                remedy="请先登记缴款；逾期的依法催告。",
                article="apl-2021:66.1",
            )
        if case.decided_on:
            _require_duties_done(case)
        require_words(
            order.how,
            what="没有写明怎样核实履行完毕。",
            why="当事人应当在处罚决定书载明的期限内予以履行，履行情况须经核实。",
            rule="apl-2021:66.1",
        )
        require_happened(order.completed_on, today=legal_date(act.at), since=case.served_on)
        _complete(case, order.completed_on, order.how, record)
    return case


def close_case(order: CloseCase, *, act: Act) -> Case:
    """Close the case with a leader's approval.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no ground; a way out without a penalty, or the report of a suspected
            crime, is not at its end; or what was paid and is no longer owed was not refunded.
        IllegalTransitionError: neither performed nor ended without a penalty.
    """
    with recording("close_case", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CLOSE_CASE)
        case.state = advance(case.stage, Step.CLOSE)
        require_words(
            order.ground,
            what="结案没有写明事由。",
            why="结案是全过程记录的一部分，应当写明依据什么办结。",
            rule="apl-2021:47",
        )
        ending = ending_if_any(case)
        require_closable(case.exit, served=ending is not None and ending.served_on is not None)
        require_answered(stage_of_report(referral_if_any(case)))
        require_nothing_kept(case, "结案")
        _require_refunded(case)
        case.closed_on = legal_date(act.at)
        case.save()
        record.add(CaseClosed(ground=order.ground))
    return case


def _require_duties_done(case: Case) -> None:
    left = open_duties_of(case, decision_of(case))
    if not left:
        return
    raise GateClosedError(
        f"还有义务没有履行：{'、'.join(one.label for one in left)}。",
        why="当事人应当在处罚决定书载明的期限内予以履行；罚款以外的处罚也要履行。",
        remedy="请先逐项登记履行；当事人不履行的，依法催告、申请人民法院强制执行。",
        article="apl-2021:66.1",
    )


def _require_refunded(case: Case) -> None:
    decision = decision_if_any(case)
    due = refund_due_fen(decision) if decision is not None else 0
    if not due:
        return
    raise GateClosedError(
        "应当退还的罚款没有退还，不能结案。",
        why=f"处罚决定撤销、变更以后，多缴 {yuan(due)} 元。",
        remedy="请商财政部门退还，并登记退还。",
        article="apl-2021:74.3",
    )


def _complete(case: Case, completed_on: date, how: str, record: Recording) -> None:
    case.state = advance(case.stage, Step.COMPLETE_PERFORMANCE)
    case.save()
    record.add(PerformanceCompleted(completed_on=completed_on, how=how))


def _require_servable(order: Serve, decision: Decision, today: date) -> None:
    if not decision.document.pdf_sha256:
        raise GateClosedError(
            "处罚决定书尚未制成，不能送达。",
            why="送达的是已经编号、定稿的文书。",
            remedy="请等待文书制作完成后再送达。",
            article="apl-2021:61.1",
        )
    decided_on = legal_date(decision.decided_at)
    if order.mode not in WAYS_OF_SERVICE or not decided_on <= order.served_on <= today:
        raise InvalidInputError(
            "送达方式或日期有误。",
            why=f"送达方式应为：{'、'.join(WAYS_OF_SERVICE.values())}；"
            f"送达日期不早于决定（{decided_on}）、不晚于登记当日。",
            remedy="请对照送达回证填写。",
            article="apl-2021:61.1",
        )


def _require_announced(order: Serve, case: Case, law: RuleBook) -> None:
    announced = announcement_if_any(case)
    if announced is None:
        raise GateClosedError(
            "没有公告，不能登记公告送达。",
            why="自发出公告之日起，经过三十日，即视为送达。",
            remedy="请先登记公告，写明原因和经过。",
            article="cpl-2023:95.1",
        )
    deemed = day_of(law.due(SERVED_AFTER, announced.announced_on).nominal)
    if order.served_on != deemed:
        raise GateClosedError(
            f"公告送达的日期是{deemed}。",
            why=f"{announced.announced_on} 公告，经过三十日，即视为送达。",
            remedy="请在公告期满以后，按这一日登记。",
            article="cpl-2023:95.1",
        )
