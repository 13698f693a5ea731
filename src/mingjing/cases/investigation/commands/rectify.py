"""责令改正 (APL 28): what the party is to put right until when, and what was seen then."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import OfficerView
from mingjing.cases.gates import HANDLED_BY, officers_for, require_handler
from mingjing.cases.investigation.entries import (
    RecheckRequested,
    RectificationChecked,
    RectificationDemanded,
)
from mingjing.cases.investigation.models import RectificationOrder
from mingjing.cases.investigation.papers import ending, inspected
from mingjing.cases.investigation.queries import open_rectification
from mingjing.cases.models import Case
from mingjing.cases.queries import case_to_change
from mingjing.cases.rectification import (
    OPINION,
    ORDER,
    REINSPECT_WITHIN,
    is_late,
    opinion_fields,
    order_fields,
    require_order,
)
from mingjing.cases.rules import require_happened, require_words
from mingjing.cases.states import NOT_HANDLED
from mingjing.documents.generic import Signature, generic_paper, signatures_of
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, IllegalTransitionError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

RULE = "apl-2021:28.1"


@dataclass(frozen=True)
class OrderToRectify:
    """The order.

    Args:
        officers: the two who give it.
        problems: what is unlawful, line by line.
        demands: what is to be done, line by line.
        due_on: last day; today for what is to be put right at once.
    """

    docket: str
    officers: tuple[str, ...]
    problems: tuple[str, ...]
    demands: tuple[str, ...]
    due_on: date


@dataclass(frozen=True)
class RequestRecheck:
    """What the party asks for.

    Args:
        rectification: key of the order.
        asked_on: day of the application.
        words: what it says has been put right.
    """

    docket: str
    rectification: int
    asked_on: date
    words: str


@dataclass(frozen=True)
class CheckRectification:
    """What was seen.

    Args:
        rectification: key of the order.
        officers: the two who looked.
        done_at: with zone.
        done: numbers of the problems that are put right, from 1.
        words: the opinion.
    """

    docket: str
    rectification: int
    officers: tuple[str, ...]
    done_at: datetime
    done: tuple[int, ...]
    words: str


def order_to_rectify(order: OrderToRectify, *, act: Act, law: RuleBook) -> RectificationOrder:
    """Order the party to put things right; 责令限期整改指令书 is issued.

    Raises:
        NotPermittedError: not an officer of the case; fewer than two; a certificate lapsed.
        SeparationOfDutiesError: the same officer twice, or one who withdrew.
        InvalidInputError: no demands, or a day that is over.
        GateClosedError: no problem is named.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("order_to_rectify", act) as record:
        case = _handled(record, order.docket)
        today = legal_date(act.at)
        problems = [text for text in order.problems if text.strip()]
        demands = [text for text in order.demands if text.strip()]
        require_words(
            "".join(problems),
            what="没有写明应当改正的违法行为。",
            why="行政机关实施行政处罚时，应当责令当事人改正或者限期改正违法行为。",
            rule=RULE,
        )
        require_order(demands, order.due_on, today=today, article=RULE)
        require_printable(
            {f"违法行为第{n}项": text for n, text in enumerate(problems, start=1)}
            | {f"整改要求第{n}项": text for n, text in enumerate(demands, start=1)}
        )
        officers = officers_for(case, order.officers, on=today)
        fields = inspected(case) | order_fields(problems, demands, order.due_on)
        closing = ending(today, law, (RULE,), _pens(officers))
        document = issue(generic_paper(ORDER, fields, closing), subject=case.docket, at=act.at)
        row = RectificationOrder(
            case=case,
            problems=problems,
            demands=demands,
            officers=list(order.officers),
            ordered_on=today,
            due_on=order.due_on,
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            RectificationDemanded(
                document=document.code, problems=len(problems), due_on=order.due_on
            )
        )
        record.add(issued(document))
    return row


