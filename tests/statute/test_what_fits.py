"""Files a bureau entered, and a later release: what still fits goes on, the rest is named."""

import pytest

from mingjing.statute.entered import LawKind, LawText, read_what_fits
from support.notices import notice

NORM = """
[statute]
id = "{id}"
title = "示例规定（虚构）"
short = "示例规定（虚构）"
title_en = "Sample"
effective = 2027-05-01
reviewed = 2027-01-01
supersedes = ["{old}"]
"""


def norm(name: str, old: str) -> LawText:
    return LawText(LawKind.STATUTE, name, NORM.format(id=name, old=old))


CALENDAR = LawText(LawKind.CALENDAR, "2027", notice())
FAULTY = LawText(LawKind.CALENDAR, "2027", "of_another_release = 1")
GONE, ON_IT = norm("sample-2027", "gone"), norm("sample-2028", "sample-2027")
CASES = [
    # entered in this order, what counts, what does not with its reason, why
    (
        [GONE, ON_IT, CALENDAR],
        [CALENDAR],
        {GONE: "取代的规范“gone”没有登记", ON_IT: "取代的规范“sample-2027”没有登记"},
        "what rests on a file falls with it, each with its own reason, and nothing else",
    ),
    ([CALENDAR, FAULTY], [CALENDAR], {FAULTY: "缺少"}, "the version before goes on"),
    ([FAULTY, CALENDAR], [CALENDAR], {}, "entered anew, the fault is mended"),
]


@pytest.mark.parametrize(
    ("texts", "count", "unusable", "why"), CASES, ids=[c[-1] for c in CASES]
)
def test_what_fits(book, texts, count, unusable, why):
    found = read_what_fits(book.root, texts)
    assert list(found.texts) == count, why
    assert [one.name for one in found.book.unusable] == [text.title for text in unusable]
    for one, reason in zip(found.book.unusable, unusable.values(), strict=True):
        assert reason in one.why
    assert 2027 in found.book.calendar.years
