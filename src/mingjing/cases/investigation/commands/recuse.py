"""回避 (APL 43, SOD-05): asked for by whom it concerns or by the party, decided by a leader."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import actor_of
from mingjing.cases.investigation.entries import (
    RecusalGranted,
    RecusalRefused,
    RecusalRequested,
)
from mingjing.cases.investigation.models import Recusal
from mingjing.cases.investigation.papers import recusal_paper
from mingjing.cases.investigation.queries import capacity_in, open_recusal, open_recusals_of
from mingjing.cases.investigation.recusing import RULE, Capacity, require_decider
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.cases.states import NOT_HANDLED
from mingjing.documents.issuing import issue, issued
from mingjing.documents.models import Document
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
)
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RequestRecusal:
    """Who is to withdraw, and why.

    Args:
        person: code of an officer, reviewer or presiding officer of the case, or of a leader.
        reason: the direct interest, or the other relation that may affect the handling.
        by_party: whether the party asks; otherwise the person asks for themself.
        requested_on: day on which it was asked.
    """

    docket: str
    person: str
    reason: str
    requested_on: date
    by_party: bool = False


@dataclass(frozen=True)
class GrantRecusal:
    """The person withdraws.

    Args:
        recusal: key of the request.
        outside: of a leader, the institution above or the party group that decided.
        reference: its paper.
    """

    docket: str
    recusal: int
    opinion: str
    outside: str = ""
    reference: str = ""


@dataclass(frozen=True)
class RefuseRecusal:
    """The person stays.

    Args:
        reasons: as the applicant was told.
        told_on: day on which the applicant was.
    """

    docket: str
    recusal: int
    reasons: str
    told_on: date
    outside: str = ""
    reference: str = ""


def request_recusal(order: RequestRecusal, *, act: Act) -> Recusal:
    """Enter that somebody is to withdraw; the investigation goes on until it is decided.

    Raises:
        NotPermittedError: for somebody else without the party, or it lies ahead.
        InvalidInputError: the person takes no part in the case.
        GateClosedError: no reason; or it was asked already, and is not decided.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("request_recusal", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REQUEST_RECUSAL)
        _require_handled(case)
        today = legal_date(act.at)
        require_happened(order.requested_on, today=today, since=case.filed_on)
        if not order.by_party and order.person != act.actor.person:
            raise NotPermittedError(
                "不能替别人提出回避。",
                why="执法人员认为自己应当回避的，自己提出；当事人认为其应当回避的，由当事人申请。",
                remedy="请由本人提出；当事人申请的，请注明。",
                article=RULE,
            )
        capacity = capacity_in(case, actor_of(order.person, today))
        require_words(
            order.reason,
            what="没有写明回避的理由。",
            why="与案件有直接利害关系，或者有其他关系可能影响公正执法的，应当回避。",
            rule=RULE,
        )
        require_printable({}, {"回避的理由": order.reason})
        if any(one.person == order.person for one in open_recusals_of(case)):
            raise GateClosedError(
                "这个人的回避已经提出，正在等待决定。",
                why="同一件事不重复登记。",
                remedy="请等待负责人决定。",
                article=RULE,
            )
        row = Recusal(
            case=case,
            person=order.person,
            capacity=capacity,
            by_party=order.by_party,
            requested_on=order.requested_on,
            requested_by=act.actor.person,
            reason=order.reason,
        )
        row.save(force_insert=True)
        record.add(
            RecusalRequested(
                person=order.person,
                capacity=capacity,
                by_party=order.by_party,
                requested_on=order.requested_on,
            )
        )
    return row


def grant_recusal(order: GrantRecusal, *, act: Act, law: RuleBook) -> Recusal:
    """Let somebody withdraw: from now on the person does nothing more in the case.

    Who is to come in their place is a step of its own: ``replace_officer``,
    ``replace_reviewer``, ``appoint_presiding_officer``.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader is concerned, or handles the case.
        GateClosedError: no opinion; on a leader, and nobody outside decided.
        NotFoundError: no such request, or it is decided.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("grant_recusal", act) as record:
        case, row = _to_decide(record, order.docket, order.recusal)
        _settle(row, record, order.outside, order.reference, order.opinion)
        row.granted = True
        document = _issue(row, act=act, law=law)
        case.recused = {**case.recused, row.person: legal_date(act.at).isoformat()}
        case.save()
        row.save()
        record.add(
            RecusalGranted(
                person=row.person,
                capacity=row.capacity,
                outside=row.decided_outside,
                reference=row.reference,
                document=document.code,
            )
        )
        record.add(issued(document))
    return row


def refuse_recusal(order: RefuseRecusal, *, act: Act, law: RuleBook) -> Recusal:
    """Let somebody stay, and tell the applicant why.

    Raises:
        NotPermittedError: not a leader, or the applicant is told in days to come.
        SeparationOfDutiesError: the leader is concerned, or handles the case.
        GateClosedError: no reasons; on a leader, and nobody outside decided.
        NotFoundError: no such request, or it is decided.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("refuse_recusal", act) as record:
        case, row = _to_decide(record, order.docket, order.recusal)
        require_happened(order.told_on, today=legal_date(act.at), since=row.requested_on)
        _settle(row, record, order.outside, order.reference, order.reasons)
        row.granted, row.told_on = False, order.told_on
        document = _issue(row, act=act, law=law)
        case.save()
        row.save()
        record.add(
            RecusalRefused(
                person=row.person,
                capacity=row.capacity,
                outside=row.decided_outside,
                reference=row.reference,
                told_on=order.told_on,
                document=document.code,
            )
        )
        record.add(issued(document))
    return row


def _to_decide(record: Recording, docket: str, key: int) -> tuple[Case, Recusal]:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.DECIDE_RECUSAL)
    _require_handled(case)
    row = open_recusal(case, key)
    require_strangers(
        actor.person,
        case.handlers,
        what="承办人不能决定本案人员的回避。",
        why="当事人提出回避申请的，行政机关应当依法审查，由行政机关负责人决定。",
        rule=RULE,
    )
    return case, row


def _settle(row: Recusal, record: Recording, outside: str, reference: str, words: str) -> None:
    person = record.act.actor.person
    require_decider(person, row.person, Capacity(row.capacity), outside, reference)
    require_words(
        words,
        what="决定回避没有写明理由。",
        why="回避申请应当依法审查；不同意的，理由告知申请人。",
        rule=RULE,
    )
    require_printable({"决定的机关": outside, "文件": reference}, {"理由": words})
    row.decided_on, row.decided_by = legal_date(record.act.at), person
    row.decided_outside, row.reference = outside.strip(), reference.strip()
    row.answer = words


def _issue(row: Recusal, *, act: Act, law: RuleBook) -> Document:
    row.document = issue(recusal_paper(row, law), subject=row.case_id, at=act.at)
    return row.document


def _require_handled(case: Case) -> None:
    if case.stage in NOT_HANDLED:
        raise IllegalTransitionError(
            f"案件现处于“{case.stage.label}”，不存在回避。",
            why="回避针对办理中的案件；线索尚未立案，已结案的不再办理。",
            remedy="立案时请指定没有利害关系的执法人员。",
            article=RULE,
        )
