"""Files of law that a bureau enters beside those of the release: same form, same checks."""

import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import IO, Any

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.errors import RuleFileError
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import read_rulebook
from mingjing.statute.reading import SUFFIX
from mingjing.statute.unusable import Unusable

StrPath = str | os.PathLike[str]
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 256 * 1024


class LawKind(StrEnum):
    """What a file of law holds."""

    STATUTE = "statute"
    CALENDAR = "calendar"
    REGION = "region"
    RETENTION = "retention"
    RECORDING = "recording"
    VIOLATIONS = "violations"
    DISCRETION = "discretion"

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self]


LABELS = {
    LawKind.STATUTE: "规范",
    LawKind.CALENDAR: "工作日历",
    LawKind.REGION: "地区数额",
    LawKind.RETENTION: "保管期限",
    LawKind.RECORDING: "记录事项",
    LawKind.VIOLATIONS: "案由目录",
    LawKind.DISCRETION: "裁量基准",
}
FOLDERS = {
    LawKind.STATUTE: "statutes",
    LawKind.CALENDAR: "calendars",
    LawKind.REGION: "regions",
    LawKind.RETENTION: "retention",
    LawKind.RECORDING: "recording",
    LawKind.VIOLATIONS: "violations",
    LawKind.DISCRETION: "discretion",
}


@dataclass(frozen=True, slots=True)
class LawText:
    """One file as it was entered.

    Args:
        kind: what it holds, and so in which folder it lies.
        name: of the file without ending, such as ``2027`` or ``apl-2021``.
        text: TOML.

    Raises:
        InvalidInputError: not a name of a file of law, or longer than one is.
    """

    kind: LawKind
    name: str
    text: str = field(repr=False)

    def __post_init__(self) -> None:
        if NAME.fullmatch(self.name) is None:
            raise InvalidInputError(
                f"“{self.name}”不能作为规则文件的名称。",
                why="名称只用小写字母、数字和连字符，如 2027、apl-2021。",
                remedy="请更正文件的编号或者年份。",
            )
        if len(self.text.encode()) > LONGEST:
            raise InvalidInputError(
                f"规则文件 {self.name} 太长。",
                why=f"一个文件至多 {LONGEST // 1024} KB，一个通知或者一部规范一个文件。",
                remedy="请只登记与执法有关的条文。",
            )

    @property
    def path(self) -> str:
        """Where it lies below ``data``."""
        return f"{FOLDERS[self.kind]}/{self.name}{SUFFIX}"

    @property
    def title(self) -> str:
        """What it is and where it lies, for people."""
        return f"{self.kind.label} {self.path}"

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


def read_with(root: Traversable, texts: Iterable[LawText]) -> RuleBook:
    """Return the book of the files below *root* with *texts* beside them.

    A text takes the place of a file of the same kind and name.

    Args:
        root: folder of the files; of a book that was read, its ``root``.
        texts: what was entered.

    Raises:
        RuleFileError: together they do not make a book; nothing was loaded.
    """
    entered = _Folder(root, "", {one.path: one.text for one in texts})
    return replace(read_rulebook(entered), root=root)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The files of a bureau that this release can use, and the book with them.

    Args:
        book: the law; what is unusable stands in it.
        texts: the files that count, by kind and name at most one.
    """

    book: RuleBook
    texts: tuple[LawText, ...]


def read_what_fits(root: Traversable, texts: Iterable[LawText]) -> Fitting:
    """Return the book with every entered text that goes together with this release.

    Each text went together with the release of its day. A later release may hold what
    contradicts it; then the last law that loads goes on, and the book says what is unusable: in
    the order in which they were entered, a text counts if the book loads with it, else what it
    would have replaced goes on.

    Args:
        root: folder of the files of the release.
        texts: every text in the order in which it was entered, replaced ones included.

    Raises:
        RuleFileError: the files of the release alone do not make a book.
    """
    entered = tuple(texts)
    newest = tuple({one.path: one for one in entered}.values())
    try:
        return Fitting(read_with(root, newest), newest)
    except RuleFileError:
        return _one_by_one(root, entered)


def _one_by_one(root: Traversable, texts: Iterable[LawText]) -> Fitting:
    book = read_with(root, ())
    kept: dict[str, LawText] = {}
    unusable: dict[str, Unusable] = {}
    for text in texts:
        with_it = kept | {text.path: text}
        try:
            book = read_with(root, with_it.values())
        except RuleFileError as error:
            unusable[text.path] = Unusable(text.title, error.why)
        else:
            kept = with_it
            unusable.pop(text.path, None)
    return Fitting(replace(book, unusable=tuple(unusable.values())), tuple(kept.values()))


class _Folder(Traversable):
    """A folder in which some files were put that are not on the disk."""

    def __init__(self, below: Traversable, place: str, texts: Mapping[str, str]) -> None:
        self._below, self._place, self._texts = below, place, texts

    @property
    def name(self) -> str:
        return self._below.name

    def iterdir(self) -> Iterator[Traversable]:
        found = {one.name for one in self._below.iterdir()} if self._below.is_dir() else set()
        inside = f"{self._place}/" if self._place else ""
        found |= {
            path.removeprefix(inside).partition("/")[0]
            for path in self._texts
            if path.startswith(inside)
        }
        return (self.joinpath(one) for one in sorted(found))

    def joinpath(self, *descendants: StrPath) -> Traversable:
        place = str(PurePosixPath(self._place, *descendants))
        if place in self._texts:
            return _File(place, self._texts[place])
        below = self._below.joinpath(*descendants)
        return below if below.is_file() else _Folder(below, place, self._texts)

    def is_dir(self) -> bool:
        inside = f"{self._place}/"
        return self._below.is_dir() or any(path.startswith(inside) for path in self._texts)

    def is_file(self) -> bool:
        return False

    def open(self, mode: str = "r", **_options: object) -> IO[Any]:
        raise IsADirectoryError(self._place, mode)

    def read_bytes(self) -> bytes:
        raise IsADirectoryError(self._place)

    def read_text(self, encoding: str | None = None) -> str:
        raise IsADirectoryError(self._place, encoding)


class _File(Traversable):
    def __init__(self, place: str, text: str) -> None:
        self._place, self._text = PurePosixPath(place), text

    @property
    def name(self) -> str:
        return self._place.name

    def iterdir(self) -> Iterator[Traversable]:
        raise NotADirectoryError(self._place)

    def joinpath(self, *descendants: StrPath) -> Traversable:
        raise NotADirectoryError(self._place, *descendants)

    def is_dir(self) -> bool:
        return False

    def is_file(self) -> bool:
        return True

    def open(self, mode: str = "r", **_options: object) -> IO[Any]:
        return io.BytesIO(self.read_bytes()) if "b" in mode else io.StringIO(self._text)

    def read_bytes(self) -> bytes:
        return self._text.encode()

    def read_text(self, encoding: str | None = None) -> str:
        del encoding
        return self._text
