"""What the law says about people: two officers, valid certificates, first-time reviewers."""

from collections.abc import Collection, Sequence
from datetime import date

from mingjing.access.actors import Role
from mingjing.bureau.models import Person
from mingjing.bureau.queries import OfficerView, officer_view
from mingjing.kernel.errors import NotPermittedError, SeparationOfDutiesError

OFFICERS_NEEDED = 2
ADMINISTRATORS = frozenset(
    {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_AUDITOR, Role.KEY_CUSTODIAN}
)


def require_two_officers(codes: Sequence[str], *, on: date) -> tuple[OfficerView, ...]:
    """Return the officers of a field act, each with a certificate in force (SOD-04).

    Args:
        codes: who; a place that was left empty is nobody.
        on: day of the act.

    Raises:
        SeparationOfDutiesError: one person fills both places.
        NotPermittedError: fewer than two, or a certificate is not in force that day.
    """
    named = [code for code in codes if code]
    if len(set(named)) < len(named):
        raise SeparationOfDutiesError(
            "同一名执法人员不能兼作两人。",
            why="执法人员不得少于两人。",
            remedy="请另派一名持有有效执法证件的执法人员。",
            article="apl-2021:42.1",
        )
    if len(named) < OFFICERS_NEEDED:
        raise NotPermittedError(
            "执法人员不足两人。",
            why="执法人员不得少于两人，法律另有规定的除外。",
            remedy="请补足两名持有有效执法证件的执法人员。",
            article="apl-2021:42.1",
        )
    return tuple(require_certified(code, on=on) for code in named)


def require_certified(code: str, *, on: date) -> OfficerView:
    """Return an officer whose certificate is in force that day.

    Raises:
        NotPermittedError: it is not.
        NotFoundError: nobody of that code is on the roster.
    """
    officer = officer_view(code, on)
    if officer.is_qualified:
        return officer
    raise NotPermittedError(
        f"{officer.code} 号人员不能执法：{officer.standing}。",
        why="行政处罚应当由具有行政执法资格的执法人员实施。",
        remedy="请换派证件有效的执法人员，或先办理换证、恢复并登记。",
        article="apl-2021:42.1",
    )


def require_apart(role: Role, held: Collection[Role], person: Person) -> None:
    """Refuse a post beside one it does not go with (SOD-13).

    The three administrators run the machine: three people, none with power over cases.

    Raises:
        SeparationOfDutiesError: an administrator's post beside any other.
    """
    others = {role, *held}
    if len(others) > 1 and others & ADMINISTRATORS:
        raise SeparationOfDutiesError(
            f"{person.code} 号人员不能同时担任“{'”“'.join(sorted(others))}”。",
            why="系统、安全、密钥三类管理员由三人分任，且不得办理案件。",
            remedy="请先免去现任岗位，或者另派人员。",
        )


def require_fit_for(role: Role, person: Person) -> None:
    """Refuse to appoint a first-time reviewer without the legal qualification (SOD-11).

    Raises:
        NotPermittedError: neither a qualification nor an earlier first review is on file.
    """
    if role not in {Role.REVIEWER, Role.LEGAL_HEAD}:
        return
    if person.legal_qualification or person.reviewed_before:
        return
    raise NotPermittedError(
        f"{person.code} 号人员尚不能从事法制审核。",
        why="初次从事行政处罚决定法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格。",
        remedy="请登记其法律职业资格证书编号；非初次从事的，登记首次审核日期。",
        article="apl-2021:58.2",
    )
