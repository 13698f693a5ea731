"""What docs/verify.md tells a citizen to type is typed here."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.kernel.canonical import encode
from mingjing.kernel.commitment import commit
from mingjing.tlog import merkle
from mingjing.tlog.checkpoint import Checkpoint, sign_checkpoint
from mingjing.tlog.note import SigningKey
from support.tools import TOOLS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "verify.md"
DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
PROGRAMS = Path(sys.executable).parent
ORIGIN = "log.example/enforcement"
SALT, PAYLOAD = bytes(range(32)), b'{"kind":"penalty_decided"}'


def shell(step: str) -> str:
    """Return the commands of the page under ``# step``."""
    return re.search(rf"```sh\n# {step}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]


@pytest.fixture
def log(tmp_path, need):
    """A small log as a citizen gets it: three entries, the second of them theirs."""
    need(next(tool for tool in TOOLS if tool.name == "OpenSSL"))
    entries = [encode({"d": commit(PAYLOAD, SALT).hex(), "n": n}) for n in range(3)]
    leaves = [merkle.leaf_hash(entry) for entry in entries]
    key = SigningKey(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))
    checkpoint = Checkpoint(ORIGIN, 3, merkle.root_hash(leaves))
    receipt = {
        "origin": ORIGIN,
        "seq": 1,
        "entry": base64.b64encode(entries[1]).decode(),
        "leaf_hash": leaves[1].hex(),
        "salt": SALT.hex(),
        "payload": base64.b64encode(PAYLOAD).decode(),
        "log_size": 3,
    }
    tiles = tmp_path / "DIR" / "tile" / "0" / "000.p"
    tiles.mkdir(parents=True)
    (tiles / "3").write_bytes(b"".join(leaves))
    bundles = tmp_path / "DIR" / "tile" / "entries" / "000.p"
    bundles.mkdir(parents=True)
    sized = [len(entry).to_bytes(2, "big") + entry for entry in entries]
    (bundles / "3").write_bytes(b"".join(sized))
    for place in (tmp_path, tmp_path / "DIR"):
        (place / "checkpoint").write_bytes(sign_checkpoint(checkpoint, key))
    (tmp_path / "trusted.vkey").write_text(f"{key.verifier}\n")
    (tmp_path / "receipt.json").write_text(json.dumps(receipt))
    (tmp_path / "decision.pdf").write_bytes(b"abc")
    assert type_in("parts", tmp_path).stdout == "n = 1\n"
    return tmp_path


def type_in(step: str, log: Path) -> subprocess.CompletedProcess[str]:
    return run(f"n=1 tile=DIR/tile/0/000.p/3\n{shell(step)}", log)


def run(commands: str, log: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the page's own commands
        [shutil.which("bash") or "bash", "-c", commands],
        cwd=log,
        env=os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def alter(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_openssl_accepts_the_signature_of_a_checkpoint(log):
    done = type_in("signature", log)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Signature Verified Successfully" in done.stdout


def test_openssl_refuses_a_checkpoint_that_was_altered(log):
    text = (log / "checkpoint").read_text()
    (log / "checkpoint").write_text(text.replace("\n3\n", "\n2\n"))
    done = type_in("signature", log)
    assert done.returncode != 0
    assert "Verified" not in done.stdout


@pytest.mark.parametrize("altered", ["salt", "payload", None])
def test_the_commitment_shows_whether_the_payload_is_the_one(log, altered):
    if altered:
        alter(log / altered)
    digits = type_in("commitment", log).stdout.strip()
    assert len(digits) == 64
    assert (digits in (log / "entry").read_text()) is (altered is None)


@pytest.mark.parametrize("altered", ["entry", "DIR/tile/0/000.p/3", None])
def test_the_leaf_shows_whether_the_entry_is_the_one(log, altered):
    if altered:
        alter(log / altered)
    mine, theirs = type_in("leaf", log).stdout.split()
    assert (mine == theirs) is (altered is None)


def test_the_digest_of_a_document_is_plain_sha256(log):
    assert type_in("document", log).stdout.strip() == DIGEST_OF_ABC


@pytest.mark.parametrize(
    ("altered", "code"), [(None, 0), ("receipt.json", 1), ("decision.pdf", 1)]
)
def test_the_program_says_the_same_as_the_hand(log, altered, code):
    if altered == "receipt.json":
        receipt = json.loads((log / altered).read_text())
        receipt["payload"] = base64.b64encode(b"another").decode()
        (log / altered).write_text(json.dumps(receipt))
    elif altered:
        alter(log / altered)
    commands = shell("program").replace("DIGITS", DIGEST_OF_ABC).splitlines()
    codes = [run(command, log).returncode for command in commands]
    assert max(codes) == (1 if altered else 0)
