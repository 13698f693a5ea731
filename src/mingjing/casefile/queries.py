"""Reading case files: one for an actor, those due for archiving, those ripe for appraisal."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.casefile.catalogue import Line
from mingjing.casefile.models import CaseFile
from mingjing.casefile.states import State
from mingjing.cases.clocks import Clock
from mingjing.cases.models import Case
from mingjing.cases.queries import case_for, cases_of
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.limits import RuleBook

ARCHIVE_WITHIN = "ARCHIVE"


@dataclass(frozen=True, slots=True)
class ArchiveClock:
    """A closed case and the limit for putting its file away (a default, 未核实)."""

    docket: str
    clock: Clock


def casefile_for(actor: Actor, docket: str) -> CaseFile:
    """Return the file of a case *actor* may see.

    Args:
        actor: who asks.
        docket: of the case; its number as long as the case exists.

    Raises:
        NotFoundError: there is no file, or it is not theirs to see.
    """
    casefile = CaseFile.objects.filter(pk=docket).first()
    if casefile is None or casefile.stage is not State.DESTROYED:
        case = case_for(actor, docket)
        casefile = CaseFile.objects.filter(pk=case.docket).first()
    elif not may(actor, Permission.SEE_ALL_CASES):
        casefile = None
    if casefile is None:
        raise NotFoundError(
            f"案件“{docket}”没有案卷，或者您无权查阅。",
            why="结案后立卷归档，归档前没有案卷。",
            remedy="请核对编号；尚未归档的，请股室专人归档。",
        )
    return casefile


def lines_of(casefile: CaseFile) -> tuple[Line, ...]:
    """Return the catalogue, both volumes in one order; empty once destroyed."""
    return tuple(Line.from_value(value) for value in casefile.catalogue)


def archive_clock(case: Case, law: RuleBook) -> Clock | None:
    """Return the clock for archiving *case*; None before it is closed."""
    if case.closed_on is None:
        return None
    return Clock(law.due(ARCHIVE_WITHIN, case.closed_on), case.archived_on)


def waiting_for_archive(actor: Actor, law: RuleBook) -> list[ArchiveClock]:
    """Return the closed cases *actor* may see whose files are still open, first due first."""
    clocks = ((case.docket, archive_clock(case, law)) for case in cases_of(actor))
    waiting = [
        ArchiveClock(docket, clock)
        for docket, clock in clocks
        if clock is not None and clock.done_on is None
    ]
    return sorted(waiting, key=lambda one: str(one.clock.due.nominal))


def ripe_for_appraisal(on: date) -> list[CaseFile]:
    """Return the files whose retention has ended, oldest first; destroying them is an act."""
    files = CaseFile.objects.filter(kept_until__lt=on).exclude(state=State.DESTROYED)
    return list(files.order_by("kept_until", "number"))
