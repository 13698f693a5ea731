"""拒绝检查、拒绝签字: noted, recorded in sound and picture, reported to the department."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_recorded, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.inspections.entries import RefusalReported
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.papers import ending, order_paper, pens_of
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date, stamp
from mingjing.kernel.errors import AlreadyDoneError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item

ITEM = "REC-REFUSAL"


@dataclass(frozen=True)
class ReportRefusal:
    """What was refused.

    Args:
        happened_at: with zone.
        circumstances: who refused what, with which reason.
        device: number of the body camera; it cannot be done without.
        reported_to: to whom in the department it was reported.
        attestor: who else saw it; empty for nobody.
    """

    number: str
    happened_at: datetime
    circumstances: str
    device: str
    reported_to: str
    attestor: str = ""


def report_refusal(order: ReportRefusal, *, act: Act, law: RuleBook) -> Inspection:
    """Note a refusal and report it: of the inspection on site, of the signature afterwards.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        AlreadyDoneError: the missing signature was reported.
        InvalidInputError: the time lies ahead, or the record was signed.
        GateClosedError: no circumstances, nobody reported to, or not recorded.
        IllegalTransitionError: nobody is on site.
    """
    with recording("report_refusal", act) as record:
        inspection = begin(record, order.number, Step.REPORT_REFUSAL, Permission.INSPECT)
        of_signature = inspection.ended_at is not None
        _require_unreported(inspection, of_signature=of_signature)
        if order.happened_at > act.at or (of_signature and inspection.signed):
            raise InvalidInputError(
                "不能登记这次拒绝。",
                why="所填时间晚于登记时间，或者检查记录已经签字。",
                remedy="请核对时间；已经签字的，不存在拒绝签字。",
                article="asl-2021:68",
            )
        for words in (order.circumstances, order.reported_to):
            require_words(
                words,
                what="拒绝检查、拒绝签字没有写明情况或者没有报告。",
                why="检查人员应当将情况记录在案，并向负有安全生产监督管理职责的部门报告。",
                rule="asl-2021:68",
            )
        require_printable({"见证人": order.attestor}, {"情况": order.circumstances})
        require_recorded(recording_item(law.recording, ITEM), order.device, "")
        on = legal_date(order.happened_at)
        officers = require_two_officers(inspection.officers, on=on)
        paper = order_paper(
            "refusal_statement",
            inspection,
            {
                "refused": "signature" if of_signature else "inspection",
                "happened_at": stamp(order.happened_at),
                "circumstances": order.circumstances,
                "device": order.device,
                "attestor": order.attestor,
                "reported_to": order.reported_to,
            },
            ending(on, law, ("asl-2021:68",), pens_of(officers, other_side=False)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        inspection.refusal_reported_on = legal_date(act.at)
        inspection.save()
        record.add(
            RefusalReported(
                of_signature=of_signature, device=order.device, reported_to=order.reported_to
            )
        )
        record.add(issued(document))
    return inspection


def _require_unreported(inspection: Inspection, *, of_signature: bool) -> None:
    if not of_signature or inspection.refusal_reported_on is None:
        return
    raise AlreadyDoneError(
        "拒绝签字已经报告。",
        why=f"已于{inspection.refusal_reported_on}记录在案并报告。",
        remedy="请继续处理检查发现的问题。",
        article="asl-2021:68",
    )
