"""Public pages on disk, held byte for byte against what the record says was published."""

from collections.abc import Iterator
from pathlib import Path

from mingjing.disclosure.queries import RecordedPage, recorded_pages
from mingjing.disclosure.receipts import public_receipt
from mingjing.kernel.errors import IntegrityError
from mingjing.web.portal.static_pages import PUBLIC, name_of_page, name_of_receipt


def audit_pages(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the public files that were altered, are missing, or belong to nothing public.

    A page is held against its recorded digest and not made anew, so a later release with
    other templates leaves old pages as genuine as they were.

    Args:
        data: the data directory.
    """
    root = data / PUBLIC
    try:
        pages = recorded_pages()
        told = {name_of_page(page.code): page for page in pages}
        receipts = {name_of_receipt(page.code): page for page in pages}
    except ValueError as error:
        yield PUBLIC, f"数据库中公示网页的行读不出，网页无从核对：{error}"
        return
    for name, page in told.items():
        if difference := _compare(root / name, page):
            yield f"{PUBLIC}/{name}", difference
    for name, page in receipts.items():
        try:
            receipt = _receipt_of(page)
        except (IntegrityError, ValueError) as error:
            yield f"{PUBLIC}/{name}", f"凭证无从核对：{str(error).splitlines()[0]}"
            continue
        if receipt is not None and _read(root / name) != receipt:
            yield f"{PUBLIC}/{name}", "缺失或者被改动：不是这一网页在记录中的凭证"
    known = told.keys() | receipts.keys()
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name not in known and (path.is_symlink() or not path.is_dir()):
            yield f"{PUBLIC}/{name}", "多余：不是任何公示项的网页"


def _receipt_of(page: RecordedPage) -> bytes | None:
    return public_receipt(page.code, page.state) if page.content_sha256 else None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _compare(path: Path, page: RecordedPage) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "缺失：写出没有完成，或者文件被删除"
    except OSError as error:
        return f"读不出：{error.strerror}"
    return "" if page.matches(data) else "被改动：与记录中公示的网页不符"
