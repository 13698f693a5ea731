"""One store for a process, so that what one request learns of the disk the next one knows."""

import errno
import io
import os

import pytest

from mingjing.evidence.refusals import StoreFailedError
from mingjing.web.stores import evidence_store
from support.threads import at_once


def test_everybody_in_a_process_has_the_same_store_of_a_data_directory(data_dir):
    assert len({id(evidence_store()) for _ in range(2)} | set(at_once(8, store_id))) == 1
    assert evidence_store().root == data_dir


def store_id(_nth: int) -> int:
    return id(evidence_store())


def test_another_data_directory_has_another_store(data_dir, tmp_path, settings):
    first = evidence_store()
    settings.MINGJING_DATA = tmp_path / "other"
    assert evidence_store() is not first


def test_after_a_failed_fsync_nobody_writes_until_the_process_ends(data_dir, monkeypatch):
    calls = []

    def fail(descriptor):
        calls.append(descriptor)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(StoreFailedError, match="程序必须退出"):
            evidence_store().receive(io.BytesIO(b"first"))
    with pytest.raises(StoreFailedError, match="此前的写盘已经失败"):
        evidence_store().receive(io.BytesIO(b"second"))
    assert len(calls) == 1
    assert list(evidence_store().files()) == []
