"""What the law asks of a hearing 听证 (APL 64), as pure functions of facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError, NotPermittedError
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import RecordingItem

NOTIFY_BEFORE, RECORDING_ITEM = "APL-64-2", "REC-HEARING"
RECORDED = "seed-2022:A2-4"
MOST_AGENTS = 2


class ClosedFor(StrEnum):
    """Why a hearing is not public; the law knows no other reason."""

    STATE_SECRET = "state_secret"  # noqa: S105 - a ground of the law
    TRADE_SECRET = "trade_secret"  # noqa: S105 - as above
    PRIVACY = "privacy"

    @property
    def label(self) -> str:
        """The statute's own words."""
        return CLOSED_FOR[self]


CLOSED_FOR: Mapping[ClosedFor, str] = {
    ClosedFor.STATE_SECRET: "涉及国家秘密",
    ClosedFor.TRADE_SECRET: "涉及商业秘密",
    ClosedFor.PRIVACY: "涉及个人隐私",
}


class Ending(StrEnum):
    """How an arranged hearing ends without having been held to its end."""

    ABSENT = "absent"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The statute's own words."""
        return ENDINGS[self]


ENDINGS: Mapping[Ending, str] = {
    Ending.ABSENT: "当事人及其代理人无正当理由拒不出席听证",
    Ending.LEFT: "当事人及其代理人未经许可中途退出听证",
}


@dataclass(frozen=True)
class Minutes:
    """听证笔录: who was there, what was said, and who signed it.

    Args:
        began_at: start, with zone.
        ended_at: end, with zone.
        investigators: who presented the case.
        party: the party's people, one a line, agents aside.
        agents: those it entrusted; at most two.
        others: witnesses, experts, interested third parties.
        presented: facts, evidence and the penalty proposed, as the investigators put them.
        argued: what the party answered and how evidence was examined.
        final_words: last statements of both sides.
        refusal: why the party did not sign; empty where it did.
        unrecorded: what kept them from recording sound and picture; empty where nothing did.
    """

    began_at: datetime
    ended_at: datetime
    investigators: tuple[str, ...]
    party: tuple[str, ...]
    presented: str
    argued: str
    final_words: str = ""
    agents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    refusal: str = ""
    unrecorded: str = ""
    is_signed: bool = True
    is_recorded: bool = True


def require_seven_days(held_on: date, *, notified_on: date, law: RuleBook) -> None:
    """Refuse a hearing before which the party has not seven full working days (CNT-15).

    Raises:
        GateClosedError: it would be too early; the remedy names the first possible day.
    """
    earliest = law.earliest(NOTIFY_BEFORE, notified_on)
    if held_on >= earliest:
        return
    raise GateClosedError(
        f"听证不能在{chinese(held_on)}举行：通知当事人不足七个工作日。",
        why="行政机关应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点；"
        f"{chinese(notified_on)}通知，其间须有七个完整的工作日。",
        remedy=f"请将听证定在{chinese(earliest)}或者以后的工作日。",
        article="apl-2021:64(2)",
    )


def require_public(closed_for: str, announced_on: date | None, *, today: date) -> None:
    """Refuse a closed hearing without its ground, and a public one nobody was told of.

    Raises:
        GateClosedError: no announcement, or one that lies ahead.
        InvalidInputError: not a ground that the law knows.
    """
    if closed_for:
        if closed_for not in set(ClosedFor):
            raise InvalidInputError(
                "不公开听证的理由有误。",
                why=f"除{'、'.join(CLOSED_FOR.values())}依法予以保密外，听证公开举行。",
                remedy="请选择其中一项，或者公开举行。",
                article="apl-2021:64(3)",
            )
        return
    if announced_on is None or announced_on > today:
        raise GateClosedError(
            "公开举行的听证还没有公告。",
            why="除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行。",
            remedy="请先公告案由和听证的时间、地点，并填写公告日期；不公开的，请选择理由。",
            article="apl-2021:64(3)",
        )


