"""What a verifier found: Chinese first, short English beside, one verdict at the end."""

from enum import Enum, IntEnum

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
