"""Goals G1 to G3: what a place in the log costs a commit, against the disk and without it.

SQLite: one inserted row per transaction (state), the same with the product's ``append``
(logged: opening, entry, frontier), and the raw limit, 4 KiB appended and fdatasync'ed, in turn.
PostgreSQL: the statements of ``append`` as ``pgbench`` sends them, with 1 and 16 clients,
against the inserted row alone; so what is measured is the head lock, not Python.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from installations import server, set_up

COUNT = 100
SECONDS = 3
ENTRY = "repeat('e', 280)::bytea"
HASH = "encode(sha256(random()::text::bytea), 'hex')"
STATE = "INSERT INTO state (value) VALUES (repeat('s', 120));"
LOGGED = f"""\\set subject random(1, 200)
BEGIN;
{STATE}
SELECT pseudonym, wrapped_key FROM ledger_chain c WHERE c.subject = 's' || :subject
 FOR UPDATE OF c;
SELECT coalesce(max(step), 0) + 1 AS step FROM ledger_logentry
 WHERE chain_id = 's' || :subject \\gset
INSERT INTO ledger_opening (commitment, sealed) VALUES ({HASH}, repeat('o', 900)::bytea);
SELECT h.size, h.log_id FROM ledger_head h LEFT JOIN ledger_log l ON l.id = h.log_id
 FOR UPDATE OF h \\gset
INSERT INTO ledger_logentry (log_id, seq, chain_id, step, body, leaf_hash, commitment)
 VALUES (:log_id, :size, 's' || :subject, :step, {ENTRY}, {HASH}, {HASH});
UPDATE ledger_head SET size = :size + 1, frontier = repeat('f', 300)::bytea;
COMMIT;
"""  # noqa: S608 - fixed words


def raw_limit(folder: Path) -> float:
    """Return how often a second 4 KiB can be appended and brought to the disk."""
    with (folder / "raw").open("wb", buffering=0) as file:
        start = time.perf_counter()
        for _ in range(COUNT):
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
        return COUNT / (time.perf_counter() - start)


def per_second(work: Callable[[], None]) -> float:
    """Return how often a second *work* is done."""
    start = time.perf_counter()
    for _ in range(COUNT):
        work()
    return COUNT / (time.perf_counter() - start)


def told(name: str, ratio: float, goal: float) -> bool:
    """Print one goal; say whether it is met."""
    print(f"{name:44} {ratio:6.2f}   goal {goal}: {'met' if ratio >= goal else 'missed'}")
    return ratio >= goal


def sqlite(data: Path, rounds: int) -> bool:
    """Measure G1 and G2 on this disk."""
    set_up(data, "")
    from datetime import UTC, datetime  # noqa: PLC0415 - Django was just set up

    from django.db import connection, transaction  # noqa: PLC0415 - as above

    from mingjing.ledger.appending import Draft, append  # noqa: PLC0415 - as above
    from mingjing.web.database import journal_mode  # noqa: PLC0415 - as above

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE state (id INTEGER PRIMARY KEY, value TEXT)")
    at, draft = datetime(2026, 5, 11, 1, tzinfo=UTC), Draft("s", "case.step", b"p" * 800)

    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO state (value) VALUES (%s)", ["s" * 120])

    def state() -> None:
        with transaction.atomic():
            change()

    def logged() -> None:
        with transaction.atomic():
            change()
            append([draft], at=at, request=None)

    speeds: dict[str, list[float]] = {"raw": [], "state": [], "logged": []}
    for _ in range(rounds + 1):
        speeds["raw"].append(raw_limit(data))
        speeds["state"].append(per_second(state))
        speeds["logged"].append(per_second(logged))
    show(speeds)
    alone = {"raw": speeds["raw"], "logged": speeds["state"]}
    print(f"{'    SQLite, state alone ÷ raw fdatasync':44} {ratio(alone, 'raw'):6.2f}")
    mode, goal = journal_mode(), 0.5 if journal_mode() == "WAL" else 0.25
    connection.close()
    met = told(f"G1  SQLite {mode}, logged ÷ raw fdatasync", ratio(speeds, "raw"), goal)
    return told("G2  SQLite, logged ÷ state alone", ratio(speeds, "state"), 0.8) and met


def postgresql(data: Path, rounds: int) -> bool:
    """Measure G3 with pgbench."""
    with server() as url:
        set_up(data, url)
        from django.db import connection  # noqa: PLC0415 - Django was just set up

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE state (id bigserial PRIMARY KEY, value text)")
            cursor.execute(
                "INSERT INTO ledger_log (origin, year, closed_root) VALUES ('b/2026', 2026, '')"
            )
            cursor.execute("UPDATE ledger_head SET log_id = (SELECT id FROM ledger_log)")
            cursor.execute(
                "INSERT INTO ledger_chain (subject, pseudonym, wrapped_key, destroyed_by)"
                " SELECT 's' || n, md5(n::text), repeat('k', 60)::bytea, ''"
                " FROM generate_series(1, 200) n"
            )
        (data / "state.sql").write_text(f"BEGIN;\n{STATE}\nCOMMIT;\n")
        (data / "logged.sql").write_text(LOGGED)
        connection.close()
        speeds: dict[str, list[float]] = {}
        for _ in range(rounds + 1):
            speeds.setdefault("raw", []).append(raw_limit(data))
            for clients in (1, 16):
                for name in ("state", "logged"):
                    speed = pgbench(url, data / f"{name}.sql", clients)
                    speeds.setdefault(f"{name} {clients}", []).append(speed)
    show(speeds)
    alone = {"state": speeds["state 1"], "logged": speeds["logged 1"]}
    many = {"raw": speeds["raw"], "logged": speeds["logged 16"]}
    met = told("G3  PostgreSQL, 1 client, logged ÷ state", ratio(alone, "state"), 0.5)
    return told("G3  16 clients, logged ÷ raw fdatasync", ratio(many, "raw"), 0.2) and met


def pgbench(url: str, script: Path, clients: int) -> float:
    """Return transactions per second."""
    from support import tools  # noqa: PLC0415 - found through the path that server() set

    binaries = tools.postgres()
    if binaries is None:
        raise SystemExit("PostgreSQL is missing")
    words = [binaries / "pgbench", "--no-vacuum", f"--file={script}", f"--client={clients}"]
    done = subprocess.run(  # noqa: S603 - a fixed program with our own script
        [*words, f"--time={SECONDS}", url], capture_output=True, text=True, check=True
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise SystemExit(done.stdout + done.stderr)
    return float(found[1])


def show(speeds: dict[str, list[float]]) -> None:
    """Print what was measured; the first round only warms up."""
    for name, values in speeds.items():
        rest = ", ".join(f"{value:.0f}" for value in values[1:])
        print(f"{name:10} {median(values[1:]):8.0f}/s   ({rest})")


def ratio(speeds: dict[str, list[float]], base: str) -> float:
    """Return the median over the rounds of *logged* against *base* within one round."""
    pairs = zip(speeds["logged"][1:], speeds[base][1:], strict=True)
    return median(logged / other for logged, other in pairs)


def main() -> int:
    """Measure each database in a process of its own; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="A place in the log, per commit (G1-G3).")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    if options.database is None:
        failed = 0
        for name in ("sqlite", "postgresql"):
            words = [sys.executable, __file__, *sys.argv[1:], "--database", name]
            failed |= subprocess.run(words, check=False).returncode  # noqa: S603 - this program
        return failed
    measure = sqlite if options.database == "sqlite" else postgresql
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(Path(folder), options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
