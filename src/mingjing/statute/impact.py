"""What rests on a norm: every row, form, page and module that names it, found by its id.

The files of the program are read as text, so that the list is as complete as a search by hand;
rows of TOML files are told apart, other files are one item each.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

READ = (".toml", ".py", ".html", ".typ", ".js", ".css", ".txt", ".xml", ".md")
DATA = "statute/data/"
HEAD = "statute"


class Sort(StrEnum):
    """What kind of thing rests on a norm; the value is its name on screen."""

    RULE = "规则"
    NORM = "规范"
    CONVENTION = "计算约定"
    REGION = "地区数额"
    RETENTION = "保管期限"
    RECORDING = "记录事项"
    VIOLATION = "案由"
    BENCHMARK = "裁量基准"
    FORM = "文书式样"
    DISCLOSURE = "公示事项"
    GUIDE = "公开页面和指南"
    PROCEDURE = "办案程序"
    PAGE = "工作台页面"
    PROGRAM = "程序"
    CASE = "未结案件"
    INSPECTION = "未结检查"
    PENALTY = "未结当场处罚"
    SEIZURE = "未结查封、扣押"
    SUPPLY_STOP = "未结停止供应"


# The first prefix that fits says what a file holds.
PLACES = (
    (f"{DATA}statutes/", Sort.RULE),
    (f"{DATA}conventions.toml", Sort.CONVENTION),
    (f"{DATA}regions/", Sort.REGION),
    (f"{DATA}retention/", Sort.RETENTION),
    (f"{DATA}recording/", Sort.RECORDING),
    (f"{DATA}violations/", Sort.VIOLATION),
    (f"{DATA}discretion/", Sort.BENCHMARK),
    ("documents/", Sort.FORM),
    ("cases/papers/", Sort.FORM),
    ("review/papers", Sort.FORM),
    ("disclosure/", Sort.DISCLOSURE),
    ("web/portal/", Sort.GUIDE),
    ("web/templates/portal/", Sort.GUIDE),
    ("cases/", Sort.PROCEDURE),
    ("review/", Sort.PROCEDURE),
    ("web/", Sort.PAGE),
    ("", Sort.PROGRAM),
)
NAMES = ("id", "rule", "code", "name", "step", "label", "title", "text")
TITLE = re.compile(r"\{% block title %\}([^{<]+)\{% endblock %\}")


@dataclass(frozen=True, slots=True)
class Affected:
    """One thing that rests on a norm.

    Args:
        sort: what kind of thing.
        about: its id; of a file that is no table, its path.
        name: what it is called; the path of what has no name of its own.
        place: path of the file below the program.
        citations: how the norm is named there, each once.
    """

    sort: Sort
    about: str
    name: str
    place: str
    citations: tuple[str, ...]

    @property
    def has_name(self) -> bool:
        """Whether people have a name for it."""
        return self.name != self.place


def affected_by(norm: str, texts: Mapping[str, str]) -> tuple[Affected, ...]:
    """Return everything in *texts* that rests on a norm, in the order of the paths.

    The head of its own file does not: it is the norm.

    Args:
        norm: its id.
        texts: contents by path below the program.
    """
    named = _pattern(norm)
    found: list[Affected] = []
    for path in sorted(texts):
        own = path == f"{DATA}statutes/{norm}.toml"
        if own or (norm in texts[path] and named.search(texts[path])):
            found += _in_file(path, texts[path], named, own=own)
    return tuple(found)


def program_texts(root: Traversable | None = None) -> dict[str, str]:
    """Return the text of every file of the program that may name a norm, by path.

    Args:
        root: folder of the program; where it is installed, if absent.
    """
    return dict(_walk(root or files("mingjing"), ""))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for one in folder.iterdir():
        path = f"{prefix}{one.name}"
        if one.is_dir():
            if one.name != "__pycache__":
                yield from _walk(one, f"{path}/")
        elif one.name.endswith(READ):
            yield path, one.read_text(encoding="utf-8")


def _in_file(path: str, text: str, named: re.Pattern[str], *, own: bool) -> Iterable[Affected]:
    sort = next(sort for prefix, sort in PLACES if path.startswith(prefix))
    rows = list(_rows(path, text, named, sort, own=own)) if path.endswith(".toml") else []
    if own or rows:
        return rows
    return [Affected(sort, path, _title(text) or path, path, _citations(text, named))]


def _title(page: str) -> str:
    found = TITLE.search(page)
    return found[1].strip() if found else ""


def _rows(
    path: str, text: str, named: re.Pattern[str], sort: Sort, *, own: bool
) -> Iterator[Affected]:
    for table, row in _tables(tomllib.loads(text)):
        is_head, is_own_rule = table == HEAD, own and table == "rule"
        if (own and is_head) or not (is_own_rule or named.search(_words(row))):
            continue
        names = [str(row[key]) for key in NAMES if key in row] or [table or path]
        said = _citations(_words(row), named) or (f"{row.get('article', '')}",)
        name = str(row.get("name", names[-1]))
        yield Affected(Sort.NORM if is_head else sort, names[0], name, path, said)


def _tables(raw: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the head of the file, then each row of each table, with what lies below it."""
    yield "", {name: value for name, value in raw.items() if not isinstance(value, dict | list)}
    for name, value in raw.items():
        if isinstance(value, dict):
            yield name, value
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            yield from ((name, one) for one in value)
        elif isinstance(value, list):
            yield name, {"label": name, name: value}


def _words(value: object) -> str:
    match value:
        case dict():
            return " ".join(map(_words, value.values()))
        case list():
            return " ".join(map(_words, value))
        case _:
            return str(value)


def _citations(text: str, named: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[0] for found in named.finditer(text)))


def _pattern(norm: str) -> re.Pattern[str]:
    place = r"(?::[0-9A-Za-z一-鿿.\-]+(?:\([0-9一二三四五六七八九十]+\))*)?"
    return re.compile(rf"(?<![A-Za-z0-9-]){re.escape(norm)}(?![A-Za-z0-9-]){place}")
