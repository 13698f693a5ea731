"""随案移送 (C09): with a suspected crime goes what was seized, and the party is told."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.queries import referral_if_any
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import ItemsHandedOver
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin, case_named, let_go
from mingjing.compulsion.papers import ending, list_paper, notice_paper, pens_of, rows_of
from mingjing.compulsion.queries import held_of
from mingjing.compulsion.rules import require_in_order
from mingjing.compulsion.states import Step
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:21"


@dataclass(frozen=True)
class HandOverItems:
    """To whom and when.

    Args:
        receiver: the organ that takes the case.
        handed_at: with zone; not after it is recorded.
        docket: of the case, where none was named yet.
    """

    number: str
    receiver: str
    handed_at: datetime
    docket: str = ""


def hand_over_items(order: HandOverItems, *, act: Act, law: RuleBook) -> Seizure:
    """Hand everything over with a case whose referral was approved, and tell the party.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: before it was seized, or a time still to come.
        GateClosedError: no case; its referral is not approved; no receiver; the period is over.
        NotFoundError: no such case.
        IllegalTransitionError: nothing is held, or not approved yet.
    """
    with recording("hand_over_items", act) as record:
        seizure = begin(record, order.number, Step.HAND_OVER, Permission.SEIZE, law=law)
        case = case_named(seizure, record, order.docket)
        referral = referral_if_any(case)
        if referral is None or not referral.approved:
            raise GateClosedError(
                "案件没有批准移送司法机关。",
                why="违法行为涉嫌犯罪应当移送司法机关的，财物一并移送。",
                remedy="请先在案件中报告并经正职负责人批准移送。",
                article=ARTICLE,
            )
        require_words(
            order.receiver,
            what="没有写明接收机关。",
            why="应当将查封、扣押的财物一并移送，并书面告知当事人。",
            rule=ARTICLE,
        )
        require_printable({"接收机关": order.receiver})
        require_in_order(
            ("实施", seizure.imposed_at or act.at), ("移送", order.handed_at), ("登记", act.at)
        )
        on = legal_date(order.handed_at)
        officers = require_two_officers(seizure.officers, on=on)
        items = held_of(seizure)
        said = {
            "docket": seizure.docket,
            "receiver": order.receiver,
            "handed_at": stamp(order.handed_at),
        }
        pens = pens_of(officers, Signature("接收人"))
        closing = ending(on, law, (ARTICLE,), pens)
        transfer = issue(
            list_paper("seizure_transfer", seizure, rows_of(items), closing, {**said}),
            subject=seizure.number,
            at=act.at,
        )
        told = issue(
            notice_paper(
                "seizure_transfer_notice", seizure, {**said}, ending(on, law, (ARTICLE,))
            ),
            subject=seizure.number,
            at=act.at,
        )
        seizure.ended_on = on
        seizure.save()
        let_go(items)
        record.add(
            ItemsHandedOver(
                docket=seizure.docket,
                document=transfer.code,
                notice=told.code,
                items=len(items),
            )
        )
        record.add(issued(transfer))
        record.add(issued(told))
    return seizure
