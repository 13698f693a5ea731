"""Whoever holds the database changes what it says: the exact place is named (A1, A2, A10).

One test for each thing that can be changed; the untouched installation has no difference.
"""

import pytest
from django.db import connection

from attacks.house import SIZE, YEAR, flip_file, note, refused
from mingjing.kernel.errors import IntegrityError
from mingjing.ledger.queries import history
from mingjing.tlog.intake import ForkError
from mingjing.tlog.merkle import leaf_hash


def test_the_untouched_installation_raises_no_alarm(house):
    report = house.audit()
    assert report.differences == ()
    assert report.entries == report.openings == SIZE
    assert report.rows > SIZE - 100
    assert report.blobs > 4
    code, told = house.verify_log()
    assert code == 0, told
    assert house.publish().size == SIZE


@pytest.mark.parametrize("seq", [0, 7, 255, 256, 300, SIZE - 1])
def test_a1_one_bit_of_an_entry(house, seq):
    house.flip("ledger_logentry", "body", "seq", seq)
    entry, *others = house.places()
    assert entry == f"{house.origin} 第 {seq} 条"
    assert f"tile/entries/{seq // 256:03}" in " ".join(others)
    assert all(f"第 {seq} 条" in where or where.startswith("tile/") for where in others)
    assert any(f"第 {seq % 256} 个哈希" in where for where in others)


def test_a1_an_entry_whose_leaf_hash_was_made_to_fit(house):
    entry = house.entry_about(house.docket, "penalty_decided")
    house.flip("ledger_logentry", "body", "seq", entry.seq)
    bodies = house.bodies()
    house.sql(
        "UPDATE ledger_logentry SET leaf_hash = %s WHERE seq = %s",
        leaf_hash(bodies[entry.seq]).hex(),
        entry.seq,
    )
    assert f"{house.origin} 表头" in house.places()
    house.set_head(bodies)
    bundle, tile = divmod(entry.seq, 256)
    places = house.places()
    assert f"{house.origin} 第 {entry.seq} 条" in places
    assert f"tile/entries/{bundle:03} 第 {entry.seq} 条" in places
    assert f"tile/0/{bundle:03} 第 {tile} 个哈希" in places
    assert f"{YEAR}/checkpoint" in places
    refusal = refused(ForkError, f"第 {entry.seq} 条与已签署的不同", house.publish)
    assert refusal.seq == entry.seq


@pytest.mark.parametrize("seq", [3, 256, SIZE - 1])
def test_a1_a_leaf_hash_alone(house, seq):
    ((leaf,),) = house.sql("SELECT leaf_hash FROM ledger_logentry WHERE seq = %s", seq)
    other = ("0" if leaf[0] != "0" else "1") + leaf[1:]
    house.sql("UPDATE ledger_logentry SET leaf_hash = %s WHERE seq = %s", other, seq)
    assert f"{house.origin} 第 {seq} 条" in house.places()


@pytest.mark.parametrize("at", [0, 12, 40, -1])
def test_a1_one_bit_of_an_opening(house, at):
    entry = house.entry_about(house.docket)
    house.flip("ledger_opening", "sealed", "commitment", entry.commitment, at=at)
    opening, *untold = house.places()
    assert opening == f"{house.origin} 第 {entry.seq} 条的开启材料"
    assert all(where.startswith("数据行") for where in untold), "rows told nowhere else"


def test_a1_an_opening_put_in_the_place_of_another(house):
    first, second, *_ = history(house.docket)
    sealed = dict(house.sql("SELECT commitment, sealed FROM ledger_opening"))
    house.sql(
        "UPDATE ledger_opening SET sealed = %s WHERE commitment = %s",
        bytes(sealed[second.commitment]),
        first.commitment,
    )
    assert f"{house.origin} 第 {first.seq} 条的开启材料" in house.places()


def test_a1_an_opening_taken_away(house):
    entry = house.entry_about(house.docket)
    house.sql("DELETE FROM ledger_opening WHERE commitment = %s", entry.commitment)
    assert f"{house.origin} 第 {entry.seq} 条的开启材料" in house.places()


def test_a1_the_key_of_a_subject(house):
    house.flip("ledger_chain", "wrapped_key", "subject", house.docket)
    assert house.places()[0] == f"密钥 {house.docket}"


def test_a1_a_key_destroyed_without_an_entry_is_no_erasure(house):
    seqs = [entry.seq for entry in history(house.docket)]
    house.sql(
        "UPDATE ledger_chain SET wrapped_key = NULL, destroyed_by = '届满' WHERE subject = %s",
        house.docket,
    )
    report = house.audit()
    assert report.erased == len(seqs)
    assert f"密钥 {house.docket}" in [one.where for one in report.differences]


@pytest.mark.parametrize("at", [7, 8, 40, -1])
def test_a1_the_frontier_of_the_head(house, at):
    house.flip("ledger_head", "frontier", "id", 1, at=at)
    assert house.places() == [f"{house.origin} 表头"]
    refused(IntegrityError, "拒绝", house.publish)


def test_a1_the_head_taken_away(house):
    house.sql("DELETE FROM ledger_head")
    assert house.places() == ["日志表头"]


def test_a1_an_entry_moved_to_another_subject(house):
    entry = house.entry_about(house.docket)
    house.sql(
        "UPDATE ledger_logentry SET chain_id = 'bureau', step = 9999 WHERE seq = %s", entry.seq
    )
    assert f"{house.origin} 第 {entry.seq} 条" in house.places()


