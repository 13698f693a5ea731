"""鉴定、检测 (P04d): commissioned, its opinion entered and told, done again if need be."""

from dataclasses import astuple, dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.gates import HANDLED_BY, require_handler
from mingjing.cases.investigation.appraising import RULE, SentItem, require_under_way
from mingjing.cases.investigation.entries import (
    AppraisalCommissioned,
    AppraisalOpinionRecorded,
    AppraisalOpinionTold,
    ReappraisalAnswered,
    ReappraisalRequested,
)
from mingjing.cases.investigation.models import ExpertAppraisal
from mingjing.cases.investigation.papers import commission_paper, opinion_paper
from mingjing.cases.investigation.queries import appraisal_of
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.evidence.queries import item_of
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class CommissionAppraisal:
    """What is sent to whom.

    Args:
        agency: the institution.
        items: what is sent.
        demands: what is to be found out.
        due_on: until when the opinion is to be there.
        contact: name of the bureau's contact.
        telephone: of the contact.
        repeats: key of the one that it is done again for; 0 for none.
    """

    docket: str
    agency: str
    items: tuple[SentItem, ...]
    demands: str
    due_on: date
    contact: str
    telephone: str
    repeats: int = 0


@dataclass(frozen=True)
class RecordAppraisalOpinion:
    """The opinion, or why there is none.

    Args:
        appraisal: its key.
        opinion: the conclusion in words; empty where there is none.
        opinion_on: day of the opinion, or on which it was clear that there is none.
        item: number of the opinion among the evidence; 0 where there is none.
        failure: why there is no opinion.
    """

    docket: str
    appraisal: int
    opinion_on: date
    opinion: str = ""
    item: int = 0
    failure: str = ""


@dataclass(frozen=True)
class TellAppraisalOpinion:
    """Who got the copy of the opinion for the party, and when."""

    docket: str
    appraisal: int
    told_to: str
    told_on: date


@dataclass(frozen=True)
class RequestReappraisal:
    """Why the party wants it appraised again."""

    docket: str
    appraisal: int
    reasons: str
    objected_on: date


@dataclass(frozen=True)
class AnswerReappraisal:
    """The answer to that.

    Args:
        again: whether it is appraised again.
    """

    docket: str
    appraisal: int
    again: bool
    reasons: str


