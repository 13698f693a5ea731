"""What is indexed of a text, and what a query asks for: pure, the same for every engine.

A text becomes runs. A run of Latin letters and digits is one token; a run of Chinese characters
becomes its overlapping pairs and its last character, so that every character begins a token. A
word of a query is then a phrase: the tokens that stand side by side wherever the text holds it.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_TOKENS = 10_000
LONGEST_TOKEN = 100
LONGEST_QUERY = 200
MOST_WORDS = 8

# Ideographs with their radicals, iteration mark and zero, kana, and the private area where
# Chinese systems keep the rare characters of names.
_CHINESE = "⺀-⿟々-〇ぁ-ヿ㐀-䶿一-鿿\ue000-\uf8ff豈-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"([{_CHINESE}]+)|([^\\W_{_CHINESE}]+)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand side by side.

    Args:
        tokens: at least one.
        is_open: whether the last one may go on: it is a single character that begins a pair.
    """

    tokens: tuple[str, ...]
    is_open: bool = False

    def stands_in(self, tokens: tuple[str, ...]) -> bool:
        """Say whether a text of these tokens holds the phrase.

        >>> Phrase(("煤矿", "矿厂")).stands_in(("某煤", "煤矿", "矿厂", "厂"))
        True
        """
        *before, last = self.tokens
        return any(
            list(tokens[at : at + len(before)]) == before
            and (token == last or (self.is_open and token.startswith(last)))
            for at, token in enumerate(tokens[len(before) :])
        )


Word = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every word, each in one of its wordings; none finds nothing."""

    words: tuple[Word, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens of *text* in order, at most ``MOST_TOKENS``.

    >>> tokens_of("某煤矿罚款2026号")
    ('某煤', '煤矿', '矿罚', '罚款', '款', '2026', '号')
    """
    tokens: list[str] = []
    for chinese, other in _runs(text):
        tokens += _pairs(chinese) if chinese else [other[:LONGEST_TOKEN]]
        if len(tokens) >= MOST_TOKENS:
            break
    return tuple(tokens[:MOST_TOKENS])


def query_of(text: str) -> Query:
    """Return the query that a person typed; words are parted by blanks.

    A single character beside anything else is dropped: it would be looked up in every pair it
    begins and says next to nothing (``12345号``).

    >>> [word[0].tokens for word in query_of("煤矿厂 ABC").words]
    [('煤矿', '矿厂'), ('abc',)]
    >>> query_of("矿").words
    ((Phrase(tokens=('矿',), is_open=True),),)
    >>> query_of("12345号").words
    ((Phrase(tokens=('12345',), is_open=False),),)
    """
    found = [phrase_of(word) for word in text[:LONGEST_QUERY].split()]
    phrases = list(dict.fromkeys(phrase for phrase in found if phrase is not None))
    phrases = [one for one in phrases if not one.is_open] or phrases
    return Query(tuple((phrase,) for phrase in phrases[:MOST_WORDS]))


def phrase_of(word: str) -> Phrase | None:
    """Return what one word asks for; None if there is nothing in it to look for."""
    runs = _runs(word)
    if not runs:
        return None
    *before, (chinese, other) = runs
    tokens: list[str] = []
    for earlier, latin in before:
        tokens += _pairs(earlier) if earlier else [latin[:LONGEST_TOKEN]]
    if not chinese:
        return Phrase((*tokens, other[:LONGEST_TOKEN]))
    if len(chinese) > 1:
        # The last character may go on in the text, so that it is no token of its own here.
        return Phrase((*tokens, *_pairs(chinese)[:-1]))
    return Phrase(tuple(tokens)) if tokens else Phrase((chinese,), is_open=True)


def _runs(text: str) -> list[tuple[str, str]]:
    return [(match[1] or "", match[2] or "") for match in _RUN.finditer(folded(text))]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def folded(text: str) -> str:
    """Return *text* without differences of case and width.

    >>> folded("ＡＢＣ〔２０２６〕")
    'abc〔2026〕'
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
