"""An administrator opens an account, or gives it a new initial password."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.accounts.entries import AccountOpened, PasswordReset
from mingjing.accounts.models import Account
from mingjing.accounts.passwords import initial_password
from mingjing.accounts.queries import account_of
from mingjing.bureau.queries import person_of
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError
from mingjing.ledger.recording import Act, recording

PASSWORD, NOTHING = "initial_password", "nothing"


@dataclass(frozen=True)
class OpenAccount:
    """An account for a person of the roster.

    ``with_password`` False makes one that no password opens: the people of a demonstration.
    """

    person: str
    with_password: bool = True


@dataclass(frozen=True)
class ResetPassword:
    """A new initial password, where the old one was forgotten or became known."""

    person: str


def open_account(order: OpenAccount, *, act: Act) -> str:
    """Open an account, or open a closed one again; return the initial password.

    The password is shown once and kept nowhere; it must be changed at the first sign-in.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: nobody of that code is on the roster.
        InvalidInputError: the person has an open account.
    """
    with recording("open_account", act) as record:
        require(act.actor, Permission.KEEP_ACCOUNTS)
        person = person_of(order.person)
        held = Account.of(person.code)
        if held is not None and held.is_active:
            raise InvalidInputError(
                f"{order.person} 号人员已有账号。",
                why="一人一个账号，谁办的事才分得清。",
                remedy="忘记密码的，请重置密码。",
            )
        account = held or Account(person=person.code)
        password = initial_password() if order.with_password else ""
        account.set_password(password or None)
        account.opened_at, account.closed_at = act.at, None
        account.must_change = order.with_password
        account.save()
        first = PASSWORD if order.with_password else NOTHING
        record.add(AccountOpened(person=person.code, first=first))
    return password


def reset_password(order: ResetPassword, *, act: Act) -> str:
    """Give an account a new initial password, end its sessions, and return the password.

    Raises:
        NotPermittedError: not an administrator.
        NotFoundError: the person has no account.
        IllegalTransitionError: the account is closed.
    """
    with recording("reset_password", act) as record:
        require(act.actor, Permission.KEEP_ACCOUNTS)
        account = account_of(order.person)
        if not account.is_active:
            raise IllegalTransitionError(
                f"{order.person} 号人员的账号已经停用。",
                why="停用的账号没有密码可以重置。",
                remedy="如要恢复使用，请重新开立账号。",
            )
        password = initial_password()
        account.set_password(password)
        account.must_change = True
        account.save()
        record.add(PasswordReset(person=order.person))
    return password
