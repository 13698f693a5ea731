"""The first unit and the first administrator of an empty installation."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import BureauFounded, DemonstrationFounded
from mingjing.bureau.models import Appointment, Person, Unit
from mingjing.bureau.queries import is_founded
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class FoundBureau:
    """What an empty installation begins with.

    ``demonstration`` says for ever that nothing here is real and anybody may be anybody.
    """

    unit: str
    unit_name: str
    administrator: str
    administrator_name: str
    instrument: str
    valid_from: date
    demonstration: bool = False


def found_bureau(order: FoundBureau, *, act: Act) -> Person:
    """Register the first unit and the person who registers everybody else.

    Raises:
        IllegalTransitionError: somebody is on the roster already.
    """
    with recording("found_bureau", act) as record:
        require(act.actor, Permission.SET_UP_BUREAU)
        if is_founded():
            raise IllegalTransitionError(
                "本机关已经设立。",
                why="首位管理员只能在空名册上登记一次。",
                remedy="请由现任管理员登记其他人员和机构。",
            )
        unit = Unit(
            code=order.unit,
            name=order.unit_name,
            kind=Unit.Kind.SECTION,
            valid_from=order.valid_from,
        )
        unit.save(force_insert=True)
        person = Person(code=order.administrator, name=order.administrator_name, unit=unit)
        person.save(force_insert=True)
        Appointment(
            person=person,
            role=Role.SYSTEM_ADMINISTRATOR.name,
            instrument=order.instrument,
            valid_from=order.valid_from,
        ).save(force_insert=True)
        founded = DemonstrationFounded if order.demonstration else BureauFounded
        record.add(founded(unit=order.unit, administrator=order.administrator))
    return person
