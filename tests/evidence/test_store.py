"""What counts as stored, and what is refused at the door."""

import dataclasses
import io
import os
import shutil
import stat
import subprocess
import threading
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.samples import MIB, Dribble, HangsUp, Zeros, left_behind, sha256, some_bytes
from mingjing.evidence import intake
from mingjing.evidence.refusals import (
    BlobDamagedError,
    BlobMissingError,
    CutOffError,
    DigestUnavailableError,
    DiskFullError,
    EmptyFileError,
    StoreUnwritableError,
    TooLargeError,
)
from mingjing.evidence.store import BlobStore
from mingjing.kernel.errors import InvalidInputError
from mingjing.tlog import merkle

SIZES = [
    (1, 1, "one byte is a file"),
    (4 * MIB - 1, 1, "one short chunk"),
    (4 * MIB, 1, "exactly one chunk, and no empty second one"),
    (4 * MIB + 1, 2, "a second chunk of one byte"),
    (9 * MIB, 3, "two chunks and a rest"),
]


@pytest.mark.parametrize(("size", "chunks", "why"), SIZES)
def test_what_is_stored_is_what_was_sent(tmp_path, size, chunks, why):
    data = some_bytes(size)
    store = BlobStore(tmp_path / "store", sm3=True)
    blob = store.receive(io.BytesIO(data), declared_size=size, declared_sha256=sha256(data))
    assert (blob.sha256, blob.size) == (sha256(data), size)
    assert len(blob.chunk_hashes) == chunks, why
    assert blob.head == data[:4096]
    with store.open(blob.sha256) as stored:
        assert stored.read() == data
    assert store.verify(blob.sha256, size=size, chunk_hashes=blob.chunk_hashes) is None
    assert left_behind(store.root) == []


@pytest.mark.parametrize(("size", "_chunks", "why"), SIZES)
@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to compare with")
def test_openssl_finds_the_same_digests(tmp_path, size, _chunks, why):
    store = BlobStore(tmp_path, sm3=True)
    blob = store.receive(io.BytesIO(some_bytes(size)))
    for name, ours in (("sha256", blob.sha256), ("sm3", blob.sm3)):
        command = ["openssl", "dgst", f"-{name}", "-r", str(store.path(blob.sha256))]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
        assert answer.stdout.split()[0] == ours, f"{name}, {why}"


def test_sm3_of_the_standards_example(tmp_path):
    blob = BlobStore(tmp_path, sm3=True).receive(io.BytesIO(b"abc"))
    assert blob.sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_sm3_is_left_out_unless_asked_for(tmp_path):
    assert BlobStore(tmp_path).receive(io.BytesIO(b"abc")).sm3 is None


def test_a_machine_without_sm3_says_so_at_once(tmp_path, monkeypatch):
    def new(name):
        raise ValueError(f"unsupported hash type {name}")

    monkeypatch.setattr(intake.hashlib, "new", new)
    with pytest.raises(DigestUnavailableError, match="SM3"):
        BlobStore(tmp_path, sm3=True)


def test_the_chunk_root_is_that_of_the_log_over_the_chunk_digests(tmp_path):
    data = some_bytes(9 * MIB)
    blob = BlobStore(tmp_path).receive(io.BytesIO(data))
    pieces = [data[at : at + 4 * MIB] for at in range(0, len(data), 4 * MIB)]
    leaves = [merkle.leaf_hash(bytes.fromhex(sha256(piece))) for piece in pieces]
    by_hand = merkle.node_hash(merkle.node_hash(leaves[0], leaves[1]), leaves[2])
    assert blob.chunk_root == by_hand.hex()
    assert blob.chunk_size == 4 * MIB


@given(data=st.binary(min_size=1, max_size=40), most=st.integers(1, 50))
def test_how_a_sender_cuts_its_pieces_does_not_matter(data, most):
    assert b"".join(intake.chunks(Dribble(data, most=most))) == data


def test_pieces_off_a_socket_make_the_same_blob(tmp_path):
    data = some_bytes(5 * MIB)
    whole = BlobStore(tmp_path / "a").receive(io.BytesIO(data))
    dribbled = BlobStore(tmp_path / "b").receive(Dribble(data, most=65_521))
    assert dribbled == whole


def test_memory_does_not_grow_with_the_file(tmp_path):
    store = BlobStore(tmp_path)
    tracemalloc.start()
    try:
        store.receive(Zeros(96 * MIB))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 24 * MIB


def test_a_stored_file_is_read_only_and_lies_under_its_digest(tmp_path):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(b"evidence"))
    path = store.path(blob.sha256)
    first, second = blob.sha256[:2], blob.sha256[2:4]
    assert path == tmp_path / "blobs" / "sha256" / first / second / blob.sha256
    assert stat.S_IMODE(path.stat().st_mode) == 0o440
    assert path.stat().st_nlink == 1
    with store.open(blob.sha256) as file, pytest.raises(io.UnsupportedOperation):
        file.write(b"x")


def test_the_same_file_again_is_the_same_blob(tmp_path):
    store = BlobStore(tmp_path)
    first = store.receive(io.BytesIO(b"evidence"))
    before = store.path(first.sha256).stat()
    second = store.receive(io.BytesIO(b"evidence"))
    after = store.path(first.sha256).stat()
    assert (first.already_held, second.already_held) == (False, True)
    assert first == second
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert left_behind(tmp_path) == []


