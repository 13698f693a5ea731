"""Enforcement certificates: entered, suspended, renewed."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import (
    CertificateIssued,
    CertificateRenewed,
    CertificateSuspended,
)
from mingjing.bureau.models import Certificate
from mingjing.bureau.queries import person_of
from mingjing.kernel.errors import InvalidInputError, NotFoundError
from mingjing.ledger.recording import Act, Recording, recording


@dataclass(frozen=True)
class IssueCertificate:
    """A certificate with its number and the days it is in force, both included."""

    person: str
    number: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class SuspendCertificate:
    """A certificate without force for a time; ``suspended_to`` None while the end is open."""

    number: str
    suspended_from: date
    reason: str
    suspended_to: date | None = None


@dataclass(frozen=True)
class RenewCertificate:
    """The new last day of a certificate that was renewed or restored."""

    number: str
    valid_to: date


def issue_certificate(order: IssueCertificate, *, act: Act) -> Certificate:
    """Enter a certificate in the roster.

    Raises:
        NotPermittedError: not an administrator.
        InvalidInputError: the number is taken or the dates are in the wrong order.
    """
    with recording("issue_certificate", act) as record:
        require(act.actor, Permission.KEEP_CERTIFICATES)
        return enter_certificate(order, record)


def enter_certificate(order: IssueCertificate, record: Recording) -> Certificate:
    """Save a certificate inside a recording that somebody opened.

    Raises:
        InvalidInputError: the number is taken or the dates are in the wrong order.
        NotFoundError: nobody of that code is on the roster.
    """
    taken = Certificate.objects.filter(number=order.number).exists()
    if taken or order.valid_to < order.valid_from:
        raise InvalidInputError(
            f"执法证件 {order.number} 不能登记。",
            why="证号已经登记，或者有效期止于起始之前。",
            remedy="请核对证号和有效期。",
        )
    certificate = Certificate(
        number=order.number,
        person=person_of(order.person),
        valid_from=order.valid_from,
        valid_to=order.valid_to,
    )
    certificate.save(force_insert=True)
    record.add(
        CertificateIssued(
            person=order.person,
            certificate=order.number,
            valid_from=order.valid_from,
            valid_to=order.valid_to,
        )
    )
    return certificate


def suspend_certificate(order: SuspendCertificate, *, act: Act) -> Certificate:
    """Take the force from a certificate for a time.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: no such certificate.
        InvalidInputError: it would end before it began, or has no reason.
    """
    with recording("suspend_certificate", act) as record:
        require(act.actor, Permission.KEEP_CERTIFICATES)
        ends = order.suspended_to or order.suspended_from
        if ends < order.suspended_from or not order.reason.strip():
            raise InvalidInputError(
                f"执法证件 {order.number} 的暂扣不能登记。",
                why="暂扣止于开始之前，或者没有写明原因。",
                remedy="请核对起止日期并写明原因。",
            )
        certificate = Certificate.objects.filter(number=order.number).first()
        if certificate is None:
            raise NotFoundError(
                f"没有证号为 {order.number} 的执法证件。",
                why="只能暂扣已登记的证件。",
                remedy="请核对证号。",
            )
        certificate.suspended_from = order.suspended_from
        certificate.suspended_to = order.suspended_to
        certificate.save()
        record.add(
            CertificateSuspended(
                certificate=order.number,
                suspended_from=order.suspended_from,
                suspended_to=order.suspended_to,
                reason=order.reason,
            )
        )
    return certificate


def renew_certificate(order: RenewCertificate, *, act: Act) -> Certificate:
    """Let a certificate be in force until a later day, and end its suspension.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: no such certificate.
        InvalidInputError: the new last day is before the present one.
    """
    with recording("renew_certificate", act) as record:
        require(act.actor, Permission.KEEP_CERTIFICATES)
        certificate = Certificate.objects.filter(number=order.number).first()
        if certificate is None:
            raise NotFoundError(
                f"没有证号为 {order.number} 的执法证件。",
                why="只能为已登记的证件换证。",
                remedy="请核对证号。",
            )
        if order.valid_to < certificate.valid_to:
            raise InvalidInputError(
                f"执法证件 {order.number} 不能换到更早的日期。",
                why=f"现有效期至 {certificate.valid_to}，换证只能延后。",
                remedy="停用证件的，请登记暂扣并写明原因。",
            )
        certificate.valid_to = order.valid_to
        certificate.suspended_from = certificate.suspended_to = None
        certificate.save()
        record.add(CertificateRenewed(certificate=order.number, valid_to=order.valid_to))
    return certificate
