"""A case bundle is whole, opened and in the log, or the verifier says what is not."""

import base64
import json
from hashlib import sha256

import pytest

from mingjing.kernel import canonical
from mingjing.kernel.commitment import commit
from mingjing.tlog.merkle import leaf_hash
from mingjing.tlog.proof import TlogProof
from mingjing.tlog.verify import main
from tlog.logs import ORIGIN, numbered, signed_head, signing_key
from tlog.trees import reader

KEY = signing_key()
VKEY = str(KEY.verifier)
SUBJECT = "（陵）应急罚立〔2026〕3号"
CASE = "c" * 64
BUREAU = "b" * 64
PHOTO = b"a photograph"
PHOTO_SHA = sha256(PHOTO).hexdigest()
STAMP = "2026-05-11T09:00:00+08:00"


def text64(data):
    return base64.b64encode(data).decode()


class Case:
    """A case of four steps in a log of its own, written as its bundle."""

    def __init__(self):
        self.log = numbered(5)
        self.rows = []
        self.add(CASE, 1, {"kind": "case_filed"})
        self.add(CASE, 2, {"blobs": [{"sha256": PHOTO_SHA, "size": len(PHOTO)}]})
        self.log += numbered(300)
        self.add(CASE, 3, {"kind": "decided"})
        self.add(CASE, 4, {"kind": "closed"})

    def add(self, case, step, said, *, kind="case.step", previous=None):
        salt = sha256(f"{case}{step}".encode()).digest()
        payload = said if isinstance(said, bytes) else canonical.encode(said)
        before = [row for row in self.rows if row["case"] == case]
        if previous is None and before:
            previous = leaf_hash(base64.b64decode(before[-1]["entry"])).hex()
        entry = canonical.encode(
            {
                "v": 1,
                "k": kind,
                "c": case,
                "n": step,
                "p": previous,
                "d": commit(payload, salt).hex(),
                "t": STAMP,
            }
        )
        self.rows.append(
            {
                "case": case,
                "origin": ORIGIN,
                "seq": len(self.log),
                "entry": text64(entry),
                "salt": salt.hex(),
                "payload": text64(payload),
                "erased": None,
            }
        )
        self.log.append(entry)

    def write(self, directory):
        """Write the bundle of the rows there are, each proven in the log."""
        (directory / "proofs").mkdir(parents=True)
        (directory / "blobs").mkdir()
        (directory / "blobs" / PHOTO_SHA).write_bytes(PHOTO)
        note = signed_head(self.log)
        (directory / "checkpoint").write_bytes(note)
        read = reader([leaf_hash(entry) for entry in self.log])
        for row in self.rows:
            proof = TlogProof.make(row["seq"], note, read)
            path = directory / "proofs" / f"{row['seq']}.tlog-proof"
            path.write_bytes(proof.to_bytes())
        self.index(directory)
        return directory

    def index(self, directory):
        """Write ``bundle.json`` alone."""
        rows = [{key: row[key] for key in row if key != "case"} for row in self.rows]
        document = {"v": 1, "origins": [ORIGIN], "subject": SUBJECT, "entries": rows}
        (directory / "bundle.json").write_bytes(canonical.encode(document))


@pytest.fixture
def case():
    return Case()


