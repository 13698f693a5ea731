"""卷内顺序: which part of the volume a form lies in, and where in it, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mingjing.casefile.catalogue import Group

DATA = Path(__file__).parent / "data" / "order.toml"


class UnplacedFormError(LookupError):
    """A form has no place in the volume: a defect of ``order.toml``."""


def place_of(form: str) -> tuple[Group, int]:
    """Return the part of the volume and the place in it of a form.

    Raises:
        UnplacedFormError: the form is not in the file.
    """
    try:
        return _places()[form]
    except KeyError:
        raise UnplacedFormError(form) from None


@cache
def _places() -> Mapping[str, tuple[Group, int]]:
    listed = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        form: (Group[name.upper()], place)
        for name, forms in listed.items()
        for place, form in enumerate(forms, start=1)
    }
