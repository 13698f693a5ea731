"""Devices: entered in the register, handed to a person, retired."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import DeviceAssigned, DeviceRegistered, DeviceRetired
from mingjing.bureau.models import Device
from mingjing.bureau.queries import device_of, person_of, unit_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording


@dataclass(frozen=True)
class RegisterDevice:
    """A device of a unit; ``number`` is what footage will be named by."""

    number: str
    kind: str
    unit: str
    model: str = ""


@dataclass(frozen=True)
class AssignDevice:
    """In whose hands a device is; empty when it goes back to the unit."""

    number: str
    person: str


@dataclass(frozen=True)
class RetireDevice:
    """A device that is used no longer, since when and why."""

    number: str
    retired_on: date
    reason: str


def register_device(order: RegisterDevice, *, act: Act) -> Device:
    """Enter a device in the register.

    Raises:
        NotPermittedError: neither an administrator nor a keeper of devices.
        NotFoundError: no such unit.
        InvalidInputError: the number is taken or empty, or the kind is unknown.
    """
    with recording("register_device", act) as record:
        require(act.actor, Permission.KEEP_DEVICES)
        return enter_device(order, record)


def enter_device(order: RegisterDevice, record: Recording) -> Device:
    """Save a device inside a recording that somebody opened.

    Raises:
        NotFoundError: no such unit.
        InvalidInputError: the number is taken or empty, or the kind is unknown.
    """
    number = order.number.strip()
    taken = Device.objects.filter(number=number).exists()
    if not number or taken or order.kind not in Device.Kind.values:
        raise InvalidInputError(
            f"设备“{number}”不能登记。",
            why="编号没有填写或者已经登记，或者类别不在列表中。",
            remedy="请核对设备编号和类别。",
        )
    device = Device(
        number=number,
        kind=order.kind,
        model=order.model.strip(),
        unit=unit_of(order.unit),
        registered_on=legal_date(record.act.at),
    )
    device.save(force_insert=True)
    record.add(DeviceRegistered(device=number, kind=order.kind, unit=order.unit))
    return device


def assign_device(order: AssignDevice, *, act: Act) -> Device:
    """Hand a device to a person, or take it back.

    Raises:
        NotPermittedError: neither an administrator nor a keeper of devices.
        NotFoundError: no such device or person.
        IllegalTransitionError: it is retired.
    """
    with recording("assign_device", act) as record:
        require(act.actor, Permission.KEEP_DEVICES)
        device = _in_use(order.number)
        device.person = person_of(order.person) if order.person else None
        device.save()
        record.add(DeviceAssigned(device=order.number, person=order.person))
    return device


def retire_device(order: RetireDevice, *, act: Act) -> Device:
    """Take a device out of use; what it recorded stays under its number.

    Raises:
        NotPermittedError: neither an administrator nor a keeper of devices.
        NotFoundError: no such device.
        IllegalTransitionError: it is retired.
        InvalidInputError: no reason, or a day before it was registered.
    """
    with recording("retire_device", act) as record:
        require(act.actor, Permission.KEEP_DEVICES)
        device = _in_use(order.number)
        if not order.reason.strip() or order.retired_on < device.registered_on:
            raise InvalidInputError(
                f"设备“{order.number}”不能停用。",
                why="没有写明原因，或者停用日期早于登记日期。",
                remedy="请填写原因（损坏、遗失、报废等）并核对日期。",
            )
        device.retired_on = order.retired_on
        device.reason = order.reason.strip()
        device.person = None
        device.save()
        record.add(
            DeviceRetired(
                device=order.number, retired_on=order.retired_on, reason=device.reason
            )
        )
    return device


def _in_use(number: str) -> Device:
    device = device_of(number)
    if device.retired_on is not None:
        raise IllegalTransitionError(
            f"设备“{number}”已经停用。",
            why=f"该设备自 {device.retired_on} 起停用，原因：{device.reason}。",
            remedy="请改用在用的设备。",
        )
    return device