@pytest.fixture
def verify(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("MINGJING_DATA", str(tmp_path / "data"))

    def run(directory, *arguments, vkey=VKEY):
        given = ["bundle", str(directory), *arguments]
        code = main([*given, "--vkey", vkey] if vkey else given)
        return code, capsys.readouterr().out

    return run


def test_a_whole_case_verifies(case, tmp_path, verify):
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 0, said
    for line in (
        "4 条在检查点之下",
        "第 1 至 4 步不缺不乱",
        "4 条的内容与承诺相符",
        "1 个附件与记录相同",
    ):
        assert line in said
    assert "本包之后是否还有新的步骤" in said


def test_a_left_out_step_is_a_named_gap(case, tmp_path, verify):
    del case.rows[1]
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert "缺少第 2 步" in said
    assert "不缺不乱" not in said


def test_left_out_first_steps_are_named(case, tmp_path, verify):
    del case.rows[:2]
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert "缺少第 1 步" in said
    assert "缺少第 2 步" in said


def test_swapped_steps_are_named(tmp_path, verify):
    case = Case()
    first, second = case.rows[2], case.rows[3]
    case.rows = case.rows[:2]
    del case.log[first["seq"] :]
    case.add(CASE, 4, {"kind": "closed"}, previous="0" * 64)
    case.add(CASE, 3, {"kind": "decided"})
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 1
    assert "第 3 步所记的上一步（p）不是第 2 步：次序被改动" in said
    assert "第 4 步所记的上一步（p）不是第 3 步" in said
    assert second["seq"] == first["seq"] + 1


def test_a_first_step_that_names_one_before_it_is_altered(tmp_path, verify):
    case = Case()
    case.rows.clear()
    case.add(CASE, 1, {}, previous="0" * 64)
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 1
    assert "第 1 步所记的上一步（p）不是第 0 步" in said


def test_a_step_twice_is_altered(case, tmp_path, verify):
    case.add(CASE, 4, {"kind": "closed otherwise"})
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 1
    assert "第 4 步出现两次" in said


def test_steps_of_two_cases_are_not_taken_for_one(case, tmp_path, verify):
    case.add("d" * 64, 1, {})
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert "属于 2 个事项" in said


def rewrite(case, number, **changes):
    """Change the public entry of a row without changing the log."""
    row = case.rows[number]
    row["entry"] = text64(
        canonical.encode(json.loads(base64.b64decode(row["entry"])) | changes)
    )


def test_an_entry_that_is_not_in_the_log_is_named(case, tmp_path, verify):
    case.write(tmp_path / "case")
    rewrite(case, 3, t="2026-05-12T09:00:00+08:00")
    case.index(tmp_path / "case")
    code, said = verify(tmp_path / "case")
    assert code == 1
    assert f"第 {case.rows[3]['seq']} 条不在检查点之下" in said


@pytest.mark.parametrize("part", ["salt", "payload"])
def test_content_that_was_exchanged_is_named(case, tmp_path, verify, part):
    case.rows[0][part] = {"salt": "0" * 64, "payload": text64(b"{}")}[part]
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 1
    assert f"第 {case.rows[0]['seq']} 条的内容与日志中的承诺不符" in said


@pytest.mark.parametrize("part", ["salt", "payload"])
def test_content_that_is_withheld_is_missing(case, tmp_path, verify, part):
    case.rows[0][part] = None
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert f"第 {case.rows[0]['seq']} 条没有附内容" in said


BLOBS = [
    (lambda path: path.unlink(), 2, f"缺少附件 {PHOTO_SHA}", "deleted"),
    (lambda path: path.write_bytes(b"A photograph"), 1, f"附件 {PHOTO_SHA} 被改动", "one bit"),
    (lambda path: path.write_bytes(PHOTO[:-1]), 1, f"附件 {PHOTO_SHA} 被改动", "cut short"),
    (lambda path: (path.unlink(), path.mkdir()), 2, f"读不了附件 {PHOTO_SHA}", "no file"),
]


@pytest.mark.parametrize(("harm", "code", "named", "why"), BLOBS)
def test_an_attachment_that_is_not_the_one_is_named(
    case, tmp_path, verify, harm, code, named, why
):
    case.write(tmp_path / "case")
    harm(tmp_path / "case/blobs" / PHOTO_SHA)
    found, said = verify(tmp_path / "case")
    assert (found, named in said) == (code, True), said


def test_an_attachment_of_another_size_than_recorded_is_altered(tmp_path, verify):
    case = Case()
    case.add(CASE, 5, {"blobs": [{"sha256": PHOTO_SHA, "size": 1}]})
    assert verify(case.write(tmp_path / "case"))[0] == 1


def test_an_attachment_nobody_names_is_said_to_be_unchecked(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/blobs/extra").write_bytes(b"")
    code, said = verify(tmp_path / "case")
    assert code == 0
    assert "1 个附件没有条目提到：extra" in said


@pytest.mark.parametrize(
    "said",
    [
        b"not JSON",
        b"[]",
        {"blobs": 7},
        {"blobs": ["x"]},
        {"blobs": [{"sha256": "../../etc/passwd", "size": 1}]},
        {"blobs": [{"sha256": PHOTO_SHA, "size": "1"}]},
    ],
)
def test_attachments_that_cannot_be_listed_are_missing(tmp_path, verify, said):
    case = Case()
    case.add(CASE, 5, said)
    code, report = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert f"读不出第 {case.rows[-1]['seq']} 条所附的文件" in report


# Erasure.


def erase(case, **facts):
    """Erase the case's openings; the notice stands in the bureau's chain at step 9."""
    said = {
        "kind": "key_destroyed",
        "facts": {"subject": SUBJECT, "basis": "保管期限届满"} | facts,
    }
    case.add(BUREAU, 9, said, kind="key.destroy", previous="9" * 64)
    notice = case.rows[-1]
    for row in case.rows[:-1]:
        row["salt"] = row["payload"] = None
        row["erased"] = {"origin": ORIGIN, "seq": notice["seq"], "basis": "不为人所信"}
    return notice


def test_an_erased_case_verifies_and_is_not_called_altered(case, tmp_path, verify):
    notice = erase(case)
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 0, said
    assert f"已依法销毁（保管期限届满），见第 {notice['seq']} 条；不是改动" in said
    assert "不为人所信" not in said
    assert "第 1 至 4 步不缺不乱" in said


def test_erasure_in_the_same_log_may_be_named_by_number_alone(case, tmp_path, verify):
    erase(case)
    for row in case.rows[:-1]:
        del row["erased"]["origin"]
    assert verify(case.write(tmp_path / "case"))[0] == 0


def no_notice(case):
    erase(case)
    del case.rows[-1]


def no_place(case):
    erase(case)
    for row in case.rows[:-1]:
        row["erased"] = {"basis": "保管期限届满"}
    del case.rows[-1]


def notice_withheld(case):
    erase(case)["payload"] = None


def notice_exchanged(case):
    erase(case)["payload"] = text64(b"{}")


def notice_of_another_case(case):
    erase(case, subject="另案")


def notice_without_facts(case):
    erase(case)
    case.rows.pop()
    case.log.pop()
    case.add(BUREAU, 9, {"facts": 7}, kind="key.destroy", previous="9" * 64)


def notice_that_is_no_json(case):
    erase(case)
    case.rows.pop()
    case.log.pop()
    case.add(BUREAU, 9, b"x", kind="key.destroy", previous="9" * 64)


def notice_of_another_kind(case):
    erase(case)
    case.rows.pop()
    case.log.pop()
    case.add(BUREAU, 9, {"facts": {"subject": SUBJECT}}, previous="9" * 64)


UNPROVEN = [
    no_notice,
    no_place,
    notice_withheld,
    notice_exchanged,
    notice_of_another_case,
    notice_without_facts,
    notice_that_is_no_json,
    notice_of_another_kind,
]


@pytest.mark.parametrize("harm", UNPROVEN)
def test_an_erasure_nothing_shows_is_only_a_claim(case, tmp_path, verify, harm):
    harm(case)
    code, said = verify(case.write(tmp_path / "case"))
    assert code == (1 if harm is notice_exchanged else 2), said
    assert "据称已依法销毁" in said


# Proofs and heads.


def test_a_missing_proof_is_named(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/proofs/5.tlog-proof").unlink()
    code, said = verify(tmp_path / "case")
    assert code == 2
    assert "缺少第 5 条的证明" in said


def test_a_malformed_or_unreadable_proof_is_named(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/proofs/5.tlog-proof").write_bytes(b"rubbish")
    (tmp_path / "case/proofs/x.tlog-proof").mkdir()
    code, said = verify(tmp_path / "case")
    assert code == 1
    assert "5.tlog-proof 不是证明" in said
    assert "读不了 x.tlog-proof" in said


def test_a_proof_under_another_checkpoint_cannot_tell(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/checkpoint").write_bytes(signed_head([*case.log, b"later"]))
    code, said = verify(tmp_path / "case")
    assert code == 2
    assert "第 5 条的证明属于大小" in said


def test_a_missing_checkpoint_is_named(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/checkpoint").unlink()
    code, said = verify(tmp_path / "case")
    assert code == 2
    assert f"缺少日志 {ORIGIN} 的检查点" in said


def test_a_checkpoint_of_each_log_may_stand_in_a_folder_of_its_own(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/logs/2026").mkdir(parents=True)
    (tmp_path / "case/checkpoint").rename(tmp_path / "case/logs/2026/checkpoint")
    code, said = verify(tmp_path / "case")
    assert code == 0, said


def test_a_bundle_under_another_key_is_altered(case, tmp_path, verify):
    case.write(tmp_path / "case")
    thief = signing_key(seed="thief")
    (tmp_path / "case/checkpoint").write_bytes(signed_head(case.log, key=thief))
    assert verify(tmp_path / "case")[0] == 1
    (tmp_path / "case/checkpoint").write_bytes(b"rubbish")
    assert verify(tmp_path / "case")[0] == 1


def test_a_key_inside_the_bundle_is_not_believed(case, tmp_path, verify):
    case.write(tmp_path / "case")
    (tmp_path / "case/log.vkey").write_text(VKEY)
    code, said = verify(tmp_path / "case", vkey=None)
    assert code == 2
    assert "没有" in said
    assert "4 条在检查点之下" in said, "everything else is checked"
    assert verify(tmp_path / "case", vkey=str(tmp_path / "case/log.vkey"))[0] == 2


# bundle.json itself.


def test_a_missing_index_is_missing(tmp_path, verify):
    assert verify(tmp_path)[0] == 2


def test_an_empty_bundle_proves_nothing(case, tmp_path, verify):
    case.rows.clear()
    code, said = verify(case.write(tmp_path / "case"))
    assert code == 2
    assert "案卷包里没有条目" in said


ROW = {"origin": ORIGIN, "seq": 5, "entry": "", "salt": None, "payload": None, "erased": None}
PUBLIC = {"v": 1, "k": "x", "c": "x", "n": 1, "p": None, "d": "0" * 64, "t": "x"}


def bundle(*rows, **changes):
    document = {"v": 1, "origins": [], "subject": "x", "entries": list(rows)}
    return canonical.encode(document | changes)


def row(public=PUBLIC, **changes):
    return ROW | {"entry": text64(canonical.encode(public))} | changes


MALFORMED = [
    (b"", "nothing"),
    (b"[]", "a list"),
    (b'{"v": 1}', "spaces"),
    (bundle(v=None), "no version"),
    (bundle(entries=None), "no entries"),
    (bundle(origins=None), "no origins"),
    (bundle(subject=7), "no subject"),
    (bundle(7), "an entry that is a number"),
    (bundle(ROW), "no public entry"),
    (bundle(row(entry="***")), "no base64"),
    (bundle(row(seq=-1)), "below zero"),
    (bundle(row(seq=None)), "no number"),
    (bundle(row(origin=None)), "no origin"),
    (bundle(row(salt="00", payload="")), "a salt of one byte"),
    (bundle(row(erased={"seq": "x"})), "erased by text"),
    (bundle(row(PUBLIC | {"n": 0})), "step 0"),
    (bundle(row(PUBLIC | {"n": "1"})), "a step that is text"),
    (bundle(row(PUBLIC | {"p": "xyz"})), "no hash before it"),
    (bundle(row(PUBLIC | {"d": None})), "no commitment"),
    (bundle(row(PUBLIC | {"c": None})), "no case"),
]


@pytest.mark.parametrize(("data", "why"), MALFORMED)
def test_a_malformed_index_is_altered(tmp_path, verify, data, why):
    (tmp_path / "bundle.json").write_bytes(data)
    code, said = verify(tmp_path)
    assert code == 1, said
    assert "bundle.json 不是案卷包的目录" in said


@pytest.mark.parametrize("data", [bundle(v=2), bundle(row(PUBLIC | {"v": 2}))])
def test_a_version_from_the_future_cannot_be_judged(tmp_path, verify, data):
    (tmp_path / "bundle.json").write_bytes(data)
    code, said = verify(tmp_path)
    assert code == 2
    assert "版本" in said
