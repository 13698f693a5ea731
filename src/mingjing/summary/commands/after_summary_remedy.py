"""After a penalty on the spot was changed or fell: refunded, withdrawn, begun anew."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.commands.register_lead import RegisterLead, enter_lead, facts_of
from mingjing.cases.entries import CaseRedone, FineRefunded
from mingjing.cases.models import Case
from mingjing.cases.remedies import Standing
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import WITHDRAW_WITHIN, must_be_withdrawn
from mingjing.summary.entries import SummaryPublicationWithdrawn
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import open_decided
from mingjing.summary.publishing import stands_here
from mingjing.summary.queries import fine_of, proposal_of
from mingjing.summary.rules import require_apart

REFUND, REDO, WITHDRAW = "apl-2021:74.3", "aprl-2017:71", "apl-2021:48.2"


@dataclass(frozen=True)
class RecordSummaryRefund:
    """What was paid back to the party, as the treasury reported it."""

    number: str
    refunded_on: date
    amount_fen: int
    reference: str


@dataclass(frozen=True)
class WithdrawSummaryPublication:
    """The day on which it was taken down, and the reason that was published in its place."""

    number: str
    withdrawn_on: date
    reason: str


@dataclass(frozen=True)
class RedoSummaryPenalty:
    """A lead for what must be decided anew, and what is different this time."""

    number: str
    reasons: str


def record_summary_refund(order: RecordSummaryRefund, *, act: Act) -> SummaryPenalty:
    """Record that what is no longer owed was paid back.

    Raises:
        InvalidInputError: nothing or more than what is due was paid back, or without a voucher.
        NotPermittedError: before the decision was altered, or ahead.
        GateClosedError: nothing is decided.
    """
    with recording("record_summary_refund", act) as record:
        penalty = open_decided(record, order.number, Permission.RECORD_PAYMENT)
        due = fine_of(penalty).refund_due_fen
        if not (0 < order.amount_fen <= due and order.reference.strip()):
            raise InvalidInputError(
                "退还的数额或者凭证编号有误。",
                why=f"应当退还 {yuan(due)} 元，本次登记 {yuan(order.amount_fen)} 元；"
                "凭证编号不得为空。",
                remedy="请对照财政部门的退库凭证填写。",
                article=REFUND,
            )
        today = legal_date(act.at)
        require_happened(order.refunded_on, today=today, since=penalty.standing_on)
        penalty.refunded_fen += order.amount_fen
        penalty.save()
        record.add(FineRefunded(refunded_on=order.refunded_on, amount_fen=order.amount_fen))
    return penalty


def withdraw_summary_publication(
    order: WithdrawSummaryPublication, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Record that what was published elsewhere is withdrawn; a late one says so.

    Raises:
        NotPermittedError: not the legal office; before the decision was altered, or ahead.
        SeparationOfDutiesError: one of the two officers.
        GateClosedError: nothing public was changed or revoked, no reason, or it stands on the
            bureau's own site, where withdrawing it ends this duty, too.
    """
    with recording("withdraw_summary_publication", act) as record:
        penalty = open_decided(record, order.number, Permission.WITHDRAW_PUBLICATION)
        require_apart(
            act.actor.person,
            penalty.officers,
            what="作出当场处罚的人员不能自己撤回公示。",
            why="公示的撤回由法规股办理。",
            rule=WITHDRAW,
        )
        if not must_be_withdrawn(penalty) or penalty.standing_on is None:
            raise GateClosedError(
                "没有应当撤回的公示。",
                why="公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，应当撤回。",
                remedy="请先登记复议、诉讼的结果。",
                article=WITHDRAW,
            )
        if stands_here(penalty):
            raise GateClosedError(
                "公示页在本网站，不在这里登记撤回。",
                why="公示页未撤下的，公众仍能看到；撤回与公开说明理由是一件事。",
                remedy="请从“公示”撤回，公示页随即撤下，这里的撤回随之了结。",
                article=WITHDRAW,
            )
        require_words(
            order.reason,
            what="没有写明公开说明的理由。",
            why="应当在三日内撤回行政处罚决定信息并公开说明理由。",
            rule=WITHDRAW,
        )
        require_printable({}, {"理由": order.reason})
        today = legal_date(act.at)
        require_happened(order.withdrawn_on, today=today, since=penalty.standing_on)
        due = law.due(WITHDRAW_WITHIN, penalty.standing_on)
        penalty.withdrawn_on = order.withdrawn_on
        penalty.save()
        record.add(
            SummaryPublicationWithdrawn(
                withdrawn_on=order.withdrawn_on,
                reason=order.reason.strip(),
                late=order.withdrawn_on > day_of(due.nominal),
            )
        )
    return penalty


def redo_summary_penalty(order: RedoSummaryPenalty, *, act: Act) -> Case:
    """Register the lead of an ordinary case: what fell is not decided on the spot again.

    Raises:
        NotPermittedError: not an officer.
        GateClosedError: the decision stands, or nobody says what is different.
        AlreadyDoneError: it was registered.
    """
    with recording("redo_summary_penalty", act) as record:
        penalty = open_decided(record, order.number, Permission.REGISTER_LEAD)
        _require_fallen(penalty)
        require_words(
            order.reasons,
            what="没有写明重新办理的理由。",
            why="不得以同一的事实和理由作出与原行政行为基本相同的行政行为。",
            rule=REDO,
        )
        require_printable({}, {"理由": order.reasons})
        found_on, document = legal_date(penalty.found_at), penalty.document
        begun = enter_lead(
            record,
            RegisterLead(
                source="inspection",
                unit=penalty.unit,
                party=facts_of(penalty.party),
                cause=penalty.cause,
                found_on=found_on,
                act_ended_on=found_on,
                summary=f"原当场处罚决定 {document.number if document else ''}："
                f"{proposal_of(penalty).facts}\n{order.reasons.strip()}",
            ),
        )
        penalty.redone_as = begun.docket
        penalty.save()
        record.add(CaseRedone(docket=begun.docket))
    return begun


def _require_fallen(penalty: SummaryPenalty) -> None:
    if penalty.redone_as:
        raise AlreadyDoneError(
            "已经重新登记线索。",
            why=f"新的线索为 {penalty.redone_as}。",
            remedy="请在新的线索上办理。",
            article=REDO,
        )
    if not Standing(penalty.standing).has_fallen:
        raise GateClosedError(
            "处罚决定没有被撤销，不能重新办理。",
            why="对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚。",
            remedy="请先登记复议、诉讼的结果。",
            article="apl-2021:29",
        )
