"""A unit (股室、队、中心) comes into being."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import UnitEstablished
from mingjing.bureau.models import Unit
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class EstablishUnit:
    """A unit with its current official name and the names it also goes by.

    ``reviews`` marks the unit that carries legal review and the office of the three systems.
    """

    code: str
    name: str
    kind: str
    valid_from: date
    aliases: tuple[str, ...] = ()
    reviews: bool = False


def establish_unit(order: EstablishUnit, *, act: Act) -> Unit:
    """Enter a unit in the register.

    Raises:
        NotPermittedError: not an administrator.
        InvalidInputError: the code is taken, or the kind is none of 股室、队、中心.
    """
    with recording("establish_unit", act) as record:
        require(act.actor, Permission.SET_UP_BUREAU)
        if order.kind not in Unit.Kind.values or Unit.objects.filter(code=order.code).exists():
            raise InvalidInputError(
                f"不能登记机构“{order.code}”。",
                why="编号已被使用，或者类别不是股室、队、中心之一。",
                remedy="请改用新的编号，类别填 section、team 或 centre。",
            )
        unit = Unit(
            code=order.code,
            name=order.name,
            kind=order.kind,
            aliases=list(order.aliases),
            reviews=order.reviews,
            valid_from=order.valid_from,
        )
        unit.save(force_insert=True)
        record.add(
            UnitEstablished(unit=order.code, kind=order.kind, valid_from=order.valid_from)
        )
    return unit
