"""Damage is found, and the file that has it is named."""

import io
import os
from datetime import UTC, datetime, timedelta

import pytest

from evidence.samples import MIB, some_bytes
from mingjing.evidence.findings import FindingKind
from mingjing.evidence.scrub import Expected, scrub
from mingjing.evidence.store import BlobStore

NIGHT = datetime(2026, 5, 11, 18, tzinfo=UTC)


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def swap(path, other):
    kept = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def become_link(path):
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


def become_folder(path):
    path.unlink()
    path.mkdir()


def become_pipe(path):
    path.unlink()
    os.mkfifo(path)


DAMAGES = [
    # what is done to the file, what is found, in which chunk, why
    (lambda path: flip(path, 0), FindingKind.DIGEST_DIFFERS, 0, "first bit"),
    (lambda path: flip(path, 4 * MIB - 1), FindingKind.DIGEST_DIFFERS, 0, "end of chunk"),
    (lambda path: flip(path, 4 * MIB), FindingKind.DIGEST_DIFFERS, 1, "start of next chunk"),
    (lambda path: flip(path, 9 * MIB - 1), FindingKind.DIGEST_DIFFERS, 2, "last byte"),
    (lambda path: os.truncate(path, 9 * MIB - 1), FindingKind.SIZE_DIFFERS, 2, "one short"),
    (lambda path: os.truncate(path, 4 * MIB), FindingKind.SIZE_DIFFERS, 1, "at a boundary"),
    (lambda path: os.truncate(path, 0), FindingKind.SIZE_DIFFERS, 0, "emptied"),
    (lambda path: os.truncate(path, 13 * MIB), FindingKind.SIZE_DIFFERS, 2, "lengthened"),
    (lambda path: path.unlink(), FindingKind.MISSING, None, "deleted"),
    (become_link, FindingKind.NOT_A_FILE, None, "a link to the true bytes is no original"),
    (become_folder, FindingKind.NOT_A_FILE, None, "a folder"),
    (become_pipe, FindingKind.NOT_A_FILE, None, "a pipe must not hang the check"),
]


@pytest.mark.parametrize(("damage", "kind", "chunk", "why"), DAMAGES)
def test_damage_is_found_and_located(tmp_path, damage, kind, chunk, why):
    store = BlobStore(tmp_path)
    good = store.receive(io.BytesIO(b"untouched"))
    blob = store.receive(io.BytesIO(some_bytes(9 * MIB)))
    path = store.path(blob.sha256)
    path.chmod(0o640)
    damage(path)
    finding = store.verify(blob.sha256, size=blob.size, chunk_hashes=blob.chunk_hashes)
    assert (finding.kind, finding.chunk, finding.path) == (kind, chunk, path), why
    assert blob.sha256 in str(finding)
    assert store.verify(good.sha256, size=good.size) is None
    expected = [Expected(b.sha256, b.size, chunk_hashes=b.chunk_hashes) for b in (good, blob)]
    assert finding in list(scrub(store, expected))


def test_bytes_added_at_a_chunk_boundary_start_a_chunk_of_their_own(tmp_path):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(some_bytes(4 * MIB)))
    path = store.path(blob.sha256)
    path.chmod(0o640)
    with path.open("ab") as file:
        file.write(b"x")
    assert store.verify(blob.sha256, chunk_hashes=blob.chunk_hashes).chunk == 1


def test_two_swapped_files_are_both_named_with_what_they_hold(tmp_path):
    store = BlobStore(tmp_path)
    one, two = (store.receive(io.BytesIO(data)) for data in (b"same size", b"size same"))
    paths = [store.path(blob.sha256) for blob in (one, two)]
    for path in paths:
        path.chmod(0o640)
    swap(*paths)
    findings = list(scrub(store, [Expected(b.sha256, b.size) for b in (one, two)]))
    assert {(f.kind, f.path) for f in findings} == {
        (FindingKind.DIGEST_DIFFERS, path) for path in paths
    }
    assert two.sha256 in next(f.detail for f in findings if f.sha256 == one.sha256)


def test_a_disk_that_cannot_read_is_a_finding_and_no_crash(tmp_path, monkeypatch):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(b"evidence"))

    def fail(*_arguments):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("mingjing.evidence.findings.os.preadv", fail)
    assert store.verify(blob.sha256).kind is FindingKind.UNREADABLE


def test_files_nobody_stored_are_reported(tmp_path):
    store = BlobStore(tmp_path)
    known = store.receive(io.BytesIO(b"known"))
    orphan = store.receive(io.BytesIO(b"no record came"))
    folder = store.path(known.sha256).parent
    strays = [folder / "notes.txt", tmp_path / "blobs" / orphan.sha256, folder / "link"]
    strays[0].write_bytes(b"")
    strays[1].write_bytes(b"no record came")
    strays[2].symlink_to(tmp_path)
    findings = list(scrub(store, [Expected(known.sha256, known.size)]))
    assert {f.kind for f in findings} == {FindingKind.UNKNOWN}
    assert {f.path for f in findings} == {*strays, store.path(orphan.sha256)}


def test_a_file_that_may_still_await_its_record_is_spared(tmp_path):
    store = BlobStore(tmp_path)
    blob = store.receive(io.BytesIO(b"just now"))
    written_at = next(store.files()).modified_at
    before, after = (written_at + timedelta(days=days) for days in (-7, 7))
    assert list(scrub(store, [], spare_after=before)) == []
    assert [f.path for f in scrub(store, [], spare_after=after)] == [store.path(blob.sha256)]


def stored(store, *ages_in_days):
    blobs = [store.receive(io.BytesIO(f"file {age}".encode())) for age in ages_in_days]
    return [
        Expected(b.sha256, b.size, None if age is None else NIGHT - timedelta(days=age))
        for b, age in zip(blobs, ages_in_days, strict=True)
    ]


def test_the_longest_unread_comes_first_and_the_never_read_before_it(tmp_path):
    store = BlobStore(tmp_path)
    expected = stored(store, 3, None, 80, 1)
    seen = []
    assert list(scrub(store, expected, watch=seen.append)) == []
    never, oldest = expected[1], expected[2]
    assert [p.blob for p in seen] == [never, oldest, expected[0], expected[3]]
    assert [(p.files_done, p.files_total) for p in seen] == [(n, 4) for n in (1, 2, 3, 4)]
    assert seen[-1].bytes_done == seen[-1].bytes_total == sum(b.size for b in expected)


def test_a_nightly_share_stops_and_does_not_call_the_rest_unknown(tmp_path):
    store = BlobStore(tmp_path)
    expected = stored(store, 3, 80, 1)
    seen = []
    assert list(scrub(store, expected, most_bytes=8, watch=seen.append)) == []
    assert [p.blob for p in seen] == [expected[1], expected[0]]


def test_progress_carries_the_finding_of_its_file(tmp_path):
    store = BlobStore(tmp_path)
    expected = stored(store, 1)
    store.path(expected[0].sha256).unlink()
    seen = []
    findings = list(scrub(store, expected, watch=seen.append))
    assert [p.finding for p in seen] == findings
    assert findings[0].kind is FindingKind.MISSING


def test_an_empty_store_has_nothing_to_find(tmp_path):
    assert list(scrub(BlobStore(tmp_path / "not yet"), [])) == []
