"""A cited place is found in the text, or it is said that the text has no such place."""

import pytest

from mingjing.statute.citations import Article
from mingjing.statute.passages import passage

LAW = """
# 示例法

## 第一章

**第八条**　负责人批准；

（一）查封；

（二）扣押。

人员不得少于二人。

第九条 执行：
(一)先；
(二)后。

## 第二章

第十条 施行。
"""
NOTICE = """
标题
前言
一、指导思想
思想
二、组织
四、不是
三、内容
（一）公示
一、事前
1.目录
（二）记录
二、事中
附件1
制度
第一条 为了公开。
第8条 形式：
（一）书面；
附件2
第一条 为了记录。
"""


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("8.1", "**第八条**　负责人批准；（一）查封；（二）扣押。"),
        ("8.2", "人员不得少于二人。"),
        ("8.1(2)", "（二）扣押。"),
        ("8(1)", "（一）查封；"),
        ("9(2)", "(二)后。"),
        ("10.1", "第十条 施行。"),
        ("whole", LAW),
        ("8.3", None),
        ("8.2(1)", None),
        ("8(3)", None),
        ("11", None),
    ],
)
def test_a_place_in_a_law(place, words):
    assert passage(LAW, Article.parse(place)) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("S-0-1", "标题前言"),
        ("S-1-2", "一、指导思想思想"),
        ("S-2", "二、组织四、不是"),
        ("S-3.1-7", "（一）公示一、事前1.目录"),
        ("S-3.2", "（二）记录二、事中"),
        ("A1-1", "第一条 为了公开。"),
        ("A1-8(1)", "（一）书面；"),
        ("A2-1", "第一条 为了记录。"),
        ("S-4", None),
        ("S-3.3", None),
        ("A1-2", None),
        ("A3-1", None),
    ],
)
def test_a_place_in_a_notice(place, words):
    found = passage(NOTICE, Article.parse(place))
    assert (found and found.replace("\n", "")) == words
