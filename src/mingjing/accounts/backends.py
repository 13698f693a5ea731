"""Checking a code and a password, in the same time whether or not somebody has that code."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from mingjing.accounts.models import Account

_NOBODY = "nobody"
_decoy: list[str] = []


class RosterBackend(BaseBackend):
    """Signs in the people of the roster who have an open account."""

    def authenticate(  # type: ignore[override]  # Django passes them by name
        self, request: HttpRequest | None, username: str = "", password: str = ""
    ) -> Account | None:
        """Return the account if it is open and the password is right.

        Every answer costs the check of one password, so that time tells nobody whether there
        is such an account.
        """
        del request
        account = Account.of(username) if username else None
        usable = account is not None and account.is_active and account.has_usable_password()
        stored = account.password if account is not None and usable else _decoy_hash()
        matches = check_password(password, stored)
        return account if usable and matches else None

    def get_user(self, user_id: int) -> Account | None:
        """Return the signed-in account, unless it was closed in the meantime."""
        account = Account.objects.filter(pk=user_id).first()
        return account if account is not None and account.is_active else None


def _decoy_hash() -> str:
    if not _decoy:
        _decoy.append(make_password(_NOBODY))
    return _decoy[0]
