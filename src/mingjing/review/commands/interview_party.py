"""向当事人了解情况: the reviewer hears the party, for the review and not as evidence."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue, issued
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, NotPermittedError, SeparationOfDutiesError
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import PartyInterviewed
from mingjing.review.models import Interview, ReviewRound
from mingjing.review.papers import interview_content
from mingjing.review.queries import latest_round
from mingjing.review.rules import require_independent, require_same_reviewer
from mingjing.statute.limits import RuleBook

ARTICLE = "seed-2022:A3-6"


@dataclass(frozen=True)
class InterviewParty:
    """Who heard whom, when, where, and what was said.

    Args:
        second: the other person of the legal office who was there.
        heard: who spoke for the party, in what capacity.
        rights_told: whether they were told what the talk is for, and that they may speak.
        account: questions and answers, in words.
        statement: what the party states in its defence.
    """

    docket: str
    second: str
    began_at: datetime
    ended_at: datetime
    place: str
    heard: str
    rights_told: bool
    account: str
    statement: str = ""


def interview_party(order: InterviewParty, *, act: Act, law: RuleBook) -> Interview:
    """Record a talk with the party and issue its paper; the evidence and the subject stay.

    Raises:
        NotPermittedError: not a reviewer, or the second person is none.
        SeparationOfDutiesError: one person twice, not the reviewer of the case, or tied to it.
        GateClosedError: something is missing, or the times are not possible.
        IllegalTransitionError: no review runs.
        NotFoundError: nobody of that code is on the roster.
    """
    with recording("interview_party", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_same_reviewer(round_, act.actor.person)
        _require_second(order.second, round_, act)
        _require_whole(order, act)
        row = Interview(
            round=round_,
            reviewer=act.actor.person,
            second=order.second,
            began_at=order.began_at,
            ended_at=order.ended_at,
            place=order.place,
            heard=order.heard,
            rights_told=order.rights_told,
            account=order.account,
            statement=order.statement,
        )
        document = issue(
            interview_content(row, law=law, on=legal_date(act.at)),
            subject=case.docket,
            at=act.at,
        )
        row.document = document
        row.save(force_insert=True)
        record.add(PartyInterviewed(round=round_.number, document=document.code))
        record.add(issued(document))
    return row


def _require_second(second: str, round_: ReviewRound, act: Act) -> None:
    if second == act.actor.person:
        raise SeparationOfDutiesError(
            "同一人不能兼作两名谈话人员。",
            why="向当事人了解情况由两人进行。",
            remedy="请另请一名法制审核人员参加。",
            article=ARTICLE,
        )
    if not may(actor_of(second, legal_date(act.at)), Permission.REVIEW):
        raise NotPermittedError(
            f"{second} 号人员不是法制审核人员。",
            why="审核中的谈话由法制审核人员进行，办案人员不参加。",
            remedy="请另请一名法制审核人员参加。",
            article=ARTICLE,
        )
    require_independent(second, round_.case, round_)


def _require_whole(order: InterviewParty, act: Act) -> None:
    needed = (
        (order.place, "地点"),
        (order.heard, "被谈话人"),
        (order.account, "谈话内容"),
    )
    for words, what in needed:
        require_words(words, what=f"没有写明{what}。", why="谈话应当制作笔录。", rule=ARTICLE)
    if not order.rights_told:
        raise GateClosedError(
            "没有告知当事人谈话的目的和陈述申辩的权利。",
            why="必要时可以向当事人了解情况、听取陈述申辩。",
            remedy="请先告知，再记录。",
            article=ARTICLE,
        )
    if not order.began_at < order.ended_at <= act.at:
        raise GateClosedError(
            "谈话的起止时间不对。",
            why="结束应当晚于开始，且不晚于登记的时候。",
            remedy="请核对时间。",
            article=ARTICLE,
        )
