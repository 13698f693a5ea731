"""The shape of a region's file: amounts that it gives, and those that nobody could read yet."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from mingjing.statute.decisions import AmountFor
from mingjing.statute.founded import Founded, Row, Text
from mingjing.statute.models import CitationText, Count, RuleId


class RegionHead(Row):
    """An administrative division; ``national`` stands above all codes."""

    code: Annotated[str, StringConstraints(pattern=r"^(national|\d{2}|\d{4}|\d{6})$")]
    name: Text
    reviewed: date


class RegionAmount(Founded):
    """An amount that this region gives a rule, for one party, from one day to another."""

    rule: RuleId
    party: AmountFor
    yuan: Count
    article: CitationText
    valid_from: date = Field(alias="from")
    valid_to: date | None = Field(default=None, alias="to")


class OpenQuestion(Row):
    """An amount that this region may have given and that nobody could read yet."""

    rule: RuleId
    reason: Text


class RegionFile(Row):
    """One file below ``data/regions``."""

    region: RegionHead
    amount: tuple[RegionAmount, ...] = ()
    open: tuple[OpenQuestion, ...] = ()
