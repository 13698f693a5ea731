"""What a form (文书式样) is: its fields, their kinds, and since when its edition holds."""

import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

GENERIC = "generic"
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Label = Annotated[str, Field(min_length=1)]


class Kind(StrEnum):
    """What a field may hold; the letter is what form files write."""

    TEXT = "T"
    LONG = "L"
    TEXTS = "S"
    DATE = "D"
    INSTANT = "DT"
    NUMBER = "N"
    MONEY = "M"
    TICK = "B"
    CHOICE = "E"
    CHOICES = "ES"
    PERSON = "P"
    ROWS = "R"


class Seal(StrEnum):
    """Which seal the form takes."""

    OFFICIAL = "official"
    ENFORCEMENT = "enforcement"
    NONE = "none"


class Audience(StrEnum):
    """Whether the form is served on the party or stays inside."""

    SERVED = "served"
    INTERNAL = "internal"


class Volume(StrEnum):
    """正卷 goes to the party and the court; 副卷 stays."""

    MAIN = "正"
    ANNEX = "副"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Strict):
    """One choice: the code that data carry and the words that are printed.

    Args:
        group: heading under which the choice is printed, empty for none.
    """

    code: Name
    label: Label
    group: str = ""


class Entry(_Strict):
    """A field, or a column of a field that holds rows.

    Args:
        pattern: regular expression the whole text must match.
        requires: fields that must be there once this one is (and is not false).
    """

    name: Name
    label: Label
    type: Kind
    required: bool = False
    pattern: str = ""
    options: tuple[Option, ...] = ()
    requires: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        choosing = self.type in {Kind.CHOICE, Kind.CHOICES}
        if choosing is not bool(self.options):
            raise ValueError(f"{self.name}: options belong to E and ES, and only to them")
        codes = [option.code for option in self.options]
        if len(set(codes)) < len(codes):
            raise ValueError(f"{self.name}: one code stands for two options")
        if self.pattern and self.type is not Kind.TEXT:
            raise ValueError(f"{self.name}: only T takes a pattern")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options, in printed order."""
        return tuple(option.code for option in self.options)


class FormField(Entry):
    """A field of the form.

    Args:
        columns: of a field that holds rows.
        covers: the E column of which every option has exactly one row.
    """

    columns: tuple[Entry, ...] = ()
    covers: str = ""

    @model_validator(mode="after")
    def _rows_have_columns(self) -> Self:
        if (self.type is Kind.ROWS) is not bool(self.columns):
            raise ValueError(f"{self.name}: columns belong to R, and only to it")
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.name}: two columns share a name")
        if any(column.type is Kind.ROWS or column.requires for column in self.columns):
            raise ValueError(f"{self.name}: a column holds no rows and requires nothing")
        if self.covers and not any(
            column.name == self.covers and column.type is Kind.CHOICE for column in self.columns
        ):
            raise ValueError(f"{self.name}: covers names no E column")
        return self


ENDING = (
    FormField(name="articles", label="法律依据", type=Kind.TEXTS),
    FormField(
        name="attachments",
        label="附件",
        type=Kind.ROWS,
        columns=(
            Entry(name="name", label="名称", type=Kind.TEXT, required=True),
            Entry(name="sha256", label="摘要", type=Kind.TEXT, pattern="[0-9a-f]{64}"),
        ),
    ),
    FormField(
        name="signatures",
        label="签名",
        type=Kind.ROWS,
        columns=(
            Entry(name="role", label="身份", type=Kind.TEXT, required=True),
            Entry(name="name", label="姓名", type=Kind.TEXT),
            Entry(name="certificate", label="证件号码", type=Kind.TEXT),
            Entry(name="note", label="签名情况", type=Kind.TEXT),
            Entry(name="signed_on", label="日期", type=Kind.DATE),
        ),
    ),
    FormField(name="authority", label="行政机关名称", type=Kind.TEXT, required=True),
    FormField(name="made_on", label="制作日期", type=Kind.DATE, required=True),
)


class Condition(_Strict):
    """Holds when a field has this value."""

    field: Name
    value: str | bool


class Rule(_Strict):
    """At least one of several fields must be there.

    Args:
        when: the rule counts only then; always if absent.
    """

    one_of: tuple[Name, ...]
    when: Condition | None = None


class Form(_Strict):
    """One edition of one form.

    Args:
        code: identifier, the same in every edition.
        title: as printed.
        heading: line over the title.
        valid_to: last day of the edition, None while it holds.
        number_word: 机关代字, empty for a form without a number.
        personal: whether it says something of people who are not the party.
        article: citation of the norm that says what the form must hold.
        source: where the form comes from, for people.
        template: file name below ``templates`` without its ending. A form that names none is
            printed by the generic one: every field under its label, in the order of the file,
            and after them the fields of ``ENDING``, which such a form need not list.
        copies_note: printed at the foot, empty for none.
    """

    code: Name
    edition: Annotated[str, Field(pattern=r"^[a-z0-9.]+$")]
    title: Label
    heading: Label
    valid_from: date
    valid_to: date | None = None
    number_word: str = ""
    seal: Seal
    audience: Audience
    personal: bool = False
    volume: Volume
    article: str
    source: Label
    template: Name = GENERIC
    copies_note: str = ""
    field: tuple[FormField, ...]
    rule: tuple[Rule, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _ends_like_its_kind(cls, given: object) -> object:
        if not isinstance(given, dict) or given.get("template", GENERIC) != GENERIC:
            return given
        return given | {"field": [*given.get("field", ()), *ENDING]}

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        names = [item.name for item in self.field]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.code}: two fields share a name")
        unknown = set(self._mentioned()) - set(names)
        if unknown:
            raise ValueError(f"{self.code}: no such field: {', '.join(sorted(unknown))}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"{self.code}: ends before it begins")
        return self

    def _mentioned(self) -> Iterator[str]:
        for item in self.field:
            yield from item.requires
        for rule in self.rule:
            yield from rule.one_of
            if rule.when is not None:
                yield rule.when.field

    @property
    def file_name(self) -> str:
        """Name of the form file."""
        return f"{self.code}-{self.edition}.toml"

    @property
    def fields(self) -> dict[str, FormField]:
        """The fields by name, in printed order."""
        return {item.name: item for item in self.field}

    def in_force_on(self, day: date) -> bool:
        """Say whether a document dated *day* uses this edition."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def read_form(path: Path) -> Form:
    """Read one form file.

    Raises:
        ValueError: unknown or missing keys, or a name that is not ``code-edition.toml``.
    """
    with path.open("rb") as file:
        form = Form.model_validate(tomllib.load(file))
    if path.name != form.file_name:
        raise ValueError(f"{path.name} holds {form.file_name}")
    return form
