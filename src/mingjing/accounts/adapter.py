"""What the library of second factors asks of the house: seal secrets, send no e-mail."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from mingjing.accounts.models import Account
from mingjing.ledger.sealing import open_secret, seal_secret

PURPOSE = "second-factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped library
    """Nobody signs up, and nothing is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that accounts are opened by an administrator only."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send nothing: the house keeps no e-mail addresses."""


class SealingAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped library
    """Keeps the secrets of second factors sealed under the master key of the installation."""

    def encrypt(self, text: str) -> str:
        """Return *text* sealed."""
        return base64.b64encode(seal_secret(text.encode(), PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was sealed."""
        return open_secret(base64.b64decode(encrypted_text), PURPOSE).decode()

    def get_totp_issuer(self) -> str:
        """Return what the telephone shows above the codes."""
        return str(settings.MINGJING_BUREAU.name)

    def get_totp_label(self, user: Account) -> str:
        """Return the person's code."""
        return user.person

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, object]:
        """Return what the security key learns of its owner: the code, never the name."""
        return {
            "id": str(user.pk).encode(),
            "display_name": user.person,
            "name": user.person,
        }
