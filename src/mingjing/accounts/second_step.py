"""Checking what the second step brings: each code is good once."""

from datetime import datetime

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.db.models import Q

from mingjing.accounts.models import Account


def code_is_right(account: Account, code: str, at: datetime) -> bool:
    """Say whether *code* is the telephone's or an unused recovery code, and use it up."""
    held = Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.WEBAUTHN)
    return any(row.wrap().validate_code(code) and note_use(row, at) for row in held)


def note_use(authenticator: Authenticator, at: datetime) -> bool:
    """Note that a factor was used; say whether that is new for this turn of the code.

    A telephone's code stays right for a turn of 30 seconds: in the same turn it is not taken a
    second time, on whichever process it arrives.
    """
    seconds = int(at.timestamp())
    turn = seconds - seconds % app_settings.TOTP_PERIOD
    rows = Authenticator.objects.filter(pk=authenticator.pk)
    if authenticator.type == Authenticator.Type.TOTP:
        since = datetime.fromtimestamp(turn, tz=at.tzinfo)
        rows = rows.filter(Q(last_used_at=None) | Q(last_used_at__lt=since))
    return bool(rows.update(last_used_at=at))
