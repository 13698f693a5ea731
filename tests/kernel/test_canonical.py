"""Canonical bytes: the same as an independent RFC 8785, one spelling, nothing outside it."""

from datetime import date

import hypothesis.strategies as st
import pytest
import rfc8785
from hypothesis import given

from mingjing.kernel.canonical import MAX_INTEGER, NotCanonicalError, decode, encode

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


@given(VALUES)
def test_the_bytes_are_those_of_rfc_8785(value):
    assert encode(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_was_encoded_is_decoded(value):
    assert decode(encode(value)) == value


@given(st.binary(max_size=40))
def test_bytes_decode_only_if_they_are_the_one_spelling(data):
    try:
        value = decode(data)
    except NotCanonicalError:
        return
    assert encode(value) == data


OUTSIDE = [
    # value, why
    (1.0, "a float"),
    (float("nan"), "no number"),
    (date(2026, 3, 2), "a date"),
    (b"bytes", "bytes"),
    ({1, 2}, "a set"),
    ({"案": 1}, "a key that is not ASCII"),
    ({1: 1}, "a key that is not text"),
    (MAX_INTEGER + 1, "54 bits"),
    (-MAX_INTEGER - 1, "54 bits below zero"),
    ([{"a": [1.5]}], "a float deep inside"),
    ("\ud800", "half a character"),
]


@pytest.mark.parametrize(("value", "why"), OUTSIDE, ids=[row[-1] for row in OUTSIDE])
def test_what_has_no_canonical_bytes_is_refused(value, why):
    with pytest.raises(NotCanonicalError):
        encode(value)


OTHER_SPELLINGS = [
    # bytes, why
    (b' {"a":1}', "a space before"),
    (b'{"a": 1}', "a space inside"),
    (b'{"b":1,"a":2}', "keys out of order"),
    (b'{"a":1,"a":1}', "a key twice"),
    (b'"\\u7acb"', "an escape that is not needed"),
    (b"1.0", "a float"),
    (b"1e3", "an exponent"),
    (b"-0", "minus nothing"),
    (b"01", "a leading zero"),
    (b"NaN", "not JSON"),
    (b"", "nothing"),
    (b"\xff", "not UTF-8"),
    (b"[" * 100_000, "deeper than anybody reads"),
]


@pytest.mark.parametrize(("data", "why"), OTHER_SPELLINGS, ids=[r[-1] for r in OTHER_SPELLINGS])
def test_another_spelling_is_refused(data, why):
    with pytest.raises(NotCanonicalError):
        decode(data)


def test_a_refusal_says_where():
    with pytest.raises(NotCanonicalError, match=r"\$\.rows\[1\]\.fine: float is not one of"):
        encode({"rows": [{"fine": 1}, {"fine": 1.5}]})
