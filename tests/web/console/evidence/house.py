"""A case under investigation behind a real server that can be killed and started again."""

import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from mingjing.cases.states import State
from mingjing.evidence.store import BlobStore
from mingjing.evidence.uploads import Owner, Uploads
from mingjing.web.acting import now
from mingjing.web.tethered import tethered
from support.cast import LIN, staff_bureau
from support.county import Clock, County, store_in
from support.databases import CommittedDatabase
from support.signing_in import sign_in
from support.waiting import PATIENCE
from support.waiting import until as wait_until

MIB = 1024 * 1024


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class House:
    """An installation with one case, an officer who is signed in, and its server."""

    database: CommittedDatabase
    docket: str
    cookies: dict[str, str]
    port: int = field(default_factory=free_port)
    server: subprocess.Popen[bytes] | None = None
    kills: int = 0
    application: str = "mingjing.web.wsgi:application"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def uploads(self) -> Uploads:
        return Uploads(BlobStore(self.database.data))

    def url(self, name: str, *more: object) -> str:
        return self.address + reverse(name, args=[self.docket, *more])

    def start(self) -> None:
        command = [
            sys.executable, "-m", "gunicorn", self.application,
            "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread",
            "--workers", "2", "--threads", "4", "--log-level", "critical",
        ]  # fmt: skip
        self.server = subprocess.Popen(  # noqa: S603 - our own server; it ends with the test
            tethered(command),
            env={**self.database.env, "MINGJING_SECRET_KEY": settings.SECRET_KEY},
            start_new_session=True,
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self.answers, "the server never answered")

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self) -> None:
        """Kill the server and its workers at once, as a power cut would."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.communicate(timeout=PATIENCE)
            self.kills += 1
        self.server = None

    def held(self) -> int:
        """How far the one upload under way is, read from the disk."""
        return max((one.offset for one in self.uploads.of(owner_of(self), at=now())), default=0)

    def check_prefix(self, source: Path) -> None:
        """Hold every acknowledged piece against the source, byte for byte."""
        for one in self.uploads.of(owner_of(self), at=now()):
            data = (self.uploads.root / one.id / "data").open("rb")
            with data, source.open("rb") as wanted:
                left = one.offset
                while left:
                    size = min(left, 1 << 22)
                    assert data.read(size) == wanted.read(size), "a half piece counts"
                    left -= size


def token_of(house: House) -> str:
    """Return what a program must send so that its requests are known to come from here."""
    return house.cookies[settings.CSRF_COOKIE_NAME]


def owner_of(house: House) -> Owner:
    return Owner(LIN, house.docket)


def furnished(database: CommittedDatabase) -> House:
    """Return a house with a case in which evidence may be taken; no server runs yet."""
    at = now() - timedelta(days=1)
    clock = Clock(at)
    staff_bureau(at)
    county = County(store_in(database.data), clock)
    docket = county.bring(State.FILED)
    client = Client(SERVER_NAME="127.0.0.1")
    sign_in(client, LIN, now())
    client.get(reverse("add_evidence", args=[docket]))
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return House(database, docket, cookies)


def source_of(tmp_path: Path, size: int) -> Path:
    path = tmp_path / "现场.mp4"
    noise = random.Random(size)  # noqa: S311 - repeatable, not secret
    with path.open("wb") as file:
        file.write(b"\0\0\0\x18ftypisom")
        while file.tell() < size:
            file.write(noise.randbytes(min(MIB, size - file.tell())))
    return path


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def until(house: House, wanted: int) -> None:
    """Wait until the upload is that far, or over."""
    wait_until(lambda: house.held() >= wanted, f"never as far as {wanted}: nothing moves")
