"""法律顾问: declares interests before the file opens, reads for a time, advises in writing."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.guests import admit, dismiss
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, IllegalTransitionError, NotPermittedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.review.advice import ADVISER, CONSULT, State, Step, advance
from mingjing.review.consultations import consultation_for, lapsed
from mingjing.review.entries import AccessEnded, AdviceGiven, InterestDeclared, RemarkMade
from mingjing.review.models import Consultation, Remark, ReviewRound
from mingjing.review.papers import advice_content
from mingjing.statute.limits import RuleBook

TIME_IS_OVER = "查阅期限届满"
REVIEW_IS_OVER = "本轮审核已经出具意见"


@dataclass(frozen=True)
class DeclareInterest:
    """Whether anything ties the adviser to the party, and what.

    Args:
        has_interest: True ends the consultation before the file was opened.
        words: what the tie is; needed where there is one.
    """

    consultation: int
    has_interest: bool
    words: str = ""


@dataclass(frozen=True)
class SayInConsultation:
    """What is asked or answered on the way."""

    consultation: int
    words: str


@dataclass(frozen=True)
class GiveAdvice:
    """The written advice."""

    consultation: int
    answer: str


@dataclass(frozen=True)
class EndConsultation:
    """Why the reviewer ends a consultation without an answer."""

    consultation: int
    reason: str


def declare_interest(order: DeclareInterest, *, act: Act) -> Consultation:
    """Declare interests (SOD-14); without any the file opens, with one it stays shut.

    Raises:
        NotFoundError: no such consultation, or not theirs.
        NotPermittedError: not the counsel who was asked.
        GateClosedError: a tie without words, or the time is over.
        IllegalTransitionError: declared before, or the consultation has ended.
    """
    with recording("declare_interest", act) as record:
        row = _mine(order.consultation, act, record)
        step = Step.STEP_BACK if order.has_interest else Step.DECLARE
        state = advance(row.stage, step)
        today = legal_date(act.at)
        if order.has_interest:
            require_words(
                order.words,
                what="没有写明利害关系。",
                why="退出须有据可查，法规股据此另请他人。",
                rule=ADVISER,
            )
        row.state, row.has_interest = state.value, order.has_interest
        row.declared_on, row.declaration = today, order.words
        if order.has_interest:
            _shut(row, today, "声明有利害关系")
        else:
            until = row.until or today
            admit(row.round.case, row.adviser, basis=f"咨询 {row.pk}", until=until)
        row.save()
        record.add(InterestDeclared(row.pk, row.adviser, order.has_interest))
    return row


def say_in_consultation(order: SayInConsultation, *, act: Act) -> Remark:
    """Ask back or answer on the way; the reviewer and the counsel who was asked speak.

    Raises:
        NotFoundError: no such consultation, or not theirs.
        NotPermittedError: neither of the two.
        GateClosedError: no words.
        IllegalTransitionError: interests are not declared, or it has ended.
    """
    with recording("say_in_consultation", act) as record:
        row = consultation_for(act.actor, order.consultation)
        record.concerns(row.round.case_id)
        if act.actor.person not in (row.adviser, row.round.reviewer):
            raise NotPermittedError(
                "您不是这项咨询的参与人。",
                why="咨询在审核人员与受邀的法律顾问之间进行。",
                remedy="请由审核人员或者受邀的法律顾问发言。",
                article=CONSULT,
            )
        advance(row.stage, Step.SAY)
        require_words(order.words, what="没有写明内容。", why="咨询须留下记录。", rule=CONSULT)
        remark = Remark(
            consultation=row, author=act.actor.person, said_at=act.at, words=order.words
        )
        remark.save(force_insert=True)
        record.add(RemarkMade(row.pk))
    return remark


def give_advice(order: GiveAdvice, *, act: Act, law: RuleBook) -> Consultation:
    """Give the written advice; with it the adviser's reading ends.

    It is attached to the review and passes nothing: the reviewer's own opinion does.

    Raises:
        NotFoundError: no such consultation, or not theirs.
        NotPermittedError: not the counsel who was asked.
        GateClosedError: no words, or the time is over.
        IllegalTransitionError: interests are not declared, or it has ended.
    """
    with recording("give_advice", act) as record:
        row = _mine(order.consultation, act, record)
        state = advance(row.stage, Step.GIVE)
        require_words(
            order.answer,
            what="法律意见没有内容。",
            why="法律顾问应通过出具法律意见书等形式进行审核。",
            rule=ADVISER,
        )
        today = legal_date(act.at)
        row.state, row.answer, row.answered_on = state.value, order.answer, today
        document = issue(
            advice_content(row, law=law, on=today), subject=row.round.case_id, at=act.at
        )
        row.document = document
        _shut(row, today, "已出具书面意见")
        row.save()
        record.add(
            AdviceGiven(
                consultation=row.pk,
                body=row.body,
                number=document.number,
                document=document.code,
                content_sha256=document.content_sha256,
            )
        )
        record.add(AccessEnded(row.pk, row.adviser, row.end_reason))
    return row


def end_consultation(order: EndConsultation, *, act: Act) -> Consultation:
    """End a consultation that nobody answered.

    Raises:
        NotFoundError: no such consultation, or not theirs.
        NotPermittedError: not a reviewer.
        GateClosedError: no reason.
        IllegalTransitionError: it has ended.
    """
    with recording("end_consultation", act) as record:
        row = consultation_for(act.actor, order.consultation)
        record.concerns(row.round.case_id)
        require(act.actor, Permission.REVIEW)
        require_words(
            order.reason, what="没有写明理由。", why="终止咨询须有据可查。", rule=CONSULT
        )
        end(row, order.reason, legal_date(act.at), record)
    return row


def end_lapsed_advice(*, act: Act) -> list[Consultation]:
    """End, on the record, what every counsel could read up to a day that is over.

    Raises:
        NotPermittedError: not the program that does it.
        IllegalTransitionError: nothing has lapsed.
    """
    with recording("end_lapsed_advice", act) as record:
        require(act.actor, Permission.END_ADVICE)
        today = legal_date(act.at)
        rows = lapsed(today)
        if not rows:
            raise IllegalTransitionError(
                "没有到期的查阅。",
                why="所有咨询都在期限之内或者已经终止。",
                remedy="无需办理。",
                article=CONSULT,
            )
        for row in rows:
            end(row, TIME_IS_OVER, today, record)
    return rows


def end_with_round(round_: ReviewRound, on: date, record: Recording) -> None:
    """End what is still open when the opinion of a round is given."""
    rows = Consultation.objects.filter(
        round=round_, state__in=[State.ASKED.value, State.OPEN.value]
    )
    for row in rows.select_related("round__case"):
        end(row, REVIEW_IS_OVER, on, record)


def end(row: Consultation, reason: str, on: date, record: Recording) -> None:
    """End a consultation without an answer, and the reading with it.

    Raises:
        IllegalTransitionError: it has ended.
    """
    row.state = advance(row.stage, Step.END).value
    _shut(row, on, reason)
    row.save()
    record.add(AccessEnded(row.pk, row.adviser, reason), subject=row.round.case_id)


def _shut(row: Consultation, on: date, reason: str) -> None:
    row.ended_on, row.end_reason = on, reason
    if row.adviser:
        dismiss(row.round.case, row.adviser, on)


def _mine(key: int, act: Act, record: Recording) -> Consultation:
    row = consultation_for(act.actor, key)
    record.concerns(row.round.case_id)
    require(act.actor, Permission.ADVISE)
    if row.adviser != act.actor.person:
        raise NotPermittedError(
            "您不是受邀的法律顾问。",
            why="书面意见由受邀的人本人出具。",
            remedy="请由受邀的法律顾问办理。",
            article=ADVISER,
        )
    if row.until is not None and legal_date(act.at) > row.until:
        raise GateClosedError(
            "查阅期限已经届满。",
            why=f"查阅至 {row.until.isoformat()}，届满自行终止。",
            remedy="仍需咨询的，请审核人员重新提出。",
            article=ADVISER,
        )
    return row
