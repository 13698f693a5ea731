"""A file of law as another release kept it: this one need not understand it."""

from mingjing.bureau.entries import LawFileEntered
from mingjing.bureau.models import LawFile
from mingjing.ledger.recording import Act, recording
from mingjing.statute.entered import LawText


def enter_unchecked(text: LawText, act: Act) -> None:
    """Keep a file of law without reading the book with it."""
    with recording("enter", act) as record:
        LawFile(
            kind=text.kind.value,
            name=text.name,
            text=text.text,
            sha256=text.digest,
            source="虚构",
            entered_at=act.at,
            entered_by=act.actor.person,
        ).save(force_insert=True)
        record.add(LawFileEntered(text.kind.value, text.name, text.digest, "虚构", ""))
