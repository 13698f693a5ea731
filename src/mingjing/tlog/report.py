"""What a verifier found: Chinese first, short English beside, one verdict at the end."""

import io
import os
from contextlib import suppress
from enum import Enum, IntEnum
from typing import TextIO

LISTED = 200


class Verdict(IntEnum):
    """The three answers there are; the numbers are the exit codes."""

    VERIFIED = 0
    ALTERED = 1
    INCOMPLETE = 2


_VERDICTS = {
    Verdict.VERIFIED: "结论：核验通过。 / VERIFIED",
    Verdict.ALTERED: "结论：已被改动！ / ALTERED",
    Verdict.INCOMPLETE: "结论：不完整，或不能判断。 / INCOMPLETE OR CANNOT TELL",
}


class _Heading(Enum):
    """The parts of a report, in the order they are printed."""

    CHECKED = "已核对 / CHECKED"
    UNCHECKED = "没有核对 / NOT CHECKED"
    INCOMPLETE = "缺少或不能判断 / MISSING OR CANNOT TELL"
    ALTERED = "被改动 / ALTERED"


class Report:
    """Findings in the order they were made; what is altered outweighs what is missing."""

    def __init__(self) -> None:
        self._lines: dict[_Heading, list[str]] = {heading: [] for heading in _Heading}

    def checked(self, zh: str, en: str) -> None:
        """Say what was checked and holds."""
        self._lines[_Heading.CHECKED].append(f"  - {zh} / {en}")

    def unchecked(self, zh: str, en: str) -> None:
        """Say what nobody should believe was checked."""
        self._lines[_Heading.UNCHECKED].append(f"  - {zh} / {en}")

    def incomplete(self, zh: str, en: str) -> None:
        """Say what is missing, or why something cannot be told."""
        self._lines[_Heading.INCOMPLETE].append(f"  - {zh} / {en}")

    def altered(self, zh: str, en: str) -> None:
        """Say what is not what it was."""
        self._lines[_Heading.ALTERED].append(f"  - {zh} / {en}")

    @property
    def verdict(self) -> Verdict:
        """The answer so far."""
        if self._lines[_Heading.ALTERED]:
            return Verdict.ALTERED
        return Verdict.INCOMPLETE if self._lines[_Heading.INCOMPLETE] else Verdict.VERIFIED

    def __str__(self) -> str:
        parts: list[str] = []
        for heading, lines in self._lines.items():
            if lines:
                parts += [f"{heading.value}：", *lines[:LISTED]]
            if len(lines) > LISTED:
                more = len(lines) - LISTED
                parts.append(f"  - ……另有 {more} 处 / and {more} more")
        return "\n".join([*parts, _VERDICTS[self.verdict]])


def give_way(*streams: TextIO | None) -> None:
    """Let *streams* write what their encoding lacks as escapes instead of failing."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str, stream: TextIO | None) -> None:
    """Write *text* if anybody reads it.

    A reader that went away, a full disk or a closed stream must not look like a verdict: the
    exit code stands without the words.
    """
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        _discard(stream)


def _discard(stream: TextIO) -> None:
    """Send what *stream* still holds nowhere, so that the interpreter ends in peace."""
    with suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
