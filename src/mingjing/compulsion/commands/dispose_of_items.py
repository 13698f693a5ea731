"""处理 (C07): unlawful things are confiscated, or destroyed where the law says so."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.models import Case
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.queries import decision_if_any
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import ItemsDisposedOf
from mingjing.compulsion.kinds import Disposal
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin, case_named, let_go
from mingjing.compulsion.papers import ending, notice_paper, rows_of
from mingjing.compulsion.queries import held_of
from mingjing.compulsion.rules import require_apart, require_filmed
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:27"


@dataclass(frozen=True)
class DisposeOfItems:
    """What becomes of the things.

    Args:
        disposal: confiscated or destroyed.
        reason: the facts, and the law that orders it.
        docket: of the case in which it was decided, where none was named yet.
        device: number of the camera; empty where there was none.
        unrecorded_reason: what kept it from being recorded.
    """

    number: str
    disposal: Disposal
    reason: str
    docket: str = ""
    device: str = ""
    unrecorded_reason: str = ""


def dispose_of_items(order: DisposeOfItems, *, act: Act, law: RuleBook) -> Seizure:
    """Confiscate or destroy within the period, and issue the decision on it.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader carried it out.
        GateClosedError: no reason; not recorded; no decision that confiscates; the period is
            over.
        NotFoundError: no such case.
        IllegalTransitionError: nothing is held, or not approved yet.
    """
    with recording("dispose_of_items", act) as record:
        seizure = begin(record, order.number, Step.DISPOSE, Permission.APPROVE_SEIZURE, law=law)
        require_apart(act.actor.person, seizure.officers, what="执法人员不能决定处理。")
        require_words(
            order.reason,
            what="处理决定没有写明事实和依据。",
            why="违法事实清楚、依法应当没收的予以没收；法律、行政法规规定应当销毁的，依法销毁。",
            rule=ARTICLE,
        )
        require_printable({}, {"事实和依据": order.reason})
        require_filmed(order.device, order.unrecorded_reason, what=Step.DISPOSE.label)
        if order.disposal is Disposal.CONFISCATED or order.docket.strip():
            case = case_named(seizure, record, order.docket)
            _require_decided(case, order.disposal)
        today = legal_date(act.at)
        items = held_of(seizure)
        paper = notice_paper(
            "seizure_disposal",
            seizure,
            {
                "disposal": order.disposal.label,
                "docket": seizure.docket,
                "reason": order.reason,
                "items": rows_of(items),
                **remedies(law, today),
            },
            ending(today, law, (ARTICLE,)),
        )
        document = issue(paper, subject=seizure.number, at=act.at)
        seizure.disposal, seizure.ended_on = order.disposal.value, today
        seizure.save()
        let_go(items)
        record.add(
            ItemsDisposedOf(
                document=document.code,
                disposal=order.disposal.value,
                docket=seizure.docket,
                items=len(items),
                device=order.device,
            )
        )
        record.add(issued(document))
    return seizure


def _require_decided(case: Case, disposal: Disposal) -> None:
    if disposal is not Disposal.CONFISCATED:
        return
    decision = decision_if_any(case)
    if decision is not None and DecisionKind.CONFISCATION.value in decision.kinds:
        return
    raise GateClosedError(
        "案件中没有作出没收的处罚决定。",
        why="没收是行政处罚，须按普通程序作出决定；查封、扣押本身不能代替处罚。",
        remedy="请先在案件中作出没收的决定；期限不够的，解除查封、扣押或者依法延长。",
        article=ARTICLE,
    )
