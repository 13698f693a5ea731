"""What lies in the directory of public pages is what the record says was published."""

import base64
import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from disclosure.acts import published_case, withdraw
from disclosure.cast import CHECKER, FIRM, LIN, NAMES, at, decided
from mingjing.disclosure.commands.party_reply import (
    CheckPartyReply,
    RecordPartyReply,
    check_party_reply,
    record_party_reply,
)
from mingjing.disclosure.commands.record_public_page import (
    RecordPublicPage,
    record_public_page,
)
from mingjing.disclosure.public_form import public_form
from mingjing.disclosure.queries import published_item, recorded_page
from mingjing.disclosure.states import State
from mingjing.kernel.errors import NotFoundError, NotPermittedError
from mingjing.ledger.publishing import Places, publish_all
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook
from mingjing.tlog.checkpoint import open_checkpoint
from mingjing.tlog.note import VerifierKey
from mingjing.tlog.receipt_check import Receipt, check_receipt
from mingjing.tlog.report import Report, Verdict
from mingjing.tlog.tile_reader import TileDirectory
from mingjing.web import page_writing
from mingjing.web.auditing import audit_installation
from mingjing.web.page_writing import WRITER, write_public_pages
from mingjing.web.portal import static_pages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database(
        "what a page says is the same; walks and every command are asked of both"
    ),
]
CODE = f"{1:016x}"
ADDRESS = f"/decisions/{CODE}/"
NAME = f"public/decisions/{CODE}/index.html"


@pytest.fixture
def case(data_dir: Path):
    """A published case whose page is written."""
    case = decided()
    published_case(case)
    write_public_pages({"document": CODE}, at(15))
    return case


def found(data: Path) -> dict[str, str]:
    report = audit_installation(data, lambda _what, _done: None)
    return {one.where: one.what for one in report.differences if one.where.startswith("public")}


def rewrite(page: Path) -> None:
    page.write_bytes(b"x")


