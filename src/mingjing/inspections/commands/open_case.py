"""违法行为: a finding becomes the lead of a case, and each names the other."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, enter_lead
from mingjing.cases.models import Case
from mingjing.inspections.entries import FindingReferred
from mingjing.inspections.models import Inspection, Referral
from mingjing.inspections.moves import begin, take_over
from mingjing.inspections.queries import began_on
from mingjing.inspections.states import State, Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind


@dataclass(frozen=True)
class OpenCase:
    """The violation.

    Args:
        findings: numbers of the problems; none where the inspection was refused.
        cause: 案由.
        act_ended_on: day on which the act ended; today if it goes on.
        summary: what is known, for the filing approval form.
    """

    number: str
    findings: tuple[int, ...]
    cause: str
    act_ended_on: date
    summary: str = ""


def open_case(order: OpenCase, *, act: Act) -> Case:
    """Register a lead from findings of an inspection, about the inspected enterprise.

    Raises:
        NotPermittedError: not one of its two officers.
        InvalidInputError: no findings, no cause, or a day that lies ahead.
        IllegalTransitionError: nothing is recorded yet, or all is over.
    """
    with recording("open_case", act) as record:
        inspection = begin(record, order.number, Step.OPEN_CASE, Permission.REGISTER_LEAD)
        chosen = _chosen(inspection, order.findings)
        target = inspection.target
        lead = RegisterLead(
            source="inspection",
            unit=inspection.unit,
            party=PartyFacts(
                kind=PartyKind(target.kind),
                name=target.name,
                address=target.address,
                uscc=target.uscc,
                telephone=target.telephone,
                legal_representative=target.legal_representative,
            ),
            cause=order.cause,
            found_on=began_on(inspection) or legal_date(act.at),
            act_ended_on=order.act_ended_on,
            summary=order.summary,
        )
        case = enter_lead(record, lead)
        again = [n for n in chosen if _was_reinspected(inspection, n)]
        take_over(inspection, again)
        inspection.save()
        Referral(
            inspection=inspection,
            findings=chosen,
            docket=case.docket,
            referred_on=legal_date(act.at),
        ).save(force_insert=True)
        record.add(FindingReferred(findings=tuple(chosen), docket=case.docket, document=""))
    return case


def _chosen(inspection: Inspection, findings: tuple[int, ...]) -> list[int]:
    known = {one["n"] for one in inspection.findings}
    refused = inspection.stage is State.OBSTRUCTED
    if set(findings) <= known and (findings or refused):
        return sorted(set(findings))
    raise InvalidInputError(
        "没有选择违法的问题。",
        why="案件线索针对检查记录中写明的问题；拒绝检查的，针对拒绝本身。",
        remedy="请从检查记录的问题中选择。",
        article="apl-2021:54.1",
    )


def _was_reinspected(inspection: Inspection, finding: int) -> bool:
    """Say whether a finding was still there when somebody looked again."""
    return any(
        order.reinspected_on is not None and finding in order.pending
        for order in inspection.order_set.all()
    )
