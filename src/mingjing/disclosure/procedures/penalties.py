"""普通程序的处罚决定: what becomes public of a case."""

from collections.abc import Iterator, Sequence

from mingjing.cases.field_records import people_in
from mingjing.cases.joining import ever_joined_with
from mingjing.cases.models import Case, Decision, Notice, Party, Service
from mingjing.cases.queries import (
    acts_of,
    announcement_if_any,
    case_for,
    case_to_change,
    decision_if_any,
    decision_of,
    proposal_of,
    visible_cases,
)
from mingjing.cases.remedies import Standing
from mingjing.disclosure.clocks import WITHDRAW_WITHIN, penalty_published_within
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source, is_minor
from mingjing.disclosure.procedures.procedure import Procedure, nothing_follows
from mingjing.disclosure.sources import (
    fields_of_party,
    fields_of_record,
    first_day,
    kinds_in_words,
    other_names,
    remedy_fields,
    staff_names,
)
from mingjing.disclosure.subject import Fallen, Subject
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.limits import RuleBook


def subject_of(case: Case) -> Subject:
    """Return what is published of a decided case.

    Raises:
        NotFoundError: it is not decided.
    """
    decision, party = decision_of(case), case.party
    kind, standing = PartyKind(party.kind), Standing(decision.standing)
    by_statute = party.is_enterprise and kind is not PartyKind.PERSON
    return Subject(
        kind=Kind.PENALTY,
        docket=case.docket,
        file_number=case.number,
        document=decision.document.code,
        number=decision.document.number,
        decided_on=first_day(decision.document, legal_date(decision.decided_at)),
        publish_within=penalty_published_within(enterprise=by_statute),
        withdraw_within=WITHDRAW_WITHIN,
        name=party.name,
        party=kind,
        is_enterprise=party.is_enterprise,
        is_minor=is_minor(party.citizen_number, case.act_ended_on),
        kinds=tuple(DecisionKind(one) for one in decision.kinds),
        unit=case.unit,
        drafters=case.officers,
        apart=tuple(case.reviewers),
        untold=lambda: _untold(case),
        fallen=Fallen(standing.label, decision.standing_on) if standing.has_fallen else None,
        altered_on=decision.standing_on,
        elsewhere_on=None,
        facts=proposal_of(case).facts,
        source=lambda summary, law: source_of(case, decision, summary, law),
        row=case,
    )


def source_of(case: Case, decision: Decision, summary: str, law: RuleBook) -> Source:
    """Return everything a public record of *decision* could be built from.

    Args:
        case: the decided case.
        decision: its decision.
        summary: what happened, written for the public.
        law: the rule book, for the remedies.

    Raises:
        IntegrityError: the decision is not in the record.
    """
    party, proposal = case.party, proposal_of(case)
    decided_on = case.decided_on or decision.decided_at.date()
    return Source(
        party=PartyKind(party.kind),
        values={
            **fields_of_record(
                case.docket, decision.document, decided_on=decided_on, officers=case.officers
            ),
            **fields_of_party(party),
            "case.cause": case.cause,
            "case.facts": proposal.facts,
            "summary": summary,
            "decision.duty_clauses": list(proposal.duty_clauses),
            "decision.penalty_clauses": list(proposal.penalty_clauses),
            "decision.kinds": kinds_in_words(
                (DecisionKind(one) for one in decision.kinds), decision.fine_fen
            ),
            "decision.fine_fen": decision.fine_fen,
            **remedy_fields(law, decided_on, Kind.PENALTY.act),
            **_service(case),
        },
        private=_names_behind(case),
    )


def _untold(case: Case) -> str:
    known = case.served_on is not None or announcement_if_any(case) is not None
    return "" if known else "处罚决定书还没有送达，不能公示。"


def _subjects(cases: Sequence[Case]) -> dict[str, Subject]:
    return {case.pk: subject_of(case) for case in cases if decision_if_any(case) is not None}


def _lacking(case: Case) -> str:
    return f"案件现处于“{case.stage.label}”。"


PENALTIES = Procedure(
    Kind.PENALTY,
    visible_cases,
    case_for,
    case_to_change,
    _subjects,
    _lacking,
    lambda rows: rows.exclude(decided_on=None),
    nothing_follows,
)


def _service(case: Case) -> dict[str, Value]:
    return {"decision.served_on": case.served_on.isoformat()} if case.served_on else {}


def _names_behind(case: Case) -> tuple[tuple[str, str], ...]:
    """Return the names of all people behind the case that stand in no field of their own.

    Those who worked on it, and those who were asked, were there or took the papers.
    """
    codes = {*case.officers, case.registered_by, case.filed_by, *case.reviewers}
    others: set[str] = set()
    for act in acts_of(case):
        codes.update(act.officers, act.participants)
        others.update(people_in(act.particulars))
    deliveries = [*Notice.objects.filter(case=case).values_list("delivery", flat=True)]
    deliveries += Service.objects.filter(decision__case=case).values_list("delivery", flat=True)
    others.update(one.get(key, "") for one in deliveries for key in ("receiver", "attestor"))
    return (
        *staff_names(codes),
        *other_names(others, case.party.name),
        *_personal_of_others(case),
    )


def _personal_of_others(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what the page of one party must not say of those joined with it, now or once."""
    own = {case.party.name, case.party.address, case.party.telephone}
    for other in ever_joined_with(case):
        yield from (one for one in _personal_of(other.party) if one[1] not in own)


def _personal_of(party: Party) -> Iterator[tuple[str, str]]:
    values = {
        "公民身份号码": party.citizen_number,
        "电话": party.telephone,
        "法定代表人（负责人）": party.legal_representative,
    }
    if party.kind == PartyKind.PERSON:
        values |= {"姓名": party.name, "住址": party.address}
    yield from ((f"其他当事人的{what}", value) for what, value in values.items() if value)
