"""What the law says before an act of a stop of supply, as pure functions of facts."""

from datetime import date, datetime

from mingjing.compulsion.supply.kinds import STOPS, Basis, Reason, Source, Supply
from mingjing.kernel.dates import SHANGHAI, chinese
from mingjing.kernel.errors import GateClosedError, InvalidInputError

ORDER, NOTICE, RESIDENTS = "asl-2021:70.1", "asl-2021:70.2", "acl-2011:43.2"
RECORDED = "seed-2022:S-4.2-3"
TO_STOP = frozenset(kind.label for kind in STOPS) | {
    "责令暂时停产停业",
    "责令停止使用相关设施、设备",
}


def require_order(basis: Basis) -> None:
    """Refuse where no order to stop was given, it is gone, or no major hazard stands behind it.

    Raises:
        GateClosedError: one of the three.
    """
    if not TO_STOP & set(basis.demands):
        raise GateClosedError(
            "没有停产停业、停止施工、停止使用的决定。",
            why="停止供电、停止供应民用爆炸物品，用来强制履行停产停业、停止施工、"
            "停止使用相关设施或者设备的决定。",
            remedy="请先依法作出并送达决定；其他决定不能用停止供应来强制。",
            article=ORDER,
        )
    if basis.is_grave is False:
        raise GateClosedError(
            "决定针对的问题没有记为重大事故隐患。",
            why="只对存在重大事故隐患的生产经营单位，才可以通知停止供应。",
            remedy="请核对检查记录；不是重大事故隐患的，不能采取这一措施。",
            article=ORDER,
        )
    require_standing(stands=basis.stands)


def require_standing(*, stands: bool) -> None:
    """Refuse to go on for an order that need not be obeyed any more.

    Raises:
        GateClosedError: it was lifted, or found unlawful.
    """
    if stands:
        return
    raise GateClosedError(
        "原来的决定、措施已经解除、撤销、停止执行，或者被认为违法。",
        why="停止供应只用来强制履行仍然有效的决定。",
        remedy="请不再提请；已经停止供应的，由主要负责人及时解除。",
        article=ORDER,
    )


def require_served(basis: Basis, said_on: date | None, today: date) -> date:
    """Return the day on which the order was served.

    Args:
        basis: the order.
        said_on: the day somebody states, where the system does not know it.
        today: legal date.

    Raises:
        GateClosedError: it is not served.
        InvalidInputError: a day before it was given, or one still to come.
    """
    served_on = basis.served_on
    if served_on is None and basis.source is Source.MEASURES:
        served_on = said_on
    if served_on is None:
        raise GateClosedError(
            "决定还没有送达，或者没有写明送达的日期。",
            why="决定送达以后，生产经营单位才应当执行；没有送达就谈不上拒不执行。",
            remedy="请先送达并登记；现场处理措施，填写交付决定书的日期。",
            article=ORDER,
        )
    if not basis.given_on <= served_on <= today:
        raise InvalidInputError(
            "送达的日期有误。",
            why="决定作出以后才能送达，登记的是已经发生的事。",
            remedy=f"请核对：决定于{chinese(basis.given_on)}作出。",
        )
    return served_on


def require_no_residents(supply: Supply, *, confirmed: bool) -> None:
    """Refuse to touch what residents live on (E06).

    Raises:
        GateClosedError: nobody answers for it.
    """
    if confirmed or supply is not Supply.POWER:
        return
    raise GateClosedError(
        "没有确认停止供电的范围不影响居民生活用电。",
        why="行政机关不得对居民生活采取停止供水、供电、供热、供燃气等方式"
        "迫使当事人履行相关行政决定。",
        remedy="请与供电单位核对线路，只停止生产经营用电；不能分开的，不能停电，改用其他办法。",
        article=RESIDENTS,
    )


def require_facts(  # noqa: PLR0913 - what the record must show
    *, refusal: str, danger: str, safety: str, shown: bool, told: bool, device: str
) -> None:
    """Refuse a record that does not prove what the article asks for.

    Args:
        refusal: how the order is not obeyed.
        danger: why an accident is a real danger.
        safety: what happens when supply is cut, and how it stays safe.
        shown: whether both officers showed their certificates.
        told: whether it was announced that a camera runs.
        device: number of the body camera.

    Raises:
        GateClosedError: something is missing; the message names every point.
    """
    missing = [
        words
        for words, holds in (
            ("拒不执行的事实", bool(refusal.strip())),
            ("发生生产安全事故的现实危险", bool(danger.strip())),
            ("停止供应的安全措施", bool(safety.strip())),
            ("两名执法人员出示执法证件", shown),
        )
        if not holds
    ]
    if missing:
        raise GateClosedError(
            f"没有写明：{'；'.join(missing)}。",
            why="拒不执行，有发生生产安全事故的现实危险的，在保证安全的前提下才可以采取。",
            remedy="请在现场查明，如实记录；没有查明的不能登记为已查明。",
            article=ORDER,
        )
    if not device.strip() or not told:
        raise GateClosedError(
            "没有全程音像记录，或者没有事先告知。",
            why="停止供应直接涉及重大财产权益，必须音像记录，并事先告知正在记录。",
            remedy="请填写执法记录设备编号，告知后再查明；不能事后补记。",
            article=RECORDED,
        )


