"""A case handed to a court: what was left out, reordered or forged is seen (A7 to A11)."""

import base64
import json

import pytest

from attacks.house import flip_file
from mingjing.ledger.exporting import export_bundle
from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.merkle import inclusion_proof, leaf_hash, root_hash
from mingjing.tlog.proof import TlogProof
from mingjing.web.stores import evidence_store
from tlog.trees import reader

pytestmark = pytest.mark.one_database(
    "a bundle is files; the log behind it is made by the commands of both"
)


@pytest.fixture
def bundle(house, tmp_path):
    """The bundle of the case, as it is handed over."""
    folder = tmp_path / "bundle"
    export_bundle(house.data, house.docket, folder, open_blob=evidence_store().open)
    return folder


def read(bundle):
    return json.loads((bundle / "bundle.json").read_bytes())


def write(bundle, document):
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (bundle / "bundle.json").write_bytes(text.encode())


def test_the_bundle_as_handed_over_verifies(house, bundle):
    code, told = house.verify("bundle", bundle)
    assert code == 0, told
    assert f"第 1 至 {len(read(bundle)['entries'])} 步不缺不乱" in told


@pytest.mark.parametrize("step", [1, 2, 10, -2])
def test_a7_one_step_left_out(house, bundle, step):
    document = read(bundle)
    number = step if step > 0 else len(document["entries"]) + step
    del document["entries"][number - 1]
    write(bundle, document)
    code, told = house.verify("bundle", bundle)
    assert code == 2, told
    assert f"缺少第 {number} 步" in told


def test_a7_what_a_bundle_cannot_show_is_said(house, bundle):
    document = read(bundle)
    del document["entries"][-1]
    write(bundle, document)
    code, told = house.verify("bundle", bundle)
    assert code == 0, told
    assert "没有核对 / NOT CHECKED" in told
    assert "本包之后是否还有新的步骤" in told


def test_a8_two_steps_exchanged_fall_out_of_the_tree(house, bundle):
    document = read(bundle)
    renumber(document, 3, 4)
    write(bundle, document)
    code, told = house.verify("bundle", bundle)
    assert code == 1, told
    assert "不在检查点之下" in told
    assert "次序被改动" in told


def test_a8_two_steps_exchanged_and_signed_anew_do_not_join_each_other(house, bundle):
    document = read(bundle)
    seqs = renumber(document, 3, 4)
    bodies = house.bodies()
    for entry in document["entries"]:
        if entry["seq"] in seqs:
            bodies[entry["seq"]] = base64.b64decode(entry["entry"])
    resign(house, bundle, document, bodies)
    code, told = house.verify("bundle", bundle)
    assert code == 1, told
    assert "不在检查点之下" not in told, "the forged tree itself is whole"
    assert "第 3 步所记的上一步（p）不是第 2 步：次序被改动" in told


def renumber(document, one, other):
    """Exchange the numbers of two steps; return the places of both entries."""
    chosen = [document["entries"][one - 1], document["entries"][other - 1]]
    for entry, number in zip(chosen, (other, one), strict=True):
        body = json.loads(base64.b64decode(entry["entry"])) | {"n": number}
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        entry["entry"] = base64.b64encode(text.encode()).decode()
    return {entry["seq"] for entry in chosen}


def resign(house, bundle, document, bodies):
    leaves = [leaf_hash(body) for body in bodies]
    head = Checkpoint(house.origin, len(leaves), root_hash(leaves))
    note = sign_checkpoint(head, house.stolen_key())
    write(bundle, document)
    (bundle / "checkpoint").write_bytes(note)
    read_hash = reader(leaves)
    for path in (bundle / "proofs").iterdir():
        seq = int(path.name.removesuffix(".tlog-proof").split("-")[1])
        hashes = tuple(inclusion_proof(seq, len(leaves), read_hash))
        path.write_bytes(TlogProof(seq, hashes, note).to_bytes())


