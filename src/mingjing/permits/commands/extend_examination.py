"""延期 (L06) and 特别程序 (L07): what makes the limit of the decision longer."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.catalogue import kind_of
from mingjing.permits.clocks import decide_by
from mingjing.permits.deciding import require_running
from mingjing.permits.entries import (
    ExaminationExtended,
    SpecialProcedureEnded,
    SpecialProcedureTold,
)
from mingjing.permits.kinds import HEARING_TIME, Special
from mingjing.permits.models import Application, TimeLeftOut
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, notice
from mingjing.permits.queries import left_out_of
from mingjing.permits.rules import require_apart
from mingjing.permits.states import Step
from mingjing.statute.counted_days import Suspension
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ARTICLE, SPECIAL = "all-2019:42.1", "all-2019:45"


@dataclass(frozen=True)
class ExtendExamination:
    """By how many working days, and why."""

    number: str
    days: int
    reason: str


@dataclass(frozen=True)
class BeginSpecialProcedure:
    """What takes time that does not count, by whom, its first and its last day."""

    number: str
    what: Special
    agency: str
    first: date
    last: date


@dataclass(frozen=True)
class EndSpecialProcedure:
    """The result is there."""

    number: str
    result: str


def extend_examination(order: ExtendExamination, *, act: Act, law: RuleBook) -> Application:
    """Extend the limit of the decision once, before it is over, and tell the applicant why.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader examines it.
        GateClosedError: no reason; more days than the law allows; the limit is over.
        AlreadyDoneError: it was extended.
        IllegalTransitionError: it is not accepted, or decided.
    """
    with recording("extend_examination", act) as record:
        application = begin(record, order.number, Step.EXTEND, Permission.EXTEND_EXAMINATION)
        today = legal_date(act.at)
        if application.extended_on is not None:
            raise AlreadyDoneError(
                "审查期限已经延长过。",
                why="二十日内不能作出决定的，可以延长十日，没有第二次。",
                remedy="请在延长后的期限内作出决定。",
                article=ARTICLE,
            )
        require_apart(
            act.actor.person,
            application.examiners,
            what="审查人员不能批准延长自己的审查期限。",
            rule=ARTICLE,
        )
        require_running(last_day(application, today, law), today=today)
        require_words(
            order.reason,
            what="延长期限没有写明理由。",
            why="应当将延长期限的理由告知申请人。",
            rule=ARTICLE,
        )
        most = longest(application, today, law)
        if not 1 <= order.days <= most:
            raise GateClosedError(
                f"不能延长 {order.days} 个工作日。",
                why=f"可以延长十日；最多 {most} 个工作日，至少一日。",
                remedy=f"请填写 1 至 {most} 之间的日数。",
                article=ARTICLE,
            )
        require_printable({}, {"延长的理由": order.reason})
        application.extended_on, application.extended_by = today, order.days
        until = last_day(application, today, law)
        fields: dict[str, Value] = {
            "days": order.days,
            "decide_until": until.isoformat(),
            "reason": order.reason,
        }
        closing = ending(today, law, (ARTICLE,))
        paper = notice("permit_extension", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        record.add(
            ExaminationExtended(document=document.code, days=order.days, decide_until=until)
        )
        record.add(issued(document))
    return application


def begin_special_procedure(
    order: BeginSpecialProcedure, *, act: Act, law: RuleBook
) -> Application:
    """Fix the days of a test or an expert review and tell the applicant in writing.

    Raises:
        NotPermittedError: not who examines it.
        InvalidInputError: days in the past, in disorder, or that are left out already.
        GateClosedError: nobody is named; the limit of the decision is over.
        IllegalTransitionError: it is not examined.
    """
    with recording("begin_special_procedure", act) as record:
        application = begin(
            record,
            order.number,
            Step.BEGIN_SPECIAL,
            Permission.EXAMINE_APPLICATION,
        )
        today = legal_date(act.at)
        require_words(
            order.agency,
            what="没有写明由谁检验检测、评审。",
            why="行政机关应当将所需时间书面告知申请人。",
            rule=SPECIAL,
        )
        require_printable({"承担单位": order.agency})
        last = last_day(application, today, law)
        require_running(last, today=today)
        taken = max((one.last for one in left_out_of(application)), default=None)
        late = taken is not None and order.first <= taken
        if late or not today <= order.first <= min(order.last, last):
            raise InvalidInputError(
                "所需时间的起止有误。",
                why="所需时间应当事先书面告知；已经过去的、已经扣除过的日子不能扣除。",
                remedy="请填写从今天或者以后开始、期限届满以前开始的期间。",
                article=SPECIAL,
            )
        more = (Suspension(order.first, order.last, order.agency),)
        until = last_day(application, today, law, more=more)
        fields: dict[str, Value] = {
            "what": order.what.label,
            "agency": order.agency,
            "first": order.first.isoformat(),
            "last": order.last.isoformat(),
            "decide_until": until.isoformat(),
        }
        closing = ending(today, law, (SPECIAL,))
        paper = notice("permit_special", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        TimeLeftOut(
            application=application,
            what=order.what.value,
            agency=order.agency,
            first=order.first,
            last=order.last,
            document=document,
        ).save(force_insert=True)
        record.add(
            SpecialProcedureTold(
                document=document.code,
                what=order.what.value,
                first=order.first,
                last=order.last,
                decide_until=until,
            )
        )
        record.add(issued(document))
    return application


def end_special_procedure(
    order: EndSpecialProcedure, *, act: Act, law: RuleBook
) -> Application:
    """Note that the result is there: the day it came is the last that does not count.

    Raises:
        NotPermittedError: not who examines it.
        GateClosedError: no result.
        IllegalTransitionError: no such procedure is under way.
    """
    with recording("end_special_procedure", act) as record:
        application = begin(
            record,
            order.number,
            Step.END_SPECIAL,
            Permission.EXAMINE_APPLICATION,
        )
        today = legal_date(act.at)
        require_words(
            order.result,
            what="没有写明检验检测、评审的结果。",
            why="结果是审查意见的依据。",
            rule=SPECIAL,
        )
        require_printable({}, {"结果": order.result})
        running = next(
            one
            for one in left_out_of(application)
            if one.what != HEARING_TIME and one.ended_on is None
        )
        running.last = max(running.first, min(running.last, today))
        running.ended_on, running.result = today, order.result
        application.save()
        running.save()
        until = last_day(application, today, law)
        record.add(SpecialProcedureEnded(last=running.last, decide_until=until))
    return application


def last_day(
    application: Application,
    today: date,
    law: RuleBook,
    *,
    more: tuple[Suspension, ...] = (),
) -> date:
    """Return the nominal last day of the decision of what is accepted."""
    due = decide_by(application, today, law, more=more)
    return today if due is None else day_of(due.nominal)


def longest(application: Application, today: date, law: RuleBook) -> int:
    """Return by how many days the law of the day of acceptance lets it be extended."""
    since = application.accepted_on or today
    extension = law.rule(kind_of(application.kind).decide_within, since).row.extension
    return (extension.max or 0) if extension else 0
