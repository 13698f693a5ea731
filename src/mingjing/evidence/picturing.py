"""A program: make a small picture of a photo or clip, and tell what the file says of itself.

``python -m mingjing.evidence.picturing KIND SOURCE TARGET``. It parses bytes of strangers, so
it runs by itself, under limits of memory, time and output, and only with the parser that the
first bytes called for. What it prints is a claim of the device, never proof.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import av
from PIL import ExifTags, Image, ImageOps

from mingjing.evidence.claims import CLIPS, IMAGES, Claims

MIB = 1024 * 1024
MOST_MEMORY = 2048 * MIB
MOST_SECONDS = 20
MOST_OUTPUT = 4 * MIB
MOST_PIXELS = 120_000_000
EDGE = 480
QUALITY = 80
LOOK_AT_SECONDS = 1
MICROSECONDS = 1_000_000

_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)", re.ASCII)
_WORDS = 80


def picture(media_type: str, source: str, target: str) -> Claims:
    """Write the small picture of *source* to *target*, as JPEG; return what the file says.

    Raises:
        Exception: whatever the parser met; the caller's process ends with it.
    """
    if media_type in IMAGES:
        return _of_image(IMAGES[media_type], source, target)
    return _of_clip(CLIPS[media_type], source, target)


def _of_image(kind: str, source: str, target: str) -> Claims:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses twice as many
    with Image.open(source, formats=[kind]) as image:
        width, height = image.size
        exif = image.getexif()
        detail = exif.get_ifd(ExifTags.IFD.Exif)
        image.draft("RGB", (2 * EDGE, 2 * EDGE))
        _save(ImageOps.exif_transpose(image), target)
        told = str(detail.get(ExifTags.Base.DateTimeOriginal, ""))
        offset = str(detail.get(ExifTags.Base.OffsetTimeOriginal, ""))
        make = f"{exif.get(ExifTags.Base.Make, '')} {exif.get(ExifTags.Base.Model, '')}"
        return Claims(width, height, 0, _exif_time(told, offset), _words(make))


def _of_clip(kind: str, source: str, target: str) -> Claims:
    with av.open(source, format=kind, options={"protocol_whitelist": "file"}) as clip:
        duration = clip.duration or 0
        told = {key.lower(): value for key, value in clip.metadata.items()}
        size = (0, 0)
        if clip.streams.video:
            stream = clip.streams.video[0]
            size = (stream.codec_context.width, stream.codec_context.height)
            if size[0] * size[1] > MOST_PIXELS:
                raise ValueError("too many pixels")
            _save(_frame(clip, stream, duration), target)
        make = f"{told.get('com.android.manufacturer', '')} {told.get('com.android.model', '')}"
        return Claims(
            *size, duration * 1000 // MICROSECONDS, _words(told.get("creation_time", "")),
            _words(make),
        )  # fmt: skip


def _frame(clip: Any, stream: Any, duration: int) -> Image.Image:  # noqa: ANN401 - PyAV has no types
    """Return an early picture, upright; the first that decodes where seeking fails."""
    if duration > 2 * LOOK_AT_SECONDS * MICROSECONDS:
        clip.seek(LOOK_AT_SECONDS * MICROSECONDS)
    frame = next(clip.decode(stream))
    image: Image.Image = frame.to_image()
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image


def _save(image: Image.Image, target: str) -> None:
    image.thumbnail((EDGE, EDGE))
    if image.mode != "RGB":
        with_alpha = image.convert("RGBA")
        image = Image.new("RGB", image.size, "white")
        image.paste(with_alpha, mask=with_alpha)
    image.save(target, "JPEG", quality=QUALITY)


def _exif_time(told: str, offset: str) -> str:
    found = _EXIF_TIME.fullmatch(told.strip("\0 "))
    if found is None:
        return ""
    zone = offset if re.fullmatch(r"[+-]\d\d:\d\d", offset) else ""
    return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}{zone}"


def _words(text: str) -> str:
    return " ".join("".join(each for each in text if each.isprintable()).split())[:_WORDS]


@contextmanager
def _limited() -> Iterator[None]:
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    yield


if __name__ == "__main__":
    with _limited():
        claims = picture(*sys.argv[1:4])
    print(json.dumps({name: getattr(claims, name) for name in Claims.__slots__}))  # noqa: T201
