"""A person joins the roster."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import PersonRegistered
from mingjing.bureau.models import Person
from mingjing.bureau.queries import unit_of
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording


@dataclass(frozen=True)
class RegisterPerson:
    """A person, their unit, and what makes them fit for legal review, if anything does."""

    code: str
    name: str
    unit: str
    legal_qualification: str = ""
    reviewed_before: date | None = None


def register_person(order: RegisterPerson, *, act: Act) -> Person:
    """Enter a person in the roster.

    Raises:
        NotPermittedError: not an administrator.
        InvalidInputError: the code is taken.
        NotFoundError: no such unit.
    """
    with recording("register_person", act) as record:
        require(act.actor, Permission.APPOINT)
        return enter_person(order, record)


def enter_person(order: RegisterPerson, record: Recording) -> Person:
    """Save a person inside a recording that somebody opened.

    Raises:
        InvalidInputError: the code is taken.
        NotFoundError: no such unit.
    """
    if Person.objects.filter(code=order.code).exists():
        raise InvalidInputError(
            f"编号“{order.code}”已经登记。",
            why="一个编号只对应一个人，且不得改作他用。",
            remedy="请使用新的编号。",
        )
    person = Person(
        code=order.code,
        name=order.name,
        unit=unit_of(order.unit),
        legal_qualification=order.legal_qualification,
        reviewed_before=order.reviewed_before,
    )
    person.save(force_insert=True)
    record.add(PersonRegistered(person=order.code, unit=order.unit))
    return person
