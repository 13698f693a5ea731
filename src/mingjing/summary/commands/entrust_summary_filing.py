"""指定备案人员: where the two who acted cannot file, a leader entrusts somebody of the unit."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.summary.entries import SummaryFilingEntrusted
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.rules import require_apart
from mingjing.summary.states import Step


@dataclass(frozen=True)
class EntrustSummaryFiling:
    """Who is to file, and why.

    Args:
        officer: an officer of the unit with a certificate in force.
        reason: why those who could until now do not.
        recused: whether those who could until now withdrew, and so never file it.
    """

    number: str
    officer: str
    reason: str
    recused: bool = False


def entrust_summary_filing(order: EntrustSummaryFiling, *, act: Act) -> SummaryPenalty:
    """Entrust another officer with filing; the clock does not start anew.

    Raises:
        NotPermittedError: not a leader; the new one holds no such post or certificate, or is of
            another unit.
        SeparationOfDutiesError: the new one could file already, withdrew, or is the leader.
        GateClosedError: no reason.
        IllegalTransitionError: not delivered, or on file already.
    """
    with recording("entrust_summary_filing", act) as record:
        penalty = begin(record, order.number, Step.ENTRUST, Permission.REPLACE_OFFICER)
        require_words(
            order.reason,
            what="指定备案人员没有写明理由。",
            why="当场作出的处罚决定由执法人员报备案，改由他人办理应当有据可查。",
            rule="apl-2021:52.3",
        )
        require_apart(
            order.officer,
            (*penalty.filers, *penalty.kept_from_filing, act.actor.person),
            what="被指定的人本来就可以备案、已经回避，或者是指定的负责人。",
            why="有利害关系的应当回避；指定与办理应当分离。",
            rule="apl-2021:43.1",
        )
        today = legal_date(act.at)
        officer = require_certified(order.officer, on=today)
        _require_colleague(penalty, order.officer, act)
        if order.recused:
            penalty.kept_from_filing = sorted({*penalty.kept_from_filing, *penalty.filers})
        penalty.filing_officer = officer.code
        penalty.save()
        record.add(
            SummaryFilingEntrusted(
                officer=officer.code,
                certificate=officer.certificate,
                kept=tuple(penalty.kept_from_filing),
                reason=order.reason,
            )
        )
    return penalty


def _require_colleague(penalty: SummaryPenalty, person: str, act: Act) -> None:
    coming = actor_of(person, legal_date(act.at))
    if coming.unit == penalty.unit and may(coming, Permission.PUNISH_ON_THE_SPOT):
        return
    raise NotPermittedError(
        f"{person} 号人员不在本股室的执法岗位。",
        why="备案的是本股室执法人员当场作出的处罚决定，由本股室的执法人员办理。",
        remedy="请另选本股室的执法人员，或请管理员按任命文件登记岗位。",
        article="apl-2021:52.3",
    )
