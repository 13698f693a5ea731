"""疑难、争议与咨询: the reviewer marks a case, asks counsel or the justice bureau (A3-9)."""

from dataclasses import dataclass

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import actor_of
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, NotPermittedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.review.advice import CONSULT, LIFE, Body, Step, advance
from mingjing.review.commands.accept_package import require_status
from mingjing.review.consultations import READS_FOR, consultation_for
from mingjing.review.entries import AdviceGiven, ConsultationOpened, DisputeMarked
from mingjing.review.models import Consultation, ReviewRound
from mingjing.review.queries import latest_round
from mingjing.review.rules import require_same_reviewer
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class MarkDisputed:
    """What is difficult or disputed."""

    docket: str
    reason: str


@dataclass(frozen=True)
class AskForAdvice:
    """Whom to ask what.

    Args:
        body: counsel, or the county's justice bureau.
        adviser: the counsel who will read the case; empty for the justice bureau.
        question: what they are asked.
    """

    docket: str
    body: Body
    question: str
    adviser: str = ""


@dataclass(frozen=True)
class RecordAdvice:
    """What the justice bureau answered, and who there."""

    consultation: int
    answered_by: str
    answer: str


def mark_disputed(order: MarkDisputed, *, act: Act) -> ReviewRound:
    """Mark the case as 疑难、争议: it cannot pass before somebody was consulted.

    The clock runs on; the mark is not taken back.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: another reviewer took the case on.
        GateClosedError: no words, or marked before.
        IllegalTransitionError: no review runs.
    """
    with recording("mark_disputed", act) as record:
        _case, round_ = _running(order.docket, act, record)
        require_words(
            order.reason,
            what="没有写明疑难、争议的问题。",
            why="对疑难、争议问题，应当向聘用律师或县政府法制机构咨询。",
            rule=CONSULT,
        )
        if round_.disputed:
            raise GateClosedError(
                "本轮审核已经标记为疑难、争议。",
                why=f"标记的问题：{round_.disputed}",
                remedy="请提出咨询；得到答复之后才能出具同意意见。",
                article=CONSULT,
            )
        round_.disputed = order.reason
        round_.save()
        record.add(DisputeMarked(round=round_.number, reason=order.reason))
    return round_


def ask_for_advice(order: AskForAdvice, *, act: Act, law: RuleBook) -> Consultation:
    """Ask; counsel may open the file only after declaring that nothing ties them to the party.

    Raises:
        NotPermittedError: not a reviewer, or who is asked is no counsel.
        SeparationOfDutiesError: another reviewer took the case on.
        GateClosedError: no question, or the same one is still being asked.
        IllegalTransitionError: no review runs.
    """
    with recording("ask_for_advice", act) as record:
        case, round_ = _running(order.docket, act, record)
        today = legal_date(act.at)
        require_words(
            order.question,
            what="没有写明咨询的问题。",
            why="答复的人须知道要答什么。",
            rule=CONSULT,
        )
        until = None
        if order.body is Body.COUNSEL:
            _require_counsel(order.adviser, act)
            until = day_of(law.due(READS_FOR, today).nominal)
        _require_not_asked(case, order)
        row = Consultation(
            round=round_,
            state=LIFE.start.value,
            body=order.body.value,
            adviser=order.adviser if order.body is Body.COUNSEL else "",
            question=order.question,
            asked_by=act.actor.person,
            asked_on=today,
            until=until,
        )
        row.save(force_insert=True)
        record.add(
            ConsultationOpened(
                round=round_.number,
                consultation=row.pk,
                body=row.body,
                adviser=row.adviser,
                until=until.isoformat() if until else "",
            )
        )
    return row


def record_advice(order: RecordAdvice, *, act: Act) -> Consultation:
    """Record what the justice bureau answered.

    Raises:
        NotFoundError: no such consultation.
        NotPermittedError: not a reviewer.
        GateClosedError: it was counsel who was asked, or who answered what is missing.
        IllegalTransitionError: it was answered, or has ended.
    """
    with recording("record_advice", act) as record:
        row = consultation_for(act.actor, order.consultation)
        record.concerns(row.round.case_id)
        require(act.actor, Permission.REVIEW)
        if row.body == Body.COUNSEL:
            raise GateClosedError(
                "法律顾问的意见由法律顾问本人出具。",
                why="书面意见由本人以其账号出具，他人不能代为登记。",
                remedy="请由受邀的法律顾问登录后出具。",
                article="seed-2022:S-4.3-3",
            )
        for words, what in ((order.answered_by, "答复人"), (order.answer, "答复内容")):
            require_words(words, what=f"没有写明{what}。", why="咨询须留下记录。", rule=CONSULT)
        row.state = advance(row.stage, Step.RECORD).value
        row.answered_by, row.answer = order.answered_by, order.answer
        row.answered_on = row.ended_on = legal_date(act.at)
        row.save()
        record.add(
            AdviceGiven(
                consultation=row.pk,
                body=row.body,
                number="",
                document="",
                content_sha256="",
            )
        )
    return row


def _running(docket: str, act: Act, record: Recording) -> tuple[Case, ReviewRound]:
    case = case_to_change(act.actor, docket, record)
    require(act.actor, Permission.REVIEW)
    round_ = latest_round(case)
    require_status(round_, ReviewRound.Status.ACCEPTED)
    require_same_reviewer(round_, act.actor.person)
    return case, round_


def _require_counsel(person: str, act: Act) -> None:
    posts = actor_of(person, legal_date(act.at)).roles
    if posts != {Role.COUNSEL}:
        raise NotPermittedError(
            f"{person} 号人员不能作为法律顾问查阅本案。",
            why="法律顾问、公职律师只提供意见，不得兼任办案、审核、审批等岗位。",
            remedy="请选择只担任“法律顾问”岗位的人员，或请管理员按聘任文件登记。",
            article="seed-2022:S-4.3-3",
        )


def _require_not_asked(case: Case, order: AskForAdvice) -> None:
    open_ones = Consultation.objects.filter(
        round__case=case, body=order.body.value, adviser=order.adviser
    ).exclude(state__in=LIFE.ends)
    if open_ones.exists():
        raise GateClosedError(
            "已经提出咨询，尚未答复。",
            why="同一咨询对象对同一案件一次只提出一项咨询。",
            remedy="补充的问题，请在咨询中发言。",
            article=CONSULT,
        )
