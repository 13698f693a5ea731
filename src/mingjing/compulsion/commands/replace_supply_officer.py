"""更换执法人员: somebody recused or gone does not leave the other one alone."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SupplyOfficerReplaced
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.moves import require_unrecused_in
from mingjing.compulsion.supply.moves import apart_from, begin
from mingjing.compulsion.supply.rules import ORDER
from mingjing.compulsion.supply.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, NotPermittedError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ReplaceSupplyOfficer:
    """Who goes, who comes, and why.

    Args:
        recused: whether who goes was recused, and may not come back.
    """

    number: str
    leaving: str
    coming: str
    reason: str
    recused: bool


def replace_supply_officer(order: ReplaceSupplyOfficer, *, act: Act) -> SupplyStop:
    """Replace one of the two officers; no clock starts anew.

    Raises:
        NotPermittedError: not a leader; who comes is no officer or has no certificate.
        SeparationOfDutiesError: who comes was recused, reviewed or approved it, or is here.
        InvalidInputError: who goes is not one of the two.
        GateClosedError: no reason.
        IllegalTransitionError: it is over.
    """
    with recording("replace_supply_officer", act) as record:
        stop = begin(record, order.number, Step.REPLACE_OFFICER, Permission.REPLACE_OFFICER)
        if order.leaving not in stop.officers:
            raise InvalidInputError(
                "要更换的人不是本次停止供应的执法人员。",
                why="只能更换两名执法人员中的一名。",
                remedy="请核对。",
                article=ORDER,
            )
        require_words(
            order.reason,
            what="更换执法人员没有写明理由。",
            why="回避由行政机关负责人决定，更换应当有据可查。",
            rule=ORDER,
        )
        apart_from(
            stop,
            order.coming,
            stop.reviewed_by,
            stop.approved_by,
            act.actor.person,
            what="接替的人已在其中、已经回避，或者审核、批准过本次停止供应。",
        )
        today = legal_date(act.at)
        require_unrecused_in(stop.docket, (order.coming,), record)
        officer = require_certified(order.coming, on=today)
        if not may(actor_of(order.coming, today), Permission.STOP_SUPPLY):
            raise NotPermittedError(
                f"{order.coming} 号人员不在执法岗位。",
                why="行政强制措施应当由具备资格的行政执法人员实施，其他人员不得实施。",
                remedy="请另选执法人员。",
                article="acl-2011:17",
            )
        if order.leaving == stop.first_officer:
            stop.first_officer = officer.code
        else:
            stop.second_officer = officer.code
        if order.recused:
            stop.former_officers = sorted({*stop.former_officers, order.leaving})
        stop.save()
        record.add(
            SupplyOfficerReplaced(
                former=order.leaving,
                officer=officer.code,
                certificate=officer.certificate,
                recused=order.recused,
            )
        )
    return stop
