"""Bytes of evidence on their way to a browser: parts for players, and nothing that can run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from mingjing.evidence.store import BlobStore
from mingjing.web.console.evidence.ranges import Part, UnsatisfiableRangeError, part_of

READ_BYTES = 256 * 1024
SHOWN = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "video/3gpp",
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
    }
)
INERT = "application/octet-stream"
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def is_shown(media_type: str) -> bool:
    """Say whether a browser shows this kind itself and cannot be made to run anything by it."""
    return media_type in SHOWN


@dataclass(frozen=True, slots=True)
class Sent:
    """A stored file as it is sent.

    Args:
        sha256: which file.
        media_type: as its first bytes show; anything that is not shown is sent as mere bytes.
        name: file name for saving, ASCII.
        as_download: offer it for saving whatever its kind.
    """

    sha256: str
    media_type: str
    name: str
    as_download: bool

    @property
    def is_inline(self) -> bool:
        """Whether the browser is to show it."""
        return is_shown(self.media_type) and not self.as_download


def file_response(request: HttpRequest, store: BlobStore, sent: Sent) -> HttpResponseBase:
    """Answer with a stored file or with the part of it that was asked for.

    Raises:
        BlobMissingError: the file is not there.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    etag = f'"{sent.sha256}"'
    file = store.open(sent.sha256)
    size = file.seek(0, 2)
    try:
        part = part_of(_range(request, etag), size)
    except UnsatisfiableRangeError:
        file.close()
        refused = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        return _fenced(refused, etag)
    whole = part or Part(0, size, size)
    response: HttpResponseBase
    if request.method == "HEAD":
        file.close()
        response = HttpResponse(status=206 if part else 200)
    else:
        response = StreamingHttpResponse(_Pieces(file, whole), status=206 if part else 200)
    response.headers["Content-Type"] = sent.media_type if sent.is_inline else INERT
    response.headers["Content-Length"] = str(whole.length)
    response.headers["Content-Disposition"] = (
        f'{"inline" if sent.is_inline else "attachment"}; filename="{sent.name}"'
    )
    response.headers["Accept-Ranges"] = "bytes"
    if part:
        response.headers["Content-Range"] = str(part)
    return _fenced(response, etag)


def _fenced(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _range(request: HttpRequest, etag: str) -> str:
    """Return the range asked for; none where the sender wants it only of another file."""
    condition = request.headers.get("If-Range", etag)
    return request.headers.get("Range", "") if condition == etag else ""


class _Pieces:
    """The bytes of a part, read as they are sent; the server closes it, even if never read."""

    def __init__(self, file: BinaryIO, part: Part) -> None:
        self._file, self._left = file, part.length
        file.seek(part.start)

    def __iter__(self) -> Iterator[bytes]:
        while self._left and (data := self._file.read(min(READ_BYTES, self._left))):
            self._left -= len(data)
            yield data

    def close(self) -> None:
        """Close the file."""
        self._file.close()
