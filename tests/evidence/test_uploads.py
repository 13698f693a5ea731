"""A file that comes by pieces: whole pieces or none, whoever is killed, whatever is full."""

import hashlib
import io
import signal
import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.samples import MIB, run_python, sha256, some_bytes
from evidence.uploading import AT, ME, piece
from mingjing.evidence.refusals import (
    BlobDamagedError,
    DiskFullError,
    EmptyFileError,
    StoreFailedError,
    TooLargeError,
)
from mingjing.evidence.store import BlobStore
from mingjing.evidence.upload_refusals import (
    ChecksumMismatchError,
    OffsetMismatchError,
    PieceTooLongError,
    TooManyUploadsError,
    UploadBusyError,
    UploadExpiredError,
    UploadIncompleteError,
    UploadUnknownError,
)
from mingjing.evidence.uploads import LIFETIME, MOST_PER_OWNER, Owner, Piece, Uploads
from support.waiting import PATIENCE

CHUNK = 4 * MIB
SOMEBODY = Owner("p-05", ME.subject)
OTHER_CASE = Owner(ME.person, "线索二")


@pytest.fixture
def uploads(tmp_path):
    return Uploads(BlobStore(tmp_path / "data"))


def send(uploads, upload_id, data, *, pieces=CHUNK, start=0):
    for offset in range(start, len(data), pieces):
        uploads.append(upload_id, ME, piece(data[offset : offset + pieces], offset), at=AT)


@pytest.mark.parametrize("pieces", [CHUNK, 3 * MIB + 1, MIB], ids=["aligned", "odd", "small"])
def test_what_is_handed_over_is_what_a_file_sent_at_once_would_be(uploads, tmp_path, pieces):
    data = some_bytes(9 * MIB + 5)
    upload = uploads.create(ME, len(data), "现场.mp4", at=AT)
    send(uploads, upload.id, data, pieces=pieces)
    stored = uploads.hand_over(upload.id, ME, at=AT)
    at_once = BlobStore(tmp_path / "other").receive(io.BytesIO(data))
    assert stored == at_once
    assert uploads.store.verify(stored.sha256, size=len(data)) is None


def test_a_process_that_saw_nothing_of_the_upload_reads_it_again(uploads, monkeypatch):
    from mingjing.evidence import uploads as module  # noqa: PLC0415 - its memory is the point

    data = some_bytes(9 * MIB)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    send(uploads, upload.id, data[:CHUNK])
    monkeypatch.setattr(module, "_remembered", module.Remembered())
    send(uploads, upload.id, data, start=CHUNK)
    monkeypatch.setattr(module, "_remembered", module.Remembered())
    assert uploads.hand_over(upload.id, ME, at=AT).sha256 == sha256(data)


def test_a_piece_that_the_disk_changed_is_found_at_the_hand_over(uploads, monkeypatch):
    from mingjing.evidence import uploads as module  # noqa: PLC0415 - its memory is the point

    data = some_bytes(5 * MIB)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    send(uploads, upload.id, data)
    monkeypatch.setattr(module, "_remembered", module.Remembered())
    with (uploads.root / upload.id / "data").open("r+b") as file:
        file.seek(MIB)
        file.write(bytes([data[MIB] ^ 1]))
    with pytest.raises(BlobDamagedError):
        uploads.hand_over(upload.id, ME, at=AT)
    assert list(uploads.store.files()) == []


def test_nothing_is_copied_at_the_hand_over(uploads):
    data = some_bytes(MIB)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    send(uploads, upload.id, data)
    before = (uploads.root / upload.id / "data").stat().st_ino
    stored = uploads.hand_over(upload.id, ME, at=AT)
    assert uploads.store.path(stored.sha256).stat().st_ino == before


def test_a_hand_over_may_be_asked_for_again_even_when_it_became_evidence(uploads):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    send(uploads, upload.id, b"abcd")
    first = uploads.hand_over(upload.id, ME, at=AT)
    assert uploads.hand_over(upload.id, ME, at=AT) == first
    uploads.finish(upload.id, ME, at=AT)
    assert uploads.hand_over(upload.id, ME, at=AT) == first
    assert uploads.of(ME, at=AT) == []


