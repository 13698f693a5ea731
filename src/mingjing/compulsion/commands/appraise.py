"""检测、鉴定 (C06): days that are fixed beforehand, told in writing, and not counted."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_words
from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.entries import AppraisalEnded, AppraisalNotified
from mingjing.compulsion.models import Appraisal, Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.papers import ending, notice_paper
from mingjing.compulsion.queries import appraisals_of, running_appraisal
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.models import Document
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.counted_days import Suspension
from mingjing.statute.limits import RuleBook

ARTICLE = "acl-2011:25.3"


@dataclass(frozen=True)
class BeginAppraisal:
    """What is tested by whom, and the first and the last day of it."""

    number: str
    what: str
    agency: str
    first: date
    last: date


@dataclass(frozen=True)
class EndAppraisal:
    """The result is there; the day on which it came counts among the last."""

    number: str


def begin_appraisal(order: BeginAppraisal, *, act: Act, law: RuleBook) -> Seizure:
    """Fix the days of an appraisal and tell the party in writing.

    Raises:
        NotPermittedError: not one of the two officers.
        InvalidInputError: days in the past, in disorder, or after the period.
        GateClosedError: nobody is named; the period is over; one is under way.
        IllegalTransitionError: nothing is held, or not approved yet.
    """
    with recording("begin_appraisal", act) as record:
        seizure = begin(record, order.number, Step.BEGIN_APPRAISAL, Permission.SEIZE, law=law)
        for words in (order.what, order.agency):
            require_words(
                words,
                what="没有写明检测、鉴定的事项或者承担单位。",
                why="检测、检验、检疫或者技术鉴定的期间应当明确，并书面告知当事人。",
                rule=ARTICLE,
            )
        require_printable({"事项": order.what, "承担单位": order.agency})
        today = legal_date(act.at)
        _require_days(order, seizure, today, last_day(seizure, law) or today)
        row = Appraisal(
            seizure=seizure,
            what=order.what,
            agency=order.agency,
            first=order.first,
            last=order.last,
        )
        until = _ends_with(seizure, row, law)
        document = _tell(order, seizure, until, act=act, law=law)
        row.document = document
        seizure.save()
        row.save(force_insert=True)
        record.add(
            AppraisalNotified(
                document=document.code, first=order.first, last=order.last, ends_on=until
            )
        )
        record.add(issued(document))
    return seizure


def end_appraisal(order: EndAppraisal, *, act: Act, law: RuleBook) -> Seizure:
    """Note that the appraisal is over: from tomorrow the days count again.

    Raises:
        NotPermittedError: not one of the two officers.
        AlreadyDoneError: none is under way.
        GateClosedError: the period is over.
        IllegalTransitionError: nothing is held.
    """
    with recording("end_appraisal", act) as record:
        seizure = begin(record, order.number, Step.END_APPRAISAL, Permission.SEIZE, law=law)
        today = legal_date(act.at)
        row = running_appraisal(seizure, today)
        if row is None or row.first > today:
            raise AlreadyDoneError(
                "没有正在进行的检测、鉴定。",
                why="期间届满的，自动不再扣除。",
                remedy="需要再次检测、鉴定的，另行告知期间。",
                article=ARTICLE,
            )
        row.last, row.ended_on = today, today
        seizure.save()
        row.save()
        until = last_day(seizure, law) or today
        record.add(AppraisalEnded(last=today, ends_on=until))
    return seizure


def _ends_with(seizure: Seizure, row: Appraisal, law: RuleBook) -> date:
    """Return the last day of the period once the days of *row* are left out, too."""
    more = Suspension(row.first, row.last, row.what)
    return last_day(seizure, law, more=(more,)) or row.last


def _tell(
    order: BeginAppraisal, seizure: Seizure, until: date, *, act: Act, law: RuleBook
) -> Document:
    paper = notice_paper(
        "appraisal_notice",
        seizure,
        {
            "what": order.what,
            "agency": order.agency,
            "first": order.first.isoformat(),
            "last": order.last.isoformat(),
            "ends_on": until.isoformat(),
            "cost": "由本机关承担",
        },
        ending(legal_date(act.at), law, (ARTICLE,)),
    )
    return issue(paper, subject=seizure.number, at=act.at)


def _require_days(order: BeginAppraisal, seizure: Seizure, today: date, until: date) -> None:
    if not today <= order.first <= min(order.last, until):
        raise InvalidInputError(
            "检测、鉴定的期间有误。",
            why="期间应当事先明确；已经过去的日子和期限届满以后的日子不能扣除。",
            remedy="请填写从今天或者以后开始、期限届满以前开始的期间。",
            article=ARTICLE,
        )
    if any(order.first <= one.last for one in appraisals_of(seizure)):
        raise GateClosedError(
            "与已经告知的检测、鉴定期间重叠。",
            why="同一天不能扣除两次。",
            remedy="请先登记前一次检测、鉴定结束，或者从其后开始。",
            article=ARTICLE,
        )
