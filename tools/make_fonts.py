"""Make the font set that every PDF is set in, from Debian packages of known content.

Same packages and same fontTools give the same bytes. The families are renamed, because the
licence keeps the upstream names for upstream's own files.

    python tools/make_fonts.py WORKDIR
"""

# ruff: noqa: INP001 - a script beside the package, not a package
# ruff: noqa: T201 - its result is what it prints
# ruff: noqa: S603, S607 - runs apt-get and dpkg-deb from the path, with arguments of this file

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "mingjing" / "documents" / "fonts"
FIXED_TIME = 3_786_825_600  # 2024-01-01 in seconds since 1904, so that no clock gets in
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, TRADEMARK = range(8)
KEPT_NAMES = (COPYRIGHT, 13, 14)
HAN = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x32000),
)
SYMBOLS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x2010, 0x2040),
    range(0x2070, 0x2090),
    range(0x2100, 0x2200),
    range(0x2200, 0x2300),
    range(0x2460, 0x2500),
    range(0x25A0, 0x2610),
    range(0x3000, 0x3040),
    range(0x3200, 0x33FF),
    range(0xFE30, 0xFE50),
    range(0xFF00, 0xFFF0),
)


@dataclass(frozen=True, slots=True)
class Package:
    """A Debian package: what to ask for and the digest it must have."""

    name: str
    version: str
    sha256: str

    def unpacked(self, work: Path) -> Path:
        """Fetch, check and unpack; return the directory.

        Raises:
            SystemExit: the package is not the one this set was made from.
        """
        subprocess.run(
            ["apt-get", "download", f"{self.name}={self.version}"], cwd=work, check=True
        )
        archive = next(work.glob(f"{self.name}_*.deb"))
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != self.sha256:
            raise SystemExit(f"{archive.name} has SHA-256 {found}, not {self.sha256}")
        target = work / self.name
        subprocess.run(["dpkg-deb", "-x", archive, target], check=True)
        return target


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the set.

    Args:
        package: where it comes from.
        source: path inside the package.
        number: index in a collection, -1 for a single font.
        family: the new family name.
        bold: whether the face is bold.
        characters: which of the source's characters stay.
    """

    package: Package
    source: str
    number: int
    family: str
    bold: bool
    characters: frozenset[int]

    @property
    def postscript(self) -> str:
        """Name without spaces, also the file's stem."""
        return f"{self.family.replace(' ', '')}-{'Bold' if self.bold else 'Regular'}"


def gb2312(rows: Iterable[int]) -> frozenset[int]:
    """Return the code points of some rows (区) of GB 2312.

    >>> len(gb2312(range(16, 88)))
    6763
    """
    found = set()
    for row in rows:
        for cell in range(1, 95):
            try:
                found.add(ord(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return frozenset(found)


def points(*ranges: range) -> frozenset[int]:
    """Return the code points of several ranges."""
    return frozenset(point for part in ranges for point in part)


KAI = Package(
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
NOTO = Package(
    "fonts-noto-cjk",
    "1:20220127+repack1-1",
    "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
)
ASCII = points(range(0x20, 0x7F))
WIDE = points(*SYMBOLS) | gb2312(range(1, 10))
FACES = (
    Face(
        KAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        -1,
        "Mingjing Kai",
        bold=False,
        characters=points(*HAN) | WIDE,
    ),
    Face(
        NOTO,
        "usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
        2,
        "Mingjing Song",
        bold=True,
        characters=gb2312(range(1, 88)) | ASCII,
    ),
    Face(
        NOTO,
        "usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
        2,
        "Mingjing Song",
        bold=False,
        characters=WIDE,
    ),
    Face(
        NOTO,
        "usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        2,
        "Mingjing Hei",
        bold=True,
        characters=gb2312((*range(1, 10), *range(16, 56))) | ASCII,
    ),
)


def make(face: Face, unpacked: Path) -> Path:
    """Write one face into the set and return its path."""
    font = TTFont(unpacked / face.source, fontNumber=face.number, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["kern", "locl", "mark", "mkmk"]
    options.name_IDs = list(KEPT_NAMES)
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=face.characters)
    worker.subset(font)
    rename(font, face)
    font["head"].created = font["head"].modified = FIXED_TIME
    path = TARGET / f"{face.postscript}.{'otf' if 'CFF ' in font else 'ttf'}"
    font.save(path, reorderTables=True)
    return path


def rename(font: TTFont, face: Face) -> None:
    """Give the face its new names; copyright and licence stay upstream's."""
    style = "Bold" if face.bold else "Regular"
    names = {
        FAMILY: face.family,
        STYLE: style,
        UNIQUE: f"{face.postscript};{face.package.version}",
        FULL: f"{face.family} {style}",
        VERSION: "Version 1.000",
        POSTSCRIPT: face.postscript,
    }
    for identifier, text in names.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)
    if "CFF " in font:
        table = font["CFF "].cff
        table.fontNames[0] = face.postscript
        top = table.topDictIndex[0]
        top.FamilyName, top.FullName, top.Weight = face.family, names[FULL], style
        for position, part in enumerate(getattr(top, "FDArray", ())):
            part.FontName = f"{face.postscript}-{position}"


def main(work: Path) -> None:
    """Make the whole set and print a line for each file."""
    work.mkdir(parents=True, exist_ok=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    directories = {package: package.unpacked(work) for package in (KAI, NOTO)}
    print(f"fontTools {fontTools.version}")
    for face in FACES:
        path = make(face, directories[face.package])
        count = len(TTFont(path, lazy=True).getBestCmap())
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {path.name}  {path.stat().st_size} bytes, {count} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
