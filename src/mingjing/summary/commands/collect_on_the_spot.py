"""当场收缴: only in the three cases of the law, only against the treasury's own receipt."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import HAND_IN_WITHIN
from mingjing.summary.entries import CollectedOnTheSpot
from mingjing.summary.kinds import Ground
from mingjing.summary.models import Collection, SummaryPenalty
from mingjing.summary.moves import begin, here
from mingjing.summary.queries import fine_of
from mingjing.summary.rules import require_at, require_ground
from mingjing.summary.states import Step


@dataclass(frozen=True)
class CollectOnTheSpot:
    """The money.

    Args:
        ground: which of the three cases.
        collected_at: with zone; a fine taken on the water counts from the landing.
        receipt: number of the receipt of the treasury that the party got.
        circumstances: why it would be hard later, or where it is remote and what the party
            asked; empty for a small fine.
    """

    number: str
    ground: Ground
    collected_at: datetime
    receipt: str
    circumstances: str = ""


def collect_on_the_spot(order: CollectOnTheSpot, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Record that the whole fine was collected on the spot; it is handed in within two days.

    Raises:
        NotPermittedError: not one of the two officers.
        InvalidInputError: the time is not in order, or the receipt was given before.
        GateClosedError: not one of the three cases, not that day, or without receipt.
        IllegalTransitionError: not delivered, or collected or on file already.
    """
    with recording("collect_on_the_spot", act) as record:
        penalty = begin(record, order.number, Step.COLLECT, Permission.PUNISH_ON_THE_SPOT)
        delivered_at = penalty.delivered_at or act.at
        require_at(order.collected_at, since=delivered_at, recorded_at=act.at, what="收缴")
        _require_at_once(order.collected_at, delivered_at)
        _require_unpaid(penalty)
        fine = penalty.fine_fen
        on = legal_date(order.collected_at)
        require_ground(order.ground, fine, order.circumstances, here(law, on))
        _require_receipt(order.receipt.strip())
        require_printable({"票据号码": order.receipt}, {"当场收缴的情况": order.circumstances})
        penalty.save()
        taken = Collection(
            penalty=penalty,
            ground=order.ground.value,
            circumstances=order.circumstances.strip(),
            collected_at=order.collected_at,
            fen=fine,
            receipt=order.receipt.strip(),
        )
        taken.save(force_insert=True)
        record.add(
            CollectedOnTheSpot(
                ground=taken.ground,
                collected_at=order.collected_at,
                fine_fen=fine,
                receipt=taken.receipt,
                hand_in_until=str(law.due(HAND_IN_WITHIN, on).nominal),
            )
        )
    return penalty


def _require_at_once(collected_at: datetime, delivered_at: datetime) -> None:
    if legal_date(collected_at) == legal_date(delivered_at):
        return
    raise GateClosedError(
        "已经不是交付决定书的当日，不能再当场收缴。",
        why="除依法当场收缴的以外，执法人员不得自行收缴罚款。",
        remedy="请告知当事人到指定的银行或者通过电子支付系统缴纳。",
        article="apl-2021:67.2",
    )


def _require_unpaid(penalty: SummaryPenalty) -> None:
    if not fine_of(penalty).payments:
        return
    raise GateClosedError(
        "罚款已经缴纳，不能再收缴。",
        why="同一决定的罚款只缴一次。",
        remedy="请直接报本机关备案。",
        article="apl-2021:67.2",
    )


def _require_receipt(receipt: str) -> None:
    require_words(
        receipt,
        what="没有出具财政部门统一制发的专用票据。",
        why="不出具财政部门统一制发的专用票据的，当事人有权拒绝缴纳罚款。",
        rule="apl-2021:70",
    )
    if Collection.objects.filter(receipt=receipt).exists():
        raise InvalidInputError(
            "这个票据号码已经登记过。",
            why="一张专用票据只能出具一次。",
            remedy="请对照票据重新填写。",
            article="apl-2021:70",
        )
