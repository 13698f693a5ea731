"""Reading alerts: the list, one with its time-line, and who did what around it."""

import hashlib
from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of, holders, names_of
from mingjing.cases.models import Case
from mingjing.cases.queries import current_notice
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.queries import history
from mingjing.review.queries import rounds_of
from mingjing.supervision.models import Accountability, Alert, OutsideItem
from mingjing.supervision.states import State

MEASURES: dict[str, str] = dict(Accountability.Measure.choices)
KINDS: dict[str, str] = dict(OutsideItem.Kind.choices)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the way to a decision: reached on a day, or a hole."""

    name: str
    on: date | None
    is_hole: bool


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody whose act an accountability record names.

    Args:
        role: 承办人, 股室负责人, 审批人 or 审核人员.
        person: code of the roster.
        name: as the roster has it.
        act: what they did or did not do, as far as the record knows.
    """

    role: str
    person: str
    name: str
    act: str


def alerts_for(actor: Actor) -> list[Alert]:
    """Return every alert, open ones first, newest first.

    Raises:
        NotPermittedError: not of the posts that see alerts.
    """
    require(actor, Permission.SEE_ALERTS)
    rows = Alert.objects.select_related("item").order_by("-happened_at", "-pk")
    return sorted(rows, key=lambda row: row.state != State.OPEN.value)


def alert_for(actor: Actor, key: int) -> Alert:
    """Return an alert.

    Raises:
        NotPermittedError: not of the posts that see alerts.
        NotFoundError: there is none.
    """
    require(actor, Permission.SEE_ALERTS)
    row = Alert.objects.select_related("item").filter(pk=key).first()
    if row is None:
        raise NotFoundError("没有这项预警。", why="编号有误。", remedy="请从“监督预警”中选择。")
    return row


def waiting_alerts(actor: Actor) -> int:
    """Return how many alerts wait for somebody who settles them or supervises."""
    if not may(actor, Permission.SEE_ALERTS):
        return 0
    return Alert.objects.filter(state=State.OPEN.value).count()


def outside_items(actor: Actor) -> list[OutsideItem]:
    """Return what was entered from outside, newest first; others see what they entered."""
    rows = OutsideItem.objects.order_by("-pk")
    if not may(actor, Permission.SEE_ALERTS):
        require(actor, Permission.ENTER_OUTSIDE_ITEM)
        rows = rows.filter(entered_by=actor.person)
    return list(rows)


def accountability_of(alert: Alert) -> Accountability | None:
    """Return the record that an alert led to, if it did."""
    return Accountability.objects.filter(alert=alert).first()


def case_of(alert: Alert) -> Case | None:
    """Return the case an alert is about, None where none is known."""
    return Case.objects.filter(pk=alert.docket).first() if alert.docket else None


def way_of(alert: Alert) -> tuple[Stop, ...]:
    """Return the way to the decision with its holes: what should be there and is not."""
    case = case_of(alert)
    rounds = rounds_of(case) if case is not None else []
    notice = current_notice(case) if case is not None else None
    stops = (
        ("立案", case.filed_on if case else None),
        ("调查终结", case.investigated_on if case else None),
        ("提交法制审核", rounds[-1].submitted_on if rounds else None),
        ("法制审核同意", case.passed_on if case and case.passed_hash else None),
        ("告知", notice.given_on if notice else None),
    )
    happened = legal_date(alert.happened_at)
    what = KINDS[alert.item.kind] if alert.item else "试图作出处罚决定"
    found = [Stop(name, day, day is None or day > happened) for name, day in stops]
    return (*found, Stop(what, happened, is_hole=False))


def concerned_by(alert: Alert) -> tuple[Concerned, ...]:
    """Return handlers, head of the unit, approver and reviewer, each with the act known."""
    case = case_of(alert)
    found: list[tuple[str, str, str]] = []
    on = legal_date(alert.happened_at)
    rounds = rounds_of(case) if case is not None else []
    if case is not None:
        submitted = f"{rounds[-1].submitted_on} 送审" if rounds else "没有提交法制审核"
        found += [("承办人", code, submitted) for code in case.officers if code]
        found += [
            ("股室负责人", one.code, "股室未督促送审" if not rounds else "股室已送审")
            for one in holders(Role.UNIT_HEAD, on)
            if actor_of(one.code, on).unit == case.unit
        ]
    approver = alert.person or (case.filed_by if case is not None else "")
    if approver:
        tried = (
            "未经审核通过即批，被系统拒绝" if alert.person else "批准立案；系统外决定的批准待查"
        )
        found.append(("审批人", approver, tried))
    if rounds and rounds[-1].reviewer:
        found.append(("审核人员", rounds[-1].reviewer, f"第 {rounds[-1].number} 轮审核"))
    names = names_of(code for _role, code, _act in found)
    return tuple(Concerned(role, code, names.get(code, code), act) for role, code, act in found)


def timeline_digest(alert: Alert) -> str:
    """Return the digest of everything recorded about the case of an alert, in order."""
    digest = hashlib.sha256()
    for entry in history(alert.docket):
        digest.update(entry.leaf_hash.encode())
    return digest.hexdigest()


def facts_of(alert: Alert) -> str:
    """Return a first wording of the facts, from the alert and its holes."""
    holes = "、".join(stop.name for stop in way_of(alert) if stop.is_hole)
    lacking = f"在此之前没有：{holes}。" if holes else ""
    return f"{legal_date(alert.happened_at).isoformat()}，{alert.said}{lacking}"
