"""Which columns a sheet has, and what stands in them: lines become orders, or faults."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import Appoint
from mingjing.bureau.commands.certify import IssueCertificate
from mingjing.bureau.commands.import_roster import Fault, Line, Order
from mingjing.bureau.commands.keep_devices import RegisterDevice
from mingjing.bureau.commands.register_person import RegisterPerson
from mingjing.bureau.queries import DEVICE_KINDS
from mingjing.web.console.admin.forms import PROGRAMS
from mingjing.web.console.admin.opening import Cells, SheetRefusedError

CODE = re.compile(r"[A-Za-z0-9_-]{1,20}", re.ASCII)
YEARS = range(1949, 2200)
ACTIVE = ("=", "+", "@", "\t", "\r")
POSTS = {role.value: role for role in Role if role not in PROGRAMS}
KINDS = {words: kind for kind, words in DEVICE_KINDS.items()}
SEPARATORS = str.maketrans({",": "、", "，": "、", ";": "、", "；": "、", "/": "、"})


class CellError(Exception):
    """What one cell holds cannot be understood.

    Args:
        what: why.
        remedy: what to write there.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class Column:
    """One column: its heading, whether it must be filled in, its longest text, an example."""

    title: str
    needed: bool
    longest: int
    example: str


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet: its name, its columns, and the orders that a line gives."""

    name: str
    columns: tuple[Column, ...]
    orders: Callable[["Row"], Iterator[Order]]


class Row(Mapping[str, str]):
    """The cells of one line by heading; reading one remembers which, for the fault."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self.column = ""

    def __getitem__(self, title: str) -> str:
        self.column = title
        return self._cells.get(title, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def day(self, title: str) -> date:
        """Return a date.

        Raises:
            CellError: not one.
        """
        text = self[title].strip().replace("/", "-").replace(".", "-")
        text = text.replace("年", "-").replace("月", "-").removesuffix("日")
        parts = text.split("-")
        try:
            year, month, day = (int(part) for part in parts)
            found = date(year, month, day)
        except ValueError as error:
            raise CellError("不是日期", "请写成 2026-03-01") from error
        if found.year not in YEARS:
            raise CellError("年份不对", "请核对年份")
        return found

    def day_or_none(self, title: str) -> date | None:
        """Return a date, None where nothing stands."""
        return self.day(title) if self[title] else None


def _people(row: Row) -> Iterator[Order]:
    yield RegisterPerson(
        row["人员编号"],
        row["姓名"],
        row["机构编号"],
        row["法律职业资格证书编号"],
        row.day_or_none("首次从事法制审核的日期"),
    )
    posts = [post for post in row["岗位"].translate(SEPARATORS).split("、") if post.strip()]
    for post in posts:
        role = POSTS.get(post.strip())
        if role is None:
            raise CellError(
                f"没有“{post.strip()}”这个岗位", f"请从这些里选：{'、'.join(POSTS)}"
            )
        if not row["任命文件字号"]:
            raise CellError("有岗位而没有任命文件", "请填写任命文件字号")
        instrument = row["任命文件字号"]
        since = row.day("任职之日")
        yield Appoint(row["人员编号"], role, instrument, since)


def _certificates(row: Row) -> Iterator[Order]:
    yield IssueCertificate(
        row["人员编号"], row["证号"], row.day("有效期自"), row.day("有效期至")
    )


def _devices(row: Row) -> Iterator[Order]:
    kind = KINDS.get(row["类别"])
    if kind is None:
        raise CellError("没有这一类别", f"请从这些里选：{'、'.join(KINDS)}")
    yield RegisterDevice(row["设备编号"], kind, row["机构编号"], row["型号"])


SHEETS = (
    SheetKind(
        "人员",
        (
            Column("人员编号", needed=True, longest=20, example="p-21"),
            Column("姓名", needed=True, longest=50, example="示例（虚构）"),
            Column("机构编号", needed=True, longest=20, example="fagui"),
            Column("岗位", needed=False, longest=100, example="执法人员"),
            Column(
                "任命文件字号", needed=False, longest=200, example="任命〔2026〕1号（虚构）"
            ),
            Column("任职之日", needed=False, longest=20, example="2026-03-01"),
            Column("法律职业资格证书编号", needed=False, longest=50, example=""),
            Column("首次从事法制审核的日期", needed=False, longest=20, example=""),
        ),
        _people,
    ),
    SheetKind(
        "执法证件",
        (
            Column("人员编号", needed=True, longest=20, example="p-21"),
            Column("证号", needed=True, longest=32, example="虚构-0021"),
            Column("有效期自", needed=True, longest=20, example="2026-03-01"),
            Column("有效期至", needed=True, longest=20, example="2031-02-28"),
        ),
        _certificates,
    ),
    SheetKind(
        "设备",
        (
            Column("设备编号", needed=True, longest=32, example="ZF-021"),
            Column("类别", needed=True, longest=20, example="执法记录仪"),
            Column("机构编号", needed=True, longest=20, example="fagui"),
            Column("型号", needed=False, longest=100, example="型号（虚构）"),
        ),
        _devices,
    ),
)


def read_sheets(sheets: Mapping[str, Cells]) -> tuple[tuple[Line, ...], tuple[Fault, ...]]:
    """Return what is asked, people first, and what cannot be understood.

    Raises:
        SheetRefusedError: none of the sheets has the headings of one that is known.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    known = False
    for kind in SHEETS:
        for name, cells in sheets.items():
            titles = [cell.strip().rstrip("*＊ ") for cell in cells[0]] if cells else []
            needed = [column.title for column in kind.columns if column.needed]
            if not set(needed) <= set(titles) or name not in {"", kind.name}:
                continue
            known = True
            for number, row in enumerate(cells[1:], start=2):
                _read(kind, dict(zip(titles, row, strict=False)), number, lines, faults)
    if not known:
        headings = "；".join(
            f"{kind.name}：{'、'.join(c.title for c in kind.columns if c.needed)}"
            for kind in SHEETS
        )
        raise SheetRefusedError(
            "没有找到可以导入的表。",
            why=f"第一行须是表头，至少有这些列——{headings}。",
            remedy="请用本页的样表填写。",
        )
    return tuple(lines), tuple(faults)


def _read(
    kind: SheetKind,
    cells: dict[str, str],
    number: int,
    lines: list[Line],
    faults: list[Fault],
) -> None:
    if not any(cell.strip() for cell in cells.values()):
        return
    wrong = [
        Fault(kind.name, number, column.title, cells.get(column.title, "")[:60], *fault)
        for column in kind.columns
        if (fault := fault_of(column, cells.get(column.title, "")))
    ]
    if wrong:
        faults.extend(wrong)
        return
    row = Row({title: cell.strip() for title, cell in cells.items()})
    try:
        lines.extend([Line(kind.name, number, order) for order in kind.orders(row)])
    except CellError as error:
        value = cells.get(row.column, "")[:60]
        faults.append(Fault(kind.name, number, row.column, value, error.what, error.remedy))


def fault_of(column: Column, cell: str) -> tuple[str, str] | None:
    """Return what is wrong with a cell and what to do; None where it can be read."""
    if column.needed and not cell.strip():
        return "没有填写", "这一列必须填写"
    if cell.startswith(ACTIVE):
        return "像一个公式", "请写成普通文字，不以 = + @ 开头"
    if column.title == "人员编号" and CODE.fullmatch(cell.strip()) is None:
        return "不能作为编号", "只用字母、数字和短横，至多 20 个"
    if len(cell.strip()) > column.longest:
        return f"太长，有 {len(cell.strip())} 字", f"至多 {column.longest} 字"
    if any(ord(letter) < ord(" ") for letter in cell.strip()):
        return "有换行或者看不见的字符", "请删去后重新填写"
    return None
