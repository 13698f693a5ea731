"""注销 (ALL 70) (L12): the formalities once a permit is over."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.cases.contests import running_in
from mingjing.cases.queries import case_for
from mingjing.cases.remedies import Way
from mingjing.cases.rules import require_words
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.deciding import require_cancellable
from mingjing.permits.entries import PermitCancelled
from mingjing.permits.kinds import CancelGround
from mingjing.permits.models import Permit
from mingjing.permits.moves import begin_with
from mingjing.permits.papers import ending, permit_notice
from mingjing.permits.permit_states import ENDED, Step
from mingjing.permits.queries import remedies_of_permit
from mingjing.permits.validity import is_expired
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class CancelPermit:
    """Why, and the facts.

    Args:
        docket: case in which the certificate was taken as a penalty; empty for none.
    """

    number: str
    ground: CancelGround
    words: str
    docket: str = ""


def cancel_permit(order: CancelPermit, *, act: Act, law: RuleBook) -> Permit:
    """Do the formalities of cancelling; a permit that is valid is only cancelled on a ground.

    Raises:
        NotPermittedError: not a leader.
        NotFoundError: no such case, or not theirs.
        GateClosedError: the ground is not there; no words; its end is contested.
        IllegalTransitionError: it is challenged, or cancelled.
    """
    with recording("cancel_permit", act) as record:
        was_taken: list[bool] = []
        permit = begin_with(
            record,
            order.number,
            Step.CANCEL,
            Permission.DECIDE_PERMIT,
            holding=lambda row: was_taken.append(row.stage in ENDED),
        )
        _require_uncontested(permit)
        today = legal_date(act.at)
        docket = order.docket.strip()
        if docket:
            docket = case_for(act.actor, docket).docket
        require_cancellable(
            order.ground,
            is_expired=is_expired(permit, today, law),
            is_taken=was_taken[0],
            docket=docket,
        )
        require_words(
            order.words,
            what="没有写明注销的事实。",
            why="有法定情形的，应当依法办理有关行政许可的注销手续。",
            rule=order.ground.article,
        )
        require_printable({}, {"事实": order.words})
        fields: dict[str, Value] = {
            "ground": order.ground.label,
            "reason": order.words,
            "case": docket,
        }
        pen = Signature("批准人", person_of(act.actor.person).name, on=today)
        closing = ending(today, law, (order.ground.article,), (pen,))
        paper = permit_notice("permit_cancellation", permit, closing, fields)
        document = issue(paper, subject=permit.number, at=act.at)
        permit.cancel_ground, permit.cancelled_on = order.ground.value, today
        permit.save()
        record.add(PermitCancelled(document=document.code, ground=order.ground.value))
        record.add(issued(document))
    return permit


def _require_uncontested(permit: Permit) -> None:
    running = running_in(remedies_of_permit(permit))
    if running is None:
        return
    raise GateClosedError(
        f"{Way(running.way).label}正在进行，不能注销。",
        why="撤销、撤回的决定可能被撤销，许可随之恢复；注销以后不能恢复。",
        remedy=f"请等待{running.body}的结果。",
        article="all-2019:70",
    )
