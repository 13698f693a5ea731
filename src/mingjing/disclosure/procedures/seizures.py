"""查封、扣押决定: what becomes public of a seizure; never the inventory."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.kinds import Ground, Reason
from mingjing.compulsion.kinds import Kind as SeizureKind
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.queries import (
    custody_of,
    seizure_for,
    seizure_to_change,
    visible_seizures,
)
from mingjing.disclosure.clocks import CHANGED_WITHIN, PUBLISHED_WITHIN
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source
from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.procedure import Procedure, nothing_follows
from mingjing.disclosure.sources import (
    documents_of,
    fields_of_record,
    first_day,
    other_names,
    people_on_papers,
    remedy_fields,
    staff_names,
)
from mingjing.disclosure.states import VISIBLE
from mingjing.disclosure.subject import Fallen, Subject
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

DECISION = "seizure_decision"
UNFOUNDED = frozenset({Reason.NO_VIOLATION, Reason.UNRELATED})


def _subjects(seizures: Sequence[Seizure]) -> dict[str, Subject]:
    imposed = [one for one in seizures if one.imposed_at is not None]
    papers = documents_of((one.number for one in imposed), DECISION)
    return {
        one.number: _subject(one, papers[one.number]) for one in imposed if one.number in papers
    }


def _subject(seizure: Seizure, decision: Document) -> Subject:
    imposed_on = legal_date(seizure.imposed_at or decision.issued_at)
    fallen = _fallen(seizure)
    return Subject(
        kind=Kind.SEIZURE,
        docket=seizure.number,
        file_number=seizure.number,
        document=decision.code,
        number=decision.number,
        decided_on=first_day(decision, imposed_on),
        publish_within=PUBLISHED_WITHIN[Kind.SEIZURE],
        withdraw_within=CHANGED_WITHIN,
        name=seizure.party_name,
        party=PartyKind(seizure.party_kind),
        is_enterprise=seizure.party_kind != PartyKind.PERSON,
        is_minor=None,
        kinds=(),
        unit=seizure.unit,
        drafters=seizure.officers,
        apart=(*seizure.officers, seizure.reviewed_by, seizure.approved_by),
        untold=str,
        fallen=fallen,
        altered_on=fallen.since if fallen else None,
        elsewhere_on=None,
        facts=seizure.facts,
        source=lambda summary, law: _source(seizure, decision, summary, law),
        row=seizure,
    )


def _fallen(seizure: Seizure) -> Fallen | None:
    """Return that it was lifted as unfounded; one that merely ended was lawful while it was."""
    if seizure.lift_reason not in UNFOUNDED:
        return None
    return Fallen(f"已解除（{Reason(seizure.lift_reason).label}）", seizure.ended_on)


def _source(seizure: Seizure, decision: Document, summary: str, law: RuleBook) -> Source:
    imposed_on = legal_date(seizure.imposed_at or decision.issued_at)
    kind = SeizureKind(seizure.kind).label
    until = last_day(seizure, law)
    values: dict[str, Value] = {
        **fields_of_record(
            seizure.number, decision, decided_on=imposed_on, officers=seizure.officers
        ),
        "party.name": seizure.party_name,
        "party.uscc": seizure.uscc,
        "party.address": seizure.address,
        "party.telephone": seizure.telephone,
        "party.legal_representative": seizure.representative,
        "measure.kind": kind,
        "measure.basis": law.in_words(law.rule(seizure.ground, imposed_on).article),
        "measure.imposed_on": imposed_on.isoformat(),
        "measure.until_on": until.isoformat() if until else "",
        "measure.objects": list(seizure.objects_asked),
        "act.matter": f"{kind}（{Ground(seizure.ground).label}）",
        "act.outcome": f"已实施{kind}",
        "case.facts": seizure.facts,
        "summary": summary,
        "decision.served_on": imposed_on.isoformat(),
        **remedy_fields(law, imposed_on, Kind.SEIZURE.act),
    }
    return Source(PartyKind(seizure.party_kind), values, _names_behind(seizure))


def _names_behind(seizure: Seizure) -> tuple[tuple[str, str], ...]:
    codes = {*seizure.officers, *seizure.former_officers, seizure.created_by}
    codes |= {seizure.reviewed_by, seizure.approved_by, seizure.keeper_person}
    others = {seizure.keeper, *(one.keeper for one in custody_of(seizure))}
    others.update(people_on_papers(seizure.number))
    return (*staff_names(codes), *other_names(others, seizure.party_name))


def _lacking(seizure: Seizure) -> str:
    return f"现处于“{seizure.stage.label}”，还没有实施。"


def _awaiting(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    done = Publication.objects.filter(
        kind=Kind.SEIZURE, channel=OPEN_CHANNEL, state__in=VISIBLE
    )
    return rows.exclude(imposed_at=None).exclude(
        pk__in=done.values("docket"), lift_reason__in=("", *set(Reason) - UNFOUNDED)
    )


SEIZURES = Procedure(
    Kind.SEIZURE,
    visible_seizures,
    seizure_for,
    seizure_to_change,
    _subjects,
    _lacking,
    _awaiting,
    nothing_follows,
)
