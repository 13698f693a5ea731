"""Keys are made once: never half, never twice, never anew over what they locked."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from ledger.office import AT, audit, found, note, said
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger import sealing
from mingjing.ledger.keeping import keep_once
from mingjing.ledger.publishing import Places, publish_all


def test_of_many_at_once_one_key_is_kept_and_all_get_it(tmp_path):
    path = tmp_path / "keys" / "one.key"
    with ThreadPoolExecutor(8) as pool:
        held = set(pool.map(lambda n: keep_once(path, bytes([n]) * 32), range(16)))
    assert held == {path.read_bytes()}
    assert [entry.name for entry in path.parent.iterdir()] == ["one.key"]
    assert path.stat().st_mode & 0o777 == 0o400


def test_what_a_killed_process_left_is_in_nobodys_way(tmp_path):
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / f".one.key.{os.getpid()}").write_bytes(b"half")
    assert keep_once(folder / "one.key", b"whole") == b"whole"


@pytest.fixture
def forgotten(monkeypatch):
    """What a process that was just started knows of the master key."""
    monkeypatch.setattr(sealing, "_master", {})


def test_a_lost_master_key_is_missed_and_not_replaced(committed_db, data_dir, forgotten):
    found()
    path = data_dir / "keys" / "master.key"
    kept = path.read_bytes()
    path.unlink()
    sealing._master.clear()
    for subject in ("bureau", "新案"):
        with pytest.raises(IntegrityError, match=r"master\.key 不见了"):
            note(subject)
    assert not path.exists()
    path.write_bytes(kept)
    note("新案")
    assert said("新案")


def test_a_changed_master_key_opens_nothing_and_the_audit_says_so(
    committed_db, data_dir, forgotten
):
    found()
    path = data_dir / "keys" / "master.key"
    path.chmod(0o600)
    path.write_bytes(sealing.new_key())
    sealing._master.clear()
    with pytest.raises(IntegrityError, match="打不开"):
        note("bureau")
    assert "密钥 bureau" in [difference.where for difference in audit().differences]


def test_a_lost_publishers_key_is_not_replaced_in_silence(committed_db, data_dir):
    found()
    publish_all(data_dir)
    Places(data_dir).key.unlink()
    with pytest.raises(IntegrityError, match="拒绝签署"):
        publish_all(data_dir)
    assert not Places(data_dir).key.exists()


def test_another_publishers_key_signs_nothing(committed_db, data_dir):
    found()
    publish_all(data_dir)
    checkpoint = (Places(data_dir).served(AT.year) / "checkpoint").read_bytes()
    key = Places(data_dir).key
    key.unlink()
    other = data_dir / "other"
    other.mkdir()
    publish_elsewhere = Places(other)
    publish_all(other)
    key.write_bytes(publish_elsewhere.key.read_bytes())
    key.chmod(0o400)
    note("甲案")
    with pytest.raises(IntegrityError, match=r"不是 2026\.vkey 公布的那一把"):
        publish_all(data_dir)
    assert (Places(data_dir).served(AT.year) / "checkpoint").read_bytes() == checkpoint
