"""当场发现: a violation whose facts are plain, for a penalty within the limit."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.applied import Applied
from mingjing.cases.commands.register_lead import PartyFacts, enter_party, require_party
from mingjing.cases.penalty_range import require_lawful
from mingjing.cases.proposal import Proposal
from mingjing.cases.rules import require_recorded, require_words
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item
from mingjing.statute.violations import Violation
from mingjing.summary.entries import FoundOnTheSpot
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import here
from mingjing.summary.rules import (
    require_at,
    require_crew,
    require_sanction,
    require_that_day,
    require_within_limit,
)
from mingjing.summary.states import State

WORD = "应急当"
ITEM = "REC-SUMMARY"


@dataclass(frozen=True)
class FindOnTheSpot:
    """What was found, and what is to follow.

    Args:
        violation: id in the catalogue.
        sanction: key of the consequence in its penalty clause.
        evidence: what proves it, line by line.
        found_at: with zone.
        officers: the two on the spot; who registers is one of them.
        fine_fen: proposed fine; 0 for none.
        warning: whether a warning is proposed.
        warning_clause: provision that knows the warning, where the catalogue's clause does not.
        certificates_shown: whether both showed their certificates.
        device: number of the body camera; empty where there was none.
        told_of_recording: whether the party was told of it beforehand.
        unrecorded_reason: what kept them from recording.
        facts_of_tier: what decides the tier, by name.
    """

    party: PartyFacts
    violation: str
    sanction: str
    facts: str
    evidence: tuple[str, ...]
    place: str
    found_at: datetime
    officers: tuple[str, str]
    certificates_shown: bool
    fine_fen: int = 0
    warning: bool = False
    warning_clause: str = ""
    device: str = ""
    told_of_recording: bool = False
    unrecorded_reason: str = ""
    tier: str = ""
    tier_reason: str = ""
    facts_of_tier: tuple[tuple[str, str], ...] = ()


def find_on_the_spot(order: FindOnTheSpot, *, act: Act, law: RuleBook) -> SummaryPenalty:
    """Register what was found on the spot under the next number; nothing is decided yet.

    Raises:
        NotPermittedError: not this post, not one of the two; a certificate is not in force.
        SeparationOfDutiesError: one officer twice.
        InvalidInputError: something is missing, or the time lies ahead.
        GateClosedError: over the limit; outside of the range; not for such a party; no
            certificates shown; not recorded, or the party was not told of it; another day.
        NotFoundError: no such violation or consequence.
    """
    with recording("find_on_the_spot", act) as record:
        require(act.actor, Permission.PUNISH_ON_THE_SPOT)
        require_crew(act.actor.person, order.officers)
        _check(order, act.at)
        require_that_day(order.found_at, act.at)
        today = legal_date(act.at)
        officers = require_two_officers(order.officers, on=today)
        _require_shown(order)
        require_recorded(
            recording_item(law.recording, ITEM), order.device, order.unrecorded_reason
        )
        _require_told(order)
        violation = law.violations.violation(order.violation, today)
        require_sanction(violation.sanction(order.sanction), order.fine_fen)
        proposal = _proposal(order, violation, law)
        require_within_limit(proposal, order.party.kind, here(law, today))
        require_lawful(proposal, order.party.kind, law, today)
        number = str(next_number(WORD, today.year))
        record.concerns(number)
        penalty = SummaryPenalty(
            number=number,
            state=State.FOUND,
            unit=unit_of(act.actor.unit).code,
            party=enter_party(order.party),
            cause=violation.name,
            proposal=proposal.as_value(),
            evidence=list(order.evidence),
            place=order.place,
            found_at=order.found_at,
            first_officer=order.officers[0],
            second_officer=order.officers[1],
            device=order.device,
            unrecorded_reason=order.unrecorded_reason,
        )
        penalty.save(force_insert=True)
        record.add(
            FoundOnTheSpot(
                number=number,
                found_at=order.found_at,
                violation=order.violation,
                sanction=order.sanction,
                fine_fen=proposal.fine_fen,
                warning=order.warning,
                officers=penalty.officers,
                certificates=tuple(one.certificate for one in officers),
                device=order.device,
                unrecorded=bool(order.unrecorded_reason.strip()),
            )
        )
    return penalty


def _proposal(order: FindOnTheSpot, violation: Violation, law: RuleBook) -> Proposal:
    clauses = [law.in_words(violation.article)]
    if order.warning:
        sanction = violation.sanction(order.sanction)
        if DecisionKind.WARNING not in sanction.kinds:
            require_words(
                order.warning_clause,
                what="所选处罚没有警告，也没有写明警告的依据。",
                why="行政处罚应当有法定依据；警告须由法律、法规、规章规定。",
                rule="apl-2021:51",
            )
            clauses.append(order.warning_clause.strip())
    return Proposal(
        facts=order.facts,
        duty_clauses=tuple(law.in_words(duty) for duty in violation.duties),
        penalty_clauses=tuple(clauses),
        fine_fen=order.fine_fen,
        kinds=(DecisionKind.WARNING,) if order.warning else (),
        tier=order.tier,
        tier_reason=order.tier_reason,
        applied=(Applied(order.violation, order.sanction, order.facts_of_tier),),
    )


def _check(order: FindOnTheSpot, at: datetime) -> None:
    require_at(order.found_at, since=order.found_at, recorded_at=at, what="发现")
    proofs = [line for line in order.evidence if line.strip()]
    if not all(text.strip() for text in (order.facts, order.place)) or not proofs:
        raise InvalidInputError(
            "没有写明违法事实、证据或者地点。",
            why="当场处罚决定书应当载明违法行为、时间、地点；违法事实须确凿。",
            remedy="请写明在何处看到什么，有什么证据；需要另行取证的，按普通程序办理。",
            article="apl-2021:52.2",
        )
    if not order.party.name.strip() or not order.party.address.strip():
        raise InvalidInputError(
            "没有写明当事人或者地址。",
            why="决定书应当载明当事人，以免错罚他人。",
            remedy="请填写名称（姓名）和地址。",
            article="apl-2021:52.2",
        )
    require_party(order.party)
    require_printable(
        {
            "地点": order.place,
            "裁量等级": order.tier,
            "警告的依据": order.warning_clause,
            **{f"证据第{n}项": line for n, line in enumerate(order.evidence, start=1)},
        },
        {"违法事实": order.facts, "裁量理由": order.tier_reason},
    )


def _require_shown(order: FindOnTheSpot) -> None:
    if order.certificates_shown:
        return
    raise GateClosedError(
        "没有出示执法证件。",
        why="执法人员当场作出行政处罚决定的，应当向当事人出示执法证件。",
        remedy="请两名执法人员先出示证件；不出示的，当事人有权拒绝。",
        article="apl-2021:52.1",
    )


def _require_told(order: FindOnTheSpot) -> None:
    if order.told_of_recording or not order.device.strip():
        return
    raise GateClosedError(
        "没有事先告知当事人正在录音录像。",
        why="在实施行政处罚时，应当事先告知对方正在使用执法记录设备记录。",
        remedy="请先告知再记录；确已告知的，请勾选。",
        article="seed-2022:A2-9",
    )
