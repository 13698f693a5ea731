"""Hostile file names are shown harmlessly; ours are made from facts."""

import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.evidence.intake import media_of
from mingjing.evidence.names import CanonicalName, original_name, safe_extension
from mingjing.kernel.errors import InvalidInputError

HOSTILE = [
    ("现场检查 01.mp4", "现场检查 01.mp4", "an ordinary name stays as it is"),
    ("../../etc/passwd", "..‹U+002F›..‹U+002F›etc‹U+002F›passwd", "path traversal"),
    (r"C:\fakepath\a.jpg", "C‹U+003A›‹U+005C›fakepath‹U+005C›a.jpg", "a browser's path"),
    ("a\0.jpg", "a‹U+0000›.jpg", "NUL ends names in C"),
    ("a\r\nSet-Cookie: x", "a‹U+000D›‹U+000A›Set-Cookie‹U+003A› x", "header injection"),
    ("证据\u202egpj.exe", "证据‹U+202E›gpj.exe", "shown right to left it looks like a .jpg"),
    ("a\u200bb", "a‹U+200B›b", "zero width"),
    ("a\u00a0b", "a‹U+00A0›b", "a space that is not one"),
    ("录像\u3000一.mp4", "录像\u3000一.mp4", "the Chinese space is visible"),
    ("e\u0301.pdf", "\u00e9.pdf", "two spellings of one name become one"),
    ("火灾🔥.jpg", "火灾🔥.jpg", "emoji are harmless"),
    ("CON", "CON", "reserved on Windows, harmless as text"),
    ("\udcd6\udcf7.mp4", "‹U+DCD6›‹U+DCF7›.mp4", "bytes that were no UTF-8"),
    ("‹U+002F›", "‹U+2039›U+002F›", "an escape cannot be forged"),
    ("", "〔无文件名〕", "no name at all"),
    ("长" * 300, "长" * 300, "300 characters are kept"),
    (
        "长" * 396 + ".mp4",
        "长" * 220 + "〔略120字〕" + "长" * 56 + ".mp4",
        "400 are cut inside",
    ),
]


@pytest.mark.parametrize(("given_name", "shown", "why"), HOSTILE)
def test_a_senders_name_is_kept_and_made_harmless(given_name, shown, why):
    assert original_name(given_name) == shown, why


@given(st.text(max_size=400))
def test_no_name_is_dangerous_when_shown(text):
    shown = original_name(text)
    assert 0 < len(shown) <= 300
    assert not set(shown) & set('/\\\0\n\r\u202e:*?"<>|')
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert shown.encode()


@given(st.text(max_size=20), st.text(max_size=20))
def test_different_names_stay_different(one, other):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (original_name(one) == original_name(other)) == same


def name(**changes):
    facts = {
        "unit": "u2",
        "device": "DSJ0007",
        "officer": "p-07",
        "started_at": datetime(2026, 5, 11, 1, tzinfo=UTC),
        "seq": 1,
        "digest": "9f86d081",
        "extension": "mp4",
    }
    return CanonicalName(**facts | changes)


def test_our_name_tells_unit_device_officer_time_and_digest():
    assert str(name()) == "u2_DSJ0007_p-07_20260511T090000+0800_001_9f86d081.mp4"


FROM = datetime(2000, 1, 1)  # noqa: DTZ001 - the strategy adds the zone
PARTS = st.from_regex(r"\A[0-9A-Za-z-]{1,32}\Z")


@given(
    unit=PARTS,
    device=PARTS,
    officer=PARTS,
    started_at=st.datetimes(min_value=FROM, timezones=st.just(UTC)),
    seq=st.integers(0, 999_999),
)
def test_our_name_reads_back(**facts):
    made = name(**facts)
    read = CanonicalName.parse(str(made))
    assert str(read) == str(made)
    assert read.started_at == made.started_at.replace(microsecond=0)
    assert len(str(made).encode()) <= 255


UNFIT = [
    ({"unit": "执法一股"}, "names are for screens, ids for files"),
    ({"unit": ""}, "no unit"),
    ({"device": "../x"}, "a path"),
    ({"device": "a_b"}, "the separator"),
    ({"officer": "x" * 33}, "too long"),
    ({"seq": -1}, "no such number"),
    ({"seq": 1_000_000}, "more than a name holds"),
    ({"digest": "9F86D081"}, "digests are lower case"),
    ({"digest": "9f86"}, "digests have eight digits here"),
    ({"extension": "e.x"}, "two extensions"),
    ({"extension": "mp4\n"}, "a line break at the end"),
]


@pytest.mark.parametrize(("changes", "why"), UNFIT)
def test_what_does_not_fit_into_a_name_is_refused(changes, why):
    with pytest.raises(InvalidInputError, match="不是规范的声像文件名"):
        name(**changes)


def test_a_name_needs_an_instant_with_a_zone():
    with pytest.raises(ValueError, match="zone"):
        name(started_at=datetime(2026, 5, 11))  # noqa: DTZ001 - the point of the test


def test_any_zone_is_written_as_shanghai_time():
    there = timezone(timedelta(hours=-5))
    assert "20260511T090000+0800" in str(
        name(started_at=datetime(2026, 5, 10, 20, tzinfo=there))
    )


@pytest.mark.parametrize("text", ["", "a.mp4", str(name()) + "x" * 9, "20261399"])
def test_other_names_are_not_ours(text):
    with pytest.raises(InvalidInputError):
        CanonicalName.parse(text)


def test_an_impossible_date_is_not_ours():
    with pytest.raises(InvalidInputError):
        CanonicalName.parse("u2_D_p_20261399T090000+0800_001_9f86d081.mp4")


EXTENSIONS = [
    ("a.JPEG", b"\xff\xd8\xff\xe0", "jpeg", "claimed and true"),
    ("a.exe", b"\xff\xd8\xff\xe0", "jpg", "the bytes decide"),
    ("a.dav", b"DHAV", "dav", "a vendor's own kind is believed"),
    ("a.../../x", b"DHAV", "bin", "a path is no extension"),
    ("noname", b"DHAV", "bin", "nothing claimed"),
]


@pytest.mark.parametrize(("given_name", "head", "extension", "why"), EXTENSIONS)
def test_the_extension_is_safe(given_name, head, extension, why):
    assert safe_extension(given_name, media_of(head)) == extension, why
    assert name(extension=extension)