def require_minutes(minutes: Minutes, *, announced_for: date, now: datetime) -> None:
    """Refuse minutes that do not show a hearing as the law wants it.

    Args:
        minutes: as they are to be entered.
        announced_for: the day of which the party was notified.
        now: when they are entered.

    Raises:
        NotPermittedError: it is not over yet.
        InvalidInputError: the times are not in order, or there are more than two agents.
        GateClosedError: it was held on another day; nobody of the party or of the
            investigators was there; a part of the minutes is missing; unsigned without a note.
    """
    if minutes.ended_at > now:
        raise NotPermittedError(
            "听证还没有结束，不能登记笔录。",
            why="不能登记尚未发生的事。",
            remedy="请在听证结束之后登记；改期的，登记延期。",
            article="apl-2021:64(8)",
        )
    if minutes.ended_at <= minutes.began_at:
        raise InvalidInputError(
            "听证的起止时间有误。",
            why="结束时间应当晚于开始时间。",
            remedy="请核对起止时间。",
            article="apl-2021:64(8)",
        )
    if legal_date(minutes.began_at) != announced_for:
        raise GateClosedError(
            "听证没有在通知的日期举行。",
            why=f"通知当事人的听证日期是{chinese(announced_for)}；改期的应当重新提前通知。",
            remedy="请核对日期；确实改期的，先登记延期，再重新通知。",
            article="apl-2021:64(2)",
        )
    if len(minutes.agents) > MOST_AGENTS:
        raise InvalidInputError(
            "代理人超过两人。",
            why="当事人可以亲自参加听证，也可以委托一至二人代理。",
            remedy="请按授权委托书填写一至二名代理人。",
            article="apl-2021:64(5)",
        )
    _require_present(minutes)
    _require_whole(minutes)


def require_recorded(minutes: Minutes, *, is_excused: bool, item: RecordingItem) -> None:
    """Refuse minutes of an unrecorded hearing that nobody excused as the list demands.

    Args:
        minutes: as they are to be entered.
        is_excused: whether a leader approved that this hearing is not recorded.
        item: the hearing on the list of what is recorded, with its level.

    Raises:
        GateClosedError: no recording and no approval; where the list leaves it to who is on
            the spot, not even a reason.
    """
    said_why = item.level.waivable_in_the_field and bool(minutes.unrecorded.strip())
    if minutes.is_recorded or is_excused or said_why:
        return
    if item.level.waivable_in_the_field:
        remedy = "请写明没有音像记录的理由。"
    else:
        remedy = "请报现场以外的负责人写明理由，“批准听证不录音录像”，再登记笔录。"
    raise GateClosedError(
        "听证没有音像记录，也没有经过批准。",
        why=f"记录事项清单“{item.step}”：{item.level.label}。",
        remedy=remedy,
        article=str(item.article),
    )


def _require_present(minutes: Minutes) -> None:
    if not (minutes.party or minutes.agents):
        raise GateClosedError(
            "没有当事人或者其代理人出席。",
            why="当事人及其代理人无正当理由拒不出席的，视为放弃听证权利，行政机关终止听证。",
            remedy="请登记终止听证；有正当理由的，登记延期。",
            article="apl-2021:64(6)",
        )
    if not minutes.investigators:
        raise GateClosedError(
            "没有调查人员出席听证。",
            why="举行听证时，调查人员提出当事人违法的事实、证据和行政处罚建议。",
            remedy="请填写出席的调查人员。",
            article="apl-2021:64(7)",
        )


def _require_whole(minutes: Minutes) -> None:
    missing = [
        name
        for name, present in (
            ("调查人员提出的事实、证据和处罚建议", bool(minutes.presented.strip())),
            ("当事人的申辩和质证", bool(minutes.argued.strip())),
            ("签字，或者拒绝签字的情况", minutes.is_signed or bool(minutes.refusal.strip())),
        )
        if not present
    ]
    if missing:
        raise GateClosedError(
            f"听证笔录不完整，缺少：{'、'.join(missing)}。",
            why="听证应当制作笔录，交当事人或者其代理人核对无误后签字或者盖章；"
            "拒绝签字或者盖章的，由听证主持人在笔录中注明。",
            remedy="请补齐后再登记。",
            article="apl-2021:64(8)",
        )
