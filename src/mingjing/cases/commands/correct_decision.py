"""自行纠正 (APL 75): proposed, reviewed by the legal office, decided by a leader, served."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.contests import require_standing
from mingjing.cases.corrections import (
    CORRECTION_LIFE,
    RULE,
    CorrectionState,
    CorrectionStep,
    require_lighter,
)
from mingjing.cases.deliveries import Delivery, require_proof
from mingjing.cases.entries import (
    CorrectionDecided,
    CorrectionProposed,
    CorrectionReviewed,
    CorrectionServed,
)
from mingjing.cases.gates import officers_for
from mingjing.cases.papers.contests import correction_paper
from mingjing.cases.papers.enforcement import signed_by_leader
from mingjing.cases.papers.service import receipt_content
from mingjing.cases.queries import (
    case_to_change,
    correction_if_any,
    correction_of,
    decision_of,
)
from mingjing.cases.remedies import Standing
from mingjing.cases.remedy_rows import Correction
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.cases.standing import alter_decision
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ProposeCorrection:
    """What is wrong with the decision, and what should become of it.

    Args:
        standing: changed or revoked.
        reasons: the error, and how it was found.
        fine_fen: what is left of the fine, where it is changed.
        kinds: what is left of the other penalties, where it is changed.
    """

    docket: str
    standing: Standing
    reasons: str
    fine_fen: int = 0
    kinds: tuple[DecisionKind, ...] = ()


@dataclass(frozen=True)
class ReviewCorrection:
    """The opinion of the legal office."""

    docket: str
    agreed: bool
    opinion: str


@dataclass(frozen=True)
class DecideCorrection:
    """What a leader decides, and why."""

    docket: str
    approved: bool
    answer: str


@dataclass(frozen=True)
class ServeCorrection:
    """How the correction reached the party."""

    docket: str
    officers: tuple[str, str]
    served_on: date
    delivery: Delivery


def propose_correction(order: ProposeCorrection, *, act: Act) -> Correction:
    """Propose that the bureau takes its decision back, or makes it lighter.

    Raises:
        NotPermittedError: neither an officer nor the head of the legal office.
        NotFoundError: the case has no decision.
        GateClosedError: no reasons, heavier, or the decision was revoked.
        InvalidInputError: neither changed nor revoked.
        AlreadyDoneError: another proposal is open.
    """
    with recording("propose_correction", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.PROPOSE_CORRECTION)
        decision = decision_of(case)
        require_standing(decision, article=RULE)
        _require_none_open(correction_if_any(case))
        require_words(
            order.reasons,
            what="没有写明决定错在哪里。",
            why="行政机关应当认真审查，发现有错误的，应当主动改正。",
            rule=RULE,
        )
        require_printable({}, {"纠正的理由": order.reasons})
        kinds = [kind.value for kind in order.kinds]
        require_lighter(
            order.standing,
            fine_fen=order.fine_fen,
            kinds=kinds,
            now_fen=decision.fine_fen,
            now_kinds=decision.kinds,
        )
        correction = Correction(
            case=case,
            state=CorrectionState.PROPOSED.value,
            standing=order.standing.value,
            reasons=order.reasons,
            fine_fen=order.fine_fen,
            kinds=kinds,
            proposed_by=act.actor.person,
            proposed_on=legal_date(act.at),
        )
        correction.save(force_insert=True)
        record.add(CorrectionProposed(standing=order.standing.value, fine_fen=order.fine_fen))
    return correction


def review_correction(order: ReviewCorrection, *, act: Act) -> Correction:
    """Review a proposal; without consent it goes no further.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: handles the case, or proposed it.
        NotFoundError: nothing was proposed.
        GateClosedError: no reasons.
        IllegalTransitionError: reviewed already.
    """
    with recording("review_correction", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        correction = correction_of(case)
        step = CorrectionStep.REVIEW if order.agreed else CorrectionStep.DISAGREE
        correction.state = CORRECTION_LIFE.advance(correction.stage, step).value
        require_strangers(
            act.actor.person,
            (*case.handlers, correction.proposed_by),
            what="承办人、提出纠正的人不能审核。",
            why="法制审核人员应当与所审核的事项没有承办关系。",
            rule="apl-2021:58.1",
        )
        require_words(
            order.opinion,
            what="审核意见没有写明理由。",
            why="审核完毕应当签写意见。",
            rule="seed-2022:A3-8",
        )
        require_printable({}, {"审核意见": order.opinion})
        correction.reviewed_by = act.actor.person
        correction.reviewed_on, correction.opinion = legal_date(act.at), order.opinion
        correction.save()
        record.add(CorrectionReviewed(agreed=order.agreed))
    return correction


def decide_correction(order: DecideCorrection, *, act: Act, law: RuleBook) -> Correction:
    """Decide a reviewed correction; the decision, the debts and the case follow at once.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case, proposed or reviewed it.
        NotFoundError: nothing was proposed.
        GateClosedError: not reviewed; no reasons; heavier than what stands by now; revoked by
            a remedy.
        IllegalTransitionError: decided, or dropped.
    """
    with recording("decide_correction", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        correction, decision = correction_of(case), decision_of(case)
        _require_reviewed(correction)
        step = CorrectionStep.DECIDE if order.approved else CorrectionStep.DROP
        correction.state = CORRECTION_LIFE.advance(correction.stage, step).value
        require_strangers(
            act.actor.person,
            (*case.handlers, correction.proposed_by, correction.reviewed_by),
            what="承办、提出、审核本次纠正的人员不能作出决定。",
            why="撤销、变更由行政机关负责人决定，并且事先经过法制审核。",
            rule=RULE,
        )
        require_words(
            order.answer,
            what="没有写明决定的理由。",
            why="撤销、变更或者维持原决定，都应当有据可查。",
            rule=RULE,
        )
        require_printable({}, {"决定的理由": order.answer})
        today = legal_date(act.at)
        correction.decided_by, correction.decided_on = act.actor.person, today
        correction.answer = order.answer
        if not order.approved:
            correction.save()
            record.add(CorrectionDecided(approved=False, document=""))
            return correction
        standing = Standing(correction.standing)
        require_standing(decision, article=RULE)
        require_lighter(
            standing,
            fine_fen=correction.fine_fen,
            kinds=correction.kinds,
            now_fen=decision.fine_fen,
            now_kinds=decision.kinds,
        )
        ending = signed_by_leader(
            "负责人", act.actor.person, on=today, law=law, articles=(RULE,)
        )
        paper = correction_paper(correction, decision, ending)
        document = issue(paper, subject=case.docket, at=act.at)
        correction.document = document
        correction.save()
        record.add(CorrectionDecided(approved=True, document=document.code))
        record.add(issued(document))
        alter_decision(
            record,
            case,
            decision,
            standing,
            on=today,
            fine_fen=correction.fine_fen,
            kinds=correction.kinds,
        )
    return correction


def serve_correction(order: ServeCorrection, *, act: Act) -> Correction:
    """Serve the correction on the party; it issues 送达回证.

    Raises:
        NotPermittedError: fewer than two officers with certificates; ahead, or too early.
        NotFoundError: nothing was proposed.
        GateClosedError: a mode lacks its proof.
        IllegalTransitionError: not decided, or served.
    """
    with recording("serve_correction", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.SERVE)
        correction = correction_of(case)
        correction.state = CORRECTION_LIFE.advance(correction.stage, CorrectionStep.SERVE).value
        require_happened(order.served_on, today=legal_date(act.at), since=correction.decided_on)
        officers = officers_for(case, order.officers, on=order.served_on)
        require_proof(order.delivery)
        papers = () if correction.document is None else (correction.document,)
        paper = receipt_content(
            case, papers, order.delivery, officers=officers, on=order.served_on
        )
        receipt = issue(paper, subject=case.docket, at=act.at)
        correction.receipt, correction.served_on = receipt, order.served_on
        correction.delivery = order.delivery.as_value()
        correction.save()
        record.add(CorrectionServed(served_on=order.served_on, officers=order.officers))
        record.add(issued(receipt))
    return correction


def _require_reviewed(correction: Correction) -> None:
    if correction.stage is not CorrectionState.PROPOSED:
        return
    raise GateClosedError(
        "纠正还没有经过法制审核，不能决定。",
        why="撤销、变更处罚决定，由负责人决定，事先经过法制审核。",
        remedy="请由没有承办关系的审核人员先审核。",
        article=RULE,
    )


def _require_none_open(last: Correction | None) -> None:
    if last is None or last.stage in CORRECTION_LIFE.ends:
        return
    raise AlreadyDoneError(
        "已经提出纠正，尚未了结。",
        why=f"{last.proposed_on} 提出的纠正现为“{last.stage.label}”。",
        remedy="请先审核、决定并送达。",
        article=RULE,
    )
