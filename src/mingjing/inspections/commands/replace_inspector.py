"""更换检查人员: recusal is decided by a leader; who cannot go is replaced by one."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.rules import require_words
from mingjing.inspections.entries import InspectorReplaced
from mingjing.inspections.kinds import Kind
from mingjing.inspections.models import Inspection
from mingjing.inspections.moves import begin
from mingjing.inspections.rules import require_apart
from mingjing.inspections.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError, NotPermittedError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ReplaceInspector:
    """Who leaves, who comes, and why.

    Args:
        recused: whether who leaves is recused and so never comes back to it.
        draw_source: record of the new draw, where officers are drawn by lot.
    """

    number: str
    leaving: str
    coming: str
    reason: str
    recused: bool = False
    draw_source: str = ""


def replace_inspector(order: ReplaceInspector, *, act: Act) -> Inspection:
    """Replace one of the two officers; no clock starts anew.

    Raises:
        NotPermittedError: not a leader; the new officer holds no such post or certificate.
        SeparationOfDutiesError: the new officer goes already, is recused or approves.
        InvalidInputError: who leaves does not go on it.
        GateClosedError: no reason, or no new draw.
        IllegalTransitionError: the inspection is over.
    """
    with recording("replace_inspector", act) as record:
        inspection = begin(
            record, order.number, Step.REPLACE_INSPECTOR, Permission.APPROVE_INSPECTION
        )
        if order.leaving not in inspection.officers:
            raise InvalidInputError(
                "被更换的人不是本次检查的检查人员。",
                why="只能更换现任两名检查人员之一。",
                remedy="请从现任检查人员中选择。",
                article="apl-2021:42.1",
            )
        require_words(
            order.reason,
            what="更换检查人员没有写明理由。",
            why="回避由行政机关负责人决定，更换应当有据可查。",
            rule="apl-2021:43.3",
        )
        _require_drawn(inspection, order)
        require_apart(
            order.coming,
            (*inspection.officers, *inspection.former_officers, act.actor.person),
            what="接替的人已在本次检查中、已经回避，或者是批准的负责人。",
            why="执法人员不得少于两人；有利害关系的应当回避；批准与实施应当分离。",
            rule="apl-2021:43.1",
        )
        today = legal_date(act.at)
        officer = require_certified(order.coming, on=today)
        if not may(actor_of(order.coming, today), Permission.INSPECT):
            raise NotPermittedError(
                f"{order.coming} 号人员不在执法岗位。",
                why="检查由执法人员实施，其他人员没有执法权。（原文未核实）",
                remedy="请另选执法人员。",
                article="g54-2024:whole",
            )
        if order.leaving == inspection.first_officer:
            inspection.first_officer = officer.code
        else:
            inspection.second_officer = officer.code
        if order.recused:
            inspection.former_officers = sorted({*inspection.former_officers, order.leaving})
        inspection.draw_source = order.draw_source or inspection.draw_source
        inspection.save()
        record.add(
            InspectorReplaced(
                former=order.leaving,
                officer=officer.code,
                certificate=officer.certificate,
                recused=order.recused,
                reason=order.reason,
            )
        )
    return inspection


def _require_drawn(inspection: Inspection, order: ReplaceInspector) -> None:
    if inspection.kind != Kind.DOUBLE_RANDOM or order.draw_source.strip():
        return
    raise GateClosedError(
        "双随机抽查更换检查人员没有重新抽取。",
        why="按照“双随机、一公开”相关要求开展行政检查，检查人员随机选派。",
        remedy="请重新抽取，并写明抽取记录的出处。",
        article="seed-2022:S-4.1-10",
    )
