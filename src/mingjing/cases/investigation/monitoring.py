"""电子技术监控 (APL 41): what a record must be, and what is known of the equipment (pure)."""

from collections.abc import Mapping
from enum import StrEnum

REVIEW, TELL = "apl-2021:41.2", "apl-2021:41.3"
FACTS: Mapping[str, str] = {
    "equipment": "监控设备的名称和编号",
    "place": "设置地点",
    "published": "设置地点向社会公布的时间和方式",
    "technical_review": "设备的技术审核",
    "legal_review": "设备的法制审核",
}


class Virtue(StrEnum):
    """What the article wants a record to be."""

    TRUE = "true"
    CLEAR = "clear"
    WHOLE = "whole"
    EXACT = "exact"

    @property
    def label(self) -> str:
        """The article's own word."""
        return VIRTUE_LABELS[self]


VIRTUE_LABELS: Mapping[Virtue, str] = {
    Virtue.TRUE: "真实",
    Virtue.CLEAR: "清晰",
    Virtue.WHOLE: "完整",
    Virtue.EXACT: "准确",
}
