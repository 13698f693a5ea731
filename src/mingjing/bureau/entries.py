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
class DemonstrationFounded(Fact):
    """The installation is a demonstration, from its first entry on and for ever."""

    KIND = "demonstration_founded"
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
class UnitRenamed(Fact):
    """A unit goes by another name from now on; the old one stays among its aliases."""

    KIND = "unit_renamed"
    LEAF = Leaf.BUREAU
    unit: str
    name: str


@dataclass(frozen=True)
class UnitClosed(Fact):
    """A unit exists no longer after a day."""

    KIND = "unit_closed"
    LEAF = Leaf.BUREAU
    unit: str
    valid_to: date


@dataclass(frozen=True)
class PersonRegistered(Fact):
    """A person joined the roster; the name stays in the row, the record has the id."""

    KIND = "person_registered"
    LEAF = Leaf.BUREAU
    person: str
    unit: str


@dataclass(frozen=True)
class PersonTransferred(Fact):
    """A person works in another unit from now on."""

    KIND = "person_transferred"
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
class CertificateRenewed(Fact):
    """A certificate is in force until a later day; a suspension ends with the renewal."""

    KIND = "certificate_renewed"
    LEAF = Leaf.BUREAU
    certificate: str
    valid_to: date


@dataclass(frozen=True)
class DeviceRegistered(Fact):
    """A device for recording or scanning was entered in the register."""

    KIND = "device_registered"
    LEAF = Leaf.BUREAU
    device: str
    kind: str
    unit: str


@dataclass(frozen=True)
class DeviceAssigned(Fact):
    """A device is in the hands of a person from now on; empty when it went back."""

    KIND = "device_assigned"
    LEAF = Leaf.BUREAU
    device: str
    person: str


@dataclass(frozen=True)
class DeviceRetired(Fact):
    """A device is no longer used: broken, lost, handed back."""

    KIND = "device_retired"
    LEAF = Leaf.BUREAU
    device: str
    retired_on: date
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


@dataclass(frozen=True)
class PerformerSet(Fact):
    """By whose act a penalty is performed was set by the bureau, with its basis."""

    KIND = "performer_set"
    LEAF = Leaf.BUREAU
    rule: str
    performer: str
    basis: str
    valid_from: date


@dataclass(frozen=True)
class LawFileEntered(Fact):
    """A file of law was entered beside those of the release, and counts from now on.

    Args:
        law_kind: calendar, norm, table of discretion.
        name: of the file.
        sha256: of its bytes.
        source: number and title of what it was taken from.
        replaces: SHA-256 of the entered file whose place it takes; empty where there was none.
    """

    KIND = "law_file_entered"
    LEAF = Leaf.BUREAU
    law_kind: str
    name: str
    sha256: str
    source: str
    replaces: str


@dataclass(frozen=True)
class RuleVerified(Fact):
    """A version of a row of law that nobody had read was held against its text.

    Args:
        rule: its id among the rows of every kind.
        version: first day in force.
        article: citation of where it stands; of an instrument that is no norm in words.
        source: which text.
        note: what was found.
        verified_on: legal date.
    """

    KIND = "rule_verified"
    LEAF = Leaf.BUREAU
    rule: str
    version: date
    article: str
    source: str
    note: str
    verified_on: date


@dataclass(frozen=True)
class ListExported(Fact):
    """Somebody took a list out of the system: which, how it was filtered, how many rows.

    Args:
        listed: name of the list.
        filters: ``name=code`` each; never words that somebody typed.
        rows: how many there were.
        format: ``xlsx`` or ``csv``.
    """

    KIND = "list_exported"
    LEAF = Leaf.VIEWED
    listed: str
    filters: tuple[str, ...]
    rows: int
    format: str