def request_recheck(order: RequestRecheck, *, act: Act, law: RuleBook) -> RectificationOrder:
    """Enter that the party asks to look; the days for the look run from then.

    Raises:
        NotPermittedError: not an officer of the case; before the order, or in the future.
        NotFoundError: no such order, or it was looked at already.
        AlreadyDoneError: the party asked before.
        GateClosedError: nothing is said to be put right.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("request_recheck", act) as record:
        case = _handled(record, order.docket)
        row = open_rectification(case, order.rectification)
        if row.asked_on is not None:
            raise AlreadyDoneError(
                "已经登记复查申请。",
                why=f"当事人已于{row.asked_on}申请复查。",
                remedy="请按期复查，登记复查情况。",
                article=RULE,
            )
        require_happened(order.asked_on, today=legal_date(act.at), since=row.ordered_on)
        require_words(
            order.words,
            what="没有写明申请复查的内容。",
            why="复查针对当事人认为已经改正的问题，应当有据可查。",
            rule=RULE,
        )
        row.asked_on, row.asked = order.asked_on, order.words.strip()
        row.save()
        until = day_of(law.due(REINSPECT_WITHIN, row.look_from).nominal)
        record.add(RecheckRequested(row.document.code, order.asked_on, until.isoformat()))
    return row


def check_rectification(
    order: CheckRectification, *, act: Act, law: RuleBook
) -> RectificationOrder:
    """Look again; what is not put right is ordered anew or counts in the penalty.

    Raises:
        NotPermittedError: not an officer of the case; fewer than two; a certificate lapsed.
        SeparationOfDutiesError: the same officer twice, or one who withdrew.
        NotFoundError: no such order, or it was looked at already.
        InvalidInputError: a problem is not of that order, or the time is not in order.
        GateClosedError: no opinion.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("check_rectification", act) as record:
        case = _handled(record, order.docket)
        row = open_rectification(case, order.rectification)
        known, on = range(1, len(row.problems) + 1), legal_date(order.done_at)
        if not (
            row.ordered_on <= on and order.done_at <= act.at and set(order.done) <= {*known}
        ):
            raise InvalidInputError(
                "复查时间或者复查的问题有误。",
                why="登记的是已经进行的复查，针对指令中写明的问题。",
                remedy="请核对时间，从该指令的问题中选择。",
                article=RULE,
            )
        require_words(
            order.words,
            what="复查没有写明意见。",
            why="改正情况应当逐项写明。",
            rule=RULE,
        )
        require_printable({}, {"复查意见": order.words})
        officers = officers_for(case, order.officers, on=on)
        done = sorted(set(order.done))
        row.left = [n for n in known if n not in done]
        row.rechecked_on, row.words = on, order.words
        fields = opinion_fields(
            row.document.printed_number or row.document.code,
            order.done_at,
            done=[row.problems[n - 1] for n in done],
            left=[row.problems[n - 1] for n in row.left],
            words=order.words,
        )
        closing = ending(on, law, (RULE,), _pens(officers))
        document = issue(
            generic_paper(OPINION, inspected(case) | fields, closing),
            subject=case.docket,
            at=act.at,
        )
        row.save()
        record.add(
            RectificationChecked(
                document=document.code,
                done=tuple(done),
                open=tuple(row.left),
                late=is_late(row.look_from, on, law),
            )
        )
        record.add(issued(document))
    return row


def _handled(record: Recording, docket: str) -> Case:
    actor = record.act.actor
    case = case_to_change(actor, docket, record)
    require(actor, Permission.INVESTIGATE)
    if case.stage in NOT_HANDLED:
        raise IllegalTransitionError(
            f"案件现处于“{case.stage.label}”，不能责令改正。",
            why="责令改正由办理案件的执法人员作出。",
            remedy="没有立案的，在检查中责令改正；已结案的，另行检查。",
            article=RULE,
        )
    require_handler(case, actor.person, why=HANDLED_BY, article="apl-2021:42.1")
    return case


def _pens(officers: tuple[OfficerView, ...]) -> tuple[Signature, ...]:
    pens = signatures_of("执法人员", [(one.name, one.certificate) for one in officers])
    return (*pens, Signature("当事人"))
