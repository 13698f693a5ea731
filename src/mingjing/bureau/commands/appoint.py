"""A person takes up a post, or leaves it."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import AppointmentEnded, PersonAppointed
from mingjing.bureau.models import Appointment
from mingjing.bureau.queries import person_of, roles_held
from mingjing.bureau.rules import require_apart, require_fit_for
from mingjing.kernel.errors import InvalidInputError, NotFoundError
from mingjing.ledger.recording import Act, Recording, recording


@dataclass(frozen=True)
class Appoint:
    """A post for a person from a day on, on the strength of an instrument (任命文件)."""

    person: str
    role: Role
    instrument: str
    valid_from: date


@dataclass(frozen=True)
class EndAppointment:
    """The last day a person holds a post."""

    person: str
    role: Role
    valid_to: date


def appoint(order: Appoint, *, act: Act) -> Appointment:
    """Give a person a post.

    Raises:
        NotPermittedError: not an administrator, or a first-time reviewer without the legal
            qualification (APL 58).
        SeparationOfDutiesError: an administrator's post beside another.
        InvalidInputError: the person holds the post already.
    """
    with recording("appoint", act) as record:
        require(act.actor, Permission.APPOINT)
        return enter_appointment(order, record)


def enter_appointment(order: Appoint, record: Recording) -> Appointment:
    """Save an appointment inside a recording that somebody opened.

    Raises:
        NotPermittedError: a first-time reviewer without the legal qualification (APL 58).
        SeparationOfDutiesError: an administrator's post beside another.
        InvalidInputError: the person holds the post already.
    """
    person = person_of(order.person)
    held = roles_held(person, since=order.valid_from)
    if order.role in held:
        raise InvalidInputError(
            f"{order.person} 号人员已经担任“{order.role.value}”。",
            why="同一岗位重复任命，免职时就会漏掉一次。",
            remedy="无需再次任命；任期有变的，先免去再任命。",
        )
    require_apart(order.role, held, person)
    require_fit_for(order.role, person)
    appointment = Appointment(
        person=person,
        role=order.role.name,
        instrument=order.instrument,
        valid_from=order.valid_from,
    )
    appointment.save(force_insert=True)
    record.add(
        PersonAppointed(
            person=order.person,
            role=order.role.name,
            valid_from=order.valid_from,
            instrument=order.instrument,
        )
    )
    return appointment


def end_appointment(order: EndAppointment, *, act: Act) -> Appointment:
    """Take a post from a person after a day.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: the person does not hold the post.
        InvalidInputError: it would end before it began.
    """
    with recording("end_appointment", act) as record:
        require(act.actor, Permission.APPOINT)
        held = Appointment.objects.filter(
            person=order.person, role=order.role.name, valid_to=None
        ).first()
        if held is None:
            raise NotFoundError(
                f"{order.person} 号人员现未担任“{order.role.value}”。",
                why="只能免去现任的岗位。",
                remedy="请核对人员编号与岗位。",
            )
        if order.valid_to < held.valid_from - timedelta(days=1):
            raise InvalidInputError(
                "任期止于开始之前。",
                why=f"该岗位自 {held.valid_from} 起担任。",
                remedy="请核对日期；从未到任的，填任职前一日。",
            )
        held.valid_to = order.valid_to
        held.save()
        record.add(
            AppointmentEnded(person=order.person, role=order.role.name, valid_to=order.valid_to)
        )
    return held
