"""Search by two Chinese characters: newest 20 of a million, against a scan by substring.

One record is a line such as a case is found by, made from a fixed seed. For each word the
newest 20 are asked for, and a page halfway down; truth is the substring in what was indexed.
What is
compared is the median over the words, index ÷ ``LIKE`` scan of the same rows in the same
database, in turns, so that what else the machine does falls on both.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

from installations import server, set_up

QUICK, FULL = 20_000, 1_000_000
PAGE = 20
PER_SCAN = 5  # a scan puts everything else out of the caches, as nobody would in use
LONG_NAMES, RARE = 0.6, 0.001
GOALS = {"sqlite": 1_000, "postgresql": 100}
TOWNS = (
    "崇文镇",
    "礼义镇",
    "附城镇",
    "西河底镇",
    "平城镇",
    "杨村镇",
    "潞城镇",
    "夺火乡",
    "马圪当乡",
    "古郊乡",
    "六泉乡",
    "秦家庄乡",
)
KINDS = (
    "煤矿",
    "煤业",
    "化工厂",
    "加油站",
    "烟花爆竹店",
    "机械厂",
    "建材公司",
    "商贸公司",
    "铸造厂",
    "危化品库",
    "食品厂",
    "物流园",
)
CAUSES = (
    "未如实记录安全生产教育和培训情况",
    "未按规定设置安全警示标志",
    "特种作业人员无证上岗",
    "占用疏散通道",
    "未建立隐患排查治理制度",
    "超量储存烟花爆竹",
    "未对安全设备定期检测",
    "未制定应急救援预案",
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文斌玉兰凤春辉红梅"
FIRMS = "宏达恒泰瑞丰金鑫永兴华盛东升顺通天源安和嘉信博远"
WORDS = (
    *("煤矿", "罚款", "危化", "张伟", "王芳", "警示", "烟花", "加油", "无证", "夺火", "秦家"),
    *("特种作业", "烟花爆竹", "安全警示标志", "应急救援预案", "礼义镇 加油站", "煤业 张伟"),
    *("〔2024〕1234号", "矿"),
)


def records(count: int) -> Iterator[tuple[str, date, str]]:
    """Yield reference, day and text of *count* records; many on each day."""
    chance = random.Random(20_261_125)  # noqa: S311 - a repeatable text, no secret
    last = date(2026, 11, 20)
    pick = chance.choice
    for number in range(count):
        day = last - timedelta(days=number * 3_650 // count)
        firm = f"陵川县{pick(TOWNS)}{pick(FIRMS)}{pick(FIRMS)}{pick(KINDS)}"
        person = (
            pick(SURNAMES) + pick(GIVEN) + (pick(GIVEN) if chance.random() < LONG_NAMES else "")
        )
        fined = "罚款" if chance.random() < RARE else "立案"
        serial = f"（陵）应急{fined}〔{day.year}〕{number % 20_000}号"
        yield f"r{number}", day, f"{serial} {firm} {pick(CAUSES)} {person}"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Asked:
    """What one word cost, in seconds, and whether exactly the right records were found."""

    index: float
    next_page: float
    scan: float
    is_right: bool


def measure(data: Path, url: str, count: int, rounds: int) -> bool:
    """Build the index in one database, ask every word, and print what it cost and found."""
    set_up(data, url)
    from django.db import connection  # noqa: PLC0415 - Django was just set up

    vendor = connection.vendor
    print(f"search.{vendor}.records={count} build_seconds={fill(vendor, count):.0f}")
    texts = [text for _, _, text in records(count)]
    asked = [ask(vendor, word, texts, rounds) for word in WORDS]
    ratio = median(one.scan for one in asked) / median(one.index for one in asked)
    right, goal = all(one.is_right for one in asked), GOALS[vendor]
    told = "met" if ratio >= goal else "missed" if count >= FULL else "set for the full size"
    print(f"search.{vendor} index ÷ LIKE scan = 1/{ratio:,.0f}   goal ≤ 1/{goal:,}: {told}")
    print(f"search.{vendor} recall and precision 1.00: {'met' if right else 'missed'}")
    print(
        f"search.{vendor} worst word {max(one.index for one in asked) * 1e3:.1f} ms, "
        f"next page {median(one.next_page for one in asked) * 1e3:.2f} ms (median)"
    )
    connection.close()
    return right and told != "missed"


def fill(vendor: str, count: int) -> float:
    """Fill the index, and a table to scan; return the seconds that the index took."""
    from django.db import connection, transaction  # noqa: PLC0415 - Django is set up

    from mingjing.search.index import Entry, Index, creating  # noqa: PLC0415 - as above

    with transaction.atomic():
        creating("benchmark").code(None, None)  # type: ignore[arg-type]  # neither is used
        run("CREATE TABLE plain (id bigint PRIMARY KEY, text text NOT NULL)")
        rows = ((n, text) for n, (_, _, text) in enumerate(records(count)))
        with connection.cursor() as cursor:
            while batch := list(islice(rows, 10_000)):
                cursor.executemany("INSERT INTO plain VALUES (%s, %s)", batch)
    index = Index("benchmark")
    spent = timed(lambda: index.rebuild(Entry(*record) for record in records(count)))
    if vendor == "postgresql":
        run("VACUUM ANALYZE search_benchmark")
        run("VACUUM ANALYZE plain")
    return spent


def ask(vendor: str, word: str, texts: list[str], rounds: int) -> Asked:
    """Ask for one word, by the index and by a scan, and hold what is found against truth."""
    from mingjing.search.index import Index  # noqa: PLC0415 - Django is set up

    index, parts = Index("benchmark"), word.split()
    wanted = {f"r{n}" for n, text in enumerate(texts) if all(part in text for part in parts)}
    everything = index.newest(word, len(texts))
    found = {hit.ref for hit in everything}
    recall = len(found & wanted) / len(wanted) if wanted else 1.0
    precision = len(found & wanted) / len(found) if found else 1.0
    where = " AND ".join(["text LIKE %s"] * len(parts))
    like = [f"%{part}%" for part in parts]
    deep = everything[len(everything) // 2].key if everything else None
    spent: dict[str, list[float]] = {"index": [], "next": [], "scan": []}
    for _ in range(rounds):
        for _ in range(PER_SCAN):
            spent["index"].append(timed(lambda: index.newest(word, PAGE)))
            spent["next"].append(timed(lambda: index.newest(word, PAGE, deep)))
        spent["scan"].append(timed(lambda: run(f"SELECT id FROM plain WHERE {where}", like)))  # noqa: S608 - fixed words
    one = Asked(
        index=median(spent["index"]),
        next_page=median(spent["next"]),
        scan=median(spent["scan"]),
        is_right=found == wanted and index.count(word, len(texts)) == len(wanted),
    )
    print(
        f"search.{vendor}.word={word.replace(' ', '+')} hits={len(wanted)} recall={recall:.2f} "
        f"precision={precision:.2f} index_ms={one.index * 1e3:.3f} "
        f"next_page_ms={one.next_page * 1e3:.3f} like_ms={one.scan * 1e3:.1f}",
        flush=True,
    )
    return one


def run(sql: str, params: list[str] | None = None) -> None:
    """Run one statement and read what it gives."""
    from django.db import connection  # noqa: PLC0415 - only once Django is set up

    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()


def main() -> int:
    """Measure each database in a process of its own; exit 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Search, against a scan by substring.")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} records, not {QUICK:,}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", choices=tuple(GOALS))
    options = parser.parse_args()
    if options.database is None:
        failed = 0
        for name in GOALS:
            words = [sys.executable, __file__, *sys.argv[1:], "--database", name]
            failed |= subprocess.run(words, check=False).returncode  # noqa: S603 - this program
        return failed
    count = FULL if options.full else QUICK
    with tempfile.TemporaryDirectory() as folder:
        if options.database == "sqlite":
            return 0 if measure(Path(folder), "", count, options.rounds) else 1
        with server() as url:
            return 0 if measure(Path(folder), url, count, options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
