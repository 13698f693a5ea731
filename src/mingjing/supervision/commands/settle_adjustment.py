"""Somebody looked at what rests on a superseded norm, and says what came of it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError, NotPermittedError
from mingjing.ledger.recording import BUREAU, Act, recording
from mingjing.supervision.entries import AdjustmentSettled
from mingjing.supervision.models import Adjustment
from mingjing.supervision.queries import adjustment_for
from mingjing.supervision.things import BY_SORT

Outcome = Adjustment.Outcome


@dataclass(frozen=True)
class SettleAdjustment:
    """What came of a task.

    Args:
        adjustment: its key.
        outcome: whether it was adjusted or needs no adjustment.
        reason: what was changed, or why nothing has to be.
    """

    adjustment: int
    outcome: Adjustment.Outcome
    reason: str


def settle_adjustment(order: SettleAdjustment, *, act: Act) -> Adjustment:
    """Settle a task, once.

    Raises:
        NotFoundError: no such task, or not theirs to see.
        NotPermittedError: neither the owner nor of the post that enters norms.
        IllegalTransitionError: it was settled before.
        InvalidInputError: no reason.
    """
    with recording("settle_adjustment", act) as record:
        row = adjustment_for(act.actor, order.adjustment)
        if row.owner != act.actor.person and not may(act.actor, Permission.ENTER_NORM):
            raise NotPermittedError(
                "这项调整任务不归您承办。",
                why="调整任务由其承办人或者法规股负责人了结。",
                remedy="请由承办人办理。",
                article="seed-2022:S-5-6",
            )
        if row.outcome:
            raise IllegalTransitionError(
                f"这项调整任务已于 {row.settled_on} 了结。",
                why=f"结果是“{Outcome(row.outcome).label}”：{row.reason}",
                remedy="无需再办。",
                article="seed-2022:S-5-6",
            )
        if not order.reason.strip():
            raise InvalidInputError(
                "没有写明理由。",
                why="改了什么，或者为什么不用改，须能查明。",
                remedy="请填写理由。",
                article="seed-2022:S-5-6",
            )
        row.outcome = order.outcome.value
        row.reason = order.reason.strip()
        row.settled_on = legal_date(act.at)
        row.settled_by = act.actor.person
        row.save()
        record.add(
            AdjustmentSettled(row.norm, row.sort, row.about, row.outcome, row.reason),
            subject=row.about if row.sort in BY_SORT else BUREAU,
        )
    return row
