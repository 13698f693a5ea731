"""Bytes for a value: one encoding, so that the same facts always hash the same.

A strict subset of RFC 8785 (JCS): objects with ASCII keys, arrays, strings, booleans, null and
integers of at most 53 bits. Floats do not exist here: money is fen, time is text.
"""

import json
from collections.abc import Mapping, Sequence

TYPE_NAMES = "str, int, bool, None, list, dict"
MAX_INTEGER = 2**53 - 1

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


class NotCanonicalError(ValueError):
    """The value has no canonical bytes: a float, a date, a non-ASCII key."""


def encode(value: Value) -> bytes:
    """Return the canonical bytes of *value*, UTF-8.

    Raises:
        NotCanonicalError: a type, key or integer outside the subset.

    >>> encode({"b": [1, True, None], "a": "立案"}).decode()
    '{"a":"立案","b":[1,true,null]}'
    """
    _check(value, "$")
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonicalError(f"text is not Unicode: {error.reason}") from error


def decode(data: bytes) -> Value:
    """Return the value of canonical *data*; other spellings of the same value are refused.

    Raises:
        NotCanonicalError: not JSON, or not the canonical spelling.
    """
    try:
        value: Value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(f"not JSON: {error}") from error
    if encode(value) != data:
        raise NotCanonicalError("valid JSON, but not in canonical form")
    return value


def _check(value: object, path: str) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > MAX_INTEGER:
                raise NotCanonicalError(f"{path}: integer needs more than 53 bits")
        case list() | tuple():
            for index, item in enumerate(value):
                _check(item, f"{path}[{index}]")
        case dict():
            for key, item in value.items():
                if not (isinstance(key, str) and key.isascii()):
                    raise NotCanonicalError(f"{path}: key {key!r} is not ASCII text")
                _check(item, f"{path}.{key}")
        case _:
            raise NotCanonicalError(
                f"{path}: {type(value).__name__} is not one of {TYPE_NAMES}"
            )
