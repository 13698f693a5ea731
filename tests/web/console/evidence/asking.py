"""Requests as a signed-in person sends them, straight to the views."""

import base64
import hashlib
from types import SimpleNamespace

from django.test import RequestFactory

from mingjing.web.console.evidence import tus

FACTORY = RequestFactory()
PIECE = "application/offset+octet-stream"


def asked(method, by, /, data=b"", content_type="", **headers):
    """Return a request by *by*; nobody is signed in where that is empty."""
    request = FACTORY.generic(
        method,
        "/",
        data,
        content_type=content_type,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    request.user = SimpleNamespace(is_authenticated=bool(by), person=by)
    return request


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def checksum(data: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {b64(hashlib.new(algorithm, data).digest())}"


def begin(docket, by, size, name="现场.mp4", **headers):
    told = {
        "Tus_Resumable": "1.0.0",
        "Upload_Length": str(size),
        "Upload_Metadata": f"filename {b64(name.encode(errors='surrogatepass'))}",
    }
    return tus.collection(asked("POST", by, **(told | headers)), docket)


def id_of(response) -> str:
    return response.headers["Location"].rstrip("/").rpartition("/")[2]


def patch(docket, by, upload_id, data, offset=0, **headers):
    told = {
        "Tus_Resumable": "1.0.0",
        "Upload_Offset": str(offset),
        "Upload_Checksum": checksum(data),
    }
    kept = {name: value for name, value in (told | headers).items() if value is not None}
    request = asked("PATCH", by, data, PIECE, **kept)
    return tus.resource(request, docket, upload_id)


def head(docket, by, upload_id):
    return tus.resource(asked("HEAD", by, Tus_Resumable="1.0.0"), docket, upload_id)


def delete(docket, by, upload_id):
    return tus.resource(asked("DELETE", by, Tus_Resumable="1.0.0"), docket, upload_id)
