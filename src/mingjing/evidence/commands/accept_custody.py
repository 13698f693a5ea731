"""股室专人 takes over what an officer handed in."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.evidence.entries import CustodyAccepted
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.store import BlobStore
from mingjing.kernel.errors import (
    IllegalTransitionError,
    IntegrityError,
    NotFoundError,
    SeparationOfDutiesError,
)
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class AcceptCustody:
    """Which item of which subject."""

    subject: str
    seq: int


def accept_custody(order: AcceptCustody, *, act: Act, store: BlobStore) -> EvidenceItem:
    """Accept an item after re-hashing its bytes.

    Raises:
        NotPermittedError: not a custodian of the item's unit.
        SeparationOfDutiesError: the custodian recorded it (SOD-08).
        IntegrityError: the bytes are not those of the record.
    """
    with recording("accept_custody", act) as record:
        record.concerns(order.subject)
        require(act.actor, Permission.ACCEPT_CUSTODY)
        item = EvidenceItem.objects.filter(
            subject=order.subject, seq=order.seq, unit=act.actor.unit, origin=""
        ).first()
        if item is None:
            raise NotFoundError(
                "本股室没有这份待接收的资料。",
                why="股室专人只接收本股室提交的资料；并案共用的证据在取得它的案件中接收。",
                remedy="请核对案件编号与证据序号。",
            )
        if item.captured_by == act.actor.person:
            raise SeparationOfDutiesError(
                "记录人不能接收自己提交的资料。",
                why="声像资料由执法人员交由各股室专门人员存储，两者不得为同一人。",
                remedy="请由本股室另一名专门人员接收。",
                article="seed-2022:A2-5",
            )
        if item.accepted_at is not None:
            raise IllegalTransitionError(
                "这份资料已经接收。",
                why=f"接收时间为 {item.accepted_at:%Y-%m-%d %H:%M}。",
                remedy="无需再次接收。",
            )
        finding = store.verify(item.blob_id)
        if finding is not None:
            raise IntegrityError(
                "接收时核对摘要不符。", why=str(finding), remedy="请立即报告法规股并运行审计。"
            )
        item.custodian = act.actor.person
        item.accepted_at = act.at
        item.save()
        record.add(
            CustodyAccepted(item=item.seq, sha256=item.blob_id, custodian=act.actor.person)
        )
    return item
