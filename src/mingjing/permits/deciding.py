"""What the law says before a permit is decided, extended or cancelled; pure."""

from datetime import date

from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.permits.catalogue import PermitKind
from mingjing.permits.kinds import CancelGround


def require_running(last: date, *, today: date) -> None:
    """Refuse to extend what is over.

    Raises:
        GateClosedError: the last day has passed.
    """
    if today > last:
        raise GateClosedError(
            f"审查期限已于{chinese(last)}届满，不能延长。",
            why="二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日；"
            "延长须在届满之前批准。",
            remedy="请立即作出决定；逾期将如实记录。",
            article="all-2019:42.1",
        )


def require_checked(kind: PermitKind, *, is_checked: bool) -> None:
    """Refuse an opinion before the premises were visited where the law orders that.

    Raises:
        GateClosedError: nobody was there.
    """
    if kind.site_check and not is_checked:
        raise GateClosedError(
            f"“{kind.name}”还没有现场核查。",
            why="应当对申请人的经营场所、储存设施进行现场核查，由两名以上工作人员进行。",
            remedy="请派两名持有有效执法证件的人员现场核查并登记。",
            article=kind.site_check,
        )


def require_reviewed(*, required: bool, passed: bool | None) -> None:
    """Refuse to decide what must be reviewed and was not, or did not pass.

    Raises:
        GateClosedError: no opinion, or one against it.
    """
    if not required or passed:
        return
    said = "尚未法制审核" if passed is None else "法制审核未通过"
    raise GateClosedError(
        f"拟作的许可决定{said}。",
        why="列入法制审核范围的决定，未经审核或者审核未通过的，不得作出。",
        remedy="请由法制审核人员审核；未通过的，退回补充审查。",
        article="seed-2022:A3-2",
    )


def require_as_proposed(outcome: str, proposed: str) -> None:
    """Refuse a decision other than the one that was examined, heard and reviewed.

    Raises:
        GateClosedError: another one.
    """
    if outcome != proposed:
        raise GateClosedError(
            "与审查意见不同的决定，不能直接作出。",
            why="决定应当以经过审查、听证、审核的事实和理由为依据。",
            remedy="请退回补充审查并写明意见；审查人员重新提出意见后再决定。",
            article="all-2019:37",
        )


def require_not_renewed(renewed_on: date | None) -> None:
    """Refuse to refuse what counts as renewed by silence.

    Raises:
        GateClosedError: the permit ended before anybody decided.
    """
    if renewed_on is not None:
        raise GateClosedError(
            f"许可有效期已于{chinese(renewed_on)}届满，逾期未作决定，视为准予延续。",
            why="应当在该行政许可有效期届满前作出是否准予延续的决定；逾期未作决定的，视为准予延续。",
            remedy="请退回补充审查，提出准予的意见后换发许可证；"
            "不符合条件的，另依法定情形拟撤销、撤回。",
            article="all-2019:50.2",
        )


def require_term(first: date, last: date, *, longest: date) -> None:
    """Refuse days that are in disorder, or longer than the rule allows.

    Raises:
        InvalidInputError: in disorder.
        GateClosedError: too long.
    """
    if last <= first:
        raise InvalidInputError(
            "有效期的起止日期有误。",
            why="止期应当晚于起期。",
            remedy="请核对有效期。",
            article="all-2019:39",
        )
    if last > longest:
        raise GateClosedError(
            f"有效期不能超过{chinese(longest)}。",
            why="许可证的有效期不得超过规定的年限（未核实，可由本机关设定）。",
            remedy=f"请填写{chinese(longest)}或者以前的日期。",
            article="all-2019:39",
        )


def require_cancellable(
    ground: CancelGround, *, is_expired: bool, is_taken: bool, docket: str
) -> None:
    """Refuse to cancel on a ground that is not there, or to leave one out.

    Args:
        ground: what is stated.
        is_expired: whether it ran out without being renewed, in silence or otherwise.
        is_taken: whether it was revoked or recalled.
        docket: case in which the certificate was taken as a penalty; empty for none.

    Raises:
        GateClosedError: the facts do not bear the ground out.
    """
    if ground is CancelGround.EXPIRED and not is_expired:
        raise GateClosedError(
            "许可有效期没有届满，或者已经延续。",
            why="行政许可有效期届满未延续的，才以此注销。",
            remedy="请选择其他情形；延续申请没有办结的，先作出决定。",
            article=ground.article,
        )
    if ground is CancelGround.TAKEN_AWAY and not (is_taken or docket.strip()):
        raise GateClosedError(
            "许可没有被撤销、撤回，也没有写明吊销的案件。",
            why="行政许可依法被撤销、撤回，或者行政许可证件依法被吊销的，办理注销手续。",
            remedy="请先依法撤销、撤回；吊销的，填写处罚案件编号。",
            article=ground.article,
        )
    if is_taken and ground is not CancelGround.TAKEN_AWAY:
        raise GateClosedError(
            "许可已被撤销、撤回，注销的情形与此不符。",
            why="注销应当写明实际的情形。",
            remedy=f"请选择“{CancelGround.TAKEN_AWAY.label}”。",
            article=CancelGround.TAKEN_AWAY.article,
        )
