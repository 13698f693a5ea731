"""现场核查 (L04): two officers with certificates look at the premises."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_recorded, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.entries import PremisesChecked
from mingjing.permits.models import Application, PremisesCheck
from mingjing.permits.moves import begin
from mingjing.permits.papers import check_paper
from mingjing.permits.states import Step
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item

ARTICLE, RECORDING_ITEM = "all-2019:34.3", "REC-PERMIT-CHECK"


@dataclass(frozen=True)
class CheckPremises:
    """What was seen.

    Args:
        officers: the two who were there.
        began_at: start, with zone.
        ended_at: end, with zone.
        place: where.
        findings: condition by condition.
        meets: whether the conditions are met.
        certificates_shown: whether both officers showed theirs.
        device: number of the body camera; empty where there was none.
        unrecorded_reason: why it was not recorded; empty where it was.
    """

    number: str
    officers: tuple[str, str]
    began_at: datetime
    ended_at: datetime
    place: str
    findings: str
    meets: bool
    certificates_shown: bool
    device: str = ""
    unrecorded_reason: str = ""


def check_premises(order: CheckPremises, *, act: Act, law: RuleBook) -> Application:
    """Record a visit to the premises and issue its record for the pens.

    Raises:
        NotPermittedError: not who examines it; a certificate is not in force.
        SeparationOfDutiesError: one officer twice.
        InvalidInputError: the times are not in order.
        GateClosedError: nothing was found; certificates not shown; not recorded, nor why.
        IllegalTransitionError: it is not examined, or waits for a test or a hearing.
    """
    with recording("check_premises", act) as record:
        application = begin(record, order.number, Step.CHECK, Permission.EXAMINE_APPLICATION)
        _check(order, act, law)
        officers = require_two_officers(order.officers, on=legal_date(order.began_at))
        check = PremisesCheck(
            application=application,
            first_officer=order.officers[0],
            second_officer=order.officers[1],
            began_at=order.began_at,
            ended_at=order.ended_at,
            place=order.place,
            findings=order.findings,
            meets=order.meets,
            device=order.device.strip(),
        )
        paper = check_paper(check, officers, unrecorded=order.unrecorded_reason, law=law)
        document = issue(paper, subject=application.number, at=act.at)
        check.document = document
        application.save()
        check.save(force_insert=True)
        record.add(
            PremisesChecked(
                document=document.code,
                officers=order.officers,
                certificates=tuple(one.certificate for one in officers),
                began_at=order.began_at,
                ended_at=order.ended_at,
                meets=order.meets,
                device=check.device,
            )
        )
        record.add(issued(document))
    return application


def _check(order: CheckPremises, act: Act, law: RuleBook) -> None:
    if not order.began_at < order.ended_at <= act.at:
        raise InvalidInputError(
            "核查的起止时间有误。",
            why="登记的是已经发生的事，结束晚于开始，不晚于登记。",
            remedy="请核对时间。",
            article=ARTICLE,
        )
    require_words(
        order.findings if order.certificates_shown and order.place.strip() else "",
        what="没有写明地点和核查所见，或者没有出示证件。",
        why="需要对申请材料的实质内容进行核实的，应当指派两名以上工作人员进行核查，如实记录。",
        rule=ARTICLE,
    )
    require_recorded(
        recording_item(law.recording, RECORDING_ITEM), order.device, order.unrecorded_reason
    )
    require_printable(
        {"地点": order.place, "设备": order.device},
        {"核查所见": order.findings, "没有录像的情况": order.unrecorded_reason},
    )
