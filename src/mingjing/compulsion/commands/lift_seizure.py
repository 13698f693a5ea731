"""解除、退还 (C08): on one of five grounds it is lifted, and the things go back at once."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, may
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.queries import case_for, decision_if_any, ending_if_any
from mingjing.cases.rules import require_words
from mingjing.compulsion.clocks import is_expired
from mingjing.compulsion.entries import ItemsReturned, SeizureLifted
from mingjing.compulsion.kinds import Reason
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin, let_go
from mingjing.compulsion.papers import (
    KEEPER,
    PARTY,
    ending,
    list_paper,
    notice_paper,
    pens_of,
    rows_of,
)
from mingjing.compulsion.queries import held_of
from mingjing.compulsion.rules import (
    require_crew,
    require_filmed,
    require_in_order,
    require_reason,
)
from mingjing.compulsion.states import Step
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.documents.queries import number_issued
from mingjing.kernel.dates import legal_date, stamp
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class LiftSeizure:
    """Why it ends.

    Args:
        reason: one of the five grounds.
        words: what it rests on; may stay empty where the period is over.
        docket: of the case that was decided, where none was named yet.
    """

    number: str
    reason: Reason
    words: str = ""
    docket: str = ""


@dataclass(frozen=True)
class ReturnItems:
    """The things are back.

    Args:
        returned_at: with zone; not before it was lifted.
        receiver: who took them.
        unsigned_reason: why there is no receipt; empty where it was signed.
        device: number of the camera; empty where there was none.
        unrecorded_reason: what kept it from being recorded.
    """

    number: str
    returned_at: datetime
    receiver: str
    unsigned_reason: str = ""
    device: str = ""
    unrecorded_reason: str = ""


def lift_seizure(order: LiftSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Lift a seizure and issue the decision; the officers may, and so may who could approve.

    Raises:
        NotPermittedError: neither one of the two officers nor a leader.
        GateClosedError: not the true ground; no words where there must be some.
        NotFoundError: no such case.
        IllegalTransitionError: nothing is held.
    """
    with recording("lift_seizure", act) as record:
        leads = may(act.actor, Permission.APPROVE_SEIZURE)
        seizure = begin(
            record,
            order.number,
            Step.LIFT,
            Permission.APPROVE_SEIZURE if leads else Permission.SEIZE,
            law=law,
        )
        if not leads:
            require_crew(act.actor.person, seizure.officers)
        today = legal_date(act.at)
        expired = is_expired(seizure, today, law)
        require_reason(
            order.reason,
            is_expired=expired,
            is_decided=_is_decided(seizure, record, order.docket),
        )
        if order.reason is not Reason.EXPIRED:
            require_words(
                order.words,
                what="解除没有写明理由。",
                why="应当有解除的法定情形。",
                rule=order.reason.article,
            )
        require_printable({}, {"说明": order.words})
        fields = {
            "ground": order.reason.label,
            "reason": order.words,
            **remedies(law, today),
        }
        closing = ending(today, law, (order.reason.article,))
        paper = notice_paper("seizure_release", seizure, fields, closing)
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.lift_reason, seizure.ended_on = order.reason.value, today
        seizure.save()
        record.add(
            SeizureLifted(document=document.code, reason=order.reason.value, late=expired)
        )
        record.add(issued(document))
    return seizure


def return_items(order: ReturnItems, *, act: Act, law: RuleBook) -> Seizure:
    """Give everything back against a receipt, with what was paid for what was sold.

    Raises:
        NotPermittedError: not one of the two officers; a certificate is not in force.
        InvalidInputError: before it was seized, or a time still to come.
        GateClosedError: nobody took it and nobody says why; not recorded.
        IllegalTransitionError: it is not lifted, or all is back.
    """
    with recording("return_items", act) as record:
        seizure = begin(record, order.number, Step.RETURN, Permission.SEIZE, law=law)
        require_words(
            order.receiver,
            what="没有写明由谁领取。",
            why="解除查封、扣押应当立即退还财物，返还应当有签收。",
            rule="acl-2011:28.2",
        )
        require_filmed(order.device, order.unrecorded_reason, what=Step.RETURN.label)
        require_printable({"领取人": order.receiver}, {"未签收的情况": order.unsigned_reason})
        require_in_order(
            ("实施", seizure.imposed_at or act.at),
            ("返还", order.returned_at),
            ("登记", act.at),
        )
        on = legal_date(order.returned_at)
        officers = require_two_officers(seizure.officers, on=on)
        items = held_of(seizure)
        proceeds = sum(one.proceeds_fen or 0 for one in items)
        pens = pens_of(
            officers, Signature(PARTY, note=order.unsigned_reason), Signature(KEEPER)
        )
        paper = list_paper(
            "seizure_return",
            seizure,
            rows_of(items),
            ending(on, law, ("acl-2011:28.2",), pens),
            {
                "release": number_issued(seizure.number, "seizure_release"),
                "receiver": order.receiver,
                "returned_at": stamp(order.returned_at),
                "proceeds": proceeds or None,
                "unsigned_reason": order.unsigned_reason,
            },
        )
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.returned_at = order.returned_at
        seizure.save()
        let_go(items)
        record.add(
            ItemsReturned(
                document=document.code,
                returned_at=order.returned_at,
                items=len(items),
                proceeds_fen=proceeds,
                signed=not order.unsigned_reason.strip(),
                device=order.device,
            )
        )
        record.add(issued(document))
    return seizure


def _is_decided(seizure: Seizure, record: Recording, docket: str) -> bool:
    named = docket.strip() or seizure.docket
    if not named:
        return False
    case = case_for(record.act.actor, named)
    return decision_if_any(case) is not None or ending_if_any(case) is not None
