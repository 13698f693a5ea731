"""Locks after too many failures: noted when they begin, ended early by an administrator."""

from dataclasses import dataclass
from datetime import datetime

from axes.utils import reset

from mingjing.access.policy import Permission, require
from mingjing.accounts.entries import AccountLocked, AccountUnlocked
from mingjing.accounts.queries import account_of
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class LockAccount:
    """After how many failures an account is locked, and until when."""

    person: str
    failures: int
    until: datetime


@dataclass(frozen=True)
class UnlockAccount:
    """Whose lock ends now."""

    person: str


def lock_account(order: LockAccount, *, act: Act) -> None:
    """Record that the sign-in program locked an account.

    Raises:
        NotPermittedError: not the sign-in program.
        NotFoundError: the person has no account; locks on codes of nobody leave no entry.
    """
    with recording("lock_account", act) as record:
        require(act.actor, Permission.LOCK_ACCOUNT)
        account_of(order.person)
        record.add(
            AccountLocked(person=order.person, failures=order.failures, until=order.until)
        )


def unlock_account(order: UnlockAccount, *, act: Act) -> None:
    """End a lock before its time; failures are counted from zero again.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: the person has no account.
    """
    with recording("unlock_account", act) as record:
        require(act.actor, Permission.KEEP_ACCOUNTS)
        account_of(order.person)
        reset(username=order.person)
        record.add(AccountUnlocked(person=order.person))
