"""Reading what goes on beside the acts in the field; whose the case is, was asked before."""

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.investigation.models import CaseSuspension, Preservation, Recusal
from mingjing.cases.investigation.preserving import RULE as PRESERVING
from mingjing.cases.investigation.preserving import State
from mingjing.cases.investigation.recusing import RULE, Capacity
from mingjing.cases.models import Case, Notice
from mingjing.kernel.errors import InvalidInputError, NotFoundError


def recusals_of(case: Case) -> list[Recusal]:
    """Return every recusal that was asked for in *case*, oldest first."""
    return sorted(case.recusal_set.all(), key=lambda one: one.pk)


def open_recusals_of(case: Case) -> list[Recusal]:
    """Return those that nobody decided yet, oldest first."""
    return [one for one in recusals_of(case) if one.granted is None]


def open_recusal(case: Case, key: int) -> Recusal:
    """Return one that nobody decided yet.

    Raises:
        NotFoundError: there is none.
    """
    found = next((one for one in open_recusals_of(case) if one.pk == key), None)
    if found is not None:
        return found
    raise NotFoundError(
        "没有这件待决定的回避。",
        why="已经决定，或者不属于本案。",
        remedy="请从案件页面选择。",
        article=RULE,
    )


def capacity_in(case: Case, person: Actor) -> Capacity:
    """Return as what somebody takes part in *case*; a leader is a leader first.

    Raises:
        InvalidInputError: as nothing that one could withdraw from.
    """
    presiding = Notice.objects.filter(case=case, is_current=True)
    as_what = {
        Capacity.LEADER: may(person, Permission.DECIDE_RECUSAL),
        Capacity.OFFICER: person.person in case.officers,
        Capacity.REVIEWER: person.person in case.reviewers,
        Capacity.PRESIDING_OFFICER: presiding.filter(presiding_officer=person.person).exists(),
    }
    found = next((capacity for capacity, holds in as_what.items() if holds), None)
    if found is not None:
        return found
    raise InvalidInputError(
        "所填的人没有参与本案。",
        why="回避针对本案的承办人、审核人员、听证主持人和有权审批的负责人。",
        remedy="请从本案人员中选择；其他人员没有参与本案，不存在回避。",
        article=RULE,
    )


def preservations_of(case: Case) -> list[Preservation]:
    """Return everything that was asked to be preserved in *case*, oldest first."""
    return sorted(case.preservation_set.all(), key=lambda one: one.pk)


def kept_in(case: Case) -> list[Preservation]:
    """Return what is preserved in *case* and not settled, oldest first."""
    return [one for one in preservations_of(case) if one.stage is State.PRESERVED]


def preservation_of(case: Case, key: int) -> Preservation:
    """Return one of them.

    Raises:
        NotFoundError: there is none.
    """
    found = next((one for one in preservations_of(case) if one.pk == key), None)
    if found is not None:
        return found
    raise NotFoundError(
        "没有这件先行登记保存。",
        why="没有提请过，或者不属于本案。",
        remedy="请从案件页面选择。",
        article=PRESERVING,
    )


def suspensions_of(case: Case) -> list[CaseSuspension]:
    """Return every time *case* was suspended, oldest first."""
    return sorted(case.casesuspension_set.all(), key=lambda one: one.pk)


def running_suspension(case: Case) -> CaseSuspension:
    """Return the one that runs.

    Raises:
        NotFoundError: the case is not suspended.
    """
    found = next((one for one in suspensions_of(case) if one.ended_on is None), None)
    if found is not None:
        return found
    raise NotFoundError(
        "本案没有中止。",
        why=f"案件现处于“{case.stage.label}”。",
        remedy="请核对案件。",
        article="apl-2021:60",
    )