def commission_appraisal(
    order: CommissionAppraisal, *, act: Act, law: RuleBook
) -> ExpertAppraisal:
    """Commission an appraisal; 鉴定委托书 is issued.

    Raises:
        NotPermittedError: not an officer of the case.
        InvalidInputError: nothing is sent, or a day that is over.
        GateClosedError: something is not named; done again although nobody granted it.
        NotFoundError: it repeats one that does not exist.
        IllegalTransitionError: the investigation has not begun, or is over.
    """
    with recording("commission_appraisal", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        state = advance(case.stage, Step.INVESTIGATE)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        today = legal_date(act.at)
        _check(order, today)
        before = appraisal_of(case, order.repeats) if order.repeats else None
        if before is not None and before.again is not True:
            raise GateClosedError(
                "没有同意重新鉴定。",
                why="当事人对鉴定意见有异议、申请重新鉴定的，由负责人决定。",
                remedy="请先登记当事人的申请，由负责人答复。",
                article=RULE,
            )
        document = issue(
            commission_paper(case, order, law, on=today), subject=case.docket, at=act.at
        )
        case.state = state
        case.save()
        row = ExpertAppraisal(
            case=case,
            repeats=before,
            agency=order.agency,
            items=[list(astuple(one)) for one in order.items],
            demands=order.demands,
            commissioned_on=today,
            commissioned_by=act.actor.person,
            due_on=order.due_on,
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            AppraisalCommissioned(
                document=document.code,
                items=len(order.items),
                due_on=order.due_on,
                again=before is not None,
            )
        )
        record.add(issued(document))
    return row


def record_appraisal_opinion(order: RecordAppraisalOpinion, *, act: Act) -> ExpertAppraisal:
    """Enter the opinion with the evidence that holds it, or why there is none.

    Raises:
        NotPermittedError: not an officer of the case; it lies ahead, or before the commission.
        GateClosedError: neither opinion nor reason, or both; it is there already.
        NotFoundError: no such appraisal or item.
        IllegalTransitionError: the investigation is over.
    """
    with recording("record_appraisal_opinion", act) as record:
        case, row = _under_way(record, order.docket, order.appraisal)
        require_happened(order.opinion_on, today=legal_date(act.at), since=row.commissioned_on)
        if row.ended_on is not None or bool(order.opinion.strip()) is bool(
            order.failure.strip()
        ):
            raise GateClosedError(
                "鉴定意见已经登记，或者意见与没有意见的原因没有二者择一。",
                why="一次鉴定或者有意见，或者写明为什么没有。",
                remedy="请填写鉴定意见和对应的证据；没有意见的，只写原因。",
                article=RULE,
            )
        require_printable({}, {"鉴定意见": order.opinion, "没有意见的原因": order.failure})
        row.ended_on = order.opinion_on
        if order.opinion.strip():
            row.opinion, row.opinion_on = order.opinion, order.opinion_on
            row.item = item_of(case.docket, order.item).seq
        else:
            row.failure = order.failure
        row.save()
        record.add(
            AppraisalOpinionRecorded(
                has_opinion=bool(row.opinion),
                item=row.item or 0,
                in_time=order.opinion_on <= row.due_on,
            )
        )
    return row


def tell_appraisal_opinion(
    order: TellAppraisalOpinion, *, act: Act, law: RuleBook
) -> ExpertAppraisal:
    """Tell the party the opinion with a copy of it; a notice is issued.

    Raises:
        NotPermittedError: not an officer of the case; it lies ahead, or before the opinion.
        GateClosedError: nobody is named; there is no opinion, or it was told.
        NotFoundError: no such appraisal.
        IllegalTransitionError: the investigation is over.
    """
    with recording("tell_appraisal_opinion", act) as record:
        case, row = _under_way(record, order.docket, order.appraisal)
        if not row.opinion or row.told_on is not None:
            raise GateClosedError(
                "没有需要告知的鉴定意见。",
                why="还没有意见，或者已经告知。",
                remedy="请先登记鉴定意见。",
                article=RULE,
            )
        require_happened(order.told_on, today=legal_date(act.at), since=row.opinion_on)
        require_words(
            order.told_to,
            what="没有写明鉴定意见副本交给了谁。",
            why="鉴定意见作为证据，应当让当事人知道并有机会提出异议（属于理解，未核实）。",
            rule=RULE,
        )
        require_printable({"收件人": order.told_to})
        row.told_on, row.told_to = order.told_on, order.told_to
        document = issue(opinion_paper(row, law), subject=case.docket, at=act.at)
        row.save()
        record.add(AppraisalOpinionTold(document=document.code, told_on=order.told_on))
        record.add(issued(document))
    return row


def request_reappraisal(order: RequestReappraisal, *, act: Act) -> ExpertAppraisal:
    """Enter that the party wants it appraised again.

    Raises:
        NotPermittedError: not an officer of the case; it lies ahead, or before it was told.
        GateClosedError: no reasons; it was not told yet, or was asked already.
        NotFoundError: no such appraisal.
        IllegalTransitionError: the investigation is over.
    """
    with recording("request_reappraisal", act) as record:
        _case, row = _under_way(record, order.docket, order.appraisal)
        if row.told_on is None or row.objected_on is not None:
            raise GateClosedError(
                "鉴定意见还没有告知当事人，或者已经登记过重新鉴定的申请。",
                why="重新鉴定的申请针对已经告知的鉴定意见。",
                remedy="请先告知鉴定意见；再有异议的，记入陈述申辩。",
                article=RULE,
            )
        require_happened(order.objected_on, today=legal_date(act.at), since=row.told_on)
        require_words(
            order.reasons,
            what="没有写明申请重新鉴定的理由。",
            why="是否重新鉴定，由负责人根据理由决定。",
            rule=RULE,
        )
        row.objected_on, row.objection = order.objected_on, order.reasons
        row.save()
        record.add(ReappraisalRequested(objected_on=order.objected_on))
    return row


def answer_reappraisal(order: AnswerReappraisal, *, act: Act) -> ExpertAppraisal:
    """Grant or refuse that it is appraised again.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader handles the case.
        GateClosedError: no reasons; nobody asked, or it is answered.
        NotFoundError: no such appraisal.
        IllegalTransitionError: the investigation is over.
    """
    with recording("answer_reappraisal", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DECIDE)
        require_under_way(case.stage)
        row = appraisal_of(case, order.appraisal)
        require_strangers(
            act.actor.person,
            case.handlers,
            what="承办人不能答复自己承办案件的重新鉴定申请。",
            why="是否重新鉴定由负责人决定。",
            rule=RULE,
        )
        if row.objected_on is None or row.again is not None:
            raise GateClosedError(
                "没有等待答复的重新鉴定申请。",
                why="没有申请，或者已经答复。",
                remedy="请核对案件。",
                article=RULE,
            )
        require_words(
            order.reasons,
            what="答复没有写明理由。",
            why="同意与不同意都应当告知当事人理由。",
            rule=RULE,
        )
        row.again, row.answer = order.again, order.reasons
        row.answered_on, row.answered_by = legal_date(act.at), act.actor.person
        row.save()
        record.add(ReappraisalAnswered(again=order.again))
    return row


def _under_way(record: Recording, docket: str, key: int) -> tuple[Case, ExpertAppraisal]:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.INVESTIGATE)
    require_under_way(case.stage)
    require_handler(case, actor.person, why=HANDLED_BY, article="apl-2021:42.1")
    return case, appraisal_of(case, key)


def _check(order: CommissionAppraisal, today: date) -> None:
    named = all(one.name.strip() and one.quantity.strip() for one in order.items)
    if not order.items or not named or order.due_on < today:
        raise InvalidInputError(
            "送鉴物品或者提交期限有误。",
            why="鉴定委托书逐项写明送鉴物品的名称、数量和提交期限。",
            remedy="请逐项填写名称、数量；期限不早于今天。",
            article=RULE,
        )
    for words in (order.agency, order.demands, order.contact, order.telephone):
        require_words(
            words,
            what="没有写明鉴定机构、鉴定要求、联系人或者电话。",
            why="鉴定委托书应当写明这些事项。",
            rule=RULE,
        )
    require_printable(
        {"鉴定机构": order.agency, "联系人": order.contact, "电话": order.telephone}
        | {
            f"送鉴物品第{n}项": "".join(astuple(one))
            for n, one in enumerate(order.items, start=1)
        },
        {"鉴定要求": order.demands},
    )
