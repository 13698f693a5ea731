"""Draw every picture, scan and clip that the demonstration shows as evidence.

Nothing in them was ever photographed or recorded: every line is drawn by this script, which is
under the licence of the project, and each says 演示 on its face. The same script gives the same
pictures, as far as the encoders of Pillow and PyAV do.

    python tools/make_demo_media.py [NAME …]
"""

# ruff: noqa: INP001 - a script beside the package, not a package
# ruff: noqa: T201 - its result is what it prints

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from demo_media.clips import WALKS, film, speak
from demo_media.papers import PAPERS
from demo_media.photos import PHOTOS
from PIL import Image

TARGET = Path(__file__).resolve().parents[1] / "src" / "mingjing" / "demo" / "data" / "media"


VOICES = "inquiry"


def main(wanted: list[str]) -> None:
    """Make what is wanted, everything if nothing is named."""
    TARGET.mkdir(exist_ok=True)
    for name, make in _makers().items():
        if not wanted or name in wanted:
            path = make()
            print(f"{path.name:<28}{path.stat().st_size:>9}")


def _makers() -> dict[str, Callable[[], Path]]:
    photos = {name: partial(_photo, name, seed) for seed, name in enumerate(PHOTOS, start=1)}
    papers = {name: partial(_paper, name, seed) for seed, name in enumerate(PAPERS, start=1)}
    clips = {name: partial(_clip, name) for name in WALKS}
    return {**photos, **papers, **clips, VOICES: _voices}


def _photo(name: str, seed: int) -> Path:
    return _jpeg(name, PHOTOS[name]().snapshot(seed, f"PAD-02  现场取证  {seed:04}"), 74)


def _paper(name: str, seed: int) -> Path:
    return _jpeg(name, PAPERS[name]().sheet(seed), 66)


def _jpeg(name: str, picture: Image.Image, quality: int) -> Path:
    path = TARGET / f"{name}.jpg"
    picture.save(path, quality=quality, optimize=True, progressive=True)
    return path


def _clip(name: str) -> Path:
    path = TARGET / f"{name}.mp4"
    film(WALKS[name], path)
    return path


def _voices() -> Path:
    path = TARGET / f"{VOICES}.m4a"
    speak(path)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
