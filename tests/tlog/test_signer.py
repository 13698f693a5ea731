"""A publisher signs one history, in an order that no crash can turn into two."""

import contextlib
import errno
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from mingjing.kernel.errors import AlreadyDoneError, InvalidInputError, NotFoundError
from mingjing.tlog import keys
from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from mingjing.tlog.durable import DurabilityLostError, DurableWriter
from mingjing.tlog.intake import ForkError, RollbackError
from mingjing.tlog.memory import (
    MemoryConflictError,
    PublisherMemory,
    PublisherRunningError,
)
from mingjing.tlog.merkle import EMPTY_ROOT, Frontier, root_hash
from mingjing.tlog.note import SignedNote, VerifierKey
from mingjing.tlog.signer import PublishedLogError, Publisher
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from tlog.logs import ORIGIN, numbered, signing_key, write_log
from tlog.sources import ListSource, honest, with_other_entry
from tlog.trees import leaves

KEY = signing_key()
TESTS = Path(__file__).parents[1]


@pytest.fixture
def county(tmp_path):
    """Return a function that publishes a source into one directory with one memory."""

    def publish(source, *, key=KEY):
        with Publisher(tmp_path / "log", key, tmp_path / "state.db") as publisher:
            return publisher.publish(source)

    publish.log = tmp_path / "log"
    publish.state = tmp_path / "state.db"
    return publish


def files(directory):
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def head(directory):
    return open_checkpoint((directory / "checkpoint").read_bytes(), [KEY.verifier])


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 700, 65_537])
def test_what_is_published_is_the_log_written_at_once(county, tmp_path, size):
    checkpoint = county(honest(size))
    assert checkpoint == Checkpoint(ORIGIN, size, root_hash(leaves(size)))
    write_log(tmp_path / "other", numbered(size))
    published = files(county.log)
    assert published.pop("log.vkey") == f"{KEY.verifier}\n".encode()
    assert published == files(tmp_path / "other")


def test_an_empty_ledger_has_a_checkpoint_and_no_tiles(county):
    assert county(honest(0)).root == EMPTY_ROOT
    assert sorted(files(county.log)) == ["checkpoint", "log.vkey"]


def test_publishing_again_changes_nothing(county):
    county(honest(300))
    before = files(county.log)
    assert county(honest(300)).size == 300
    assert files(county.log) == before


def test_growth_in_steps_keeps_every_head_provable(county):
    sizes = [1, 5, 255, 256, 300, 511, 513, 1000]
    for size in sizes:
        county(honest(size))
        for old in [s for s in sizes if s <= size]:
            tree = TileReader(TileDirectory(county.log), old, root_hash(leaves(old)))
            assert tree.entry(old - 1) == numbered(old)[old - 1]


def test_partial_tiles_stay_until_the_full_tile_is_there(county):
    county(honest(5))
    county(honest(9))
    assert {"tile/0/000.p/5", "tile/0/000.p/9"} <= files(county.log).keys()
    county(honest(256))
    assert sorted(files(county.log)) == [
        "checkpoint",
        "log.vkey",
        "tile/0/000",
        "tile/1/000.p/1",
        "tile/entries/000",
    ]


def test_a_second_publisher_ends(county):
    first = Publisher(county.log, KEY, county.state)
    with pytest.raises(PublisherRunningError, match="已在运行"):
        Publisher(county.log, KEY, county.state)
    first.close()
    assert county(honest(3)).size == 3


def test_a_second_publisher_in_another_process_ends(county):
    program = (
        "import sys; from pathlib import Path; from mingjing.tlog.memory import *\n"
        "try: PublisherMemory(Path(sys.argv[1]), sys.argv[2])\n"
        "except PublisherRunningError: sys.exit(3)"
    )
    with Publisher(county.log, KEY, county.state):
        done = run_python("-c", program, str(county.state), ORIGIN)
    assert done.returncode == 3, done.stderr


def test_killed_at_every_step_no_size_has_two_roots():
    done = run_python(str(TESTS / "tlog" / "kill_publisher.py"))
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["faults"] == []
    assert result["kills"] > 200


