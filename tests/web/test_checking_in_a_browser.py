"""The check in the visitor's browser: what is genuine passes, each tampering names its step."""

import base64
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import Browser, Page, Route

from disclosure.acts import published_case, withdraw
from disclosure.cast import PERSON, Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.ledger.publishing import publish_all
from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.merkle import Frontier, leaf_hash
from mingjing.tlog.note import SigningKey
from mingjing.tlog.tiles import tiles_for
from mingjing.web.page_writing import write_public_pages
from support.tools import TOOLS
from web.browsing import browser, served

CODE, WITHDRAWN, ABOUT_PERSON = f"{1:016x}", f"{2:016x}", f"{3:016x}"
pytestmark = pytest.mark.one_database("the browser reads files that were written before")
STEPS = ["key", "signature", "grown", "entry", "opening", "content", "page"]


@pytest.fixture
def chromium(need) -> Path:
    return need(next(tool for tool in TOOLS if tool.name == "Chromium"))


@pytest.fixture
def county(committed_db) -> Path:
    """A published, a withdrawn and a natural person's decision under one signed log."""
    published_case(decided())
    withdrawn = decided(Matter(number=2))
    published_case(withdrawn)
    withdraw(withdrawn)
    published_case(decided(Matter(party=PERSON, number=3)), social_influence="危及公共安全")
    for code in (CODE, WITHDRAWN, ABOUT_PERSON):
        register_document({"document": code}, at(12))
        write_public_pages({"document": code}, at(22, month=6))
    publish_all(committed_db.data)
    return committed_db.data


@pytest.fixture
def visited(chromium: Path, county: Path) -> Iterator[tuple[Browser, str]]:
    with served() as address, browser(chromium) as started:
        yield started, address


def opened(started: Browser, address: str, path: str = f"/decisions/{CODE}/") -> Page:
    page = started.new_context().new_page()
    page.goto(address + path)
    return page


def check(page: Page, button: str = "核验这一页") -> dict[str, str]:
    """Press the button and return what each step says, by step, and the verdict."""
    page.get_by_role("button", name=button).click()
    page.wait_for_selector("[data-verdict]")
    signs = page.eval_on_selector_all(
        "[data-step]", "all => all.map(one => [one.dataset.step, one.dataset.sign])"
    )
    verdict = page.get_attribute("[data-verdict]", "data-verdict")
    return {**dict(signs), "verdict": verdict}


