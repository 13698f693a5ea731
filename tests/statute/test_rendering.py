"""The page of time limits is rendered, not kept by hand."""

from mingjing.statute.rendering import time_limits_markdown


def test_the_page_shows_every_limit_and_marks_what_nobody_read(book):
    page = time_limits_markdown(book)
    for versions in book.rules.values():
        for rule in versions:
            assert (f"| {rule.id} |" in page) == any(one.is_limit for one in versions)
    assert "| DEFENCE | 提出陈述申辩（缺省） | 告知书送达 | 当事人 | 5个工作日 |" in page
    assert "**未核实** 本法没有规定日数" in page
