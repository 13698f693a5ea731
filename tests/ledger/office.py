"""A small bureau for the ledger's tests: one unit, one administrator, people who join."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.conf import settings

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.cases.models import Party
from mingjing.documents.numbering import next_number
from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.audit import Audit
from mingjing.ledger.entries import Fact
from mingjing.ledger.queries import history, log_of
from mingjing.ledger.recording import Act, recording
from mingjing.ledger.rows import recorded_models

AT = datetime(2026, 5, 11, 9, tzinfo=SHANGHAI)
SINCE = date(2026, 1, 4)
ADMINISTRATOR = Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR}), "bangong")
NOBODY = Actor("p-99")
WORD = "应急试"


@dataclass(frozen=True)
class Noted(Fact):
    """Something was noted about a subject."""

    KIND = "noted"
    text: str


def act(*, at=AT, request="", actor=ADMINISTRATOR):
    return Act(actor, at, request)


def found():
    order = FoundBureau("bangong", "办公室", "p-01", "管理员示例", "任命（虚构）", SINCE)
    return found_bureau(order, act=act())


def register(code, **said):
    return register_person(RegisterPerson(code, f"示例 {code}", "bangong"), act=act(**said))


def note(*subjects, text="已记", **said):
    """Leave one entry about each subject, in this order, in one command."""
    with recording("note", act(**said)) as record:
        for subject in subjects:
            record.add(Noted(text), subject=subject)
    return record.receipts


def refuse(subject, *, actor=NOBODY, **said):
    """Try what *actor* may not do, about *subject*."""
    with recording("refuse", act(actor=actor, **said)) as record:
        record.concerns(subject)
        require(act(actor=actor).actor, Permission.APPOINT)


def party_of(subject, name="示例有限公司（虚构）"):
    """Open *subject* with a row of personal data and a number of the shared series."""
    with recording("open", act()) as record:
        record.concerns(subject)
        next_number(WORD, AT.year)
        party = Party(
            kind="organisation", name=name, address="示例路（虚构）", is_enterprise=True
        )
        party.save(force_insert=True)
        record.add(Noted("立卷"))
    return party


def said(subject):
    """Return what the entries of *subject* say, oldest first."""
    return [entry.said for entry in history(subject)]


def size():
    return log_of().size


def audit():
    """Audit everything but files, of which these tests have none."""
    models = recorded_models(apps.get_models())
    return Audit(settings.MINGJING_DATA, models, lambda _expected: iter(())).run()
