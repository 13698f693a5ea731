"""A file of law on its way in: uploaded and shown, sealed, and confirmed as it was shown."""

from base64 import b64decode, b64encode

from django.http import HttpRequest

from mingjing.kernel.errors import IntegrityError, InvalidInputError
from mingjing.ledger.sealing import open_secret, seal_secret
from mingjing.statute.entered import LONGEST


def sealed(text: str, purpose: str) -> str:
    """Return a file as a form carries it from the preview to its confirmation."""
    return b64encode(seal_secret(text.encode(), purpose)).decode()


def given(request: HttpRequest, purpose: str) -> tuple[str, bool]:
    """Return the text of a file, and whether it was shown before.

    Raises:
        InvalidInputError: no file, no text, or not the one that was shown.
    """
    if shown := request.POST.get("sealed", ""):
        try:
            return open_secret(b64decode(shown), purpose).decode(), True
        except (IntegrityError, ValueError) as error:
            raise InvalidInputError(
                "预览的内容对不上。", why="预览之后页面内容有变动。", remedy="请重新上传文件。"
            ) from error
    upload = request.FILES.get("file")
    if upload is None:
        raise InvalidInputError(
            "没有选择文件。", why="录入要有一个 .toml 文件。", remedy="请选择后再上传。"
        )
    try:
        return upload.read(LONGEST + 1).decode("utf-8-sig"), False
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            "文件不是文本。", why="规则文件是 UTF-8 编码的 TOML 文件。", remedy="请核对文件。"
        ) from error
