"""Reading accounts: who has one, who must still do something before working."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from mingjing.access.actors import Role
from mingjing.accounts.models import Account
from mingjing.kernel.errors import NotFoundError

NEEDS_SECOND_FACTOR = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.LEGAL_HEAD, Role.REVIEWER})
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class Factor:
    """One second factor as pages show it.

    Args:
        number: of its row.
        kind: ``totp``, ``webauthn`` or ``recovery_codes``.
        name: what its owner calls it.
    """

    number: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None


def account_of(person: str) -> Account:
    """Return the account of a person.

    Raises:
        NotFoundError: the person has none.
    """
    account = Account.of(person)
    if account is None:
        raise NotFoundError(
            f"{person} 号人员还没有账号。",
            why="人员登记在名册上以后，还要另外开立账号才能登录。",
            remedy="请先开立账号。",
        )
    return account


def account_by_number(number: int) -> Account | None:
    """Return an open account by the number of its row, None where there is none."""
    account = Account.objects.filter(pk=number).first()
    return account if account is not None and account.is_active else None


def accounts() -> dict[str, Account]:
    """Return every account by person."""
    return {account.person: account for account in Account.objects.all()}


def has_second_factor(account: Account) -> bool:
    """Say whether a password alone no longer signs this person in."""
    return bool(Authenticator.objects.filter(user_id=account.pk, type__in=STRONG).exists())


def people_with_second_factor() -> frozenset[str]:
    """Return everybody who signs in with a second factor."""
    rows = Authenticator.objects.filter(type__in=STRONG)
    return frozenset(rows.values_list("user__person", flat=True))


def factors_of(account: Account) -> list[Factor]:
    """Return the second factors of an account, oldest first."""
    rows = Authenticator.objects.filter(user_id=account.pk).order_by("created_at", "pk")
    return [
        Factor(
            row.pk, row.type, str(row.data.get("name", "")), row.created_at, row.last_used_at
        )
        for row in rows
    ]
