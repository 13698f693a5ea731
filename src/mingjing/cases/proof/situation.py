"""A case as far as its gates can tell one from another (pure).

Hashes, days and people are left out: of a hash only whether it is that of the file as it
stands, of a day only whether it lies before, on or after the last day of its limit.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from mingjing.cases.referring import ReportStage
from mingjing.cases.states import State


class Phase(IntEnum):
    """Where today lies beside the last day of a limit."""

    BEFORE = 0
    ON = 1
    AFTER = 2
    WAIVED = 3


class Court(IntEnum):
    """How far an unpaid fine has come."""

    NOTHING = 0
    DEMANDED = 1
    REFUSED = 2
    APPLIED = 3
    TAKEN = 4
    ENDED = 5


class Passed(StrEnum):
    """What the opinion that opened the gate was bound to."""

    NOTHING = ""
    SUBJECT = "subject"
    ANOTHER = "another"


AGREED, RETURNED, BOUNCED = "agreed", "returned", "bounced"


class Situation(NamedTuple):
    """One case in the model; a tuple, because there are a great many.

    What the product keeps of a case, without ``agreed``, ``discussed`` and ``informed``: those
    are what happened, and nothing but invariants reads them.

    Args:
        stage: where it stands.
        required: whether legal review is compulsory; None while nothing is proposed.
        is_bound: whether a mark or a hearing makes it compulsory whatever is proposed.
        right: whether the proposal gives the right to a hearing.
        rounds: of review, bounded.
        last: how the last round ended; where it parked the case, for what; empty while it runs.
        is_fresh: whether the subject the case is bound to is the file as it stands.
        passed: what the passed opinion is bound to.
        stale: why it no longer holds.
        is_sent: whether the file that was submitted is the file as it stands.
        parked: for what it is parked.
        collective: whether the leaders must deliberate.
        deliberated: whether the case counts as deliberated.
        noticed: whether a notice stands.
        as_told: whether the subject is what was told, or what an adopted defence left.
        defence: days for the party's statement.
        hearing: days to ask for a hearing.
        is_heard: whether the hearing was held, or given up.
        presiding: whether somebody presides.
        day: of the arranged hearing.
        excused: whether it may go unrecorded.
        exit: the way out without a penalty, once taken.
        served: whether the decision not to punish was served.
        accepted: whether the police filed the case.
        kept: whether evidence is preserved that nobody settled.
        owing: whether money is outstanding.
        duty: whether another duty is, one that the authority performs itself.
        court: what was done about it.
        report: where the report of a suspected crime stands beside the decision.
        contested: whether a remedy runs; forgotten once nothing asks for it any more.
        agreed: whether the last opinion agreed to the file as it stands, not overtaken since.
        discussed: whether the leaders discussed the file as it stands, minutes included.
        informed: whether the party was told of the file as it stands, its defence aside.
    """

    stage: State = State.LEAD
    required: bool | None = None
    is_bound: bool = False
    right: bool = False
    rounds: int = 0
    last: str = ""
    is_fresh: bool = True
    passed: Passed = Passed.NOTHING
    stale: str = ""
    is_sent: bool = False
    parked: str = ""
    collective: bool = False
    deliberated: bool = False
    noticed: bool = False
    as_told: bool = False
    defence: Phase = Phase.BEFORE
    hearing: Phase = Phase.BEFORE
    is_heard: bool = False
    presiding: bool = False
    day: Phase = Phase.BEFORE
    excused: bool = False
    exit: str = ""
    served: bool = False
    accepted: bool = False
    kept: bool = False
    owing: bool = False
    duty: bool = False
    court: Court = Court.NOTHING
    report: ReportStage = ReportStage.NONE
    contested: bool = False
    agreed: bool = False
    discussed: bool = False
    informed: bool = False

    @property
    def is_proposed(self) -> bool:
        """Whether an investigation was closed with a proposal."""
        return self.required is not None


def changed(before: Situation) -> Situation:
    """Return the situation after the file changed: nothing said of it is of it any more."""
    return before._replace(
        is_fresh=False, is_sent=False, agreed=False, discussed=False, informed=False
    )


def renewed(before: Situation) -> Situation:
    """Return the situation bound to the file as it stands, as ``renew_subject`` does it."""
    if before.is_fresh:
        return before
    passed, stale = before.passed, before.stale
    if passed is not Passed.NOTHING:
        passed, stale = Passed.ANOTHER, stale or "subject_changed"
    return before._replace(
        is_fresh=True, deliberated=False, as_told=False, passed=passed, stale=stale
    )


def unpassed(before: Situation) -> Situation:
    """Return the situation without the opinion that had opened the gate."""
    return before._replace(passed=Passed.NOTHING, stale="", is_sent=False, agreed=False)


def untold(before: Situation) -> Situation:
    """Return the situation without its notice: whatever leads to the next one retires it."""
    return before._replace(
        noticed=False,
        as_told=False,
        informed=False,
        defence=Phase.BEFORE,
        hearing=Phase.BEFORE,
        is_heard=False,
        presiding=False,
        day=Phase.BEFORE,
        excused=False,
    )
