"""Goal G8: a checked, synced, resumable upload against the same server only receiving.

Each round sends the same bytes four ways to one gunicorn on gthread, in turn:

- ``bare``     one PUT whose body is read and thrown away by a bare WSGI function;
- ``receive``  4 MiB per PATCH through the product's own door, sign-in and access included, to a
  view that reads the body and throws it away: the same server only receiving;
- ``keep``     one PUT whose body is written and synced once, no digest, no check;
- ``tus``      the product: 4 MiB per PATCH, sign-in, access, checksum, sync, journal, and at
  the end the form that leaves the whole file under its SHA-256 and makes it evidence.

The sender holds its bytes and their checksums ready. The medians give the ratios.
"""

import argparse
import base64
import hashlib
import http.client
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

MIB = 1024 * 1024
CHUNK = 4 * MIB
GOAL = 0.4
READ = 256 * 1024
ROOT = Path(__file__).resolve().parents[1]


def application(environ, start_response):  # noqa: ANN001, ANN201 - WSGI
    """Answer the two yardsticks, and let the product answer everything else."""
    from mingjing.web.wsgi import application as product  # noqa: PLC0415 - needs the environment

    if environ["PATH_INFO"] not in {"/bare", "/keep"}:
        _open_door()
        return product(environ, start_response)
    body, left = environ["wsgi.input"], int(environ["CONTENT_LENGTH"])
    kept = Path(os.environ["MINGJING_DATA"]) / "kept"
    with (kept if environ["PATH_INFO"] == "/keep" else Path(os.devnull)).open("wb") as file:
        while left and (data := body.read(min(READ, left))):
            left -= len(data)
            if environ["PATH_INFO"] == "/keep":
                file.write(data)
        if environ["PATH_INFO"] == "/keep":
            file.flush()
            os.fsync(file.fileno())
    start_response("204 No Content", [("Content-Length", "0")])
    return [b""]


@cache
def _open_door() -> None:
    """Let the product serve, in this process only, a view that receives and keeps nothing."""
    from django.http import HttpResponse  # noqa: PLC0415 - needs the environment
    from django.urls import path  # noqa: PLC0415 - as above

    from mingjing.cases.queries import case_for  # noqa: PLC0415 - as above
    from mingjing.web.acting import actor_of  # noqa: PLC0415 - as above
    from mingjing.web.console.evidence import urls  # noqa: PLC0415 - as above

    def receive(request, docket):  # noqa: ANN001, ANN202 - a view
        case_for(actor_of(request), docket)
        while request.read(READ):
            pass
        return HttpResponse(status=204)

    urls.urlpatterns.append(path("receive/", receive))


def put(connection: http.client.HTTPConnection, path: str, pieces: list[bytes]) -> None:
    """Send everything in one request."""
    size = sum(map(len, pieces))
    connection.request("PUT", path, body=iter(pieces), headers={"Content-Length": str(size)})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 204, answer.status  # noqa: S101, PLR2004 - a benchmark


