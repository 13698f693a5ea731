"""Uploads outlive their server: identical bytes, no half piece, every time."""

import random
import threading
import time
from pathlib import Path

import pytest
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from mingjing.evidence.intake import CHUNK_BYTES
from mingjing.web.acting import now
from support.waiting import PATIENCE
from web.console.evidence.house import House, digest, owner_of, source_of, token_of, until

pytestmark = pytest.mark.one_database("the bytes of an upload lie in files")
MIB = 1024 * 1024
SIZES = [
    # bytes, kills of the server
    pytest.param(40 * MIB + 12_345, 4, id="half a minute"),
    pytest.param(1024 * MIB, 30, id="full size", marks=pytest.mark.long),
]


def headers(house: House) -> dict[str, str]:
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in house.cookies.items()),
        "X-CSRFToken": token_of(house),
    }


def sent_by_another_program(house: House, path: Path, ended: threading.Event) -> str:
    """Send a file as the independent client does, however often the server goes away."""
    client = TusClient(house.url("uploads"), headers=headers(house))
    url = None
    while True:
        try:
            with path.open("rb") as file:
                uploader = client.uploader(
                    file_stream=file, url=url, chunk_size=CHUNK_BYTES, upload_checksum=True,
                    metadata={"filename": path.name},
                )  # fmt: skip
                url = uploader.url or uploader.create_url()
                uploader.set_url(url)
                uploader.offset = uploader.get_offset()
                uploader.upload()
        except (TusCommunicationError, TusUploadFailed, OSError):
            assert not ended.wait(0.3), "the test is over"
            continue
        return str(url)


@pytest.mark.parametrize(("size", "kills"), SIZES)
def test_another_program_sends_the_same_bytes_past_killed_servers(house, tmp_path, size, kills):
    path, ended, sent = source_of(tmp_path, size), threading.Event(), []
    house.start()
    thread = threading.Thread(
        target=lambda: sent.append(sent_by_another_program(house, path, ended))
    )
    thread.start()
    pause = random.Random(kills)  # noqa: S311 - repeatable, not secret
    try:
        for nth in range(1, kills + 1):
            until(house, size * nth // (kills + 1))
            time.sleep(pause.random() / 50)
            house.kill()
            assert house.held() in {0, size} or not house.held() % CHUNK_BYTES
            house.check_prefix(path)
            house.start()
        thread.join(PATIENCE)
    finally:
        ended.set()
        thread.join()
    assert house.kills == kills
    upload = sent[0].rstrip("/").rpartition("/")[2]
    stored = house.uploads.hand_over(upload, owner_of(house), at=now())
    assert stored.sha256 == digest(path)
    assert house.uploads.store.verify(stored.sha256, chunk_hashes=stored.chunk_hashes) is None
