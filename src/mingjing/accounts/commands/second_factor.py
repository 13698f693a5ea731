"""A person adds or gives up a second factor; an administrator removes one that was lost."""

from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn

from mingjing.access.policy import Permission, require
from mingjing.accounts.entries import (
    RecoveryCodesIssued,
    SecondFactorAdded,
    SecondFactorRemoved,
)
from mingjing.accounts.models import Account
from mingjing.accounts.queries import STRONG, account_of
from mingjing.accounts.rules import require_own
from mingjing.kernel.errors import IllegalTransitionError, NotFoundError
from mingjing.ledger.recording import Act, Recording, recording


@dataclass(frozen=True)
class AddCodeGenerator:
    """A telephone that shows codes (TOTP), after it showed a right one."""

    person: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class AddSecurityKey:
    """A security key or a fingerprint reader (WebAuthn), after it answered a challenge."""

    person: str
    name: str
    credential: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class RemoveSecondFactor:
    """One second factor of one's own, by the number of its row."""

    person: str
    number: int


@dataclass(frozen=True)
class ResetSecondFactors:
    """All second factors of somebody who lost them."""

    person: str


@dataclass(frozen=True)
class IssueRecoveryCodes:
    """New recovery codes for oneself."""

    person: str


def add_code_generator(order: AddCodeGenerator, *, act: Act) -> Account:
    """Let codes of a telephone be asked for at each sign-in.

    Raises:
        NotPermittedError: somebody else's account.
        IllegalTransitionError: there is one already.
    """
    with recording("add_code_generator", act) as record:
        account = _own(order.person, act)
        if Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
            raise IllegalTransitionError(
                "已经设有动态码。",
                why="一个账号只用一部手机的动态码。",
                remedy="换手机的，请先停用原来的，再重新设置。",
            )
        TOTP.activate(account, order.secret)
        record.add(SecondFactorAdded(person=order.person, factor="totp"))
    return account


def add_security_key(order: AddSecurityKey, *, act: Act) -> Account:
    """Let a security key be asked for at each sign-in.

    Raises:
        NotPermittedError: somebody else's account.
    """
    with recording("add_security_key", act) as record:
        account = _own(order.person, act)
        WebAuthn.add(account, order.name, order.credential)
        record.add(SecondFactorAdded(person=order.person, factor="webauthn"))
    return account


def remove_second_factor(order: RemoveSecondFactor, *, act: Act) -> None:
    """Give up one of one's own second factors; the last one takes the recovery codes along.

    Raises:
        NotPermittedError: somebody else's account.
        NotFoundError: there is no such factor.
    """
    with recording("remove_second_factor", act) as record:
        account = _own(order.person, act)
        mine = Authenticator.objects.filter(user=account)
        found = mine.filter(pk=order.number, type__in=STRONG).first()
        if found is None:
            raise NotFoundError(
                "没有这一项第二步验证。",
                why="它已经停用，或者不是您的。",
                remedy="请刷新页面查看现有的。",
            )
        found.delete()
        record.add(SecondFactorRemoved(person=order.person, factor=found.type))
        if not mine.filter(type__in=STRONG).exists():
            _remove(mine.filter(type=Authenticator.Type.RECOVERY_CODES), order.person, record)


def reset_second_factors(order: ResetSecondFactors, *, act: Act) -> None:
    """Remove all second factors of somebody who lost them; a password alone signs in again.

    Raises:
        NotPermittedError: not an administrator, or one's own: that would be no second factor.
        NotFoundError: the person has no account, or no second factor.
    """
    with recording("reset_second_factors", act) as record:
        require(act.actor, Permission.KEEP_ACCOUNTS)
        account = account_of(order.person)
        if not _remove(Authenticator.objects.filter(user=account), order.person, record):
            raise NotFoundError(
                f"{order.person} 号人员没有设置第二步验证。",
                why="没有可以清除的。",
                remedy="请核对编号；忘记密码的，请重置密码。",
            )


def issue_recovery_codes(order: IssueRecoveryCodes, *, act: Act) -> list[str]:
    """Return ten new codes, each good for one sign-in without the telephone or key.

    Raises:
        NotPermittedError: somebody else's account.
        IllegalTransitionError: there is no second factor to recover from.
    """
    with recording("issue_recovery_codes", act) as record:
        account = _own(order.person, act)
        mine = Authenticator.objects.filter(user=account)
        if not mine.filter(type__in=STRONG).exists():
            raise IllegalTransitionError(
                "还没有设置第二步验证。",
                why="备用码在手机或安全密钥不在手边时代替它们使用。",
                remedy="请先设置动态码或安全密钥。",
            )
        mine.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
        codes: list[str] = RecoveryCodes.activate(account).generate_codes()
        record.add(RecoveryCodesIssued(person=order.person))
    return codes


def _own(person: str, act: Act) -> Account:
    require_own(person, act.actor)
    return account_of(person)


def _remove(rows: Any, person: str, record: Recording) -> int:  # noqa: ANN401 - untyped rows
    removed = list(rows)
    rows.delete()
    for row in removed:
        record.add(SecondFactorRemoved(person=person, factor=row.type))
    return len(removed)
