"""What a search should find, said without an index: a word is a part of the text.

Case, width and what stands between the runs of a text do not matter; a run of Latin letters
and digits counts as a whole. A single Chinese character beside something else is ignored.
"""

import re
import unicodedata

from hypothesis import strategies as st

CHINESE = "煤矿罚款张伟芳危化品安全厂〇𠮷々"
ALPHABET = CHINESE + "aZ19９Ａ" + "，（〔·- \n'\"*:&|!\\()"
texts = st.text(ALPHABET, max_size=24)


def is_chinese(char):
    return char in CHINESE


def plain(text):
    """The runs of *text*, folded, with one blank between them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char if char.isalnum() or is_chinese(char) else " " for char in folded)
    kept = re.sub(
        rf"(?<=[{CHINESE}])(?=[^{CHINESE} ])|(?<=[^{CHINESE} ])(?=[{CHINESE}])", " ", kept
    )
    return " ".join(kept.split())


def wanted(query):
    """The words of *query* that count, as they stand in what ``plain`` writes.

    A run of letters is bounded by blanks; so is what a dropped character followed.
    """
    words = list(dict.fromkeys(_edged(plain(word)) for word in query.split() if plain(word)))
    lone = [word for word in words if len(word) == 1]
    return (words if len(lone) == len(words) else [w for w in words if w not in lone])[:8]


def is_found(query, text):
    """Say whether every word of *query* that counts is part of *text*."""
    inside = f" {plain(text)} "
    words = wanted(query)
    return bool(words) and all(word in inside for word in words)


def _edged(word):
    before = "" if is_chinese(word[0]) else " "
    if re.search(rf" [{CHINESE}]$", word):
        return before + word[:-1]
    return f"{before}{word}" + ("" if is_chinese(word[-1]) else " ")
