"""Receipts, pairs of checkpoints and single files, checked by whoever holds them."""

import base64
import json
import shutil

import pytest

from mingjing.kernel import canonical
from mingjing.kernel.commitment import commit
from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.merkle import EMPTY_ROOT, leaf_hash
from mingjing.tlog.verify import main
from tlog.logs import ORIGIN, numbered, signed_head, signing_key, write_log

KEY = signing_key()
VKEY = str(KEY.verifier)
SALT = bytes(range(32))
PAYLOAD = canonical.encode({"kind": "case_filed", "v": 1})


def entries(count):
    """Return public entries that commit to the same payload with the same salt."""
    digest = commit(PAYLOAD, SALT).hex()
    return [canonical.encode({"d": digest, "n": number}) for number in range(count)]


ENTRIES = entries(300)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    directory = tmp_path_factory.mktemp("pristine")
    write_log(directory, ENTRIES)
    return directory


@pytest.fixture
def log(tmp_path, pristine):
    return shutil.copytree(pristine, tmp_path / "log")


@pytest.fixture
def verify(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("MINGJING_DATA", str(tmp_path / "data"))

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        return code, capsys.readouterr().out

    return run


def receipt(path, **changes):
    entry = b"{}" if changes.get("seq") == 300 else ENTRIES[256]
    value = {
        "origin": ORIGIN,
        "seq": 256,
        "entry": base64.b64encode(entry).decode(),
        "leaf_hash": leaf_hash(entry).hex(),
        "salt": SALT.hex(),
        "payload": base64.b64encode(PAYLOAD).decode(),
        "log_size": 300,
    }
    path.write_text(json.dumps(value | changes))
    return path


def test_a_true_receipt_verifies(log, tmp_path, verify):
    paper = receipt(tmp_path / "receipt.json")
    code, said = verify("receipt", paper, "--log", log, "--vkey", VKEY)
    assert code == 0, said
    assert "日志的第 256 条就是回执上的那一条" in said
    assert "内容与条目的承诺相符" in said


def test_a_log_that_holds_another_entry_is_altered(tmp_path, verify):
    other = [*ENTRIES]
    other[256] = b"exchanged"
    write_log(tmp_path / "log", other)
    paper = receipt(tmp_path / "receipt.json")
    code, said = verify("receipt", paper, "--log", tmp_path / "log", "--vkey", VKEY)
    assert code == 1
    assert "日志的第 256 条不是回执上的那一条" in said


def test_a_log_that_was_cut_off_is_shorter_than_the_receipt(tmp_path, verify):
    write_log(tmp_path / "log", ENTRIES[:200])
    paper = receipt(tmp_path / "receipt.json")
    code, said = verify("receipt", paper, "--log", tmp_path / "log", "--vkey", VKEY)
    assert code == 2
    assert "日志只有 200 条，没有第 256 条；回执写明当时有 300 条" in said


RECEIPTS = [
    ({"salt": bytes(32).hex()}, 1, "内容与条目的承诺不符", "another salt"),
    ({"payload": "e30="}, 1, "内容与条目的承诺不符", "another content"),
    ({"leaf_hash": bytes(32).hex()}, 1, "回执本身前后不符", "another leaf hash"),
    ({"salt": None}, 0, "回执没有附开启材料", "no salt"),
    ({"payload": None}, 0, "回执没有附开启材料", "no content"),
    ({"origin": "other"}, 2, "回执属于日志 other", "another log"),
    ({"seq": 300}, 2, "条目里没有承诺", "an entry without a commitment"),
    ({"seq": -1}, 2, "这不是回执文件", "below zero"),
    ({"seq": "256"}, 2, "这不是回执文件", "text for a number"),
    ({"entry": "***"}, 2, "这不是回执文件", "no base64"),
    ({"salt": 7}, 2, "这不是回执文件", "a number for hex"),
]


@pytest.mark.parametrize(("changes", "code", "named", "why"), RECEIPTS)
def test_what_is_wrong_with_a_receipt_is_said(log, tmp_path, verify, changes, code, named, why):
    paper = receipt(tmp_path / "receipt.json", **changes)
    found, said = verify("receipt", paper, "--log", log, "--vkey", VKEY)
    assert (found, named in said) == (code, True), said


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_receipt_tells_nothing(log, tmp_path, verify, data):
    (tmp_path / "receipt.json").write_bytes(data)
    code, said = verify("receipt", tmp_path / "receipt.json", "--log", log, "--vkey", VKEY)
    assert code == 2
    assert "这不是回执文件" in said


def test_a_receipt_needs_a_trusted_key_an_existing_file_and_a_log(log, tmp_path, verify):
    paper = receipt(tmp_path / "receipt.json")
    assert verify("receipt", paper, "--log", log)[0] == 2
    assert verify("receipt", tmp_path / "none", "--log", log, "--vkey", VKEY)[0] == 2
    assert verify("receipt", paper, "--log", tmp_path / "none", "--vkey", VKEY)[0] == 2


def test_damaged_tiles_do_not_speak_for_a_receipt(log, tmp_path, verify):
    paper = receipt(tmp_path / "receipt.json")
    (log / "tile/0/001.p/44").write_bytes(bytes(44 * 32))
    code, said = verify("receipt", paper, "--log", log, "--vkey", VKEY)
    assert code == 1
    assert "瓦片与检查点的根不符" in said
    (log / "tile/0/001.p/44").unlink()
    code, said = verify("receipt", paper, "--log", log, "--vkey", VKEY)
    assert code == 2
    assert "缺少 tile/0/001.p/44" in said


# Two checkpoints.


@pytest.fixture
def heads(tmp_path):
    """Return a function that writes two signed checkpoints and gives their paths."""

    def write(*checkpoints):
        paths = [tmp_path / f"checkpoint.{number}" for number in range(len(checkpoints))]
        for path, note in zip(paths, checkpoints, strict=True):
            path.write_bytes(note)
        return paths

    return write


def rewritten(count):
    return [b"exchanged", *ENTRIES[1:count]]


def test_one_head_twice_is_one_history(heads, verify):
    pair = heads(signed_head(ENTRIES), signed_head(ENTRIES))
    code, said = verify("compare", *pair, "--vkey", VKEY)
    assert code == 0, said


def test_two_signed_roots_of_one_size_are_proof_of_fraud(heads, log, verify):
    pair = heads(signed_head(ENTRIES), signed_head(rewritten(300)))
    code, said = verify("compare", *pair, "--vkey", VKEY)
    assert code == 1
    assert "同一大小 300 有两个不同的根" in said
    assert said.count("签名有效") == 2
    code, said = verify("compare", *pair, "--vkey", VKEY, "--log", log)
    assert code == 1
    assert "日志的前 300 条算不出检查点的根" in said


def test_a_head_signed_by_somebody_else_is_no_proof_of_fraud(heads, verify):
    thief = signing_key(seed="thief")
    pair = heads(signed_head(ENTRIES), signed_head(rewritten(300), key=thief))
    code, said = verify("compare", *pair, "--vkey", VKEY)
    assert code == 1
    assert "检查点乙 不是" in said
    assert said.count("签名有效") == 1


def test_heads_of_different_sizes_need_the_log(heads, log, verify):
    pair = heads(signed_head(ENTRIES[:70]), signed_head(ENTRIES[:299]))
    assert verify("compare", *pair, "--vkey", VKEY)[0] == 2
    code, said = verify("compare", *pair, "--vkey", VKEY, "--log", log)
    assert code == 0, said
    assert "大小 70 的检查点是这个日志的开头" in said


def test_a_head_of_a_rewritten_history_is_named(heads, log, verify):
    pair = heads(signed_head(rewritten(70)), signed_head(ENTRIES))
    code, said = verify("compare", *pair, "--vkey", VKEY, "--log", log)
    assert code == 1
    assert "日志的前 70 条算不出检查点的根：历史已被改写" in said


def test_an_empty_head_begins_every_log(heads, log, verify):
    empty = sign_checkpoint(Checkpoint(ORIGIN, 0, EMPTY_ROOT), KEY)
    pair = heads(empty, signed_head(ENTRIES))
    assert verify("compare", *pair, "--vkey", VKEY, "--log", log)[0] == 0


def test_a_log_shorter_than_the_heads_cannot_tell(heads, log, verify):
    pair = heads(signed_head(ENTRIES), signed_head(entries(301)))
    code, said = verify("compare", *pair, "--vkey", VKEY, "--log", log)
    assert code == 2
    assert "给出的日志只有 300 条，比检查点的 301 条少" in said


def test_heads_of_two_logs_cannot_be_compared(heads, log, tmp_path, verify):
    other = signing_key(name="other/log")
    (tmp_path / "both.vkey").write_text(f"{VKEY}\n{other.verifier}\n")
    pair = heads(signed_head(ENTRIES), signed_head(ENTRIES, key=other))
    arguments = ("compare", *pair, "--vkey", tmp_path / "both.vkey")
    assert verify(*arguments)[0] == 2
    code, said = verify(*arguments, "--log", log)
    assert code == 2
    assert "检查点属于日志 other/log" in said


def test_damaged_tiles_do_not_speak_for_heads(heads, log, verify):
    pair = heads(signed_head(ENTRIES[:70]), signed_head(ENTRIES))
    shutil.rmtree(log / "tile/0")
    assert verify("compare", *pair, "--vkey", VKEY, "--log", log)[0] == 2
    shutil.rmtree(log)
    assert verify("compare", *pair, "--vkey", VKEY, "--log", log)[0] == 2


def test_a_missing_or_malformed_head_leaves_nothing_to_compare(heads, tmp_path, verify):
    (first,) = heads(signed_head(numbered(3)))
    assert verify("compare", first, tmp_path / "none", "--vkey", VKEY)[0] == 2
    (tmp_path / "rubbish").write_bytes(b"rubbish")
    assert verify("compare", first, tmp_path / "rubbish", "--vkey", VKEY)[0] == 1


# One file.

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_is_held_against_its_digest(tmp_path, verify):
    (tmp_path / "a").write_bytes(b"abc")
    assert verify("blob", tmp_path / "a", "--sha256", ABC)[0] == 0
    assert verify("blob", tmp_path / "a", "--sha256", ABC.upper())[0] == 0
    (tmp_path / "a").write_bytes(b"abd")
    code, said = verify("blob", tmp_path / "a", "--sha256", ABC)
    assert code == 1
    assert "附件 a 被改动：现有 3 字节" in said
    assert verify("blob", tmp_path / "none", "--sha256", ABC)[0] == 2
    assert verify("blob", tmp_path, "--sha256", ABC)[0] == 2


def test_a_digest_of_another_shape_is_a_usage_error(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["blob", str(tmp_path), "--sha256", "abc"])
    assert ended.value.code == 2
    assert "SHA-256 是 64 位十六进制数" in capsys.readouterr().err
