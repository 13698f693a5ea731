"""年度监督检查计划: the published list of matters and the cap of a year."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import PlanEntered
from mingjing.inspections.models import Plan
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ListedItem:
    """A matter of the published list.

    Args:
        name: as published.
        basis: the clause it rests on, as published.
    """

    name: str
    basis: str


@dataclass(frozen=True)
class EnterPlan:
    """The plan as approved and published.

    Args:
        year: calendar year.
        instrument: number of the document by which it was approved.
        items: the published list.
        cap: inspections of one enterprise in the year, as published.
        approved_on: by the bureau.
        published_on: when list and cap were published.
        published_at: where.
        reported_on: to the government of the same level; None where it was not.
    """

    year: int
    instrument: str
    items: tuple[ListedItem, ...]
    cap: int
    approved_on: date
    published_on: date
    published_at: str
    reported_on: date | None = None


def enter_plan(order: EnterPlan, *, act: Act) -> Plan:
    """Enter the plan of a year; a later one of the same year takes its place from then on.

    Raises:
        NotPermittedError: not the legal office.
        InvalidInputError: something is missing, or a day lies ahead.
    """
    with recording("enter_plan", act) as record:
        require(act.actor, Permission.ENTER_INSPECTION_PLAN)
        _check(order, legal_date(act.at))
        plan = Plan(
            year=order.year,
            version=Plan.objects.filter(year=order.year).count() + 1,
            instrument=order.instrument,
            items=[
                {"code": f"{n:02d}", "name": item.name, "basis": item.basis}
                for n, item in enumerate(order.items, start=1)
            ],
            cap=order.cap,
            approved_on=order.approved_on,
            published_on=order.published_on,
            published_at=order.published_at,
            reported_on=order.reported_on,
            entered_by=act.actor.person,
        )
        plan.save(force_insert=True)
        record.add(
            PlanEntered(
                year=plan.year,
                version=plan.version,
                instrument=plan.instrument,
                items=len(plan.items),
                cap=plan.cap,
                published_on=plan.published_on,
            )
        )
    return plan


def _check(order: EnterPlan, today: date) -> None:
    words = (order.instrument, order.published_at, *(item.name for item in order.items))
    if not order.items or not all(text.strip() for text in words) or order.cap < 1:
        raise InvalidInputError(
            "年度检查计划不完整。",
            why="应当制定年度监督检查计划；检查事项和年度频次上限应当公布，清单以外不得检查。",
            remedy="请填写文号、公布的事项（每行一项）、不小于一的频次上限和公布的地方。",
            article="asl-2021:62.2",
        )
    if not order.approved_on <= order.published_on <= today:
        raise InvalidInputError(
            "年度检查计划的日期有误。",
            why="先经批准，再公布；登记的是已经公布的计划。",
            remedy="请核对批准日期和公布日期。",
            article="asl-2021:62.2",
        )
    require_printable(
        {f"检查事项第{n}项": item.name for n, item in enumerate(order.items, start=1)}
        | {"文号": order.instrument}
    )
