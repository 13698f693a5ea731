"""What a bureau entered or set and this release cannot use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unusable:
    """One file or value that does not count, though somebody entered it.

    Args:
        name: kind and place of the file below ``data``, or the rule whose value was set.
        why: what is wrong with it here, in one sentence.
    """

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}：{self.why}"
