"""Reading what goes on beside the acts in the field; whose the case is, was asked before."""

from collections.abc import Iterable
from typing import TypeVar

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.investigation.models import (
    CaseSuspension,
    ExpertAppraisal,
    MonitoringRecord,
    Preservation,
    RectificationOrder,
    Recusal,
)
from mingjing.cases.investigation.preserving import RULE as PRESERVING
from mingjing.cases.investigation.preserving import State
from mingjing.cases.investigation.recusing import RULE, Capacity
from mingjing.cases.models import Case, Notice
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.queries import items_of
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


def rectifications_of(case: Case) -> list[RectificationOrder]:
    """Return everything the party was ordered to put right in *case*, oldest first."""
    return sorted(case.rectificationorder_set.all(), key=lambda one: one.pk)


def open_rectifications_of(case: Case) -> list[RectificationOrder]:
    """Return the orders that nobody looked at afterwards, oldest first."""
    return [one for one in rectifications_of(case) if one.rechecked_on is None]


def open_rectification(case: Case, key: int) -> RectificationOrder:
    """Return an order that nobody looked at afterwards.

    Raises:
        NotFoundError: there is none.
    """
    found = next((one for one in open_rectifications_of(case) if one.pk == key), None)
    return _there(found, "待复查的责令改正", "apl-2021:28.1")


def appraisals_of(case: Case) -> list[ExpertAppraisal]:
    """Return every appraisal of *case*, oldest first."""
    return sorted(case.expertappraisal_set.all(), key=lambda one: one.pk)


def appraisal_of(case: Case, key: int) -> ExpertAppraisal:
    """Return one of them.

    Raises:
        NotFoundError: there is none.
    """
    found = next((one for one in appraisals_of(case) if one.pk == key), None)
    return _there(found, "鉴定", "apl-2021:46")


def monitoring_records_of(case: Case) -> list[MonitoringRecord]:
    """Return every record of electronic monitoring in *case*, oldest first."""
    return sorted(case.monitoringrecord_set.all(), key=lambda one: one.pk)


def monitoring_of(case: Case, key: int) -> MonitoringRecord:
    """Return one of them.

    Raises:
        NotFoundError: there is none.
    """
    found = next((one for one in monitoring_records_of(case) if one.pk == key), None)
    return _there(found, "监控记录", "apl-2021:41.2")


def counting_evidence(case: Case) -> list[EvidenceItem]:
    """Return the evidence that may carry a penalty: no monitoring that did not pass."""
    items = items_of(case.docket)
    records = _monitoring_among(items)
    passed = {one.sha256 for one in records if one.passed}
    out = {one.sha256 for one in records} - passed
    return [item for item in items if item.blob_id not in out]


def _monitoring_among(items: Iterable[EvidenceItem]) -> list[MonitoringRecord]:
    """Return every record whose bytes are among *items*, in whatever case it was entered."""
    bytes_ = {item.blob_id for item in items}
    return list(MonitoringRecord.objects.filter(sha256__in=bytes_))


def pending_in(case: Case) -> list[tuple[str, str]]:
    """Return what is still to be done before the investigation ends, each with its norm."""
    appraisals, records = appraisals_of(case), monitoring_records_of(case)
    counts = (
        ("登记鉴定意见", "apl-2021:46", sum(one.ended_on is None for one in appraisals)),
        (
            "告知鉴定意见",
            "apl-2021:46",
            sum(bool(one.opinion) and one.told_on is None for one in appraisals),
        ),
        (
            "答复重新鉴定的申请",
            "apl-2021:46",
            sum(one.objected_on is not None and one.again is None for one in appraisals),
        ),
        (
            "审核监控记录",
            "apl-2021:41.2",
            sum(one.passed is None for one in _monitoring_among(items_of(case.docket))),
        ),
        (
            "告知监控记录的违法事实",
            "apl-2021:41.3",
            sum(one.passed is True and one.told_on is None for one in records),
        ),
    )
    return [(what, article) for what, article, number in counts if number]


Found = TypeVar("Found")


def _there(row: Found | None, what: str, article: str) -> Found:
    if row is not None:
        return row
    raise NotFoundError(
        f"没有这件{what}。",
        why="没有登记过，已经办结，或者不属于本案。",
        remedy="请从案件页面选择。",
        article=article,
    )
