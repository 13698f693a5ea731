"""Where a public record comes from: the structured rows of a decided case."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import names_of, officer_view
from mingjing.cases.field_records import people_in
from mingjing.cases.joining import ever_joined_with
from mingjing.cases.models import Case, Decision, Notice, Party, Service
from mingjing.cases.queries import acts_of, proposal_of
from mingjing.disclosure.masking import Source, is_minor
from mingjing.disclosure.policy import Candidate, CreditClass
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger.queries import OpenedEntry, history
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.limits import RuleBook

RECONSIDERATION = "ARL-20"
LITIGATION = "APrL-46"


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
    entry = entry_of_document(case.docket, decision.document.code)
    return Source(
        party=PartyKind(party.kind),
        values={
            "authority.name": settings.MINGJING_BUREAU.name,
            "decision.number": decision.document.number,
            "decision.decided_on": decided_on.isoformat(),
            "party.name": party.name,
            "party.uscc": party.uscc,
            "party.address": party.address,
            "party.citizen_number": party.citizen_number,
            "party.telephone": party.telephone,
            "party.legal_representative": party.legal_representative,
            "case.cause": case.cause,
            "case.facts": proposal.facts,
            "summary": summary,
            "decision.duty_clauses": list(proposal.duty_clauses),
            "decision.penalty_clauses": list(proposal.penalty_clauses),
            "decision.kinds": _kinds_in_words(decision),
            "decision.fine_fen": decision.fine_fen,
            "officers.certificates": [
                officer_view(code, decided_on).certificate for code in case.officers
            ],
            "remedies.reconsideration": _reconsideration(law, decided_on),
            "remedies.litigation": _litigation(law, decided_on),
            "document.code": decision.document.code,
            "record.origin": entry.origin,
            "record.seq": entry.seq,
            "record.leaf_hash": entry.leaf_hash,
            **_service(case),
        },
        private=_names_behind(case),
    )


def candidate_of(
    case: Case, decision: Decision, *, social_influence: str, credit_class: CreditClass | None
) -> Candidate:
    """Return the facts that decide whether a channel publishes *decision*."""
    party = case.party
    decided_on = case.decided_on or decision.decided_at.date()
    return Candidate(
        party=PartyKind(party.kind),
        is_enterprise=party.is_enterprise,
        is_minor=is_minor(party.citizen_number, case.act_ended_on),
        kinds=tuple(DecisionKind(kind) for kind in decision.kinds),
        decided_on=decided_on,
        social_influence=social_influence,
        credit_class=credit_class,
    )


def entry_of_document(subject: str, code: str) -> OpenedEntry:
    """Return the first entry about *subject* that names the document.

    Raises:
        IntegrityError: no entry names it, so it did not come about through a command.
    """
    for entry in history(subject):
        if entry.said.get("facts", {}).get("document") == code:
            return entry
    raise IntegrityError(
        f"记录中没有文书 {code} 的条目。",
        why="文书的产生应当记入存证日志。",
        remedy="请运行 mingjing audit 查明原因。",
    )


def _service(case: Case) -> dict[str, Value]:
    return {"decision.served_on": case.served_on.isoformat()} if case.served_on else {}


def _kinds_in_words(decision: Decision) -> list[str]:
    words = [DecisionKind(kind).label for kind in decision.kinds]
    return [*words, "罚款"] if decision.fine_fen else words


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
    staff = names_of(codes - {""}).values()
    return (
        *(("工作人员姓名", name) for name in sorted(staff)),
        *(("案件相关人员姓名", name) for name in sorted(others - {"", case.party.name})),
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


def _reconsideration(law: RuleBook, on: date) -> str:
    rule = law.rule(RECONSIDERATION, on)
    body = settings.MINGJING_BUREAU.remedies.reconsideration
    return (
        f"可以自知道或者应当知道该处罚决定之日起 {rule.length}内，向{body}申请行政复议"
        f"（{rule.article_in_words}）。"
    )


def _litigation(law: RuleBook, on: date) -> str:
    rule = law.rule(LITIGATION, on)
    court = settings.MINGJING_BUREAU.remedies.court
    return (
        f"也可以自知道或者应当知道该处罚决定之日起 {rule.length}内，向{court}提起行政诉讼"
        f"（{rule.article_in_words}）。"
    )
