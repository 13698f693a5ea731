"""接收移交的案卷: the legal office compares every file with the list, and takes it or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mingjing.access.policy import Permission, require
from mingjing.casefile.batches import batches_visible
from mingjing.casefile.entries import CasefilesTakenOver, CasefileTakenOver
from mingjing.casefile.handing_over import (
    ListedFile,
    discrepancy_of,
    require_listed,
    require_other_person,
)
from mingjing.casefile.models import CaseFile, HandOver
from mingjing.casefile.papers import hand_over_paper
from mingjing.casefile.queries import lines_of
from mingjing.casefile.states import Step, advance
from mingjing.documents.issuing import issue
from mingjing.evidence.store import BlobStore
from mingjing.kernel.errors import AlreadyDoneError, NotFoundError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class TakeOverCasefiles:
    """Which batch is taken over.

    Args:
        number: of it.
        found: what the paper files lack, by 归档号; without personal data.
    """

    number: str
    found: Mapping[str, str] = field(default_factory=dict)


def take_over_casefiles(
    order: TakeOverCasefiles, *, act: Act, law: RuleBook, store: BlobStore
) -> HandOver:
    """Take a batch over; a file that is not as it was listed returns to its unit.

    Counts and roots are computed again from the stored catalogues, and every piece must lie in
    the store; its bytes were read when the file was put away, and the audit reads them again.
    移交清单 is issued with both names and every discrepancy.

    Args:
        order: which batch, and what was found by eye.
        act: who, when.
        law: gives the words of the norm.
        store: holds the pieces.

    Raises:
        NotFoundError: no such batch.
        NotPermittedError: not of the legal office.
        SeparationOfDutiesError: who handed it over.
        InvalidInputError: words about a file that is not listed, or too many.
        AlreadyDoneError: taken over before.
    """
    with recording("take_over_casefiles", act) as record:
        require(act.actor, Permission.TAKE_OVER_CASEFILES)
        batch = _waiting(order.number, act, record)
        require_other_person(batch.handed_by, act.actor.person)
        found = {number: words.strip() for number, words in order.found.items()}
        files = [ListedFile.from_value(one) for one in batch.files]
        require_listed(found, [one.number for one in files])
        rows = CaseFile.objects.select_for_update().in_bulk([one.docket for one in files])
        compared = [
            replace(one, discrepancy=_discrepancy(one, rows[one.docket], found, store))
            for one in files
        ]
        batch.files = [one.as_value() for one in compared]
        batch.taken_by, batch.taken_at = act.actor.person, act.at
        for one in compared:
            if not one.discrepancy:
                _take(rows[one.docket], batch, record)
        paper = hand_over_paper(batch, compared, law)
        batch.document = issue(paper, subject=batch.number, at=act.at)
        batch.save()
        record.add(
            CasefilesTakenOver(
                taken=tuple(one.number for one in compared if not one.discrepancy),
                returned=tuple(one.number for one in compared if one.discrepancy),
                document=batch.document.code,
            )
        )
    return batch


def _waiting(number: str, act: Act, record: Recording) -> HandOver:
    batch = batches_visible(act.actor).select_for_update().filter(pk=number).first()
    if batch is None:
        raise NotFoundError(
            f"没有移交批次“{number}”。",
            why="只有股室已经移交的批次可以接收。",
            remedy="请从案卷移交页面办理。",
        )
    record.concerns(batch.number)
    if batch.taken_at is not None:
        raise AlreadyDoneError(
            f"{number} 已经接收。",
            why="一批案卷只接收一次，核对结果记在移交清单上。",
            remedy="退回的案卷由股室补正后列入下一批。",
        )
    return batch


def _discrepancy(
    one: ListedFile, file: CaseFile, found: Mapping[str, str], store: BlobStore
) -> str:
    lines = lines_of(file)
    missing = {line.sha256 for line in lines if not store.path(line.sha256).is_file()}
    computed = discrepancy_of(
        one, state=file.stage, root=file.root, lines=lines, missing=missing
    )
    return "；".join(filter(None, (computed, found.get(one.number, ""))))


def _take(file: CaseFile, batch: HandOver, record: Recording) -> None:
    file.state = advance(file.stage, Step.HAND_OVER)
    file.save()
    record.add(
        CasefileTakenOver(number=file.number, batch=batch.number, root=file.root),
        subject=file.docket,
    )
