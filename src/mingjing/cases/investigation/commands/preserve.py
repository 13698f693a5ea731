"""先行登记保存 (APL 56): asked for, approved beforehand, carried out by two officers."""

from dataclasses import astuple, dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission, require
from mingjing.cases.clocks import settle_until
from mingjing.cases.gates import HANDLED_BY, officers_for, require_handler
from mingjing.cases.investigation.entries import (
    EvidencePreserved,
    PreservationApproved,
    PreservationDeclined,
    PreservationRequested,
)
from mingjing.cases.investigation.models import Preservation, PreservedItem
from mingjing.cases.investigation.preservation_papers import (
    approval_paper,
    list_paper,
    notice_paper,
)
from mingjing.cases.investigation.preserving import (
    RECORDED,
    RULE,
    PreservedFacts,
    State,
    Step,
    advance,
    require_list,
)
from mingjing.cases.investigation.queries import preservation_of
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_recorded, require_strangers, require_words
from mingjing.cases.states import Step as CaseStep
from mingjing.cases.states import advance as advance_case
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item


@dataclass(frozen=True)
class RequestPreservation:
    """What is to be kept.

    Args:
        reason: why it may be lost or be hard to obtain later.
        objects: names with quantities, line by line.
        manner: where and how it is to be kept.
    """

    docket: str
    reason: str
    objects: tuple[str, ...]
    manner: str


@dataclass(frozen=True)
class ApprovePreservation:
    """The approval.

    Args:
        preservation: key of the request.
        unrecorded_reason: why it need not be recorded; empty where it must.
    """

    docket: str
    preservation: int
    opinion: str
    unrecorded_reason: str = ""


@dataclass(frozen=True)
class DeclinePreservation:
    """It is not approved, or no longer carried out."""

    docket: str
    preservation: int
    reason: str


@dataclass(frozen=True)
class ImposePreservation:
    """What was done on the spot.

    Args:
        officers: the two.
        imposed_at: with zone; not before the approval, not after it is recorded.
        place: where the things are kept.
        items: the list.
        receiver: who was told for the party, and got notice and list.
        appear_on: day on which the party is to come.
        appear_at: where.
        told_of_recording: whether it was announced that a camera runs.
        device: its number; empty where there was none.
        unsigned_reason: why the party did not sign; empty where it did.
    """

    docket: str
    preservation: int
    officers: tuple[str, ...]
    imposed_at: datetime
    place: str
    items: tuple[PreservedFacts, ...]
    receiver: str
    appear_on: date
    appear_at: str
    told_of_recording: bool = False
    device: str = ""
    unsigned_reason: str = ""


def request_preservation(order: RequestPreservation, *, act: Act) -> Preservation:
    """Ask a leader to let evidence be preserved.

    Raises:
        NotPermittedError: not an officer of the case.
        GateClosedError: no reason, or nothing named.
        IllegalTransitionError: the investigation has not begun, or is over.
    """
    with recording("request_preservation", act) as record:
        case = _under_investigation(record, order.docket)
        named = tuple(text for text in order.objects if text.strip())
        for words in (order.reason, order.manner, "".join(named)):
            require_words(
                words,
                what="没有写明提请的理由、证据的名称或者保存方式。",
                why="在证据可能灭失或者以后难以取得的情况下，经批准可以先行登记保存。",
                rule=RULE,
            )
        require_printable(
            {"保存方式": order.manner}
            | {f"第{n}项证据": text for n, text in enumerate(named, start=1)},
            {"提请的理由": order.reason},
        )
        row = Preservation(
            case=case,
            state=State.REQUESTED,
            requested_on=legal_date(act.at),
            requested_by=act.actor.person,
            reason=order.reason,
            asked=list(named),
            manner=order.manner,
        )
        row.save(force_insert=True)
        record.add(PreservationRequested(objects=len(named)))
    return row


def approve_preservation(
    order: ApprovePreservation, *, act: Act, law: RuleBook
) -> Preservation:
    """Approve before anything is kept; 先行登记保存证据审批表 is issued.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: no opinion.
        NotFoundError: no such request.
        IllegalTransitionError: decided already, or the investigation is over.
    """
    with recording("approve_preservation", act) as record:
        case, row = _to_answer(record, order.docket, order.preservation, Step.APPROVE)
        require_words(
            order.opinion,
            what="批准先行登记保存没有写明意见。",
            why="先行登记保存须经行政机关负责人批准。",
            rule=RULE,
        )
        require_printable(
            {}, {"审批意见": order.opinion, "不作音像记录的理由": order.unrecorded_reason}
        )
        row.approved_at, row.approved_by = act.at, act.actor.person
        row.opinion, row.unrecorded_reason = order.opinion, order.unrecorded_reason.strip()
        document = issue(approval_paper(row, law), subject=case.docket, at=act.at)
        row.save()
        record.add(
            PreservationApproved(unrecorded=bool(row.unrecorded_reason), document=document.code)
        )
        record.add(issued(document))
    return row


