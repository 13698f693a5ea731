"""整改复查: what was put right and what was not, with pictures from before and after."""

from dataclasses import dataclass, replace
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rectification import OPINION, is_late, opinion_fields
from mingjing.cases.rules import require_words
from mingjing.documents.generic import Attachment, Ending
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.queries import item_of
from mingjing.inspections.entries import Reinspected
from mingjing.inspections.models import Inspection, Order, Reinspection
from mingjing.inspections.moves import begin, words_of
from mingjing.inspections.papers import ending, order_paper, pens_of
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, NotFoundError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "asl-2021:65.1(2)"


@dataclass(frozen=True)
class Reinspect:
    """What was seen.

    Args:
        order: which order to rectify.
        done_at: with zone.
        done: findings that are put right; the others of the order are not.
        words: the opinion.
        before: numbers of pictures in the list of evidence, from before.
        after: the same from now.
        without_pictures: what kept them from taking some.
    """

    number: str
    order: int
    done_at: datetime
    done: tuple[int, ...]
    words: str
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    without_pictures: str = ""


def reinspect(order: Reinspect, *, act: Act, law: RuleBook) -> Reinspection:
    """Look again; what is not put right gets a new order or becomes a case.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        NotFoundError: no such order or picture.
        InvalidInputError: a finding is not of that order, or the time lies ahead.
        GateClosedError: no opinion, or neither pictures nor a reason.
        IllegalTransitionError: nothing was ordered, or all is over.
    """
    with recording("reinspect", act) as record:
        inspection = begin(record, order.number, Step.REINSPECT, Permission.INSPECT)
        ordered = _ordered(inspection, order)
        if order.done_at > act.at or not set(order.done) <= set(ordered.pending):
            raise InvalidInputError(
                "复查时间或者复查的问题有误。",
                why="登记的是已经进行的复查，针对指令中尚未改正的问题。",
                remedy="请核对时间，从该指令尚未改正的问题中选择。",
                article=ARTICLE,
            )
        require_words(
            order.words,
            what="复查没有写明意见。",
            why="整改是否完成应当逐项写明。",
            rule=ARTICLE,
        )
        pictures = _pictures(inspection, order)
        require_printable({}, {"复查意见": order.words, "未拍照的情况": order.without_pictures})
        on = legal_date(order.done_at)
        officers = require_two_officers(inspection.officers, on=on)
        done = sorted(set(order.done))
        left = [n for n in ordered.pending if n not in done]
        end = ending(on, law, (ARTICLE,), pens_of(officers))
        paper = order_paper(
            OPINION,
            inspection,
            opinion_fields(
                ordered.document.printed_number,
                order.done_at,
                done=words_of(inspection, done),
                left=words_of(inspection, left),
                words=order.words,
                without_pictures=order.without_pictures,
            ),
            _with_pictures(end, pictures),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        late = is_late(ordered.due_on or on, on, law)
        ordered.pending, ordered.reinspected_on = left, on
        ordered.save()
        inspection.save()
        row = Reinspection(
            order=ordered,
            done_at=order.done_at,
            officers=list(inspection.officers),
            results={"done": done, "left": left},
            before=list(order.before),
            after=list(order.after),
            without_pictures=order.without_pictures,
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            Reinspected(
                document=document.code,
                done=tuple(done),
                open=tuple(left),
                pictures=len(pictures),
                late=late,
            )
        )
        record.add(issued(document))
    return row


def _ordered(inspection: Inspection, order: Reinspect) -> Order:
    rows = Order.objects.filter(inspection=inspection, nature=Order.Nature.RECTIFICATION)
    found = rows.select_related("document").filter(pk=order.order).first()
    if found is None or not found.pending:
        raise NotFoundError(
            "没有这份待复查的整改指令。",
            why="复查针对本次检查中尚有问题未改正的指令。",
            remedy="请从检查页面选择指令。",
            article=ARTICLE,
        )
    return found


def _pictures(inspection: Inspection, order: Reinspect) -> list[tuple[str, EvidenceItem]]:
    if not order.before or not order.after:
        require_words(
            order.without_pictures,
            what="复查没有整改前后的照片。",
            why="现场检查应当音像记录；受客观条件限制的，以文书记录。",
            rule="seed-2022:A2-8",
        )
    return [
        *(("整改前", item_of(inspection.number, seq)) for seq in order.before),
        *(("整改后", item_of(inspection.number, seq)) for seq in order.after),
    ]


def _with_pictures(end: Ending, pictures: list[tuple[str, EvidenceItem]]) -> Ending:
    attached = tuple(
        Attachment(f"{when}：{item.title}", item.blob_id) for when, item in pictures
    )
    return replace(end, attachments=attached)
