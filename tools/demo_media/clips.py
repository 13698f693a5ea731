"""Moving pictures of a body-worn camera, and a recording of voices that say nothing."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import pi, sin
from pathlib import Path

import av
from PIL import Image, ImageDraw

from demo_media.canvas import HEI, Canvas, font, grainy, vignetted, watermarked
from demo_media.photos import casting, furnace_pit, lifting, locked_exit

SIZE, RATE, SECONDS = (640, 360), 12, 14
SOUND_RATE, VOICE_SECONDS = 16_000, 9
STAMP = "虚构时刻 10:{minute:02}:{second:02}"


@dataclass(frozen=True)
class Walk:
    """What the wearer sees: one scene after the other, each crossed by a slow look around."""

    device: str
    minute: int
    scenes: tuple[Callable[[], Canvas], ...]


WALKS: Mapping[str, Walk] = {
    "bodycam-workshop": Walk("ZFY-03", 12, (furnace_pit, casting)),
    "bodycam-yard": Walk("ZFY-04", 40, (lifting, locked_exit)),
}


def film(walk: Walk, path: Path) -> None:
    """Write the clip as H.264 in MP4, ready to play from its first byte."""
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "31", "preset": "veryslow", "threads": "1", "g": "48"}
        for n, picture in enumerate(_frames(walk)):
            frame = av.VideoFrame.from_image(picture)
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def _frames(walk: Walk) -> Iterator[Image.Image]:
    scenes = [
        scene().image.resize((960, 720), Image.Resampling.LANCZOS) for scene in walk.scenes
    ]
    frames = RATE * SECONDS
    each = frames // len(scenes)
    for n in range(frames):
        scene, at = divmod(n, each)
        scene = min(scene, len(scenes) - 1)
        picture = _seen(scenes[scene], at / each, n)
        fade = min(1.0, at / 6) if scene else 1.0
        if fade < 1:
            picture = Image.blend(_seen(scenes[scene - 1], 1, n), picture, fade)
        picture = vignetted(picture, 0.8)
        picture = grainy(picture, n % 4, 0.04)
        yield _overlaid(watermarked(picture, (255, 255, 255), 0.16), walk, n)


def _seen(scene: Image.Image, share: float, n: int) -> Image.Image:
    sway, step = 5 * sin(n / RATE * 2 * pi * 0.5), 4 * abs(sin(n / RATE * 2 * pi * 0.9))
    wide = 760 - 130 * share
    tall = wide * SIZE[1] / SIZE[0]
    left = (960 - wide) * (0.5 + 0.42 * sin(share * pi * 1.2 - 0.6)) + sway
    top = (720 - tall) * 0.62 + step
    left, top = min(max(left, 0), 960 - wide), min(max(top, 0), 720 - tall)
    box = (left, top, left + wide, top + tall)
    return scene.resize(SIZE, Image.Resampling.BICUBIC, box=box)


def _overlaid(picture: Image.Image, walk: Walk, n: int) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    second = n // RATE
    when = STAMP.format(minute=walk.minute, second=second)
    edge = {"stroke_width": 2, "stroke_fill": (12, 12, 12)}
    draw.text((14, 10), when, (255, 255, 255), font(HEI, 18), **edge)
    draw.text(
        (14, 332), f"{walk.device}  执法记录仪（演示）", (255, 214, 92), font(HEI, 16), **edge
    )
    if second % 2 == 0:
        draw.ellipse((536, 14, 550, 28), fill=(226, 40, 36))
    draw.text((558, 9), "REC", (255, 255, 255), font(HEI, 18), **edge)
    draw.rectangle((596, 336, 626, 348), outline=(255, 255, 255))
    draw.rectangle((598, 338, 618, 346), fill=(120, 220, 120))
    return picture


def speak(path: Path) -> None:
    """Write a recording of two voices that murmur in turn, as AAC in an MPEG-4 file."""
    with av.open(str(path), "w", format="ipod") as container:
        stream = container.add_stream("aac", rate=SOUND_RATE, layout="mono")
        stream.bit_rate = 40_000
        samples = bytes(_murmur())
        size = 1024 * 2
        for n in range(len(samples) // size):
            frame = av.AudioFrame(format="s16", layout="mono", samples=1024)
            frame.sample_rate = SOUND_RATE
            frame.pts, frame.time_base = n * 1024, Fraction(1, SOUND_RATE)
            frame.planes[0].update(samples[n * size : (n + 1) * size])
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def _murmur() -> Iterator[int]:
    rng = random.Random(1)
    length = SOUND_RATE * VOICE_SECONDS
    phase = hum = 0.0
    for n in range(length):
        at = n / SOUND_RATE
        turn, syllable = int(at / 2.25) % 2, sin(pi * ((at * 4.3) % 1)) ** 0.6
        pause = 0.0 if at % 2.25 > 1.95 else 1.0
        pitch = (128, 196)[turn] * (1 + 0.07 * sin(at * 5.1) + 0.05 * sin(at * 12.7))
        phase += 2 * pi * pitch / SOUND_RATE
        open_ = 0.5 + 0.5 * sin(at * 13.7 + turn)
        voice = sum(
            sin(phase * k) / k * (1.4 if k in (3, 4 + round(3 * open_)) else 0.55)
            for k in range(1, 9)
        )
        hum = 0.97 * hum + 0.03 * rng.uniform(-1, 1)
        value = round(32_767 * (0.16 * voice * syllable * pause + 0.12 * hum))
        yield from value.to_bytes(2, "little", signed=True)
