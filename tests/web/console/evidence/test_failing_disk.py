"""A server whose disk fails ends, and the next one takes the piece that was never confirmed."""

import http.client
import os
from contextlib import closing
from pathlib import Path

from mingjing.web.acting import now
from support.waiting import PATIENCE, until
from web.console.evidence import failing_disk
from web.console.evidence.asking import PIECE, checksum
from web.console.evidence.house import House, owner_of, token_of

DATA = "现场录像（虚构）".encode()
TESTS = Path(__file__).parents[3]


def ask(house: House, method: str, url: str, data: bytes = b"", **headers: str):
    """Send one request and return its status and its headers."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    cookies = "; ".join(f"{name}={value}" for name, value in house.cookies.items())
    told |= {"Cookie": cookies, "X-CSRFToken": token_of(house), "Tus-Resumable": "1.0.0"}
    with closing(http.client.HTTPConnection("127.0.0.1", house.port, timeout=PATIENCE)) as line:
        line.request(method, url.removeprefix(house.address), data, told)
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_process_whose_disk_failed_ends_and_what_it_did_not_confirm_is_sent_again(house):
    house.database.env["PYTHONPATH"] = str(TESTS)
    house.application = "web.console.evidence.failing_disk:application"
    house.start()
    size = str(len(DATA))
    _, begun = ask(house, "POST", house.url("uploads"), Upload_Length=size)
    upload = begun["Location"]
    piece = {
        "Content_Type": PIECE, "Upload_Offset": "0", "Upload_Checksum": checksum(DATA),
    }  # fmt: skip

    mark = house.database.data / failing_disk.MARK
    mark.touch()
    try:
        told = ask(house, "PATCH", upload, DATA, **piece)
    except http.client.RemoteDisconnected:
        told = None
    assert told is None, told
    (failed,) = map(int, mark.read_text().split())
    until(lambda: not lives(failed), "a process whose disk failed goes on")
    assert house.held() == 0

    mark.unlink()
    status, answer = ask(house, "PATCH", upload, DATA, **piece)
    assert (status, answer["Upload-Offset"]) == (204, size)
    stored = house.uploads.hand_over(upload.split("/")[-2], owner_of(house), at=now())
    assert stored.size == len(DATA)
