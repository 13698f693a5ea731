"""The citizen's verifier finds every change of a log and says where, and cries no wolf."""

import runpy
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.log_check import MISSING_LIMIT
from mingjing.tlog.merkle import leaf_hash
from mingjing.tlog.note import SignedNote
from mingjing.tlog.verify import main
from tlog.logs import ORIGIN, numbered, signed_head, signing_key, write_log
from tlog.trees import OWN, own

KEY = signing_key()
VKEY = str(KEY.verifier)


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """The data directory of whoever verifies, with nothing trusted in it."""
    monkeypatch.setenv("MINGJING_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "trust").mkdir(parents=True)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    directory = tmp_path_factory.mktemp("pristine")
    write_log(directory, numbered(700))
    return directory


@pytest.fixture
def log(tmp_path, pristine):
    return shutil.copytree(pristine, tmp_path / "log")


@pytest.fixture
def verify(capsys):
    """Return a function that runs the verifier and gives (exit code, what it printed)."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        return code, capsys.readouterr().out

    return run


def flip(path, at, mask=1):
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.write_bytes(data)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 65_535, 65_536, 65_537])
def test_an_untouched_log_verifies(tmp_path, verify, size):
    write_log(tmp_path / "log", numbered(size))
    code, said = verify(tmp_path / "log", "--vkey", VKEY)
    assert code == 0, said
    assert f"{size} 条逐条重算" in said
    assert "签名有效" in said
    assert "没有核对 / NOT CHECKED" in said
    assert said.endswith("结论：核验通过。 / VERIFIED\n")


def test_the_600_entry_log_of_others_verifies(verify):
    code, said = verify("log", OWN / "tlog600", "--vkey", own("tlog600.vkeys.json")["log"])
    assert code == 0, said
    assert "另有 1 个签名" in said, "the witness's"


TAMPERED = [
    # path, byte, named, why
    ("tile/entries/000", 9, "第 0 条（tile/entries/000）被改动", "the first entry"),
    ("tile/entries/001", 9, "第 256 条（tile/entries/001）被改动", "first of a bundle"),
    (
        "tile/entries/002.p/188",
        -2,
        "第 699 条（tile/entries/002.p/188）被改动",
        "the last entry",
    ),
    (
        "tile/0/000",
        0,
        "tile/0/000 的第 0 个哈希（自第 0 字节起）被改动，1 位不同",
        "a leaf hash",
    ),
    ("tile/0/001", 8191, "tile/0/001 的第 255 个哈希", "the last of a tile"),
    ("tile/0/002.p/188", 32, "tile/0/002.p/188 的第 1 个哈希（自第 32 字节起）", "on the edge"),
    ("tile/1/000.p/2", 33, "tile/1/000.p/2 的第 1 个哈希", "a hash of level 1"),
]


@pytest.mark.parametrize(("path", "at", "named", "why"), TAMPERED)
def test_a_flipped_bit_is_named(log, verify, path, at, named, why):
    flip(log / path, at)
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1, said
    assert named in said
    assert said.count("被改动") == 3, "heading, one finding, verdict"


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_byte_anywhere_goes_unseen(pristine, capsys, data):
    paths = sorted(p for p in pristine.rglob("*") if p.is_file())
    path = data.draw(st.sampled_from(paths))
    before = path.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    try:
        flip(path, at, data.draw(st.integers(1, 255)))
        assert main([str(pristine), "--vkey", VKEY]) == 1, (path, at)
    finally:
        path.write_bytes(before)
    capsys.readouterr()


def test_entry_and_leaf_hash_changed_together_are_named_by_the_hash_above(log, verify):
    other = numbered(700)
    other[300] = b'{"nth":"exchanged"}'
    write_log(log / "other", other)
    for path in ("tile/entries/001", "tile/0/001"):
        (log / "other" / path).replace(log / path)
    shutil.rmtree(log / "other")
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "tile/0/001 及其下第 256–511 条，与上层哈希 tile/1/000.p/2 #1 不符" in said


def test_a_whole_subtree_changed_two_levels_down_is_named(tmp_path, verify):
    entries = numbered(65_537)
    write_log(tmp_path / "log", entries)
    entries[1000] = b"exchanged"
    write_log(tmp_path / "other", entries)
    for path in ("tile/entries/003", "tile/0/003", "tile/1/000"):
        (tmp_path / "other" / path).replace(tmp_path / "log" / path)
    code, said = verify(tmp_path / "log", "--vkey", VKEY)
    assert code == 1
    assert "tile/1/000 及其下第 0–65535 条，与上层哈希 tile/2/000.p/1 #0 不符" in said


def test_an_entry_two_levels_down_is_named_exactly(tmp_path, verify):
    write_log(tmp_path / "log", numbered(65_537))
    flip(tmp_path / "log/tile/entries/003", 9)
    code, said = verify(tmp_path / "log", "--vkey", VKEY)
    assert code == 1
    assert "第 768 条（tile/entries/003）被改动" in said


def test_a_log_rewritten_under_an_old_signed_head_is_refused(log, verify):
    other = numbered(700)
    other[300] = b"exchanged"
    head = (log / "checkpoint").read_bytes()
    write_log(log, other)
    (log / "checkpoint").write_bytes(head)
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "条目和瓦片都算不出检查点的根" in said


def test_when_the_root_fits_neither_every_disagreement_is_listed(log, verify):
    flip(log / "tile/entries/001", 9)
    for place in range(12):
        flip(log / "tile/1/000.p/2", place)
        flip(log / "tile/0/000", place * 32)
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "tile/0/001 的第 0 个哈希与其下的条目不符，无法判断哪一方被改" in said
    assert "tile/0/000 的第 0、1、2、3、4、5、6、7、8、9…… 个哈希" in said


def test_a_truncated_log_under_its_old_head_is_incomplete(log, verify):
    (log / "tile/0/002.p/188").unlink()
    (log / "tile/entries/002.p/188").unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2
    assert "缺少 tile/entries/002.p/188" in said
    assert "文件不全，算不出根" in said


MISSING = [
    ("tile/entries/001", "a bundle"),
    ("tile/0/001", "a tile that the entries still give"),
    ("tile/1/000.p/2", "a tile of the edge that the entries still give"),
]


@pytest.mark.parametrize(("path", "why"), MISSING)
def test_a_missing_file_is_missing_and_not_altered(log, verify, path, why):
    (log / path).unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2, said
    assert f"缺少 {path}" in said
    assert "ALTERED" not in said


def test_entries_below_a_missing_bundle_and_tile_are_covered_by_the_hash_above(log, verify):
    (log / "tile/entries/001").unlink()
    (log / "tile/0/001").unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2, said
    flip(log / "tile/0/000", 0)
    assert verify(log, "--vkey", VKEY)[0] == 1


def test_with_a_whole_level_gone_nothing_can_be_told(log, verify):
    shutil.rmtree(log / "tile/1")
    (log / "tile/entries/001").unlink()
    (log / "tile/0/001").unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2
    assert "文件不全，算不出根" in said


def test_a_malformed_bundle_is_named_with_its_entry(log, verify):
    bundle = log / "tile/entries/001"
    bundle.write_bytes(bundle.read_bytes()[:-1])
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "tile/entries/001: breaks off inside entry 511" in said


def test_a_tile_cut_short_is_altered(log, verify):
    (log / "tile/0/001").write_bytes(bytes(31))
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "tile/0/001 格式损坏" in said


def test_a_claimed_size_without_files_is_not_counted_to(tmp_path, verify):
    head = sign_checkpoint(Checkpoint(ORIGIN, 2**62, bytes(32)), KEY)
    (tmp_path / "log").mkdir()
    (tmp_path / "log/checkpoint").write_bytes(head)
    code, said = verify(tmp_path / "log", "--vkey", VKEY)
    assert code == 2
    assert f"缺少的文件超过 {MISSING_LIMIT} 个" in said


def test_partial_tiles_of_earlier_sizes_must_be_beginnings(log, verify):
    write_log(log, numbered(600))
    (log / "checkpoint").write_bytes(signed_head(numbered(700)))
    assert verify(log, "--vkey", VKEY)[0] == 0
    flip(log / "tile/0/002.p/88", 40)
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "较早的 tile/0/002.p/88 与 tile/0/002.p/188 的开头不同" in said
    flip(log / "tile/0/002.p/88", 40)
    flip(log / "tile/entries/002.p/88", 1, 255)
    assert "较早的 tile/entries/002.p/88" in verify(log, "--vkey", VKEY)[1]


def test_an_old_partial_tile_proves_nothing_where_the_current_one_is_gone(log, verify):
    write_log(log, numbered(600))
    (log / "checkpoint").write_bytes(signed_head(numbered(700)))
    (log / "tile/0/002.p/188").unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2, said


def test_files_beyond_the_checkpoint_are_said_to_be_unchecked(log, verify):
    head = (log / "checkpoint").read_bytes()
    write_log(log, numbered(1100))
    (log / "checkpoint").write_bytes(head)
    (log / "tile/0/readme.txt").write_text("hello")
    code, said = verify(log, "--vkey", VKEY)
    assert code == 0, said
    assert "个文件不属于这个检查点的树" in said


def test_a_missing_checkpoint_is_missing(log, verify):
    (log / "checkpoint").unlink()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2
    assert "缺少文件 checkpoint" in said


def test_an_unreadable_checkpoint_is_no_altered_one(log, verify):
    (log / "checkpoint").unlink()
    (log / "checkpoint").mkdir()
    code, said = verify(log, "--vkey", VKEY)
    assert code == 2
    assert "读不了 checkpoint" in said


@pytest.mark.parametrize("data", [b"", b"hello\n", b"hello\n\n\xe2\x80\x94 a QUJDREU=\n"])
def test_a_file_that_is_no_checkpoint_is_altered(log, verify, data):
    (log / "checkpoint").write_bytes(data)
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "checkpoint 不是检查点" in said


def test_another_root_under_the_old_signature_is_altered(log, verify):
    text = Checkpoint(ORIGIN, 700, bytes(32)).text
    signature = SignedNote.parse((log / "checkpoint").read_bytes()).signatures
    (log / "checkpoint").write_bytes(SignedNote(text, signature).to_bytes())
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert "不是" in said
    assert "可信公钥对应的密钥签署的" in said


# Whose key is believed.


def test_a_key_beside_the_tiles_is_not_looked_at(log, verify):
    (log / "log.vkey").write_text(f"{VKEY}\n")
    code, said = verify(log)
    assert code == 2
    assert "没有" in said
    assert "--vkey" in said
    assert "700 条逐条重算" in said, "everything else is checked"


def test_a_key_given_from_beside_the_tiles_is_refused(log, verify):
    (log / "log.vkey").write_text(f"{VKEY}\n")
    (log / "x").mkdir()
    for path in (log / "log.vkey", log / "x" / ".." / "log.vkey"):
        code, said = verify(log, "--vkey", path)
        assert code == 2
        assert "不采用 log.vkey" in said


def test_a_link_to_a_key_beside_the_tiles_is_refused(log, tmp_path, verify):
    (log / "log.vkey").write_text(f"{VKEY}\n")
    (tmp_path / "outside.vkey").symlink_to(log / "log.vkey")
    assert verify(log, "--vkey", tmp_path / "outside.vkey")[0] == 2


def test_a_log_signed_by_another_key_of_the_same_name_is_altered(tmp_path, verify, data):
    thief = signing_key(seed="thief")
    write_log(tmp_path / "log", numbered(9), key=thief)
    (tmp_path / "log/log.vkey").write_text(f"{thief.verifier}\n")
    (data / "trust/2026.vkey").write_text(f"{VKEY}\n")
    code, said = verify(tmp_path / "log")
    assert code == 1
    assert "no trusted key signed this note" in said


def test_another_name_over_a_trusted_signature_is_altered(log, verify):
    note = SignedNote.parse((log / "checkpoint").read_bytes())
    renamed = note.text.replace("lingchuan", "lingshan")
    (log / "checkpoint").write_bytes(SignedNote(renamed, note.signatures).to_bytes())
    code, said = verify(log, "--vkey", VKEY)
    assert code == 1
    assert f"名称写作 yingji.example.gov.cn/lingshan/2026，签名行却是 {ORIGIN}" in said


def test_keys_of_the_trust_directory_are_believed(log, verify, data):
    other = signing_key(name="other/log")
    (data / "trust/a.vkey").write_text(f"# from the gazette\n\n{other.verifier}\n{VKEY}\n")
    assert verify(log)[0] == 0


def test_without_a_data_directory_the_one_here_is_taken(log, tmp_path, monkeypatch, verify):
    monkeypatch.delenv("MINGJING_DATA")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data/trust/a.vkey").write_text(VKEY)
    assert verify(log)[0] == 0


def test_a_key_file_outside_is_believed(log, tmp_path, verify):
    (tmp_path / "gazette.vkey").write_text(VKEY)
    assert verify("log", log, "--vkey", tmp_path / "gazette.vkey")[0] == 0


@pytest.mark.parametrize("content", [b"hello", b"\xff\xfe", VKEY.encode() + b"x"])
def test_a_file_that_holds_no_key_is_said_to_hold_none(log, tmp_path, verify, content):
    (tmp_path / "gazette.vkey").write_bytes(content)
    code, said = verify(log, "--vkey", tmp_path / "gazette.vkey")
    assert code == 2
    assert "gazette.vkey 不是公钥文件" in said


def test_a_key_that_is_neither_text_nor_file_is_missing(log, verify):
    code, said = verify(log, "--vkey", "nowhere.vkey")
    assert code == 2
    assert "缺少文件 公钥 nowhere.vkey" in said


def test_a_report_lists_two_hundred_findings_and_counts_the_rest(log, verify):
    for place in range(256):
        flip(log / "tile/0/000", place * 32)
    said = verify(log, "--vkey", VKEY)[1]
    assert said.count("tile/0/000 的第") == 200
    assert "另有 56 处" in said


@pytest.mark.parametrize("arguments", [[], ["--help"], ["receipt", "x"], ["blob", "x"]])
def test_a_command_line_that_is_none_prints_its_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == (0 if arguments == ["--help"] else 2)
    assert "mingjing-verify" in "".join(capsys.readouterr())


def test_the_command_line_is_read_when_no_arguments_are_given(log, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["mingjing-verify", str(log), "--vkey", VKEY])
    assert main() == 0
    assert leaf_hash(b"").hex() not in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_the_module_runs_as_a_program(log, monkeypatch):
    monkeypatch.setattr("sys.argv", ["verify", str(log)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("mingjing.tlog.verify", run_name="__main__")
    assert ended.value.code == 2, "no key is trusted"
