"""A line of what must be known: what it is about, and the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One line, such as 送达 and the day; empty words are not shown."""

    label: str
    words: str
