"""Reading batches of files: what a unit still has to hand over, and what was handed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import names_of, names_of_units
from mingjing.casefile.handing_over import HALF_YEARLY, ListedFile, half_of
from mingjing.casefile.models import CaseFile, HandOver
from mingjing.casefile.states import State
from mingjing.cases.clocks import Clock
from mingjing.documents.queries import PaperView, paper_of
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class WaitingFiles:
    """Files that a unit has to hand over for one half-year.

    Args:
        unit: code of it.
        unit_name: its name.
        half: last day of the half-year.
        files: as a batch would list them.
        clock: the limit (a default, 未核实).
    """

    unit: str
    unit_name: str
    half: date
    files: tuple[ListedFile, ...]
    clock: Clock


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as its page shows it."""

    row: HandOver
    unit_name: str
    files: tuple[ListedFile, ...]
    handed_by: str
    taken_by: str
    clock: Clock

    @property
    def pieces(self) -> int:
        """Pieces of all files together, as listed."""
        return sum(one.pieces for one in self.files)

    @property
    def returned(self) -> int:
        """How many files went back to the unit."""
        return sum(bool(one.discrepancy) for one in self.files)


def require_batches(actor: Actor) -> None:
    """Refuse whoever neither hands files over nor takes them over.

    Raises:
        NotPermittedError: neither.
    """
    if not may(actor, Permission.TAKE_OVER_CASEFILES):
        require(actor, Permission.HAND_OVER_CASEFILES)


def batches_visible(actor: Actor) -> "QuerySet[HandOver]":
    """Return the batches *actor* may see: all for the legal office, else those of the unit."""
    rows = HandOver.objects.all()
    if may(actor, Permission.TAKE_OVER_CASEFILES):
        return rows
    return rows.filter(unit=actor.unit) if _hands_over(actor) else rows.none()


def waiting_to_hand_over(unit: str) -> "QuerySet[CaseFile]":
    """Return the files that lie in *unit*, oldest first; those in a waiting batch as well."""
    rows = CaseFile.objects.filter(state=State.STORED, unit=unit)
    return rows.order_by("composed_at", "number")


def listed(file: CaseFile) -> ListedFile:
    """Return a file as a batch lists it."""
    return ListedFile(
        file.number, file.docket, file.pieces, file.root, file.retention, file.kept_until
    )


def of_half(files: Iterable[CaseFile], half: date, law: RuleBook) -> list[CaseFile]:
    """Return the files put away in that half-year or before it."""
    return [one for one in files if half_of(legal_date(one.composed_at), law) <= half]


def waiting_files(actor: Actor, law: RuleBook) -> list[WaitingFiles]:
    """Return what the units whose batches *actor* sees have to hand over, first due first.

    What lies in a batch that waits is left out.
    """
    in_batch = {
        one["number"]
        for row in batches_visible(actor).filter(taken_at__isnull=True)
        for one in row.files
    }
    rows = CaseFile.objects.filter(state=State.STORED).exclude(number__in=in_batch)
    if not may(actor, Permission.TAKE_OVER_CASEFILES):
        rows = rows.filter(unit=actor.unit) if _hands_over(actor) else rows.none()
    found: dict[tuple[date, str], list[ListedFile]] = {}
    for file in rows.order_by("number").defer("catalogue"):
        half = half_of(legal_date(file.composed_at), law)
        found.setdefault((half, file.unit), []).append(listed(file))
    names = dict(names_of_units()) if found else {}
    return [
        WaitingFiles(unit, names[unit], half, tuple(files), _clock(half, law, None))
        for (half, unit), files in sorted(found.items())
    ]


def batches_for(actor: Actor, law: RuleBook) -> list[Batch]:
    """Return the batches *actor* may see, waiting ones first, then the newest."""
    rows = sorted(
        batches_visible(actor).select_related("document").order_by("-handed_at"),
        key=lambda row: row.taken_at is not None,
    )
    names = names_of({code for row in rows for code in (row.handed_by, row.taken_by)})
    units = dict(names_of_units()) if rows else {}
    return [
        Batch(
            row,
            units[row.unit],
            tuple(map(ListedFile.from_value, row.files)),
            names.get(row.handed_by, ""),
            names.get(row.taken_by, ""),
            _clock(row.half, law, legal_date(row.taken_at) if row.taken_at else None),
        )
        for row in rows
    ]


def hand_overs_due(actor: Actor, law: RuleBook) -> tuple[Clock, ...]:
    """Return the limits of what waits for *actor*: to hand over, or to take over."""
    if may(actor, Permission.TAKE_OVER_CASEFILES):
        rows = (
            batches_visible(actor).filter(taken_at__isnull=True).exclude(handed_by=actor.person)
        )
        halves = sorted(rows.values_list("half", flat=True))
        return tuple(_clock(half, law, None) for half in halves)
    if not _hands_over(actor):
        return ()
    return tuple(one.clock for one in waiting_files(actor, law))


def list_of_batch(actor: Actor, code: str) -> PaperView | None:
    """Return 移交清单 of that code; None where it is none, or not theirs to see."""
    batch = batches_visible(actor).filter(document=code).first()
    return None if batch is None else paper_of(batch.number, code)


def _hands_over(actor: Actor) -> bool:
    return bool(actor.unit) and may(actor, Permission.HAND_OVER_CASEFILES)


def _clock(half: date, law: RuleBook, taken_on: date | None) -> Clock:
    """Return the limit; it is told from when it runs, because a card only counts its days."""
    remark = "" if taken_on else f"自半年末日 {half.isoformat()} 起计，可以提前移交。"
    return Clock(law.due(HALF_YEARLY, half), taken_on, remark=remark)
