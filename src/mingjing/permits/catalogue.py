"""What this county grants: each kind of permit with its law, its materials, its certificate."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.founded import Founded, Row, Text
from mingjing.statute.models import CitationText

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class Material(Row):
    """One thing that an applicant hands in, and the article that lets the bureau ask for it."""

    id: Name
    name: Text
    article: CitationText


class Elsewhere(Row):
    """A fact that makes another authority the right one (ALL 32(1)(2))."""

    id: Name
    name: Text
    authority: Text


class PermitKind(Founded):
    """One kind of permit, or a filing 备案; its list of materials is founded as a whole.

    Args:
        certificate: what the paper is called.
        article: what makes the county decide.
        decide_within: id of the limit of the decision.
        counts_from: whether that runs from the receipt of complete materials, or acceptance.
        term: id of the rule that says how long it is valid; empty where it has no end.
        site_check: what orders the premises to be visited; empty where nothing does.
        particulars: what the certificate states beside holder and days.
        is_filing: whether nothing is examined: proof is given on the day of receipt.
        elsewhere: facts that make another authority the right one.
        material: everything that may be asked for.
    """

    id: Name
    name: Text
    certificate: Text
    article: CitationText
    decide_within: Text
    counts_from: Literal["received", "accepted"]
    term: str = ""
    site_check: str = ""
    particulars: tuple[Text, ...] = ()
    is_filing: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    material: Annotated[tuple[Material, ...], Field(min_length=1)]

    def missing(self, submitted: frozenset[str]) -> tuple[Material, ...]:
        """Return what is on the list and was not handed in, in the order of the list."""
        return tuple(one for one in self.material if one.id not in submitted)


class PermitKinds(Row):
    """The file."""

    kind: Annotated[tuple[PermitKind, ...], Field(min_length=1)]


@cache
def permit_kinds() -> tuple[PermitKind, ...]:
    """Return every kind, in the order of the file.

    >>> [kind.id for kind in permit_kinds()]
    ['hazardous_operation', 'fireworks_retail', 'precursor_filing']
    """
    place = files("mingjing.permits") / "data" / "kinds.toml"
    return PermitKinds.model_validate(tomllib.loads(place.read_text(encoding="utf-8"))).kind


def kind_of(name: str) -> PermitKind:
    """Return one kind.

    Raises:
        InvalidInputError: this county grants nothing of the kind.
    """
    for kind in permit_kinds():
        if kind.id == name:
            return kind
    raise InvalidInputError(
        "本机关不办理这一许可事项。",
        why="许可由法律、法规规定的机关在法定职权范围内实施。",
        remedy=f"本机关办理：{'、'.join(one.name for one in permit_kinds())}。",
        article="all-2019:32.1(2)",
    )
