"""The published log as files: what exists is served, and nothing beside it."""

from pathlib import Path

import pytest
from django.test import Client

from disclosure.acts import published_case
from disclosure.cast import decided
from mingjing.ledger.publishing import publish_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(data_dir: Path) -> Path:
    published_case(decided())
    publish_all(data_dir)
    (data_dir / "log/2026/secret.txt").write_text("not published")
    (data_dir / "secret").write_text("outside")
    return data_dir / "log/2026"


def test_every_published_file_is_served_byte_by_byte(served):
    client = Client()
    names = [
        str(path.relative_to(served))
        for path in sorted(served.rglob("*"))
        if path.is_file() and path.name != "secret.txt"
    ]
    assert {"checkpoint", "log.vkey"} < set(names)
    for name in names:
        answer = client.get(f"/log/2026/{name}")
        assert (answer.status_code, answer.content) == (200, (served / name).read_bytes()), name


TYPES = [
    ("checkpoint", "text/plain; charset=utf-8", "no-cache"),
    ("log.vkey", "text/plain; charset=utf-8", "no-cache"),
    ("tile/0/000.p/6", "application/octet-stream", "public, max-age=31536000, immutable"),
]


@pytest.mark.parametrize(("name", "media", "cache"), TYPES)
def test_a_file_says_what_it_is_and_how_long_it_holds(served, name, media, cache):
    headers = Client().get(f"/log/2026/{name}").headers
    assert (headers["Content-Type"], headers["Cache-Control"]) == (media, cache)
    assert headers["X-Content-Type-Options"] == "nosniff"


OUTSIDE = [
    ("2026/secret.txt", "a file that is no part of a log"),
    ("2026/../../secret", "up"),
    ("2026/%2e%2e/%2e%2e/secret", "up, encoded"),
    ("2026/tile/../../../secret", "up from a tile"),
    ("2026//etc/passwd", "absolute"),
    ("2026/tile/0/000/../../../../secret", "up from below a tile"),
    ("2026/.checkpoint.tmp", "a scratch file"),
    ("2025/checkpoint", "a year without a log"),
    ("2026/tile/0/999", "a tile that does not exist"),
    ("2026/tile/0", "a folder"),
    ("../publisher/key.pem", "the private key"),
]


@pytest.mark.parametrize(("name", "why"), OUTSIDE)
def test_nothing_else_is_served(served, name, why):
    answer = Client().get(f"/log/{name}")
    assert answer.status_code == 404, why
    assert b"outside" not in answer.content


def test_a_link_out_of_the_log_is_not_followed(served):
    (served / "tile/0/001").symlink_to(served.parents[1] / "secret")
    answer = Client().get("/log/2026/tile/0/001")
    assert (answer.status_code, b"outside" in answer.content) == (404, False)
