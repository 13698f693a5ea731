"""How a case left without a penalty, and what became of a suspected crime, line by line."""

from typing import TYPE_CHECKING

from mingjing.bureau.queries import names_of
from mingjing.cases.exits import GROUNDS, Exit
from mingjing.kernel.dates import chinese
from mingjing.web.console.told import Told
from mingjing.web.templating import moment

if TYPE_CHECKING:
    from mingjing.cases.models import Ending, Referral


def ending_told(ending: "Ending") -> list[Told]:
    """Return how a case ended: not punished, withdrawn, or another authority's."""
    way = Exit(ending.kind)
    ground = GROUNDS.get(way, {}).get(ending.ground)
    names = names_of((ending.decided_by, *ending.served_by))
    by = "、".join(names.get(one, one) for one in ending.served_by)
    return [
        Told("结果", way.label),
        Told("理由", ground.words if ground else ""),
        Told("事实和理由", ending.reasons),
        Told("对当事人的教育", ending.lesson),
        Told("接收机关", ending.receiver),
        Told("移送的材料", "；".join(ending.materials)),
        Told("决定", f"{chinese(ending.decided_on)}，{names.get(ending.decided_by, '')}"),
        Told("送达", f"{chinese(ending.served_on)}，{by}" if ending.served_on else ""),
    ]


def report_told(referral: "Referral") -> list[Told]:
    """Return what the chief must know of a suspected crime before answering."""
    names = names_of(referral.group)
    return [
        Told("专案组", "、".join(names.get(one, one) for one in referral.group)),
        Told("收到报告", chinese(referral.reported_on)),
        Told("移送报告", referral.report),
    ]


def referral_told(referral: "Referral") -> list[Told]:
    """Return the whole way of a suspected crime: report, answer, hand-over, the police."""
    return [*report_told(referral), *_answered(referral), *_handed_over(referral)]


def _answered(referral: "Referral") -> list[Told]:
    if referral.decided_at is None:
        return []
    name = names_of((referral.decided_by,)).get(referral.decided_by, "")
    answer = "批准移送" if referral.approved else "不批准移送"
    return [
        Told("决定", f"{answer}，{moment(referral.decided_at)}，{name}"),
        Told("不批准的理由", referral.reason),
    ]


def _handed_over(referral: "Referral") -> list[Told]:
    if referral.handed_at is None:
        return []
    answer = "立案" if referral.accepted else "不予立案"
    answered = (
        f"{answer}，{chinese(referral.answered_on)}" if referral.answered_on else "尚未答复"
    )
    delivered = referral.delivered_on
    return [
        Told("移送", f"{moment(referral.handed_at)}，{referral.receiver}"),
        Told("移送的材料", "；".join(referral.materials)),
        Told("公安机关", answered),
        Told("移交涉案物品", chinese(delivered) if delivered else ""),
        Told("说明", referral.note),
    ]
