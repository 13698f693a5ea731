"""Initial passwords: made by the machine, read out once, changed at the first sign-in."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mingjing.accounts.models import Account
from mingjing.kernel.errors import InvalidInputError

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
GROUPS, GROUP = 4, 4
WHY = {
    "password_too_short": "太短",
    "password_too_common": "是常见的密码",
    "password_entirely_numeric": "只有数字",
}


def initial_password() -> str:
    """Return a password of about 79 bits that can be read out over the telephone."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS)
    )


def require_good(password: str, account: Account) -> None:
    """Refuse a password that is easy to guess.

    Raises:
        InvalidInputError: too short, too common, or only digits.
    """
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InvalidInputError(
            "这个新密码不能使用。",
            why="、".join(WHY.get(each.code or "", "太容易猜") for each in error.error_list)
            + "。",
            remedy="请换一个：至少十个字符，不用常见的词和纯数字；几个不相干的词连起来最好记。",
        ) from error
