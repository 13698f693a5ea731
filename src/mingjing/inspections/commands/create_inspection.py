"""检查任务: which enterprise, why, what is looked at, who goes."""

from dataclasses import dataclass, replace
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.bureau.rules import require_two_officers
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import InspectionCreated
from mingjing.inspections.kinds import Ground, Kind
from mingjing.inspections.models import Inspection, Plan, Target
from mingjing.inspections.queries import plan_of, visits_in
from mingjing.inspections.rules import CapFacts, require_apart, require_cap
from mingjing.inspections.states import State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

WORD = "应急检"


@dataclass(frozen=True)
class TargetFacts:
    """The enterprise that is inspected; one with the same code is the same one.

    Args:
        kind: organisation or individual business.
        uscc: unified social credit code; empty where it has none.
    """

    name: str
    address: str
    legal_representative: str
    uscc: str = ""
    telephone: str = ""
    kind: PartyKind = PartyKind.ORGANISATION


@dataclass(frozen=True)
class CreateInspection:
    """A task.

    Args:
        kind: daily, by lot, special or individual.
        items: codes of matters of the published list.
        checklist: ids of violations of the catalogue that are looked for.
        scheme: 现场检查方案 in words.
        planned_on: the day on which it is to take place.
        officers: the two who go.
        ground: of an individual inspection: what started it.
        ground_source: where that is on file, never who reported it.
        draw_source: of an inspection by lot: the record of the draw.
        helpers: people with technical knowledge, without power, fixed beforehand.
        exception_reason: why it must be, over the cap.
    """

    target: TargetFacts
    kind: Kind
    items: tuple[str, ...]
    checklist: tuple[str, ...]
    scheme: str
    planned_on: date
    officers: tuple[str, str]
    ground: Ground | None = None
    ground_source: str = ""
    draw_source: str = ""
    helpers: tuple[str, ...] = ()
    exception_reason: str = ""


def create_inspection(order: CreateInspection, *, act: Act, law: RuleBook) -> Inspection:
    """Create a task under the next number; nobody goes before it is approved.

    Raises:
        NotPermittedError: not this post; a certificate is not in force.
        SeparationOfDutiesError: one officer twice, or who drew goes.
        InvalidInputError: something is missing, or the day is over.
        GateClosedError: no published plan; a matter outside of its list; the cap is reached.
        NotFoundError: no such violation.
    """
    with recording("create_inspection", act) as record:
        require(act.actor, Permission.CREATE_INSPECTION)
        today = legal_date(act.at)
        _check(order, today)
        _require_ground(order)
        _require_draw(order, act.actor.person)
        for one in order.checklist:
            law.violations.violation(one, order.planned_on)
        require_two_officers(order.officers, on=today)
        plan = plan_of(order.planned_on.year, today)
        _require_listed(order.items, plan)
        target = _target(order.target)
        facts = CapFacts(
            year=plan.year,
            visits=visits_in(target, plan.year, planned=True),
            cap=plan.cap,
            kind=order.kind,
            reason=order.exception_reason,
        )
        require_cap(facts)
        number = str(next_number(WORD, today.year))
        record.concerns(number)
        inspection = Inspection(
            number=number,
            state=State.TASK,
            unit=unit_of(act.actor.unit).code,
            target=target,
            plan=plan,
            kind=order.kind.value,
            ground=order.ground.value if order.ground else "",
            ground_source=order.ground_source,
            draw_source=order.draw_source,
            items=sorted(set(order.items)),
            checklist=list(order.checklist),
            scheme=order.scheme,
            planned_on=order.planned_on,
            helpers=list(order.helpers),
            first_officer=order.officers[0],
            second_officer=order.officers[1],
            created_by=act.actor.person,
            created_on=today,
            exception=_exception(order, facts),
            exception_reason=order.exception_reason,
        )
        inspection.save(force_insert=True)
        record.add(
            InspectionCreated(
                number=number,
                kind=inspection.kind,
                ground=inspection.ground,
                draw_source=inspection.draw_source,
                officers=inspection.officers,
                plan=plan.version,
                counted=facts.visits,
                cap=facts.cap,
                exception=inspection.exception,
            )
        )
    return inspection


