"""现场处理措施: a hazard is met at once; the legal office looks at it afterwards."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.bureau.rules import require_two_officers
from mingjing.documents.issuing import issue, issued
from mingjing.inspections.clocks import REVIEW_WITHIN
from mingjing.inspections.entries import MeasuresOrdered
from mingjing.inspections.kinds import Consequence, Measure
from mingjing.inspections.models import Order
from mingjing.inspections.moves import begin, findings_chosen, words_of
from mingjing.inspections.papers import ending, order_paper, pens_of
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

ARTICLE = "asl-2021:65.1(3)"


@dataclass(frozen=True)
class OrderMeasures:
    """The measures.

    Args:
        findings: numbers of the problems.
        measures: what is ordered.
        consequence: what it is meant as; nobody may leave it open.
        scope: which places, people, installations, in words.
    """

    number: str
    findings: tuple[int, ...]
    measures: tuple[Measure, ...]
    consequence: Consequence
    scope: str


def order_measures(order: OrderMeasures, *, act: Act, law: RuleBook) -> Order:
    """Order measures on the spot, reviewed afterwards; an urgent one needs no approval first.

    Raises:
        NotPermittedError: not one of its two officers; a certificate is not in force.
        InvalidInputError: no findings, measures or scope.
        GateClosedError: it is meant as a penalty.
        IllegalTransitionError: nothing is recorded yet, measures stand, or all is over.
    """
    with recording("order_measures", act) as record:
        inspection = begin(record, order.number, Step.ORDER_MEASURES, Permission.INSPECT)
        if order.consequence is Consequence.PENALTY:
            raise GateClosedError(
                "责令停产停业用作行政处罚的，不能当场作出。",
                why="作为处罚的停产停业须立案、调查、法制审核、告知听证；"
                "排除事故隐患的现场处理措施不是处罚，救济和程序都不同。",
                remedy="请“登记违法线索”，按普通程序办理；现有危险的，改选现场处理措施。",
                article="apl-2021:58.1",
            )
        chosen = findings_chosen(inspection, order.findings)
        if not order.measures or not order.scope.strip():
            raise InvalidInputError(
                "现场处理措施不完整。",
                why="应当写明责令做什么、针对哪些场所、人员、设施、设备。",
                remedy="请选择措施并写明范围。",
                article=ARTICLE,
            )
        today = legal_date(act.at)
        officers = require_two_officers(inspection.officers, on=today)
        demands = [measure.label for measure in order.measures]
        paper = order_paper(
            "measures_decision",
            inspection,
            {
                "problems": list(words_of(inspection, chosen)),
                "measures": list(demands),
                "scope": order.scope,
                "consequence": order.consequence.value,
            },
            ending(today, law, (ARTICLE,), pens_of(officers)),
        )
        document = issue(paper, subject=inspection.number, at=act.at)
        inspection.save()
        row = Order(
            inspection=inspection,
            nature=Order.Nature.MEASURES,
            findings=chosen,
            pending=[],
            demands=[*demands, order.scope],
            given_on=today,
            document=document,
        )
        row.save(force_insert=True)
        record.add(
            MeasuresOrdered(
                document=document.code,
                findings=tuple(chosen),
                measures=tuple(measure.value for measure in order.measures),
                review_until=str(law.due(REVIEW_WITHIN, today).nominal),
            )
        )
        record.add(issued(document))
    return row
