"""Whoever holds database and key rewrites the past: papers in other hands contradict it.

Rows A3 to A6 and A13.
"""

import base64
import json

import pytest

from attacks.house import SIZE, YEAR, note, refused
from mingjing.kernel import canonical
from mingjing.ledger.exporting import receipt_json
from mingjing.ledger.publishing import Places
from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.intake import ForkError, RollbackError
from mingjing.tlog.merkle import leaf_hash
from mingjing.tlog.signer import PublishedLogError
from tlog.logs import signing_key

pytestmark = pytest.mark.one_database(
    "a history is files; the log behind it is made by the commands of both"
)


def cut(house, size):
    """Delete every entry from *size* on, with its opening, and lower the head to fit."""
    with house.owner() as cursor:
        cursor.execute("SELECT commitment FROM ledger_logentry WHERE seq >= %s", [size])
        for (commitment,) in cursor.fetchall():
            cursor.execute("DELETE FROM ledger_opening WHERE commitment = %s", [commitment])
        cursor.execute("DELETE FROM ledger_logentry WHERE seq >= %s", [size])
        cursor.execute(
            "DELETE FROM ledger_chain"
            " WHERE subject NOT IN (SELECT chain_id FROM ledger_logentry)"
        )
    house.set_head(house.bodies())


def without(house, dropped):
    """Rewrite the whole log as if entry *dropped* had never been, numbers and chains too."""
    entries = house.sql("SELECT id, seq, chain_id, body FROM ledger_logentry ORDER BY seq")
    steps, leaves, bodies = {}, {}, []
    with house.owner() as cursor:
        cursor.execute("DELETE FROM ledger_logentry WHERE seq = %s", [dropped])
        kept = [entry for entry in entries if entry[1] != dropped]
        for seq, (key, _old, chain, body) in enumerate(kept):
            steps[chain] = steps.get(chain, 0) + 1
            said = canonical.decode(bytes(body))
            said |= {"n": steps[chain], "p": leaves.get(chain)}
            bodies.append(canonical.encode(said))
            leaves[chain] = leaf_hash(bodies[-1]).hex()
            cursor.execute(
                "UPDATE ledger_logentry SET seq = %s, step = %s, body = %s, leaf_hash = %s"
                " WHERE id = %s",
                [seq, steps[chain], bodies[-1], leaves[chain], key],
            )
    house.set_head(bodies)


@pytest.fixture
def papers(house, tmp_path):
    """What is in other hands: yesterday's checkpoint, and receipts."""

    def keep(receipt, name="receipt.json"):
        path = tmp_path / name
        path.write_bytes(receipt_json(receipt))
        return path

    keep.checkpoint = tmp_path / "checkpoint-of-yesterday"
    keep.checkpoint.write_bytes((house.served / "checkpoint").read_bytes())
    return keep


def receipt_of(entry):
    return json.dumps(
        {
            "origin": entry.origin,
            "seq": entry.seq,
            "entry": base64.b64encode(entry.entry).decode(),
            "leaf_hash": entry.leaf_hash,
            "salt": None,
            "payload": None,
            "log_size": SIZE,
        }
    ).encode()


def test_a_receipt_of_an_honest_log_holds(house, papers):
    receipt = papers(note("甲案"))
    code, told = house.verify("receipt", receipt, "--log", house.served)
    assert code == 2, told
    assert f"日志只有 {SIZE} 条，没有第 {SIZE} 条" in told
    house.publish()
    code, told = house.verify("receipt", receipt, "--log", house.served)
    assert code == 0, told


def test_a3_the_last_entries_deleted_before_publishing_a_receipt_proves_it(house, papers):
    receipts = [papers(note("甲案", text), f"{text}.json") for text in ("一", "二", "三")]
    cut(house, SIZE)
    assert house.places() == [], "alone, the house's own database cannot tell"
    for text in ("另一", "另二", "另三"):
        note("乙案", text)
    house.publish()
    assert house.verify_log()[0] == 0
    for number, receipt in enumerate(receipts):
        code, told = house.verify("receipt", receipt, "--log", house.served)
        assert code == 1, told
        assert f"日志的第 {SIZE + number} 条不是回执上的那一条" in told


def test_a3_the_last_entries_deleted_after_publishing_nothing_is_signed(house):
    before = (house.served / "checkpoint").read_bytes()
    cut(house, SIZE - 5)
    assert f"{YEAR}/checkpoint" in house.places()
    refusal = refused(
        RollbackError, f"只有 {SIZE - 5} 条，而已签署的检查点有 {SIZE} 条", house.publish
    )
    assert (refusal.held, refusal.signed) == (SIZE - 5, SIZE)
    assert (house.served / "checkpoint").read_bytes() == before


