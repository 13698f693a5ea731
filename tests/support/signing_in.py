"""Signing in as somebody of the cast, with all that the post asks for."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from mingjing.accounts.commands.change_password import ChangePassword, change_password
from mingjing.accounts.commands.open_account import OpenAccount, open_account
from mingjing.accounts.commands.second_factor import AddCodeGenerator, add_code_generator
from mingjing.accounts.models import Account
from mingjing.accounts.queries import NEEDS_SECOND_FACTOR
from mingjing.bureau.queries import actor_of
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from support.cast import ADMINISTRATOR, CAST

PASSWORD = "三件 不相干的 东西"  # noqa: S105 - of invented people
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - as above


def account_for(person: str, at: datetime) -> Account:
    """Return an account that is ready for work: own password, and a telephone if needed."""
    account = Account.of(person)
    if account is not None:
        return account
    initial = open_account(OpenAccount(person), act=Act(ADMINISTRATOR, at))
    actor = actor_of(person, legal_date(at))
    change_password(ChangePassword(person, initial, PASSWORD), act=Act(actor, at))
    if actor.roles & NEEDS_SECOND_FACTOR:
        add_code_generator(AddCodeGenerator(person, SECRET), act=Act(actor, at))
    return Account.objects.get(person=person)


def open_accounts(at: datetime) -> None:
    """Give everybody of the cast an account that no password opens, with its second factor."""
    for code in (ADMINISTRATOR.person, *(member.code for member in CAST)):
        open_account(OpenAccount(code, with_password=False), act=Act(ADMINISTRATOR, at))
        actor = actor_of(code, legal_date(at))
        if actor.roles & NEEDS_SECOND_FACTOR:
            add_code_generator(AddCodeGenerator(code, SECRET), act=Act(actor, at))


def sign_in(client: Client, person: str, at: datetime) -> Account:
    """Sign *client* in as somebody of the cast, past the pages that ask for proof."""
    account = account_for(person, at)
    client.force_login(account, backend="mingjing.accounts.backends.RosterBackend")
    return account


def has_telephone(person: str) -> bool:
    """Say whether codes of a telephone are asked for."""
    return Authenticator.objects.filter(user__person=person, type="totp").exists()


def hash_quickly() -> None:
    """Let a password be hashed in no time: it must cost a thief dear, and here is none."""
    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8  # KiB, the least there is
    Argon2PasswordHasher.parallelism = 1