def change_one_byte(page: Path) -> None:
    data = bytearray(page.read_bytes())
    data[len(data) // 2] ^= 1
    page.write_bytes(data)


def put_directory_there(page: Path) -> None:
    page.unlink()
    page.mkdir()


def add_page(page: Path) -> None:
    other = page.parent.parent / "fedcba9876543210" / page.name
    other.parent.mkdir()
    other.write_bytes(page.read_bytes())


def add_link(page: Path) -> None:
    (page.parent.parent / "elsewhere").symlink_to("/", target_is_directory=True)


TAMPERING = [
    (rewrite, NAME, "被改动", "a page rewritten"),
    (change_one_byte, NAME, "被改动", "one bit of a page turned"),
    (Path.unlink, NAME, "缺失", "a page removed"),
    (put_directory_there, NAME, "读不出", "a directory in its place"),
    (add_page, "public/decisions/fedcba9876543210/index.html", "多余", "a page nobody made"),
    (add_link, "public/decisions/elsewhere", "多余", "a link out of the directory"),
]


@pytest.mark.parametrize(("tamper", "name", "what", "why"), TAMPERING)
def test_the_audit_names_every_page_that_is_not_as_published(
    case, data_dir, tamper, name, what, why
):
    assert found(data_dir) == {}
    tamper(data_dir / NAME)
    differences = found(data_dir)
    assert list(differences) == [name], why
    assert differences[name].startswith(what), why


@pytest.mark.parametrize("tamper", [rewrite, change_one_byte, Path.unlink])
def test_a_page_that_differs_from_the_record_is_handed_to_nobody(case, data_dir, tamper):
    genuine = (data_dir / NAME).read_bytes()
    tamper(data_dir / NAME)
    assert Client().get(ADDRESS).content == genuine


@pytest.fixture
def other_templates(monkeypatch):
    """Pages as a later release would make them."""
    for module in (static_pages, page_writing):
        monkeypatch.setattr(module, "rendered", lambda item: f"new {item.number}".encode())


def test_a_later_template_leaves_an_old_page_as_genuine_as_it_was(
    case, data_dir, other_templates
):
    written = (data_dir / NAME).read_bytes()
    write_public_pages({"document": CODE}, at(16))
    assert Client().get(ADDRESS).content == (data_dir / NAME).read_bytes() == written
    assert found(data_dir) == {}


def test_a_page_written_anew_is_recorded_anew(case, data_dir, other_templates):
    (data_dir / NAME).unlink()
    write_public_pages({"document": CODE}, at(16))
    assert (data_dir / NAME).read_bytes().startswith(b"new ")
    assert found(data_dir) == {}
    assert kinds(case).count("public_page_recorded") == 2


def kinds(case) -> list[str]:
    return [entry.said["kind"] for entry in history(case.docket)]


def test_a_page_killed_between_record_and_file_is_written_by_the_next_attempt(case, data_dir):
    written = (data_dir / NAME).read_bytes()
    (data_dir / NAME).unlink()
    write_public_pages({"document": CODE}, at(16))
    assert (data_dir / NAME).read_bytes() == written
    assert kinds(case).count("public_page_recorded") == 1, "the same bytes are recorded once"


def test_a_withdrawal_records_the_tombstone(case, data_dir):
    withdraw(case)
    write_public_pages({"document": CODE}, at(22, month=6))
    assert recorded_page(CODE).state is State.WITHDRAWN
    assert found(data_dir) == {}
    assert FIRM.name.encode() not in (data_dir / NAME).read_bytes()


ORDERS = [
    (CODE, State.WITHDRAWN, WRITER, NotFoundError, "it is still published"),
    ("0" * 16, State.PUBLISHED, WRITER, NotFoundError, "no such document"),
    (CODE, State.PUBLISHED, LIN, NotPermittedError, "no person records pages by hand"),
]


@pytest.mark.parametrize(("code", "state", "actor", "refusal", "why"), ORDERS)
def test_only_the_page_of_what_is_public_is_recorded(case, code, state, actor, refusal, why):
    before = recorded_page(CODE)
    with pytest.raises(refusal):
        record_public_page(
            RecordPublicPage(code, state, "0" * 64, 1, "0" * 64), act=Act(actor, at(16))
        )
    assert recorded_page(CODE) == before, why


RECEIPT = f"public/decisions/{CODE}/receipt.json"


def facts_of(receipt: bytes) -> dict:
    return json.loads(base64.b64decode(json.loads(receipt)["payload"]))["facts"]


def test_beside_a_page_lies_the_opened_entry_that_commits_to_it(case, data_dir):
    receipt = (data_dir / RECEIPT).read_bytes()
    facts = facts_of(receipt)
    item = published_item(CODE)
    assert facts["page_sha256"] == sha256((data_dir / NAME).read_bytes()).hexdigest()
    assert facts["content_sha256"] == sha256(public_form(item)).hexdigest()
    report = Report()
    publish_all(data_dir)
    served = Places(data_dir).served(2026)
    keys = [VerifierKey.parse(Places(data_dir).trusted(2026).read_text().strip())]
    head = open_checkpoint((served / "checkpoint").read_bytes(), keys)
    check_receipt(report, Receipt.parse(receipt), head, TileDirectory(served))
    assert report.verdict is Verdict.VERIFIED


def test_the_opened_entry_names_no_case_and_no_person(case, data_dir):
    text = base64.b64decode(json.loads((data_dir / RECEIPT).read_bytes())["payload"]).decode()
    for secret in (case.docket, case.number, *NAMES, *NAMES.values(), FIRM.name):
        assert secret not in text, "a receipt leaked"
    assert json.loads(text)["rows"] == []


def test_a_withdrawal_replaces_the_receipt(case, data_dir):
    withdraw(case)
    write_public_pages({"document": CODE}, at(22, month=6))
    assert facts_of((data_dir / RECEIPT).read_bytes())["state"] == "withdrawn"
    assert found(data_dir) == {}


@pytest.mark.parametrize("tamper", [rewrite, change_one_byte, Path.unlink])
def test_the_audit_names_a_receipt_that_is_not_the_recorded_one(case, data_dir, tamper):
    tamper(data_dir / RECEIPT)
    assert list(found(data_dir)) == [RECEIPT]


def test_a_lost_receipt_is_written_again_without_a_new_entry(case, data_dir):
    receipt = (data_dir / RECEIPT).read_bytes()
    (data_dir / RECEIPT).unlink()
    write_public_pages({"document": CODE}, at(16))
    assert (data_dir / RECEIPT).read_bytes() == receipt


def test_a_checked_reply_is_written_into_the_page_and_recorded_anew(case, data_dir):
    before = (data_dir / NAME).read_bytes()
    order = RecordPartyReply(case.docket, "我公司已经改正。", date(2026, 5, 20))
    record_party_reply(order, act=Act(LIN, at(21)), law=rulebook())
    check_party_reply(CheckPartyReply(case.docket), act=Act(CHECKER, at(22)), law=rulebook())
    assert "我公司已经改正。" in Client().get(ADDRESS).content.decode()
    write_public_pages({"document": CODE}, at(22))
    after = (data_dir / NAME).read_bytes()
    assert before != after
    assert "我公司已经改正。" in after.decode()
    assert found(data_dir) == {}
