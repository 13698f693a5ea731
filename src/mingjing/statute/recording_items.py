"""What must be recorded 记录事项: which step, how strictly, and whether it is announced."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from mingjing.statute.errors import UnknownRuleError
from mingjing.statute.founded import Founded, Row, Text
from mingjing.statute.models import CitationText


class Level(StrEnum):
    """How strictly a step is recorded in sound and picture, as the lists write it."""

    WHOLE = "AV!"
    RECORDED = "AV"
    AS_NEEDED = "(AV)"

    @property
    def label(self) -> str:
        """In words."""
        return LEVEL_LABELS[self]

    @property
    def waivable_in_the_field(self) -> bool:
        """Whether the officers themselves may do without, in writing (notice, annex 2 (8))."""
        return self is not Level.WHOLE


LEVEL_LABELS = {
    Level.WHOLE: "全程音像记录，不得当场免除",
    Level.RECORDED: "音像记录，客观条件限制的以文书记录",
    Level.AS_NEEDED: "视情况音像记录",
}


class Category(StrEnum):
    """Kind of enforcement a step belongs to."""

    INSPECTION = "inspection"
    PENALTY = "penalty"
    SERVICE = "service"
    COMPULSION = "compulsion"
    PERMIT = "permit"
    ACCIDENT = "accident"

    @property
    def label(self) -> str:
        """The statute's own word."""
        return CATEGORY_LABELS[self]


CATEGORY_LABELS = {
    Category.INSPECTION: "检查",
    Category.PENALTY: "处罚",
    Category.SERVICE: "送达",
    Category.COMPULSION: "强制",
    Category.PERMIT: "许可",
    Category.ACCIDENT: "事故",
}


class RecordingItem(Founded):
    """One step and how it is recorded.

    Args:
        step: the step in the words of the lists.
        announced: whether the other side must be told beforehand (notice, annex 2 (9)).
        retention: class of the schedule by which the recording is kept.
        see: other places that ask for it.
    """

    id: Annotated[str, StringConstraints(pattern=r"^REC(-[A-Z]+)+$")]
    category: Category
    step: Text
    level: Level
    article: CitationText
    announced: Annotated[bool, Field(strict=True)] = False
    retention: Text
    see: tuple[CitationText, ...] = ()
    configurable: Annotated[bool, Field(strict=True)] = False


class RecordingFile(Row):
    """One file below ``data/recording``."""

    item: tuple[RecordingItem, ...]


def recording_item(items: Mapping[str, RecordingItem], item_id: str) -> RecordingItem:
    """Return one item, such as ``REC-HEARING``.

    Raises:
        UnknownRuleError: no such item; it lists those there are.
    """
    found = items.get(item_id)
    if found is None:
        raise UnknownRuleError(item_id, tuple(sorted(items)))
    return found
