"""What the law says before an act, as pure functions of facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.kernel.errors import GateClosedError, NotPermittedError, SeparationOfDutiesError
from mingjing.statute.recording_items import RecordingItem


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition before a decision: whether it holds and, if not, why and what to do."""

    name: str
    holds: bool
    why: str
    remedy: str
    article: str


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """All that decides whether a case may be decided on a day.

    Args:
        review_required: whether legal review is compulsory; None while not classified.
        passed_hash: subject the last passed opinion is bound to; empty for none.
        subject_hash: subject as it stands.
        stale_reason: why a passed opinion no longer holds; empty for none.
        noticed: whether the party was told of a proposal that still stands.
        same_facts_as_noticed: whether the subject is that of the notice, or what adopting a
            defence against it left.
        defence_until: last day of the party's statement; None when waived.
        hearing_until: last day to ask for a hearing; None when waived or no such right.
        collective_required: whether leaders must deliberate.
        deliberated: whether they did.
        today: day of the decision.
        under_review: whether it lies with the legal office.
    """

    review_required: bool | None
    passed_hash: str
    subject_hash: str
    stale_reason: str
    noticed: bool
    same_facts_as_noticed: bool
    defence_until: date | None
    hearing_until: date | None
    collective_required: bool
    deliberated: bool
    today: date
    under_review: bool = False


STALE_WORDS = {
    "subject_changed": "审核后，当事人、事实、证据、法律适用或拟处罚内容有变动",
    "defence_adopted": "审核后，采纳了当事人的陈述申辩",
    "hearing_held": "审核后，举行了听证",
}


def review_holds(
    *, required: bool | None, passed_hash: str, subject_hash: str, stale_reason: str
) -> bool:
    """Say whether the review gate is open: not required, or passed and not stale.

    >>> review_holds(required=True, passed_hash="", subject_hash="a", stale_reason="")
    False
    """
    if required is False:
        return True
    return bool(passed_hash) and passed_hash == subject_hash and not stale_reason


def gates_before_decision(facts: DecisionFacts) -> tuple[Gate, ...]:
    """Return every gate of P16 with its state, in the order a person would clear them."""
    return (
        _review(facts),
        _notice(facts),
        _defence(facts),
        _hearing(facts),
        _collective(facts),
    )


def require_open(gates: Iterable[Gate]) -> None:
    """Refuse at the first closed gate; the remedy names the others too.

    Raises:
        GateClosedError: one is closed.
    """
    closed = [gate for gate in gates if not gate.holds]
    if not closed:
        return
    first, *others = closed
    more = "".join(f"另须：{gate.remedy}" for gate in others)
    raise GateClosedError(
        f"还不能作出处罚决定：{first.name}未满足。",
        why=first.why,
        remedy=first.remedy + more,
        article=first.article,
    )


