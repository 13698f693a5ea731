"""What the law says before an application is accepted, and of who may act on it; pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from mingjing.cases.rules import require_strangers
from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import GateClosedError, InvalidInputError, NotPermittedError
from mingjing.permits.catalogue import Material, PermitKind
from mingjing.permits.kinds import NotAccepted


def require_certified_kind(kind: PermitKind, *, filing: bool) -> None:
    """Refuse to treat a filing like a permit, or the other way round.

    Raises:
        GateClosedError: the wrong way for this kind.
    """
    if kind.is_filing is filing:
        return
    if kind.is_filing:
        raise GateClosedError(
            f"“{kind.name}”是备案，不经受理、审查。",
            why="行政主管部门应当于收到备案材料的当日发给备案证明。",
            remedy="材料齐全的，请直接发给备案证明。",
            article="pre-2018:13.3",
        )
    raise GateClosedError(
        f"“{kind.name}”是许可，不是备案。",
        why="许可应当经受理、审查，作出书面决定。",
        remedy="请先决定是否受理。",
        article="all-2019:34",
    )


def require_asked_for(kind: PermitKind, submitted: Iterable[str]) -> None:
    """Refuse material that is not on the list: nobody may be asked for anything else.

    Raises:
        InvalidInputError: something the bureau may not ask for.
    """
    known = {one.id for one in kind.material}
    strangers = sorted(set(submitted) - known)
    if strangers:
        raise InvalidInputError(
            f"材料目录中没有：{'、'.join(strangers)}。",
            why="行政机关不得要求申请人提交与其申请的行政许可事项无关的技术资料和其他材料。",
            remedy=f"只登记目录中的材料：{'、'.join(one.name for one in kind.material)}。",
            article="all-2019:31.1",
        )


def require_within_power(elsewhere: Iterable[str], kind: PermitKind) -> None:
    """Refuse to accept what is another authority's.

    Raises:
        GateClosedError: it is; the refusal names the authority.
    """
    stated = set(elsewhere)
    for fact in kind.elsewhere:
        if fact.id in stated:
            raise GateClosedError(
                f"申请事项不属于本机关职权范围：{fact.name}。",
                why="申请事项依法不属于本行政机关职权范围的，应当即时作出不予受理的决定。",
                remedy=f"请“不予受理”，并告知申请人向{fact.authority}申请。",
                article=kind.article,
            )


def require_complete(missing: Sequence[Material], *, defects_cured: bool, told: bool) -> None:
    """Refuse to accept what is not complete or not in form.

    Raises:
        GateClosedError: something is missing; the refusal says everything that is.
    """
    if not missing and defects_cured:
        return
    lacks = "、".join(one.name for one in missing) or "不符合法定形式之处尚未更正"
    remedy = (
        "已经一次告知；申请人没有提交全部补正材料的，不予受理。"
        if told
        else "请在收到材料之日起五个工作日内一次告知申请人需要补正的全部内容。"
    )
    raise GateClosedError(
        f"申请材料不齐全或者不符合法定形式：{lacks}。",
        why="申请材料齐全、符合法定形式，或者按照要求提交全部补正申请材料的，应当受理。",
        remedy=remedy,
        article="all-2019:32.1(5)",
    )


def require_not_silent(deemed_on: date | None, *, what: str) -> None:
    """Refuse to ask for more, or to turn away, after the days of the acceptance are over.

    Args:
        deemed_on: day from which it counts as accepted by silence; None while it does not.
        what: the act, as people say.

    Raises:
        GateClosedError: it counts as accepted.
    """
    if deemed_on is not None:
        raise GateClosedError(
            f"申请自{chinese(deemed_on)}起即为受理，不能再“{what}”。",
            why="应当当场或者在五日内一次告知需要补正的全部内容，逾期不告知的，"
            "自收到申请材料之日起即为受理。",
            remedy="请“受理”并出具受理通知书；不符合条件的，经审查后作出不予许可的决定。",
            article="all-2019:32.1(4)",
        )


def require_first_correction(told_on: date | None) -> None:
    """Refuse a second notice of what is missing.

    Raises:
        GateClosedError: the applicant was told once.
    """
    if told_on is not None:
        raise GateClosedError(
            f"已于{chinese(told_on)}告知过补正，不能再次告知。",
            why="应当一次告知申请人需要补正的全部内容。",
            remedy="按照要求提交了全部补正材料的，应当受理；没有全部提交的，不予受理。",
            article="all-2019:32.1(4)",
        )


def require_lacking(missing: Sequence[Material], defects: str) -> None:
    """Refuse a notice of missing material where nothing is missing.

    Raises:
        GateClosedError: everything is there.
    """
    if missing or defects.strip():
        return
    raise GateClosedError(
        "目录中的材料已经齐全，也没有写明不符合法定形式之处。",
        why="申请材料齐全、符合法定形式的，应当受理。",
        remedy="请“受理”；形式上有错误的，写明全部需要更正之处。",
        article="all-2019:32.1(5)",
    )


def require_true_ground(
    ground: NotAccepted,
    *,
    is_elsewhere: bool,
    told_and_lacking: bool,
    banned_until: date | None,
) -> None:
    """Refuse to turn an application away on a ground that is not there.

    Raises:
        GateClosedError: the facts of the application do not bear the ground out.
    """
    held = {
        NotAccepted.NOT_OURS: (
            is_elsewhere,
            "登记的申请事项属于本机关职权范围。",
            "请先核对登记的事项；确属其他机关的，请申请人说明后重新登记。",
        ),
        NotAccepted.NOT_CORRECTED: (
            told_and_lacking,
            "没有告知过补正，或者补正材料已经齐全。",
            "没有告知过的，请一次告知；已经齐全的，应当受理。",
        ),
        NotAccepted.BANNED: (
            banned_until is not None,
            "申请人不在不得再次申请的期间内。",
            "请选择其他情形，或者受理。",
        ),
    }
    holds, what, remedy = held.get(ground, (True, "", ""))
    if not holds:
        raise GateClosedError(
            what,
            why=f"所选情形：{ground.label}。",
            remedy=remedy,
            article=ground.article,
        )


def require_not_banned(banned_until: date | None) -> None:
    """Refuse to accept from whom the law keeps away for a while (ALL 78, 79).

    Raises:
        GateClosedError: the period runs.
    """
    if banned_until is not None:
        raise GateClosedError(
            f"申请人在{chinese(banned_until)}以前不得再次申请。",
            why="隐瞒有关情况、提供虚假材料的，一年内；以欺骗、贿赂等不正当手段取得许可的，"
            "三年内，不得再次申请该行政许可。",
            remedy="请以“在不得再次申请的期间内”为由不予受理。",
            article="all-2019:78",
        )


def require_examiner(person: str, examiner: str) -> None:
    """Refuse an act of the examiner by anybody else.

    Raises:
        NotPermittedError: not who examines it.
    """
    if person != examiner:
        raise NotPermittedError(
            "您不是本件申请的审查人员。",
            why="审查由指派的人员办理，由其对审查意见负责。",
            remedy="请由指派的审查人员办理；需要更换的，报股室负责人或者局负责人。",
            article="all-2019:34",
        )


def require_apart(person: str, others: Iterable[str], *, what: str, rule: str) -> None:
    """Refuse when *person* did what must be done by somebody else.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    require_strangers(
        person, others, what=what, why="审查、听证、审核和决定应当分离。", rule=rule
    )
