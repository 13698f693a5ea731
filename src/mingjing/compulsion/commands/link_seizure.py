"""关联案件 (C01): a case that was opened later takes in what was seized before it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.models import Case
from mingjing.cases.states import LIFE as CASE_LIFE
from mingjing.compulsion.entries import SeizureLinked
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin, case_named
from mingjing.compulsion.states import Step
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:23.1"


@dataclass(frozen=True)
class LinkSeizure:
    """Which case it belongs to."""

    number: str
    docket: str


def link_seizure(order: LinkSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Let a seizure that named no case belong to one; who may see the case sees it there.

    Raises:
        NotPermittedError: not one of the two officers.
        NotFoundError: no such case, or not theirs to see.
        GateClosedError: no case, one of somebody else, or one that is over.
        AlreadyDoneError: it belongs to a case.
        IllegalTransitionError: it is over.
    """
    with recording("link_seizure", act) as record:
        seizure = begin(record, order.number, Step.LINK, Permission.SEIZE, law=law)
        if seizure.docket:
            raise AlreadyDoneError(
                f"本次查封、扣押已经属于案件{seizure.docket}。",
                why="一次查封、扣押属于一个案件。",
                remedy="请在该案件中办理。",
                article=ARTICLE,
            )
        case = case_named(seizure, record, order.docket)
        _require_same_party(seizure, case)
        seizure.save()
        record.add(SeizureLinked(docket=case.docket))
    return seizure


def _require_same_party(seizure: Seizure, case: Case) -> None:
    party = case.party
    same = party.name == seizure.party_name
    if party.uscc and seizure.uscc:
        same = party.uscc == seizure.uscc
    if not same:
        raise GateClosedError(
            "案件的当事人与查封、扣押的当事人不同。",
            why="查封、扣押限于涉案的场所、设施或者财物。",
            remedy="请核对案件编号。",
            article=ARTICLE,
        )
    if case.stage in CASE_LIFE.ends:
        raise GateClosedError(
            f"案件现处于“{case.stage.label}”，已经办结。",
            why="查封、扣押的财物在案件办理中处理。",
            remedy="请核对案件编号；不再需要的，解除查封、扣押。",
            article=ARTICLE,
        )
