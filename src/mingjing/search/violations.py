"""Finding violations of the catalogue by words: a few dozen rows, looked through in memory."""

from collections.abc import Iterable

from mingjing.search.words import Word, query_of, tokens_of
from mingjing.statute.citations import Citation
from mingjing.statute.violations import Violation


def matching(violations: Iterable[Violation], text: str) -> tuple[Violation, ...]:
    """Return the violations that hold every word of *text*; all of them for no words at all.

    Args:
        violations: in the order in which they are to come back.
        text: as typed; two Chinese characters are enough.
    """
    wanted = query_of(text)
    if not wanted:
        return tuple(violations) if not text.strip() else ()
    return tuple(
        one for one in violations if _holds_all(tokens_of(_text_of(one)), wanted.words)
    )


def _holds_all(tokens: tuple[str, ...], words: Iterable[Word]) -> bool:
    return all(any(phrase.stands_in(tokens) for phrase in word) for word in words)


def _text_of(violation: Violation) -> str:
    """Return what a violation is found by: its name, its words, its clauses, our phrases."""
    row = violation.row
    place = Citation.parse(violation.article).article
    parts = [
        violation.id,
        row.name,
        row.quote or "",
        violation.statute.short,
        place.in_words(),
        *(one.quote or "" for one in row.duty),
        *(Citation.parse(one.article).article.in_words() for one in row.duty),
        *row.phrases,
    ]
    return " ".join(parts)
