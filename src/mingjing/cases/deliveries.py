"""送达: the ways a paper reaches the party, and what proves each (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.entries import BlobRef

MODES: Mapping[str, str] = {
    "direct": "直接送达",
    "by_leaving": "留置送达",
    "by_post": "邮寄送达",
    "by_electronic": "电子送达",
}

PUBLIC_NOTICE, PUBLIC_NOTICE_LABEL = "by_public_notice", "公告送达"
SERVED_AFTER = "CPL-95"
WAYS_OF_SERVICE: Mapping[str, str] = {**MODES, PUBLIC_NOTICE: PUBLIC_NOTICE_LABEL}
"""Every way in which a decision is served; an announcement is a matter of its own."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a paper was served.

    Args:
        mode: one of ``MODES``.
        receiver: who took it.
        relation: how the receiver stands to the party, if it is not the party itself.
        place: where; for electronic service the address.
        refusal: 拒收事由, of paper that was left behind.
        attestor: 见证人, who saw that it was left.
        remark: anything else for the receipt, such as the number of the parcel.
        proof: photograph, postal receipt or signed confirmation, held in the evidence store.
    """

    mode: str = "direct"
    receiver: str = ""
    relation: str = ""
    place: str = ""
    refusal: str = ""
    attestor: str = ""
    remark: str = ""
    proof: BlobRef | None = None

    def as_value(self) -> dict[str, str]:
        """Return what the row stores; empty words are left out."""
        words = {
            "mode": self.mode,
            "receiver": self.receiver,
            "relation": self.relation,
            "place": self.place,
            "refusal": self.refusal,
            "attestor": self.attestor,
            "remark": self.remark,
            "proof_sha256": self.proof.sha256 if self.proof else "",
        }
        return {name: text for name, text in words.items() if text.strip()}


def require_proof(delivery: Delivery) -> None:
    """Refuse a way of service that must be proved and is not (CPL 89, APL 61).

    Raises:
        InvalidInputError: no such way.
        GateClosedError: paper left behind without picture or witness, or no signed consent.
    """
    if delivery.mode not in MODES:
        raise InvalidInputError(
            "送达方式有误。",
            why=f"送达方式应为：{'、'.join(MODES.values())}。",
            remedy="请对照送达回证填写。",
            article="apl-2021:61.1",
        )
    seen = delivery.proof is not None or (
        delivery.mode == "by_leaving"
        and bool(delivery.attestor.strip() and delivery.refusal.strip())
    )
    if delivery.mode in {"by_leaving", "by_electronic"} and not seen:
        raise GateClosedError(
            f"{MODES[delivery.mode]}缺少证明材料。",
            why="留置送达须有影像，或者写明拒收事由并有见证人；电子送达须有当事人签订的确认书。",
            remedy="请先提交照片、录像或确认书，或者填写拒收事由和见证人。",
            article="apl-2021:61.2",
        )
