"""What the bureau's own changes leave in the ledger."""

from dataclasses import dataclass
from datetime import date

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class BureauFounded(Fact):
    """The installation got its first unit and its first administrator."""

    KIND = "bureau_founded"
    LEAF = Leaf.BUREAU
    unit: str
    administrator: str


@dataclass(frozen=True)
class UnitEstablished(Fact):
    """A unit (股室、队、中心) exists from a day on."""

    KIND = "unit_established"
    LEAF = Leaf.BUREAU
    unit: str
    kind: str
    valid_from: date


@dataclass(frozen=True)
class PersonRegistered(Fact):
    """A person joined the roster; the name stays in the row, the record has the id."""

    KIND = "person_registered"
    LEAF = Leaf.BUREAU
    person: str
    unit: str


@dataclass(frozen=True)
class PersonAppointed(Fact):
    """A person holds a post from a day on."""

    KIND = "person_appointed"
    LEAF = Leaf.BUREAU
    person: str
    role: str
    valid_from: date
    instrument: str


@dataclass(frozen=True)
class AppointmentEnded(Fact):
    """A person no longer holds a post."""

    KIND = "appointment_ended"
    LEAF = Leaf.BUREAU
    person: str
    role: str
    valid_to: date


@dataclass(frozen=True)
class CertificateIssued(Fact):
    """An enforcement certificate was entered in the roster."""

    KIND = "certificate_issued"
    LEAF = Leaf.BUREAU
    person: str
    certificate: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class CertificateSuspended(Fact):
    """A certificate is without force from a day on, for a reason."""

    KIND = "certificate_suspended"
    LEAF = Leaf.BUREAU
    certificate: str
    suspended_from: date
    suspended_to: date | None
    reason: str


@dataclass(frozen=True)
class ParameterSet(Fact):
    """A configurable value of the law was set by the bureau, with its basis."""

    KIND = "parameter_set"
    LEAF = Leaf.BUREAU
    rule: str
    party: str
    value: int
    basis: str
    valid_from: date
