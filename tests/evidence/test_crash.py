"""Kill, power cut, full disk, failing disk: nothing half-written ever counts."""

import errno
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidence.samples import HERE, MIB, SOURCE, left_behind, run_python, sha256, some_bytes
from mingjing.evidence import store as store_module
from mingjing.evidence.refusals import (
    DiskFullError,
    StoreFailedError,
    StoreUnwritableError,
    TooLargeError,
)
from mingjing.evidence.store import BlobStore

SIZE = 9 * MIB
TOMORROW = timedelta(hours=25)
STEPS = [
    # killed after, for the n-th time, files in place, temporary files left
    ("opened", 1, 0, 1),
    ("chunk", 1, 0, 1),
    ("chunk", 2, 0, 1),
    ("chunk", 3, 0, 1),
    ("synced", 1, 0, 1),
    ("placed", 1, 1, 1),
    ("folders synced", 1, 1, 1),
    ("finished", 1, 1, 0),
]


def sound(root: Path, allowed: set[str]) -> None:
    """Every file in place is whole, known by its digest, and a sweep clears the rest."""
    store = BlobStore(root)
    for file in store.files():
        assert file.sha256 in allowed
        assert store.verify(file.sha256) is None
    now = datetime.fromtimestamp(time.time(), UTC)
    assert store.sweep(older_than=timedelta(hours=24), now=now) == ()
    store.sweep(older_than=timedelta(hours=24), now=now + TOMORROW)
    assert left_behind(root) == []


@pytest.mark.parametrize(("step", "nth", "placed", "temporary"), STEPS)
def test_killed_after_any_step_no_incomplete_file_counts(
    tmp_path, step, nth, placed, temporary
):
    root = tmp_path / "store"
    killed = run_python("crashing.py", root, step, nth, SIZE, 7)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "")
    store, data = BlobStore(root), some_bytes(SIZE)
    assert len(list(store.files())) == placed
    assert len(left_behind(root)) == temporary
    sound(root, {sha256(data)})
    again = store.receive(io.BytesIO(data))
    assert (again.sha256, again.already_held) == (sha256(data), bool(placed))
    assert store.verify(again.sha256) is None


def test_the_table_of_steps_is_complete(tmp_path):
    seen = []
    BlobStore(tmp_path, step=seen.append).receive(io.BytesIO(some_bytes(SIZE)))
    assert seen == [step for step, *_ in STEPS]


