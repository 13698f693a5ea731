"""The tokenizer: what a text is found by, and that a phrase of its tokens means a substring."""

import pytest
from hypothesis import given

from mingjing.search.words import LONGEST_QUERY, MOST_TOKENS, MOST_WORDS, query_of, tokens_of
from search.truth import is_found, plain, texts

RUNS = [
    # text, tokens, why
    ("煤矿", ("煤矿", "矿"), "pairs and the last character"),
    ("（陵）应急罚〔2026〕7号", ("陵", "应急", "急罚", "罚", "2026", "7", "号"), "a number"),
    ("ＡＢＣ有限公司", ("abc", "有限", "限公", "公司", "司"), "wide letters"),
    ("91140524MA0K", ("91140524ma0k",), "a code is one token"),
    ("𠮷野家", ("𠮷野", "野家", "家"), "a character beyond the basic plane"),
    ("阿·买", ("阿", "买"), "a dot parts"),
    ("，。 -", (), "nothing to find"),
    ("snake_case", ("snake", "case"), "an underscore parts"),
]


@pytest.mark.parametrize(("text", "tokens", "why"), RUNS)
def test_a_text_becomes_tokens(text, tokens, why):
    assert tokens_of(text) == tokens, why


def test_a_long_text_has_an_end():
    assert len(tokens_of("煤矿" * MOST_TOKENS)) == MOST_TOKENS


def test_a_query_has_an_end():
    assert len(query_of("煤矿 " * 3 + " ".join(f"a{n}" for n in range(40))).words) == MOST_WORDS
    assert query_of(" " * LONGEST_QUERY + "煤矿").words == ()


def matches(query, text):
    tokens, words = tokens_of(text), query_of(query).words
    return bool(words) and all(
        any(phrase.stands_in(tokens) for phrase in word) for word in words
    )


@given(query=texts, text=texts)
def test_phrases_of_tokens_find_what_a_substring_finds(query, text):
    assert matches(query, text) == is_found(query, text)


@given(text=texts, other=texts)
def test_what_stands_in_a_text_is_found_in_it(text, other):
    inside = other + " " + text + " " + other
    assert matches(text, inside) or not plain(text)
