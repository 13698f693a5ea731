"""What happens to accounts, as the record tells it: never a secret, never a name."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.ledger.entries import Fact, Leaf


@dataclass(frozen=True)
class AccountOpened(Fact):
    """A person of the roster can sign in from now on; *first* says with what."""

    KIND = "account_opened"
    LEAF = Leaf.BUREAU
    person: str
    first: str


@dataclass(frozen=True)
class AccountClosed(Fact):
    """A person can no longer sign in."""

    KIND = "account_closed"
    LEAF = Leaf.BUREAU
    person: str
    reason: str


@dataclass(frozen=True)
class PasswordReset(Fact):
    """An administrator gave a person a new initial password."""

    KIND = "password_reset"
    LEAF = Leaf.BUREAU
    person: str


@dataclass(frozen=True)
class PasswordChanged(Fact):
    """A person chose a new password."""

    KIND = "password_changed"
    LEAF = Leaf.BUREAU
    person: str


@dataclass(frozen=True)
class AccountLocked(Fact):
    """Too many wrong passwords or codes: nobody signs in as this person for a while."""

    KIND = "account_locked"
    LEAF = Leaf.BUREAU
    person: str
    failures: int
    until: datetime


@dataclass(frozen=True)
class AccountUnlocked(Fact):
    """An administrator ended a lock before its time."""

    KIND = "account_unlocked"
    LEAF = Leaf.BUREAU
    person: str


@dataclass(frozen=True)
class SecondFactorAdded(Fact):
    """A person signs in with a second factor from now on."""

    KIND = "second_factor_added"
    LEAF = Leaf.BUREAU
    person: str
    factor: str


@dataclass(frozen=True)
class SecondFactorRemoved(Fact):
    """A second factor was given up, or removed by an administrator because it was lost."""

    KIND = "second_factor_removed"
    LEAF = Leaf.BUREAU
    person: str
    factor: str


@dataclass(frozen=True)
class RecoveryCodesIssued(Fact):
    """A person got new recovery codes; those before count no longer."""

    KIND = "recovery_codes_issued"
    LEAF = Leaf.BUREAU
    person: str
