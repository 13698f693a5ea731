"""The shape of a schedule of retention: how long each class is kept."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from mingjing.statute.founded import Founded, Row, Text
from mingjing.statute.models import CitationText, Count, Unit


class RetentionRow(Founded):
    """How long one class is kept: for good, for a time, or as long as another class."""

    id: Annotated[str, StringConstraints(pattern=r"^RET(-[A-Z0-9]+)+$")]
    name: Text
    article: CitationText
    permanent: Annotated[bool, Field(strict=True)] = False
    value: Count | None = None
    unit: Unit | None = None
    follows: Text | None = None
    starts: Text
    note: Text | None = None
    configurable: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("value（数值）与 unit（单位）须同时给出")
        if sum((self.permanent, self.value is not None, self.follows is not None)) != 1:
            raise ValueError("permanent、value、follows 三者须且只能给出一项")
        if self.unit not in {None, Unit.MONTHS, Unit.YEARS}:
            raise ValueError("保管期限只以月或年计")
        return self


class RetentionFile(Row):
    """One file below ``data/retention``."""

    retention: tuple[RetentionRow, ...]
