"""行政复议、行政诉讼: what is received, answered, stayed and settled, whatever it is against.

Inside the recordings of whoever is contested: whose act it is, who may handle it and what
becomes of it, each command says (ARL 42, 44, 48, 54; APrL 56, 67).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.cases.contests import running_in
from mingjing.cases.entries import (
    ExecutionStayed,
    RemedyAnswered,
    RemedyReceived,
    RemedySettled,
)
from mingjing.cases.papers.contests import answer_paper, evidence_paper
from mingjing.cases.papers.enforcement import signed_by_leader
from mingjing.cases.remedies import (
    REMEDY_LIFE,
    Outcome,
    RemedyState,
    RemedyStep,
    Standing,
    Way,
    outcome_of,
)
from mingjing.cases.remedy_rows import RemedyRow
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Recording
from mingjing.statute.court_window import LITIGATION, RECONSIDERATION
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

NOTICE, STAY = "arl-2023:48", "arl-2023:42"
PERIOD = {Way.RECONSIDERATION: RECONSIDERATION, Way.LITIGATION: LITIGATION}
NORMS = {
    Way.RECONSIDERATION: ("arl-2023:44.1", "arl-2023:48"),
    Way.LITIGATION: ("aprl-2017:67.1",),
}


@dataclass(frozen=True)
class ReceiveRemedy:
    """The notice of the authority or court.

    Args:
        subject: number of what it is against: a case, a penalty on the spot.
        way: to whom the party turned.
        body: 行政复议机关 or 人民法院.
        number: its own of the matter.
        applied_on: day of the application or complaint.
        received_on: day on which the copy came in; the answer is counted from it.
        is_simple: whether the reconsideration is simplified (ARL 53, 54).
        claims: what is asked for, and why.
    """

    subject: str
    way: Way
    body: str
    number: str
    applied_on: date
    received_on: date
    claims: str
    is_simple: bool = False


@dataclass(frozen=True)
class AnswerRemedy:
    """What the bureau said and handed in.

    Args:
        subject: as above.
        answered_on: day on which it was handed in.
        answer: 答复, facts and reasons.
        evidence: one item a line, as the list prints it.
        norms: what the decision rests on, one a line.
    """

    subject: str
    answered_on: date
    answer: str
    evidence: tuple[str, ...]
    norms: tuple[str, ...]


@dataclass(frozen=True)
class StayExecution:
    """停止执行 until the outcome.

    Args:
        subject: as above.
        stayed_on: day of the order.
        by: who ordered it: the bureau itself, the authority or the court.
    """

    subject: str
    stayed_on: date
    by: str
    reason: str


@dataclass(frozen=True)
class SettleRemedy:
    """The outcome.

    Args:
        subject: as above.
        outcome: one of ``remedies.OUTCOMES``.
        number: of the authority's or court's paper.
        outcome_on: day of that paper.
        effective_on: day on which it reached the party, or the judgment took effect.
        fine_fen: what is left of the fine, where it is changed.
        kinds: what is left of the other penalties, where it is changed.
        by_third_party: whether a third party asked for more, so that it may be heavier.
        redo_until: until when the bureau must act anew, where the paper says so.
    """

    subject: str
    outcome: str
    number: str
    outcome_on: date
    effective_on: date
    note: str
    fine_fen: int = 0
    kinds: tuple[DecisionKind, ...] = ()
    by_third_party: bool = False
    redo_until: date | None = None


def require_alone(remedies: Collection[RemedyRow]) -> None:
    """Refuse a remedy while another one runs against the same act (ARL 29, APrL 44).

    Raises:
        AlreadyDoneError: one does.
    """
    running = running_in(remedies)
    if running is None:
        return
    raise AlreadyDoneError(
        f"{Way(running.way).label}正在进行。",
        why="行政复议已经受理的，在复议期间不得起诉；人民法院已经受理的，不得申请行政复议。",
        remedy=f"请先登记{running.body}的结果。",
        article="arl-2023:29",
    )


def receive(  # noqa: PLR0913 - the facts it is measured by
    record: Recording,
    remedy: RemedyRow,
    order: ReceiveRemedy,
    law: RuleBook,
    *,
    decided_on: date,
    served_on: date | None,
) -> None:
    """Fill in and save a new remedy: the clock of the answer runs.

    Args:
        record: the open recording.
        remedy: knows what it is against, and nothing else yet.
        order: the notice.
        law: the rule book.
        decided_on: day of the act it is against.
        served_on: day on which that reached the party; None where it has not.

    Raises:
        NotPermittedError: before the act, or ahead.
        GateClosedError: it does not say by whom, under which number, or what is asked for.
        InvalidInputError: simplified, and no reconsideration.
    """
    today = legal_date(record.act.at)
    _require_notice(order)
    require_happened(order.applied_on, today=today, since=decided_on)
    require_happened(order.received_on, today=today, since=order.applied_on)
    remedy.way, remedy.state = order.way.value, RemedyState.RECEIVED.value
    remedy.body, remedy.number = order.body.strip(), order.number.strip()
    remedy.applied_on, remedy.received_on = order.applied_on, order.received_on
    remedy.is_simple, remedy.claims = order.is_simple, order.claims
    remedy.save(force_insert=True)
    due = law.due(order.way.answer_within(is_simple=order.is_simple), order.received_on)
    period = law.due(PERIOD[order.way], served_on or decided_on)
    record.add(
        RemedyReceived(
            way=order.way.value,
            body=remedy.body,
            applied_on=order.applied_on,
            received_on=order.received_on,
            answer_until=day_of(due.binding).isoformat(),
            in_time=order.applied_on <= day_of(period.binding),
        )
    )


def answer(  # noqa: PLR0913 - the parts of an answer
    record: Recording,
    remedy: RemedyRow,
    order: AnswerRemedy,
    law: RuleBook,
    *,
    number: str,
    about: Mapping[str, Value],
) -> None:
    """Record the answer with its list of evidence; being late is recorded, too.

    Args:
        record: the open recording.
        remedy: the one that runs; saved.
        order: what was said and handed in.
        law: the rule book.
        number: under which the papers are kept.
        about: what they say of the decision: whose, and which.

    Raises:
        NotPermittedError: before the notice, or ahead.
        GateClosedError: no answer, no evidence or no norms.
        IllegalTransitionError: answered, or over.
    """
    way, act = Way(remedy.way), record.act
    remedy.state = REMEDY_LIFE.advance(remedy.stage, RemedyStep.ANSWER).value
    _require_answer(order)
    require_happened(order.answered_on, today=legal_date(act.at), since=remedy.received_on)
    ending = signed_by_leader(
        "经办人", act.actor.person, on=order.answered_on, law=law, articles=NORMS[way]
    )
    papers = (
        answer_paper(remedy, about, order.answer, order.norms, ending),
        evidence_paper(remedy, about, order.evidence, ending),
    )
    said, listed = (issue(paper, subject=number, at=act.at) for paper in papers)
    remedy.answered_on, remedy.evidence = order.answered_on, list(order.evidence)
    remedy.document = said
    remedy.save()
    due = law.due(way.answer_within(is_simple=remedy.is_simple), remedy.received_on)
    record.add(
        RemedyAnswered(
            answered_on=order.answered_on,
            evidence=len(order.evidence),
            in_time=order.answered_on <= day_of(due.binding),
            document=said.code,
        )
    )
    record.add(issued(said))
    record.add(issued(listed))


def stay(record: Recording, remedy: RemedyRow, order: StayExecution) -> None:
    """Stop the execution until the outcome; without an order nothing stops it (APL 73).

    Raises:
        NotPermittedError: before the remedy, or ahead.
        GateClosedError: it does not say by whom, or why.
        AlreadyDoneError: stopped already.
        IllegalTransitionError: over.
    """
    REMEDY_LIFE.advance(remedy.stage, RemedyStep.STAY)
    if remedy.stayed_on is not None:
        raise AlreadyDoneError(
            "已经停止执行。",
            why=f"{remedy.stayed_by}已于{remedy.stayed_on}决定停止执行。",
            remedy="停止执行到复议、诉讼有结果为止。",
            article=STAY,
        )
    require_words(
        order.by.strip() and order.reason,
        what="没有写明由谁决定停止执行，或者没有写明理由。",
        why="复议、诉讼期间不停止执行；认为需要停止执行的，由行政机关、复议机关或者人民法院决定。",
        rule=STAY,
    )
    require_printable({"决定机关": order.by}, {"理由": order.reason})
    today = legal_date(record.act.at)
    require_happened(order.stayed_on, today=today, since=remedy.applied_on)
    remedy.stayed_on, remedy.stayed_by = order.stayed_on, order.by.strip()
    remedy.stay_reason = order.reason
    remedy.save()
    record.add(
        ExecutionStayed(stayed_on=order.stayed_on, by=remedy.stayed_by, reason=order.reason)
    )


def settle(record: Recording, remedy: RemedyRow, order: SettleRemedy) -> Outcome:
    """Record the outcome and return it; what it is against follows it in the same recording.

    Raises:
        NotPermittedError: before the remedy, or ahead.
        InvalidInputError: no such outcome.
        GateClosedError: no number or words.
        IllegalTransitionError: over.
    """
    remedy.state = REMEDY_LIFE.advance(remedy.stage, RemedyStep.SETTLE).value
    outcome = outcome_of(Way(remedy.way), order.outcome)
    today = legal_date(record.act.at)
    require_words(
        order.number.strip() and order.note,
        what="没有写明文书的文号，或者没有写明结果的内容。",
        why="被申请人应当履行行政复议决定书、调解书；生效的判决、裁定也是如此。",
        rule=outcome.article,
    )
    require_printable({"文号": order.number}, {"内容": order.note})
    require_happened(order.outcome_on, today=today, since=remedy.applied_on)
    require_happened(order.effective_on, today=today, since=order.outcome_on)
    remedy.outcome, remedy.outcome_number = order.outcome, order.number.strip()
    remedy.outcome_on, remedy.effective_on = order.outcome_on, order.effective_on
    remedy.note = order.note
    remedy.save()
    record.add(
        RemedySettled(
            way=remedy.way,
            outcome=order.outcome,
            number=remedy.outcome_number,
            outcome_on=order.outcome_on,
            effective_on=order.effective_on,
            redo_until=order.redo_until.isoformat() if order.redo_until else "",
        )
    )
    return outcome


def require_left(
    order: SettleRemedy, outcome: Outcome, *, fine_fen: int, kinds: Collection[str]
) -> None:
    """Refuse what is left of a changed penalty where it is heavier and nobody asked for that.

    Raises:
        GateClosedError: it is.
    """
    if outcome.leaves is not Standing.CHANGED:
        return
    asked = {kind.value for kind in order.kinds}
    is_heavier = order.fine_fen > fine_fen or not asked <= set(kinds)
    if order.fine_fen < 0 or (is_heavier and not order.by_third_party):
        raise GateClosedError(
            "变更后的处罚更重，没有登记第三人的相反请求。",
            why=f"现罚款 {yuan(fine_fen)} 元；"
            "不得作出更为不利的变更，第三人提出相反请求的除外。",
            remedy="请对照决定书、判决书填写变更以后的罚款和其他处罚。",
            article=outcome.article,
        )


def _require_notice(order: ReceiveRemedy) -> None:
    require_words(
        order.body.strip() and order.number.strip() and order.claims,
        what="没有写明由谁受理、案号或者申请的内容。",
        why="答复、举证针对的是申请书、起诉状副本。",
        rule=NOTICE,
    )
    require_printable(
        {"受理机关": order.body, "案号": order.number}, {"请求和理由": order.claims}
    )
    if order.is_simple and order.way is not Way.RECONSIDERATION:
        raise InvalidInputError(
            "行政诉讼没有五日答复的简易程序。",
            why="五日答复是行政复议简易程序的期限；行政诉讼自收到起诉状副本之日起十五日内举证、答辩。",
            remedy="请去掉“简易程序”，或者选择行政复议。",
            article="arl-2023:54.1",
        )


def _require_answer(order: AnswerRemedy) -> None:
    if order.answer.strip() and order.evidence and order.norms:
        return
    raise GateClosedError(
        "答复、证据或者依据没有写明。",
        why="对行政行为的合法性、适当性负有举证责任；不提出答复、提交证据的，视为没有证据、依据。",
        remedy="请写明答复，逐行列出证据和所依据的规范；决定之后收集的证据不能作为依据。",
        article="arl-2023:44.1",
    )
