"""入场亮证: two officers show their certificates before anything is asked or entered."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_recorded
from mingjing.inspections.entries import InspectorsArrived
from mingjing.inspections.kinds import Kind
from mingjing.inspections.models import Inspection, Target
from mingjing.inspections.moves import begin
from mingjing.inspections.queries import plan_of, visits_in
from mingjing.inspections.rules import (
    CapFacts,
    require_before_the_door,
    require_cap,
)
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item

RECORDED_AS = {Kind.DOUBLE_RANDOM: "REC-RANDOM", Kind.DAILY: "REC-PATROL"}
INSPECTION = "REC-INSPECT"


@dataclass(frozen=True)
class ArriveOnSite:
    """The arrival.

    Args:
        arrived_at: with zone; not after it is recorded.
        certificates_shown: whether both showed their certificates before anything else.
        device: number of the body camera; empty where there was none.
        unrecorded_reason: what kept them from recording; written down instead.
        exception_reason: why it must be, where the cap was reached meanwhile.
    """

    number: str
    arrived_at: datetime
    certificates_shown: bool
    device: str = ""
    unrecorded_reason: str = ""
    exception_reason: str = ""


def arrive_on_site(order: ArriveOnSite, *, act: Act, law: RuleBook) -> Inspection:
    """Enter the premises; the cap is held against the visits of the year once more.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        InvalidInputError: the time lies ahead.
        GateClosedError: before approval or report; certificates not shown; not recorded; over
            the cap; no plan of that year.
        IllegalTransitionError: neither approved nor reported, or begun already.
    """
    with recording("arrive_on_site", act) as record:
        inspection = begin(record, order.number, Step.ARRIVE, Permission.INSPECT)
        if order.arrived_at > act.at:
            raise InvalidInputError(
                "入场时间晚于登记时间。",
                why="登记的是已经入场的检查。",
                remedy="请核对时间。",
            )
        require_before_the_door(
            order.arrived_at, inspection.approved_at, inspection.reported_at
        )
        _require_shown(order)
        on = legal_date(order.arrived_at)
        officers = require_two_officers(inspection.officers, on=on)
        item = RECORDED_AS.get(Kind(inspection.kind), INSPECTION)
        require_recorded(
            recording_item(law.recording, item), order.device, order.unrecorded_reason
        )
        if inspection.arrived_at is None:
            _count(inspection, order, on.year)
        inspection.device = order.device
        inspection.unrecorded_reason = order.unrecorded_reason
        inspection.save()
        record.add(
            InspectorsArrived(
                arrived_at=order.arrived_at,
                officers=inspection.officers,
                certificates=tuple(officer.certificate for officer in officers),
                visit=inspection.visit or 0,
                cap=inspection.cap or 0,
                exception=inspection.exception,
                device=order.device,
                unrecorded=bool(order.unrecorded_reason.strip()),
            )
        )
    return inspection


def _count(inspection: Inspection, order: ArriveOnSite, year: int) -> None:
    """Give the visit its number in the year; the enterprise is locked meanwhile."""
    target = Target.objects.select_for_update().get(pk=inspection.target_id)
    plan = plan_of(year, legal_date(order.arrived_at))
    reason = order.exception_reason or inspection.exception_reason
    facts = CapFacts(
        year=year,
        visits=visits_in(target, year, planned=False, but=inspection.number),
        cap=plan.cap,
        kind=Kind(inspection.kind),
        reason=reason,
    )
    require_cap(facts)
    inspection.arrived_at = order.arrived_at
    inspection.year, inspection.visit, inspection.cap = year, facts.visits + 1, plan.cap
    inspection.exception = "" if facts.is_under else inspection.ground
    inspection.exception_reason = reason


def _require_shown(order: ArriveOnSite) -> None:
    if order.certificates_shown:
        return
    raise GateClosedError(
        "没有出示执法证件。",
        why="执行监督检查任务时，必须出示有效的行政执法证件。",
        remedy="请先出示证件再进入、询问；不出示的，被检查单位有权拒绝。",
        article="asl-2021:67.2",
    )
