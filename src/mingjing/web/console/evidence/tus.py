"""tus 1.0 with creation, checksum, expiration and termination: a file comes in by pieces.

A piece is read whole and only then handed to ``Uploads``, which compares it with its checksum
while the disk writes it, and then moves the offset. The lock is held while writing, never while
waiting for a slow network.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import http_date

from mingjing.access.actors import Actor
from mingjing.cases.gates import open_for_evidence
from mingjing.cases.queries import case_for
from mingjing.evidence.intake import CHUNK_BYTES
from mingjing.evidence.refusals import DiskFullError, StoreUnwritableError, TooLargeError
from mingjing.evidence.upload_refusals import (
    ChecksumMismatchError,
    ChecksumMissingError,
    OffsetMismatchError,
    PieceCutOffError,
    PieceTooLongError,
    TooManyUploadsError,
    UploadBusyError,
    UploadExpiredError,
)
from mingjing.evidence.uploads import Owner, Piece, Upload, Uploads
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.web.acting import SignInNeededError, actor_of, now
from mingjing.web.errors import status_of
from mingjing.web.stores import evidence_store

VERSION = "1.0.0"
EXTENSIONS = "creation,checksum,expiration,termination"
ALGORITHMS = ("sha256", "sha1")
PIECE_TYPE = "application/offset+octet-stream"
READ_BYTES = 256 * 1024
PATIENCE = 30.0
LARGEST = 1 << 53

STATUS: tuple[tuple[type[RefusalError], int], ...] = (
    (ChecksumMismatchError, 460),
    (ChecksumMissingError, 400),
    (PieceCutOffError, 400),
    (PieceTooLongError, 413),
    (TooLargeError, 413),
    (UploadBusyError, 423),
    (UploadExpiredError, 410),
    (OffsetMismatchError, 409),
    (TooManyUploadsError, 429),
    (DiskFullError, 507),
    (StoreUnwritableError, 507),
)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


class ProtocolError(InvalidInputError):
    """A request that is not tus 1.0; programs send it, not people.

    Args:
        what: what is wrong.
        status: of the answer.
    """

    def __init__(self, what: str, status: int = 400) -> None:
        super().__init__(
            what, why="续传按 tus 1.0 协议进行。", remedy="请在证据页用浏览器重新上传。"
        )
        self.status = status


def uploads() -> Uploads:
    """Return the uploads of this installation."""
    return Uploads(evidence_store())


def _speaking_tus(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Answer refusals as the protocol and its client want them; nothing is cached."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            actor = actor_of(request)
            if method_of(request) != "OPTIONS":
                _require_version(request)
            response = view(request, actor, *args, **kwargs)
        except SignInNeededError:
            response = _told(_signed_out(), 401)
        except OffsetMismatchError as refusal:
            response = _told(refusal, 409)
            response.headers["Upload-Offset"] = str(refusal.held)
        except ProtocolError as refusal:
            response = _told(refusal, refusal.status)
        except RefusalError as refusal:
            response = _told(refusal, _status(refusal))
        if request.method == "HEAD":
            response.content = b""
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


@_speaking_tus
def collection(request: HttpRequest, actor: Actor, docket: str) -> HttpResponse:
    """Begin an upload for a case, or say what this server can."""
    case = case_for(actor, docket)
    match method_of(request):
        case "OPTIONS":
            return _abilities()
        case "POST":
            open_for_evidence(case, actor)
            upload = uploads().create(
                Owner(actor.person, case.docket),
                _number(request, "Upload-Length"),
                metadata(request.headers.get("Upload-Metadata", "")).get("filename", ""),
                at=now(),
            )
            response = _described(HttpResponse(status=201), upload)
            response.headers["Location"] = reverse("upload", args=[case.docket, upload.id])
            return response
        case _:
            raise ProtocolError("这个地址只用来开始上传。", 405)


@_speaking_tus
def resource(request: HttpRequest, actor: Actor, docket: str, upload_id: str) -> HttpResponse:
    """Ask how far an upload is, add a piece, or give it up."""
    owner = Owner(actor.person, case_for(actor, docket).docket)
    match method_of(request):
        case "OPTIONS":
            return _abilities()
        case "HEAD":
            upload = uploads().find(upload_id, owner, at=now())
            response = _described(HttpResponse(), upload)
            response.headers["Upload-Length"] = str(upload.size)
            return response
        case "PATCH":
            return _append(request, upload_id, owner)
        case "DELETE":
            uploads().terminate(upload_id, owner, at=now())
            return HttpResponse(status=204)
        case _:
            raise ProtocolError("上传中的文件只能查询、续传或者放弃。", 405)


def method_of(request: HttpRequest) -> str:
    """Return the method; only a POST, which is checked for forgery, may stand for another."""
    if request.method == "POST":
        return request.headers.get("X-HTTP-Method-Override", "POST").upper()
    return request.method or ""


def metadata(header: str) -> dict[str, str]:
    """Return what ``Upload-Metadata`` says; what is not text is shown, never trusted.

    Raises:
        ProtocolError: keys without values in Base64.

    >>> metadata("filename 54Wn54mHLmpwZw==,is_confidential")
    {'filename': '照片.jpg', 'is_confidential': ''}
    """
    pairs = (pair.strip().partition(" ") for pair in header.split(",") if pair.strip())
    return {key: _decoded(value).decode(errors="backslashreplace") for key, _, value in pairs}


def piece_of(offset: int, data: bytes, header: str) -> Piece:
    """Return the piece with the checksum that ``Upload-Checksum`` gives.

    Raises:
        ChecksumMissingError: no checksum, or of another kind.
    """
    algorithm, _, given = header.partition(" ")
    if algorithm not in ALGORITHMS or not given:
        raise ChecksumMissingError
    return Piece(offset, data, _decoded(given), algorithm)


def _append(request: HttpRequest, upload_id: str, owner: Owner) -> HttpResponse:
    """Refuse what cannot fit before reading it, then read, write and compare."""
    if request.headers.get("Content-Type") != PIECE_TYPE:
        raise ProtocolError(f"内容类型应当是 {PIECE_TYPE}。", 415)
    offset, length = _number(request, "Upload-Offset"), _number(request, "Content-Length")
    held = uploads().find(upload_id, owner, at=now())
    if offset != held.offset:
        raise OffsetMismatchError(offset, held.offset)
    if length > min(CHUNK_BYTES, held.size - offset):
        raise PieceTooLongError(min(CHUNK_BYTES, held.size - offset))
    checksum = request.headers.get("Upload-Checksum", "")
    if not checksum:
        raise ChecksumMissingError
    piece = piece_of(offset, _read(request, length), checksum)
    upload = uploads().append(upload_id, owner, piece, at=now())
    return _described(HttpResponse(status=204), upload)


def _read(request: HttpRequest, length: int) -> bytes:
    """Read the whole piece, giving up on a sender that has fallen silent."""
    parts, left = [], length
    with _patience(request.META):
        try:
            while left:
                part = request.read(min(READ_BYTES, left))
                if not part:
                    raise PieceCutOffError
                parts.append(part)
                left -= len(part)
        except OSError as error:
            raise PieceCutOffError from error
    return b"".join(parts)


@contextmanager
def _patience(environment: Mapping[str, object]) -> Iterator[None]:
    """Let reading from a dead connection end; gunicorn alone would wait for ever."""
    socket = environment.get("gunicorn.socket")
    settimeout = getattr(socket, "settimeout", lambda _seconds: None)
    settimeout(PATIENCE)
    try:
        yield
    finally:
        settimeout(None)


def _abilities() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Tus-Version"] = VERSION
    response.headers["Tus-Extension"] = EXTENSIONS
    response.headers["Tus-Checksum-Algorithm"] = ",".join(ALGORITHMS)
    limit = evidence_store().max_bytes
    if limit is not None:
        response.headers["Tus-Max-Size"] = str(limit)
    return response


def _described(response: HttpResponse, upload: Upload) -> HttpResponse:
    response.headers["Upload-Offset"] = str(upload.offset)
    response.headers["Upload-Expires"] = _http(upload.expires_at)
    return response


def _http(at: datetime) -> str:
    return http_date(at.timestamp())


def _require_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise ProtocolError(f"本机只支持 tus {VERSION}。", 412)


def _number(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit()) or int(text[:20]) > LARGEST:
        raise ProtocolError(
            f"缺少 {header}，或者不是数字。", 411 if "Content" in header else 400
        )
    return int(text)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ProtocolError("有一项不是 Base64。") from error


def _signed_out() -> RefusalError:
    return RefusalError(
        "登录已经失效。",
        why="一段时间没有操作，或者已在别处退出。",
        remedy="请重新登录，再选择同一个文件，从断开处继续。",
    )


def _status(refusal: RefusalError) -> int:
    return next(
        (status for kind, status in STATUS if isinstance(refusal, kind)), status_of(refusal)
    )


def _told(refusal: RefusalError, status: int) -> HttpResponse:
    words = {"what": refusal.what, "why": refusal.why, "remedy": refusal.remedy}
    response = JsonResponse(words, status=status)
    if isinstance(refusal, ChecksumMismatchError):
        response.reason_phrase = "Checksum Mismatch"
    return response
