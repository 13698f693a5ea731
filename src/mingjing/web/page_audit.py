"""Public pages on disk, held byte for byte against what the record says was published."""

from collections.abc import Iterator
from pathlib import Path

from mingjing.disclosure.queries import RecordedPage, recorded_pages
from mingjing.web.portal.static_pages import PUBLIC, name_of_page


def audit_pages(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the public files that were altered, are missing, or belong to nothing public.

    A page is held against its recorded digest and not made anew, so a later release with
    other templates leaves old pages as genuine as they were.

    Args:
        data: the data directory.
    """
    root = data / PUBLIC
    try:
        told = {name_of_page(page.code): page for page in recorded_pages()}
    except ValueError as error:
        yield PUBLIC, f"数据库中公示网页的行读不出，网页无从核对：{error}"
        return
    for name, page in told.items():
        if difference := _compare(root / name, page):
            yield f"{PUBLIC}/{name}", difference
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name not in told and (path.is_symlink() or not path.is_dir()):
            yield f"{PUBLIC}/{name}", "多余：不是任何公示项的网页"


def _compare(path: Path, page: RecordedPage) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "缺失：写出没有完成，或者文件被删除"
    except OSError as error:
        return f"读不出：{error.strerror}"
    return "" if page.matches(data) else "被改动：与记录中公示的网页不符"
