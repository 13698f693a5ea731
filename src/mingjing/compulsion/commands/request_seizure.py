"""提请 (C01): what is to be sealed or seized, on what ground, and what it has to do with it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.queries import case_for
from mingjing.compulsion.entries import SeizureRequested
from mingjing.compulsion.kinds import Ground, HolderFacts, Kind
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.rules import require_scope
from mingjing.compulsion.states import State
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind, ProposedDecision
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import Scope, classify

WORD = "应急强"


@dataclass(frozen=True)
class RequestSeizure:
    """The request.

    Args:
        kind: sealed where it is, or taken away.
        ground: the law that allows it.
        hazardous: whether it concerns hazardous chemicals.
        holder: whose things they are.
        facts: what is suspected.
        relation: how the things belong to what is suspected.
        objects: what is asked for, one after the other.
        officers: the two who carry it out.
        docket: number of the case; empty before there is one.
        source: where it comes from, such as the number of an inspection; without a docket.
        only_involved: whether nothing is asked for that has nothing to do with it.
        no_necessities: whether nobody's daily necessities are among it.
        not_sealed: whether no other organ of the state has sealed it already.
    """

    kind: Kind
    ground: Ground
    hazardous: bool
    holder: HolderFacts
    facts: str
    relation: str
    objects: tuple[str, ...]
    officers: tuple[str, str]
    only_involved: bool
    no_necessities: bool
    not_sealed: bool
    docket: str = ""
    source: str = ""


def request_seizure(order: RequestSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Ask for a seizure under the next number; nothing is touched before it is approved.

    Args:
        order: the request.
        act: who asks and when.
        law: says on what ground, and whether it must be reviewed first.

    Raises:
        NotPermittedError: not this post; a certificate is not in force.
        SeparationOfDutiesError: one officer twice.
        InvalidInputError: something is missing.
        GateClosedError: the scope is not confirmed.
        NotFoundError: no such case.
        NotInForceError: the law it rests on is not in force yet.
    """
    with recording("request_seizure", act) as record:
        require(act.actor, Permission.SEIZE)
        today = legal_date(act.at)
        law.rule(order.ground.value, today)
        _check(order)
        require_scope(
            only_involved=order.only_involved,
            no_necessities=order.no_necessities,
            not_sealed=order.not_sealed,
        )
        require_two_officers(order.officers, on=today)
        docket = case_for(act.actor, order.docket).docket if order.docket.strip() else ""
        scope = _scope(order, today, law)
        number = str(next_number(WORD, today.year))
        record.concerns(number)
        holder = order.holder
        seizure = Seizure(
            number=number,
            state=State.REQUESTED,
            unit=unit_of(act.actor.unit).code,
            kind=order.kind.value,
            ground=order.ground.value,
            hazardous=order.hazardous or order.ground is Ground.HCL_8_5,
            party_kind=holder.kind.value,
            party_name=holder.name.strip(),
            uscc=holder.uscc.strip(),
            address=holder.address,
            representative=holder.representative,
            telephone=holder.telephone,
            docket=docket,
            source=order.source,
            facts=order.facts,
            relation=order.relation,
            objects_asked=[one.strip() for one in order.objects],
            first_officer=order.officers[0],
            second_officer=order.officers[1],
            created_by=act.actor.person,
            created_on=today,
            review_required=scope.required is not False,
        )
        seizure.save(force_insert=True)
        record.add(
            SeizureRequested(
                number=number,
                measure=seizure.kind,
                ground=seizure.ground,
                hazardous=seizure.hazardous,
                docket=docket,
                officers=seizure.officers,
                review_required=seizure.review_required,
                review_grounds=tuple(ground.rule for ground in scope.grounds),
            )
        )
    return seizure


def _scope(order: RequestSeizure, on: date, law: RuleBook) -> Scope:
    """Return whether such a seizure must be reviewed, and by which rules."""
    proposed = ProposedDecision(
        party=order.holder.kind,
        fine_fen=0,
        circumstances=frozenset({order.kind.circumstance}),
    )
    return classify(proposed, book=law, on=on, region=settings.MINGJING_BUREAU.region_code)


def _check(order: RequestSeizure) -> None:
    holder = order.holder
    needed = [holder.name, holder.address, order.facts, order.relation, *order.objects]
    if holder.kind is not PartyKind.PERSON:
        needed.append(holder.representative)
    whence = order.docket.strip() or order.source.strip()
    if not order.objects or not whence or not all(text.strip() for text in needed):
        raise InvalidInputError(
            "提请不完整。",
            why="查封、扣押须有明确的当事人、理由、依据和对象，限于涉案的场所、设施或者财物。",
            remedy="请填写当事人、地址、负责人、事实、与违法行为的关系、对象，以及案件编号或者来源。",
            article="acl-2011:24",
        )
    require_printable(
        {
            "当事人": holder.name,
            "地址": holder.address,
            "法定代表人（负责人）": holder.representative,
            "电话": holder.telephone,
            "来源": order.source,
            **{f"对象第{n}项": text for n, text in enumerate(order.objects, start=1)},
        },
        {"事实": order.facts, "与违法行为的关系": order.relation},
    )
