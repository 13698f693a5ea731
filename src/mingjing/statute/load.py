"""Read, validate, freeze: any fault in any rule file stops the whole load."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from mingjing.statute.calendars import WorkCalendar, YearCalendar
from mingjing.statute.citations import Citation
from mingjing.statute.errors import RuleFileError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import (
    CalendarFile,
    Convention,
    ConventionFile,
    RegionFile,
    RetentionFile,
    RetentionRow,
    Statute,
    StatuteFile,
)
from mingjing.statute.predicates import PREDICATES
from mingjing.statute.rules import Rule

ONE_DAY = timedelta(days=1)
SUFFIX = ".toml"
CONVENTIONS = "conventions.toml"
TABLES = ("rule", "amount", "open", "retention", "convention", "day_off")
_Model = TypeVar("_Model", bound=BaseModel)


@cache
def rulebook() -> RuleBook:
    """Return the rule book of this release, read once.

    Raises:
        RuleFileError: a file is faulty; nothing was loaded.
    """
    return read_rulebook(files("mingjing.statute") / "data")


def read_rulebook(root: Traversable) -> RuleBook:
    """Read every file below *root*.

    Args:
        root: folder with ``conventions.toml``, ``statutes``, ``calendars``, ``regions`` and
            ``retention``.

    Raises:
        RuleFileError: a file is faulty; nothing was loaded.
    """
    conventions = _conventions(root / CONVENTIONS)
    statutes, rules = _statutes(root / "statutes", conventions)
    for one in conventions.values():
        _require_known_norm(CONVENTIONS, one.id, one.article, statutes)
    regions = _regions(root / "regions", rules, statutes)
    retention = _retention(root / "retention", statutes)
    return RuleBook(
        statutes=MappingProxyType(statutes),
        rules=MappingProxyType(rules),
        conventions=MappingProxyType(conventions),
        calendar=WorkCalendar(MappingProxyType(_calendars(root / "calendars"))),
        regions=MappingProxyType(regions),
        retention=MappingProxyType(retention),
    )


def _statutes(
    folder: Traversable, conventions: Mapping[str, Convention]
) -> tuple[dict[str, Statute], dict[str, tuple[Rule, ...]]]:
    statutes: dict[str, Statute] = {}
    versions: dict[str, list[tuple[str, Rule]]] = {}
    for name, file in _read_all(folder, StatuteFile):
        if name.removesuffix(SUFFIX) != file.statute.id:
            raise RuleFileError(
                name,
                "",
                f"文件名与规范编号“{file.statute.id}”不一致。",
                remedy=f"请将文件改名为 {file.statute.id}{SUFFIX}。",
            )
        if file.counting is not None and file.counting.convention not in conventions:
            raise RuleFileError(
                name,
                "",
                f"没有编号为“{file.counting.convention}”的计算约定。",
                remedy="请在 conventions.toml 登记，或者更正编号。",
            )
        statutes[file.statute.id] = file.statute
        for row in file.rule:
            rule = Rule(row, file.statute, file.counting)
            _require_coherent(name, rule)
            versions.setdefault(row.id, []).append((name, rule))
    for name, rule in (one for found in versions.values() for one in found):
        for citation in rule.row.see:
            _require_known_norm(name, rule.id, citation, statutes)
    return statutes, {rule_id: _in_order(found) for rule_id, found in versions.items()}


def _require_coherent(name: str, rule: Rule) -> None:
    predicate = rule.row.predicate
    if predicate is not None and predicate not in PREDICATES:
        raise RuleFileError(
            name,
            rule.id,
            f"没有名为“{predicate}”的判断。",
            remedy=f"可用的判断：{'、'.join(sorted(PREDICATES))}。",
        )
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        raise RuleFileError(name, rule.id, "失效日早于生效日。", remedy="请更正 from 和 to。")


def _in_order(found: list[tuple[str, Rule]]) -> tuple[Rule, ...]:
    ordered = sorted(found, key=lambda one: one[1].valid_from)
    for (_, earlier), (name, later) in pairwise(ordered):
        if later.valid_from == earlier.valid_from:
            fault = f"编号重复：两行都自 {later.valid_from.isoformat()} 起有效。"
        elif earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            fault = f"版本重叠：新版本自 {later.valid_from.isoformat()} 起，旧版本尚未失效。"
        elif later.valid_from != earlier.valid_to + ONE_DAY:
            fault = f"版本之间有空档：{earlier.valid_to.isoformat()} 之后没有有效版本。"
        else:
            continue
        raise RuleFileError(
            name,
            later.id,
            fault,
            remedy="同一编号的各版本须首尾相接；不同的规则请用不同的编号。",
        )
    return tuple(rule for _, rule in ordered)


def _conventions(path: Traversable) -> dict[str, Convention]:
    file = _read(path, ConventionFile)
    ids = [one.id for one in file.convention]
    _require_unique(path.name, ids)
    return {one.id: one for one in file.convention}


def _calendars(folder: Traversable) -> dict[int, YearCalendar]:
    found: dict[int, YearCalendar] = {}
    for name, file in _read_all(folder, CalendarFile):
        if name != f"{file.calendar.year}{SUFFIX}":
            raise RuleFileError(
                name,
                "",
                f"文件名与年份“{file.calendar.year}”不一致。",
                remedy="一个通知一个文件，以年份命名。",
            )
        found[file.calendar.year] = YearCalendar.from_file(file)
    return found


def _regions(
    folder: Traversable,
    rules: Mapping[str, tuple[Rule, ...]],
    statutes: Mapping[str, Statute],
) -> dict[str, RegionFile]:
    found: dict[str, RegionFile] = {}
    for name, file in _read_all(folder, RegionFile):
        if name != f"{file.region.code}{SUFFIX}":
            raise RuleFileError(
                name,
                "",
                f"文件名与地区代码“{file.region.code}”不一致。",
                remedy="请以地区代码命名文件。",
            )
        named = [*(row.rule for row in file.amount), *(one.rule for one in file.open)]
        for rule_id in named:
            if rule_id not in rules:
                raise RuleFileError(
                    name, rule_id, "没有这一编号的规则。", remedy="请更正 rule 的编号。"
                )
        for row in file.amount:
            _require_known_norm(name, row.rule, row.article, statutes)
        _require_amounts_in_order(name, file)
        found[file.region.code] = file
    return found


def _require_amounts_in_order(name: str, file: RegionFile) -> None:
    ordered = sorted(file.amount, key=lambda row: (row.rule, row.party, row.valid_from))
    for earlier, later in pairwise(ordered):
        if (earlier.rule, earlier.party) != (later.rule, later.party):
            continue
        if earlier.valid_to is None or later.valid_from != earlier.valid_to + ONE_DAY:
            raise RuleFileError(
                name,
                later.rule,
                f"数额（{later.party.value}）的各版本重叠或者有空档。",
                remedy="同一规则、同一当事人类别的数额须首尾相接。",
            )


def _retention(folder: Traversable, statutes: Mapping[str, Statute]) -> dict[str, RetentionRow]:
    found: dict[str, RetentionRow] = {}
    for name, file in _read_all(folder, RetentionFile):
        _require_unique(name, [*found, *(row.id for row in file.retention)])
        found |= {row.id: row for row in file.retention}
        for row in file.retention:
            _require_known_norm(name, row.id, row.article, statutes)
            if row.follows is not None and row.follows not in found:
                raise RuleFileError(
                    name,
                    row.id,
                    f"所随的类别“{row.follows}”不存在。",
                    remedy="请更正 follows 的编号，被随的类别须在前。",
                )
    return found


def _require_unique(name: str, ids: list[str]) -> None:
    for one in ids:
        if ids.count(one) > 1:
            raise RuleFileError(name, one, "编号重复。", remedy="请为每一行取不同的编号。")


def _require_known_norm(
    name: str, rule_id: str, citation: str, statutes: Mapping[str, Statute]
) -> None:
    norm = Citation.parse(citation).statute
    if norm not in statutes:
        raise RuleFileError(
            name,
            rule_id,
            f"引用了没有登记的规范“{norm}”。",
            remedy="请先在 statutes 登记该规范，或者更正引用。",
        )


def _read_all(folder: Traversable, model: type[_Model]) -> Iterator[tuple[str, _Model]]:
    for path in sorted(_tomls(folder), key=lambda one: one.name):
        yield path.name, _read(path, model)


def _tomls(folder: Traversable) -> Iterable[Traversable]:
    if not folder.is_dir():
        raise RuleFileError(
            folder.name, "", "文件夹不存在。", remedy="请重新安装，规则文件随软件一起发布。"
        )
    return (path for path in folder.iterdir() if path.name.endswith(SUFFIX))


def _read(path: Traversable, model: type[_Model]) -> _Model:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleFileError(
            path.name, "", f"读不出来：{error}", remedy="请按 TOML 语法更正；键不得重复。"
        ) from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        rule, fault = _first_fault(error, raw)
        raise RuleFileError(
            path.name, rule, fault, remedy="请对照其他规则文件更正这一处，再重新加载。"
        ) from error


def _first_fault(error: ValidationError, raw: Mapping[str, object]) -> tuple[str, str]:
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    key = ".".join(str(part) for part in place)
    match first["type"]:
        case "extra_forbidden":
            fault = f"不认识的键“{key}”。"
        case "missing":
            fault = f"缺少“{key}”。"
        case "value_error":
            fault = f"{first['ctx']['error']}。"
        case _:
            fault = f"“{key}”的值不对：{first['msg']}。"
    return _row_id(place, raw), fault


def _row_id(place: tuple[int | str, ...], raw: Mapping[str, object]) -> str:
    match place:
        case (str(table), int(index), *_) if table in TABLES:
            rows = raw[table]
            row = rows[index] if isinstance(rows, list) else {}
            named = row.get("id") or row.get("rule") or row.get("name") or ""
            return str(named)
        case _:
            return ""
