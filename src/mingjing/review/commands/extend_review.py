"""延长审核期限: once, up to three days, by a leader, before the limit ends."""

from dataclasses import dataclass
from datetime import timedelta

from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import ReviewExtended
from mingjing.review.models import ReviewRound
from mingjing.review.queries import REVIEW_WITHIN, due_of, latest_round
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ExtendReview:
    """How many days more, and why."""

    docket: str
    days: int
    reason: str


def extend_review(order: ExtendReview, *, act: Act, law: RuleBook) -> ReviewRound:
    """Extend the running review.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader reviews the case.
        GateClosedError: extended before, too long, without reason, or too late.
        IllegalTransitionError: no review runs.
    """
    with recording("extend_review", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.EXTEND_REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_strangers(
            act.actor.person,
            (round_.reviewer,),
            what="审核人员不能批准延长自己的审核期限。",
            why="延长期限应当经领导批准。",
            rule="seed-2022:A3-4",
        )
        today = legal_date(act.at)
        due = due_of(round_, law)
        extension = law.rule(REVIEW_WITHIN, today).row.extension
        most = extension.max if extension is not None and extension.max is not None else 0
        late = due is None or today > due
        if (
            round_.extended_days
            or not 1 <= order.days <= most
            or late
            or not order.reason.strip()
        ):
            raise GateClosedError(
                "不能延长审核期限。",
                why=f"因特殊情况经领导批准可以延长一次，但延长期限不得超过{most}日，且须在期限届满前批准。",
                remedy="请在期限内出具审核意见；确需更多时间的，可作补充调查意见退回。",
                article="seed-2022:A3-4",
            )
        round_.extended_by = act.actor.person
        round_.extended_days = order.days
        round_.extension_reason = order.reason
        round_.save()
        record.add(
            ReviewExtended(
                round=round_.number,
                days=order.days,
                due=(due + timedelta(days=order.days)).isoformat() if due else "",
                reason=order.reason,
            )
        )
    return round_
