"""Reading cases: the only way to get one, and the same answer for absent and not yours."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from django.db.models import Q, QuerySet, prefetch_related_objects

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.found_by import keep_found
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.models import (
    Case,
    Decision,
    Ending,
    FieldAct,
    Guest,
    Hearing,
    Notice,
    Party,
    Referral,
    SharedAct,
)
from mingjing.cases.proposal import Proposal, subject_hash
from mingjing.cases.remedies import Standing
from mingjing.cases.remedy_rows import Announcement, Correction, Remedy
from mingjing.cases.states import LIFE
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError, SeparationOfDutiesError
from mingjing.ledger.recording import Recording

OF_CASE = ("party", "decision__document", "decision__service", "ending", "announcement")
READ_BY_CLOCKS = (
    "notice_set__defence_set",
    "decision__payment_set",
    "referral_set",
    "recusal_set",
    "preservation_set",
    "casesuspension_set",
    "remedy_set",
    "correction_set",
    "joinder",
    "rectificationorder_set__document",
    "expertappraisal_set",
    "monitoringrecord_set",
)
POSTS_OF_UNIT = (Permission.HOLD_HEARING, Permission.ARCHIVE, Permission.ACCEPT_CUSTODY)


def case_for(actor: Actor, docket: str) -> Case:
    """Return the case if *actor* may see it.

    Args:
        actor: who asks.
        docket: number of the lead, or of the case once it is filed.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    return _found(cases_listed(actor).filter(pk=docket_of(docket)).first(), docket)


def case_to_change(actor: Actor, docket: str, record: Recording) -> Case:
    """Return the case locked for the rest of the command, and name it in the record.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
        SeparationOfDutiesError: *actor* withdrew from it.
    """
    rows = visible_cases(actor).select_for_update(of=("self",)).select_related("party")
    case = _found(rows.filter(pk=docket_of(docket)).first(), docket)
    record.concerns(case.docket)
    record.keep_derived(f"finding {case.docket}", partial(keep_found, case.docket))
    require_unrecused(case, (actor.person,), on=legal_date(record.act.at))
    return case


def lead_to_join(actor: Actor, docket: str) -> Case:
    """Return the lead locked for the rest of a command about another case.

    Raises:
        NotFoundError: it does not exist, or it is not theirs to see.
    """
    rows = visible_cases(actor).select_for_update(of=("self",)).select_related("party")
    return _found(rows.filter(pk=docket_of(docket)).first(), docket)


def require_unrecused(case: Case, people: Iterable[str], *, on: date) -> None:
    """Refuse whoever withdrew from *case* anything on or after the day of that (APL 43).

    Args:
        case: which one.
        people: codes of those who act, or are to take part.
        on: day of the act.

    Raises:
        SeparationOfDutiesError: one of them withdrew.
    """
    gone = sorted(
        one for one in set(people) & case.recused.keys() if on.isoformat() >= case.recused[one]
    )
    if not gone:
        return
    raise SeparationOfDutiesError(
        f"{'、'.join(gone)} 号人员已经回避本案，不能再参与。",
        why="执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避。",
        remedy="请由其他人员办理；还没有接办人的，请负责人更换。",
        article="apl-2021:43",
    )


def visible_cases(actor: Actor) -> "QuerySet[Case]":
    """Return the cases *actor* may see, unsorted: the one place that says whose they are.

    All of them by post; those the person registered, handles, filed or presides over; those of
    the own unit for the posts that act on them there (custody, hearings, archive); and those
    the person reads as a guest.
    """
    if may(actor, Permission.SEE_ALL_CASES):
        return Case.objects.all()
    person = actor.person
    mine = Q(registered_by=person) | Q(lead_officer=person)
    mine |= Q(second_officer=person) | Q(filed_by=person)
    mine |= Q(pk__in=Notice.objects.filter(presiding_officer=person).values("case"))
    mine |= Q(pk__in=Guest.objects.filter(person=person, ended_on=None).values("case"))
    if actor.unit and any(may(actor, post) for post in POSTS_OF_UNIT):
        mine |= Q(unit=actor.unit)
    return Case.objects.filter(mine)


