"""The page of a published decision or result, or the tombstone of a withdrawn one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from mingjing.disclosure.clocks import PUBLISHED_WITHIN
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.public_form import form_digest
from mingjing.disclosure.queries import PublicItem, recorded_page
from mingjing.disclosure.remedies import RemedyDay, remedy_days
from mingjing.disclosure.states import State
from mingjing.statute.limits import RuleBook
from mingjing.statute.quoted import where_quoted
from mingjing.web.acting import law_entered

PUBLIC = "public"
TOMBSTONE = "portal/tombstone.html"
PAGES: Mapping[Kind, str] = {
    Kind.PENALTY: "portal/decision.html",
    Kind.SUMMARY: "portal/decision.html",
    Kind.INSPECTION: "portal/inspection.html",
    Kind.PERMIT: "portal/permit.html",
    Kind.SEIZURE: "portal/measure.html",
    Kind.SUPPLY_STOP: "portal/measure.html",
}


def page_of(item: PublicItem) -> bytes:
    """Return the page of an item: the file as recorded, else the page made from the record.

    A file that is not what was recorded is handed to nobody. A withdrawn item is never
    answered from a file, which could still be the decision.
    """
    return written_page(item) or rendered(item)


def rendered(item: PublicItem) -> bytes:
    """Return the page of a published or withdrawn item as bytes."""
    book = law_entered()
    context = {
        "item": item,
        "remedies": _remedies(item, book),
        "quoted": lambda clause: where_quoted(clause, item.decided_on, book),
        "within": book.rule(PUBLISHED_WITHIN[item.kind], item.decided_on),
    }
    is_open = item.state is State.PUBLISHED
    return render_to_string(PAGES[item.kind] if is_open else TOMBSTONE, context).encode()


def _remedies(item: PublicItem, book: RuleBook) -> tuple[RemedyDay, ...]:
    served_on = item.fields.get("decision.served_on")
    if not isinstance(served_on, str):
        return ()
    return remedy_days(date.fromisoformat(served_on), item.kind, book)


def name_of_page(code: str) -> str:
    """Return where the page of a document lies under the directory of public pages."""
    return f"decisions/{code}/index.html"


def name_of_receipt(code: str) -> str:
    """Return where the receipt of that page's entry lies."""
    return f"decisions/{code}/receipt.json"


def written_receipt(item: PublicItem) -> bytes | None:
    """Return the receipt beside the page of an item, None where there is no file.

    A file that is not the item's receipt deceives nobody: whoever reads it holds it against
    the log.
    """
    try:
        return (public_root() / name_of_receipt(item.code)).read_bytes()
    except OSError:
        return None


def written_page(item: PublicItem) -> bytes | None:
    """Return the file of a published item, None unless it is byte for byte the recorded one."""
    told = recorded_page(item.code)
    if told is None or item.state is not State.PUBLISHED or told.state is not item.state:
        return None
    if told.content_sha256 not in {"", form_digest(item)}:
        return None
    try:
        data = (public_root() / name_of_page(item.code)).read_bytes()
    except OSError:
        return None
    return data if told.matches(data) else None


def public_root() -> Path:
    """Return the directory of public pages."""
    return Path(settings.MINGJING_DATA) / PUBLIC
