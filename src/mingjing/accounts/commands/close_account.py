"""An administrator closes an account; the person stays on the roster and in the record."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.accounts.entries import AccountClosed
from mingjing.accounts.models import Account
from mingjing.accounts.queries import account_of
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class CloseAccount:
    """Which account is closed, and why."""

    person: str
    reason: str


def close_account(order: CloseAccount, *, act: Act) -> Account:
    """Close an account at once: whoever is signed in with it is out at the next click.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: the person has no account.
        IllegalTransitionError: it is closed already, or it is one's own.
        InvalidInputError: no reason.
    """
    with recording("close_account", act) as record:
        require(act.actor, Permission.KEEP_ACCOUNTS)
        account = account_of(order.person)
        if not order.reason.strip():
            raise InvalidInputError(
                "停用账号要写明原因。",
                why="停用会记入日志，事后要能说明为什么。",
                remedy="请填写，例如“调离”“退休”。",
            )
        if order.person == act.actor.person or not account.is_active:
            raise IllegalTransitionError(
                f"{order.person} 号人员的账号不能停用。",
                why="它已经停用，或者是您自己的账号：停用自己会无人能够恢复。",
                remedy="请核对编号；停用本人账号请由另一位管理员办理。",
            )
        account.set_password(None)
        account.closed_at = act.at
        account.must_change = False
        account.save()
        record.add(AccountClosed(person=order.person, reason=order.reason))
    return account
