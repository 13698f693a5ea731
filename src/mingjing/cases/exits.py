"""How a case ends without a penalty: the ways out, their grounds and articles (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.kernel.errors import GateClosedError, InvalidInputError

COLLECTIVE = "提请集体研究决定"


class Exit(StrEnum):
    """A way out of a case that is no penalty."""

    NO_PENALTY = "no_penalty"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    REFERRED = "referred"

    @property
    def label(self) -> str:
        """What it is called."""
        return EXIT_LABELS[self]


EXIT_LABELS: Mapping[Exit, str] = {
    Exit.NO_PENALTY: "不予处罚",
    Exit.WITHDRAWN: "撤销案件",
    Exit.TRANSFERRED: "移送有管辖权的机关",
    Exit.REFERRED: "移送司法机关",
}

# What a reviewer called for (Annex 3 Art. 7) before a parked case may leave this way.
OPINIONS: Mapping[Exit, frozenset[str]] = {
    Exit.NO_PENALTY: frozenset({"不予处罚", "不予批准或者撤销案件"}),
    Exit.WITHDRAWN: frozenset({"不予批准或者撤销案件"}),
    Exit.TRANSFERRED: frozenset({"移送有管辖权的机关"}),
    Exit.REFERRED: frozenset({"移送司法机关"}),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a case ends without a penalty.

    Args:
        words: the statute's own.
        article: citation.
        teaches: whether the party must be taught in place of a penalty (APL 33).
    """

    words: str
    article: str
    teaches: bool = False


NOT_ESTABLISHED = Ground("违法事实不能成立", "apl-2021:57.1")
LIMITATION = Ground("违法行为超过追责时效", "apl-2021:36.1")
GROUNDS: Mapping[Exit, Mapping[str, Ground]] = {
    Exit.NO_PENALTY: {
        "minor": Ground(
            "违法行为轻微并及时改正，没有造成危害后果", "apl-2021:33.1", teaches=True
        ),
        "first_violation": Ground(
            "初次违法且危害后果轻微并及时改正", "apl-2021:33.1", teaches=True
        ),
        "no_fault": Ground("当事人有证据足以证明没有主观过错", "apl-2021:33.2", teaches=True),
        "not_established": NOT_ESTABLISHED,
        "limitation": LIMITATION,
        "under_age": Ground("不满十四周岁的未成年人有违法行为", "apl-2021:30"),
        "no_capacity": Ground(
            "精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为", "apl-2021:31"
        ),
    },
    Exit.WITHDRAWN: {"not_established": NOT_ESTABLISHED, "limitation": LIMITATION},
}


def ground_of(way: Exit, code: str) -> Ground:
    """Return the ground of that code.

    Raises:
        InvalidInputError: the law knows no such ground for this way out.
    """
    found = GROUNDS[way].get(code)
    if found is None:
        raise InvalidInputError(
            f"“{way.label}”的理由有误。",
            why=f"可以选择：{'；'.join(one.words for one in GROUNDS[way].values())}。",
            remedy="请选择其中一项。",
            article="apl-2021:57.1",
        )
    return found


def require_called_for(way: Exit, *, parked_for: str, is_deliberated: bool) -> None:
    """Refuse a way out of a parked case that the review did not call for.

    Args:
        way: the way out.
        parked_for: the opinion that parked the case.
        is_deliberated: whether the leaders deliberated on it.

    Raises:
        GateClosedError: another way was called for, or the deliberation is still to come.
    """
    if parked_for == COLLECTIVE:
        if is_deliberated:
            return
        raise GateClosedError(
            f"还没有集体讨论，不能“{way.label}”。",
            why=f"法制审核意见是“{COLLECTIVE}”。",
            remedy="请先由负责人集体讨论并登记讨论记录。",
            article="seed-2022:A3-7(8)",
        )
    if parked_for not in OPINIONS[way]:
        raise GateClosedError(
            f"本案因“{parked_for}”暂停，不能“{way.label}”。",
            why="负责人不能绕过法制审核意见另作处理；有不同意见的，依程序提出异议或者恢复调查。",
            remedy=f"请按“{parked_for}”办理，或者恢复调查后重新送审。",
            article="seed-2022:A3-8",
        )


def require_reasons(reasons: str, lesson: str, *, ground: Ground | None) -> None:
    """Refuse a way out without its reasons, or without the teaching that APL 33 asks for.

    Raises:
        GateClosedError: one of them is missing.
    """
    if not reasons.strip():
        raise GateClosedError(
            "没有写明事实和理由。",
            why="行政机关负责人应当对调查结果进行审查，根据不同情况作出决定。",
            remedy="请写明认定的事实、证据和理由。",
            article="apl-2021:57.1",
        )
    if ground is not None and ground.teaches and not lesson.strip():
        raise GateClosedError(
            "没有写明对当事人的教育。",
            why="对当事人的违法行为依法不予行政处罚的，行政机关应当对当事人进行教育。",
            remedy="请写明怎样对当事人进行了教育。",
            article="apl-2021:33.3",
        )


def require_closable(way: str, *, served: bool) -> None:
    """Refuse to close a case that left by *way* before that way came to its end.

    Args:
        way: value of ``Exit``; empty for a case that was decided.
        served: whether the decision not to punish reached the party.

    Raises:
        GateClosedError: something is still to be done.
    """
    if way == Exit.NO_PENALTY and not served:
        raise GateClosedError(
            "不予处罚决定还没有送达，不能结案。",
            why="决定应当送达当事人。",
            remedy="请先登记送达。",
            article="apl-2021:61.1",
        )
