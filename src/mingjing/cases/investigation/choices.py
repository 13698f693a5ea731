"""What may be chosen where no article lists it, read strictly from its file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from mingjing.statute.founded import Founded, Row, Text


class Choice(Founded):
    """One thing that may be chosen, in words, and what they rest on."""

    id: Text
    words: Text

    @property
    def told(self) -> str:
        """The words, with the badge where nobody read them in a source."""
        return f"{self.words}（{self.badge}）" if self.badge else self.words


class _File(Row):
    settlement: tuple[Choice, ...]
    suspension: tuple[Choice, ...]


@cache
def _read() -> _File:
    path = files("mingjing.cases") / "data" / "choices.toml"
    return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def settlements() -> Mapping[str, Choice]:
    """Return what may become of what was preserved, by id."""
    return {one.id: one for one in _read().settlement}


def suspension_grounds() -> Mapping[str, Choice]:
    """Return on what grounds an investigation may be suspended, by id."""
    return {one.id: one for one in _read().suspension}