def decline_preservation(order: DeclinePreservation, *, act: Act) -> Preservation:
    """Do not let evidence be preserved, or no longer.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: no reason.
        NotFoundError: no such request.
        IllegalTransitionError: it was carried out already.
    """
    with recording("decline_preservation", act) as record:
        _case, row = _to_answer(record, order.docket, order.preservation, Step.DECLINE)
        require_words(
            order.reason,
            what="没有写明不予登记保存的理由。",
            why="批准与不批准都应当有据可查。",
            rule=RULE,
        )
        row.declined_reason = order.reason
        row.save()
        record.add(PreservationDeclined(reason=order.reason))
    return row


def impose_preservation(order: ImposePreservation, *, act: Act, law: RuleBook) -> Preservation:
    """List and preserve what was approved; notice and list are issued, seven days run.

    Raises:
        NotPermittedError: not an officer of the case; fewer than two; a certificate lapsed.
        SeparationOfDutiesError: the same officer twice, or one who withdrew.
        InvalidInputError: times or list are not in order.
        GateClosedError: not recorded, and no leader excused it; or not announced.
        NotFoundError: nothing of that kind was approved.
        IllegalTransitionError: not approved, or carried out already; the investigation is over.
    """
    with recording("impose_preservation", act) as record:
        case = _under_investigation(record, order.docket)
        row = preservation_of(case, order.preservation)
        row.state = advance(row.stage, Step.IMPOSE)
        case.state = advance_case(case.stage, CaseStep.INVESTIGATE)
        _require_in_order(order, row, act)
        require_list(order.items)
        _require_recorded(order, row, law)
        _check_words(order)
        on = legal_date(order.imposed_at)
        officers = officers_for(case, order.officers, on=on)
        row.imposed_at, row.place = order.imposed_at, order.place
        row.officers, row.device = list(order.officers), order.device.strip()
        row.receiver = order.receiver
        until = settle_until(row, law)
        notice = issue(notice_paper(row, order, until, law), subject=case.docket, at=act.at)
        inventory = issue(
            list_paper(row, order, officers, notice, law), subject=case.docket, at=act.at
        )
        row.notice = notice
        case.save()
        row.save()
        for n, one in enumerate(order.items, start=1):
            PreservedItem(preservation=row, n=n, **_named(one)).save(force_insert=True)
        record.add(
            EvidencePreserved(
                imposed_at=order.imposed_at,
                officers=order.officers,
                certificates=tuple(one.certificate for one in officers),
                items=len(order.items),
                device=row.device,
                notice=notice.code,
                inventory=inventory.code,
                settle_until=until,
            )
        )
        record.add(issued(notice))
        record.add(issued(inventory))
    return row


def _named(one: PreservedFacts) -> dict[str, str]:
    names = ("name", "quantity", "unit", "specification", "origin", "grade", "price", "note")
    return dict(zip(names, astuple(one), strict=True))


def _under_investigation(record: Recording, docket: str) -> Case:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.INVESTIGATE)
    advance_case(case.stage, CaseStep.INVESTIGATE)
    require_handler(case, actor.person, why=HANDLED_BY, article="apl-2021:42.1")
    return case


def _to_answer(
    record: Recording, docket: str, key: int, step: Step
) -> tuple[Case, Preservation]:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.APPROVE_PRESERVATION)
    if step is Step.APPROVE:
        advance_case(case.stage, CaseStep.INVESTIGATE)
    row = preservation_of(case, key)
    row.state = advance(row.stage, step)
    require_strangers(
        actor.person,
        case.handlers,
        what="承办人不能批准自己承办案件的登记保存。",
        why="先行登记保存须经行政机关负责人批准。",
        rule=RULE,
    )
    return case, row


def _require_in_order(order: ImposePreservation, row: Preservation, act: Act) -> None:
    approved = row.approved_at or act.at
    if not approved.replace(second=0, microsecond=0) <= order.imposed_at <= act.at:
        raise InvalidInputError(
            "实施的时间早于批准，或者晚于登记。",
            why="先行登记保存须经行政机关负责人批准。",
            remedy="请核对实施的时间。",
            article=RULE,
        )
    if order.appear_on < legal_date(order.imposed_at):
        raise InvalidInputError(
            "当事人接受处理的日期早于登记保存。",
            why="通知书写明当事人何时、在何处接受处理。",
            remedy="请填写登记保存当日或者以后的日期。",
            article=RULE,
        )


def _require_recorded(order: ImposePreservation, row: Preservation, law: RuleBook) -> None:
    if row.unrecorded_reason:
        return
    require_recorded(recording_item(law.recording, RECORDED), order.device, "")
    if order.told_of_recording:
        return
    raise GateClosedError(
        "登记保存前没有告知对方正在记录。",
        why="使用执法记录设备的，应当事先告知对方。",
        remedy="请先告知并登记。",
        article="seed-2022:A2-9",
    )


def _check_words(order: ImposePreservation) -> None:
    for words in (order.place, order.receiver, order.appear_at):
        require_words(
            words,
            what="没有写明保存地点、被通知人或者接受处理的地点。",
            why="登记保存应当当场通知当事人；登记保存期间，任何人不得销毁或者转移证据。",
            rule=RULE,
        )
    require_printable(
        {
            "保存地点": order.place,
            "被通知人": order.receiver,
            "接受处理的地点": order.appear_at,
            **{
                f"清单第{n}项": "".join(astuple(one))
                for n, one in enumerate(order.items, start=1)
            },
        },
        {"未签名的情况": order.unsigned_reason},
    )
