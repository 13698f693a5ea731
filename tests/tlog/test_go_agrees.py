"""A verifier with none of our code, Go's ``sumdb/note`` and ``sumdb/tlog``, reads our log."""

import base64
import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from mingjing.tlog import merkle
from mingjing.tlog.signer import Publisher
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from tlog.logs import signing_key
from tlog.sources import honest
from tlog.trees import leaves

GO = Path("/usr/lib/go-1.19/bin/go")
GOCODE = Path("/usr/share/gocode")
INSTALL = "apt-get install -y --no-install-recommends golang-1.19-go golang-golang-x-mod-dev"
SIZES = [9_000, 20_000]
KEY = signing_key()


@pytest.fixture(scope="module")
def goverify(tmp_path_factory):
    """Return the program, built from source with Debian's Go and no module proxy."""
    if not (GO.exists() and (GOCODE / "src/golang.org/x/mod/sumdb/tlog").is_dir()):
        message = f"Go's tlog is not installed: {INSTALL}"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    scratch = tmp_path_factory.mktemp("go")
    source = Path(__file__).parent / "goverify" / "main.go"
    run(
        [GO, "build", "-o", scratch / "goverify", source],
        GO111MODULE="off",
        GOPATH=str(GOCODE),
        GOPROXY="off",
        GOCACHE=str(scratch / "cache"),
        GOFLAGS="",
    )
    return scratch / "goverify"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return a directory in which our publisher published twice, and our proofs of it."""
    scratch = tmp_path_factory.mktemp("published")
    with Publisher(scratch / "log", KEY, scratch / "state.db") as publisher:
        for size in SIZES:
            head = publisher.publish(honest(size))
    tree = TileReader(TileDirectory(scratch / "log"), head.size, head.root)
    chosen = random.Random(20261123)  # noqa: S311 - a sample of proofs, the same in every run
    sizes = [1, 255, 256, 257, head.size, *chosen.sample(range(2, head.size), 95)]
    proofs = {
        "inclusion": [
            {"index": n, "proof": texts(merkle.inclusion_proof(n, head.size, tree.read))}
            for n in [0, head.size - 1, *chosen.sample(range(1, head.size - 1), 998)]
        ],
        "consistency": [
            {
                "size": size,
                "root": texts([merkle.root_hash(leaves(head.size)[:size])])[0],
                "proof": texts(merkle.consistency_proof(size, head.size, tree.read)),
            }
            for size in sizes
        ],
    }
    (scratch / "proofs.json").write_text(json.dumps(proofs))
    return scratch


def texts(hashes):
    return [base64.b64encode(h).decode() for h in hashes]


def run(command, **environment):
    done = subprocess.run(  # noqa: S603 - Debian's compiler and what it built
        [str(word) for word in command],
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_go_accepts_our_signature_tiles_entries_and_proofs(goverify, published):
    said = run([goverify, published / "log", KEY.verifier, published / "proofs.json"])
    assert json.loads(said) == {
        "entries": 20_000,
        "tiles": 80,
        "inclusion": 1_000,
        "consistency": 100,
    }


def harm_proof(directory, kind):
    path = directory / "proofs.json"
    proofs = json.loads(path.read_text())
    proofs[kind][7]["proof"][0] = base64.b64encode(bytes(32)).decode()
    path.write_text(json.dumps(proofs))


def flip(path):
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)


HARMS = [
    (lambda d: harm_proof(d, "inclusion"), "inclusion of", "an inclusion proof"),
    (lambda d: harm_proof(d, "consistency"), "consistency from", "a consistency proof"),
    (lambda d: flip(d / "log/tile/0/007"), "tile/0/007 is not the tile", "a tile"),
    (lambda d: flip(d / "log/tile/entries/007"), "the entries give the root", "an entry"),
    (lambda d: flip(d / "log/checkpoint"), "signature", "the checkpoint"),
]


@pytest.mark.parametrize(("harm", "said", "why"), HARMS)
def test_go_refuses_what_was_harmed(goverify, published, tmp_path, harm, said, why):
    directory = shutil.copytree(published, tmp_path / "harmed")
    harm(directory)
    with pytest.raises(AssertionError, match=said):
        run([goverify, directory / "log", KEY.verifier, directory / "proofs.json"])
