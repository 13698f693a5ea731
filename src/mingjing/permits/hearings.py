"""What the law asks of the hearing of a permit (ALL 47, 48), as pure functions of facts."""

from datetime import date

from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.permits.kinds import PermitMinutes
from mingjing.statute.limits import RuleBook

NOTIFY_BEFORE, RECORDING_ITEM = "ALL-48", "REC-PERMIT-HEARING"


def require_asked_in_time(asked_on: date, until: date) -> None:
    """Refuse a request for a hearing after its days.

    Raises:
        GateClosedError: too late; the bureau may still order one itself.
    """
    if asked_on > until:
        raise GateClosedError(
            f"听证申请已过{chinese(until)}的期限。",
            why="申请人、利害关系人在被告知听证权利之日起五日内提出听证申请的，"
            "行政机关应当组织听证。",
            remedy="确有必要听证的，可以“依职权决定听证”；否则继续审查，并登记其意见。",
            article="all-2019:47.1",
        )


def require_notified(held_on: date, *, notified_on: date, law: RuleBook) -> None:
    """Refuse a hearing before which there are not seven full working days (CNT-15).

    Raises:
        GateClosedError: too early; the remedy names the first possible day.
    """
    earliest = law.earliest(NOTIFY_BEFORE, notified_on)
    if held_on < earliest:
        raise GateClosedError(
            f"听证不能在{chinese(held_on)}举行：通知不足七个工作日。",
            why="行政机关应当于举行听证的七日前将举行听证的时间、地点通知申请人、利害关系人；"
            f"{chinese(notified_on)}通知，其间须有七个完整的工作日。",
            remedy=f"请将听证定在{chinese(earliest)}或者以后的工作日。",
            article="all-2019:48.1(1)",
        )


def require_minutes(minutes: PermitMinutes, *, announced_for: date) -> None:
    """Refuse minutes that do not show a hearing as the article orders it.

    Raises:
        InvalidInputError: the times are not in order.
        GateClosedError: another day than notified; somebody or a part is missing.
    """
    if minutes.ended_at <= minutes.began_at:
        raise InvalidInputError(
            "听证的起止时间有误。",
            why="结束时间应当晚于开始时间。",
            remedy="请核对起止时间。",
            article="all-2019:48.1(5)",
        )
    if legal_date(minutes.began_at) != announced_for:
        raise GateClosedError(
            "听证没有在通知的日期举行。",
            why=f"通知的听证日期是{chinese(announced_for)}。",
            remedy="请核对日期；确实改期的，先登记延期，再重新通知。",
            article="all-2019:48.1(1)",
        )
    missing = [
        words
        for words, holds in (
            ("到场的申请人、利害关系人", bool(minutes.present)),
            ("提供审查意见的证据、理由的审查人员", bool(minutes.examiners)),
            ("审查意见的证据、理由", bool(minutes.reasons.strip())),
            ("申辩和质证", bool(minutes.argued.strip())),
        )
        if not holds
    ]
    if missing:
        raise GateClosedError(
            f"听证笔录不完整，缺少：{'、'.join(missing)}。",
            why="审查人员应当提供审查意见的证据、理由，申请人、利害关系人可以提出证据，"
            "并进行申辩和质证；听证应当制作笔录。",
            remedy="请补齐后再登记；无人到场的，登记终止听证。",
            article="all-2019:48.1(4)",
        )


def require_rights_over(open_until: date | None, *, today: date) -> None:
    """Refuse an opinion while somebody may still ask for a hearing.

    Args:
        open_until: last day of whoever was told and has neither asked nor waived.
        today: day of the opinion.

    Raises:
        GateClosedError: the days run.
    """
    if open_until is not None and today <= open_until:
        until = "待放假安排公布" if open_until == date.max else chinese(open_until)
        raise GateClosedError(
            f"听证申请期限未满（{until}）。",
            why="申请人、利害关系人在被告知听证权利之日起五日内可以提出听证申请。",
            remedy="请等期限届满，或者登记其书面放弃。",
            article="all-2019:47.1",
        )
