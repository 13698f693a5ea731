"""告知、陈述申辩 (L05): who is concerned is told, may speak, and may ask for a hearing."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import AlreadyDoneError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.clocks import ASK_WITHIN, HEAR_WITHIN
from mingjing.permits.entries import (
    InterestedInformed,
    PermitHearingOpened,
    PermitHearingWaived,
    PermitStatementRecorded,
)
from mingjing.permits.hearings import require_asked_in_time
from mingjing.permits.models import Application, Interested, PermitHearing
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, notice
from mingjing.permits.queries import interested_in
from mingjing.permits.states import Step
from mingjing.statute.dues import day_for_party
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

EXAMINE = Permission.EXAMINE_APPLICATION


@dataclass(frozen=True)
class InformInterested:
    """Who was told.

    Args:
        others: interested parties beside the applicant, one each.
        told_on: day on which the notice reached them.
        hearing_right: whether great interests of others are at stake (ALL 47).
        content: what they were told.
    """

    number: str
    others: tuple[str, ...]
    told_on: date
    hearing_right: bool
    content: str


@dataclass(frozen=True)
class RecordPermitStatement:
    """What somebody who was told said to it.

    Args:
        person: which of those who were told, counted from 1.
        words: what they said.
        answer: whether and why it was taken up or not.
    """

    number: str
    person: int
    said_on: date
    words: str
    answer: str
    adopted: bool


@dataclass(frozen=True)
class WaivePermitHearing:
    """One of those who were told gives the hearing up in writing."""

    number: str
    person: int
    waived_on: date


@dataclass(frozen=True)
class RequestPermitHearing:
    """One of those who were told asks for a hearing."""

    number: str
    person: int
    asked_on: date


@dataclass(frozen=True)
class OrderPermitHearing:
    """The bureau holds a hearing of its own accord, and announces it to the public (ALL 46)."""

    number: str
    reason: str
    announced_on: date


def inform_interested(order: InformInterested, *, act: Act, law: RuleBook) -> Application:
    """Tell the applicant and the others whom it concerns.

    Raises:
        NotPermittedError: not who examines it, or a day that lies ahead.
        GateClosedError: nothing says what they were told; nobody else is named.
        IllegalTransitionError: it is not examined.
    """
    with recording("inform_interested", act) as record:
        application = begin(record, order.number, Step.INFORM, EXAMINE)
        today = legal_date(act.at)
        require_happened(order.told_on, today=today, since=application.accepted_on)
        others = tuple(one.strip() for one in order.others if one.strip())
        require_words(
            order.content if others else "",
            what="没有写明告知的内容，或者没有写明利害关系人。",
            why="许可事项直接关系他人重大利益的，应当告知该利害关系人，并听取意见。",
            rule="all-2019:36",
        )
        require_printable({"利害关系人": "、".join(others)}, {"告知内容": order.content})
        until = day_for_party(law.due(ASK_WITHIN, order.told_on))
        fields: dict[str, Value] = {
            "interested": list(others),
            "content": order.content,
            "told_on": order.told_on.isoformat(),
            "hearing": _right(until) if order.hearing_right else "",
        }
        articles = ["all-2019:36", *(["all-2019:47"] if order.hearing_right else [])]
        paper = notice("permit_rights", application, ending(today, law, articles), fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        for n, name in enumerate((application.party_name, *others)):
            Interested(
                application=application,
                name=name,
                is_applicant=n == 0,
                told_on=order.told_on,
                hearing_right=order.hearing_right,
            ).save(force_insert=True)
        record.add(
            InterestedInformed(
                document=document.code,
                told_on=order.told_on,
                people=len(others) + 1,
                hearing_right=order.hearing_right,
            )
        )
        record.add(issued(document))
    return application


def record_permit_statement(order: RecordPermitStatement, *, act: Act) -> Application:
    """Record what somebody said, and what was made of it.

    Raises:
        NotPermittedError: not who examines it; a day ahead, or before they were told.
        InvalidInputError: nobody of that number was told.
        GateClosedError: no words, or no answer to them.
        IllegalTransitionError: it is not examined or heard.
    """
    with recording("record_permit_statement", act) as record:
        application = begin(record, order.number, Step.STATEMENT, EXAMINE)
        one = _told(application, order.person)
        require_happened(order.said_on, today=legal_date(act.at), since=one.told_on)
        for words in (order.words, order.answer):
            require_words(
                words,
                what="没有写明意见，或者没有写明是否采纳及理由。",
                why="行政机关应当听取申请人、利害关系人的意见。",
                rule="all-2019:36",
            )
        require_printable({}, {"意见": order.words, "采纳情况": order.answer})
        one.words, one.answer = order.words, order.answer
        application.save()
        one.save()
        record.add(PermitStatementRecorded(said_on=order.said_on, adopted=order.adopted))
    return application


def waive_permit_hearing(order: WaivePermitHearing, *, act: Act) -> Application:
    """Record that somebody gives up the hearing.

    Raises:
        NotPermittedError: not who examines it; a day ahead, or before they were told.
        InvalidInputError: nobody of that number was told of a right to a hearing.
        AlreadyDoneError: they gave it up before.
        IllegalTransitionError: it is not examined.
    """
    with recording("waive_permit_hearing", act) as record:
        application = begin(record, order.number, Step.WAIVE, EXAMINE)
        one = _told(application, order.person, with_right=True)
        require_happened(order.waived_on, today=legal_date(act.at), since=one.told_on)
        if one.waived_on is not None:
            raise AlreadyDoneError(
                "已经登记放弃听证。",
                why="一人放弃一次即可。",
                remedy="不必再登记。",
                article="all-2019:47.1",
            )
        one.waived_on = order.waived_on
        application.save()
        one.save()
        record.add(PermitHearingWaived(waived_on=order.waived_on))
    return application


def request_permit_hearing(
    order: RequestPermitHearing, *, act: Act, law: RuleBook
) -> Application:
    """Open the hearing that somebody asked for in time; it is held within twenty working days.

    Raises:
        NotPermittedError: not who examines it; a day ahead, or before they were told.
        InvalidInputError: nobody of that number was told of a right to a hearing.
        GateClosedError: the five days are over.
        IllegalTransitionError: it is not examined.
    """
    with recording("request_permit_hearing", act) as record:
        application = begin(record, order.number, Step.ASK, EXAMINE)
        one = _told(application, order.person, with_right=True)
        require_happened(order.asked_on, today=legal_date(act.at), since=one.told_on)
        until = day_for_party(law.due(ASK_WITHIN, one.told_on))
        require_asked_in_time(order.asked_on, until)
        one.asked_on = order.asked_on
        one.save()
        hearing = PermitHearing(
            application=application, asked_on=order.asked_on, by_request=True
        )
        _open(record, application, hearing, law)
    return application


def order_permit_hearing(order: OrderPermitHearing, *, act: Act, law: RuleBook) -> Application:
    """Open a hearing that the law prescribes or the bureau finds necessary.

    Raises:
        NotPermittedError: not who examines it, or a day that lies ahead.
        GateClosedError: no reason.
        IllegalTransitionError: it is not examined.
    """
    with recording("order_permit_hearing", act) as record:
        application = begin(record, order.number, Step.ORDER, EXAMINE)
        today = legal_date(act.at)
        require_happened(order.announced_on, today=today, since=application.accepted_on)
        require_words(
            order.reason,
            what="没有写明为什么听证。",
            why="规定应当听证的事项，或者认为需要听证的涉及公共利益的重大许可事项，"
            "应当向社会公告，并举行听证。",
            rule="all-2019:46",
        )
        require_printable({}, {"听证的理由": order.reason})
        hearing = PermitHearing(
            application=application,
            asked_on=today,
            by_request=False,
            reason=order.reason,
            announced_on=order.announced_on,
        )
        _open(record, application, hearing, law)
    return application


def _open(
    record: Recording, application: Application, hearing: PermitHearing, law: RuleBook
) -> None:
    application.save()
    hearing.save(force_insert=True)
    until = day_of(law.due(HEAR_WITHIN, hearing.asked_on).nominal)
    record.add(
        PermitHearingOpened(
            asked_on=hearing.asked_on, by_request=hearing.by_request, hold_until=until
        )
    )


def _told(application: Application, n: int, *, with_right: bool = False) -> Interested:
    told = interested_in(application)
    if 1 <= n <= len(told) and (told[n - 1].hearing_right or not with_right):
        return told[n - 1]
    raise InvalidInputError(
        "没有告知过这个人，或者没有告知其听证权利。",
        why="陈述申辩、听证由被告知的申请人、利害关系人提出。",
        remedy="请先告知；已告知的，请核对是哪一位。",
        article="all-2019:47.1" if with_right else "all-2019:36",
    )


def _right(until: date) -> str:
    last = "五个工作日内" if until == date.max else f"{chinese(until)}以前"
    return f"许可直接涉及重大利益关系，您享有要求听证的权利，可以在{last}提出；组织听证不收费。"