def run_python(*arguments):
    path = os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])
    return subprocess.run(  # noqa: S603 - this interpreter with our own program
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


REWRITTEN = [
    # signed, source, error, text, why
    (
        100,
        honest(90),
        RollbackError,
        "只有 90 条，而已签署的检查点有 100 条",
        "the tail deleted",
    ),
    (
        100,
        with_other_entry(100, 50),
        ForkError,
        "第 50 条与已签署的不同",
        "one entry rewritten",
    ),
    (
        100,
        with_other_entry(110, 95),
        ForkError,
        "第 95 条与已签署的不同",
        "rewritten and grown",
    ),
    (700, with_other_entry(710, 20), ForkError, "第 20 条与已签署的不同", "in a full tile"),
    (700, with_other_entry(710, 300), ForkError, "第 300 条与已签署的不同", "in the second"),
    (
        700,
        with_other_entry(710, 512),
        ForkError,
        "第 512 条与已签署的不同",
        "first of its tile",
    ),
    (256, with_other_entry(300, 255), ForkError, "第 255 条与已签署的不同", "last of its tile"),
]


@pytest.mark.parametrize(("signed", "source", "error", "text", "why"), REWRITTEN)
def test_a_history_unlike_the_signed_one_is_refused(county, signed, source, error, text, why):
    county(honest(signed))
    before = files(county.log)
    with pytest.raises(error, match=text):
        county(source)
    assert files(county.log) == before, "nothing may be signed or written"
    assert county(honest(signed + 1)).size == signed + 1


def test_an_old_backup_that_grew_again_is_refused_and_the_first_loss_named(county):
    county(honest(600))
    regrown = ListSource(numbered(550) + [b"after the restore"] * 100)
    with pytest.raises(ForkError) as refused:
        county(regrown)
    assert refused.value.seq == 550


def test_a_rollback_names_both_sizes(county):
    county(honest(7))
    with pytest.raises(RollbackError) as refused:
        county(honest(0))
    assert (refused.value.held, refused.value.signed) == (0, 7)


def wrong_leaf(count, seq):
    stored = [*leaves(count)]
    stored[seq] = bytes(32)
    return ListSource(numbered(count), leaves=stored)


def frontier(count):
    grown = Frontier()
    grown.extend(leaves(count))
    return grown


INCONSISTENT = [
    (wrong_leaf(9, 4), "第 4 条的内容与其叶哈希不符", "an entry edited, its hash kept"),
    (ListSource(numbered(9), head=frontier(12)), "第 0 至 11 条不齐全", "head beyond entries"),
    (
        ListSource(numbered(9), head=frontier(9), leaves=leaves(8)),
        "第 0 至 8 条不齐全",
        "a hash short",
    ),
    (ListSource([b"x" * 65_536]), "第 0 条有 65536 字节", "an entry no bundle can hold"),
    (ListSource(numbered(9), head=Frontier(8, [bytes(32)])), "算不出", "a head of nothing"),
    (ListSource(numbered(9), origin="other"), "来源是日志 other", "another log"),
]


@pytest.mark.parametrize(("source", "text", "why"), INCONSISTENT)
def test_a_source_that_does_not_agree_with_itself_is_refused(county, source, text, why):
    with pytest.raises(ForkError, match=text):
        county(source)
    assert files(county.log) == {}


class Shifting(ListSource):
    """A ledger that is rewritten between the check and the writing."""

    reads = 0

    def entries(self, start, stop):
        self.reads += 1
        return super().entries(start, stop) if self.reads == 1 else [b"late"] * (stop - start)

    def leaf_hashes(self, start, stop):
        if self.reads == 1:
            return super().leaf_hashes(start, stop)
        return ListSource([b"late"] * (stop - start)).leaf_hashes(0, stop - start)


def test_a_source_rewritten_while_it_is_read_is_not_signed(county):
    with pytest.raises(ForkError, match="算不出"):
        county(Shifting(numbered(9)))
    assert "checkpoint" not in files(county.log)
    assert county(honest(9)).root == root_hash(leaves(9))


def test_a_fork_is_refused_though_the_tiles_that_would_name_it_are_gone(county):
    county(honest(700))
    (county.log / "tile/0/000").unlink()
    with pytest.raises(ForkError, match="算不出") as refused:
        county(with_other_entry(710, 20))
    assert refused.value.seq is None


def test_damaged_tiles_stop_the_publisher_and_can_be_restored(county):
    county(honest(700))
    before = files(county.log)
    (county.log / "tile/0/002.p/188").write_bytes(bytes(188 * 32))
    with pytest.raises(PublishedLogError, match=r"tile/0/002\.p/188") as refused:
        county(honest(701))
    assert "mingjing ledger publish --restore" in refused.value.remedy
    (county.log / "checkpoint").unlink()
    (county.log / "tile/entries/000").unlink()
    with Publisher(county.log, KEY, county.state) as publisher:
        with pytest.raises(ForkError):
            publisher.restore_tiles(with_other_entry(710, 3))
        with pytest.raises(RollbackError):
            publisher.restore_tiles(honest(699))
        assert publisher.restore_tiles(honest(710)).size == 700
    assert files(county.log) == before
    assert county(honest(710)).size == 710


def test_there_is_nothing_to_restore_before_the_first_head(county):
    with Publisher(county.log, KEY, county.state) as publisher:
        assert publisher.restore_tiles(honest(5)).size == 0
    assert files(county.log) == {}


def test_a_checkpoint_put_in_place_of_ours_is_replaced_by_ours(county):
    county(honest(9))
    ours = (county.log / "checkpoint").read_bytes()
    forged = sign_checkpoint(Checkpoint(ORIGIN, 99, bytes(32)), signing_key(seed="thief"))
    for found in (forged, b"rubbish", sign_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), KEY)):
        (county.log / "checkpoint").write_bytes(found)
        county(honest(9))
        assert (county.log / "checkpoint").read_bytes() == ours


