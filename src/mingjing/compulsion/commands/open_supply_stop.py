"""前提 (E01, E06): an order on a major hazard was served; no resident lives on the supply."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.compulsion.entries import SupplyStopOpened
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.moves import require_unrecused_in
from mingjing.compulsion.supply.kinds import Basis, Source, Supply
from mingjing.compulsion.supply.queries import basis_of, is_under_way
from mingjing.compulsion.supply.rules import (
    ORDER,
    require_no_residents,
    require_order,
    require_served,
)
from mingjing.compulsion.supply.states import State
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import Circumstance, PartyKind, ProposedDecision
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import Scope, classify

WORD = "应急停供"


@dataclass(frozen=True)
class OpenSupplyStop:
    """What is not obeyed, and what is to be stopped.

    Args:
        source: whether a case or an inspection ordered it.
        name: docket of the case, or number of the inspection.
        supply: power, or civil explosives.
        hazard: the major hazard, in words; may stay empty where the inspection says it.
        supplier: who supplies it.
        scope: which line, meter or goods.
        officers: the two who carry it out.
        no_residents: whether no resident's living supply hangs on it.
        served_on: day on which measures were handed over; of a decision the case knows it.
    """

    source: Source
    name: str
    supply: Supply
    hazard: str
    supplier: str
    scope: str
    officers: tuple[str, str]
    no_residents: bool
    served_on: date | None = None


def open_supply_stop(order: OpenSupplyStop, *, act: Act, law: RuleBook) -> SupplyStop:
    """Open the file of a stop of supply; nobody is told of anything by it.

    Args:
        order: what is to be stopped.
        act: who asks and when.
        law: says whether it must be reviewed.

    Raises:
        NotPermittedError: not this post; a certificate is not in force.
        SeparationOfDutiesError: one officer twice.
        InvalidInputError: something is missing, or a wrong day of service.
        GateClosedError: no order to stop, not served, no major hazard, not valid any more;
            residents; it is under way already.
        NotFoundError: no such case or inspection, or not theirs to see.
    """
    with recording("open_supply_stop", act) as record:
        require(act.actor, Permission.STOP_SUPPLY)
        today = legal_date(act.at)
        basis = basis_of(act.actor, order.source, order.name.strip())
        record.concerns(basis.name)
        require_order(basis)
        served_on = require_served(basis, order.served_on, today)
        require_no_residents(order.supply, confirmed=order.no_residents)
        hazard = order.hazard.strip() or "；".join(basis.hazards)
        _check(order, hazard)
        require_two_officers(order.officers, on=today)
        if order.source is Source.DECISION:
            people = (act.actor.person, *order.officers)
            require_unrecused_in(basis.name, people, record)
        if is_under_way(basis.document, order.supply):
            raise _under_way()
        scope = _scope(basis, today, law)
        number = str(next_number(WORD, today.year))
        record.concerns(number)
        stop = _row(order, basis, number, scope, today)
        stop.hazard, stop.served_on = hazard, served_on
        stop.created_by, stop.unit = act.actor.person, unit_of(act.actor.unit).code
        _keep(stop)
        record.add(
            SupplyStopOpened(
                number=number,
                supply=stop.supply,
                source=stop.source,
                docket=stop.docket,
                inspection=stop.inspection,
                order=stop.order_document,
                served_on=served_on,
                officers=stop.officers,
                review_required=stop.review_required,
                review_grounds=tuple(ground.rule for ground in scope.grounds),
            )
        )
    return stop


def _row(
    order: OpenSupplyStop, basis: Basis, number: str, scope: Scope, today: date
) -> SupplyStop:
    holder = basis.holder
    decided = basis.source is Source.DECISION
    return SupplyStop(
        number=number,
        state=State.ORDERED,
        supply=order.supply.value,
        source=basis.source.value,
        docket=basis.name if decided else "",
        inspection="" if decided else basis.name,
        order_document=basis.document,
        order_number=basis.number,
        demands=list(basis.demands),
        ordered_on=basis.given_on,
        party_kind=holder.kind.value,
        party_name=holder.name,
        uscc=holder.uscc,
        address=holder.address,
        representative=holder.representative,
        telephone=holder.telephone,
        supplier=order.supplier.strip(),
        scope=order.scope.strip(),
        first_officer=order.officers[0],
        second_officer=order.officers[1],
        created_on=today,
        review_required=scope.required is not False,
    )


def _keep(stop: SupplyStop) -> None:
    """Keep the row; where two open it at once, the database lets one of them."""
    try:
        with transaction.atomic():
            stop.save(force_insert=True)
    except IntegrityError as error:
        raise _under_way() from error


def _scope(basis: Basis, on: date, law: RuleBook) -> Scope:
    """Return whether such a measure must be reviewed, and by which rules."""
    proposed = ProposedDecision(
        party=PartyKind(basis.holder.kind),
        fine_fen=0,
        circumstances=frozenset({Circumstance.POWER_CUT}),
    )
    return classify(proposed, book=law, on=on, region=settings.MINGJING_BUREAU.region_code)


def _under_way() -> GateClosedError:
    return GateClosedError(
        "对同一决定已经在办理同样的停止供应。",
        why="一项决定的同一种供应只需停止一次。",
        remedy="请在原来的案卷中继续办理。",
        article=ORDER,
    )


def _check(order: OpenSupplyStop, hazard: str) -> None:
    if not all(text.strip() for text in (hazard, order.supplier, order.scope)):
        raise InvalidInputError(
            "没有写明重大事故隐患、供应单位或者停止供应的范围。",
            why="通知应当采用书面形式，写明对谁、停止什么。",
            remedy="请填写隐患、供应单位，以及线路、用户编号或者物品。",
            article=ORDER,
        )
    require_printable({"供应单位": order.supplier, "范围": order.scope}, {"隐患": hazard})
