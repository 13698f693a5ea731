"""What the law says about keeping and destroying a file, as pure functions of facts."""

from collections.abc import Collection
from datetime import date

from mingjing.kernel.errors import GateClosedError, SeparationOfDutiesError
from mingjing.statute.decisions import Circumstance

LONGEST_BASIS = 250
MAJOR = "RET-PENALTY-MAJOR"
ORDINARY = "RET-PENALTY-ORDINARY"
NO_UNAUTHORISED_DESTRUCTION = "arc-2020:21"


def retention_class_of(
    *, review_required: bool, circumstances: Collection[str], contested: bool = False
) -> str:
    """Return the class a penalty file is kept under; a person may only lengthen it.

    Args:
        review_required: whether the decision was a major one.
        circumstances: facts of the case, as the proposal states them.
        contested: whether its decision was reconsidered or went to court.

    >>> retention_class_of(review_required=False, circumstances=["hearing_held"])
    'RET-PENALTY-MAJOR'
    """
    heard = Circumstance.HEARING_HELD.value in circumstances
    return MAJOR if review_required or heard or contested else ORDINARY


def require_complete(gaps: Collection[str]) -> None:
    """Refuse to archive a file that lacks something.

    Raises:
        GateClosedError: it does; the refusal lists everything that is missing.
    """
    if gaps:
        raise GateClosedError(
            f"案卷不完整，不能归档，共 {len(gaps)} 项：{'；'.join(gaps)}。",
            why="行政处罚的启动、调查取证、审核、决定、送达、执行等应当全过程记录，归档保存。",
            remedy="请逐项补齐后再归档；原件损坏的，立即报告法规股并运行审计。",
            article="apl-2021:47",
        )


def require_expired(kept_until: date | None, today: date) -> None:
    """Refuse to destroy a file that must still be kept.

    Args:
        kept_until: last day of retention; None means for good.
        today: day of the act.

    Raises:
        GateClosedError: it is kept for good, or its retention has not ended.
    """
    if kept_until is None:
        raise GateClosedError(
            "永久保管的案卷不能销毁。",
            why="禁止擅自销毁档案；本案卷的保管期限为永久。",
            remedy="请继续保管；满十年的，按规定向县档案馆移交。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )
    if today <= kept_until:
        raise GateClosedError(
            "案卷的保管期限未满，不能销毁。",
            why=f"禁止擅自销毁档案；本案卷须保管至 {kept_until}。",
            remedy="请在期限届满后鉴定；期限有误的，先报档案主管部门审核。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )


def require_no_other_file(kept: Collection[str]) -> None:
    """Refuse to destroy a file on which other ones rest that must still be kept.

    Args:
        kept: the joined cases whose files are not ripe, each by its number.

    Raises:
        GateClosedError: there is one.
    """
    if kept:
        raise GateClosedError(
            f"并案的 {'、'.join(kept)} 的案卷仍须保管，本卷不能先行销毁。",
            why="禁止擅自销毁档案；并案共用的执法记录存于取得它的案件，其他案卷以它为据。",
            remedy="请在并案的各卷保管期限都届满之后一并鉴定。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )


def require_no_remedy(running: str) -> None:
    """Refuse to destroy the file of a decision that somebody contests.

    Args:
        running: what runs, such as 行政诉讼; empty for nothing.

    Raises:
        GateClosedError: a remedy runs.
    """
    if running:
        raise GateClosedError(
            f"{running}正在进行，案卷不能销毁。",
            why="禁止擅自销毁档案；复议、诉讼期间案卷是证据。",
            remedy="请在复议、诉讼有结果以后再鉴定。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )


def require_basis(basis: str) -> None:
    """Refuse a destruction that names no appraisal.

    Raises:
        GateClosedError: no basis was stated, or more than fits into the register.
    """
    if not basis.strip() or len(basis) > LONGEST_BASIS:
        raise GateClosedError(
            "销毁案卷没有写明依据，或者写得太长。",
            why="禁止擅自销毁档案；销毁须经鉴定和批准。",
            remedy=f"请写明鉴定意见和批准文件的文号，不超过 {LONGEST_BASIS} 字。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )


def require_two_persons(approver: str, checker: str) -> None:
    """Refuse a destruction by one person alone.

    Raises:
        SeparationOfDutiesError: the same person approves and checks.
    """
    if approver == checker:
        raise SeparationOfDutiesError(
            "销毁须由两人办理。",
            why="批准人不能同时担任监销人。",
            remedy="请由另一名有销毁职权的人员监销。",
            article=NO_UNAUTHORISED_DESTRUCTION,
        )