def test_a19_a_request_freed_to_be_repeated(house):
    house.sql("UPDATE ledger_logentry SET request = NULL WHERE seq = %s", SIZE - 1)
    assert house.places() == [f"{house.origin} 第 {SIZE - 1} 条"]


ROWS = [
    # table, column, value, row, column as named, why
    ("cases_decision", "fine_fen", 100, "cases.decision:1", "fine_fen", "the fine, in the row"),
    ("cases_payment", "amount_fen", 1, "cases.payment:1", "amount_fen", "what was paid"),
    ("cases_notice", "hearing_right", False, "cases.notice:1", "hearing_right", "a right"),
    ("cases_service", "served_on", "2026-07-01", "cases.service:1", "served_on", "a day"),
    (
        "documents_document",
        "content",
        "{}",
        "documents.document:{document}",
        "content",
        "the words of the decision",
    ),
    ("cases_deliberation", "minutes", "无", "cases.deliberation:1", "minutes", "who said what"),
    ("evidence_evidenceitem", "title", "无", "evidence.evidenceitem:1", "title", "a title"),
]


@pytest.mark.parametrize(("table", "column", "value", "row", "named", "why"), ROWS)
def test_a2_a_row_alone(house, table, column, value, row, named, why):
    ((key,),) = house.sql(f"SELECT {_key(table)} FROM {table} ORDER BY 1 LIMIT 1")  # noqa: S608 - our own names
    statement = f"UPDATE {table} SET {column} = %s WHERE {_key(table)} = %s"  # noqa: S608 - as above
    assert house.sql(statement, value, key) == 1
    assert house.places() == [f"数据行 {row.format(document=key)} 的 {named}"], why


def _key(table):
    return {"documents_document": "code", "evidence_blob": "sha256"}.get(table, "id")


def test_a2_the_state_of_a_case(house):
    house.sql("UPDATE cases_case SET state = 'filed' WHERE docket = %s", house.docket)
    assert house.places() == [f"数据行 cases.case:{house.docket} 的 state"]


def test_a2_a_row_taken_away_and_a_row_put_in(house):
    house.sql("DELETE FROM cases_payment WHERE id = 1")
    columns = "code, name, unit_id, legal_qualification"
    house.sql(
        f"INSERT INTO bureau_person ({columns}) VALUES ('p-77', '无名', 'bangong', '')"  # noqa: S608 - our own names
    )
    differences = {one.where: one.what for one in house.audit().differences}
    assert differences == {
        "数据行 cases.payment:1": "记录中有，数据库中没有",
        "数据行 bureau.person:p-77": "数据库中有，记录中没有",
    }


def test_a2_a_column_that_holds_no_value_any_more(house):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has types")
    house.sql("UPDATE cases_service SET served_on = '2026-13-45' WHERE id = 1")
    house.sql("UPDATE cases_notice SET proposal = '{' WHERE id = 1")
    assert sorted(house.places()) == [
        "数据行 cases.notice:1 的 proposal",
        "数据行 cases.service:1 的 served_on",
    ]


def pdf_of(house):
    ((code, digest),) = house.sql(
        "SELECT code, pdf_sha256 FROM documents_document WHERE form LIKE 'penalty_decision%%'"
    )
    return code, digest, house.data / "blobs" / "sha256" / digest[:2] / digest[2:4] / digest


def test_a10_a_document_and_its_row_swapped_together(house):
    code, digest, path = pdf_of(house)
    forged = note("另案").leaf_hash
    target = house.data / "blobs" / "sha256" / forged[:2] / forged[2:4] / forged
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)
    house.sql("UPDATE documents_document SET pdf_sha256 = %s WHERE code = %s", forged, code)
    places = house.places()
    assert f"数据行 documents.document:{code} 的 pdf_sha256" in places
    assert f"文件 {digest}" in places


def test_a10_the_same_with_the_record_of_the_file_rewritten_too(house):
    code, digest, _path = pdf_of(house)
    entry = house.entry_about(house.docket, "document_rendered")
    house.sql("UPDATE documents_document SET pdf_size = 1 WHERE code = %s", code)
    house.flip("ledger_opening", "sealed", "commitment", entry.commitment)
    places = house.places()
    assert f"{house.origin} 第 {entry.seq} 条的开启材料" in places
    assert f"数据行 documents.document:{code} 的 pdf_size" in places
    assert digest


FILES = [
    # what is done to the file, why
    (lambda path: flip_file(path, 100), "one bit"),
    (lambda path: path.chmod(0o644) or path.write_bytes(path.read_bytes()[:-1]), "cut short"),
    (lambda path: path.unlink(), "taken away"),
]


@pytest.mark.parametrize(("attack", "why"), FILES, ids=[why for _, why in FILES])
def test_a9_the_pdf_of_a_decision(house, attack, why):
    _code, digest, path = pdf_of(house)
    attack(path)
    assert house.places() == [f"文件 {digest}"], why


@pytest.mark.parametrize(("attack", "why"), FILES, ids=[why for _, why in FILES])
def test_a9_a_file_of_evidence(house, attack, why):
    digests = [d for (d,) in house.sql("SELECT sha256 FROM evidence_blob ORDER BY sha256")]
    digest = digests[0]
    attack(house.data / "blobs" / "sha256" / digest[:2] / digest[2:4] / digest)
    assert house.places() == [f"文件 {digest}"], why
