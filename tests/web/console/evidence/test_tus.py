"""tus 1.0 at the door: what is answered, and what is never written."""

import errno
import io
import os
from datetime import timedelta

import pytest
import time_machine

from mingjing.cases.states import State
from mingjing.evidence.intake import CHUNK_BYTES
from mingjing.evidence.refusals import StoreFailedError
from mingjing.web.console.evidence import tus
from support.cast import LIN, SONG, STRANGER, ZHAO
from web.console.evidence.asking import (
    asked,
    b64,
    begin,
    checksum,
    delete,
    head,
    id_of,
    patch,
)

DATA = "现场录像（虚构）".encode()


@pytest.fixture
def docket(county):
    return county.bring(State.INVESTIGATION)


@pytest.fixture
def upload(docket):
    return id_of(begin(docket, LIN, len(DATA)))


def told(response):
    return response.status_code, response.headers.get("Upload-Offset")


def test_the_server_says_what_it_can(docket):
    answer = tus.collection(asked("OPTIONS", LIN), docket)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,checksum,expiration,termination"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha256,sha1"


def test_a_file_comes_in_by_pieces(docket):
    begun = begin(docket, LIN, len(DATA))
    assert (begun.status_code, begun.headers["Tus-Resumable"]) == (201, "1.0.0")
    assert begun.headers["Upload-Expires"].endswith("GMT")
    upload = id_of(begun)
    assert told(head(docket, LIN, upload)) == (200, "0")
    assert told(patch(docket, LIN, upload, DATA[:5])) == (204, "5")
    answer = head(docket, LIN, upload)
    assert told(answer) == (200, "5")
    assert answer.headers["Upload-Length"] == str(len(DATA))
    assert answer.headers["Cache-Control"] == "no-store"
    last = patch(docket, LIN, upload, DATA[5:], 5, Upload_Checksum=checksum(DATA[5:], "sha1"))
    assert told(last) == (204, str(len(DATA)))


REFUSED = [
    ({"Upload_Offset": "5"}, 409, "the piece begins elsewhere"),
    ({"Upload_Checksum": checksum(b"other")}, 460, "other bytes were hashed"),
    ({"Upload_Checksum": checksum(b"other", "sha1")}, 460, "other bytes, SHA-1"),
    ({"Upload_Checksum": None}, 400, "no checksum"),
    ({"Upload_Checksum": "md5 AAAA"}, 400, "a checksum nobody offered"),
    ({"Upload_Checksum": "sha256"}, 400, "half a checksum"),
    ({"Upload_Checksum": "sha256 ***"}, 400, "not Base64"),
    ({"Upload_Offset": "-1"}, 400, "no number"),
    ({"Upload_Offset": "９"}, 400, "a digit, but not of ASCII"),
    ({"Upload_Offset": "9" * 4000}, 400, "a number without end"),
    ({"Upload_Offset": None}, 400, "no offset"),
    ({"Tus_Resumable": "0.2.2"}, 412, "another version"),
    ({"Tus_Resumable": None}, 412, "no version"),
]


@pytest.mark.parametrize(("headers", "status", "why"), REFUSED)
def test_a_piece_that_is_refused_is_not_written(docket, upload, headers, status, why):
    answer = patch(docket, LIN, upload, DATA, **headers)
    assert answer.status_code == status, why
    assert told(head(docket, LIN, upload)) == (200, "0")


def test_a_piece_of_another_type_is_refused(docket, upload):
    request = asked("PATCH", LIN, DATA, "text/plain", Tus_Resumable="1.0.0", Upload_Offset="0")
    assert tus.resource(request, docket, upload).status_code == 415


def test_a_piece_longer_than_a_chunk_is_refused_before_it_is_read(docket):
    upload = id_of(begin(docket, LIN, 2 * CHUNK_BYTES))
    request = asked(
        "PATCH", LIN, b"x", "application/offset+octet-stream", Tus_Resumable="1.0.0",
        Upload_Offset="0", Upload_Checksum=checksum(b"x"), Content_Length=str(CHUNK_BYTES + 1),
    )  # fmt: skip
    request.META["CONTENT_LENGTH"] = str(CHUNK_BYTES + 1)
    request._stream = None
    assert tus.resource(request, docket, upload).status_code == 413


class HangsUp(io.RawIOBase):
    """A network that ends within a piece."""

    def __init__(self, *, with_error):
        self._pieces = [DATA[:4]]
        self._with_error = with_error

    def read(self, _size=-1, /):
        if self._pieces:
            return self._pieces.pop()
        if self._with_error:
            raise ConnectionResetError(104, "Connection reset by peer")
        return b""


