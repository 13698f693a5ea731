"""Why a fine may be collected on the spot, and why a matter leaves it (pure)."""

from collections.abc import Mapping
from enum import StrEnum


class Ground(StrEnum):
    """When officers may collect a fine themselves (apl-2021:68, 69)."""

    SMALL = "small"
    HARD_LATER = "hard_later"
    REMOTE = "remote"

    @property
    def label(self) -> str:
        """In the statute's words."""
        return GROUND_LABELS[self]

    @property
    def article(self) -> str:
        """Citation."""
        return GROUND_ARTICLES[self]


GROUND_LABELS: Mapping[Ground, str] = {
    Ground.SMALL: "依法给予一百元以下罚款的",
    Ground.HARD_LATER: "不当场收缴事后难以执行的",
    Ground.REMOTE: "边远、水上、交通不便地区，缴纳确有困难，经当事人提出的",
}
GROUND_ARTICLES: Mapping[Ground, str] = {
    Ground.SMALL: "apl-2021:68(1)",
    Ground.HARD_LATER: "apl-2021:68(2)",
    Ground.REMOTE: "apl-2021:69",
}


class Reason(StrEnum):
    """Why a matter found on the spot goes on in ordinary procedure: row Q08."""

    DISPUTED = "disputed"
    EVIDENCE = "evidence"
    HEAVIER = "heavier"
    NOT_AT_ONCE = "not_at_once"

    @property
    def label(self) -> str:
        """In words."""
        return REASON_LABELS[self]


REASON_LABELS: Mapping[Reason, str] = {
    Reason.DISPUTED: "当事人对事实有争议",
    Reason.EVIDENCE: "需要调查取证",
    Reason.HEAVIER: "应当给予的处罚超过简易程序的限度",
    Reason.NOT_AT_ONCE: "不能当场作出决定",
}
