"""Looking at evidence: on record before the first byte, once in a quarter of an hour."""

import io
import time
from datetime import timedelta

import pytest
import time_machine

from evidence.media import SVG, photo
from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of
from mingjing.cases.commands.record_viewing import RecordViewing, record_viewing
from mingjing.cases.queries import case_for
from mingjing.cases.states import State
from mingjing.cases.viewings import viewings_of
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.queries import history
from mingjing.web.acting import now
from mingjing.web.console.evidence import pages, viewing
from mingjing.web.console.evidence.pages import original, thumbnail
from mingjing.web.evidence_jobs import make_thumbnail
from support.cast import CHEN, LIN, SONG, STRANGER, ZHAO
from web.console.evidence.asking import asked

DATA = photo()
QUARTER = 15 * 60  # seconds that are one viewing


@pytest.fixture(autouse=True)
def _in_the_middle_of_a_quarter():
    """Let no test begin in one quarter of an hour and end in the next."""
    with time_machine.travel(time.time() // QUARTER * QUARTER + QUARTER / 2, tick=True):
        yield


@pytest.fixture
def docket(county):
    docket = county.bring(State.FILED)
    county.add(docket, stored=county.store.receive(io.BytesIO(DATA)))
    return docket


def seen(docket, by=CHEN):
    actor = actor_of(by, now().date())
    return [(one.person, one.items, one.form) for one in viewings_of(actor, docket)]


def released(response):
    """Close the file alone: to close the answer would end the connection the test works in."""
    for close in response._resource_closers:
        close()
    return response


def body(response):
    data = b"".join(response)
    released(response)
    return data


def look(by, docket, **headers):
    """Ask for the original as a browser that goes away at once."""
    return released(original(asked("GET", by, **headers), docket, 1))


def test_the_original_is_sent_as_it_is_and_the_viewing_recorded(docket):
    answer = original(asked("GET", ZHAO), docket, 1)
    assert answer.status_code == 200
    assert body(answer) == DATA
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith('inline; filename="zhifa_SCAN-01_')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert seen(docket) == [(ZHAO, (1,), "original")]


def test_no_range_dodges_the_record_and_a_player_does_not_flood_it(docket, monkeypatch):
    monkeypatch.setattr(viewing, "MOST_REMEMBERED", 0)  # as if each hit another process
    with time_machine.travel(now().replace(minute=1), tick=False) as clock:
        got = b""
        for start in range(0, len(DATA), 1000):
            request = asked("GET", ZHAO, Range=f"bytes={start}-{start + 999}")
            answer = original(request, docket, 1)
            assert answer.status_code == 206
            got += body(answer)
        assert got == DATA
        assert seen(docket) == [(ZHAO, (1,), "original")]
        clock.shift(timedelta(minutes=15))
        look(ZHAO, docket, Range="bytes=-1")
        original(asked("HEAD", CHEN), docket, 1)
    assert seen(docket) == [(ZHAO, (1,), "original")] * 2 + [(CHEN, (1,), "original")]


def test_small_pictures_are_one_viewing_of_the_list(docket):
    absent = thumbnail(asked("GET", ZHAO), docket, 1)
    assert absent.headers["Location"].endswith("placeholder-image.svg"), "none is made yet"
    digest = county_digest(docket)
    make_thumbnail({"sha256": digest, "media_type": "image/jpeg"}, now())
    answer = thumbnail(asked("GET", ZHAO), docket, 1)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert seen(docket) == [(ZHAO, (1,), "thumbnails")]


def county_digest(docket):
    return pages.item_of(docket, 1).blob_id


def test_looking_changes_nothing_in_the_case(docket):
    before = len(list(history(docket)))
    look(ZHAO, docket)
    assert len(list(history(docket))) == before


def test_nothing_personal_is_in_the_entry(docket):
    look(ZHAO, docket)
    case = case_for(actor_of(LIN, now().date()), docket)
    said = [entry.said for entry in history(f"调阅记录：{docket}")]
    assert len(said) == 1
    assert said[0]["facts"] == {"items": [1], "form": "original"}
    assert case.party.name not in str(said)


def test_nothing_is_shown_while_the_record_cannot_be_written(docket, monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("the record cannot be written")

    monkeypatch.setattr(viewing, "record_viewing", fail)
    with pytest.raises(RuntimeError):
        original(asked("GET", ZHAO), docket, 1)


@pytest.mark.parametrize("view", [original, thumbnail], ids=["original", "thumbnail"])
def test_a_strangers_answer_is_that_of_no_case(docket, view):
    with pytest.raises(NotFoundError) as theirs:
        view(asked("GET", STRANGER), docket, 1)
    with pytest.raises(NotFoundError) as absent:
        view(asked("GET", STRANGER), docket.replace("1号", "99号"), 1)
    assert str(theirs.value).replace(docket, "") == str(absent.value).replace(
        docket.replace("1号", "99号"), ""
    )
    assert seen(docket) == []


@pytest.mark.parametrize("items", [(), (2,), (1, 2), (0,)])
def test_what_is_not_in_the_file_is_not_viewed(county, docket, items):
    with pytest.raises(NotFoundError):
        record_viewing(RecordViewing(docket, items, "original"), act=county.act(LIN))


def test_the_custodian_of_the_unit_may_look(docket):
    assert may(actor_of(SONG, now().date()), Permission.ACCEPT_CUSTODY)
    assert look(SONG, docket).status_code == 200


def test_a_script_among_the_evidence_never_runs(county):
    docket = county.bring(State.FILED)
    county.add(docket, stored=county.store.receive(io.BytesIO(SVG)))
    answer = original(asked("GET", LIN), docket, 1)
    assert body(answer) == SVG
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")


CONDITIONS = [
    ({"If_Range": '"other"'}, 200, "another file: the whole of this one"),
    ({"If_Range": "Mon, 02 Mar 2026 00:00:00 GMT"}, 200, "a date says nothing here"),
    ({}, 206, "no condition"),
]


@pytest.mark.parametrize(("headers", "status", "why"), CONDITIONS)
def test_a_range_may_depend_on_the_file(docket, headers, status, why):
    answer = original(asked("GET", ZHAO, Range="bytes=0-9", **headers), docket, 1)
    assert answer.status_code == status, why
    assert len(body(answer)) == int(answer.headers["Content-Length"])
    same = {"If_Range": answer.headers["ETag"], "Range": "bytes=0-9"}
    again = original(asked("GET", ZHAO, **same), docket, 1)
    assert (again.status_code, len(body(again))) == (206, 10)


def test_a_range_outside_is_416_and_other_methods_405(docket):
    answer = original(asked("GET", ZHAO, Range="bytes=999999999-"), docket, 1)
    assert (answer.status_code, answer.headers["Content-Range"]) == (
        416,
        f"bytes */{len(DATA)}",
    )
    assert original(asked("PUT", ZHAO), docket, 1).status_code == 405


def test_head_tells_the_same_and_sends_nothing(docket):
    answer = original(asked("HEAD", ZHAO), docket, 1)
    assert (answer.status_code, answer.headers["Content-Length"]) == (200, str(len(DATA)))
    assert answer.content == b""
