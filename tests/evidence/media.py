"""Small photos and clips, made here; the hostile ones too."""

import io
import struct
import zlib
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
)
HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def photo(*, size=(640, 360), colour="darkred", orientation=1, taken="", kind="JPEG") -> bytes:
    """Return a photo whose upper left corner is white."""
    image = Image.new("RGB", size, colour)
    image.paste("white", (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "虚构".encode().decode("latin-1"), "DSJ-1"
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def clip(path: Path, *, seconds=3, size=(320, 180), kind="mp4", codec="h264") -> bytes:
    """Write a clip of one colour after another and return it."""
    with av.open(str(path), "w", format=kind) as out:
        out.metadata["creation_time"] = "2026-03-02T00:30:00.000000Z"
        stream = out.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, 10)
        for nth in range(seconds * 10):
            image = Image.new("RGB", size, (nth * 7 % 256, 90, 160))
            for packet in stream.encode(av.VideoFrame.from_image(image)):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)
    return path.read_bytes()


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that says it has 3.6 thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(7501 * 1000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
