"""A person chooses a new password."""

from dataclasses import dataclass

from mingjing.accounts.entries import PasswordChanged
from mingjing.accounts.models import Account
from mingjing.accounts.passwords import require_good
from mingjing.accounts.queries import account_of
from mingjing.accounts.rules import require_own
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True, repr=False)
class ChangePassword:
    """The old password and the new one; never printed."""

    person: str
    old: str
    new: str


def change_password(order: ChangePassword, *, act: Act) -> Account:
    """Change one's own password; all other sessions of the account end.

    Raises:
        NotPermittedError: somebody else's account.
        InvalidInputError: the old password is wrong, or the new one is weak or the same.
    """
    with recording("change_password", act) as record:
        require_own(order.person, act.actor)
        account = account_of(order.person)
        if not account.check_password(order.old):
            raise InvalidInputError(
                "原密码不对。",
                why="改密码要先证明是本人。",
                remedy="请重新输入；忘记了的，请管理员重置。",
            )
        if order.old == order.new:
            raise InvalidInputError(
                "新密码与原密码相同。",
                why="初始密码有人见过，须换成只有您知道的。",
                remedy="请另选一个。",
            )
        require_good(order.new, account)
        account.set_password(order.new)
        account.must_change = False
        account.save()
        record.add(PasswordChanged(person=order.person))
    return account
