"""准予许可决定: what becomes public of a grant, with the columns of 双公示 (row L11)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from mingjing.disclosure.clocks import CHANGED_WITHIN, PUBLISHED_WITHIN
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source
from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import CREDIT_CHANNEL
from mingjing.disclosure.procedures.procedure import Procedure
from mingjing.disclosure.sources import (
    documents_of,
    fields_of_record,
    first_day,
    other_names,
    people_on_papers,
    staff_names,
)
from mingjing.disclosure.states import VISIBLE
from mingjing.disclosure.states import State as PublicationState
from mingjing.disclosure.subject import Fallen, Subject
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording
from mingjing.permits.catalogue import kind_of
from mingjing.permits.kinds import Purpose
from mingjing.permits.models import Application
from mingjing.permits.permit_states import State as PermitState
from mingjing.permits.publishing import grant_published, keep_grant_back
from mingjing.permits.queries import (
    application_for,
    application_to_change,
    interested_in,
    visible_applications,
)
from mingjing.permits.states import State
from mingjing.statute.decisions import PARTY_LABELS, PartyKind

GRANT = "permit_grant"
ORDINARY = "普通"
ENDED_BY = {PermitState.REVOKED: "已被撤销", PermitState.RECALLED: "已被撤回"}


def _subjects(applications: Sequence[Application]) -> dict[str, Subject]:
    """Return the grants among them; a filing is none, and a refusal is not published."""
    granted = [one for one in applications if _is_granted(one)]
    papers = documents_of((one.number for one in granted), GRANT)
    return {
        one.number: _subject(one, papers[one.number]) for one in granted if one.number in papers
    }


def _is_granted(application: Application) -> bool:
    return application.decided_on is not None and application.valid_until is not None


def _subject(application: Application, grant: Document) -> Subject:
    decided_on = application.decided_on or legal_date(grant.issued_at)
    fallen = _fallen(application)
    return Subject(
        kind=Kind.PERMIT,
        docket=application.number,
        file_number=application.number,
        document=grant.code,
        number=grant.number,
        decided_on=first_day(grant, decided_on),
        publish_within=PUBLISHED_WITHIN[Kind.PERMIT],
        withdraw_within=CHANGED_WITHIN,
        name=application.party_name,
        party=PartyKind(application.party_kind),
        is_enterprise=application.party_kind != PartyKind.PERSON,
        is_minor=None,
        kinds=(),
        unit=application.unit,
        drafters=(application.examiner,),
        apart=(*application.examiners, application.reviewed_by, application.decided_by),
        untold=lambda: (
            "" if application.delivered_on else "许可证件还没有颁发、送达，不能公示。"
        ),
        fallen=fallen,
        altered_on=fallen.since if fallen else None,
        elsewhere_on=application.published_on,
        facts=application.content,
        source=lambda summary, _law: _source(application, grant, summary),
        row=application,
    )


def _fallen(application: Application) -> Fallen | None:
    permit = application.permit
    if permit is None or permit.stage not in ENDED_BY:
        return None
    return Fallen(ENDED_BY[permit.stage], permit.ended_on)


def _source(application: Application, grant: Document, summary: str) -> Source:
    kind, party = kind_of(application.kind), PartyKind(application.party_kind)
    decided_on = application.decided_on or legal_date(grant.issued_at)
    number = application.permit.number if application.permit else ""
    until = application.valid_until
    values: dict[str, Value] = {
        **fields_of_record(
            application.number,
            grant,
            decided_on=decided_on,
            officers=(application.examiner,),
        ),
        "party.name": application.party_name,
        "party.uscc": application.uscc,
        "party.address": application.address,
        "party.telephone": application.telephone,
        "party.legal_representative": application.representative,
        "party.category": PARTY_LABELS[party],
        "permit.paper": "准予行政许可决定书",
        "permit.category": ORDINARY,
        "permit.certificate": kind.certificate,
        "permit.number": number,
        "permit.content": f"{kind.name}：{application.content}",
        "permit.valid_from": application.valid_from.isoformat()
        if application.valid_from
        else "",
        "permit.valid_until": until.isoformat() if until else "",
        "permit.status": "有效",
        "permit.purpose": Purpose(application.purpose).label,
        "act.matter": kind.name,
        "act.outcome": f"准予许可（{Purpose(application.purpose).label}）",
        "summary": summary,
    }
    return Source(party, values, _names_behind(application))


def _names_behind(application: Application) -> tuple[tuple[str, str], ...]:
    codes = {*application.examiners, application.reviewed_by, application.decided_by}
    codes |= {application.created_by}
    others = {application.agent, application.receiver}
    others |= {one.name for one in interested_in(application)}
    others.update(people_on_papers(application.number))
    return (*staff_names(codes), *other_names(others, application.party_name))


def _lacking(application: Application) -> str:
    return f"申请现处于“{application.stage.label}”；公示的是准予许可的决定。"


def _awaiting(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    on_credit = Publication.objects.filter(
        kind=Kind.PERMIT, channel=CREDIT_CHANNEL, state__in=VISIBLE
    )
    public = Publication.objects.filter(kind=Kind.PERMIT, state=PublicationState.PUBLISHED)
    to_do = Q(published_on=None, withheld_on=None) | ~Q(pk__in=on_credit.values("docket"))
    ended = Q(pk__in=public.values("docket"), permit__state__in=ENDED_BY)
    return rows.filter(Q(to_do, state=State.ISSUED) | ended).select_related("permit")


def _follows(subject: Subject, publication: Publication, record: Recording) -> None:
    application = subject.row
    if not isinstance(application, Application):
        raise TypeError("a grant is published")
    if publication.stage is PublicationState.WITHHELD:
        keep_grant_back(application, record)
    elif publication.stage is PublicationState.PUBLISHED:
        grant_published(application, record, is_late=publication.is_late)


PERMITS = Procedure(
    Kind.PERMIT,
    visible_applications,
    application_for,
    application_to_change,
    _subjects,
    _lacking,
    _awaiting,
    _follows,
)
