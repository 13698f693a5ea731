"""The portal on a database role that reads what is public and adds error reports, no more."""

import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from disclosure.acts import published_case, withdraw
from disclosure.cast import Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.models import ErrorReport
from mingjing.ledger.publishing import publish_all
from mingjing.web.page_writing import write_public_pages
from mingjing.web.portal import reporting
from web.test_portal import ADDRESSES, CODE
from web.test_report_page import GOOD, hidden

pytestmark = pytest.mark.django_db
MANUAL = Path(__file__).parents[2] / "docs" / "operate.md"
ROLE = "portal"


def grants() -> str:
    """The statements that the manual tells to run."""
    return re.search(r"```sql\n(GRANT.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)[1]


@pytest.fixture
def as_portal(data_dir):
    """A bureau with something of each kind, then nothing but the rights of the manual."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles; run with MINGJING_TEST_DATABASE_URL")
    published_case(decided())
    withdrawn = decided(Matter(number=2))
    published_case(withdrawn)
    withdraw(withdrawn)
    register_document({"document": CODE}, at(12))
    write_public_pages({"document": CODE}, at(15))
    publish_all(data_dir)
    reporting.PER_PERSON.forget()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {ROLE}")
        cursor.execute(grants())
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


def test_every_public_page_answers_with_these_rights_alone(as_portal):
    client = Client()
    for name, (address, status) in ADDRESSES.items():
        assert client.get(address).status_code == status, name
    assert client.get("/decisions/?q=建材").status_code == 200
    assert client.post(f"/verify/{CODE}/", {"fine": "12000"}).status_code == 200
    assert client.post("/report/", {**GOOD, "request": hidden(client)}).status_code == 303
    as_portal.execute("RESET ROLE")
    assert ErrorReport.objects.count() == 1


FORBIDDEN = [
    ("SELECT * FROM disclosure_errorreport", "reports are not read back"),
    ("UPDATE disclosure_errorreport SET text = ''", "nor changed"),
    ("SELECT name FROM bureau_person", "names of officers"),
    ("SELECT * FROM cases_party", "parties"),
    ("SELECT * FROM ledger_opening", "openings"),
    ("UPDATE disclosure_publication SET state = 'published'", "nothing is published by it"),
    ("DELETE FROM disclosure_publicpage", "nothing is removed"),
]


@pytest.mark.parametrize(("statement", "why"), FORBIDDEN)
def test_nothing_else_can_be_done_with_these_rights(as_portal, statement, why):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        as_portal.execute(statement)
    assert why
