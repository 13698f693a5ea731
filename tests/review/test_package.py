"""送审材料: what a package holds of each sort, and what is missing in it (pure)."""

import pytest

from mingjing.review.package import Material, Package, listed

pytestmark = pytest.mark.one_database("pure")

PAPERS = (
    ("filing_approval", "立案审批表1号"),
    ("investigation_conclusion", "案件调查终结报告1号"),
    ("inquiry_record", "询问笔录"),
    ("recusal_decision", "回避决定书1号"),
)
WHOLE = Package(PAPERS, 2, (), ("安全生产法第九十七条",), "首次（虚构）", is_told=False)
LACKS = [
    # changes, what is missing
    ({}, set()),
    ({"papers": PAPERS[1:]}, {Material.FILING}),
    ({"papers": PAPERS[:1]}, {Material.REPORT, Material.COURSE}),
    ({"evidence": 0}, {Material.EVIDENCE}),
    ({"lacking": ("地址",)}, {Material.PARTY}),
    ({"tier_reason": " "}, {Material.LAW}),
    ({"is_told": True}, {Material.RIGHTS}),
]


@pytest.mark.parametrize(("changes", "missing"), LACKS)
def test_what_is_missing_is_what_the_file_does_not_hold(changes, missing):
    values = {name: getattr(WHOLE, name) for name in WHOLE.__slots__} | changes
    found = listed(Package(**values))
    assert {one.material for one in found if one.is_missing} == missing
    assert [one.material for one in found] == list(Material)


def test_every_paper_is_listed_once():
    held = [name for one in listed(WHOLE) for name in one.held]
    assert all(held.count(name) == 1 for _form, name in PAPERS)