BLOBS = [
    # what is done, exit code, what is told, why
    (lambda path: flip_file(path, 3), 1, "被改动", "one bit"),
    (lambda path: path.write_bytes(path.read_bytes()[:-1]), 1, "被改动", "cut short"),
    (lambda path: path.unlink(), 2, "缺少附件", "left out"),
    (lambda path: path.write_bytes(b""), 1, "被改动", "emptied"),
]


@pytest.mark.parametrize(("attack", "exit_code", "says", "why"), BLOBS)
def test_a9_a_file_in_the_bundle(house, bundle, attack, exit_code, says, why):
    path = min((bundle / "blobs").iterdir())
    attack(path)
    code, told = house.verify("bundle", bundle)
    assert code == exit_code, told
    assert says in told, why
    assert path.name in told


def test_a10_two_files_exchanged_under_each_others_names(house, bundle):
    first, second, *_ = sorted((bundle / "blobs").iterdir())
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    code, told = house.verify("bundle", bundle)
    assert code == 1, told
    assert first.name in told
    assert second.name in told


def test_a10_a_payload_that_names_another_file(house, bundle):
    document = read(bundle)
    entry = next(
        e for e in document["entries"] if b'"sha256":"' in base64.b64decode(e["payload"])
    )
    payload = base64.b64decode(entry["payload"]).replace(b'"sha256":"', b'"sha256":"0', 1)
    entry["payload"] = base64.b64encode(payload).decode()
    write(bundle, document)
    code, told = house.verify("bundle", bundle)
    assert code == 1, told
    assert f"第 {entry['seq']} 条的内容与日志中的承诺不符" in told


def changed(proof, **said):
    values = {"index": proof.index, "hashes": proof.hashes, "note": proof.note} | said
    return TlogProof(**values)


PROOFS = [
    # forgery, why
    (lambda p: changed(p, index=p.index + 1), "the index of a neighbour"),
    (lambda p: changed(p, index=p.index ^ 1), "the other side of the pair"),
    (lambda p: changed(p, index=10_000), "an index beyond the size"),
    (lambda p: changed(p, index=2**62), "an index near the limit"),
    (lambda p: changed(p, hashes=p.hashes[:-1]), "a hash dropped"),
    (lambda p: changed(p, hashes=p.hashes[1:]), "the first hash dropped"),
    (lambda p: changed(p, hashes=()), "no hash at all"),
    (lambda p: changed(p, hashes=(*p.hashes, bytes(32))), "a hash added"),
    (lambda p: changed(p, hashes=(p.hashes[1], p.hashes[0], *p.hashes[2:])), "two swapped"),
    (lambda p: changed(p, hashes=(bytes(31), *p.hashes[1:])), "a hash of 31 bytes"),
    (lambda p: changed(p, hashes=(bytes(33), *p.hashes[1:])), "a hash of 33 bytes"),
    (lambda p: changed(p, hashes=(bytes(32), *p.hashes[1:])), "another hash"),
]


@pytest.mark.parametrize(("forgery", "why"), PROOFS, ids=[why for _, why in PROOFS])
def test_a11_a_forged_proof(house, bundle, forgery, why):
    path = sorted((bundle / "proofs").iterdir())[4]
    proof = TlogProof.parse(path.read_bytes())
    path.write_bytes(forgery(proof).to_bytes())
    code, told = house.verify("bundle", bundle)
    assert code in {1, 2}, told
    assert f"{proof.index} 条" in told or path.name in told, why


@pytest.mark.parametrize("size", ["0", "9223372036854775808", "-1", "0600"])
def test_a11_a_checkpoint_of_an_impossible_size(house, bundle, size):
    path = bundle / "checkpoint"
    lines = path.read_bytes().split(b"\n")
    lines[1] = size.encode()
    path.write_bytes(b"\n".join(lines))
    code, told = house.verify("bundle", bundle)
    assert code == 1, told
    assert "checkpoint" in told
