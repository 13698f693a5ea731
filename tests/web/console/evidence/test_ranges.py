"""Which bytes a player gets: RFC 9110, row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.web.console.evidence.ranges import UnsatisfiableRangeError, part_of

SIZE = 1000
ROWS = [
    # header, first and last byte, why
    ("bytes=0-", (0, 999), "open-ended from the start, as players ask"),
    ("bytes=500-", (500, 999), "open-ended"),
    ("bytes=0-0", (0, 0), "one byte"),
    ("bytes=10-19", (10, 19), "both ends"),
    ("bytes=990-5000", (990, 999), "beyond the end is cut"),
    ("bytes=-1", (999, 999), "the last byte"),
    ("bytes=-5000", (0, 999), "a longer suffix is the whole"),
    ("bytes= 5-6 ", (5, 6), "blanks around"),
]
WHOLE = [
    ("", "no header"),
    ("bytes=", "nothing"),
    ("bytes=-", "nothing again"),
    ("bytes=9-5", "ends before it begins: malformed"),
    ("bytes=0-1,5-6", "several at once"),
    ("items=0-1", "another unit"),
    ("bytes=a-b", "no numbers"),
    ("bytes=0-1-2", "three numbers"),
    ("bytes=--1", "two signs"),
    ("bytes=０-９", "digits that are not of ASCII"),
    (f"bytes={'9' * 40}-", "a number without end"),
]
NONE = [
    ("bytes=1000-", "begins at the end"),
    ("bytes=5000-6000", "begins beyond the end"),
    ("bytes=-0", "no bytes at the end"),
]


@pytest.mark.parametrize(("header", "ends", "why"), ROWS)
def test_a_range_is_read(header, ends, why):
    part = part_of(header, SIZE)
    assert (part.start, part.stop - 1) == ends, why
    assert str(part) == f"bytes {ends[0]}-{ends[1]}/{SIZE}"


@pytest.mark.parametrize(("header", "why"), WHOLE)
def test_what_is_not_one_range_means_the_whole_file(header, why):
    assert part_of(header, SIZE) is None, why


@pytest.mark.parametrize(("header", "why"), NONE)
def test_a_range_outside_is_refused(header, why):
    with pytest.raises(UnsatisfiableRangeError):
        part_of(header, SIZE)


@given(header=st.text(max_size=40) | st.from_regex(r"bytes=[0-9]{0,5}-[0-9]{0,5}"))
def test_a_part_lies_within_its_file(header):
    try:
        part = part_of(header, SIZE)
    except UnsatisfiableRangeError:
        return
    assert part is None or 0 <= part.start < part.stop <= SIZE
