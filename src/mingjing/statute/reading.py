"""Read one file of law strictly: what is wrong is told with the file, the row and the key."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from mingjing.statute.errors import RuleFileError
from mingjing.statute.fault_words import fault_in_words, unreadable_in_words

SUFFIX = ".toml"
TABLES = (
    "rule",
    "amount",
    "open",
    "retention",
    "convention",
    "day_off",
    "penalty",
    "violation",
    "item",
    "clause",
)
_Model = TypeVar("_Model", bound=BaseModel)


def read_all(folder: Traversable, model: type[_Model]) -> Iterator[tuple[str, _Model]]:
    """Yield the name and the content of every file in *folder*, in the order of the names.

    Raises:
        RuleFileError: the folder is missing, or a file is faulty.
    """
    for path in sorted(_tomls(folder), key=lambda one: one.name):
        yield path.name, read_one(path, model)


def _tomls(folder: Traversable) -> Iterable[Traversable]:
    if not folder.is_dir():
        raise RuleFileError(
            folder.name, "", "文件夹不存在。", remedy="请重新安装，规则文件随软件一起发布。"
        )
    return (path for path in folder.iterdir() if path.name.endswith(SUFFIX))


def parsed(name: str, text: str, model: type[_Model]) -> _Model:
    """Return what one file says.

    Args:
        name: of the file, for whoever corrects it.
        text: TOML.
        model: what it must look like.

    Raises:
        RuleFileError: not TOML, or a key is unknown, missing or of the wrong form.
    """
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        raise _unreadable(name, error) from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        rule, fault = _first_fault(error, raw)
        raise RuleFileError(
            name, rule, fault, remedy="请对照其他规则文件更正这一处，再重新加载。"
        ) from error


def read_one(path: Traversable, model: type[_Model]) -> _Model:
    """Return what the file at *path* says.

    Raises:
        RuleFileError: it cannot be read, or is faulty.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _unreadable(path.name, error) from error
    return parsed(path.name, text, model)


def _unreadable(name: str, error: Exception) -> RuleFileError:
    return RuleFileError(
        name,
        "",
        f"读不出来：{unreadable_in_words(error)}。",
        remedy="请按 TOML 语法更正；键不得重复。",
    )


def _first_fault(error: ValidationError, raw: Mapping[str, object]) -> tuple[str, str]:
    first = error.errors(include_url=False)[0]
    return row_id(first["loc"], raw), fault_in_words(first)


def row_id(place: tuple[int | str, ...], raw: Mapping[str, object]) -> str:
    """Return the id of the row in which a fault lies; empty where it lies in none."""
    match place:
        case (str(table), int(index), *_) if table in TABLES:
            rows = raw[table]
            row = rows[index] if isinstance(rows, list) else {}
            named = (
                row.get("id")
                or row.get("rule")
                or row.get("violation")
                or row.get("name")
                or ""
            )
            return str(named)
        case _:
            return ""
