"""What every public record holds: who acted, the paper, its place in the log."""

import json
from collections.abc import Iterable
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import names_of, officer_view
from mingjing.cases.models import Party
from mingjing.documents.models import Document
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger.queries import OpenedEntry, history
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook

RECONSIDERATION = "ARL-20"
LITIGATION = "APrL-46"
PEOPLE = ("in_charge", "present", "attestor", "receiver")


def fields_of_record(
    docket: str, document: Document, *, decided_on: date, officers: Iterable[str]
) -> dict[str, Value]:
    """Return the fields of authority, paper, officers and log entry.

    Args:
        docket: what the entries are about.
        document: the paper of the decision or result.
        decided_on: day on which the certificates of the officers are read.
        officers: codes of those who acted.

    Raises:
        IntegrityError: the paper is not in the record.
    """
    entry = entry_of_document(docket, document.code)
    return {
        "authority.name": settings.MINGJING_BUREAU.name,
        "decision.number": document.number,
        "decision.decided_on": decided_on.isoformat(),
        "officers.certificates": [
            officer_view(code, decided_on).certificate for code in officers
        ],
        "document.code": document.code,
        "record.origin": entry.origin,
        "record.seq": entry.seq,
        "record.leaf_hash": entry.leaf_hash,
    }


def fields_of_party(party: Party) -> dict[str, Value]:
    """Return the fields of a party of a penalty."""
    return {
        "party.name": party.name,
        "party.uscc": party.uscc,
        "party.address": party.address,
        "party.citizen_number": party.citizen_number,
        "party.telephone": party.telephone,
        "party.legal_representative": party.legal_representative,
    }


def kinds_in_words(kinds: Iterable[DecisionKind], fine_fen: int) -> list[Value]:
    """Return the penalties in words, the fine last."""
    words: list[Value] = [kind.label for kind in kinds]
    return [*words, "罚款"] if fine_fen else words


def remedy_fields(law: RuleBook, on: date, act: str) -> dict[str, Value]:
    """Return to whom whoever does not agree with *act* can turn, in words for the public."""
    return {
        "remedies.reconsideration": _reconsideration(law, on, act),
        "remedies.litigation": _litigation(law, on, act),
    }


def staff_names(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the names of people of the bureau, which stand in no field of their own."""
    names = names_of({code for code in codes if code}).values()
    return tuple(("工作人员姓名", name) for name in sorted(names))


def other_names(names: Iterable[str], party: str) -> tuple[tuple[str, str], ...]:
    """Return names of others who come up in the file, without that of the party itself."""
    return tuple(("相关人员姓名", name) for name in sorted(set(names) - {"", party}))


def documents_of(files: Iterable[str], *forms: str) -> dict[str, Document]:
    """Return the last document of one of *forms* about each of *files*, in one query."""
    rows = Document.objects.filter(subject__in=list(files), form__in=forms)
    return {row.subject: row for row in rows.order_by("issued_at")}


def people_on_papers(docket: str) -> tuple[str, ...]:
    """Return who the papers of a file say was there, attested or took something.

    Where the rows of a procedure do not keep such names, its papers do.
    """
    named: list[str] = []
    for content in Document.objects.filter(subject=docket).values_list("content", flat=True):
        data = json.loads(content or "{}").get("data", {})
        for key in PEOPLE:
            held = data.get(key, "")
            named += [str(one) for one in (held if isinstance(held, list) else [held])]
    return tuple(name for name in named if name.strip())


def first_day(document: Document, decided_on: date) -> date:
    """Return the earlier of decision and paper, from which the limit runs (Q-36)."""
    return min(decided_on, legal_date(document.issued_at))


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


def _reconsideration(law: RuleBook, on: date, act: str) -> str:
    rule = law.rule(RECONSIDERATION, on)
    body = settings.MINGJING_BUREAU.remedies.reconsideration
    return (
        f"可以自知道或者应当知道该{act}之日起 {rule.length}内，向{body}申请行政复议"
        f"（{rule.article_in_words}）。"
    )


def _litigation(law: RuleBook, on: date, act: str) -> str:
    rule = law.rule(LITIGATION, on)
    court = settings.MINGJING_BUREAU.remedies.court
    return (
        f"也可以自知道或者应当知道该{act}之日起 {rule.length}内，向{court}提起行政诉讼"
        f"（{rule.article_in_words}）。"
    )
