"""The clocks of an inspection, derived from its events whenever they are read."""

from datetime import date

from mingjing.cases.clocks import Clock
from mingjing.cases.rectification import REINSPECT_WITHIN
from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.queries import orders_of
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook

APPROVE_WITHIN = "G54-URGENT"
REVIEW_WITHIN = "HAZARD-REVIEW"
EXAMINE_WITHIN = "RESUME"
PUBLISH_WITHIN = "SEED-DR"


def clocks_of(inspection: Inspection, law: RuleBook) -> list[Clock]:
    """Return every clock the inspection's events have started, oldest first."""
    clocks: list[Clock] = []
    if inspection.reported_at is not None:
        approved = inspection.approved_at
        done = legal_date(approved) if approved else inspection.concluded_on
        clocks.append(Clock(law.due(APPROVE_WITHIN, inspection.reported_at), done))
    for order in orders_of(inspection):
        clocks.extend(_of_order(order, inspection.concluded_on, law))
    if inspection.concluded_on is not None:
        due = law.due(PUBLISH_WITHIN, inspection.concluded_on)
        clocks.append(Clock(due, inspection.published_on or inspection.withheld_on))
    return clocks


def _of_order(order: Order, concluded_on: date | None, law: RuleBook) -> list[Clock]:
    if order.due_on is not None:
        done = order.reinspected_on or (concluded_on if not order.pending else None)
        return [Clock(law.due(REINSPECT_WITHIN, order.due_on), done)]
    clocks = [Clock(law.due(REVIEW_WITHIN, order.given_on), order.reviewed_on)]
    if order.recovery_requested_on is not None:
        due = law.due(EXAMINE_WITHIN, order.recovery_requested_on)
        clocks.append(Clock(due, order.examined_on))
    return clocks
