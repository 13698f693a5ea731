"""A fictitious benchmark over the training of employees, and the law with it."""

from mingjing.statute.entered import LawKind, LawText, read_with
from mingjing.statute.limits import RuleBook

TRAINING = """
[benchmark]
id = "sample-2026"
number = "虚构〔2026〕1号"
title = "示例裁量基准（虚构）"
issuer = "示例机关"
effective = 2026-01-01
reviewed = 2026-01-01

[[scale]]
violation = "YJ-ASL-97-3"
sanction = "found-unit"
place = "第一项"
confidence = "I"
reason = "虚构，测试用。"

[[scale.fact]]
name = "未受培训的人数"
unit = "人"

[[scale.tier]]
name = "一档"
when = [{ fact = "未受培训的人数", below = 3 }]
fine = [0, 30_000]

[[scale.tier]]
name = "二档"
when = [{ fact = "未受培训的人数", from = 3 }]
fine = [30_000, 100_000]
"""


def with_benchmark(book: RuleBook) -> RuleBook:
    """Return the book with the benchmark beside its files."""
    text = LawText(LawKind.DISCRETION, "sample-2026", TRAINING)
    return read_with(book.root, [text])
