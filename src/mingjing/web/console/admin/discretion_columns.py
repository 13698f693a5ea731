"""Which columns the workbook of a benchmark has, and what stands in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from mingjing.bureau.commands.import_roster import Fault
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import FEN_PER_YUAN, fen_from_yuan
from mingjing.statute.discretion_rows import MOST_FACTS, BenchmarkHead
from mingjing.statute.discretion_table import FactCells, LineFault, TierLine
from mingjing.web.console.admin.columns import CellError, Column, Row, fault_of
from mingjing.web.console.admin.opening import Cells, SheetRefusedError

HEAD, TIERS = "基准", "裁量阶次"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_Read = TypeVar("_Read")
NUMBER = re.compile(r"\d{1,9}(\.\d{1,4})?", re.ASCII)


def _column(title: str, longest: int, example: str, *, needed: bool = False) -> Column:
    return Column(title, needed=needed, longest=longest, example=example)


def _of_fact(number: int, example: tuple[str, ...]) -> tuple[Column, ...]:
    name, unit, first, below, choice = example
    return (
        _column(f"事实{number}", 60, name, needed=number == 1),
        _column(f"单位{number}", 10, unit),
        _column(f"自{number}（含）", 14, first),
        _column(f"不足{number}（不含）", 14, below),
        _column(f"选项{number}", 100, choice),
    )


HEAD_COLUMNS = (
    _column("编号", 40, "caiji-2026", needed=True),
    _column("文号", 60, "某应急〔2026〕1号（虚构）", needed=True),
    _column("名称", 120, "行政处罚裁量基准（虚构）", needed=True),
    _column("制定机关", 60, "某县应急管理局（虚构）", needed=True),
    _column("施行日期", 20, "2026-01-01", needed=True),
    _column("失效日期", 20, ""),
)
TIER_COLUMNS = (
    _column("案由编号", 20, "YJ-ASL-97-7", needed=True),
    _column("何时", 60, "查实即适用", needed=True),
    _column("对谁", 40, "生产经营单位", needed=True),
    _column("阶次", 60, "一档", needed=True),
    *_of_fact(1, ("无证上岗人数", "人", "1", "3", "")),
    *_of_fact(2, ("", "", "", "", "")),
    *_of_fact(3, ("", "", "", "", "")),
    _column("罚款下限（元）", 14, "0", needed=True),
    _column("罚款上限（元）", 14, "30000", needed=True),
    _column("在基准中的位置", 80, "第九十七条第（七）项", needed=True),
    _column("基准原文", 1000, ""),
)
SHEETS: Mapping[str, tuple[Column, ...]] = {HEAD: HEAD_COLUMNS, TIERS: TIER_COLUMNS}


def read_table(
    sheets: Mapping[str, Cells], reviewed: date
) -> tuple[BenchmarkHead | None, tuple[TierLine, ...], tuple[Fault, ...]]:
    """Return the instrument, its lines, and what cannot be understood.

    Args:
        sheets: cells of the workbook.
        reviewed: day on which it was held against the instrument: the day of the upload.

    Raises:
        SheetRefusedError: not a workbook with these two sheets and their headings.
    """
    _require_sheets(sheets)
    faults: list[Fault] = []
    heads = [
        BenchmarkHead.model_validate({**said, "reviewed": reviewed})
        for said in _read(HEAD, sheets[HEAD], _head, faults)
    ]
    lines = tuple(_read(TIERS, sheets[TIERS], _line, faults))
    if len(heads) != 1 and not faults:
        what = f"有 {len(heads)} 行，须且只能有一行"
        faults.append(Fault(HEAD, 2, "", "", what, "一个文件录入一个基准"))
    return (heads[0] if len(heads) == 1 else None), lines, tuple(faults)


def as_fault(fault: LineFault) -> Fault:
    """Return a fault of the tiers as pages show it."""
    return Fault(TIERS, fault.row, "", "", fault.what, fault.remedy)


def row_of(line: TierLine) -> list[str]:
    """Return the cells of a line, in the order of the columns."""
    cells = [line.violation, line.stage, line.who, line.tier]
    for place in range(MOST_FACTS):
        fact = line.facts[place] if place < len(line.facts) else FactCells("")
        ends = ["" if end is None else f"{end:f}" for end in (fact.at_least, fact.below)]
        cells += [fact.name, fact.unit, *ends, fact.choice]
    return [*cells, str(line.low), str(line.high), line.place, line.quote]


def head_row(head: BenchmarkHead) -> list[str]:
    """Return the cells that name an instrument."""
    until = head.until.isoformat() if head.until else ""
    return [
        head.id, head.number, head.title, head.issuer, head.effective.isoformat(), until,
    ]  # fmt: skip


def _require_sheets(sheets: Mapping[str, Cells]) -> None:
    for name, columns in SHEETS.items():
        titles = _titles(sheets[name]) if name in sheets else []
        missing = [one.title for one in columns if one.needed and one.title not in titles]
        if missing:
            raise SheetRefusedError(
                f"没有找到表“{name}”，或者缺少它的列。",
                why=f"缺少：{'、'.join(missing)}。",
                remedy="请用本页的样表填写，不改表名和表头。",
            )


def _titles(cells: Cells) -> list[str]:
    return [cell.strip().rstrip("*＊ ") for cell in cells[0]] if cells else []


def _read(
    name: str, cells: Cells, read: Callable[[Row, int], _Read], faults: list[Fault]
) -> Iterator[_Read]:
    titles = _titles(cells)
    for number, line in enumerate(cells[1:], start=2):
        said = dict(zip(titles, line, strict=False))
        if not any(cell.strip() for cell in said.values()):
            continue
        wrong = [
            Fault(name, number, one.title, said.get(one.title, "")[:60], *fault)
            for one in SHEETS[name]
            if (fault := fault_of(one, said.get(one.title, "")))
        ]
        if wrong:
            faults.extend(wrong)
            continue
        row = Row({title: cell.strip() for title, cell in said.items()})
        try:
            yield read(row, number)
        except CellError as error:
            value = said.get(row.column, "")[:60]
            faults.append(Fault(name, number, row.column, value, error.what, error.remedy))


def _head(row: Row, _number: int) -> dict[str, object]:
    if SLUG.fullmatch(row["编号"]) is None:
        raise CellError("不能作为编号", "只用小写字母、数字和短横，如 caiji-2026")
    effective, until = row.day("施行日期"), row.day_or_none("失效日期")
    if until is not None and until < effective:
        raise CellError("失效日期早于施行日期", "请核对两个日期")
    return {
        "id": row["编号"],
        "number": row["文号"],
        "title": row["名称"].removeprefix("《").removesuffix("》"),
        "issuer": row["制定机关"],
        "effective": effective,
        "until": until,
    }


def _line(row: Row, number: int) -> TierLine:
    facts = tuple(found for place in range(1, MOST_FACTS + 1) if (found := _fact(row, place)))
    return TierLine(
        row=number,
        violation=row["案由编号"].upper(),
        stage=row["何时"],
        who=row["对谁"],
        tier=row["阶次"],
        facts=facts,
        low=_yuan(row, "罚款下限（元）"),
        high=_yuan(row, "罚款上限（元）"),
        place=row["在基准中的位置"],
        quote=row["基准原文"],
    )


def _fact(row: Row, place: int) -> FactCells | None:
    name = row[f"事实{place}"]
    if not name:
        return None
    found = FactCells(
        name,
        row[f"单位{place}"],
        _number(row, f"自{place}（含）"),
        _number(row, f"不足{place}（不含）"),
        row[f"选项{place}"],
    )
    is_number = found.at_least is not None or found.below is not None
    if is_number is bool(found.choice):
        raise CellError("数目和选项须且只能填一种", "填自、不足，或者填选项")
    return found


def _number(row: Row, title: str) -> Decimal | None:
    text = row[title]
    if not text:
        return None
    if NUMBER.fullmatch(text) is None:
        raise CellError("不是数目", "请写成如 3 或者 2.5")
    return Decimal(text)


def _yuan(row: Row, title: str) -> int:
    try:
        fen = fen_from_yuan(row[title].removesuffix("元").strip())
    except InvalidInputError as error:
        raise CellError("不是金额", "请以元为单位填写，如 30000") from error
    if fen % FEN_PER_YUAN:
        raise CellError("不是整元", "裁量基准以整元划分")
    return fen // FEN_PER_YUAN
