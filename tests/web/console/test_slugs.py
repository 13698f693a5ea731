"""A case is named in an address by year and number, and by nothing else."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.kernel.errors import NotFoundError
from mingjing.web.console.slugs import CaseSlugConverter, slug_of

CONVERTER = CaseSlugConverter()


@given(year=st.integers(2000, 2999), seq=st.integers(1, 999_999))
def test_a_slug_leads_back_to_its_docket(year, seq):
    slug = f"{year}-{seq}"
    assert CONVERTER.to_url(CONVERTER.to_python(slug)) == slug


@pytest.mark.parametrize("name", ["（陵）应急罚", "2026-1", "", "../etc"])
def test_what_is_no_docket_has_no_address(name):
    with pytest.raises(NotFoundError):
        slug_of(name)