def require_footage(count: int) -> None:
    """Refuse to approve what no picture or clip shows.

    Raises:
        GateClosedError: nothing was handed in.
    """
    if count:
        return
    raise GateClosedError(
        "没有提交现场的照片、录像。",
        why="拒不执行和现实危险须有现场记录和音像资料证明。",
        remedy="请执法人员从这一页提交现场的照片、录像，再批准。",
        article=RECORDED,
    )


def require_safe(*, confirmed: bool) -> None:
    """Refuse an approval in which nobody says that the cut itself is safe.

    Raises:
        GateClosedError: it is not confirmed.
    """
    if confirmed:
        return
    raise GateClosedError(
        "没有确认停止供应本身安全。",
        why="在保证安全的前提下，经本部门主要负责人批准，才可以停止供应。",
        remedy="请核对现场记录中的安全措施，如通风、排水、应急照明；不能保证安全的，不予批准。",
        article=ORDER,
    )


def require_reviewed(*, required: bool, passed: bool | None) -> None:
    """Refuse to approve what must be reviewed first and was not, or did not pass.

    Raises:
        GateClosedError: no opinion, or one against it.
    """
    if not required or passed:
        return
    said = "尚未法制审核" if passed is None else "法制审核未通过"
    raise GateClosedError(
        f"停止供应{said}。",
        why="停止供电、供应列入法制审核范围（未核实，从严）；审核未通过的，不得作出决定。",
        remedy="请由法制审核人员审核；未通过的，不予批准。",
        article=ORDER,
    )


def require_told_in_time(
    supply: Supply, *, until: datetime | None, urgency: str, at: datetime
) -> None:
    """Refuse to cut power before the enterprise has had its time.

    Args:
        supply: the time belongs to power only.
        until: end of the hours after the notice; None where no notice was given.
        urgency: why it cannot wait, as the principal head approved it; empty for nothing.
        at: when the supplier is told.

    Raises:
        GateClosedError: no notice, or too early.
    """
    if supply is not Supply.POWER or urgency.strip() or (until is not None and at >= until):
        return
    raise GateClosedError(
        "还没有提前通知生产经营单位。"
        if until is None
        else f"提前通知的时间还没有满，{_moment(until)}以后才能停止供电。",
        why="停止供电，除有危及生产安全的紧急情形外，应当提前二十四小时通知生产经营单位。",
        remedy="请先书面通知并等满时间；有紧急情形的，由主要负责人批准时写明。",
        article=NOTICE,
    )


def require_power(supply: Supply) -> None:
    """Refuse a notice beforehand where the article asks for none.

    Raises:
        GateClosedError: no power is cut.
    """
    if supply is Supply.POWER:
        return
    raise GateClosedError(
        "停止供应民用爆炸物品不须提前二十四小时通知。",
        why="提前二十四小时通知的规定针对停止供电措施；决定书在通知供应单位时一并制发。",
        remedy="请直接通知供应单位。",
        article=NOTICE,
    )


def require_true(reason: Reason, *, performed: bool, stands: bool) -> None:
    """Refuse a ground of lifting that is not the true one.

    Raises:
        GateClosedError: nobody saw it performed; the order still stands.
    """
    if reason is Reason.PERFORMED and not performed:
        raise GateClosedError(
            "还没有查明企业已经履行。",
            why="依法履行行政决定、采取相应措施消除事故隐患的，应当及时解除。",
            remedy="请执法人员先到现场查明并登记；因其他情形解除的，选择相应的理由。",
            article=NOTICE,
        )
    if reason is Reason.ORDER_ENDED and stands:
        raise GateClosedError(
            "原来的决定、措施仍然有效。",
            why="这一理由以原决定、措施已经解除或者违法为前提。",
            remedy="请选择其他理由，或者先在案件、检查中解除。",
            article=NOTICE,
        )


def _moment(at: datetime) -> str:
    local = at.astimezone(SHANGHAI)
    return f"{chinese(local.date())}{local:%H:%M}"