def cases_of(actor: Actor) -> list[Case]:
    """Return the cases *actor* may see, newest first."""
    return list(visible_cases(actor).select_related("party").order_by("-found_on", "docket"))


def cases_listed(actor: Actor) -> "QuerySet[Case]":
    """Return the cases *actor* may see with their parties and decisions, unsorted."""
    return visible_cases(actor).select_related(*OF_CASE)


def fetch_for_clocks(cases: Sequence[Case]) -> None:
    """Fetch what clocks and gates read of *cases*, in a fixed number of queries."""
    prefetch_related_objects(cases, *READ_BY_CLOCKS)


def open_cases_of(actor: Actor, among: Iterable[str] | None = None) -> list[Case]:
    """Return the cases *actor* may see that have not ended, newest first.

    What clocks and gates read comes with them, in a fixed number of queries.

    Args:
        actor: who asks.
        among: only these; None for all.
    """
    rows = visible_cases(actor)
    return list(
        (rows if among is None else rows.filter(pk__in=among))
        .exclude(state__in=LIFE.ends)
        .select_related(*OF_CASE)
        .prefetch_related(*READ_BY_CLOCKS)
        .order_by("-found_on", "docket")
    )


def open_cases_against(actor: Actor, name: str, uscc: str) -> list[Case]:
    """Return the open cases against one party that *actor* may see, newest first."""
    same = Q(party__name=name)
    if uscc:
        same |= Q(party__uscc=uscc)
    rows = visible_cases(actor).exclude(state__in=LIFE.ends).filter(same)
    return list(rows.order_by("-found_on", "docket"))


def open_cases() -> list[Case]:
    """Return every case that has not ended, whoever's it is.

    For work that shows nobody a case: whoever shows one asks :func:`open_cases_of`.
    """
    return list(Case.objects.exclude(state__in=LIFE.ends).select_related(*OF_CASE))


def proposal_of(case: Case) -> Proposal:
    """Return what is proposed in *case*."""
    return Proposal.from_value(case.proposal)


def current_notice(case: Case) -> Notice | None:
    """Return the notice that stands, if there is one."""
    standing = [notice for notice in case.notice_set.all() if notice.is_current]
    return max(standing, key=lambda notice: notice.pk, default=None)


def current_hearing(case: Case) -> Hearing:
    """Return the hearing of *case* that was arranged last.

    Raises:
        NotFoundError: none was.
    """
    return _there(hearing_if_any(case), case, "通知过的听证")


def hearings_of(case: Case) -> list[Hearing]:
    """Return every hearing of *case* that was arranged, oldest first."""
    rows = Hearing.objects.filter(notice__case=case).select_related("notice")
    return list(rows.order_by("pk"))


def hearing_if_any(case: Case) -> Hearing | None:
    """Return the hearing of the standing notice that was arranged last, None before."""
    notice = current_notice(case)
    if notice is None:
        return None
    return max(notice.hearing_set.all(), key=lambda one: one.pk, default=None)


def investigators_of(case: Case) -> set[str]:
    """Return everybody who took part in investigating *case*."""
    people = set(case.handlers)
    for act in acts_of(case):
        people.update(act.officers, act.participants)
    return people


def acts_of(case: Case) -> list[FieldAct]:
    """Return the acts in the field that count in *case*, its own and shared, oldest first."""
    counts = Q(case=case) | Q(pk__in=SharedAct.objects.filter(case=case).values("act_id"))
    rows = FieldAct.objects.filter(counts).select_related("document")
    return list(rows.order_by("began_at", "pk"))


def decision_if_any(case: Case) -> Decision | None:
    """Return the decision of *case*, None before it was made."""
    try:
        return case.decision
    except Decision.DoesNotExist:
        return None


def has_fallen(case: Case) -> bool:
    """Say whether the decision of *case* was revoked, or is void."""
    decision = decision_if_any(case)
    return decision is not None and Standing(decision.standing).has_fallen


