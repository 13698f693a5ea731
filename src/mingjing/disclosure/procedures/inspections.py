"""检查结果: what becomes public of an inspection, also where nothing was found."""

from collections.abc import Sequence

from mingjing.disclosure.clocks import CHANGED_WITHIN, PUBLISHED_WITHIN
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source
from mingjing.disclosure.models import Publication
from mingjing.disclosure.procedures.procedure import Procedure
from mingjing.disclosure.sources import (
    documents_of,
    fields_of_record,
    first_day,
    other_names,
    people_on_papers,
    staff_names,
)
from mingjing.disclosure.states import State as PublicationState
from mingjing.disclosure.subject import Subject
from mingjing.documents.models import Document
from mingjing.inspections.kinds import Kind as InspectionKind
from mingjing.inspections.models import Inspection
from mingjing.inspections.outcome import outcome_in_words
from mingjing.inspections.papers import items_in_words
from mingjing.inspections.publishing import keep_result_back, result_published
from mingjing.inspections.queries import (
    inspection_for,
    inspection_to_change,
    visible_inspections,
)
from mingjing.inspections.states import State
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording
from mingjing.statute.decisions import PartyKind

FEEDBACK = "inspection_feedback"
NOTHING_FOUND = "没有发现问题。"


def _subjects(inspections: Sequence[Inspection]) -> dict[str, Subject]:
    """Return what is published of those whose enterprise was told the result."""
    told = [one for one in inspections if one.fed_back_on is not None]
    papers = documents_of((one.number for one in told), FEEDBACK)
    return {one.number: _subject(one, papers[one.number]) for one in told}


def _subject(inspection: Inspection, feedback: Document) -> Subject:
    target = inspection.target
    concluded_on = inspection.concluded_on or legal_date(feedback.issued_at)
    return Subject(
        kind=Kind.INSPECTION,
        docket=inspection.number,
        file_number=inspection.number,
        document=feedback.code,
        number=feedback.printed_number or inspection.number,
        decided_on=first_day(feedback, concluded_on),
        publish_within=PUBLISHED_WITHIN[Kind.INSPECTION],
        withdraw_within=CHANGED_WITHIN,
        name=target.name,
        party=PartyKind(target.kind),
        is_enterprise=target.kind != PartyKind.PERSON,
        is_minor=None,
        kinds=(),
        unit=inspection.unit,
        drafters=inspection.officers,
        apart=inspection.officers,
        untold=str,
        fallen=None,
        altered_on=None,
        elsewhere_on=inspection.published_on,
        facts=_facts(inspection),
        source=lambda summary, _law: _source(inspection, feedback, summary),
        row=inspection,
    )


def _facts(inspection: Inspection) -> str:
    found = [f"{one['n']}. {one['words']}" for one in inspection.findings]
    if found:
        return "\n".join(found)
    return NOTHING_FOUND if inspection.ended_at else "被检查单位拒绝检查。"


def _source(inspection: Inspection, feedback: Document, summary: str) -> Source:
    target, outcome = inspection.target, outcome_in_words(inspection)
    concluded_on = inspection.concluded_on or legal_date(feedback.issued_at)
    kind, items = InspectionKind(inspection.kind).label, items_in_words(inspection)
    began = inspection.arrived_at
    return Source(
        party=PartyKind(target.kind),
        values={
            **fields_of_record(
                inspection.number,
                feedback,
                decided_on=concluded_on,
                officers=inspection.officers,
            ),
            "party.name": target.name,
            "party.uscc": target.uscc,
            "party.address": target.address,
            "party.telephone": target.telephone,
            "party.legal_representative": target.legal_representative,
            "inspection.kind": kind,
            "inspection.plan": inspection.plan.instrument,
            "inspection.items": items,
            "inspection.inspected_on": legal_date(began).isoformat() if began else "",
            "inspection.outcome": [*outcome],
            "inspection.source": inspection.ground_source,
            "act.matter": kind,
            "act.outcome": outcome[0],
            "case.facts": _facts(inspection),
            "summary": summary,
        },
        private=_names_behind(inspection),
    )


def _names_behind(inspection: Inspection) -> tuple[tuple[str, str], ...]:
    codes = {*inspection.officers, *inspection.former_officers, inspection.created_by}
    codes |= {inspection.approved_by, inspection.reported_to}
    helpers = (("协助检查人员姓名", str(name)) for name in inspection.helpers)
    there = other_names(people_on_papers(inspection.number), inspection.target.name)
    return (*staff_names(codes), *helpers, *there)


def _follows(subject: Subject, publication: Publication, record: Recording) -> None:
    inspection = subject.row
    if not isinstance(inspection, Inspection):
        raise TypeError("the result of an inspection is published")
    if publication.stage is PublicationState.WITHHELD:
        keep_result_back(inspection, record)
    elif publication.stage is PublicationState.PUBLISHED:
        result_published(inspection, record, is_late=publication.is_late)


def _lacking(inspection: Inspection) -> str:
    return f"检查现处于“{inspection.stage.label}”；检查结果先告知被检查单位，再公示。"


INSPECTIONS = Procedure(
    Kind.INSPECTION,
    visible_inspections,
    inspection_for,
    inspection_to_change,
    _subjects,
    _lacking,
    lambda rows: rows.filter(state=State.FED_BACK).select_related("target", "plan"),
    _follows,
)