def test_a3_deleted_after_publishing_and_grown_again_nothing_is_signed(house):
    before = (house.served / "checkpoint").read_bytes()
    cut(house, SIZE - 2)
    for _ in range(4):
        note("乙案")
    refused(ForkError, f"第 {SIZE - 2} 条与已签署的不同", house.publish)
    places = house.places()
    assert any(where.endswith(f"第 {SIZE - 2} 条") for where in places)
    assert (house.served / "checkpoint").read_bytes() == before


def test_a4_a_middle_entry_deleted_and_all_signed_anew_with_the_stolen_key(
    house, papers, tmp_path
):
    after = house.entry_about(house.docket)
    receipt = tmp_path / "receipt.json"
    receipt.write_bytes(receipt_of(after))
    dropped = house.entry_about(house.docket, "act_refused")
    without(house, dropped.seq)
    refused(RollbackError, "拒绝签署", house.publish)
    house.forget()
    assert house.publish().size == SIZE - 1
    code, told = house.verify_log()
    assert code == 0, "signed with the true key, it looks whole"

    code, told = house.verify("receipt", receipt, "--log", house.served)
    assert code == 1, told
    assert f"日志的第 {after.seq} 条不是回执上的那一条" in told

    note("乙案")
    house.publish()
    code, told = house.verify("compare", papers.checkpoint, house.served / "checkpoint")
    assert code == 1, told
    assert f"同一大小 {SIZE} 有两个不同的根" in told
    note("乙案")
    house.publish()
    code, told = house.verify(
        "compare", papers.checkpoint, house.served / "checkpoint", "--log", house.served
    )
    assert code == 1, told
    assert f"日志的前 {SIZE} 条算不出检查点的根：历史已被改写" in told


def test_a4_what_the_thief_could_not_rewrite_the_audit_still_names(house):
    dropped = house.entry_about(house.docket, "act_refused")
    without(house, dropped.seq)
    house.forget()
    house.publish()
    places = house.places()
    assert f"开启材料 {dropped.commitment[:16]}" in places


def test_a5_an_old_backup_put_back_is_refused_with_both_sizes(house, tmp_path):
    backup = house.backup(tmp_path / "backup")
    for _ in range(7):
        note("甲案")
    house.publish()
    with house.restored(backup):
        refusal = refused(RollbackError, "恢复了旧备份", house.publish)
        assert (refusal.held, refusal.signed) == (SIZE, SIZE + 7)
        assert f"{YEAR}/checkpoint" in house.places()
    assert house.publish().size == SIZE + 7
    assert house.places() == []
    house.copies.drop(backup)


def test_a5_the_publishers_own_memory_lost_it_signs_nothing(house):
    note("甲案")
    Places(house.data).memory(YEAR).unlink()
    before = (house.served / "checkpoint").read_bytes()
    refused(PublishedLogError, "记忆", house.publish)
    assert (house.served / "checkpoint").read_bytes() == before


def test_a6_two_signed_heads_of_one_size_prove_the_fraud(house, papers, tmp_path):
    other = tmp_path / "shown-to-someone-else"
    forged = Checkpoint(house.origin, SIZE, leaf_hash(b"another history"))
    other.write_bytes(sign_checkpoint(forged, house.stolen_key()))
    code, told = house.verify("compare", papers.checkpoint, other)
    assert code == 1, told
    assert f"同一大小 {SIZE} 有两个不同的根" in told
    assert "请原样保存两份文件" in told
    assert forged.root.hex() in told


def test_two_honest_heads_of_two_sizes_agree(house, papers):
    for _ in range(3):
        note("甲案")
    house.publish()
    newer = house.served / "checkpoint"
    assert house.verify("compare", papers.checkpoint, newer)[0] == 2, "it needs the log"
    code, told = house.verify("compare", papers.checkpoint, newer, "--log", house.served)
    assert code == 0, told
    assert f"大小 {SIZE} 的检查点是这个日志的开头" in told


def test_a13_a_key_put_beside_the_tiles_is_not_believed(house):
    code, told = house.verify("log", house.served, "--vkey", house.served / "log.vkey")
    assert code == 2, told
    assert "不采用 log.vkey" in told


def test_a13_signed_by_the_attacker_with_the_attackers_key_beside_it(house):
    key = signing_key(house.origin, seed="attacker")
    head = Checkpoint(house.origin, SIZE, leaf_hash(b"another history"))
    (house.served / "checkpoint").write_bytes(sign_checkpoint(head, key))
    (house.served / "log.vkey").write_text(f"{key.verifier}\n")
    code, told = house.verify_log()
    assert code == 1, told
    assert "不是" in told
    assert "可信公钥" in told
    places = house.places()
    assert f"{YEAR}/checkpoint" in places
    assert f"{YEAR}/log.vkey" in places


def test_a13_the_whole_log_signed_by_another_key_is_foreign(house):
    trusted = Places(house.data).trusted(YEAR)
    trusted.chmod(0o644)
    trusted.write_text(f"{signing_key(house.origin, seed='attacker').verifier}\n")
    assert f"{YEAR}/log.vkey" in house.places()
    assert f"{YEAR}/checkpoint" in house.places()
