"""More of everything that a list shows: rows without entries of their own, which none reads."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db.models import CharField, Model, QuerySet, UniqueConstraint

from mingjing.bureau.models import Appointment, Certificate, Device, Person, Reminder, Unit
from mingjing.cases.queries import decision_of
from mingjing.compulsion.models import Seizure, SupplyStop
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import public_record, record_hash
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import ErrorReport, Publication, ReceivedReport
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.penalties import source_of
from mingjing.disclosure.states import State as Published
from mingjing.documents.models import Document
from mingjing.evidence.models import EvidenceItem
from mingjing.inspections.models import Inspection
from mingjing.permits.models import Application, Permit
from mingjing.review.models import Consultation, ReviewRound
from mingjing.statute.impact import Sort
from mingjing.summary.models import SummaryPenalty
from mingjing.supervision.models import Adjustment, Alert, OutsideItem
from mingjing.worklist.models import Mark
from support import cast
from support.county import County
from support.staffed import undone

KINDS: tuple[type[Model], ...] = (
    Appointment,
    Certificate,
    Document,
    EvidenceItem,
    Inspection,
    SummaryPenalty,
    Seizure,
    SupplyStop,
    Application,
    Permit,
    ReviewRound,
    Consultation,
    Alert,
    Unit,
    Person,
)


APART = {
    Inspection: "year",
    Publication: "document",
    SupplyStop: "order_document",
}  # else the last column that a rule names


@contextmanager
def crowded(county: County, docket: str, more: int) -> Iterator[None]:
    """Let there be so many more for a while, and derive anew what waits."""
    with undone():
        for row in (
            *(kind._base_manager.order_by("pk").last() for kind in KINDS),
            *_first(county, docket),
        ):
            copies = [copied(row, nth) for nth in range(1, more + 1)]
            QuerySet(type(row)).bulk_create(copies)
        Mark.objects.all().delete()
        yield


def _first(county: County, docket: str) -> Iterator[Model]:
    """Yield one of each that the street has none of; *docket* is of a decided case."""
    now, today = county.clock.now, county.clock.today
    case = county.case(docket)
    decision = decision_of(case)
    source = source_of(case, decision, "（虚构）", county.law)
    record = public_record(replace(source, private=()), matrix_of(Kind.PENALTY))
    digest = record_hash(record)
    yield Publication(
        docket=docket,
        number=case.number,
        document=decision.document_id,
        channel=OPEN_CHANNEL,
        state=Published.PUBLISHED,
        decided_on=today,
        due=today,
        public_record=record,
        record_sha256=digest,
        checked_sha256=digest,
        masked_by=cast.LIN,
        checked_by=cast.CHECKER,
        published_at=now,
    )
    for person in (cast.LIN, cast.HAN, cast.WU):
        yield Reminder(
            person=person,
            docket=docket,
            number=case.number,
            act="serve",
            duty="送达",
            article="apl-2021:61",
            due=today,
            is_provisional=False,
            threshold=0,
            made_at=now,
        )
    yield Device(
        number="",
        kind=Device.Kind.PHONE,
        unit_id=cast.COMMAND,
        person_id=cast.LIN,
        registered_on=today,
    )
    yield ErrorReport(
        code="", request="r", about="（虚构）", text="（虚构）", salt="00", sent_at=now
    )
    yield ReceivedReport(code="", digest="00", received_at=now)
    yield OutsideItem(
        kind=OutsideItem.Kind.SEAL,
        number="（虚构）",
        dated=today,
        source="（虚构）",
        entered_on=today,
        entered_by=cast.HAN,
    )
    yield Adjustment(
        norm="apl-2021",
        supersedes="apl-2021",
        sort=Sort.RULE.name,
        about=docket,
        name=case.number,
        owner=cast.HAN,
        opened_on=today,
    )


def copied(row: Model, nth: int) -> Model:
    """Return a copy of *row* that nothing mistakes for it."""
    together = {_apart(row, rule) for rule in row._meta.constraints}
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.primary_key and not isinstance(field, CharField):
            continue
        is_own = field.unique or field.name in together
        values[field.attname] = _other(value, nth) if is_own else value
    return type(row)(**values)


def _apart(row: Model, rule: object) -> str:
    """Return the column by which a copy differs, of those that are unique together."""
    named = rule.fields if isinstance(rule, UniqueConstraint) else ()
    if APART.get(type(row)) in named:
        return APART[type(row)]
    return named[-1] if named else ""


def _other(value: object, nth: int) -> object:
    if isinstance(value, int):
        return value + 100 * nth
    if isinstance(value, str) and "〕" in value:
        return re.sub("〕.*号", f"〕{900 + nth}号", value)
    return value if value is None else f"{value}{nth}"
