"""How long things are kept."""

from datetime import date

import pytest

from mingjing.statute.errors import UnknownRuleError
from mingjing.statute.retention import kept_until, period_in_words, retention_class

CLOSED = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("class_id", "until", "words"),
    [
        ("RET-PENALTY-MAJOR", None, "永久"),
        ("RET-PENALTY-ORDINARY", date(2056, 2, 28), "30年"),
        ("RET-PENALTY-SUMMARY", date(2036, 2, 28), "10年"),
        ("RET-AV-PATROL", date(2026, 8, 28), "6个月"),
        ("RET-AV-CASE", date(2056, 2, 28), "同案卷（缺省同其他普通程序处罚案卷）"),
        ("RET-EVIDENCE-LOG", date(2056, 2, 28), "同案卷（缺省同其他普通程序处罚案卷）"),
        ("RET-PIPL", date(2029, 2, 28), "3年"),
    ],
)
def test_periods(book, class_id, until, words):
    assert kept_until(book, class_id, CLOSED) == until
    assert period_in_words(retention_class(book, class_id), book) == words


def test_footage_of_a_case_is_kept_as_long_as_its_file(book):
    kept = kept_until(book, "RET-AV-CASE", CLOSED, casefile_class="RET-PENALTY-MAJOR")
    assert kept is None


def test_an_unknown_class_is_refused(book):
    with pytest.raises(UnknownRuleError) as refused:
        retention_class(book, "RET-NOTHING")
    assert "RET-PIPL" in refused.value.near


def test_only_what_was_read_goes_without_a_reason(book):
    for row in book.retention.values():
        assert (row.reason is None) == row.is_verified, row.id
