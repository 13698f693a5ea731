"""A unit goes by another name, or comes to its end."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import UnitClosed, UnitRenamed
from mingjing.bureau.models import Person, Unit
from mingjing.bureau.queries import unit_of
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class RenameUnit:
    """The new official name of a unit."""

    code: str
    name: str


@dataclass(frozen=True)
class CloseUnit:
    """The last day of a unit."""

    code: str
    valid_to: date


def rename_unit(order: RenameUnit, *, act: Act) -> Unit:
    """Give a unit another official name; documents keep the one of their day.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: no such unit.
        InvalidInputError: no name, or the one it has.
    """
    with recording("rename_unit", act) as record:
        require(act.actor, Permission.SET_UP_BUREAU)
        unit = unit_of(order.code)
        name = order.name.strip()
        if not name or name == unit.name:
            raise InvalidInputError(
                f"机构“{order.code}”没有改名。",
                why="新名称没有填写，或者与现名相同。",
                remedy="请填写新的名称。",
            )
        unit.aliases = [*dict.fromkeys([unit.name, *unit.aliases])]
        unit.name = name
        unit.save()
        record.add(UnitRenamed(unit=order.code, name=name))
    return unit


def close_unit(order: CloseUnit, *, act: Act) -> Unit:
    """End a unit in which nobody works any more.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: no such unit.
        IllegalTransitionError: closed already, or people are still in it.
        InvalidInputError: it would end before it began.
    """
    with recording("close_unit", act) as record:
        require(act.actor, Permission.SET_UP_BUREAU)
        unit = unit_of(order.code)
        staff = Person.objects.filter(unit=unit).count()
        if unit.valid_to is not None or staff:
            raise IllegalTransitionError(
                f"机构“{unit.name}”不能撤销。",
                why=f"名册上还有 {staff} 人属于它。" if staff else "它已经撤销。",
                remedy="请先把人员转到别的机构。" if staff else "无需再办。",
            )
        if order.valid_to < unit.valid_from:
            raise InvalidInputError(
                "撤销日期早于设立日期。",
                why=f"该机构自 {unit.valid_from} 起设立。",
                remedy="请核对日期。",
            )
        unit.valid_to = order.valid_to
        unit.save()
        record.add(UnitClosed(unit=order.code, valid_to=order.valid_to))
    return unit
