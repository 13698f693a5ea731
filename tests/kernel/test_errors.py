"""Refusals keep their four parts and say them in one order."""

import pytest

from mingjing.kernel import errors
from mingjing.kernel.errors import RefusalError

KINDS = [each for each in vars(errors).values() if isinstance(each, type)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_says_what_why_and_what_to_do(kind):
    refusal = kind("没有办成。", why="缺少一项。", remedy="请补齐。", article="apl-2021:58")
    assert isinstance(refusal, RefusalError)
    assert str(refusal) == (
        "没有办成。\n  为什么：缺少一项。（apl-2021:58）\n  怎么办：请补齐。"
    )


def test_a_refusal_without_a_norm_cites_none():
    refusal = RefusalError("没有办成。", why="缺少一项。", remedy="请补齐。")
    assert "（" not in str(refusal)


def test_may_not_and_cannot_now_are_different_refusals():
    assert not issubclass(errors.IllegalTransitionError, errors.NotPermittedError)
    assert issubclass(errors.SeparationOfDutiesError, errors.NotPermittedError)
