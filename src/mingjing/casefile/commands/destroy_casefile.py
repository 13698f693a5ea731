"""鉴定销毁: at the end of its retention a file is destroyed by two persons, on the record."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import actor_of
from mingjing.casefile.entries import CasefileDestroyed
from mingjing.casefile.models import CaseFile
from mingjing.casefile.rules import (
    require_basis,
    require_expired,
    require_no_other_file,
    require_no_remedy,
    require_two_persons,
)
from mingjing.casefile.states import Step, advance
from mingjing.cases.contests import remedy_against
from mingjing.cases.joining import ever_joined_with
from mingjing.cases.models import Case
from mingjing.cases.states import State as CaseState
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.erasing import erase_subject
from mingjing.ledger.recording import BUREAU, Act, recording


@dataclass(frozen=True)
class DestroyCasefile:
    """The order to destroy a file.

    Args:
        number: 归档号 of the file.
        basis: the appraisal and the approval, with their numbers; without a party's name.
        checked_by: the second person, who watches over it.
    """

    number: str
    basis: str
    checked_by: str


def destroy_casefile(order: DestroyCasefile, *, act: Act) -> CaseFile:
    """Destroy the key and the rows of a case whose retention has ended.

    The register keeps number, root and dates; the public tree stays whole. It is the caller
    who has made sure that no supervision is pending.

    Raises:
        NotFoundError: no such file, or nobody of that code.
        NotPermittedError: one of the two may not destroy.
        SeparationOfDutiesError: both are one person.
        GateClosedError: kept for good, retention not over, or that of a joined case, the
            decision is contested, or no basis stated.
        IllegalTransitionError: destroyed already.
    """
    with recording("destroy_casefile", act) as record:
        require(act.actor, Permission.DESTROY)
        today = legal_date(act.at)
        casefile = _to_destroy(order.number)
        state = advance(casefile.stage, Step.DESTROY)
        require_two_persons(act.actor.person, order.checked_by)
        require(actor_of(order.checked_by, today), Permission.DESTROY)
        require_basis(order.basis)
        require_expired(casefile.kept_until, today)
        require_no_remedy(remedy_against(casefile.docket))
        require_no_other_file(_still_kept(casefile.docket, today))
        casefile.state = state
        # Titles may name the party; the root still binds what they were.
        casefile.catalogue = []
        casefile.destroyed_at = act.at
        casefile.destroyed_by, casefile.checked_by = act.actor.person, order.checked_by
        casefile.basis = order.basis
        casefile.save()
        record.add(
            CasefileDestroyed(
                number=casefile.number,
                root=casefile.root,
                pieces=casefile.pieces,
                kept_until=casefile.kept_until or today,
                basis=order.basis,
                approved_by=act.actor.person,
                checked_by=order.checked_by,
            ),
            subject=BUREAU,
        )
        erase_subject(
            record,
            casefile.docket,
            basis=order.basis,
            approved_by=act.actor.person,
            checked_by=order.checked_by,
        )
    return casefile


def _still_kept(docket: str, today: date) -> list[str]:
    """Return the cases joined with that one whose files are open, or not ripe for appraisal."""
    case = Case.objects.filter(pk=docket).first()
    together = [] if case is None else ever_joined_with(case)
    files = CaseFile.objects.in_bulk([one.docket for one in together])
    return [
        one.number or one.docket
        for one in together
        if one.stage is not CaseState.DECLINED
        and not (one.docket in files and _is_ripe(files[one.docket], today))
    ]


def _is_ripe(file: CaseFile, today: date) -> bool:
    return file.kept_until is not None and file.kept_until < today


def _to_destroy(number: str) -> CaseFile:
    casefile = CaseFile.objects.select_for_update().filter(number=number).first()
    if casefile is None:
        raise NotFoundError(
            f"没有归档号为“{number}”的案卷。",
            why="只有已经归档的案卷可以鉴定销毁。",
            remedy="请核对归档号（年份加四位序号）。",
        )
    return casefile