@given(
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=8),
    torn=st.binary(max_size=30),
    lost=st.integers(0, 90),
)
def test_a_torn_journal_and_a_half_piece_count_for_nothing(tmp_path_factory, sizes, torn, lost):
    uploads = Uploads(BlobStore(tmp_path_factory.mktemp("torn")))
    data = some_bytes(sum(sizes) + 7)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    ends, offset = [0], 0
    for size in sizes:
        uploads.append(upload.id, ME, piece(data[offset : offset + size], offset), at=AT)
        offset += size
        ends.append(offset)
    folder = uploads.root / upload.id
    journal = (folder / "journal").read_bytes()
    kept = journal[: max(len(journal) - lost, 0)]
    (folder / "journal").write_bytes(kept)
    (folder / "data").write_bytes(data[:offset] + torn)
    held = uploads.find(upload.id, ME, at=AT).offset
    assert held == ends[kept.count(b"\n")]
    uploads.append(upload.id, ME, piece(data[held:], held), at=AT)
    assert uploads.hand_over(upload.id, ME, at=AT).sha256 == sha256(data)


STEPS = ["data written", "data synced", "journal written", "journal synced"]


@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_in_a_piece_leaves_it_whole_or_absent(uploads, tmp_path, step):
    data = b"0123456789"
    source = tmp_path / "source"
    source.write_bytes(data)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    done = run_python("uploading.py", uploads.store.root, upload.id, source, "append", step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    held = uploads.find(upload.id, ME, at=AT).offset
    assert held == (5 if step.startswith("journal") else 0)
    send(uploads, upload.id, data, start=held)
    assert uploads.hand_over(upload.id, ME, at=AT).sha256 == sha256(data)


@pytest.mark.parametrize("step", ["placed", "folders synced", "adopted"])
def test_a_process_killed_in_the_hand_over_leaves_it_to_the_next(uploads, tmp_path, step):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    send(uploads, upload.id, b"abcd")
    done = run_python("uploading.py", uploads.store.root, upload.id, "-", "hand over", step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    stored = uploads.hand_over(upload.id, ME, at=AT)
    assert stored.sha256 == sha256(b"abcd")
    assert uploads.store.verify(stored.sha256, size=4) is None


@pytest.mark.parametrize("step", ["laid out", "created"])
def test_a_process_killed_while_beginning_leaves_a_whole_upload_or_none(uploads, step):
    done = run_python("uploading.py", uploads.store.root, "-", "-", "create", step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert len(uploads.of(ME, at=AT)) == (1 if step == "created" else 0)


OTHERS = [(SOMEBODY, "another person"), (OTHER_CASE, "the same person in another case")]


@pytest.mark.parametrize(("owner", "why"), OTHERS)
def test_somebody_elses_upload_answers_as_if_it_did_not_exist(uploads, owner, why):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    acts = [
        lambda name: uploads.find(name, owner, at=AT),
        lambda name: uploads.append(name, owner, piece(b"abcd", 0), at=AT),
        lambda name: uploads.hand_over(name, owner, at=AT),
        lambda name: uploads.path(name, owner, at=AT),
        lambda name: uploads.finish(name, owner, at=AT),
        lambda name: uploads.terminate(name, owner, at=AT),
    ]
    for act in acts:
        with pytest.raises(UploadUnknownError) as theirs:
            act(upload.id)
        with pytest.raises(UploadUnknownError) as absent:
            act("0" * 32)
        assert str(theirs.value) == str(absent.value), why
    assert uploads.find(upload.id, ME, at=AT).offset == 0


@pytest.mark.parametrize("name", ["", "..", "../../blobs", "a" * 32 + "/x", "A" * 32, "\0"])
def test_an_id_is_never_a_path(uploads, name):
    uploads.create(ME, 4, "a.mp4", at=AT)
    with pytest.raises(UploadUnknownError):
        uploads.find(name, ME, at=AT)
    with pytest.raises(UploadUnknownError):
        uploads.append(name, ME, piece(b"a", 0), at=AT)


def test_pieces_join_and_do_not_exceed_the_announced_size(uploads):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    uploads.append(upload.id, ME, piece(b"ab", 0), at=AT)
    for offset in (0, 1, 3, 4):
        with pytest.raises(OffsetMismatchError):
            uploads.append(upload.id, ME, piece(b"c", offset), at=AT)
    with pytest.raises(PieceTooLongError):
        uploads.append(upload.id, ME, piece(b"cde", 2), at=AT)
    with pytest.raises(UploadIncompleteError):
        uploads.hand_over(upload.id, ME, at=AT)
    assert uploads.find(upload.id, ME, at=AT).offset == 2


def test_two_at_once_are_one_and_a_refusal(uploads, tmp_path):
    inside, go = threading.Event(), threading.Event()

    def step(name):
        if name == "data written":
            inside.set()
            go.wait(PATIENCE)

    upload = uploads.create(ME, 8, "a.mp4", at=AT)
    slow = Uploads(uploads.store, step=step)
    thread = threading.Thread(
        target=lambda: slow.append(upload.id, ME, piece(b"first---", 0), at=AT)
    )
    thread.start()
    assert inside.wait(PATIENCE)
    for act in (
        lambda: uploads.append(upload.id, ME, piece(b"second--", 0), at=AT),
        lambda: uploads.terminate(upload.id, ME, at=AT),
    ):
        with pytest.raises(UploadBusyError):
            act()
    go.set()
    thread.join()
    assert uploads.hand_over(upload.id, ME, at=AT).sha256 == sha256(b"first---")


def test_an_expired_upload_is_gone_and_its_bytes_are_swept(uploads):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    send(uploads, upload.id, b"ab")
    late = AT + LIFETIME
    with pytest.raises(UploadExpiredError):
        uploads.append(upload.id, ME, piece(b"cd", 2), at=late)
    assert uploads.sweep(at=late - timedelta(seconds=1)) == 0
    assert uploads.sweep(at=late) == 1
    assert not (uploads.root / upload.id / "data").exists()
    with pytest.raises(UploadExpiredError):
        uploads.find(upload.id, ME, at=late)
    uploads.sweep(at=late + LIFETIME)
    assert list(uploads.root.iterdir()) == []


def test_what_is_given_up_leaves_no_trace(uploads):
    upload = uploads.create(ME, 4, "a.mp4", at=AT)
    send(uploads, upload.id, b"ab")
    uploads.terminate(upload.id, ME, at=AT)
    assert list(uploads.root.iterdir()) == []
    with pytest.raises(UploadUnknownError):
        uploads.find(upload.id, ME, at=AT)


def test_sizes_have_limits(tmp_path):
    limited = Uploads(BlobStore(tmp_path, max_bytes=100))
    with pytest.raises(EmptyFileError):
        limited.create(ME, 0, "a.mp4", at=AT)
    with pytest.raises(TooLargeError):
        limited.create(ME, 101, "a.mp4", at=AT)
    with pytest.raises(DiskFullError):
        Uploads(BlobStore(tmp_path)).create(ME, 1 << 60, "a.mp4", at=AT)


def test_nobody_begins_uploads_without_end(uploads):
    for _ in range(MOST_PER_OWNER):
        uploads.create(ME, 4, "a.mp4", at=AT)
    with pytest.raises(TooManyUploadsError):
        uploads.create(ME, 4, "a.mp4", at=AT)
    uploads.create(SOMEBODY, 4, "a.mp4", at=AT)


def test_a_disk_that_fills_up_keeps_what_it_had(uploads, monkeypatch):
    import os  # noqa: PLC0415 - one call of it fails

    data = b"0123456789"
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    send(uploads, upload.id, data[:5])
    real = os.pwrite

    def half(descriptor, view, offset):
        if offset > 5:
            raise OSError(28, "No space left on device")
        return real(descriptor, bytes(view)[:2], offset)

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", half)
        with pytest.raises(DiskFullError):
            uploads.append(upload.id, ME, piece(data[5:], 5), at=AT)
    assert uploads.find(upload.id, ME, at=AT).offset == 5
    assert (uploads.root / upload.id / "data").stat().st_size == 5
    send(uploads, upload.id, data, start=5)
    assert uploads.hand_over(upload.id, ME, at=AT).sha256 == sha256(data)


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_piece_that_is_not_what_its_sender_hashed_never_counts(uploads, algorithm):
    data = some_bytes(CHUNK + 5)
    upload = uploads.create(ME, len(data), "a.mp4", at=AT)
    send(uploads, upload.id, data[:CHUNK])
    checksum = hashlib.new(algorithm, data[CHUNK:]).digest()
    with pytest.raises(ChecksumMismatchError):
        uploads.append(upload.id, ME, Piece(CHUNK, b"other", checksum, algorithm), at=AT)
    assert uploads.find(upload.id, ME, at=AT).offset == CHUNK
    uploads.append(upload.id, ME, Piece(CHUNK, data[CHUNK:], checksum, algorithm), at=AT)
    stored = uploads.hand_over(upload.id, ME, at=AT)
    assert stored.sha256 == sha256(data)
    assert uploads.store.verify(stored.sha256, chunk_hashes=stored.chunk_hashes) is None


def test_after_a_failed_sync_nothing_is_taken_any_more(uploads, monkeypatch):
    import os  # noqa: PLC0415 - one call of it fails

    upload = uploads.create(ME, 4, "a.mp4", at=AT)

    def fail(_descriptor):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(StoreFailedError):
            uploads.append(upload.id, ME, piece(b"ab", 0), at=AT)
    assert uploads.find(upload.id, ME, at=AT).offset == 0
    with pytest.raises(StoreFailedError):
        uploads.append(upload.id, ME, piece(b"ab", 0), at=AT)
