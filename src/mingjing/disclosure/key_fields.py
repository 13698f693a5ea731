"""What a reader of a paper decision types, compared with what was decided (pure).

Only digests are kept: the page that compares cannot print what it does not hold. They are no
secret from whoever reads the table, because an amount can be guessed.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan, yuan

ROUND_BRACKETS = str.maketrans("[〔【〖{]〕】〗}", "(((((" + ")))))")
DOMAIN = b"mingjing/key-field/v1\0"


class KeyField(StrEnum):
    """A field that stands on the paper and can be typed."""

    FINE = "fine"
    PARTY = "party"

    @property
    def label(self) -> str:
        """What the paper calls it."""
        return LABELS[self]


LABELS: Mapping[KeyField, str] = {KeyField.FINE: "罚款金额", KeyField.PARTY: "当事人名称"}


def key_digest(code: str, field: KeyField, value: str) -> str:
    """Return the digest of a normalised value of the document *code*, hex."""
    told = b"\0".join(part.encode() for part in (code, field.value, value))
    return hashlib.sha256(DOMAIN + told).hexdigest()


def key_digests(code: str, *, fine_fen: int, organisation: str) -> dict[str, str]:
    """Return the digests to keep of a decision.

    Args:
        code: of the document.
        fine_fen: the fine; 0 where there is none.
        organisation: name of the party, empty unless it is an organisation: nobody may try
            names of natural persons here.
    """
    found = {KeyField.FINE.value: key_digest(code, KeyField.FINE, str(fine_fen))}
    if organisation:
        name = _name(organisation)
        found[KeyField.PARTY.value] = key_digest(code, KeyField.PARTY, name)
    return found


def as_compared(field: KeyField, typed: str) -> str:
    """Return what is compared of what was typed: an amount in yuan, a name without its signs.

    Raises:
        InvalidInputError: an amount that is none.

    >>> as_compared(KeyField.FINE, "人民币 12000元"), as_compared(KeyField.PARTY, "【甲】 公司")
    ('12,000', '(甲)公司')
    """
    return yuan(int(_fen(typed))) if field is KeyField.FINE else _name(typed)


def agrees(code: str, field: KeyField, typed: str, kept: str) -> bool:
    """Say whether what was typed is the value behind the digest *kept*.

    Raises:
        InvalidInputError: an amount that is none.

    >>> kept = key_digests("c0de", fine_fen=1_200_000, organisation="示例（虚构）公司")
    >>> agrees("c0de", KeyField.FINE, "人民币12,000元", kept["fine"])
    True
    >>> agrees("c0de", KeyField.FINE, "72,000", kept["fine"])
    False
    >>> agrees("c0de", KeyField.PARTY, "示例 [虚构] 公司", kept["party"])
    True
    >>> agrees("c0de", KeyField.PARTY, "示例公司", kept["party"])
    False
    """
    value = _fen(typed) if field is KeyField.FINE else _name(typed)
    return hmac.compare_digest(key_digest(code, field, value), kept)


def _fen(typed: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    amount = plain.removeprefix("罚款").removeprefix("人民币").removeprefix("¥")
    amount = amount.removesuffix("整").removesuffix("元")
    try:
        return str(fen_from_yuan(amount))
    except InvalidInputError as error:
        raise InvalidInputError(
            "罚款金额应当用数字填写。",
            why=error.why,
            remedy="请照纸面填写如 70000；纸面只有大写的，请换算成数字。",
        ) from error


def _name(typed: str) -> str:
    """Return a name without blanks, widths and kinds of brackets; each word of it counts."""
    return "".join(unicodedata.normalize("NFKC", typed).translate(ROUND_BRACKETS).split())