def test_signatures_of_witnesses_stay_below_ours(county):
    county(honest(9))
    witness = signing_key(name="procuratorate.example.gov.cn/w1", seed="witness")
    note = SignedNote.parse((county.log / "checkpoint").read_bytes())
    cosigned = SignedNote(note.text, (*note.signatures, witness.sign(note.text))).to_bytes()
    (county.log / "checkpoint").write_bytes(cosigned)
    county(honest(9))
    assert (county.log / "checkpoint").read_bytes() == cosigned


def test_a_new_key_signs_the_same_head_anew_and_goes_on(county):
    county(honest(9))
    renewed = signing_key(seed="renewed")
    county(honest(9), key=renewed)
    data = (county.log / "checkpoint").read_bytes()
    assert open_checkpoint(data, [renewed.verifier]).size == 9
    assert (county.log / "log.vkey").read_text() == f"{renewed.verifier}\n"
    assert county(honest(12), key=renewed).size == 12


@pytest.mark.parametrize(("size", "root"), [(10, leaves(1)[0]), (9, bytes(32))])
def test_a_memory_older_than_its_own_signature_stops_the_publisher(county, size, root):
    county(honest(9))
    newer = sign_checkpoint(Checkpoint(ORIGIN, size, root), KEY)
    (county.log / "checkpoint").write_bytes(newer)
    with pytest.raises(PublishedLogError, match=f"大小 {size} 的检查点，发布者却不记得"):
        county(honest(9))


def test_a_lost_memory_stops_the_publisher(county):
    county(honest(9))
    county.state.unlink()
    with pytest.raises(PublishedLogError, match="没有签过任何检查点的记忆"):
        county(honest(9))


def test_a_promised_head_is_published_before_anything_else(county):
    county(honest(5))
    memory = PublisherMemory(county.state, ORIGIN)
    memory.promise(frontier(5 + 4), after=memory.last())
    memory.close()
    with pytest.raises(PublishedLogError, match="is missing"):
        county(honest(20))
    write_log(county.log, numbered(9))
    (county.log / "checkpoint").unlink()
    with pytest.raises(RollbackError):
        county(honest(5))
    assert head(county.log).size == 9


def test_a_memory_takes_no_smaller_head_no_second_root_and_forgets_nothing(county):
    memory = PublisherMemory(county.state, ORIGIN)
    memory.promise(frontier(5), after=None)
    five = memory.last()
    refused = [
        (frontier(9), None, "unaware of the last head"),
        (frontier(4), five, "smaller"),
        (Frontier(5, [bytes(32)] * 2), five, "the same size with another root"),
        (frontier(9), frontier(6), "after a head never promised"),
    ]
    for grown, after, why in refused:
        with pytest.raises(MemoryConflictError, match="不能承诺"):
            memory.promise(grown, after=after)
        assert memory.last() == five, why
    for statement in (
        "DELETE FROM head",
        "UPDATE head SET root = zeroblob(32)",
        "UPDATE head SET size = 6",
        "INSERT INTO head SELECT * FROM head",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            memory._connection.execute(statement)
    memory.close()


def test_a_memory_belongs_to_one_log(county):
    county(honest(1))
    with pytest.raises(MemoryConflictError, match="属于日志"):
        Publisher(county.log, signing_key(name="log/2027"), county.state)
    assert county(honest(2)).size == 2


def test_a_file_that_is_no_memory_is_not_taken_for_a_busy_one(tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "view.db")) as other:
        other.execute("CREATE VIEW log AS SELECT 1 AS origin")
    with pytest.raises(sqlite3.OperationalError, match="view"):
        PublisherMemory(tmp_path / "view.db", ORIGIN)
    (tmp_path / "other.db").write_bytes(b"x" * 4096)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        PublisherMemory(tmp_path / "other.db", ORIGIN)