@pytest.mark.parametrize("with_error", [True, False])
def test_a_cut_off_piece_leaves_no_half_behind(docket, upload, with_error):
    request = asked(
        "PATCH", LIN, DATA, "application/offset+octet-stream", Tus_Resumable="1.0.0",
        Upload_Offset="0", Upload_Checksum=checksum(DATA),
    )  # fmt: skip
    request._stream = HangsUp(with_error=with_error)
    assert tus.resource(request, docket, upload).status_code == 400
    assert told(head(docket, LIN, upload)) == (200, "0")


STRANGERS = [
    (ZHAO, "the other officer of the same case"),
    (SONG, "the custodian of the unit"),
    (STRANGER, "somebody who may not even see the case"),
]


@pytest.mark.parametrize(("by", "who"), STRANGERS)
def test_an_upload_is_its_owners_alone(docket, upload, by, who):
    for act in (
        lambda name: head(docket, by, name),
        lambda name: patch(docket, by, name, DATA),
        lambda name: delete(docket, by, name),
    ):
        theirs, absent = act(upload), act("0" * 32)
        assert theirs.status_code == absent.status_code == 404, who
        assert theirs.content == absent.content
    assert told(head(docket, LIN, upload)) == (200, "0")


def test_an_upload_belongs_to_one_case(county, docket, upload):
    other = county.bring(State.INVESTIGATION)
    assert head(other, LIN, upload).status_code == 404


def test_whoever_is_not_signed_in_is_told_so_and_not_led_away(docket, upload):
    answer = patch(docket, "", upload, DATA)
    assert answer.status_code == 401
    assert "登录" in answer.content.decode("unicode_escape")


def test_only_an_officer_of_an_open_case_begins(county, docket):
    assert begin(docket, SONG, 5).status_code == 403
    assert begin(docket, STRANGER, 5).status_code == 404
    assert begin(county.bring(State.INVESTIGATED), LIN, 5).status_code == 409


SIZES = [
    ("0", 422, "nothing to send"),
    (str(1 << 52), 507, "more than the disk holds"),
    ("", 400, "no size"),
    ("1e3", 400, "no number"),
    ("9" * 30, 400, "a number without end"),
]


@pytest.mark.parametrize(("size", "status", "why"), SIZES)
def test_sizes_that_cannot_be_are_refused(docket, size, status, why):
    assert begin(docket, LIN, 5, Upload_Length=size).status_code == status, why


def test_an_expired_upload_is_gone(docket, upload):
    with time_machine.travel(tus.now() + timedelta(days=7, minutes=1)):
        assert head(docket, LIN, upload).status_code == 410


def test_an_upload_is_given_up(docket, upload):
    assert delete(docket, LIN, upload).status_code == 204
    assert head(docket, LIN, upload).status_code == 404


def test_a_post_may_stand_for_a_patch_and_nothing_else_may(docket, upload):
    headers = {
        "Tus_Resumable": "1.0.0",
        "Upload_Offset": "0",
        "Upload_Checksum": checksum(DATA),
        "X_HTTP_Method_Override": "PATCH",
    }
    kind = "application/offset+octet-stream"
    got = tus.resource(asked("GET", LIN, DATA, kind, **headers), docket, upload)
    assert got.status_code == 405
    posted = tus.resource(asked("POST", LIN, DATA, kind, **headers), docket, upload)
    assert told(posted) == (204, str(len(DATA)))


NAMES = [
    "../../../../etc/passwd",
    "证据\u202egpj.exe",
    "a\0b.mp4",
    "长" * 10_000,
    "🙂🙂.jpg",
    "<script>alert(1)</script>.svg",
    "\ud800.mp4",
    "",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_no_name_harms(county, docket, name):
    begun = begin(docket, LIN, len(DATA), name)
    assert begun.status_code == 201
    upload = id_of(begun)
    assert told(patch(docket, LIN, upload, DATA))[0] == 204
    written = {path.name for path in county.store.root.rglob("*")}
    assert not [each for each in written if "passwd" in each or "script" in each]


METADATA = [
    (f"filename {b64(b'a')},filename {b64(b'b')}", 201, "the same key twice"),
    ("filename", 201, "a key without a value"),
    (",,,", 201, "nothing but commas"),
    ("filename ***", 400, "not Base64"),
    (f"filename {b64(bytes(range(256)))}", 201, "not text"),
]


@pytest.mark.parametrize(("header", "status", "why"), METADATA)
def test_metadata_is_read_strictly(docket, header, status, why):
    assert begin(docket, LIN, 5, Upload_Metadata=header).status_code == status, why


def test_after_a_failed_sync_no_later_request_writes(docket, upload, monkeypatch):
    def fail(_descriptor):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(StoreFailedError):
            patch(docket, LIN, upload, DATA)
    with pytest.raises(StoreFailedError, match="此前的写盘已经失败"):
        patch(docket, LIN, upload, DATA)
    assert told(head(docket, LIN, upload)) == (200, "0")