def swap(page: Page, pattern: str, change) -> None:
    """Let the network hand over something else than the server sent."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.body()))

    page.route(pattern, answer)


def test_what_is_genuine_passes_every_step(visited):
    started, address = visited
    page = opened(started, address)
    assert check(page) == dict.fromkeys((*STEPS, "verdict"), "good")
    assert "全部通过" in page.inner_text("[data-verdict]")
    page.reload()
    assert check(page)["grown"] == "good"
    assert "开头没有改变" in page.inner_text("[data-step=grown]")
    assert "号条目，登记这一页时写入" in page.inner_text("[data-step=entry]")


def test_the_page_of_a_person_and_a_tombstone_pass_too(visited):
    started, address = visited
    for code in (ABOUT_PERSON, WITHDRAWN):
        page = opened(started, address, f"/decisions/{code}/")
        assert check(page)["verdict"] == "good"


def turned(data: bytes, at_byte: int = -3) -> bytes:
    changed = bytearray(data)
    changed[at_byte] ^= 1
    return bytes(changed)


def one_more_digit(data: bytes) -> bytes:
    return data.replace(b'"decision.fine_fen":1200000', b'"decision.fine_fen":7200000')


def other_salt(data: bytes) -> bytes:
    receipt = json.loads(data)
    return json.dumps({**receipt, "salt": "00" * 32}).encode()


def other_entry(data: bytes) -> bytes:
    receipt = json.loads(data)
    entry = base64.b64decode(receipt["entry"]).replace(b'"k":"', b'"k":"x')
    return json.dumps({**receipt, "entry": base64.b64encode(entry).decode()}).encode()


def smaller(data: bytes) -> bytes:
    lines = data.decode().split("\n")
    return "\n".join([lines[0], str(int(lines[1]) - 1), *lines[2:]]).encode()


def other_key(data: bytes) -> bytes:
    name = data.decode().split("+")[0]
    return str(SigningKey(name, Ed25519PrivateKey.generate()).verifier).encode()


def weak_key(data: bytes) -> bytes:
    name = data.decode().split("+")[0]
    key = b"\x01" + b"\x01" + bytes(31)
    named = sha256(name.encode() + b"\n" + key).digest()[:4].hex()
    return f"{name}+{named}+{base64.b64encode(key).decode()}".encode()


def other_fine(data: bytes) -> bytes:
    return data.replace("罚款 12,000 元".encode(), "罚款 2,000 元".encode())


TAMPERING = [
    # file, what was done to it, the step that must fail, what it says, why
    ("**/log.vkey", turned, "key", "公钥", "a bit of the key turned"),
    ("**/log.vkey", weak_key, "key", "弱密钥", "a key anybody can sign for"),
    ("**/log.vkey", other_key, "signature", "没有这把公钥的签名", "another key"),
    ("**/checkpoint", turned, "signature", "", "a bit of the signature turned"),
    ("**/checkpoint", smaller, "signature", "签名与检查点的内容不符", "another size"),
    ("**/tile/0/**", lambda data: turned(data, 0), "entry", "树根", "another leaf of the log"),
    ("**/receipt.json", other_entry, "entry", "不是这一条", "another entry"),
    ("**/receipt.json", other_salt, "opening", "不是条目所承诺的", "another opening"),
    ("**/record.json", one_more_digit, "content", "不是登记的那一份", "another fine"),
    ("**/decisions/*/", other_fine, "page", "处罚", "the page shows another fine"),
    ("**/decisions/*/", lambda data: data + b" ", "page", "网页文件", "one byte more"),
]


@pytest.mark.parametrize(("pattern", "change", "step", "words", "why"), TAMPERING)
def test_each_tampering_is_told_at_its_step(visited, pattern, change, step, words, why):
    started, address = visited
    page = started.new_context().new_page()
    swap(page, pattern, change)
    page.goto(f"{address}/decisions/{CODE}/")
    said = check(page)
    assert said[step] == "bad", why
    assert words in page.inner_text(f"[data-step={step}]"), why
    before, after = STEPS[: STEPS.index(step)], STEPS[STEPS.index(step) + 1 :]
    assert {said[one] for one in before} <= {"good"}, why
    assert {said[one] for one in after} <= {"open"}, "a later step claims to have passed"
    assert said["verdict"] == "bad", why


def test_a_log_that_was_rewritten_is_told_from_the_one_seen_before(visited):
    started, address = visited
    page = opened(started, address)
    assert check(page)["verdict"] == "good"
    page.evaluate(
        "() => { for (const key of Object.keys(localStorage)) localStorage[key] ="
        ' localStorage[key].replace(/"root":"../, \'"root":"zz\'); }'
    )
    page.reload()
    said = check(page)
    assert (said["grown"], said["verdict"]) == ("bad", "bad")
    assert "历史被改写" in page.inner_text("[data-step=grown]")


def test_what_cannot_be_fetched_is_no_verdict(visited):
    started, address = visited
    page = opened(started, address)
    page.route("**/tile/**", lambda route: route.fulfill(status=404, body=""))
    said = check(page)
    assert (said["entry"], said["verdict"]) == ("open", "open")


def test_a_browser_that_cannot_check_says_how_to_do_without(visited):
    started, address = visited
    page = started.new_context().new_page()
    page.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', {value: false})")
    page.goto(f"{address}/decisions/{CODE}/")
    said = check(page)
    assert said == {"verdict": "open"}
    assert "mingjing-verify" in page.inner_text("[data-verdict]")


def test_without_script_the_button_leads_to_the_offline_way(visited):
    started, address = visited
    page = started.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/decisions/{CODE}/")
    assert not page.get_by_text("打印", exact=True).is_visible()
    page.get_by_role("link", name="核验这一页").click()
    assert page.url.endswith("/record/#h-how")
    assert "mingjing-verify" in page.inner_text("main")


def test_a_key_from_elsewhere_is_used_instead_of_the_sites(visited, county):
    started, address = visited
    page = opened(started, address)
    page.get_by_text("核验不能说明什么").click()
    page.get_by_label("用您从别处得到的公钥核验").fill(
        (county / "trust/2026.vkey").read_text().strip()
    )
    swap(page, "**/log.vkey", other_key)
    assert check(page)["verdict"] == "good"
    page.get_by_label("用您从别处得到的公钥核验").fill("lingchuan.example+0+x")
    page.get_by_role("button", name="核验这一页").click()
    page.wait_for_selector("[data-step=key][data-sign=bad]")


def test_the_entry_of_a_paper_is_checked_on_its_own_page(visited):
    started, address = visited
    page = opened(started, address, f"/verify/{CODE}/")
    assert check(page, "核验条目")["verdict"] == "good"
    page.reload()
    swap(page, "**/tile/0/**", turned)
    assert check(page, "核验条目")["entry"] == "bad"


def test_a_file_is_compared_without_leaving_the_machine(visited, tmp_path):
    started, address = visited
    page = opened(started, address, f"/verify/{CODE}/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "", "buffer": b"forged"})
    page.wait_for_selector("[data-drop-answer] [data-verdict=bad]")
    icon = f"GET {address}/static/mark.svg"  # the browser asks for it when it likes
    assert [one for one in sent if one != icon] == [], "a file left the machine"


def test_the_file_of_a_person_is_compared_by_digest_alone(visited):
    started, address = visited
    page = opened(started, address, f"/verify/{ABOUT_PERSON}/")
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "", "buffer": b"forged"})
    page.wait_for_selector("h1:has-text('内容与原件不一致')")
    assert "sha256" not in page.url


SIZES = [1, 2, 3, 7, 255, 256, 257, 700]


@pytest.mark.parametrize("size", SIZES)
def test_the_script_agrees_with_our_own_log(visited, size):
    """Every size: the last, the first and a middle entry; and a leaf that is another."""
    started, address = visited
    entries = [f"entry {number}".encode() for number in range(size)]
    tiles = {
        name.path: list(data)
        for name, data in tiles_for(
            0,
            size,
            hashes=lambda _level, _number: b"",
            entries=lambda start, stop: entries[start:stop],
        )
        if name.level is not None
    }
    frontier = Frontier()
    frontier.extend(map(leaf_hash, entries))
    key = SigningKey("example.com/log/2026", Ed25519PrivateKey.generate())
    note = sign_checkpoint(Checkpoint("example.com/log/2026", size, frontier.root()), key)
    page = opened(started, address, "/verify/" + CODE + "/")
    told = page.evaluate(
        """async ([vkey, note, tiles, leaves]) => {
          const tlog = await import("/static/js/tlog.js");
          const read = async (path) => Uint8Array.from(tiles[path]);
          const key = await tlog.readKey(vkey);
          const head = await tlog.openCheckpoint(Uint8Array.from(note), key);
          const said = [];
          for (const [seq, leaf] of leaves) {
            try {
              await tlog.requireIncluded(seq, Uint8Array.from(leaf), head, read);
              said.push("in");
            } catch (error) { said.push(error.constructor.name); }
          }
          const seen = Math.ceil(head.size / 2);
          const root = await tlog.rootOf(0, seen, tlog.tileReader(head.size, read));
          return [head.size, said, tlog.hex(root)];
        }""",
        [
            str(key.verifier),
            list(note),
            tiles,
            [
                *([seq, list(leaf_hash(entries[seq]))] for seq in (0, size // 2, size - 1)),
                [size - 1, list(leaf_hash(b"another"))],
                [size, list(leaf_hash(b"later"))],
            ],
        ],
    )
    earlier = Frontier()
    earlier.extend(map(leaf_hash, entries[: -(-size // 2)]))
    assert told == [size, ["in", "in", "in", "Altered", "CannotTell"], earlier.root().hex()]