class Tus:
    """The product, asked as its own client asks."""

    def __init__(self, house: object) -> None:
        self.house = house
        cookies = house.cookies  # type: ignore[attr-defined]
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["mingjing_csrf"],
            "Tus-Resumable": "1.0.0",
        }

    def ask(self, connection, method, url, body=b"", **headers):  # noqa: ANN001, ANN003, ANN201
        """Send one request and return the answer."""
        told = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, url, body=body, headers=told)
        answer = connection.getresponse()
        answer.read()
        return answer

    def send(self, connection, pieces, checksums) -> None:  # noqa: ANN001
        """Upload, and make it evidence."""
        where = self.house.url("uploads").removeprefix(self.house.address)  # type: ignore[attr-defined]
        begun = self.ask(connection, "POST", where, Upload_Length=str(sum(map(len, pieces))))
        url, offset = begun.headers["Location"], 0
        for piece, checksum in zip(pieces, checksums, strict=True):
            answer = self.ask(
                connection, "PATCH", url, piece, Upload_Offset=str(offset),
                Upload_Checksum=f"sha256 {checksum}",
                Content_Type="application/offset+octet-stream",
            )  # fmt: skip
            offset += len(piece)
            assert answer.status == 204, answer.status  # noqa: S101, PLR2004 - a benchmark
        self.enter(connection, where, url.rstrip("/").rpartition("/")[2])

    def receive(self, connection, pieces) -> None:  # noqa: ANN001
        """Send the same pieces to the view that keeps nothing."""
        where = self.house.url("uploads").removeprefix(self.house.address)  # type: ignore[attr-defined]
        for piece in pieces:
            answer = self.ask(
                connection, "PATCH", where.replace("uploads/", "receive/"), piece,
                Content_Type="application/offset+octet-stream",
            )  # fmt: skip
            assert answer.status == 204, answer.status  # noqa: S101, PLR2004 - a benchmark

    def enter(self, connection, where: str, upload: str) -> None:  # noqa: ANN001
        """Make it evidence, as the form does."""
        from mingjing.web.acting import now  # noqa: PLC0415 - needs Django

        moment = f"{now():%Y-%m-%dT%H:%M}"
        fields = {
            "request": upload,
            "upload": upload,
            "device": "DSJ-0007",
            "officers": ["p-04", "p-05"],
            "used_from": moment,
            "used_to": moment,
            "purpose": "证明现场情况",
        }
        answer = self.ask(
            connection, "POST", where.replace("uploads/", "new/"),
            urlencode(fields, doseq=True).encode(),
            Content_Type="application/x-www-form-urlencoded",
        )  # fmt: skip
        assert answer.status == 303, answer.status  # noqa: S101, PLR2004 - a benchmark


def timed(work: Callable[[], None], size: int) -> float:
    """Return MiB per second."""
    os.sync()
    start = time.perf_counter()
    work()
    return size / MIB / (time.perf_counter() - start)


def main() -> int:
    """Print speeds and ratios; exit 1 if the first is under the goal."""
    parser = argparse.ArgumentParser(
        description="Resumable upload against receiving only (G8)."
    )
    parser.add_argument("--size", type=int, default=256, help="MiB per file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dir", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]
    with tempfile.TemporaryDirectory(dir=options.dir) as folder:
        data = Path(folder)
        os.environ["MINGJING_SECRET_KEY"] = "of this measurement only"  # noqa: S105
        from installations import set_up  # noqa: PLC0415 - found through the line above

        set_up(data, "")
        from support.databases import CommittedDatabase, Place  # noqa: PLC0415 - needs Django
        from web.console.evidence import house as houses  # noqa: PLC0415 - as above

        environment = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks")}
        place = CommittedDatabase(data, Place(str(data / "mingjing.db")), "sqlite", environment)
        house = houses.furnished(place)
        house.application = "upload:application"
        house.start()
        try:
            return measured(house, options)
        finally:
            house.kill()


def measured(house, options) -> int:  # noqa: ANN001
    """Run the rounds against the running server."""
    size = options.size * MIB
    speeds: dict[str, list[float]] = {"bare": [], "receive": [], "keep": [], "tus": []}
    tus = Tus(house)
    for seed in range(options.rounds):
        noise = random.Random(seed)  # noqa: S311 - repeatable, not secret
        pieces = [noise.randbytes(min(CHUNK, size - at)) for at in range(0, size, CHUNK)]
        checksums = [base64.b64encode(hashlib.sha256(one).digest()).decode() for one in pieces]
        works: dict[str, Callable[[http.client.HTTPConnection], None]] = {
            "bare": lambda line, sent=pieces: put(line, "/bare", sent),
            "receive": lambda line, sent=pieces: tus.receive(line, sent),
            "keep": lambda line, sent=pieces: put(line, "/keep", sent),
            "tus": lambda line, sent=pieces, sums=checksums: tus.send(line, sent, sums),
        }
        for name, work in works.items():
            line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=300)
            speeds[name].append(timed(lambda work=work, line=line: work(line), size))
            line.close()
    typical = {name: median(values) for name, values in speeds.items()}
    for name, value in typical.items():
        print(f"{name:8} {value:8.0f} MiB/s   ({', '.join(f'{v:.0f}' for v in speeds[name])})")
    for name in ("bare", "keep"):
        print(f"tus ÷ {name:8} {typical['tus'] / typical[name]:.2f}")
    ratio = typical["tus"] / typical["receive"]
    print(f"G8 tus ÷ receive {ratio:.2f}   goal {GOAL}: {'met' if ratio >= GOAL else 'missed'}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
