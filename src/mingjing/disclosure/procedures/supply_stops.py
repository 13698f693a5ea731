"""停止供应决定: what becomes public of a stop of supply (安全生产法 70)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.supply.kinds import Reason, Supply
from mingjing.compulsion.supply.queries import (
    supply_stop_for,
    supply_stop_to_change,
    visible_supply_stops,
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

DECISION = "supply_decision"
BASIS = "asl-2021:70.1"
UNFOUNDED = frozenset({Reason.ORDER_ENDED, Reason.OTHER})


def _subjects(stops: Sequence[SupplyStop]) -> dict[str, Subject]:
    stopped = [one for one in stops if one.notified_at is not None]
    papers = documents_of((one.number for one in stopped), DECISION)
    return {
        one.number: _subject(one, papers[one.number]) for one in stopped if one.number in papers
    }


def _subject(stop: SupplyStop, decision: Document) -> Subject:
    fallen = _fallen(stop)
    return Subject(
        kind=Kind.SUPPLY_STOP,
        docket=stop.number,
        file_number=stop.number,
        document=decision.code,
        number=decision.number,
        decided_on=first_day(decision, legal_date(stop.notified_at or decision.issued_at)),
        publish_within=PUBLISHED_WITHIN[Kind.SUPPLY_STOP],
        withdraw_within=CHANGED_WITHIN,
        name=stop.party_name,
        party=PartyKind(stop.party_kind),
        is_enterprise=stop.party_kind != PartyKind.PERSON,
        is_minor=None,
        kinds=(),
        unit=stop.unit,
        drafters=stop.officers,
        apart=(*stop.officers, stop.reviewed_by, stop.approved_by),
        untold=str,
        fallen=fallen,
        altered_on=fallen.since if fallen else None,
        elsewhere_on=None,
        facts=f"{stop.hazard}\n{stop.refusal}\n{stop.danger}",
        source=lambda summary, law: _source(stop, decision, summary, law),
        row=stop,
    )


def _fallen(stop: SupplyStop) -> Fallen | None:
    """Return that it rests on nothing any more; one that was obeyed stays to be read."""
    if stop.lift_reason not in UNFOUNDED:
        return None
    return Fallen(f"已解除（{Reason(stop.lift_reason).label}）", stop.ended_on)


def _source(stop: SupplyStop, decision: Document, summary: str, law: RuleBook) -> Source:
    stopped_on = legal_date(stop.notified_at or decision.issued_at)
    supply = Supply(stop.supply).label
    values: dict[str, Value] = {
        **fields_of_record(
            stop.number,
            decision,
            decided_on=first_day(decision, stopped_on),
            officers=stop.officers,
        ),
        "party.name": stop.party_name,
        "party.uscc": stop.uscc,
        "party.address": stop.address,
        "party.telephone": stop.telephone,
        "party.legal_representative": stop.representative,
        "measure.kind": supply,
        "measure.basis": law.in_words(BASIS),
        "measure.imposed_on": stopped_on.isoformat(),
        "measure.order": stop.order_number or stop.order_document,
        "act.matter": supply,
        "act.outcome": f"已{supply}",
        "case.facts": f"{stop.hazard}\n{stop.refusal}\n{stop.danger}",
        "summary": summary,
        "decision.served_on": legal_date(stop.told_at or decision.issued_at).isoformat(),
        **remedy_fields(law, stopped_on, Kind.SUPPLY_STOP.act),
    }
    codes = {*stop.officers, *stop.former_officers, stop.created_by}
    codes |= {stop.reviewed_by, stop.approved_by}
    there = other_names(people_on_papers(stop.number), stop.party_name)
    return Source(PartyKind(stop.party_kind), values, (*staff_names(codes), *there))


def _lacking(stop: SupplyStop) -> str:
    return f"现处于“{stop.stage.label}”，还没有停止供应。"


def _awaiting(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    done = Publication.objects.filter(
        kind=Kind.SUPPLY_STOP, channel=OPEN_CHANNEL, state__in=VISIBLE
    )
    return rows.exclude(notified_at=None).exclude(
        pk__in=done.values("docket"), lift_reason__in=("", *set(Reason) - UNFOUNDED)
    )


SUPPLY_STOPS = Procedure(
    Kind.SUPPLY_STOP,
    visible_supply_stops,
    supply_stop_for,
    supply_stop_to_change,
    _subjects,
    _lacking,
    _awaiting,
    nothing_follows,
)
