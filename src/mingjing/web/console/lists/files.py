"""A list as a file: every cell is text, so that no value can become a formula.

A spreadsheet takes a cell of CSV that begins like a formula for one, whatever its kind; such a
cell gets an apostrophe in front.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

CSV, XLSX = "csv", "xlsx"
TYPES: Mapping[str, str] = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BOM = "\ufeff"
IN_MEMORY = 4 * 1024 * 1024
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")


def csv_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the lines of a CSV file in UTF-8 with a mark, as spreadsheets need it."""
    yield BOM.encode()
    for row in (head, *rows):
        line = io.StringIO()
        csv.writer(line).writerow([_harmless(text) for text in row])
        yield line.getvalue().encode()


def xlsx_of(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> IO[bytes]:
    """Return a workbook with one sheet of text; rows are written as they come."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in (head, *rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=_UNWRITABLE.sub("", text))
            cell.data_type = "s"
            cell.number_format = "@"
            cells.append(cell)
        sheet.append(cells)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
