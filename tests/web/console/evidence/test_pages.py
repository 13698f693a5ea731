"""Evidence from the file in a hand to the item in the file, by the addresses of the console."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evidence.media import HTML, SVG, bomb, clip, photo
from mingjing.bureau.commands.keep_devices import (
    AssignDevice,
    RegisterDevice,
    RetireDevice,
    assign_device,
    register_device,
    retire_device,
)
from mingjing.cases.states import State
from mingjing.evidence.queries import item_of, items_of
from mingjing.ledger.queries import last_step
from mingjing.web.acting import now
from mingjing.web.evidence_jobs import make_thumbnail
from mingjing.web.form_size import MOST_AT_ONCE
from mingjing.web.jobs import HANDLERS, SCHEDULE
from support.cast import ADMIN, ENFORCEMENT, JIN, LIN, SONG, STRANGER, ZHAO
from support.signing_in import sign_in
from web.console.evidence.asking import checksum

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

LOCAL = "%Y-%m-%dT%H:%M"
SCRIPT = "<script>alert('证据')</script>"


@pytest.fixture
def docket(county):
    return county.bring(State.FILED)


@pytest.fixture
def lin(county):
    return signed_in(LIN)


def signed_in(person):
    client = Client()
    sign_in(client, person, now())
    return client


def address(name, docket, *more):
    return reverse(name, args=[docket, *more])


def typed(**changes):
    moment = f"{now() - timedelta(minutes=2):{LOCAL}}"
    values = {
        "request": "request-1",
        "device": "DSJ-0007",
        "officers": [LIN, ZHAO],
        "used_from": moment,
        "used_to": moment,
        "purpose": "证明现场情况",
        "told_party": "on",
    }
    return values | changes


def file_of(data=None, name="现场.jpg"):
    return SimpleUploadedFile(name, photo() if data is None else data)


def add(client, docket, **changes):
    return client.post(address("add_evidence", docket), typed(**changes))


def uploaded(client, docket, data, name="现场.mp4"):
    tus = {"Tus-Resumable": "1.0.0"}
    begun = client.post(
        address("uploads", docket), headers=tus | {"Upload-Length": str(len(data))}
    )
    where = begun.headers["Location"]
    sent = client.patch(
        where,
        data,
        content_type="application/offset+octet-stream",
        headers=tus | {"Upload-Offset": "0", "Upload-Checksum": checksum(data)},
    )
    assert (begun.status_code, sent.status_code) == (201, 204)
    return where.rstrip("/").rpartition("/")[2]


def test_without_a_script_one_form_does_it(lin, docket):
    answer = add(lin, docket, file=file_of())
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{address('evidence', docket)}?done=added",
    )
    item = item_of(docket, 1)
    assert (item.original_name, item.device, item.kind) == (
        "现场.jpg",
        "DSJ-0007",
        "audiovisual",
    )
    assert item.title.startswith("现场照片 20")
    assert (item.told_party, item.captured_by) == (True, LIN)
    assert [name for name, _ in item.officers] == ["示例", "示例"]


def test_a_file_uploaded_before_becomes_evidence_by_the_same_form(lin, docket, county):
    data = photo(colour="navy")
    upload = uploaded(lin, docket, data)
    assert items_of(docket) == [], "an upload is not evidence"
    root = county.store.receive(io.BytesIO(data)).chunk_root
    answer = add(lin, docket, upload=upload, chunk_root=root)
    assert answer.status_code == 303
    assert county.store.path(item_of(docket, 1).blob_id).read_bytes() == data


def test_what_the_browser_hashed_must_be_what_arrived(lin, docket):
    upload = uploaded(lin, docket, photo())
    answer = add(lin, docket, upload=upload, chunk_root="ab" * 32)
    assert answer.status_code == 422
    assert "分块根" in answer.content.decode()
    assert items_of(docket) == []


def test_a_lost_answer_asked_for_again_is_one_item(lin, docket):
    upload = uploaded(lin, docket, photo())
    for _ in range(3):
        assert add(lin, docket, upload=upload).status_code == 303
    assert len(items_of(docket)) == 1


def test_the_same_bytes_by_another_request_are_refused(lin, docket):
    add(lin, docket, file=file_of())
    answer = add(lin, docket, file=file_of(), request="request-2")
    assert answer.status_code == 409
    assert "已经是本案证据" in answer.content.decode()


def test_a_script_is_answered_in_json(lin, docket):
    def ask(**changes):
        return lin.post(
            address("add_evidence", docket),
            typed(**changes),
            headers={"Accept": "application/json"},
        )

    refused = ask(device="")
    assert refused.status_code == 422
    assert "执法记录设备编号" in refused.json()["why"]
    done = ask(upload=uploaded(lin, docket, photo()), request="request-3")
    assert done.json() == {
        "to": f"{address('evidence', docket)}?done=added",
        "seen": last_step(docket),
    }


def test_what_was_typed_stays_when_it_is_refused(lin, docket):
    answer = add(lin, docket, device="DSJ-0042", purpose=SCRIPT, officers=[LIN])
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="DSJ-0042"' in text
    assert "请选择文件" in text


def test_a_tab_that_is_behind_adds_nothing(lin, docket, county):
    seen = last_step(docket)
    county.inspect(docket)
    answer = add(lin, docket, file=file_of(), seen=str(seen))
    assert answer.status_code == 409
    assert items_of(docket) == []


def test_the_next_item_begins_with_the_keys_of_the_last(lin, docket):
    text = lin.get(address("add_evidence", docket)).content.decode()
    assert '<details class="keys" open>' in text, "nothing is remembered yet"
    add(lin, docket, file=file_of(), purpose="证明疏散通道被堵")
    text = lin.get(address("add_evidence", docket)).content.decode()
    assert 'value="DSJ-0007"' in text
    assert "证明疏散通道被堵" in text
    assert '<details class="keys">' in text, "all is filled in: nothing to look at"
    assert len(re.findall(r"<input[^>]*name=\"officers\"[^>]*checked", text)) == 2


def test_a_file_too_large_for_a_form_is_refused_before_it_is_read(lin, docket):
    answer = lin.post(
        address("add_evidence", docket),
        b"x",
        content_type="multipart/form-data; boundary=x",
        headers={"Content-Length": str(MOST_AT_ONCE * 2)},
    )
    assert answer.status_code == 413
    assert "断点续传" in answer.content.decode()


def test_an_empty_file_proves_nothing(lin, docket):
    answer = add(lin, docket, file=file_of(b""))
    assert answer.status_code == 422
    assert "0 字节" in answer.content.decode()


CLOSED = [
    (State.INVESTIGATED, "the investigation is over"),
    (State.LEAD, "nothing is filed yet"),
]


@pytest.mark.parametrize(("state", "why"), CLOSED)
def test_the_form_says_why_it_is_locked(county, lin, state, why):
    docket = county.bring(state)
    text = lin.get(address("add_evidence", docket)).content.decode()
    assert "现在不能提交证据" in text, why
    assert '<form method="post" action="/console/cases' not in text


def test_a_stranger_finds_no_page(docket, lin):
    add(lin, docket, file=file_of())
    stranger = signed_in(STRANGER)
    for name, more in [
        ("evidence", ()),
        ("add_evidence", ()),
        ("uploads", ()),
        ("evidence_item", (1,)),
        ("evidence_original", (1,)),
        ("evidence_thumbnail", (1,)),
        ("upload_claims", ("0" * 32,)),
    ]:
        answer = stranger.get(address(name, docket, *more), headers={"Tus-Resumable": "1.0.0"})
        assert answer.status_code == 404, name
        assert "宏达" not in answer.content.decode()


def test_an_item_shows_its_keys_its_digest_and_who_looked(lin, docket):
    add(lin, docket, file=file_of())
    item = item_of(docket, 1)
    make_thumbnail({"sha256": item.blob_id, "media_type": "image/jpeg"}, now())
    text = lin.get(address("evidence_item", docket, 1)).content.decode()
    for word in (
        "股室名称",
        "DSJ-0007",
        "虚构-p-04",
        "使用时间",
        "宏达化工厂",
        "案由名称",
        item.blob_id[:8],
        item.canonical_name,
        "设备自称",
        "调阅记录 <small>1 次",
    ):
        assert word in text, word
    assert f'src="{address("evidence_original", docket, 1)}"' in text


def test_a_clip_has_a_player_and_its_claims_are_offered(lin, docket, tmp_path):
    upload = uploaded(lin, docket, clip(tmp_path / "clip"))
    offered = lin.get(address("upload_claims", docket, upload)).json()
    assert (offered["used_from"], offered["used_to"]) == (
        "2026-03-02T08:30",
        "2026-03-02T08:30",
    )
    add(lin, docket, upload=upload)
    assert item_of(docket, 1).title.startswith("现场录像")
    assert "<video controls" in lin.get(address("evidence_item", docket, 1)).content.decode()


def test_custody_is_taken_by_one_button_and_only_by_the_custodian(docket, lin):
    add(lin, docket, file=file_of())
    button, where = "核对摘要并接收", address("evidence_item", docket, 1)
    assert button not in lin.get(where).content.decode()
    song = signed_in(SONG)
    desk, waits = reverse("home"), "1 件证据材料等您接收"
    assert waits in song.get(desk).content.decode()
    assert waits not in lin.get(desk).content.decode()
    waiting = song.get(reverse("evidence_list"), {"custody": "waiting", "sort": "oldest"})
    assert address("evidence", docket) in waiting.content.decode()
    assert button in song.get(where).content.decode()
    accept = address("accept_custody", docket, 1)
    assert lin.post(accept, {"request": "a"}).status_code == 403
    for _ in range(2):
        done = song.post(accept, {"request": "a"})
        assert (done.status_code, done.headers["Location"]) == (303, f"{where}?done=accepted")
    assert item_of(docket, 1).custodian == SONG
    assert "等您接收" not in song.get(desk).content.decode()
    assert button not in song.get(where).content.decode()
    assert song.get(accept).status_code == 302


def test_who_recorded_it_is_told_why_custody_is_not_theirs(county):
    docket = county.register(JIN)
    county.file(docket, officers=(JIN, ZHAO))
    jin = signed_in(JIN)
    add(jin, docket, file=file_of(), officers=[JIN, ZHAO])
    answer = jin.post(address("accept_custody", docket, 1), {"request": "a"})
    assert answer.status_code == 403
    assert "记录人不能接收" in answer.content.decode()


HOSTILE = [
    (SVG, "image.svg", "a drawing with a script"),
    (HTML, "report.html", "a page with a script"),
    (bomb(), "photo.png", "a picture that would not fit into memory"),
    (b"PK\x03\x04" + bytes(1000), "bomb.zip", "an archive"),
    (b"\xff\xd8\xff" + SVG, "polyglot.jpg", "a drawing that begins like a photo"),
]


@pytest.mark.parametrize(("data", "name", "why"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_hostile_files_are_kept_untouched_and_never_run(lin, docket, county, data, name, why):
    assert add(lin, docket, file=file_of(data, name)).status_code == 303, why
    item = item_of(docket, 1)
    assert county.store.path(item.blob_id).read_bytes() == data
    make_thumbnail({"sha256": item.blob_id, "media_type": item.blob.media_type}, now())
    small = lin.get(address("evidence_thumbnail", docket, 1))
    assert small.headers["Location"].startswith("/static/placeholder-")
    answer = lin.get(address("evidence_original", docket, 1))
    assert answer.headers["Content-Type"] in {
        "application/octet-stream",
        "image/png",
        "image/jpeg",
    }
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == data
    assert lin.get(address("evidence_item", docket, 1)).status_code == 200


NAMES = [
    "..\\..\\windows\\system32\\证据.exe",
    "证据\u202egpj.exe",
    "长" * 10_000 + ".jpg",
    "🙂🙂.jpg",
    f"{SCRIPT}.jpg",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_hostile_names_are_shown_as_text(lin, docket, name):
    assert add(lin, docket, file=file_of(name=name)).status_code == 303
    for page in (address("evidence_item", docket, 1), address("evidence", docket)):
        text = lin.get(page).content.decode()
        assert "<script>alert" not in text
        assert "\u202e" not in text
    assert len(item_of(docket, 1).original_name) <= 300
    sent = lin.get(address("evidence_original", docket, 1))
    assert re.fullmatch(
        r'inline; filename="[0-9A-Za-z_+.-]+"', sent.headers["Content-Disposition"]
    )
    assert b"".join(sent.streaming_content) == photo()


@pytest.mark.parametrize(
    "field", ["device", "title", "purpose", "kind", "upload", "chunk_root"]
)
def test_a_script_in_a_field_is_text(lin, docket, field):
    answer = add(lin, docket, file=file_of(), **{field: SCRIPT})
    pages = [answer.content.decode(), lin.get(address("evidence", docket)).content.decode()]
    if answer.status_code == 303:
        pages.append(lin.get(address("evidence_item", docket, 1)).content.decode())
        pages.append(lin.get(address("case", docket)).content.decode())
    for text in pages:
        assert "<script>alert" not in text


def test_a_photo_is_asked_for_a_small_picture_and_the_worker_knows_how(lin, docket):
    from mingjing.ledger.models import Job  # noqa: PLC0415 - the test looks behind the door

    add(lin, docket, file=file_of())
    kinds = set(Job.objects.values_list("kind", flat=True))
    assert "make_thumbnail" in kinds
    assert {"make_thumbnail", "sweep_uploads"} <= set(HANDLERS)
    assert "sweep_uploads" in {row.kind for row in SCHEDULE}


def test_an_upload_left_over_is_named_on_the_form(lin, docket):
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "10",
        "Upload-Metadata": "filename PHNjcmlwdD4=",
    }
    lin.post(address("uploads", docket), headers=headers)
    text = lin.get(address("add_evidence", docket)).content.decode()
    assert "有 1 个文件上次没有登记" in text
    assert "<script>" not in text.split("<main")[1].split("</main")[0]


def test_the_devices_in_use_are_offered_own_ones_first(lin, docket, county):
    act = county.act(ADMIN)
    for number in ("DSJ-0001", "DSJ-0002", "DSJ-0003"):
        register_device(RegisterDevice(number, "body_camera", ENFORCEMENT), act=act)
    assign_device(AssignDevice("DSJ-0002", LIN), act=act)
    retire_device(RetireDevice("DSJ-0003", county.clock.now.date(), "损坏"), act=act)
    page = lin.get(address("add_evidence", docket)).content.decode()
    offered = re.findall(r'<option value="(DSJ-\d+)">执法记录仪</option>', page)
    assert offered == ["DSJ-0002", "DSJ-0001"]
