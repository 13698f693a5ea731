"""A person moves to another unit."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import PersonTransferred
from mingjing.bureau.models import Person
from mingjing.bureau.queries import person_of, unit_of
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class TransferPerson:
    """Who moves to which unit."""

    person: str
    unit: str


def transfer_person(order: TransferPerson, *, act: Act) -> Person:
    """Move a person to another unit; posts and certificates stay.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: no such person or unit.
        InvalidInputError: the person is there already, or the unit is closed.
    """
    with recording("transfer_person", act) as record:
        require(act.actor, Permission.APPOINT)
        person, unit = person_of(order.person), unit_of(order.unit)
        if person.unit_id == unit.code or unit.valid_to is not None:
            raise InvalidInputError(
                f"{order.person} 号人员没有调动。",
                why="已经在该机构，或者该机构已经撤销。",
                remedy="请另选一个机构。",
            )
        person.unit = unit
        person.save()
        record.add(PersonTransferred(person=order.person, unit=order.unit))
    return person
