"""Benchmarks in administration: what is loaded, a sheet in, a sheet out."""

import io
from base64 import b64decode, b64encode
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from openpyxl import Workbook

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.import_roster import Fault
from mingjing.bureau.commands.load_discretion_table import (
    LoadDiscretionTable,
    TableRefusedError,
    load_discretion_table,
)
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import (
    IntegrityError,
    NotFoundError,
    RefusalError,
    RepeatedRequestError,
)
from mingjing.ledger.sealing import open_secret, seal_secret
from mingjing.statute.discretion_rows import DiscretionFile
from mingjing.statute.discretion_table import lines_of
from mingjing.statute.load import rulebook
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.catalogue import shown_of
from mingjing.web.console.admin.discretion_columns import (
    HEAD,
    SHEETS,
    TIERS,
    as_fault,
    head_row,
    read_table,
    row_of,
)
from mingjing.web.console.admin.importing import XLSX, head_of_sheet
from mingjing.web.console.admin.opening import LARGEST, SheetRefusedError, sheets_of
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

PURPOSE = "discretion-table"
SHOWN = 200
CATALOGUE = "案由和幅度"


@page
def discretion(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the benchmarks; rehearse a workbook; load one that was rehearsed."""
    require(actor, Permission.LOAD_BENCHMARK)
    if request.method != "POST":
        return _answer(request, actor)
    try:
        data, is_rehearsal = _given(request)
        order = replace(_order(data), rehearsal=is_rehearsal)
        load_discretion_table(order, act=act_of(request), law=rulebook())
    except RepeatedRequestError:
        return _answer(request, actor, entered=True)
    except RefusalError as refusal:
        return _answer(request, actor, refusal=refusal, faults=_faults_of(refusal))
    if not is_rehearsal:
        return _answer(request, actor, entered=True)
    sealed = b64encode(seal_secret(data, PURPOSE)).decode()
    return _answer(request, actor, sealed=sealed, order=order)


@page
def template(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand out an empty workbook, with every violation and range to copy from."""
    del request
    require(actor, Permission.LOAD_BENCHMARK)
    book = Workbook()
    book.remove(book.active)
    for name, columns in SHEETS.items():
        titles = [f"{one.title}*" if one.needed else one.title for one in columns]
        head_of_sheet(book.create_sheet(name), titles)
    guide = book.create_sheet(CATALOGUE)
    head_of_sheet(guide, ["案由编号", "案由", "何时", "对谁", "法定幅度"])
    for one in law_today().violations.in_force_on(legal_date(now())):
        for row in one.sanctions:
            if row.range is not None and row.range.is_in_yuan:
                said = [one.id, one.name, row.stage, row.who.label, str(row.range)]
                guide.append(said)
    examples = book.create_sheet("填写说明")
    head_of_sheet(examples, ["表", "列", "必填", "至多几字", "例如"])
    for name, columns in SHEETS.items():
        for column in columns:
            needed = "必填" if column.needed else ""
            examples.append([name, column.title, needed, column.longest, column.example])
    return _workbook(book, "discretion-template")


@page
def export(request: HttpRequest, actor: Actor, benchmark: str) -> HttpResponse:
    """Hand out a benchmark as a workbook that can be loaded again."""
    del request
    require(actor, Permission.LOAD_BENCHMARK)
    law = law_today()
    file = _file_of(law.benchmarks.files, benchmark)
    book = Workbook()
    book.remove(book.active)
    for name, columns in SHEETS.items():
        head_of_sheet(book.create_sheet(name), [one.title for one in columns])
    book[HEAD].append(head_row(file.benchmark))
    for line in lines_of(file, law.violations):
        book[TIERS].append(row_of(line))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.data_type = "s"
    return _workbook(book, benchmark)


def _order(data: bytes) -> LoadDiscretionTable:
    head, lines, faults = read_table(sheets_of(data), legal_date(now()))
    if faults or head is None:
        raise _UnreadableError(faults)
    return LoadDiscretionTable(head, lines)


class _UnreadableError(SheetRefusedError):
    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"有 {len(faults)} 处读不懂，一行也没有录入。",
            why="表格须能逐格读懂，才能核对。",
            remedy="请按下面所列逐处改正后重新上传。",
        )
        self.faults = faults


def _faults_of(refusal: RefusalError) -> tuple[Fault, ...]:
    match refusal:
        case TableRefusedError():
            return tuple(as_fault(one) for one in refusal.faults)
        case _UnreadableError():
            return refusal.faults
        case _:
            return ()


def _file_of(files: tuple[DiscretionFile, ...], benchmark: str) -> DiscretionFile:
    for file in files:
        if file.benchmark.id == benchmark:
            return file
    raise NotFoundError(
        "没有这一裁量基准。",
        why=f"没有编号为“{benchmark}”的基准。",
        remedy="请从“裁量基准”的目录中选择。",
    )


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
            "没有选择文件。", why="录入要有一个 .xlsx 文件。", remedy="请选择后再上传。"
        )
    return upload.read(LARGEST + 1), True


def _workbook(book: Workbook, name: str) -> HttpResponse:
    out = io.BytesIO()
    book.save(out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _answer(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    *,
    refusal: RefusalError | None = None,
    faults: tuple[Fault, ...] = (),
    sealed: str = "",
    order: LoadDiscretionTable | None = None,
    entered: bool = False,
) -> HttpResponse:
    law = law_today()
    context = {
        "refusal": refusal,
        "faults": faults[:SHOWN],
        "hidden_faults": max(0, len(faults) - SHOWN),
        "sealed": sealed,
        "order": order,
        "entered": entered,
        "files": [(file, shown_of(file, law)) for file in law.benchmarks.files],
        "sheets": SHEETS,
    }
    status = status_of(refusal) if refusal else 200
    return show(request, actor, "admin/discretion.html", context, status=status)
