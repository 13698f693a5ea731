"""A line of what must be known: what it is about, and the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One line, such as 送达 and the day; empty words are not shown.

    Args:
        label: what it is about.
        words: what is told.
        badge: what of it nobody read in its source; else empty.
    """

    label: str
    words: str
    badge: str = ""
