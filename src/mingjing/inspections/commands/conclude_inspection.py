"""检查终了: nothing was found, or all that was found is dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.inspections.clocks import PUBLISH_WITHIN
from mingjing.inspections.entries import InspectionConcluded
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.queries import pending, unsettled
from mingjing.inspections.rules import require_approved
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ConfirmNothingFound:
    """Number of the inspection in which nothing was found."""

    number: str


@dataclass(frozen=True)
class ConcludeInspection:
    """Number of the inspection."""

    number: str


def confirm_nothing_found(order: ConfirmNothingFound, *, act: Act, law: RuleBook) -> Inspection:
    """Conclude an inspection that found nothing; both sides signed.

    Raises:
        NotPermittedError: not one of its two officers.
        GateClosedError: something was found; the other side did not sign and that was not
            reported; not approved.
        IllegalTransitionError: nothing is recorded yet, or all is over.
    """
    with recording("confirm_nothing_found", act) as record:
        inspection = begin(record, order.number, Step.CONFIRM_NOTHING_FOUND, Permission.INSPECT)
        _require_signed(inspection)
        if inspection.findings:
            raise GateClosedError(
                f"检查记录写有{len(inspection.findings)}项问题。",
                why="发现的问题及其处理情况应当作出书面记录；有问题的不能按没有问题办结。",
                remedy="请逐项责令整改、采取措施、登记线索或者移送。",
                article="asl-2021:68",
            )
        _conclude(record, inspection, law)
    return inspection


def conclude_inspection(order: ConcludeInspection, *, act: Act, law: RuleBook) -> Inspection:
    """Conclude an inspection once every finding is dealt with and put right.

    Raises:
        NotPermittedError: not one of its two officers.
        GateClosedError: a finding is open; nothing was found; a refusal was not reported; not
            approved.
        IllegalTransitionError: measures stand, nothing is recorded yet, or all is over.
    """
    with recording("conclude_inspection", act) as record:
        inspection = begin(record, order.number, Step.CONCLUDE, Permission.INSPECT)
        if inspection.ended_at is not None:
            _require_signed(inspection)
            _require_dealt_with(inspection)
        _conclude(record, inspection, law)
    return inspection


def _require_signed(inspection: Inspection) -> None:
    if inspection.signed or inspection.refusal_reported_on is not None:
        return
    raise GateClosedError(
        "检查记录没有签字，也没有报告。",
        why="由检查人员和被检查单位的负责人签字；拒绝签字的，应当将情况记录在案，"
        "并向负有安全生产监督管理职责的部门报告。",
        remedy="请先办理“报告拒绝检查、拒绝签字”。",
        article="asl-2021:68",
    )


def _require_dealt_with(inspection: Inspection) -> None:
    if not inspection.findings:
        raise GateClosedError(
            "检查没有发现问题。",
            why="没有发现问题的，由双方签字确认。",
            remedy="请办理“确认没有发现问题”。",
            article="asl-2021:68",
        )
    left = [
        (unsettled(inspection), "尚未处理", "责令整改、采取措施、登记线索或者移送"),
        (pending(inspection), "尚未改正", "复查；仍未改正的，再次责令或者登记线索"),
    ]
    for numbers, words, remedy in left:
        if numbers:
            raise GateClosedError(
                f"还有问题{words}：第{_listed(numbers)}项。",
                why="发现的问题及其处理情况应当作出书面记录，限期改正的应当复查。",
                remedy=f"请逐项{remedy}。",
                article="asl-2021:68",
            )


def _listed(numbers: Iterable[int]) -> str:
    return "、".join(str(n) for n in numbers)


def _conclude(record: Recording, inspection: Inspection, law: RuleBook) -> None:
    require_approved(inspection.approved_at)
    today = legal_date(record.act.at)
    inspection.concluded_on = today
    inspection.save()
    record.add(
        InspectionConcluded(
            findings=len(inspection.findings),
            publish_until=str(law.due(PUBLISH_WITHIN, today).nominal),
        )
    )