def test_one_key_may_sign_two_years(tmp_path):
    for year in ("log/2026", "log/2027"):
        key = signing_key(name=year)
        with Publisher(tmp_path / year, key, tmp_path / f"{year[-4:]}.db") as publisher:
            publisher.publish(ListSource(numbered(3), origin=year))
        data = (tmp_path / year / "checkpoint").read_bytes()
        assert open_checkpoint(data, [key.verifier]).origin == year


class Disk:
    """An fsync that fails once, at its n-th call, and then claims success for ever."""

    def __init__(self, fails_at):
        self.calls = 0
        self.fails_at = fails_at
        self.fsync = os.fsync

    def __call__(self, descriptor):
        self.calls += 1
        if self.calls == self.fails_at:
            raise OSError(errno.EIO, "Input/output error")
        self.fsync(descriptor)


@pytest.mark.parametrize("fails_at", range(1, 13))
def test_after_a_failed_fsync_nothing_is_synced_or_signed_again(county, monkeypatch, fails_at):
    disk = Disk(fails_at)
    with Publisher(county.log, KEY, county.state) as publisher:
        publisher.publish(honest(5))
        signed = [row.size for row in publisher._memory._newest(9)]
        monkeypatch.setattr(os, "fsync", disk)
        with pytest.raises(DurabilityLostError):
            publisher.publish(honest(300))
        monkeypatch.setattr(os, "fsync", Disk(0))
        with pytest.raises(DurabilityLostError, match="must end"):
            publisher.publish(honest(300))
        assert os.fsync.calls == 0
        assert disk.calls == fails_at
    assert signed == [5]
    monkeypatch.undo()
    assert county(honest(300)).root == root_hash(leaves(300))


def test_a_writer_never_syncs_after_a_failed_sync(tmp_path, monkeypatch):
    writer = DurableWriter(tmp_path / "log")
    monkeypatch.setattr(os, "fsync", Disk(1))
    with pytest.raises(DurabilityLostError, match="Input/output"):
        writer.put([("a", b"")])
    with pytest.raises(DurabilityLostError, match="an earlier fsync"):
        writer.put([("b", b"")])
    assert os.fsync.calls == 1
    assert not (tmp_path / "log" / "b").exists()


def test_a_full_disk_is_no_lost_write_and_can_be_tried_again(county, monkeypatch):
    with Publisher(county.log, KEY, county.state) as publisher:
        full = OSError(errno.ENOSPC, "No space left on device")

        def no_space(_):
            raise full

        publisher._writer._step = no_space
        with pytest.raises(OSError, match="No space left"):
            publisher.publish(honest(5))
        publisher._writer._step = lambda _: None
        assert publisher.publish(honest(5)).size == 5


def test_an_error_of_the_memory_ends_the_publisher(county):
    with Publisher(county.log, KEY, county.state) as publisher:
        publisher.publish(honest(5))
        publisher._memory._connection.execute("DROP TABLE head")
        with pytest.raises(sqlite3.OperationalError):
            publisher.publish(honest(6))
        with pytest.raises(DurabilityLostError):
            publisher.publish(honest(6))


def test_a_key_is_made_once_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "log.key"
    keys.generate_key(path)
    assert path.stat().st_mode & 0o777 == 0o400
    key = keys.load_key(path, ORIGIN)
    assert VerifierKey.parse(str(key.verifier)).name == ORIGIN
    with pytest.raises(AlreadyDoneError, match="已经存在"):
        keys.generate_key(path)
    assert keys.load_key(path, ORIGIN).verifier == key.verifier


def test_a_key_others_may_read_is_refused(tmp_path):
    path = tmp_path / "log.key"
    keys.generate_key(path)
    path.chmod(0o440)
    with pytest.raises(InvalidInputError, match="440"):
        keys.load_key(path, ORIGIN)


RSA_LIKE = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
X25519 = (
    b"-----BEGIN PRIVATE KEY-----\n"
    b"MC4CAQAwBQYDK2VuBCIEIHcHbQpzGKV9PBbBclGyZkXfTC+H68CZKrF3+6UduSwq\n"
    b"-----END PRIVATE KEY-----\n"
)


@pytest.mark.parametrize("pem", [b"", b"rubbish", RSA_LIKE, X25519])
def test_a_file_without_an_ed25519_key_is_refused(tmp_path, pem):
    path = tmp_path / "log.key"
    path.write_bytes(pem)
    path.chmod(0o400)
    with pytest.raises(InvalidInputError, match="没有 Ed25519 私钥"):
        keys.load_key(path, ORIGIN)


def test_a_missing_key_is_said_to_be_missing(tmp_path):
    with pytest.raises(NotFoundError, match=r"没有密钥文件 log\.key"):
        keys.load_key(tmp_path / "log.key", ORIGIN)
