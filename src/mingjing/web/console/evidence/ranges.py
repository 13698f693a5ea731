"""The ``Range`` header (RFC 9110, 14): which bytes a player asks for. Pure."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.ASCII)


class UnsatisfiableRangeError(ValueError):
    """The range lies outside of the file; the answer is 416."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes ``start`` to ``stop`` (excluded) of a file of ``size`` bytes."""

    start: int
    stop: int
    size: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.stop - self.start

    def __str__(self) -> str:
        return f"bytes {self.start}-{self.stop - 1}/{self.size}"


def part_of(header: str, size: int) -> Part | None:
    """Return the part that *header* asks for, None where the whole file is the answer.

    A unit other than bytes, a malformed header and several ranges at once are ignored, as the
    standard allows: the answer is then the whole file.

    Args:
        header: value of ``Range``; empty where there is none.
        size: bytes of the file.

    Raises:
        UnsatisfiableRangeError: no byte of the file lies in the range.

    >>> str(part_of("bytes=0-99", 1000)), str(part_of("bytes=-1", 1000))
    ('bytes 0-99/1000', 'bytes 999-999/1000')
    """
    found = _ONE_RANGE.fullmatch(header)
    if found is None:
        return None
    first, last = found[1], found[2]
    if not first and not last:
        return None
    if not first:
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= stop:
        raise UnsatisfiableRangeError(header)
    return Part(start, stop, size)
