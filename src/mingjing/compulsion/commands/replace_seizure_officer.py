"""更换执法人员: somebody recused or gone does not leave the other one alone."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import SeizureOfficerReplaced
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.rules import require_apart
from mingjing.compulsion.states import Step
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ReplaceSeizureOfficer:
    """Who goes, who comes, and why.

    Args:
        recused: whether who goes was recused, and may not come back.
    """

    number: str
    leaving: str
    coming: str
    reason: str
    recused: bool


def replace_seizure_officer(
    order: ReplaceSeizureOfficer, *, act: Act, law: RuleBook
) -> Seizure:
    """Replace one of the two officers; no clock starts anew.

    Raises:
        NotPermittedError: not a leader; who comes is no officer or has no certificate.
        SeparationOfDutiesError: who comes was recused, reviewed or approved it, or is here.
        InvalidInputError: who goes is not one of the two.
        GateClosedError: no reason.
        IllegalTransitionError: it is over.
    """
    with recording("replace_seizure_officer", act) as record:
        seizure = begin(
            record, order.number, Step.REPLACE_OFFICER, Permission.REPLACE_OFFICER, law=law
        )
        if order.leaving not in seizure.officers:
            raise InvalidInputError(
                "要更换的人不是本次查封、扣押的执法人员。",
                why="只能更换两名执法人员中的一名。",
                remedy="请核对。",
                article="acl-2011:18(2)",
            )
        require_words(
            order.reason,
            what="更换执法人员没有写明理由。",
            why="回避由行政机关负责人决定，更换应当有据可查。",
            rule="acl-2011:18(2)",
        )
        require_apart(
            order.coming,
            (
                *seizure.officers,
                *seizure.former_officers,
                seizure.reviewed_by,
                seizure.approved_by,
                act.actor.person,
            ),
            what="接替的人已在其中、已经回避，或者审核、批准过本次查封、扣押。",
        )
        today = legal_date(act.at)
        officer = require_certified(order.coming, on=today)
        if not may(actor_of(order.coming, today), Permission.SEIZE):
            raise NotPermittedError(
                f"{order.coming} 号人员不在执法岗位。",
                why="行政强制措施应当由具备资格的行政执法人员实施，其他人员不得实施。",
                remedy="请另选执法人员。",
                article="acl-2011:17",
            )
        if order.leaving == seizure.first_officer:
            seizure.first_officer = officer.code
        else:
            seizure.second_officer = officer.code
        if order.recused:
            seizure.former_officers = sorted({*seizure.former_officers, order.leaving})
        seizure.save()
        record.add(
            SeizureOfficerReplaced(
                former=order.leaving,
                officer=officer.code,
                certificate=officer.certificate,
                recused=order.recused,
            )
        )
    return seizure
