"""The font files a document is set in: the shipped set, and a bureau's own before it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from mingjing.kernel.errors import InvalidInputError

SHIPPED = Path(__file__).parent / "fonts"
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
COLLECTIONS = frozenset({".ttc", ".otc"})


@dataclass(frozen=True, slots=True)
class BureauFonts:
    """Fonts a bureau holds a licence for, used before the shipped ones.

    Args:
        directory: where the files are; its fonts also stand in for missing glyphs.
        body: family for running text, such as 仿宋_GB2312; empty for the shipped one.
        title: family for titles, such as 方正小标宋简体.
        heading: family for headings, such as 黑体.
    """

    directory: Path
    body: str = ""
    title: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class FontSet:
    """Everything that may be used to set a document; no font of the machine is in it."""

    bureau: BureauFonts | None = None

    @property
    def directories(self) -> tuple[Path, ...]:
        """Where Typst looks, first directory first."""
        return (SHIPPED,) if self.bureau is None else (self.bureau.directory, SHIPPED)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every font file, in a fixed order.

        Raises:
            InvalidInputError: the bureau's directory does not exist.
        """
        return tuple(path for directory in self.directories for path in _files_in(directory))

    @property
    def choice(self) -> str:
        """The bureau's families as the templates read them: JSON, role to list of names."""
        bureau = self.bureau
        roles = ("body", "title", "heading")
        chosen = {role: getattr(bureau, role) if bureau else "" for role in roles}
        return json.dumps(
            {role: [name] if name else [] for role, name in chosen.items()}, ensure_ascii=False
        )

    def covers(self, character: str) -> bool:
        """Say whether some font of the set draws *character*."""
        return ord(character) in _union(self)


def file_sha256(path: Path) -> str:
    """Return the digest of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files_in(directory: Path) -> list[Path]:
    if not directory.is_dir():
        raise InvalidInputError(
            f"没有字体目录 {directory.name}。",
            why="文书只用指定目录中的字体，不用机器上的字体。",
            remedy="请建立该目录并放入本机关有权使用的字体文件，或者在参数中取消该目录。",
        )
    return sorted(path for path in directory.rglob("*") if path.suffix.lower() in SUFFIXES)


@cache
def _union(fonts: FontSet) -> frozenset[int]:
    return frozenset().union(*map(_coverage, fonts.files))


def _coverage(path: Path) -> frozenset[int]:
    if path.suffix.lower() in COLLECTIONS:
        with TTCollection(path, lazy=True) as collection:
            return frozenset(point for font in collection for point in font.getBestCmap() or ())
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
