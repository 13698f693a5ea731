"""当场处罚决定: what becomes public of a penalty on the spot (row Q07)."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from mingjing.cases.remedies import SUE_AFTER, Standing
from mingjing.disclosure.clocks import WITHDRAW_WITHIN, penalty_published_within
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source, is_minor
from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.procedure import Procedure
from mingjing.disclosure.sources import (
    RECONSIDERATION,
    fields_of_party,
    fields_of_record,
    first_day,
    kinds_in_words,
    other_names,
    people_on_papers,
    staff_names,
)
from mingjing.disclosure.states import State as PublicationState
from mingjing.disclosure.subject import Fallen, Subject
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import must_be_published
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.publishing import (
    keep_penalty_back,
    penalty_published,
    publication_withdrawn,
)
from mingjing.summary.queries import (
    kinds_of,
    penalty_for,
    penalty_to_change,
    proposal_of,
    visible_penalties,
)
from mingjing.summary.states import AFTER, State


def _subjects(penalties: Sequence[SummaryPenalty]) -> dict[str, Subject]:
    return {
        one.number: _subject(one, one.document)
        for one in penalties
        if one.document is not None and one.decided_at is not None
    }


def _subject(penalty: SummaryPenalty, document: Document) -> Subject:
    party, proposal = penalty.party, proposal_of(penalty)
    standing = Standing(penalty.standing)
    decided_on = legal_date(penalty.decided_at or document.issued_at)
    return Subject(
        kind=Kind.SUMMARY,
        docket=penalty.number,
        file_number=penalty.number,
        document=document.code,
        number=document.number,
        decided_on=first_day(document, decided_on),
        publish_within=penalty_published_within(enterprise=must_be_published(penalty)),
        withdraw_within=WITHDRAW_WITHIN,
        name=party.name,
        party=PartyKind(party.kind),
        is_enterprise=party.is_enterprise,
        is_minor=is_minor(party.citizen_number, legal_date(penalty.found_at)),
        kinds=tuple(DecisionKind(one) for one in kinds_of(penalty)),
        unit=penalty.unit,
        drafters=penalty.in_charge,
        apart=tuple({*penalty.officers, *penalty.in_charge}),
        untold=lambda: _untold(penalty),
        fallen=Fallen(standing.label, penalty.standing_on) if standing.has_fallen else None,
        altered_on=penalty.standing_on,
        elsewhere_on=penalty.published_on,
        facts=proposal.facts,
        source=lambda summary, law: _source(penalty, document, summary, law),
        row=penalty,
    )


def _untold(penalty: SummaryPenalty) -> str:
    if penalty.delivered_at is None:
        return "当场处罚决定书还没有交付当事人，不能公示。"
    return "" if penalty.stage in AFTER else "当场处罚决定还没有备案，备案后公示。"


def _source(penalty: SummaryPenalty, document: Document, summary: str, law: RuleBook) -> Source:
    party, proposal = penalty.party, proposal_of(penalty)
    decided_on = legal_date(penalty.decided_at or document.issued_at)
    values: dict[str, Value] = {
        **fields_of_record(
            penalty.number, document, decided_on=decided_on, officers=penalty.officers
        ),
        **fields_of_party(party),
        "case.cause": penalty.cause,
        "case.facts": proposal.facts,
        "summary": summary,
        "decision.duty_clauses": list(proposal.duty_clauses),
        "decision.penalty_clauses": list(proposal.penalty_clauses),
        "decision.kinds": kinds_in_words(
            (DecisionKind(one) for one in kinds_of(penalty)), penalty.fine_fen
        ),
        "decision.fine_fen": penalty.fine_fen,
        "remedies.reconsideration": _reconsideration(law, document),
        "remedies.litigation": _litigation(law, document),
    }
    if penalty.delivered_at is not None:
        values["decision.served_on"] = legal_date(penalty.delivered_at).isoformat()
    there = other_names(people_on_papers(penalty.number), party.name)
    return Source(PartyKind(party.kind), values, (*staff_names(penalty.officers), *there))


def _reconsideration(law: RuleBook, document: Document) -> str:
    rule = law.rule(RECONSIDERATION, legal_date(document.issued_at))
    body = settings.MINGJING_BUREAU.remedies.reconsideration
    return (
        f"对当场作出的处罚决定不服的，应当先自知道或者应当知道该决定之日起 {rule.length}内，"
        f"向{body}申请行政复议（{law.in_words('arl-2023:23.1(1)')}、{rule.article_in_words}）。"
    )


def _litigation(law: RuleBook, document: Document) -> str:
    rule = law.rule(SUE_AFTER, legal_date(document.issued_at))
    court = settings.MINGJING_BUREAU.remedies.court
    return (
        f"对行政复议决定不服的，可以自收到复议决定书之日起 {rule.length}内，"
        f"向{court}提起行政诉讼（{rule.article_in_words}）。"
    )


def _lacking(penalty: SummaryPenalty) -> str:
    return f"现处于“{penalty.stage.label}”，还没有作出处罚决定。"


def _awaiting(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Return those that must be published, and those whose page must be withdrawn."""
    public = Publication.objects.filter(
        kind=Kind.SUMMARY, channel=OPEN_CHANNEL, state=PublicationState.PUBLISHED
    )
    due = Q(state=State.REPORTED, party__is_enterprise=True, withheld_on=None)
    due &= ~Q(party__kind=PartyKind.PERSON.value)
    altered = Q(pk__in=public.values("docket")) & ~Q(standing="")
    return rows.filter(due | altered).select_related("party", "document")


def _follows(subject: Subject, publication: Publication, record: Recording) -> None:
    penalty = subject.row
    if not isinstance(penalty, SummaryPenalty):
        raise TypeError("a penalty on the spot is published")
    match publication.stage:
        case PublicationState.WITHHELD:
            keep_penalty_back(penalty, record)
        case PublicationState.WITHDRAWN:
            publication_withdrawn(
                penalty,
                record,
                reason=publication.withdrawal_reason,
                is_late=publication.withdrawal_is_late,
            )
        case _:
            penalty_published(penalty, record, is_late=publication.is_late)


PENALTIES_ON_THE_SPOT = Procedure(
    Kind.SUMMARY,
    visible_penalties,
    penalty_for,
    penalty_to_change,
    _subjects,
    _lacking,
    _awaiting,
    _follows,
)
