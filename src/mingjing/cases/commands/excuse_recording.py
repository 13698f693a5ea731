"""不录音录像的批准: a leader who is not there excuses a hearing from being recorded."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.entries import RecordingExcused
from mingjing.cases.gates import standing_notice
from mingjing.cases.hearings import RECORDED
from mingjing.cases.models import Hearing
from mingjing.cases.queries import case_to_change, current_hearing, investigators_of
from mingjing.cases.rules import require_strangers, require_words
from mingjing.cases.states import Step, advance
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ExcuseRecording:
    """Why the hearing that is arranged is not recorded in sound and picture."""

    docket: str
    reason: str


def excuse_recording(order: ExcuseRecording, *, act: Act) -> Hearing:
    """Approve that the arranged hearing is not recorded; one put off needs its own approval.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader presides or investigated: nobody on the spot does
            without by their own word.
        GateClosedError: no reason.
        IllegalTransitionError: no hearing is arranged.
    """
    with recording("excuse_recording", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.EXCUSE_RECORDING)
        case.state = advance(case.stage, Step.EXCUSE_RECORDING)
        require_strangers(
            act.actor.person,
            (standing_notice(case).presiding_officer, *investigators_of(case)),
            what="在听证现场的人不能批准自己不录音录像。",
            why="听证全程音像记录，不得当场免除。",
            rule=RECORDED,
        )
        require_words(
            order.reason,
            what="没有写明不录音录像的理由。",
            why="听证全程音像记录，确实不能的，由负责人写明理由批准。",
            rule=RECORDED,
        )
        hearing = current_hearing(case)
        hearing.excused_by, hearing.excused_for = act.actor.person, order.reason
        hearing.save()
        case.save()
        record.add(RecordingExcused(reason=order.reason))
    return hearing
