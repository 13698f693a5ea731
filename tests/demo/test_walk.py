"""The walk on the command line: from lead to archive, provable, repeatable, interruptible."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from mingjing.bureau.config import DEFAULT as BUREAU
from mingjing.demo.unfinished import unfinished
from support.children import running
from support.waiting import PATIENCE, until

MINGJING = Path(sys.executable).with_name("mingjing")
VERIFY = Path(sys.executable).with_name("mingjing-verify")


def environment(data: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(data.parent),
        "MINGJING_DATA": str(data),
    }


def run(data: Path, *words: str, program: Path = MINGJING) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own programs
        [program, *words],
        check=False,
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    data = tmp_path_factory.mktemp("walked") / "data"
    return data, run(data, "demo", "walk")


def test_the_walk_goes_from_lead_to_archive_and_says_so(walked):
    _, told = walked
    assert told.returncode == 0, told.stderr
    steps = [
        line for line in told.stdout.splitlines() if line[:3].strip().rstrip(".").isdigit()
    ]
    assert "登记线索" in steps[0]
    assert "立卷归档" in steps[-1]
    assert sum("被拒绝" in line for line in steps) == 5


def test_every_step_shows_its_article_and_its_entry(walked):
    _, told = walked
    blocks = told.stdout.split("日志条目 ")
    for block in blocks[:-1]:
        assert "依据 《" in block
    assert all(part.startswith("#") for part in blocks[1:])


def test_what_the_case_passed_is_due_on_days_a_lawyer_can_check(walked):
    _, told = walked
    assert "期限 2026-08-10" in told.stdout, "ninety days from the filing on 12 May"
    assert "期限 2026-06-26" in told.stdout, "seven working days and three more from 11 June"
    assert "期限 2026-07-14" in told.stdout, "seven working days from the decision on 3 July"


def test_a_stranger_finds_the_exported_log_genuine(walked, tmp_path):
    data, _ = walked
    exported = run(data, "ledger", "export", str(tmp_path / "log"))
    assert exported.returncode == 0, exported.stderr
    key = (tmp_path / "log" / "log.vkey").read_text().strip()
    stranger = tmp_path / "elsewhere"
    stranger.mkdir()
    judged = run(stranger, "log", str(tmp_path / "log"), "--vkey", key, program=VERIFY)
    assert judged.returncode == 0, judged.stdout
    unknown = run(stranger, str(tmp_path / "log"), program=VERIFY)
    assert unknown.returncode == 2, "a key that lies beside the tiles proves nothing"


def test_a_court_finds_the_bundle_of_the_case_complete(walked, tmp_path):
    data, _ = walked
    docket = "（陵）应急线〔2026〕1号"
    bundled = run(data, "ledger", "bundle", docket, str(tmp_path / "case"))
    assert bundled.returncode == 0, bundled.stderr
    judged = run(data, "bundle", str(tmp_path / "case"), program=VERIFY)
    assert judged.returncode == 0, judged.stdout


def test_the_audit_finds_no_difference(walked):
    data, _ = walked
    audited = run(data, "audit")
    assert audited.returncode == 0, audited.stdout
    assert "0 处差异" in audited.stdout


def test_a_second_walk_is_refused_and_changes_nothing(walked):
    data, _ = walked
    before = (data / "mingjing.db").read_bytes()
    again = run(data, "demo", "walk")
    assert again.returncode == 1
    assert "空目录" in again.stdout
    assert (data / "mingjing.db").read_bytes() == before


@pytest.mark.long
def test_a_walk_killed_half_way_begins_anew(tmp_path):
    data = tmp_path / "data"
    words = [MINGJING, "demo", "walk"]
    with running(words, env=environment(data), stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout:
            if "立案" in line:
                break
    assert (data / "demo-unfinished").exists()
    (data / "bureau.toml").write_bytes(BUREAU.read_bytes())
    told = run(data, "demo", "walk")
    assert told.returncode == 0, told.stderr
    assert "已清除" in told.stdout
    assert (data / "bureau.toml").read_bytes() == BUREAU.read_bytes()
    assert run(data, "audit").returncode == 0


def test_a_walk_does_not_begin_among_the_files_of_somebody_else(tmp_path):
    (tmp_path / "letters").mkdir()
    told = run(tmp_path, "demo", "walk")
    assert told.returncode == 1
    assert "letters" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]


def test_a_walk_that_is_at_work_is_not_cleared_by_another(tmp_path):
    with unfinished(tmp_path):
        (tmp_path / "mingjing.db").touch()
        told = run(tmp_path, "demo", "walk")
    assert told.returncode == 1
    assert "正在进行演示" in told.stderr
    assert (tmp_path / "mingjing.db").exists()


PORTAL = ("/", "/decisions/", "/record/", "/verify/", "/authority/", "/procedure/")


def test_the_demonstration_serves_its_pages_and_ends_with_all_its_children(walked):
    data, _ = walked
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [MINGJING, "demo", "serve", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with running(words, env=environment(data), **quiet) as child:
        pages = {path: _get(port, path) for path in PORTAL}
        child.send_signal(signal.SIGINT)
        child.wait(PATIENCE)
    assert {status for status, _ in pages.values()} == {200}
    assert "（陵）应急罚〔2026〕1号" in pages["/decisions/"][1]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port)).close()


def _loading(child: subprocess.Popen[str]) -> bool:
    """Wait for a line that says how far the loading of the county is."""
    return any("/" in line and line.strip()[0].isdigit() for line in child.stdout or ())


@pytest.mark.long
def test_a_county_killed_half_way_is_cleared_and_loaded_anew(tmp_path):
    data = tmp_path / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [MINGJING, "demo", "serve", "--port", str(port)]
    aloud = {"stdout": subprocess.PIPE, "text": True}
    with running(words, env=environment(data), **aloud) as first:
        assert _loading(first)
    assert (data / "demo-unfinished").exists()
    with running(words, env=environment(data), **aloud, stderr=subprocess.DEVNULL) as child:
        status, page = _get(port, "/", patience=4 * PATIENCE)
        roles = _get(port, "/demo/")
        child.send_signal(signal.SIGINT)
        told, _ = child.communicate(timeout=PATIENCE)
    assert status == roles[0] == 200
    assert "（虚构）" in page
    assert "已清除" in told
    assert f"http://127.0.0.1:{port}/demo/" in told
    assert not (data / "demo-unfinished").exists()
    assert (data / "demo-county").exists()


def test_making_anew_is_refused_where_there_is_no_county(walked):
    data, _ = walked
    before = (data / "mingjing.db").read_bytes()
    told = run(data, "demo", "serve", "--new")
    assert told.returncode == 1
    assert "没有演示县" in told.stderr
    assert (data / "mingjing.db").read_bytes() == before


def test_the_line_that_an_export_prints_verifies_it(walked, tmp_path):
    data, _ = walked
    told = run(data, "ledger", "export", str(tmp_path / "a log"))
    line = told.stdout.splitlines()[-1].removeprefix("核验：")
    verified = subprocess.run(  # noqa: S603 - our own program, as the line says
        ["/bin/sh", "-c", line],
        env={"PATH": f"{VERIFY.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert verified.returncode == 0, line + verified.stdout + verified.stderr


@pytest.fixture
def watcher(walked):
    """A publisher at work on the walked record."""
    data, _ = walked
    words = [MINGJING, "ledger", "publish", "--watch"]
    with ExitStack() as started:
        child = started.enter_context(running(words, env=environment(data)))

        def is_at_work():
            nonlocal child
            refused = run(data, "ledger", "publish").returncode != 0
            if child.poll() is None:
                return refused
            child = started.enter_context(running(words, env=environment(data)))
            return False  # our own question was in its way

        until(is_at_work)
        yield data
        child.terminate()
        child.wait(PATIENCE)


@pytest.mark.parametrize("words", [("publish",), ("publish", "--watch")])
def test_beside_a_publisher_at_work_a_second_one_ends_with_a_refusal(watcher, words):
    told = run(watcher, "ledger", *words)
    assert (told.returncode, told.stdout) == (1, "")
    assert "发布者已在运行" in told.stderr


def test_beside_a_publisher_at_work_one_can_still_take_copies(watcher, tmp_path):
    exported = run(watcher, "ledger", "export", str(tmp_path / "log"))
    assert exported.returncode == 0, exported.stderr
    bundled = run(
        watcher, "ledger", "bundle", "（陵）应急线〔2026〕1号", str(tmp_path / "case")
    )
    assert bundled.returncode == 0, bundled.stderr
    for kind in ("log", "case"):
        word = "bundle" if kind == "case" else kind
        judged = run(watcher, word, str(tmp_path / kind), program=VERIFY)
        assert judged.returncode == 0, judged.stdout


NUMBERS = [
    ("（陵）应急线〔2026〕1号", "the docket"),
    ("（陵）应急立〔2026〕1号", "the number of the case"),
    ("（陵）应急罚〔2026〕1号", "the number on the decision"),
]


@pytest.mark.parametrize(("number", "why"), NUMBERS)
def test_a_case_is_found_by_each_of_its_numbers(walked, number, why):
    data, _ = walked
    told = run(data, "ledger", "history", number)
    assert told.returncode == 0, why + told.stderr
    assert told.stdout == run(data, "ledger", "history", NUMBERS[0][0]).stdout, why


def test_a_party_can_check_every_receipt_it_was_handed(walked, tmp_path):
    data, _ = walked
    written = run(data, "ledger", "receipt", NUMBERS[2][0], str(tmp_path / "receipts"))
    assert written.returncode == 0, written.stderr
    receipts = sorted((tmp_path / "receipts").iterdir())
    entries = run(data, "ledger", "history", NUMBERS[0][0]).stdout.splitlines()
    assert f"共 {len(receipts)} 份" in written.stdout
    assert 0 < len(receipts) <= len(entries)
    run(data, "ledger", "export", str(tmp_path / "log"))
    for receipt in (receipts[0], receipts[-1]):
        words = ("receipt", str(receipt), "--log", str(tmp_path / "log"))
        judged = run(data, *words, program=VERIFY)
        assert judged.returncode == 0, judged.stdout


def test_receipts_of_an_unknown_number_are_refused_and_leave_nothing(walked, tmp_path):
    data, _ = walked
    told = run(data, "ledger", "receipt", "没有这个编号", str(tmp_path / "receipts"))
    assert told.returncode == 1
    assert not (tmp_path / "receipts").exists()


def test_the_logs_are_listed_with_what_is_published_of_them(walked):
    data, _ = walked
    run(data, "ledger", "publish")
    told = run(data, "ledger", "status")
    assert told.returncode == 0, told.stderr
    size = json.loads(run(data, "status", "--json").stdout)["logs"]
    ((origin, entries),) = size.items()
    words = told.stdout.splitlines()[-1].split()
    assert words == [origin[-4:], origin, str(entries), str(entries), "在写"]


def test_lost_tiles_are_written_anew_from_the_record(walked):
    data, _ = walked
    run(data, "ledger", "publish")
    tiles = data / "log" / "2026" / "tile"
    before = {path: path.read_bytes() for path in tiles.rglob("*") if path.is_file()}
    for path in before:
        path.unlink()
    restored = run(data, "ledger", "publish", "--restore")
    assert restored.returncode == 0, restored.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_the_history_of_an_unknown_number_is_refused(walked):
    data, _ = walked
    told = run(data, "ledger", "history", "（陵）应急线〔2026〕999号")
    assert (told.returncode, told.stdout) == (1, "")
    assert "请核对编号" in told.stderr


def test_a_port_that_another_program_holds_is_refused_before_anything_starts(walked):
    data, _ = walked
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run(data, "demo", "serve", "--port", str(taken.getsockname()[1]))
    assert told.returncode == 1
    assert "--port" in told.stderr
    assert "请打开" not in told.stdout


def _get(port: int, path: str, patience: float = PATIENCE) -> tuple[int, str]:
    deadline = time.monotonic() + patience
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        finally:
            connection.close()
