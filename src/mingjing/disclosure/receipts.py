"""The receipt of a public item: an entry whose opening is for everybody.

It is about the item alone and acted by a program, so that opening it tells no case, no person
and no other entry.
"""

from mingjing.disclosure.entries import ItemMadePublic
from mingjing.disclosure.states import State
from mingjing.ledger.exporting import receipt_json, receipt_of
from mingjing.ledger.queries import history


def public_subject(document: str) -> str:
    """Return what the entries about a public item are about."""
    return f"public:{document}"


def public_receipt(document: str, state: State) -> bytes | None:
    """Return the receipt of the newest page of a document as the verifier reads it.

    None where no page was recorded in that state, or by an earlier release.
    """
    newest = None
    for entry in history(public_subject(document)):
        if entry.said.get("kind") == ItemMadePublic.KIND:
            newest = entry
    if newest is None or newest.said["facts"]["state"] != state:
        return None
    return receipt_json(receipt_of(newest))