def _exception(order: CreateInspection, facts: CapFacts) -> str:
    return order.ground.value if order.ground and not facts.is_under else ""


def _check(order: CreateInspection, today: date) -> None:
    target = order.target
    needed = (target.name, target.address, target.legal_representative, order.scheme)
    if not order.items or not all(text.strip() for text in needed):
        raise InvalidInputError(
            "检查任务不完整。",
            why="检查须有明确的对象、公布清单内的事项和检查方案。",
            remedy="请填写被检查单位的名称、地址、法定代表人（负责人），选择事项，写明方案。",
            article="g54-2024:whole",
        )
    if order.planned_on < today:
        raise InvalidInputError(
            "计划检查的日期已经过去。",
            why="检查须经批准之后实施，不能补造任务。",
            remedy="请填写今天或者以后的日期。",
            article="g54-2024:whole",
        )
    require_printable(
        {
            "被检查单位": target.name,
            "地址": target.address,
            "法定代表人（负责人）": target.legal_representative,
            "电话": target.telephone,
            "来源出处": order.ground_source,
            "抽取记录": order.draw_source,
            **{f"技术人员第{n}名": name for n, name in enumerate(order.helpers, start=1)},
        },
        {"检查方案": order.scheme, "例外理由": order.exception_reason},
    )


def _require_ground(order: CreateInspection) -> None:
    individual = order.kind is Kind.INDIVIDUAL
    if individual is (order.ground is not None) and (
        not individual or order.ground_source.strip()
    ):
        return
    raise GateClosedError(
        "检查的种类与来源不符。",
        why="个案检查须有举报、转办、申请或者监测的来源；其他检查按年度计划进行。（原文未核实）",
        remedy="个案检查请选择来源并写明出处（不写举报人）；其他种类不填来源。",
        article="g54-2024:whole",
    )


def _require_draw(order: CreateInspection, person: str) -> None:
    if order.kind is not Kind.DOUBLE_RANDOM:
        return
    if not order.draw_source.strip():
        raise GateClosedError(
            "双随机抽查没有写明抽取记录。",
            why="按照“双随机、一公开”相关要求开展行政检查。",
            remedy="请写明抽取检查对象和检查人员的记录在何处。",
            article="seed-2022:S-4.1-10",
        )
    require_apart(
        person,
        order.officers,
        what="生成抽查任务的人员不能是抽中的检查人员。",
        why="检查人员随机选派，抽取与检查应当分离。",
        rule="seed-2022:S-4.1-10",
    )


def _require_listed(items: tuple[str, ...], plan: Plan) -> None:
    listed = {item["code"] for item in plan.items}
    if set(items) <= listed:
        return
    raise GateClosedError(
        "所选事项不在公布的检查事项清单内。",
        why="检查事项须在公布的清单内，清单以外不得检查。（原文未核实）",
        remedy=f"请从{plan.year}年度公布的事项中选择；需要增加的，先公布再登记新的计划。",
        article="g54-2024:whole",
    )


def _target(facts: TargetFacts) -> Target:
    """Return the row of this enterprise, locked: two tasks at once cannot both be the last."""
    facts = replace(facts, name=facts.name.strip(), uscc=facts.uscc.strip())
    same = {"uscc": facts.uscc} if facts.uscc else {"uscc": "", "name": facts.name}
    target = Target.objects.select_for_update().filter(**same).first() or Target(**same)
    target.kind = facts.kind.value
    target.name = facts.name
    target.address = facts.address
    target.telephone = facts.telephone
    target.legal_representative = facts.legal_representative
    target.save()
    return target