@pytest.mark.parametrize(
    "kills", [6, pytest.param(200, marks=pytest.mark.long)], ids=lambda kills: f"{kills}-kills"
)
def test_killed_at_any_moment_no_acknowledged_file_is_lost(tmp_path, kills):
    root, chance = tmp_path / "store", random.Random(2026)  # noqa: S311 - repeatable, not secret
    sent = {sha256(some_bytes(SIZE, seed=seed)) for seed in range(kills)}
    environment = os.environ | {"PYTHONPATH": f"{SOURCE}{os.pathsep}{HERE.parent}"}
    acknowledged = set()
    for seed in range(kills):
        arguments = [root, "none", 1, SIZE, seed]
        command = [sys.executable, str(HERE / "crashing.py"), *map(str, arguments)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as sender:  # noqa: S603 - our own script
            if seed:
                time.sleep(chance.uniform(0.05, 0.6))
                sender.kill()
            acknowledged.add(sender.stdout.read().decode().strip())
    store = BlobStore(root)
    acknowledged -= {""}
    assert sha256(some_bytes(SIZE, seed=0)) in acknowledged, "the first is left alive"
    assert acknowledged <= {file.sha256 for file in store.files()}
    sound(root, sent)


def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_the_answer(
    tmp_path, monkeypatch
):
    order = []
    real_sync, real_link = os.fsync, os.link

    def sync(descriptor):
        real_sync(descriptor)
        order.append(Path(f"/proc/self/fd/{descriptor}").readlink())

    def link(source, target):
        real_link(source, target)
        order.append("link")

    monkeypatch.setattr(store_module.os, "fsync", sync)
    monkeypatch.setattr(store_module.os, "link", link)
    store = BlobStore(tmp_path / "new" / "store")
    blob = store.receive(io.BytesIO(b"evidence"))
    above, temp, name, *folders = order[:2], *order[2:]
    assert above == [tmp_path / "new", tmp_path]
    assert temp.parent == store.root / "incoming"
    assert name == "link"
    blobs = store.path(blob.sha256).parents
    assert folders == list(blobs[:5])
    assert folders[-1] == store.root


def count_syncs(monkeypatch, *, fail_at: int) -> list[int]:
    calls, real = [], os.fsync

    def sync(descriptor):
        calls.append(descriptor)
        if len(calls) == fail_at:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(store_module.os, "fsync", sync)
    return calls


@pytest.mark.parametrize("nth", range(1, 7))
def test_a_failed_fsync_is_fatal_and_never_tried_again(tmp_path, monkeypatch, nth):
    calls = count_syncs(monkeypatch, fail_at=nth)
    store = BlobStore(tmp_path)
    with pytest.raises(StoreFailedError, match="程序必须退出"):
        store.receive(io.BytesIO(b"evidence"))
    assert len(calls) == nth
    with pytest.raises(StoreFailedError, match="此前的写盘已经失败"):
        store.receive(io.BytesIO(b"other"))
    assert len(calls) == nth


def test_a_fatal_failure_passes_handlers_of_ordinary_errors():
    assert issubclass(StoreFailedError, SystemExit)
    assert not issubclass(StoreFailedError, Exception)


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace here to inject with")
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_the_kernels_own_eio_ends_the_process(tmp_path, nth):
    trace = tmp_path / "trace"
    inject = f"inject=fsync:error=EIO:when={nth}"
    before = ("strace", "-f", "-o", str(trace), "-e", "trace=fsync", "-e", inject)
    done = run_python("crashing.py", tmp_path / "store", "none", 1, 10, 7, before=before)
    if "ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert (done.returncode, done.stdout) == (1, "")
    assert "程序必须退出" in done.stderr
    syncs = [line for line in trace.read_text().splitlines() if " fsync(" in line]
    assert len(syncs) == nth
    assert "EIO" in syncs[-1]


FAULTS = [
    # call, errno, what it becomes, why
    ("write", errno.ENOSPC, DiskFullError, "the disk fills up while writing"),
    ("write", errno.EDQUOT, DiskFullError, "the quota does"),
    ("write", errno.EFBIG, TooLargeError, "the system's limit on one file"),
    ("write", errno.EIO, StoreFailedError, "the disk fails"),
    ("link", errno.ENOSPC, DiskFullError, "no block left for the folder"),
    ("open", errno.EROFS, StoreUnwritableError, "mounted read-only"),
    ("open", errno.EACCES, StoreUnwritableError, "not our folder"),
    ("link", errno.EPERM, StoreUnwritableError, "a file system without hard links"),
]


@pytest.mark.parametrize(("call", "number", "becomes", "why"), FAULTS)
def test_each_fault_of_the_disk_has_its_answer(
    tmp_path, monkeypatch, call, number, becomes, why
):
    store = BlobStore(tmp_path)
    held = store.receive(io.BytesIO(b"held before"))

    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(store_module.os, call, fail)
        with pytest.raises(becomes) as refused:
            store.receive(io.BytesIO(some_bytes(100)))
    assert refused.value.remedy, why
    assert left_behind(tmp_path) == []
    assert [file.sha256 for file in store.files()] == [held.sha256]
    assert store.verify(held.sha256) is None


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_full_at_the_nth_write_counts_nothing(tmp_path, monkeypatch, nth):
    real, calls = os.write, []

    def write(descriptor, data):
        calls.append(len(data))
        if len(calls) == nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    store = BlobStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(store_module.os, "write", write)
        with pytest.raises(DiskFullError, match=r"需要 9\.0 MiB"):
            store.receive(io.BytesIO(some_bytes(SIZE)), declared_size=SIZE)
    assert list(store.files()) == []
    assert left_behind(tmp_path) == []


def test_short_writes_are_carried_on(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(store_module.os, "write", lambda fd, data: real(fd, data[:300_007]))
    data = some_bytes(MIB)
    store = BlobStore(tmp_path)
    assert store.verify(store.receive(io.BytesIO(data)).sha256) is None


def test_the_systems_limit_on_a_file_is_a_refusal(tmp_path):
    store, (soft, hard) = BlobStore(tmp_path), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5 * MIB, hard))
    try:
        with pytest.raises(TooLargeError, match="超过单个文件的上限"):
            store.receive(io.BytesIO(some_bytes(SIZE)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(store.files()) == []
    assert left_behind(tmp_path) == []


def own_mounts() -> tuple[str, ...] | None:
    """Return a command that gives a mount namespace of one's own, None where none does."""
    for command in (("unshare", "-m"), ("unshare", "-rm")):
        trial = (*command, "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", "/mnt")
        if (
            shutil.which("unshare")
            and not subprocess.run(  # noqa: S603 - fixed words
                trial, capture_output=True, check=False
            ).returncode
        ):
            return command
    return None


def test_a_disk_really_full_or_read_only_loses_nothing_acknowledged(tmp_path):
    before = own_mounts()
    if before is None:
        pytest.skip("mounting is not allowed here; the injected faults above still ran")
    done = run_python("on_small_disk.py", tmp_path, before=before)
    assert done.returncode == 0, done.stderr
    answers = {line["claim"]: line for line in map(json.loads, done.stdout.splitlines())}
    for answer in answers.values():
        assert answer["left"] == []
        assert answer["damaged"] == []
    told = {
        claim: (answers[claim]["outcome"].partition(":")[0], answers[claim]["files"])
        for claim in ("room", "announced", "unannounced", "kernel says so", "room again")
    }
    assert told == {
        "room": ("stored", 1),
        "announced": ("DiskFullError", 1),
        "unannounced": ("DiskFullError", 1),
        "kernel says so": ("DiskFullError", 1),
        "room again": ("stored", 2),
    }
    assert "需要 9.0 MiB，可用 5.0 MiB" in answers["announced"]["outcome"]
    assert answers["kernel says so"]["errno"] == "ENOSPC"
    assert answers["read-only"]["outcome"].startswith("StoreUnwritableError")
    assert answers["read-only"]["errno"] == "EROFS"
    by_names = [answers[f"{names} names"] for names in range(2, 10)]
    outcomes = [answer["outcome"].partition(":")[0] for answer in by_names]
    refused = outcomes.count("DiskFullError")
    assert outcomes == ["DiskFullError"] * refused + ["stored"] * (8 - refused)
    assert 1 < refused < 8
