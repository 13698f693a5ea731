"""The kind of a file is told by its bytes; a wrong extension is noted, not refused."""

import io
import wave
import zipfile

import pytest

from mingjing.evidence.intake import extension_agrees, media_of


def a_wave() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16))
    return out.getvalue()


def a_zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


KINDS = [
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png", "png"),
    (b"%PDF-1.7\n", "application/pdf", "pdf"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4", "mp4"),
    (b"\0\0\0\x18ftypisom\0\0\0\0isom", "video/mp4", "m4v"),
    (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video/quicktime", "mov"),
    (b"\0\0\0\x14ftypheic", "image/heic", "heic"),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webmB", "video/webm", "webm"),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", "video/x-matroska", "mkv"),
    (a_wave(), "audio/wav", "wav"),
    (b"RIFF\x24\0\0\0AVI LIST\0\0\0\0WAVEfmt ", "video/x-msvideo", "avi"),
    (a_zip("a.txt"), "application/zip", "zip"),
    (a_zip("[Content_Types].xml", "word/document.xml"), "application/zip", "docx"),
    (a_zip("OFD.xml", "Doc_0/Document.xml"), "application/ofd", "ofd"),
]


@pytest.mark.parametrize(("head", "media_type", "extension"), KINDS)
def test_kinds_are_told_by_their_first_bytes(head, media_type, extension):
    media = media_of(head)
    assert media.type == media_type
    assert extension_agrees(f"现场.{extension.upper()}", media) is True
    assert extension_agrees("现场.exe", media) is False


@pytest.mark.parametrize("head", [b"", b"x", b"RIFF", b"\0\0\0\x18", b"PK", b"DHAV\xfd"])
def test_unknown_bytes_have_no_kind_and_no_opinion_on_the_name(head):
    assert media_of(head) is None
    assert extension_agrees("a.mp4", None) is None