def decision_of(case: Case) -> Decision:
    """Return the decision of *case*.

    Raises:
        NotFoundError: none was made.
    """
    decision = decision_if_any(case)
    if decision is None:
        raise NotFoundError(
            "本案尚未作出处罚决定。",
            why=f"案件现处于“{case.stage.label}”。",
            remedy="请在作出决定后再查看。",
        )
    return decision


def ending_if_any(case: Case) -> Ending | None:
    """Return how *case* ended without a penalty, None where it did not."""
    return getattr(case, "ending", None)


def ending_of(case: Case) -> Ending:
    """Return how *case* ended without a penalty.

    Raises:
        NotFoundError: it did not.
    """
    return _there(ending_if_any(case), case, "不予处罚、撤销或者移送")


def referrals_of(case: Case) -> list[Referral]:
    """Return every report of a suspected crime in *case*, oldest first."""
    return sorted(case.referral_set.all(), key=lambda one: one.pk)


def referral_if_any(case: Case) -> Referral | None:
    """Return the last report of a suspected crime in *case*, None where there is none."""
    return next(reversed(referrals_of(case)), None)


def referral_of(case: Case) -> Referral:
    """Return the last report of a suspected crime in *case*.

    Raises:
        NotFoundError: there is none.
    """
    return _there(referral_if_any(case), case, "移送司法机关的报告")


def remedies_of(case: Case) -> list[Remedy]:
    """Return every reconsideration and suit against the decision of *case*, oldest first."""
    return sorted(case.remedy_set.all(), key=lambda one: one.pk)


def remedy_of(case: Case) -> Remedy:
    """Return the last remedy of *case*.

    Raises:
        NotFoundError: there is none.
    """
    return _there(next(reversed(remedies_of(case)), None), case, "行政复议、行政诉讼")


def announcement_if_any(case: Case) -> Announcement | None:
    """Return the announcement by which the decision of *case* is served, if there is one."""
    return getattr(case, "announcement", None)


def corrections_of(case: Case) -> list[Correction]:
    """Return every correction of the decision of *case*, oldest first."""
    return sorted(case.correction_set.all(), key=lambda one: one.pk)


def correction_if_any(case: Case) -> Correction | None:
    """Return the last correction of the decision of *case*, None where there is none."""
    return next(reversed(corrections_of(case)), None)


def correction_of(case: Case) -> Correction:
    """Return the last correction of the decision of *case*.

    Raises:
        NotFoundError: there is none.
    """
    return _there(correction_if_any(case), case, "自行纠正")


def hash_of_subject(case: Case) -> str:
    """Return the hash of the review subject as it stands now."""
    return subject_hash(
        party=_identity(case.party),
        cause=case.cause,
        evidence=[(item.title, item.blob_id) for item in counting_evidence(case)],
        proposal=proposal_of(case),
    )


def age_of(case: Case, on: date) -> int:
    """Return the calendar days since filing; 0 before."""
    return (on - case.filed_on).days if case.filed_on else 0


def docket_of(name: str) -> str:
    """Return the docket of the case with this case number; any other name as it is."""
    found = Case.objects.filter(number=name).values_list("docket", flat=True).first()
    return found or name


Found = TypeVar("Found")


def _there(row: Found | None, case: Case, what: str) -> Found:
    if row is not None:
        return row
    raise NotFoundError(
        f"本案没有{what}。",
        why=f"案件现处于“{case.stage.label}”。",
        remedy="请核对案件，或者先办理前一步。",
    )


def _found(case: Case | None, name: str) -> Case:
    if case is not None:
        return case
    raise NotFoundError(
        f"没有案件“{name}”，或者您无权查阅。",
        why="案件只对承办人员和依职权查阅的岗位可见。",
        remedy="请核对编号；需要查阅的，请向法规股申请。",
    )


def _identity(party: Party) -> dict[str, Value]:
    return {
        "kind": party.kind,
        "name": party.name,
        "uscc": party.uscc,
        "citizen_number": party.citizen_number,
        "address": party.address,
        "legal_representative": party.legal_representative,
    }