def require_strangers(
    person: str, others: Iterable[str], *, what: str, why: str, rule: str
) -> None:
    """Refuse when *person* is one of *others*.

    Args:
        person: who would act.
        others: who must be somebody else.
        what: refusal in one sentence.
        why: the reason.
        rule: citation.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person in set(others):
        raise SeparationOfDutiesError(
            what, why=why, remedy="请由与本案上述职责无关的人员办理。", article=rule
        )


def require_happened(day: date, *, today: date, since: date | None = None) -> None:
    """Refuse to record what lies ahead, or before the event it answers.

    Args:
        day: when it is said to have happened.
        today: day of the recording.
        since: day of the event it answers, if there is one.

    Raises:
        NotPermittedError: it cannot have happened then.
    """
    if day > today:
        raise NotPermittedError(
            "不能登记尚未发生的事。",
            why=f"所填日期 {day} 晚于登记当日。",
            remedy="请在事情发生之后登记。",
        )
    if since is not None and day < since:
        raise NotPermittedError(
            "所填日期早于它所针对的事。",
            why=f"所填日期为 {day}，它所针对的事发生在 {since}。",
            remedy="请核对日期；告知之前的意见记入询问笔录。",
        )


def require_words(words: str, *, what: str, why: str, rule: str) -> None:
    """Refuse an act whose reason was left blank.

    Args:
        words: the reason given.
        what: refusal in one sentence.
        why: why it needs one.
        rule: citation.

    Raises:
        GateClosedError: there is none.
    """
    if not words.strip():
        raise GateClosedError(what, why=why, remedy="请写明后再办理。", article=rule)


def require_recorded(item: RecordingItem, device: str, reason: str) -> None:
    """Refuse a step that its list wants recorded when it was neither recorded nor waived.

    Raises:
        GateClosedError: no device; and no reason, or the list leaves none.
    """
    if device.strip() or (item.level.waivable_in_the_field and reason.strip()):
        return
    remedy = "请填写执法记录设备编号"
    if item.level.waivable_in_the_field:
        remedy += "；受客观条件限制的，写明情况，以文书记录"
    raise GateClosedError(
        f"“{item.step}”没有音像记录。",
        why=f"记录事项清单：{item.level.label}。",
        remedy=f"{remedy}。",
        article=str(item.article),
    )


def require_told(amended: Iterable[str], told: Iterable[str]) -> None:
    """Refuse a change that finds a violation of which the party was not told.

    Args:
        amended: duties that are said to be broken now.
        told: duties that the notice named.

    Raises:
        GateClosedError: there is a new one.
    """
    if not set(amended) <= set(told):
        raise GateClosedError(
            "变更后的内容认定了没有告知过的违法行为。",
            why="作出决定之前，应当告知当事人拟处罚的内容及事实、理由、依据。",
            remedy="新的违法行为应当调查终结后另行告知；采纳陈述申辩只能减少认定的违法行为。",
            article="apl-2021:44",
        )


def _review(facts: DecisionFacts) -> Gate:
    if facts.passed_hash:
        changed = facts.stale_reason or "subject_changed"
        why = f"法制审核意见已失效：{STALE_WORDS[changed]}。"
        remedy = "请重新提交法制审核。"
    else:
        why = "重大执法决定未经法制审核或者审核未通过的，不得作出决定。"
        remedy = "请先提交法制审核并取得同意的意见。"
    if facts.under_review:
        remedy = "已经送审，请等待法制审核意见。"
    holds = review_holds(
        required=facts.review_required,
        passed_hash=facts.passed_hash,
        subject_hash=facts.subject_hash,
        stale_reason=facts.stale_reason,
    )
    return Gate("法制审核", holds, why, remedy, "apl-2021:58.1")


def _notice(facts: DecisionFacts) -> Gate:
    holds = facts.noticed and facts.same_facts_as_noticed
    why = "作出决定之前，应当告知当事人拟处罚的内容及事实、理由、依据；未告知的不得作出决定。"
    if facts.noticed and not facts.same_facts_as_noticed:
        why = "拟处罚的内容与告知的不一致，当事人没有机会就变动陈述申辩。"
    return Gate("告知", holds, why, "请按现在的拟处罚内容告知当事人。", "apl-2021:62")


def _defence(facts: DecisionFacts) -> Gate:
    holds = facts.defence_until is None or facts.today > facts.defence_until
    return Gate(
        "陈述申辩期",
        holds,
        f"当事人可在{_until(facts.defence_until)}陈述申辩，且未明确放弃。",
        "请等待期限届满，或取得当事人明确放弃的书面意见。",
        "apl-2021:62",
    )


def _hearing(facts: DecisionFacts) -> Gate:
    holds = facts.hearing_until is None or facts.today > facts.hearing_until
    return Gate(
        "听证申请期",
        holds,
        f"当事人可在{_until(facts.hearing_until)}要求听证，且未明确放弃。",
        "请等待期限届满，或取得当事人明确放弃听证的书面意见。",
        "apl-2021:64(1)",
    )


def _until(day: date | None) -> str:
    return "该年放假通知公布后方可确定的末日前" if day == date.max else f" {day} 前"


def _collective(facts: DecisionFacts) -> Gate:
    return Gate(
        "集体讨论" if facts.collective_required else "集体讨论（本案不是必须）",
        facts.deliberated or not facts.collective_required,
        "情节复杂或者重大违法行为给予行政处罚，行政机关负责人应当集体讨论决定。",
        "请先由负责人集体讨论并登记讨论记录。",
        "apl-2021:57.2",
    )
