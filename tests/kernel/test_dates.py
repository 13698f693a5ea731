"""Legal time is that of Shanghai."""

from datetime import UTC, date, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.kernel.dates import SHANGHAI, chinese, legal_date, stamp

MOMENTS = st.datetimes(
    min_value=datetime.fromisoformat("2021-01-01"),
    max_value=datetime.fromisoformat("2050-01-01"),
    timezones=st.timezones(),
)


@pytest.mark.parametrize(
    ("moment", "day", "why"),
    [
        (datetime(2026, 3, 1, 15, 59, tzinfo=UTC), date(2026, 3, 1), "a minute to midnight"),
        (datetime(2026, 3, 1, 16, 0, tzinfo=UTC), date(2026, 3, 2), "midnight in Shanghai"),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1), "the new year"),
    ],
)
def test_the_legal_day_begins_at_midnight_in_shanghai(moment, day, why):
    assert legal_date(moment) == day


@pytest.mark.parametrize("read", [legal_date, stamp])
def test_a_moment_without_a_zone_is_refused(read):
    with pytest.raises(ValueError, match="without a zone"):
        read(datetime(2026, 3, 2))  # noqa: DTZ001 - the point of the test


@given(MOMENTS)
def test_a_stamp_is_the_same_second_in_shanghai(moment):
    read = datetime.fromisoformat(stamp(moment))
    assert read == moment.astimezone(SHANGHAI).replace(microsecond=0)
    assert stamp(moment).endswith("+08:00")
    assert read.date() == legal_date(moment)


def test_documents_print_a_date_without_noughts():
    assert chinese(date(2026, 3, 2)) == "2026年3月2日"
