"""Commitments: bound to payload and salt, and saying nothing without them."""

import hashlib

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.kernel.commitment import SALT_BYTES, commit, new_salt, opens, pseudonym

SALTS = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)


@given(st.binary(), SALTS)
def test_a_commitment_is_the_published_formula(payload, salt):
    expected = hashlib.sha256(b"mingjing/commit/v1\0" + salt + payload).digest()
    assert commit(payload, salt) == expected
    assert opens(expected, payload, salt)


@given(st.binary(), st.binary(), SALTS, SALTS)
def test_nothing_else_opens_it(payload, other, salt, other_salt):
    made = commit(payload, salt)
    assert opens(made, other, salt) is (other == payload)
    assert opens(made, payload, other_salt) is (other_salt == salt)


@pytest.mark.parametrize("size", [0, SALT_BYTES - 1, SALT_BYTES + 1])
def test_a_salt_has_32_bytes(size):
    with pytest.raises(ValueError, match="not 32"):
        commit(b"", b"x" * size)
    assert not opens(commit(b"", b"x" * SALT_BYTES), b"", b"x" * size)


def test_salts_do_not_repeat():
    assert len({new_salt() for _ in range(1000)}) == 1000


def test_a_case_has_another_name_under_another_key():
    names = {pseudonym(key, subject) for key in (b"k1", b"k2") for subject in ("a", "b")}
    assert len(names) == 4
    assert pseudonym(b"k1", "a") == pseudonym(b"k1", "a")
