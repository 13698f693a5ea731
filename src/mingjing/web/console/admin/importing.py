"""Importing a spreadsheet: a template, a rehearsal with faults by line, all or nothing."""

import io
from base64 import b64decode, b64encode
from typing import Any

from django.http import HttpRequest, HttpResponse
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.import_roster import (
    Fault,
    ImportRoster,
    LinesRefusedError,
    import_roster,
)
from mingjing.kernel.errors import AlreadyDoneError, IntegrityError, RefusalError
from mingjing.ledger.sealing import open_secret, seal_secret
from mingjing.web.acting import act_of
from mingjing.web.console.admin.columns import SHEETS, read_sheets
from mingjing.web.console.admin.opening import LARGEST, SheetRefusedError, sheets_of
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

PURPOSE = "roster-import"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
GUIDE = "填写说明"


@page
def import_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a file and rehearse it; take a rehearsed one and enter it."""
    require(actor, Permission.APPOINT)
    if request.method != "POST":
        return _answer(request, actor)
    try:
        data, rehearsal = _given(request)
        lines, faults = read_sheets(sheets_of(data))
        if faults:
            raise LinesRefusedError(faults)
        order = ImportRoster(lines, rehearsal=rehearsal)
        count = import_roster(order, act=act_of(request))
    except AlreadyDoneError:
        return _answer(request, actor, entered=True)
    except RefusalError as refusal:
        found = refusal.faults if isinstance(refusal, LinesRefusedError) else ()
        return _answer(request, actor, refusal=refusal, faults=found)
    if not rehearsal:
        return _answer(request, actor, entered=True, count=count)
    sealed = b64encode(seal_secret(data, PURPOSE)).decode()
    return _answer(request, actor, sealed=sealed, count=count)


@page
def template(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand out an empty workbook with the headings, and examples on a sheet of their own."""
    del request
    require(actor, Permission.APPOINT)
    book = Workbook()
    book.remove(book.active)
    for kind in SHEETS:
        titles = [f"{c.title}*" if c.needed else c.title for c in kind.columns]
        head_of_sheet(book.create_sheet(kind.name), titles)
    guide = book.create_sheet(GUIDE)
    head_of_sheet(guide, ["表", "列", "必填", "至多几字", "例如"])
    for kind in SHEETS:
        for c in kind.columns:
            guide.append([kind.name, c.title, "必填" if c.needed else "", c.longest, c.example])
    out = io.BytesIO()
    book.save(out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="roster.xlsx"'
    return response


def head_of_sheet(sheet: Any, titles: list[str]) -> None:  # noqa: ANN401 - untyped library
    """Write the headings of a sheet, so that they stay in sight."""
    sheet.append(titles)
    for number in range(1, len(titles) + 1):
        cell = sheet.cell(1, number)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE8F5")
        sheet.column_dimensions[get_column_letter(number)].width = 24
    sheet.freeze_panes = "A2"


def _given(request: HttpRequest) -> tuple[bytes, bool]:
    """Return the bytes, and whether this is only the rehearsal."""
    if sealed := request.POST.get("sealed", ""):
        try:
            return open_secret(b64decode(sealed), PURPOSE), False
        except (IntegrityError, ValueError) as error:
            raise SheetRefusedError(
                "预检的内容对不上。", why="预检之后页面内容有变动。", remedy="请重新上传文件。"
            ) from error
    upload = request.FILES.get("file")
    if upload is None:
        raise SheetRefusedError(
            "没有选择文件。", why="导入要有一个 .xlsx 或 .csv 文件。", remedy="请选择后再上传。"
        )
    return upload.read(LARGEST + 1), True


def _answer(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    *,
    refusal: RefusalError | None = None,
    faults: tuple[Fault, ...] = (),
    sealed: str = "",
    count: int = 0,
    entered: bool = False,
) -> HttpResponse:
    context = {
        "refusal": refusal,
        "faults": faults[:SHOWN],
        "hidden_faults": max(0, len(faults) - SHOWN),
        "sealed": sealed,
        "count": count,
        "entered": entered,
        "sheets": SHEETS,
    }
    status = status_of(refusal) if refusal else 200
    return show(request, actor, "admin/import.html", context, status=status)
