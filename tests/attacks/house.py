"""An installation, whoever may look at it, and whoever has its database in hand."""

import random
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.bureau.queries import actor_of
from mingjing.cases.commands.file_case import FileCase, file_case
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.demo.stage import perform
from mingjing.kernel import canonical
from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.entries import Fact
from mingjing.ledger.publishing import Places, publish_all
from mingjing.ledger.queries import history, log_of
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import PartyKind
from mingjing.statute.load import rulebook
from mingjing.tlog.keys import load_key
from mingjing.tlog.merkle import Frontier, leaf_hash
from mingjing.tlog.verify import main as verify
from mingjing.web.auditing import audit_installation
from support.databases import pointed_at

YEAR = 2026
AT = datetime(YEAR, 8, 3, 9, tzinfo=SHANGHAI)
ADMINISTRATOR = Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR}), "bangong")
PUBLISHED_AT, SIZE = 530, 560


def build(data):
    """Walk one case to the archive, begin another, fill two tiles; publish three times."""
    docket = perform(data, lambda _line: None)
    _second_case()
    for stop in (PUBLISHED_AT, SIZE):
        for number in range(log_of().size, stop):
            order = RegisterPerson(f"q-{number}", f"示例 {number}", "bangong")
            register_person(order, act=Act(ADMINISTRATOR, AT, request=f"q-{number}"))
        publish_all(data)
    return docket


def _second_case():
    party = PartyFacts(
        PartyKind.PERSON,
        "刘示例（虚构）",
        "示例路（虚构）",
        citizen_number="11010519491231002X",
    )
    lead = RegisterLead(
        "report", "zhifa", party, "示例案由", date(YEAR, 7, 1), date(YEAR, 7, 1)
    )
    officer, deputy = actor_of("p-04", AT.date()), actor_of("p-03", AT.date())
    docket = register_lead(lead, act=Act(officer, AT)).docket
    file_case(FileCase(docket, "p-04", "p-05"), act=Act(deputy, AT), law=rulebook())


@dataclass(frozen=True)
class Noted(Fact):
    """Something was noted about a subject."""

    KIND = "noted"
    text: str


def note(subject, text="已记"):
    """Leave one entry and return its receipt."""
    with recording("note", Act(ADMINISTRATOR, AT)) as record:
        record.add(Noted(text), subject=subject)
    return record.receipts[0]


@dataclass
class House:
    """The installation under attack."""

    data: Path
    docket: str
    place: Any
    copies: Any
    capsys: Any

    @property
    def served(self):
        return Places(self.data).served(YEAR)

    @property
    def origin(self):
        return log_of(YEAR).origin

    def places(self):
        """Return where the audit finds differences."""
        return [one.where for one in self.audit().differences]

    def audit(self):
        return audit_installation(self.data, lambda _what, _done: None)

    def publish(self):
        return publish_all(self.data)[-1]

    def verify(self, *words):
        """Return (exit code, what it printed) of the citizen's verifier."""
        self.capsys.readouterr()
        return verify([str(word) for word in words]), self.capsys.readouterr().out

    def verify_log(self):
        return self.verify("log", self.served)

    def stolen_key(self):
        return load_key(Places(self.data).key, self.origin)

    def forget(self):
        """Remove what the publisher remembers and has published."""
        Places(self.data).memory(YEAR).unlink()
        for path in sorted(self.served.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()

    @contextmanager
    def restored(self, place):
        """Put another database, such as an old backup, in the place of this one."""
        with pointed_at(place):
            yield

    def backup(self, folder):
        """Return a copy of the database as it is now."""
        folder.mkdir()
        connection.close()
        return replace(self.copies, template=self.place).copy(folder, folder.name)

    def entry_about(self, subject, kind=None):
        """Return the last entry about *subject*, by default of any kind."""
        return [e for e in history(subject) if kind in (None, e.said.get("kind"))][-1]

    @contextmanager
    def owner(self):
        """Work on the tables as their owner does: no trigger, no foreign key in the way."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
                cursor.execute("PRAGMA foreign_keys = OFF")
                cursor.execute("PRAGMA ignore_check_constraints = ON")
            else:
                cursor.execute("SET session_replication_role = replica")
            yield cursor
        connection.close()

    def sql(self, statement, *values):
        with self.owner() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount

    def flip(self, table, column, key, value, at=None, mask=1):
        """Flip one bit of a column of bytes in the row where *key* is *value*."""
        ((held,),) = self.sql(f"SELECT {column} FROM {table} WHERE {key} = %s", value)  # noqa: S608 - our own names
        data = bytearray(held)
        data[len(data) // 2 if at is None else at] ^= mask
        changed = self.sql(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s",  # noqa: S608 - as above
            bytes(data),
            value,
        )
        assert changed == 1

    def set_head(self, bodies):
        """Let the head say what these entries give, as whoever rewrites them would."""
        frontier = Frontier()
        frontier.extend(leaf_hash(body) for body in bodies)
        last = canonical.decode(bodies[-1])["t"]
        self.sql(
            "UPDATE ledger_head SET size = %s, frontier = %s, last_at = %s",
            len(bodies),
            frontier.to_bytes(),
            last,
        )

    def bodies(self):
        return [bytes(b) for (b,) in self.sql("SELECT body FROM ledger_logentry ORDER BY seq")]


def flip_file(path, at, mask=1):
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.write_bytes(data)


def chance(seed):
    return random.Random(seed)  # noqa: S311 - repeatable, not secret


def refused(kind, match, work):
    with pytest.raises(kind, match=match) as refusal:
        work()
    return refusal.value
