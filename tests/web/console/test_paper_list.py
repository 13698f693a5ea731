"""The documents of a case as its page lists them."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.template import engines

from mingjing.documents.form import Audience, Volume
from mingjing.documents.queries import PaperView
from mingjing.kernel.dates import SHANGHAI

MADE = PaperView(
    code="0" * 16,
    form="penalty_decision",
    title="行政处罚决定书",
    number="（陵）应急罚〔2026〕7号",
    issued_at=datetime(2026, 5, 11, 9, tzinfo=SHANGHAI),
    audience=Audience.SERVED,
    volume=next(iter(Volume)),
    personal=False,
    pages=3,
    pdf_sha256="ab" * 32,
    pdf_size=48_300,
)
PAGE = "{% from 'components/paper_list.html' import paper_list %}{{ paper_list(papers, case) }}"


@pytest.mark.parametrize(
    ("size", "told", "why"),
    [
        (48_300, "PDF，48.3 kB", "whoever opens it knows what comes"),
        (None, "", "nothing is said of what an earlier release did not measure"),
    ],
)
def test_a_link_to_a_pdf_says_so_with_its_size(size, told, why):
    asked = {
        "papers": [replace(MADE, pdf_size=size)],
        "case": SimpleNamespace(docket="（陵）应急线〔2026〕1号"),
    }
    shown = engines["jinja2"].from_string(PAGE).render(asked)
    assert "查看行政处罚决定书（陵）应急罚〔2026〕7号（PDF）" in shown
    assert (told or "查看") in shown, why
    assert ("kB" in shown) is bool(told), why
