"""告知并听取: the party is told what is to come and why, and what it says is answered."""

from dataclasses import dataclass, replace
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.cases.heavier import Told, require_no_heavier
from mingjing.cases.penalty_range import require_lawful
from mingjing.cases.proposal import Proposal
from mingjing.cases.rules import require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.entries import HeardOnTheSpot
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin, here
from mingjing.summary.queries import proposal_of
from mingjing.summary.rules import require_at, require_that_day, require_within_limit
from mingjing.summary.states import Step


@dataclass(frozen=True)
class HearOnTheSpot:
    """What was told and what was said.

    Args:
        told_at: with zone.
        told: whether content, facts, reasons, basis and rights were told.
        statement: what the party said; empty where it said nothing.
        adopted: whether its reasons hold.
        answer: why, or why not.
        fine_fen: what is left of the fine; None leaves it. Only an adopted defence changes it.
        warning: whether a warning is left; None leaves it.
    """

    number: str
    told_at: datetime
    told: bool
    statement: str = ""
    adopted: bool = False
    answer: str = ""
    fine_fen: int | None = None
    warning: bool | None = None


def hear_on_the_spot(order: HearOnTheSpot, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Record that the party was told and heard; nothing it said makes the penalty heavier.

    Raises:
        NotPermittedError: not one of the two officers.
        InvalidInputError: the time is not in order.
        GateClosedError: not told; no answer to what was said; heavier than told, or changed
            without reason; outside of limit or range; another day.
        IllegalTransitionError: not the time for it.
    """
    with recording("hear_on_the_spot", act) as record:
        penalty = begin(record, order.number, Step.HEAR, Permission.PUNISH_ON_THE_SPOT)
        require_that_day(penalty.found_at, act.at)
        require_at(order.told_at, since=penalty.found_at, recorded_at=act.at, what="告知")
        _require_told(order)
        spoke = bool(order.statement.strip())
        if spoke:
            require_words(
                order.answer,
                what="没有写明是否采纳陈述、申辩的理由。",
                why="行政机关必须充分听取当事人的意见，对当事人提出的事实、理由和证据，"
                "应当进行复核；成立的，应当采纳。",
                rule="apl-2021:45.1",
            )
        require_printable({}, {"陈述、申辩": order.statement, "答复": order.answer})
        proposal = _left(penalty, order, spoke=spoke)
        today = legal_date(act.at)
        party = PartyKind(penalty.party.kind)
        require_within_limit(proposal, party, here(law, today))
        require_lawful(proposal, party, law, today)
        penalty.proposal = proposal.as_value()
        penalty.told_at = order.told_at
        penalty.defence = order.statement.strip()
        penalty.defence_adopted = order.adopted if spoke else None
        penalty.defence_answer = order.answer.strip()
        penalty.save()
        record.add(
            HeardOnTheSpot(
                told_at=order.told_at,
                spoke=spoke,
                adopted=spoke and order.adopted,
                fine_fen=proposal.fine_fen,
                warning=DecisionKind.WARNING in proposal.kinds,
            )
        )
    return penalty


def _left(penalty: SummaryPenalty, order: HearOnTheSpot, *, spoke: bool) -> Proposal:
    """Return what is left of the penalty; refuse what is heavier, or lighter for no reason."""
    told = proposal_of(penalty)
    fine = told.fine_fen if order.fine_fen is None else order.fine_fen
    kinds = told.kinds
    if order.warning is not None:
        kinds = (DecisionKind.WARNING,) if order.warning else ()
    left = replace(told, fine_fen=fine, kinds=kinds)
    # Also of a party that said nothing: it was told of the lighter one.
    require_no_heavier(left, Told(told, has_spoken=True, has_new_evidence=False))
    if left != told and not (spoke and order.adopted):
        raise GateClosedError(
            "没有采纳陈述、申辩，拟处罚内容却变了。",
            why="决定的内容应当与告知的一致；只有采纳了陈述、申辩的，才可以减轻。",
            remedy="请维持告知的内容；当事人的理由成立的，选择采纳并写明理由。",
            article="apl-2021:45.1",
        )
    return left


def _require_told(order: HearOnTheSpot) -> None:
    if order.told:
        return
    raise GateClosedError(
        "没有告知当事人，不能作出处罚决定。",
        why="作出行政处罚决定之前，应当告知拟作出的行政处罚内容及事实、理由、依据，"
        "并告知依法享有的陈述、申辩等权利。",
        remedy="请当场告知，听取陈述、申辩之后再办理。",
        article="apl-2021:44",
    )
