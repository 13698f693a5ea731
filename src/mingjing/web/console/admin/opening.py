"""Opening a spreadsheet from outside: what it is, how large, and nothing in it that acts.

A file is looked through before any reader of spreadsheets sees it: only so much is unpacked,
counted in real bytes and not in what the archive claims.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from mingjing.kernel.errors import InvalidInputError

LARGEST = 1024 * 1024
UNPACKED = 20 * 1024 * 1024
MEMBERS = 200
ROWS = 2_000
COLUMNS = 40
CHUNK = 64 * 1024
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Cells = list[list[str]]
_FORMULA = (b"<f>", b"<f ", b"<f/>")
_ENTITY = (b"<!DOCTYPE", b"<!ENTITY")


class SheetRefusedError(InvalidInputError):
    """A file that is not read at all, and why."""


def sheets_of(data: bytes) -> Mapping[str, Cells]:
    """Return the cells of each sheet as text; a CSV file is one sheet without a name.

    Raises:
        SheetRefusedError: too large, of another kind, damaged, or with formulas or macros.
    """
    if len(data) > LARGEST:
        raise _refused(
            f"文件有 {len(data) // 1024} KB，太大。",
            f"一次最多导入 {LARGEST // 1024} KB、{ROWS} 行。",
            "请分成几个文件。",
        )
    if data.startswith(OLD):
        raise _refused(
            "这是旧版的 .xls 文件，或者设有打开密码。",
            "只能读取不加密的 .xlsx 和 .csv。",
            "请去掉密码，另存为 .xlsx。",
        )
    sheets = _workbook(data) if data.startswith(ZIP) else {"": _csv(data)}
    for name, cells in sheets.items():
        _require_measure(name, len(cells), max((len(row) for row in cells), default=0))
    return sheets


def _workbook(data: bytes) -> Mapping[str, Cells]:
    _look_through(data)
    try:
        return _read(data)
    except (CalamineError, ValueError, OSError) as error:
        raise _damaged() from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # the reader's own end, in another language
            raise _damaged() from error
        raise


def _read(data: bytes) -> Mapping[str, Cells]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        _require_measure(name, sheet.total_height, sheet.total_width)
        rows = sheet.to_python(skip_empty_area=False)
        found[name.strip()] = [[_text(cell) for cell in row] for row in rows]
    return found


def _look_through(data: bytes) -> None:
    left = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS:
                raise _bomb()
            names = {member.filename.casefold() for member in members}
            if any("vbaproject" in name or "macrosheets" in name for name in names):
                raise _refused(
                    "文件里有宏。",
                    "宏是程序，导入的表格里不能有程序。",
                    "请另存为不含宏的 .xlsx。",
                )
            if not any(name.startswith("xl/workbook") for name in names):
                raise _kind()
            for member in members:
                left -= _look_into(archive, member, left)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
    ) as error:
        raise _damaged() from error


def _look_into(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _damaged()
    name, read, tail = member.filename.casefold(), 0, b""
    with archive.open(member) as file:
        while chunk := file.read(CHUNK):
            read += len(chunk)
            if read > left:
                raise _bomb()
            seen = tail + chunk
            if any(mark in seen for mark in _ENTITY):
                raise _damaged()
            if name.startswith("xl/worksheets/") and any(mark in seen for mark in _FORMULA):
                raise _refused(
                    "表格里有公式。",
                    "公式的结果会变，导入的应当是确定的值。",
                    "请全选、复制，“选择性粘贴”为数值后再上传。",
                )
            tail = chunk[-16:]
    return read


def _csv(data: bytes) -> Cells:
    if b"\0" in data:
        raise _kind()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise _kind() from error
    if not any(mark in text for mark in (",", "\t")):
        raise _kind()
    try:
        lines = text.splitlines()
        dialect = "excel-tab" if "\t" in lines[0] else "excel"
        return list(csv.reader(io.StringIO(text, newline=""), dialect, strict=True))
    except (csv.Error, IndexError) as error:
        raise _damaged() from error


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "是" if cell else "否"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _require_measure(name: str, rows: int, columns: int) -> None:
    if rows > ROWS + 1 or columns > COLUMNS:
        where = f"“{name}”" if name else "文件"
        raise _refused(
            f"{where}有 {rows} 行、{columns} 列，太大。",
            f"一次最多导入 {ROWS} 行、{COLUMNS} 列；删过内容的空行也算在内。",
            "请分成几个文件，或者把内容复制到新下载的样表里。",
        )


def _refused(what: str, why: str, remedy: str) -> SheetRefusedError:
    return SheetRefusedError(what, why=why, remedy=remedy)


def _bomb() -> SheetRefusedError:
    return _refused(
        "文件展开后过大，没有读取。",
        f"压缩文件展开后最多 {UNPACKED // 1024 // 1024} MB、{MEMBERS} 个部分。",
        "请把内容复制到新下载的样表里。",
    )


def _kind() -> SheetRefusedError:
    return _refused(
        "这不是可以导入的表格。",
        "只能读取 .xlsx 和 .csv；看的是内容，不是文件名。",
        "请用本页的样表填写。",
    )


def _damaged() -> SheetRefusedError:
    return _refused(
        "文件损坏，没有读取。", "文件的内容不完整或者不合规格。", "请重新保存后再上传。"
    )
