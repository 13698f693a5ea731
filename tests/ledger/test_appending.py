"""Entries take their place: sizes, chains, the turn of the year."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.db import transaction

from ledger.office import AT, Noted, act, audit, found, note, said
from mingjing.kernel import canonical
from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger import appending
from mingjing.ledger.appending import MAX_ENTRY_BYTES, Draft
from mingjing.ledger.models import Chain, Head, LogEntry, Opening
from mingjing.ledger.publishing import LedgerSource, Places, publish_all
from mingjing.ledger.queries import history, log_of, logs
from mingjing.ledger.recording import recording
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.merkle import leaf_hash, root_hash
from mingjing.tlog.note import SignedNote
from mingjing.tlog.verify import main
from support.threads import at_once

NEW_YEAR = datetime(2027, 1, 1, 0, 0, 1, tzinfo=SHANGHAI)


def body(receipt):
    return canonical.decode(receipt.entry)


def bare_bytes():
    """Return how many bytes a first entry has beside its kind."""
    with transaction.atomic():
        (receipt,) = appending.append([Draft("量", "", b"{}")], at=AT, request=None)
        transaction.set_rollback(True)
    return len(receipt.entry)


def test_an_entry_of_65535_bytes_is_accepted_published_and_verified(
    committed_db, data_dir, capsys
):
    kind = "k" * (MAX_ENTRY_BYTES - bare_bytes())
    with transaction.atomic():
        (receipt,) = appending.append([Draft("甲案", kind, b"{}")], at=AT, request=None)
    assert len(receipt.entry) == 65_535
    publish_all(data_dir)
    assert main(["log", str(Places(data_dir).served(AT.year))]) == 0, capsys.readouterr().out
    assert audit().differences == ()


def test_an_entry_of_65536_bytes_is_refused_before_anything_is_written(committed_db):
    kind = "k" * (MAX_ENTRY_BYTES + 1 - bare_bytes())
    with pytest.raises(InvalidInputError, match="65536 字节，超过 65535"), transaction.atomic():
        appending.append([Draft("甲案", kind, b"{}")], at=AT, request=None)
    assert not LogEntry.objects.exists()
    assert not Opening.objects.exists()
    assert not Chain.objects.exists()


def test_what_an_entry_says_may_be_longer_than_a_public_entry(db):
    found()
    (receipt,) = note("甲案", text="长" * 100_000)
    assert len(receipt.entry) < 400
    assert said("甲案")[0]["facts"]["text"] == "长" * 100_000


def test_each_subject_has_a_chain_of_its_own_with_no_gap(db):
    found()
    receipts = [r for _ in range(3) for r in note("甲案", "乙案", "甲案")]
    for subject, count in (("甲案", 6), ("乙案", 3)):
        mine = [body(one) | {"leaf": one.leaf_hash} for one in receipts]
        mine = [one for one in mine if one["c"] == Chain.objects.get(pk=subject).pseudonym]
        assert [one["n"] for one in mine] == list(range(1, count + 1))
        assert [one["p"] for one in mine] == [None] + [one["leaf"] for one in mine[:-1]]


def test_the_public_name_of_a_subject_says_nothing_without_its_key(db):
    found()
    note("甲案")
    pseudonym = Chain.objects.get(pk="甲案").pseudonym
    guesses = {sha256(prefix + "甲案".encode()).hexdigest() for prefix in (b"", b"\0")}
    assert pseudonym not in guesses


def test_an_opening_is_sealed_and_under_the_key_of_its_own_subject(db):
    found()
    (receipt,) = note("甲案", text="不外传")
    sealed = bytes(Opening.objects.get(pk=body(receipt)["d"]).sealed)
    assert "不外传".encode() not in sealed
    assert receipt.salt not in sealed
    others = Chain.objects.exclude(pk="甲案").values_list("wrapped_key", flat=True)
    assert bytes(Chain.objects.get(pk="甲案").wrapped_key) not in {bytes(k) for k in others}


def test_leaf_hash_head_and_tree_agree_after_every_command(db):
    found()
    for number in range(20):
        note("甲案", *["乙案"] * (number % 3))
    leaves = [leaf_hash(bytes(b)) for b in _bodies()]
    assert LedgerSource(log_of().origin).head().root() == root_hash(leaves)


def _bodies():
    return LogEntry.objects.order_by("seq").values_list("body", flat=True)


def test_the_first_entry_of_a_year_names_where_the_last_year_ended(
    committed_db, data_dir, capsys
):
    found()
    note("甲案", "乙案")
    old_leaves = [leaf_hash(bytes(b)) for b in _bodies()]
    (receipt,) = note("甲案", at=NEW_YEAR)
    assert receipt.origin.endswith("/2027")
    assert receipt.seq == 1, "entry 0 is the succession"
    (succession,) = history("log")
    assert (succession.seq, succession.said["kind"]) == (0, "log_succeeded")
    assert canonical.decode(succession.entry)["k"] == "log.succession"
    assert succession.said["facts"] == {
        "origin": "lingchuan.example/enforcement/2026",
        "size": 3,
        "root": root_hash(old_leaves).hex(),
    }
    assert [(log.year, log.size, log.is_open) for log in logs()] == [
        (2026, 3, False),
        (2027, 2, True),
    ]
    heads = publish_all(data_dir)
    assert heads[0].root == root_hash(old_leaves)
    for year in (2026, 2027):
        assert main(["log", str(Places(data_dir).served(year))]) == 0, capsys.readouterr().out
    assert audit().differences == ()


def test_a_chain_goes_on_over_the_turn_of_the_year(db):
    found()
    (old,) = note("甲案")
    (new,) = note("甲案", at=NEW_YEAR)
    assert (body(new)["n"], body(new)["p"]) == (2, old.leaf_hash)


def test_a_late_record_of_the_old_year_joins_the_open_log_and_keeps_its_own_time(db):
    found()
    note("甲案", at=NEW_YEAR)
    (late,) = note("甲案", at=NEW_YEAR - timedelta(hours=1))
    assert late.origin.endswith("/2027")
    assert body(late)["t"] == "2027-01-01T00:00:01+08:00"
    assert said("甲案")[-1]["at"] == "2026-12-31T23:00:01+08:00"


def test_the_year_turns_once_however_many_write_at_midnight(committed_db):
    found()
    note("甲案")
    at_once(8, lambda n: note(f"案{n}", at=NEW_YEAR + timedelta(seconds=n)))
    assert [(log.year, log.size) for log in logs()] == [(2026, 2), (2027, 9)]
    assert len(said("log")) == 1
    assert audit().differences == ()


SIZES = [1, 255, 256, 257, 513]
LONG_SIZES = [pytest.param(n, marks=pytest.mark.long) for n in (65_535, 65_536, 65_537)]


@pytest.mark.parametrize("count", SIZES + LONG_SIZES)
def test_logs_around_the_edges_of_their_tiles_publish_and_verify(
    committed_db, data_dir, capsys, count
):
    with recording("fill", act()) as record:
        for number in range(count):
            record.add(Noted(str(number)), subject=f"案{number % 7}")
    (head,) = publish_all(data_dir)
    assert head.size == count == Head.objects.get().size
    assert main(["log", str(Places(data_dir).served(AT.year))]) == 0, capsys.readouterr().out
    assert audit().differences == ()


def test_with_nothing_recorded_there_is_nothing_to_publish(committed_db, data_dir):
    assert publish_all(data_dir) == []
    assert audit().differences == ()


def test_publishing_in_steps_signs_what_publishing_at_once_would(committed_db, data_dir):
    for _ in range(5):
        with recording("fill", act()) as record:
            for number in range(60):
                record.add(Noted(str(number)), subject="甲案")
        (head,) = publish_all(data_dir)
    assert head.root == root_hash(leaf_hash(bytes(b)) for b in _bodies())
    note_bytes = (Places(data_dir).served(AT.year) / "checkpoint").read_bytes()
    assert Checkpoint.parse(SignedNote.parse(note_bytes).text) == head
