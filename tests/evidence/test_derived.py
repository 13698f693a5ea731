"""Small pictures: made from originals, never instead of them; no file endangers their maker."""

import io
import os

import pytest
from PIL import Image

from evidence.media import HTML, SVG, bomb, clip, photo
from evidence.samples import sha256, some_bytes
from mingjing.evidence import derived, picturing
from mingjing.evidence.derived import DerivedFiles
from mingjing.evidence.intake import media_of
from mingjing.evidence.refusals import BlobMissingError
from mingjing.evidence.store import BlobStore


@pytest.fixture
def files(tmp_path):
    return DerivedFiles(BlobStore(tmp_path / "data"))


def made(files, data):
    stored = files.store.receive(io.BytesIO(data))
    media = media_of(stored.head)
    media_type = media.type if media else "application/octet-stream"
    return stored.sha256, files.make(stored.sha256, media_type)


def opened(files, digest):
    return Image.open(io.BytesIO(files.thumbnail(digest)))


def test_a_photo_gets_a_small_picture_and_says_when_it_was_taken(files):
    data = photo(taken="2026:03:02 09:05:00")
    digest, derivation = made(files, data)
    assert derivation.failure == ""
    assert derivation.source == digest
    assert derivation.claims.taken_at == "2026-03-02T09:05:00"
    assert (derivation.claims.width, derivation.claims.height) == (640, 360)
    assert "DSJ-1" in derivation.claims.device
    assert opened(files, digest).size == (480, 270)
    assert files.find(digest) == derivation
    assert files.store.path(digest).read_bytes() == data


@pytest.mark.parametrize(
    ("orientation", "corner", "size"),
    [(1, (5, 5), (480, 270)), (3, (470, 260), (480, 270)), (6, (262, 5), (270, 480))],
)
def test_a_photo_stands_upright(files, orientation, corner, size):
    digest, _ = made(files, photo(orientation=orientation))
    small = opened(files, digest)
    assert small.size == size
    assert min(small.getpixel(corner)) > 200, "the white corner is where a person sees it"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "GIF"])
def test_other_kinds_of_photo(files, kind):
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), (10, 20, 30, 0)).save(out, kind)
    digest, derivation = made(files, out.getvalue())
    assert derivation.failure == ""
    assert opened(files, digest).mode == "RGB"


@pytest.mark.parametrize(("kind", "codec"), [("mp4", "h264"), ("webm", "libvpx")])
def test_a_clip_gets_a_small_picture_and_says_how_long_it_is(files, tmp_path, kind, codec):
    digest, derivation = made(files, clip(tmp_path / "clip", kind=kind, codec=codec))
    assert derivation.failure == ""
    assert derivation.claims.duration_ms == pytest.approx(3000, abs=200)
    assert (derivation.claims.width, derivation.claims.height) == (320, 180)
    assert opened(files, digest).size == (320, 180)
    if kind == "mp4":
        assert derivation.claims.taken_at.startswith("2026-03-02T00:30:00")


def hostile(tmp_path):
    whole = clip(tmp_path / "whole")
    return {
        "decompression bomb": bomb(),
        "photo cut off": photo()[:900],
        "photo of noise": b"\xff\xd8\xff" + some_bytes(5000),
        "clip cut off": whole[: len(whole) // 3],
        "clip of noise": b"\0\0\0\x18ftypisom" + some_bytes(50_000),
        "playlist called a clip": b"\0\0\0\x18ftypisom#EXTM3U\nhttp://127.0.0.1/x",
        "matroska of noise": b"\x1aE\xdf\xa3webm" + some_bytes(5000),
        "SVG with a script": SVG,
        "HTML": HTML,
        "archive": b"PK\x03\x04" + some_bytes(500),
    }


CASES = [
    "decompression bomb",
    "photo of noise",
    "clip cut off",
    "clip of noise",
    "playlist called a clip",
    "matroska of noise",
    "SVG with a script",
    "HTML",
    "archive",
]


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_parsed_leaves_a_note_and_stays_untouched(files, tmp_path, name):
    data = hostile(tmp_path)[name]
    digest, derivation = made(files, data)
    assert derivation.failure, name
    assert files.thumbnail(digest) is None
    assert files.store.path(digest).read_bytes() == data


def test_a_parser_that_hangs_is_ended(files, monkeypatch):
    monkeypatch.setattr(derived, "SECONDS", 0.01)
    _, derivation = made(files, photo())
    assert "时限" in derivation.failure


def test_the_program_limits_its_own_memory_and_time():
    child = os.fork()
    if not child:
        with picturing._limited():
            try:
                bytearray(picturing.MOST_MEMORY)
            except MemoryError:
                os._exit(7)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7


def test_what_was_derived_can_be_thrown_away_and_made_again(files):
    data = photo()
    digest, first = made(files, data)
    small = files.thumbnail(digest)
    for path in sorted((files.store.root / "derived").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert (files.find(digest), files.thumbnail(digest)) == (None, None)
    assert files.make(digest, "image/jpeg") == first
    assert files.thumbnail(digest) == small


def test_a_small_picture_that_was_changed_is_not_shown(files):
    digest, derivation = made(files, photo())
    place = next((files.store.root / "derived").rglob("thumbnail.jpg"))
    assert sha256(place.read_bytes()) == derivation.thumbnail_sha256
    place.write_bytes(photo(size=(48, 27)))
    assert files.thumbnail(digest) is None


def test_without_the_original_there_is_nothing_to_derive(files):
    with pytest.raises(BlobMissingError):
        files.make("0" * 64, "image/jpeg")
