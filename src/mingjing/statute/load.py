"""Make the rule book of its files: any fault in any of them stops the whole load."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from mingjing.statute.calendar_rows import CalendarFile
from mingjing.statute.calendars import WorkCalendar, YearCalendar
from mingjing.statute.citations import Citation
from mingjing.statute.discretion import Benchmarks, fault_of
from mingjing.statute.discretion_rows import DiscretionFile
from mingjing.statute.errors import ReleaseFileError, RuleFileError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import (
    Convention,
    ConventionFile,
    Statute,
    StatuteFile,
)
from mingjing.statute.predicates import PREDICATES
from mingjing.statute.reading import SUFFIX, read_all, read_one
from mingjing.statute.recording_items import RecordingFile, RecordingItem
from mingjing.statute.region_rows import RegionFile
from mingjing.statute.retention_rows import RetentionFile, RetentionRow
from mingjing.statute.rules import Rule
from mingjing.statute.succession import (
    carried_over,
    carried_over_violations,
    require_known_drops,
    successors,
    with_ends,
)
from mingjing.statute.violation_rows import ViolationFile
from mingjing.statute.violations import Catalogue, Violation, faults_of

ONE_DAY = timedelta(days=1)
CONVENTIONS = "conventions.toml"
_Version = TypeVar("_Version", Rule, Violation)


@cache
def rulebook() -> RuleBook:
    """Return the rule book of this release, read once.

    Raises:
        ReleaseFileError: a file is faulty; nothing was loaded.
    """
    try:
        return read_rulebook(files("mingjing.statute") / "data")
    except RuleFileError as error:
        raise ReleaseFileError(
            error.file, error.rule, error.why, remedy="随软件发布的文件已损坏，请重新安装。"
        ) from error


def read_rulebook(root: Traversable) -> RuleBook:
    """Read every file below *root*.

    Args:
        root: folder with ``conventions.toml``, ``statutes``, ``calendars``, ``regions``,
            ``retention``, ``recording``, ``violations`` and ``discretion``.

    Raises:
        RuleFileError: a file is faulty; nothing was loaded.
    """
    conventions = _conventions(root / CONVENTIONS)
    stated, statutes, rules = _statutes(root / "statutes", conventions)
    for one in conventions.values():
        _require_known_norm(CONVENTIONS, one.id, one.article, statutes)
    regions = _regions(root / "regions", rules, statutes)
    catalogue = _violations(root / "violations", statutes, stated)
    retention = _retention(root / "retention", statutes)
    return RuleBook(
        statutes=MappingProxyType(statutes),
        rules=MappingProxyType(rules),
        conventions=MappingProxyType(conventions),
        calendar=WorkCalendar(MappingProxyType(_calendars(root / "calendars"))),
        regions=MappingProxyType(regions),
        retention=MappingProxyType(retention),
        recording=MappingProxyType(_recording(root / "recording", retention, statutes)),
        root=root,
        violations=catalogue,
        benchmarks=_benchmarks(root / "discretion", catalogue),
    )


def _statutes(
    folder: Traversable, conventions: Mapping[str, Convention]
) -> tuple[dict[str, StatuteFile], dict[str, Statute], dict[str, tuple[Rule, ...]]]:
    stated: dict[str, StatuteFile] = {}
    for name, file in read_all(folder, StatuteFile):
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
        stated[file.statute.id] = file
    files = with_ends(stated)
    statutes = {norm: file.statute for norm, file in files.items()}
    versions: dict[str, list[tuple[str, Rule]]] = {}
    for norm, file in files.items():
        for row in file.rule:
            rule = Rule(row, file.statute, file.counting)
            _require_coherent(f"{norm}{SUFFIX}", rule)
            versions.setdefault(row.id, []).append((f"{norm}{SUFFIX}", rule))
    for name, rule in (one for found in versions.values() for one in found):
        breach = rule.row.on_breach
        for citation in (*rule.row.see, *((breach.article,) if breach else ())):
            _require_known_norm(name, rule.id, citation, statutes)
    known = {rule_id: [rule for _, rule in found] for rule_id, found in versions.items()}
    for rule in carried_over(successors(stated), known):
        versions[rule.id].append((f"{rule.statute.id}{SUFFIX}", rule))
    return stated, statutes, {rule_id: _in_order(found) for rule_id, found in versions.items()}


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


def _in_order(found: list[tuple[str, _Version]]) -> tuple[_Version, ...]:
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
    return tuple(version for _, version in ordered)


def _conventions(path: Traversable) -> dict[str, Convention]:
    file = read_one(path, ConventionFile)
    ids = [one.id for one in file.convention]
    _require_unique(path.name, ids)
    return {one.id: one for one in file.convention}


def _calendars(folder: Traversable) -> dict[int, YearCalendar]:
    found: dict[int, YearCalendar] = {}
    for name, file in read_all(folder, CalendarFile):
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
    for name, file in read_all(folder, RegionFile):
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
    for name, file in read_all(folder, RetentionFile):
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


def _recording(
    folder: Traversable,
    retention: Mapping[str, RetentionRow],
    statutes: Mapping[str, Statute],
) -> dict[str, RecordingItem]:
    found: dict[str, RecordingItem] = {}
    for name, file in read_all(folder, RecordingFile):
        _require_unique(name, [*found, *(one.id for one in file.item)])
        found |= {one.id: one for one in file.item}
        for one in file.item:
            for citation in (one.article, *one.see):
                _require_known_norm(name, one.id, citation, statutes)
            if one.retention not in retention:
                raise RuleFileError(
                    name,
                    one.id,
                    f"没有保管期限类别“{one.retention}”。",
                    remedy="请先在 retention 登记这一类别，或者更正编号。",
                )
    return found


def _violations(
    folder: Traversable,
    statutes: Mapping[str, Statute],
    stated: Mapping[str, StatuteFile],
) -> Catalogue:
    versions: dict[str, list[tuple[str, Violation]]] = {}
    for name, file in read_all(folder, ViolationFile):
        statute_id = file.catalogue.statute
        _require_known_norm(name, "", f"{statute_id}:1", statutes)
        _require_unique(name, [one.id for one in file.penalty])
        penalties = {one.id: one for one in file.penalty}
        for row in file.violation:
            fault = faults_of(row, penalties, statute_id)
            if fault:
                raise RuleFileError(
                    name, row.id, f"{fault}。", remedy="请对照条文更正编号、条款和处罚。"
                )
            for duty in row.duty:
                _require_known_norm(name, row.id, duty.article, statutes)
            found = Violation(
                row, penalties[row.penalty], statutes[statute_id], file.catalogue.reviewed
            )
            versions.setdefault(row.id, []).append((name, found))
    known = {key: [one for _, one in found] for key, found in versions.items()}
    require_known_drops(stated, known)
    for one in carried_over_violations(successors(stated), known):
        versions[one.id].append((f"{one.statute.id}{SUFFIX}", one))
    return Catalogue(MappingProxyType({key: _in_order(one) for key, one in versions.items()}))


def _benchmarks(folder: Traversable, catalogue: Catalogue) -> Benchmarks:
    found = []
    for name, file in read_all(folder, DiscretionFile):
        if name != f"{file.benchmark.id}{SUFFIX}":
            raise RuleFileError(
                name,
                "",
                f"文件名与基准编号“{file.benchmark.id}”不一致。",
                remedy=f"请将文件改名为 {file.benchmark.id}{SUFFIX}。",
            )
        _require_unique(name, [f"{one.violation} {one.sanction}" for one in file.scale])
        for row in file.scale:
            fault = fault_of(row, file.benchmark, catalogue)
            if fault:
                raise RuleFileError(
                    name, row.violation, f"{fault}。", remedy="请对照基准和法条更正这一项。"
                )
        found.append(file)
    ordered = sorted(found, key=lambda file: file.benchmark.effective, reverse=True)
    return Benchmarks(tuple(ordered))


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
