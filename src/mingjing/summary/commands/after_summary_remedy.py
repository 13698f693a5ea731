"""After a penalty on the spot was changed or fell: refunded, withdrawn, begun anew."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.commands.register_lead import RegisterLead, facts_of
from mingjing.cases.fallen import ActAnew, RecordRefund, begin_anew, refund, require_fallen
from mingjing.cases.models import Case
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
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

WITHDRAW = "apl-2021:48.2"


@dataclass(frozen=True)
class WithdrawSummaryPublication:
    """The day on which it was taken down, and the reason that was published in its place."""

    number: str
    withdrawn_on: date
    reason: str


def record_summary_refund(order: RecordRefund, *, act: Act) -> SummaryPenalty:
    """Record that what is no longer owed was paid back.

    Raises:
        InvalidInputError: nothing or more than what is due was paid back, or without a voucher.
        NotPermittedError: before the decision was altered, or ahead.
        GateClosedError: nothing is decided.
    """
    with recording("record_summary_refund", act) as record:
        penalty = open_decided(record, order.subject, Permission.RECORD_PAYMENT)
        refund(record, fine_of(penalty), order)
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


def redo_summary_penalty(order: ActAnew, *, act: Act) -> Case:
    """Register the lead of an ordinary case: what fell is not decided on the spot again.

    Raises:
        NotPermittedError: not an officer.
        GateClosedError: the decision stands, or nobody says what is different.
        AlreadyDoneError: it was registered.
    """
    with recording("redo_summary_penalty", act) as record:
        penalty = open_decided(record, order.subject, Permission.REGISTER_LEAD)
        require_fallen(penalty, order, remedy="请先登记复议、诉讼的结果。")
        found_on, document = legal_date(penalty.found_at), penalty.document
        lead = RegisterLead(
            source="inspection",
            unit=penalty.unit,
            party=facts_of(penalty.party),
            cause=penalty.cause,
            found_on=found_on,
            act_ended_on=found_on,
            summary=f"原当场处罚决定 {document.number if document else ''}："
            f"{proposal_of(penalty).facts}\n{order.reasons.strip()}",
        )
        return begin_anew(record, penalty, lead)
