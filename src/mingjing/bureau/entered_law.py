"""The files of law that the bureau entered: which count, what they say, the book with them."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable

from django.db.models import Max

from mingjing.bureau.models import LawFile
from mingjing.kernel.errors import IntegrityError, NotFoundError
from mingjing.statute.entered import Fitting, LawKind, LawText, read_what_fits
from mingjing.statute.impact import DATA, program_texts
from mingjing.statute.limits import RuleBook

Entered = tuple[str, str, str]


def entered_files(*, before: int | None = None) -> dict[tuple[str, str], str]:
    """Return the digest of the newest file, by kind and name.

    Args:
        before: a file that was entered; what had been entered just before it.
    """
    return {(kind, name): digest for kind, name, digest in _every_file(before)}


def file_in_force(kind: str, name: str) -> int:
    """Return the key of the entered file that counts.

    Raises:
        NotFoundError: nothing of that kind and name was entered.
    """
    key = LawFile.objects.filter(kind=kind, name=name).aggregate(key=Max("pk"))["key"]
    if key is None:
        raise NotFoundError(
            f"本机关没有录入过“{name}”。",
            why="只有录入的规则文件才有录入记录；随软件发布的没有。",
            remedy="请核对名称或者年份。",
        )
    return int(key)


def entered_text(kind: str, name: str, digest: str) -> LawText:
    """Return a file as it was entered.

    Raises:
        IntegrityError: the text is not the one whose digest was recorded.
    """
    rows = LawFile.objects.filter(kind=kind, name=name, sha256=digest)
    text = LawText(LawKind(kind), name, rows.values_list("text", flat=True)[0])
    if text.digest != digest:
        raise IntegrityError(
            f"录入的规则文件 {text.path} 与日志记载不符。",
            why="文件内容与录入时记下的摘要对不上。",
            remedy="请停止使用，运行 mingjing audit 查明，并从备份恢复。",
        )
    return text


def with_entered(book: RuleBook, *, before: int | None = None) -> RuleBook:
    """Return *book* with the files that were entered; read once for each set of them.

    A file that this release cannot use is left out, and the book says so.

    Args:
        book: of the release.
        before: a file that was entered; the law as it was just before it.

    Raises:
        IntegrityError: a text is not the one whose digest was recorded.
    """
    files = _every_file(before)
    return _fitting(book.root, files).book if files else book  # type: ignore[arg-type]  # a path has a hash


def texts_that_count(book: RuleBook) -> tuple[LawText, ...]:
    """Return the entered files that this release can use, by kind and name at most one.

    Raises:
        IntegrityError: a text is not the one whose digest was recorded.
    """
    files = _every_file()
    return _fitting(book.root, files).texts if files else ()  # type: ignore[arg-type]  # as above


def texts_with_entered(files: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return the text of everything that may name a norm: the program, and files entered.

    Raises:
        IntegrityError: a text is not the one whose digest was recorded.
    """
    texts = program_texts()
    for which, digest in files.items():
        text = entered_text(*which, digest)
        texts[f"{DATA}{text.path}"] = text.text
    return texts


def _every_file(before: int | None = None) -> tuple[Entered, ...]:
    rows = LawFile.objects.order_by("pk").values_list("kind", "name", "sha256")
    return tuple(rows if before is None else rows.filter(pk__lt=before))


@lru_cache(maxsize=8)
def _fitting(root: Traversable, files: tuple[Entered, ...]) -> Fitting:
    return read_what_fits(root, [entered_text(*one) for one in files])
