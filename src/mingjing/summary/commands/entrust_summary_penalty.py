"""指定承办人员: a leader entrusts another officer of the unit with what the two leave."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.summary.entries import SummaryPenaltyEntrusted
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.rules import require_apart
from mingjing.summary.states import Step


@dataclass(frozen=True)
class EntrustSummaryPenalty:
    """Who is to go on with it, and why.

    Args:
        officer: an officer of the unit with a certificate in force.
        reason: why those who could until now do not.
        recused: whether those who could until now withdrew, and so do nothing more about it.
    """

    number: str
    officer: str
    reason: str
    recused: bool = False


def entrust_summary_penalty(order: EntrustSummaryPenalty, *, act: Act) -> SummaryPenalty:
    """Entrust another officer with what is left of it; no clock starts anew.

    Who was not there turns it into an ordinary case, delivers, files, and sees to the fine;
    hearing the party, deciding and collecting on the spot stay with the two who were.

    Raises:
        NotPermittedError: not a leader; the new one holds no such post or certificate, or is of
            another unit.
        SeparationOfDutiesError: the new one is in charge already, withdrew, or is the leader.
        GateClosedError: no reason.
        IllegalTransitionError: it is an ordinary case, or in the archive.
    """
    with recording("entrust_summary_penalty", act) as record:
        penalty = begin(record, order.number, Step.ENTRUST, Permission.REPLACE_OFFICER)
        require_words(
            order.reason,
            what="指定承办人员没有写明理由。",
            why="当场处罚由在场的执法人员办理，改由他人办理应当有据可查。",
            rule="apl-2021:43.3",
        )
        require_apart(
            order.officer,
            (*penalty.in_charge, *penalty.recused, act.actor.person),
            what="被指定的人本来就可以承办、已经回避，或者是指定的负责人。",
            why="有利害关系的应当回避；指定与办理应当分离。",
            rule="apl-2021:43.1",
        )
        today = legal_date(act.at)
        officer = require_certified(order.officer, on=today)
        _require_colleague(penalty, order.officer, act)
        if order.recused:
            penalty.recused = sorted({*penalty.recused, *penalty.in_charge})
        penalty.entrusted_officer = officer.code
        penalty.save()
        record.add(
            SummaryPenaltyEntrusted(
                officer=officer.code,
                certificate=officer.certificate,
                kept=tuple(penalty.recused),
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
        why="本股室执法人员的当场处罚，由本股室的执法人员接着办理。（本系统的安排，未核实）",
        remedy="请另选本股室的执法人员，或请管理员按任命文件登记岗位。",
        article="apl-2021:42.1",
    )
