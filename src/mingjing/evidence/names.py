"""Names of files: the sender's, shown but never used as a path, and ours, made from facts."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from mingjing.evidence.intake import Media, extension_of
from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import InvalidInputError

MAX_CHARACTERS = 300
KEPT_AT_START = 220
KEPT_AT_END = 60
NAMELESS = "〔无文件名〕"

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_VISIBLE_SPACES = frozenset({" ", "\u3000"})
_PUNCTUATION_OF_PATHS = frozenset('/\\:*?"<>|')
_ESCAPE_MARK = "‹"
_PART = r"[0-9A-Za-z-]{1,32}"
_CANONICAL = re.compile(
    rf"(?P<unit>{_PART})_(?P<device>{_PART})_(?P<officer>{_PART})_"
    r"(?P<started_at>\d{8}T\d{6}\+0800)_(?P<seq>\d{3,6})_(?P<digest>[0-9a-f]{8})"
    r"\.(?P<extension>[0-9a-z]{1,8})",
    re.ASCII,
)


def original_name(given: str) -> str:
    r"""Return a sender's file name as it may be stored and shown.

    The name is NFC. Whatever cannot be seen, turns the direction of writing or has a meaning in
    paths appears as ‹U+…›, as does the mark ‹ itself, so the given name can be told from it.
    Past 300 characters the middle is left out and its length said.

    >>> original_name("证据\u202egpj.exe"), original_name("../../etc/passwd")
    ('证据‹U+202E›gpj.exe', '..‹U+002F›..‹U+002F›etc‹U+002F›passwd')
    """
    text = "".join(map(_shown, unicodedata.normalize("NFC", given)))
    if not text:
        return NAMELESS
    if len(text) <= MAX_CHARACTERS:
        return text
    omitted = len(text) - KEPT_AT_START - KEPT_AT_END
    return f"{text[:KEPT_AT_START]}〔略{omitted}字〕{text[-KEPT_AT_END:]}"


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if (
        category in _INVISIBLE
        or (category == "Zs" and character not in _VISIBLE_SPACES)
        or character in _PUNCTUATION_OF_PATHS
        or character == _ESCAPE_MARK
    ):
        return f"{_ESCAPE_MARK}U+{ord(character):04X}›"
    return character


def safe_extension(given: str, media: Media | None) -> str:
    """Return the extension for our own name: by the bytes if they tell, else the claimed one.

    >>> safe_extension("a.JPG", None), safe_extension("a.e x e", None)
    ('jpg', 'bin')
    """
    claimed = extension_of(given)
    if media is not None:
        return claimed if claimed in media.extensions else media.extensions[0]
    return claimed if re.fullmatch(r"[0-9a-z]{1,8}", claimed) else "bin"


@dataclass(frozen=True, slots=True)
class CanonicalName:
    """A name made of recorded facts only, the same on every file system.

    Args:
        unit: id of the unit.
        device: id of the device.
        officer: id of the officer.
        started_at: start of the recording, timezone-aware; written in Shanghai time.
        seq: number within the recording, from 1.
        digest: first eight hex digits of the SHA-256.
        extension: lower case, without its dot.

    Raises:
        InvalidInputError: a part does not fit into a name.
        ValueError: the instant has no zone.
    """

    unit: str
    device: str
    officer: str
    started_at: datetime
    seq: int
    digest: str
    extension: str

    def __post_init__(self) -> None:
        if self.started_at.tzinfo is None:
            raise ValueError("an instant without a zone has no place in a name")
        if _CANONICAL.fullmatch(str(self)) is None:
            raise _unusable(str(self))

    def __str__(self) -> str:
        started = self.started_at.astimezone(SHANGHAI)
        return (
            f"{self.unit}_{self.device}_{self.officer}_{started:%Y%m%dT%H%M%S%z}"
            f"_{self.seq:03d}_{self.digest}.{self.extension}"
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a name back.

        Raises:
            InvalidInputError: not such a name.

        >>> CanonicalName.parse("u2_DSJ0007_p-07_20260511T090000+0800_001_9f86d081.mp4").seq
        1
        """
        found = _CANONICAL.fullmatch(text)
        if found is None:
            raise _unusable(text)
        try:
            started_at = datetime.strptime(found["started_at"], "%Y%m%dT%H%M%S%z")
        except ValueError as error:
            raise _unusable(text) from error
        return cls(
            unit=found["unit"],
            device=found["device"],
            officer=found["officer"],
            started_at=started_at.astimezone(SHANGHAI),
            seq=int(found["seq"]),
            digest=found["digest"],
            extension=found["extension"],
        )


def _unusable(text: str) -> InvalidInputError:
    return InvalidInputError(
        f"“{original_name(text)}”不是规范的声像文件名。",
        why="文件名由股室、设备、人员的编号和起始时间、序号、摘要前八位组成，编号只用字母、数字和短横。",
        remedy="请核对登记的编号；原文件名照原样另行保存，不受影响。",
    )
