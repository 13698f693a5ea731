"""不易保管的财物: sold before they spoil; the proceeds stand in their place (acl-2011:28.2)."""

from dataclasses import dataclass
from enum import StrEnum

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import PerishablesSold
from mingjing.compulsion.models import Item, Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.papers import ending, list_paper, rows_of
from mingjing.compulsion.queries import held_of
from mingjing.compulsion.rules import require_apart
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:28.2"


class Manner(StrEnum):
    """How it was sold: the two words of the article."""

    AUCTION = "拍卖"
    SALE = "变卖"


@dataclass(frozen=True)
class SellPerishables:
    """What was sold.

    Args:
        items: numbers of the inventory, each with its proceeds in fen.
        manner: by auction or not.
        reason: why it would not keep.
    """

    number: str
    items: tuple[tuple[int, int], ...]
    manner: Manner
    reason: str


def sell_perishables(order: SellPerishables, *, act: Act, law: RuleBook) -> Seizure:
    """Let a leader record the sale of what does not keep; the rest stays where it is.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader is one of the officers.
        InvalidInputError: no items, one that is not there or was sold, or proceeds below zero.
        GateClosedError: no reason; the period is over.
        IllegalTransitionError: nothing is held, or not approved yet.
    """
    with recording("sell_perishables", act) as record:
        seizure = begin(record, order.number, Step.SELL, Permission.APPROVE_SEIZURE, law=law)
        require_apart(act.actor.person, seizure.officers, what="执法人员不能决定变卖。")
        require_words(
            order.reason,
            what="没有写明为什么不易保管。",
            why="只有鲜活物品或者其他不易保管的财物可以拍卖或者变卖。",
            rule=ARTICLE,
        )
        require_printable({}, {"不易保管的情况": order.reason})
        today = legal_date(act.at)
        sold = _chosen(order, seizure)
        for item, fen in sold:
            item.sold_on, item.proceeds_fen = today, fen
        total = sum(fen for _item, fen in sold)
        paper = list_paper(
            "perishables_sale",
            seizure,
            rows_of(item for item, _fen in sold),
            ending(today, law, (ARTICLE,)),
            {"manner": order.manner.value, "reason": order.reason, "proceeds": total},
        )
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.save()
        for item, _fen in sold:
            item.save()
        record.add(
            PerishablesSold(
                items=tuple(item.n for item, _fen in sold),
                proceeds_fen=total,
                document=document.code,
            )
        )
        record.add(issued(document))
    return seizure


def _chosen(order: SellPerishables, seizure: Seizure) -> list[tuple[Item, int]]:
    there = {item.n: item for item in held_of(seizure) if item.sold_on is None}
    wanted = dict(order.items)
    if not wanted or not set(wanted) <= set(there) or min(wanted.values()) < 0:
        raise InvalidInputError(
            "没有选择清单中的财物，所选的不存在或者已经变卖，或者款项有误。",
            why="拍卖或者变卖所得款项代替财物，须逐项记明。",
            remedy="请从清单中选择尚未变卖的财物，逐项填写所得款项。",
            article=ARTICLE,
        )
    return [(there[n], fen) for n, fen in sorted(wanted.items())]
