"""A whole sheet of people, certificates and devices: all of it, or nothing."""

from dataclasses import dataclass

from django.db import transaction

from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.appoint import Appoint, enter_appointment
from mingjing.bureau.commands.certify import IssueCertificate, enter_certificate
from mingjing.bureau.commands.keep_devices import RegisterDevice, enter_device
from mingjing.bureau.commands.register_person import RegisterPerson, enter_person
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.ledger.recording import Act, Recording, recording

Order = RegisterPerson | Appoint | IssueCertificate | RegisterDevice


@dataclass(frozen=True)
class Line:
    """One order and the line it stands on.

    Args:
        sheet: name of the sheet.
        row: number of the line as the program that made the file counts them.
        order: what is asked.
    """

    sheet: str
    row: int
    order: Order


@dataclass(frozen=True)
class Fault:
    """What is wrong with one line: where, what was read there, why, and what to do.

    ``column`` and ``value`` are empty where the line as a whole is refused.
    """

    sheet: str
    row: int
    column: str
    value: str
    what: str
    remedy: str


@dataclass(frozen=True)
class ImportRoster:
    """The lines of a file, people before what refers to them."""

    lines: tuple[Line, ...]
    rehearsal: bool = False


class LinesRefusedError(InvalidInputError):
    """Some lines cannot be entered, and therefore none was."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"有 {len(faults)} 处不能导入，一行也没有导入。",
            why="导入一半的表格，谁也说不清哪一半已经登记；所以全部无误才一并登记。",
            remedy="请按下面所列逐处改正后重新上传。",
        )
        self.faults = faults


class _RehearsedError(Exception):
    """Rolls back a rehearsal in which everything went well."""


def import_roster(order: ImportRoster, *, act: Act) -> int:
    """Enter all lines in one transaction and return how many; a rehearsal keeps nothing.

    Raises:
        NotPermittedError: a power that one of the lines needs is missing.
        LinesRefusedError: some lines cannot be entered; it names each.
        InvalidInputError: there is no line.
    """
    try:
        with recording("import_roster", act) as record:
            for permission in sorted({_needs(line.order) for line in order.lines}):
                require(act.actor, permission)
            if not order.lines:
                raise InvalidInputError(
                    "表格里没有可以导入的内容。",
                    why="表头以下没有填写任何一行。",
                    remedy="请填写后重新上传。",
                )
            faults = [fault for line in order.lines if (fault := _enter(line, record))]
            if faults:
                raise LinesRefusedError(tuple(faults))
            _end_rehearsal(order)
    except _RehearsedError:
        pass
    return len(order.lines)


def _end_rehearsal(order: ImportRoster) -> None:
    if order.rehearsal:
        raise _RehearsedError


def _enter(line: Line, record: Recording) -> Fault | None:
    try:
        with transaction.atomic():
            _entered(line.order, record)
    except RefusalError as refusal:
        what = f"{refusal.what}{refusal.why}"
        return Fault(line.sheet, line.row, "", "", what, refusal.remedy)
    return None


def _entered(order: Order, record: Recording) -> object:
    match order:
        case RegisterPerson():
            return enter_person(order, record)
        case Appoint():
            return enter_appointment(order, record)
        case IssueCertificate():
            return enter_certificate(order, record)
        case RegisterDevice():
            return enter_device(order, record)


def _needs(order: Order) -> Permission:
    if isinstance(order, IssueCertificate):
        return Permission.KEEP_CERTIFICATES
    if isinstance(order, RegisterDevice):
        return Permission.KEEP_DEVICES
    return Permission.APPOINT
