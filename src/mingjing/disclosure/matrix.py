"""Which field is public of which kind of act and party: data, read once, strictly."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mingjing.disclosure.kinds import Kind
from mingjing.statute.decisions import PartyKind
from mingjing.statute.founded import Confidence

DATA = files("mingjing.disclosure") / "data"


class Treatment(StrEnum):
    """What happens to a field on its way to the public."""

    SHOW = "show"
    MASK = "mask"
    HIDE = "hide"


class Mask(StrEnum):
    """How a field is masked where it is neither shown nor hidden."""

    NAME = "name"
    CODE = "code"


class FieldRule(BaseModel):
    """One field: its treatment for each kind of party, and on what that rests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"[a-z_]+(\.[a-z_]+)?")
    label: str
    organisation: Treatment
    individual_business: Treatment
    person: Treatment
    mask: Mask | None = None
    article: str
    confidence: Confidence
    reason: str = Field(min_length=4)

    @model_validator(mode="after")
    def _names_its_mask(self) -> "FieldRule":
        masked = Treatment.MASK in {self.organisation, self.individual_business, self.person}
        if masked is not (self.mask is not None):
            raise ValueError(f"{self.id}: a masked field names its mask, and only such a one")
        return self

    def treatment(self, party: PartyKind) -> Treatment:
        """Return what happens to the field for that kind of party."""
        match party:
            case PartyKind.ORGANISATION:
                return self.organisation
            case PartyKind.INDIVIDUAL_BUSINESS:
                return self.individual_business
            case PartyKind.PERSON:
                return self.person


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every listed field; what is not listed is private."""

    rules: Mapping[str, FieldRule]

    def treatment(self, field: str, party: PartyKind) -> Treatment:
        """Return the treatment of a field; HIDE for one that nobody listed.

        >>> matrix_of(Kind.PENALTY).treatment("party.shoe_size", PartyKind.ORGANISATION)
        <Treatment.HIDE: 'hide'>
        """
        rule = self.rules.get(field)
        return Treatment.HIDE if rule is None else rule.treatment(party)

    def label(self, field: str) -> str:
        """Return what a field is called, its id where it is not listed."""
        rule = self.rules.get(field)
        return field if rule is None else rule.label

    def hidden_labels(self, party: PartyKind) -> tuple[str, ...]:
        """Return the names of the fields that are never public for that kind of party."""
        return tuple(
            rule.label
            for rule in self.rules.values()
            if rule.treatment(party) is Treatment.HIDE
        )


COMMON = "common.toml"
FILES: Mapping[Kind, str] = {
    Kind.PENALTY: "penalty.toml",
    Kind.SUMMARY: "penalty.toml",
    Kind.INSPECTION: "inspection.toml",
    Kind.PERMIT: "permit.toml",
    Kind.SEIZURE: "measure.toml",
    Kind.SUPPLY_STOP: "measure.toml",
}


@cache
def matrix_of(kind: Kind) -> Matrix:
    """Return the matrix of a kind: what is common to all, then its own.

    Raises:
        ValueError: a file is faulty; nothing may be published by it.
    """
    return read_matrix(_text(COMMON) + _text(FILES[kind]))


def every_rule() -> tuple[FieldRule, ...]:
    """Return each field of each kind once.

    Raises:
        ValueError: a file is faulty, or two of them list the same field.
    """
    files = (COMMON, *dict.fromkeys(FILES.values()))
    return tuple(read_matrix("".join(_text(name) for name in files)).rules.values())


def read_matrix(text: str) -> Matrix:
    """Read a matrix.

    Raises:
        ValueError: not TOML, a field listed twice, or one not fully stated.
    """
    rules = [FieldRule.model_validate(row) for row in tomllib.loads(text)["field"]]
    by_id = {rule.id: rule for rule in rules}
    if len(by_id) < len(rules):
        raise ValueError("a field is listed twice")
    return Matrix(MappingProxyType(by_id))


def _text(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
