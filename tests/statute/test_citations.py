"""One grammar for citations, one way to print them."""

import pytest

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.citations import Article, Citation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("57", "第五十七条"),
        ("57.2", "第五十七条第二款"),
        ("64(1)", "第六十四条第（一）项"),
        ("whole", ""),
        ("72.1(1)", "第七十二条第一款第（一）项"),
        ("1259", "第一千二百五十九条"),
        ("10", "第十条"),
        ("102", "第一百零二条"),
        ("A3-4", "附件3第四条"),
        ("A3-7(9)", "附件3第七条第（九）项"),
        ("S-4.1-7", "正文四（一）"),
        ("S-5-2", "正文五"),
    ],
)
def test_articles_in_words(text, words):
    assert Article.parse(text).in_words() == words


@pytest.mark.parametrize(
    "text", ["", "57.", "57(", "第57条", "57.2.3", "A3", "B3-4", "64（1）", "57 ", "-5"]
)
def test_other_spellings_of_an_article_are_refused(text):
    with pytest.raises(InvalidInputError, match="不是条文号"):
        Article.parse(text)


@pytest.mark.parametrize("text", ["57", "apl 2021:57", "APL-2021:57", ":57", ""])
def test_other_spellings_of_a_citation_are_refused(text):
    with pytest.raises(InvalidInputError, match="不是引用"):
        Citation.parse(text)


def test_every_rule_can_be_printed_as_documents_cite_it(book):
    for versions in book.rules.values():
        for rule in versions:
            assert book.in_words(rule.article) == rule.article_in_words
    assert book.in_words("apl-2021:57.2") == "《中华人民共和国行政处罚法》第五十七条第二款"


def test_a_norm_that_is_not_registered_cannot_be_printed(book):
    with pytest.raises(InvalidInputError, match="没有登记") as refused:
        book.in_words("apl-1996:57")
    assert "apl-2021" in refused.value.remedy