def test_the_same_file_from_eight_senders_at_once_is_one_blob(tmp_path):
    store, data = BlobStore(tmp_path / "store"), some_bytes(MIB)
    start, blobs, errors = threading.Barrier(8), [], []

    def send():
        start.wait()
        try:
            blobs.append(store.receive(io.BytesIO(data)))
        except BaseException as error:  # noqa: BLE001 - any error fails the claim below
            errors.append(error)

    senders = [threading.Thread(target=send) for _ in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert errors == []
    assert len(set(blobs)) == 1
    assert sum(not blob.already_held for blob in blobs) == 1
    assert [file.sha256 for file in store.files()] == [sha256(data)]
    assert left_behind(store.root) == []


def test_a_good_copy_does_not_paper_over_a_damaged_one(tmp_path):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(b"evidence"))
    path = store.path(blob.sha256)
    path.chmod(0o640)
    path.write_bytes(b"evidense")
    with pytest.raises(BlobDamagedError, match="已经损坏"):
        store.receive(io.BytesIO(b"evidence"))
    assert path.read_bytes() == b"evidense"
    assert left_behind(tmp_path) == []


DATA = b"ten bytes!"
REFUSED = [
    # what is sent, what was announced, the refusal, its sentence, why
    (b"", {}, EmptyFileError, "0 字节", "nothing proves nothing"),
    (b"", {"declared_size": 0}, EmptyFileError, "0 字节", "even if announced"),
    (DATA, {"declared_size": 11}, CutOffError, "声明 11 字节，收到 10 字节", "cut off"),
    (DATA, {"declared_size": 9}, CutOffError, "收到的更多", "more than announced"),
    (DATA, {"declared_sha256": "0" * 64}, CutOffError, sha256(DATA), "other bytes"),
    (DATA, {"declared_sha256": "../../x"}, InvalidInputError, "不是 SHA-256", "no digest"),
    (DATA, {"declared_size": 2**62}, DiskFullError, "磁盘空间不足", "refused before reading"),
]


@pytest.mark.parametrize(("data", "announced", "error", "sentence", "why"), REFUSED)
def test_a_file_that_is_not_as_announced_leaves_no_trace(
    tmp_path, data, announced, error, sentence, why
):
    store = BlobStore(tmp_path)
    with pytest.raises(error, match=sentence) as refused:
        store.receive(io.BytesIO(data), **announced)
    assert refused.value.why, why
    assert refused.value.remedy, why
    assert list(store.files()) == []
    assert left_behind(tmp_path) == []


def test_an_announced_digest_may_be_written_in_capitals(tmp_path):
    blob = BlobStore(tmp_path).receive(
        io.BytesIO(DATA), declared_size=10, declared_sha256=sha256(DATA).upper()
    )
    assert blob.sha256 == sha256(DATA)


def test_a_sender_who_goes_away_leaves_no_trace(tmp_path):
    store = BlobStore(tmp_path)
    with pytest.raises(CutOffError, match="读取中断"):
        store.receive(HangsUp(some_bytes(MIB)))
    assert list(store.files()) == []
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("announced", [None, 9 * MIB])
def test_a_file_over_the_limit_is_refused_announced_or_not(tmp_path, announced):
    store = BlobStore(tmp_path, max_bytes=8 * MIB)
    with pytest.raises(TooLargeError, match=r"上限 8\.0 MiB"):
        store.receive(io.BytesIO(some_bytes(9 * MIB)), declared_size=announced)
    assert left_behind(tmp_path) == []
    assert store.receive(io.BytesIO(some_bytes(8 * MIB))).size == 8 * MIB


def test_the_reserve_stays_free_for_the_record(tmp_path):
    status = os.statvfs(tmp_path)
    store = BlobStore(tmp_path, reserve_bytes=status.f_blocks * status.f_frsize)
    with pytest.raises(DiskFullError, match="可用 0 字节"):
        store.receive(io.BytesIO(DATA))


def test_a_store_under_something_that_is_no_folder_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnwritableError, match="不能写入"):
        BlobStore(tmp_path / "file" / "store").receive(io.BytesIO(DATA))


PATHS = ["../../etc/passwd", "", "A" * 64, "a" * 63, "a" * 65, "a" * 63 + "\n", "/" * 64]


@pytest.mark.parametrize("digest", PATHS)
def test_only_a_digest_names_a_file(tmp_path, digest):
    with pytest.raises(InvalidInputError, match="不是 SHA-256 摘要"):
        BlobStore(tmp_path).open(digest)


def test_a_file_that_is_gone_is_named(tmp_path):
    with pytest.raises(BlobMissingError, match="ab" * 32):
        BlobStore(tmp_path).open("ab" * 32)


def test_a_symbolic_link_in_place_of_a_file_is_not_followed(tmp_path):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(DATA))
    path = store.path(blob.sha256)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        store.open(blob.sha256)


def test_orphans_are_blobs_that_no_record_names(tmp_path):
    store = BlobStore(tmp_path)
    kept, orphan = (store.receive(io.BytesIO(data)) for data in (b"kept", b"orphan"))
    assert [file.sha256 for file in store.orphans({kept.sha256})] == [orphan.sha256]


def test_a_store_compares_by_its_settings(tmp_path):
    assert BlobStore(tmp_path) == BlobStore(tmp_path)
    assert BlobStore(tmp_path) != dataclasses.replace(BlobStore(tmp_path), max_bytes=1)
