"""What an item tells the public, as canonical bytes: what its page shows, the log commits to.

The page is written for people and its bytes change with every release of the templates; these
bytes change only when what is told changes.
"""

import hashlib
from datetime import date

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.queries import PublicItem
from mingjing.disclosure.states import State
from mingjing.kernel import canonical
from mingjing.kernel.canonical import Value


def public_form(item: PublicItem) -> bytes:
    """Return the canonical bytes of a published or withdrawn item.

    A withdrawn item tells its number, the ground, the public reason and the days; nothing of
    what was published.
    """
    told: dict[str, Value] = {
        "v": 1,
        "code": item.code,
        "number": item.number,
        "state": item.state.value,
        "decided_on": item.decided_on.isoformat(),
        "published_on": _day(item.published_on),
    }
    if item.kind is not Kind.PENALTY:  # what was told before there were others stays
        told["kind"] = item.kind.value
    match item.state:
        case State.PUBLISHED:
            told |= {
                "due": item.due.isoformat(),
                "is_late": item.is_late,
                "fields": item.fields,
                "hidden": list(item.hidden),
                "reply": _reply(item),
            }
        case _:
            told |= {
                "ground": item.ground,
                "article": item.article,
                "reason": item.reason,
                "withdrawn_on": _day(item.withdrawn_on),
            }
    return canonical.encode(told)


def form_digest(item: PublicItem) -> str:
    """Return the SHA-256 of :func:`public_form`, hex."""
    return hashlib.sha256(public_form(item)).hexdigest()


def _reply(item: PublicItem) -> Value:
    if item.reply is None:
        return None
    return {"text": item.reply.text, "received_on": item.reply.received_on.isoformat()}


def _day(day: date | None) -> Value:
    return None if day is None else day.isoformat()
