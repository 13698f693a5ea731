"""撤回公示: a changed or revoked decision leaves the public view, with a public reason."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import PublicationWithdrawn
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import private_values, require_clean_text
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import existing_publication
from mingjing.disclosure.pages import ask_for_pages
from mingjing.disclosure.policy import OPEN_CHANNEL, withdrawal_ground
from mingjing.disclosure.procedures.table import procedure_of, subject_to_change
from mingjing.disclosure.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

LONGEST_REASON = 500


@dataclass(frozen=True)
class WithdrawPublication:
    """Order to withdraw.

    Args:
        ground: one of changed, revoked, unlawful, void (APL 48).
        ground_on: day on which the decision was changed, revoked or found so.
        reason: told to the public.
    """

    docket: str
    channel: str
    ground: str
    ground_on: date
    reason: str


def withdraw_publication(order: WithdrawPublication, *, act: Act, law: RuleBook) -> Publication:
    """Withdraw a published item; being late is recorded, never a reason to leave it.

    Raises:
        NotPermittedError: not the legal office's head.
        IllegalTransitionError: not published.
        InvalidInputError: no such ground, or its day lies ahead or before the decision.
        GateClosedError: no public reason, or one that holds personal data.
    """
    with recording("withdraw_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.WITHDRAW_PUBLICATION)
        publication = existing_publication(subject, order.channel)
        state = advance(publication.stage, Step.WITHDRAW)
        ground = withdrawal_ground(order.ground, subject.kind)
        today = legal_date(act.at)
        _require_possible_day(order.ground_on, publication.decided_on, today)
        private = private_values(subject.source("", law), matrix_of(subject.kind))
        _require_public_reason(order.reason, private, subject.kind)
        due = day_of(subject.withdrawal_due(order.ground_on, law).nominal)
        publication.state = state
        publication.withdrawn_by, publication.withdrawn_at = act.actor.person, act.at
        publication.withdrawal_ground = ground.id
        publication.withdrawal_ground_on = order.ground_on
        publication.withdrawal_reason = order.reason.strip()
        publication.withdrawal_due, publication.withdrawal_is_late = due, today > due
        publication.save()
        record.add(
            PublicationWithdrawn(
                document=publication.document,
                number=publication.number,
                channel=publication.channel,
                ground=ground.id,
                ground_on=order.ground_on,
                reason=publication.withdrawal_reason,
                due=due.isoformat(),
                in_time=today <= due,
            )
        )
        if publication.channel == OPEN_CHANNEL:
            procedure_of(subject.docket).follows(subject, publication, record)
        ask_for_pages(publication)
    return publication


def _require_possible_day(ground_on: date, decided_on: date, today: date) -> None:
    if decided_on <= ground_on <= today:
        return
    raise InvalidInputError(
        "撤回理由发生的日期有误。",
        why=f"应当在决定之日（{decided_on}）与今天（{today}）之间；期限自这一日起算。",
        remedy="请对照变更、撤销或者确认的文书填写。",
        article="apl-2021:48.2",
    )


def _require_public_reason(
    reason: str, private: tuple[tuple[str, str], ...], kind: Kind
) -> None:
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise GateClosedError(
            "撤回公示没有可以公开的理由。",
            why="行政机关应当在三日内撤回行政处罚决定信息并公开说明理由。"
            if kind.is_penalty
            else "行政机关应当及时、准确地公开政府信息；撤回的，公众要知道为什么。",
            remedy=f"请写明理由，最多 {LONGEST_REASON} 字，不写个人信息。",
            article="apl-2021:48.2" if kind.is_penalty else "ogi-2019:6",
        )
    require_clean_text(reason, "撤回理由", private=private)
