"""立卷归档: the file of a closed case is composed, checked byte by byte, and put away."""

from dataclasses import dataclass

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, may, require
from mingjing.casefile.catalogue import archive_number, arranged, root_of
from mingjing.casefile.composing import check_bytes, damage, gaps_of, pieces_of
from mingjing.casefile.entries import CasefileArchived
from mingjing.casefile.models import CaseFile
from mingjing.casefile.rules import require_complete, retention_class_of
from mingjing.casefile.states import State, Step, advance
from mingjing.cases import moves
from mingjing.cases.models import Case
from mingjing.cases.queries import case_for, case_to_change, proposal_of, remedies_of
from mingjing.cases.rules import require_strangers
from mingjing.documents.numbering import next_number
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.retention import kept_until

SERIES = "归档"


@dataclass(frozen=True)
class ArchiveCasefile:
    """Which case's file to put away."""

    docket: str


def archive_casefile(
    order: ArchiveCasefile, *, act: Act, law: RuleBook, store: BlobStore
) -> CaseFile:
    """Compose the file of a closed case, bind it by its root, and put it away.

    The unit's custodian stores it in the unit; the archivist takes it into the archive.

    Args:
        order: which case.
        act: who, when.
        law: gives the retention.
        store: holds the bytes; every one is read again.

    Raises:
        NotFoundError: no such case, or not theirs to see.
        NotPermittedError: neither the custodian of the unit nor the archivist.
        SeparationOfDutiesError: one of the officers of the case.
        GateClosedError: the file is incomplete or damaged; the refusal lists everything.
        IllegalTransitionError: the case is not closed, or its file was put away already.
    """
    case = case_for(act.actor, order.docket)
    # Reads gigabytes, so before the transaction; what changes meanwhile is refused inside.
    may_archive = may(act.actor, Permission.ARCHIVE)
    checked = check_bytes(pieces_of(case), store) if may_archive else {}
    with recording("archive_casefile", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.ARCHIVE)
        _require_keeper(case, act)
        today = legal_date(act.at)
        moves.archive(case, today)
        pieces = pieces_of(case)
        require_complete([*gaps_of(case), *damage(pieces, checked)])
        casefile = _composed(case, act, law)
        lines = arranged(pieces)
        casefile.catalogue = [line.as_value() for line in lines]
        casefile.pieces, casefile.root = len(lines), root_of(lines)
        casefile.save(force_insert=True)
        record.add(
            CasefileArchived(
                number=casefile.number,
                state=casefile.state,
                retention=casefile.retention,
                kept_until=casefile.kept_until,
                pieces=casefile.pieces,
                root=casefile.root,
            )
        )
    return casefile


def _composed(case: Case, act: Act, law: RuleBook) -> CaseFile:
    closed_on = case.closed_on or legal_date(act.at)
    retention = retention_class_of(
        review_required=case.review_required is not False,
        circumstances=proposal_of(case).circumstances if case.proposal else (),
        contested=bool(remedies_of(case)),
    )
    step = Step.ARCHIVE if Role.ARCHIVIST in act.actor.roles else Step.STORE
    return CaseFile(
        docket=case.docket,
        number=archive_number(closed_on.year, next_number(SERIES, closed_on.year).seq),
        state=advance(advance(State.OPEN, Step.COMPOSE), step),
        unit=case.unit,
        retention=retention,
        kept_from=closed_on,
        kept_until=kept_until(law, retention, closed_on),
        composed_by=act.actor.person,
        composed_at=act.at,
    )


def _require_keeper(case: Case, act: Act) -> None:
    if Role.ARCHIVIST not in act.actor.roles and act.actor.unit != case.unit:
        raise NotPermittedError(
            "您不是本案承办股室的专人。",
            why="案卷由承办股室的专门人员立卷保管，或者由档案员归档。",
            remedy="请由承办股室的专人或者档案员办理。",
            article="seed-2022:A2-5",
        )
    require_strangers(
        act.actor.person,
        case.officers,
        what="承办人不能为自己承办的案件归档。",
        why="案卷由承办人交由股室专门人员存储，两者不得为同一人。",
        rule="seed-2022:A2-5",
    )
