"""解除一部分 (C08): what need not be held any more goes back, item by item, with a receipt."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import ItemsReleased
from mingjing.compulsion.kinds import Reason
from mingjing.compulsion.models import Item, Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.papers import (
    KEEPER,
    PARTY,
    ending,
    list_paper,
    notice_paper,
    number_of,
    pens_of,
    rows_of,
)
from mingjing.compulsion.queries import held_of
from mingjing.compulsion.rules import require_filmed, require_in_order
from mingjing.compulsion.states import Step
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

PARTIAL = (Reason.NO_VIOLATION, Reason.UNRELATED, Reason.OTHER)


@dataclass(frozen=True)
class ReleaseItems:
    """Which things go back, and why.

    Args:
        items: numbers of the inventory; what is left stays held.
        reason: one of three grounds; over or decided ends the whole.
        words: what it rests on.
        returned_at: with zone.
        receiver: who took them.
        unsigned_reason: why there is no receipt; empty where it was signed.
        device: number of the camera; empty where there was none.
        unrecorded_reason: what kept it from being recorded.
    """

    number: str
    items: tuple[int, ...]
    reason: Reason
    words: str
    returned_at: datetime
    receiver: str
    unsigned_reason: str = ""
    device: str = ""
    unrecorded_reason: str = ""


def release_items(order: ReleaseItems, *, act: Act, law: RuleBook) -> Seizure:
    """Lift a seizure for some things and give them back at once; the rest stays where it is.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: nothing, everything, or what is not held; before it was seized, or a
            time still to come.
        GateClosedError: a ground that ends the whole; no words; nobody took it; not recorded;
            the period is over.
        IllegalTransitionError: nothing is held, or not approved yet.
    """
    with recording("release_items", act) as record:
        seizure = begin(record, order.number, Step.RELEASE, Permission.SEIZE, law=law)
        chosen = _chosen(order, seizure)
        _check(order)
        require_in_order(
            ("实施", seizure.imposed_at or act.at),
            ("返还", order.returned_at),
            ("登记", act.at),
        )
        on = legal_date(order.returned_at)
        officers = require_two_officers(seizure.officers, on=on)
        lines = "、".join(str(item.n) for item in chosen)
        fields = {
            "ground": order.reason.label,
            "reason": f"只解除清单第{lines}项：{order.words}",
            **remedies(law, on),
        }
        closing = ending(on, law, (order.reason.article,))
        release = issue(
            notice_paper("seizure_release", seizure, fields, closing),
            subject=seizure.number,
            at=act.at,
        )
        proceeds = sum(item.proceeds_fen or 0 for item in chosen)
        pens = pens_of(
            officers, Signature(PARTY, note=order.unsigned_reason), Signature(KEEPER)
        )
        receipt = issue(
            list_paper(
                "seizure_return",
                seizure,
                rows_of(chosen),
                ending(on, law, ("acl-2011:28.2",), pens),
                {
                    "release": number_of(release),
                    "receiver": order.receiver,
                    "returned_at": stamp(order.returned_at),
                    "proceeds": proceeds or None,
                    "unsigned_reason": order.unsigned_reason,
                },
            ),
            subject=seizure.number,
            at=act.at,
        )
        seizure.save()
        for item in chosen:
            item.is_held, item.returned_on = False, on
            item.save()
        record.add(
            ItemsReleased(
                items=tuple(item.n for item in chosen),
                reason=order.reason.value,
                document=release.code,
                receipt=receipt.code,
                returned_at=order.returned_at,
                proceeds_fen=proceeds,
                signed=not order.unsigned_reason.strip(),
                device=order.device,
            )
        )
        record.add(issued(release))
        record.add(issued(receipt))
    return seizure


def _chosen(order: ReleaseItems, seizure: Seizure) -> list[Item]:
    there = {item.n: item for item in held_of(seizure)}
    wanted = set(order.items)
    if not wanted or not wanted < set(there):
        raise InvalidInputError(
            "没有选择清单中的财物，所选的已经不在保管，或者选了全部。",
            why="解除一部分的，逐项写明；全部不再需要的，解除整个查封、扣押。",
            remedy="请选择仍在保管的一部分；全部退还的，办理“解除查封、扣押”。",
            article="acl-2011:28.1",
        )
    return [there[n] for n in sorted(wanted)]


def _check(order: ReleaseItems) -> None:
    if order.reason not in PARTIAL:
        raise GateClosedError(
            f"“{order.reason.label}”不能只解除一部分。",
            why="期限届满，或者已经作出处理决定不再需要的，整个查封、扣押都应当解除。",
            remedy="请办理“解除查封、扣押”，或者选择其他情形。",
            article=order.reason.article,
        )
    require_words(
        order.words,
        what="解除没有写明理由。",
        why="应当有解除的法定情形。",
        rule=order.reason.article,
    )
    require_words(
        order.receiver,
        what="没有写明由谁领取。",
        why="解除查封、扣押应当立即退还财物，返还应当有签收。",
        rule="acl-2011:28.2",
    )
    require_filmed(order.device, order.unrecorded_reason, what=Step.RELEASE.label)
    require_printable(
        {"领取人": order.receiver},
        {"说明": order.words, "未签收的情况": order.unsigned_reason},
    )
