"""One random bit, anywhere that is public or in the ledger: always seen, and where it is.

The places are drawn from a fixed seed; each is set right again before the next.
"""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from attacks.house import YEAR, chance, flip_file
from mingjing.ledger.publishing import Places
from mingjing.ledger.rows import recorded_models
from mingjing.tlog.tiles import TileName, decode_bundle
from mingjing.web.portal.static_pages import PUBLIC

# Surrogate keys that nothing refers to say nothing; jobs are work to do, not evidence.
LEDGER = {
    "ledger_logentry": (
        "seq",
        "chain_id",
        "step",
        "body",
        "leaf_hash",
        "commitment",
        "request",
    ),
    "ledger_opening": ("commitment", "sealed"),
    "ledger_chain": ("subject", "pseudonym", "wrapped_key"),
    "ledger_head": ("size", "frontier", "last_at"),
    "ledger_log": ("origin", "year"),
}
SAMPLES = [20, pytest.param(2_000, marks=pytest.mark.long)]


def public_files(house):
    folders = (house.served, house.data / PUBLIC)
    files = [path for folder in folders for path in sorted(folder.rglob("*"))]
    return [*filter(Path.is_file, files), Places(house.data).trusted(YEAR)]


def place_of(house, path, at):
    """Return how the audit calls byte *at* of a public file."""
    if path.is_relative_to(house.data / PUBLIC):
        return path.relative_to(house.data).as_posix()
    if path.parent.name == "trust" or path.parent == house.served:
        return f"{path.parent.name}/{path.name}"
    name = TileName.parse(path.relative_to(house.served).as_posix())
    if name.level is not None:
        return f"{name.path} 第 {at // 32} 个哈希"
    end = 0
    for number, entry in enumerate(decode_bundle(path.read_bytes(), name)):
        end += 2 + len(entry)
        if at < end:
            return f"{name.path} 第 {name.index * 256 + number} 条"
    raise AssertionError(at)


@pytest.mark.parametrize("count", SAMPLES)
def test_any_bit_of_any_public_file(house, count):
    random, files = chance(count), public_files(house)
    for number in range(count):
        path = files[number % len(files)]
        at, bit = random.randrange(path.stat().st_size), random.randrange(8)
        expected = place_of(house, path, at)
        flip_file(path, at, 1 << bit)
        places = house.places()
        assert expected in places, (path, at, bit, places)
        if path.is_relative_to(house.served) and path.name != "log.vkey":
            code, told = house.verify_log()
            assert code in {1, 2}, told
            if path.name != "checkpoint":
                assert code == 1, told
                assert path.relative_to(house.served).as_posix() in told
        flip_file(path, at, 1 << bit)
    assert house.places() == []
    assert house.verify_log()[0] == 0


@pytest.mark.parametrize("count", SAMPLES)
def test_any_bit_of_any_ledger_row(house, count):
    columns = [(table, column) for table, names in LEDGER.items() for column in names]
    sweep(house, count, columns, place_in_ledger)


@pytest.mark.parametrize("count", SAMPLES)
def test_any_bit_of_any_row_the_ledger_retells(house, count):
    columns = [
        (model._meta.db_table, field.column)
        for model in recorded_models(apps.get_models())
        for field in model._meta.concrete_fields
    ]
    sweep(house, count, columns, place_in_rows)


def sweep(house, count, columns, place):
    random, drawn, done = chance(count), 0, 0
    while done < count:
        table, column = columns[drawn % len(columns)]
        drawn += 1
        assert drawn < count * 20, "hardly anything can be changed"
        rows = house.sql(f"SELECT {key_of(table)}, {column} FROM {table}")  # noqa: S608 - our own names
        rows = [row for row in rows if row[1] not in (None, "", b"")]
        if not rows:
            continue
        key, held = random.choice(rows)
        changed = flipped(held, random)
        if is_another_spelling(held, changed):
            continue
        expected = place(house, table, column, key, changed)
        if not exchange(house, table, column, key, held, changed):
            continue
        places = house.places()
        assert any(expected in where for where in places), (table, column, key, held, changed)
        new_key = changed if column == key_of(table) else key
        assert exchange(house, table, column, new_key, changed, held)
        done += 1
    assert house.places() == []


def key_of(table):
    return {model._meta.db_table: model._meta.pk.column for model in apps.get_models()}[table]


def flipped(held, random):
    """Return *held* with one bit of its stored form changed."""
    match held:
        case bool():
            return not held
        case int():
            return held ^ 1 << random.randrange(20)
        case bytes() | memoryview():
            data = bytearray(held)
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
            return bytes(data)
        case str():
            at = random.randrange(len(held))
            return held[:at] + chr(ord(held[at]) ^ 1 << random.randrange(7)) + held[at + 1 :]
        case dt.datetime() | dt.date():
            return held + dt.timedelta(days=1 << random.randrange(6))
        case _:
            raise TypeError(type(held))


def is_another_spelling(held, changed):
    """Say whether both are JSON of one value, such as ``\\uff08`` and ``\\uFF08``."""
    try:
        return json.loads(held) == json.loads(changed)
    except (TypeError, ValueError):
        return False


def exchange(house, table, column, key, held, changed):
    """Write *changed*; say whether the database takes it."""
    if isinstance(changed, str) and "\0" in changed:
        return False
    try:
        kept = house.sql(
            f"UPDATE {table} SET {column} = %s WHERE {key_of(table)} = %s",  # noqa: S608 - our own names
            changed,
            key,
        )
    except DatabaseError:
        connection.close()
        return False
    return kept == 1 and held != changed


def place_in_ledger(house, table, column, key, changed):
    match table, column:
        case "ledger_logentry", _:
            ((seq,),) = house.sql("SELECT seq FROM ledger_logentry WHERE id = %s", key)
            return f"{house.origin} 第 {seq} 条"
        case "ledger_opening", _:
            ((seq,),) = house.sql("SELECT seq FROM ledger_logentry WHERE commitment = %s", key)
            return f"{house.origin} 第 {seq} 条的开启材料"
        case "ledger_chain", "subject":
            return f"密钥 {changed}"
        case "ledger_chain", "pseudonym":
            return f"事项 {key}"
        case "ledger_chain", _:
            return f"密钥 {key}"
        case "ledger_head", _:
            return "表头"
        case _:
            return "日志"


def place_in_rows(house, table, column, key, changed):
    model = next(m for m in apps.get_models() if m._meta.db_table == table)
    if column == model._meta.pk.column:
        return f"数据行 {model._meta.label_lower}:{key}"
    field = next(f for f in model._meta.concrete_fields if f.column == column)
    return f"数据行 {model._meta.label_lower}:{key} 的 {field.attname}"
