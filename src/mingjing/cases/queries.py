"""Reading cases: the only way to get one, and the same answer for absent and not yours."""

from datetime import date

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.models import Case, Decision, Notice, Party
from mingjing.cases.proposal import Proposal, subject_hash
from mingjing.evidence.queries import items_of
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Recording


def case_for(actor: Actor, docket: str) -> Case:
    """Return the case if *actor* may see it.

    Args:
        actor: who asks.
        docket: number of the lead, or of the case once it is filed.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _visible(actor, Case.objects.filter(pk=docket_of(docket)).first(), docket)


def case_to_change(actor: Actor, docket: str, record: Recording) -> Case:
    """Return the case locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = Case.objects.select_for_update(of=("self",)).select_related("party")
    case = _visible(actor, rows.filter(pk=docket_of(docket)).first(), docket)
    record.concerns(case.docket)
    return case


def cases_of(actor: Actor) -> list[Case]:
    """Return the cases *actor* may see, newest first."""
    rows = Case.objects.select_related("party").order_by("-found_on", "docket")
    return [case for case in rows if _may_see(actor, case)]


def proposal_of(case: Case) -> Proposal:
    """Return what is proposed in *case*."""
    return Proposal.from_value(case.proposal)


def current_notice(case: Case) -> Notice | None:
    """Return the notice that stands, if there is one."""
    return Notice.objects.filter(case=case, is_current=True).order_by("-pk").first()


def decision_of(case: Case) -> Decision:
    """Return the decision of *case*.

    Raises:
        NotFoundError: none was made.
    """
    decision = Decision.objects.select_related("document").filter(case=case).first()
    if decision is None:
        raise NotFoundError(
            "本案尚未作出处罚决定。",
            why=f"案件现处于“{case.stage.label}”。",
            remedy="请在作出决定后再查看。",
        )
    return decision


def hash_of_subject(case: Case) -> str:
    """Return the hash of the review subject as it stands now."""
    return subject_hash(
        party=_identity(case.party),
        cause=case.cause,
        evidence=[(item.title, item.blob_id) for item in items_of(case.docket)],
        proposal=proposal_of(case),
    )


def age_of(case: Case, on: date) -> int:
    """Return the calendar days since filing; 0 before."""
    return (on - case.filed_on).days if case.filed_on else 0


def docket_of(name: str) -> str:
    """Return the docket of the case with this case number; any other name as it is."""
    found = Case.objects.filter(number=name).values_list("docket", flat=True).first()
    return found or name


def _may_see(actor: Actor, case: Case) -> bool:
    return may(actor, Permission.SEE_ALL_CASES) or actor.person in {
        case.registered_by,
        case.lead_officer,
        case.second_officer,
        case.filed_by,
    }


def _visible(actor: Actor, case: Case | None, name: str) -> Case:
    if case is not None and (_may_see(actor, case) or _works_on(actor, case)):
        return case
    raise NotFoundError(
        f"没有案件“{name}”，或者您无权查阅。",
        why="案件只对承办人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )


def _works_on(actor: Actor, case: Case) -> bool:
    """Say whether the post lets *actor* act on cases of the own unit (custody, hearings)."""
    posts = (Permission.HOLD_HEARING, Permission.ARCHIVE, Permission.ACCEPT_CUSTODY)
    return actor.unit == case.unit and any(may(actor, post) for post in posts)


def _identity(party: Party) -> dict[str, Value]:
    return {
        "kind": party.kind,
        "name": party.name,
        "uscc": party.uscc,
        "citizen_number": party.citizen_number,
        "address": party.address,
        "legal_representative": party.legal_representative,
    }
