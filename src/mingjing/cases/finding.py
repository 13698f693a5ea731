"""Finding cases by words: only those the one who asks may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingjing.access.actors import Actor
from mingjing.bureau.queries import names_on_roster
from mingjing.cases.models import FOUND_BY, Case
from mingjing.cases.queries import visible_cases
from mingjing.documents.models import Document
from mingjing.documents.queries import documents_about, titles_of_forms
from mingjing.search.words import Query, Word, phrase_of, query_of, tokens_of


@dataclass(frozen=True, slots=True)
class FoundCases:
    """One page of what was found.

    Args:
        cases: latest day first, with their parties.
        next_key: where the following page begins; None on the last one.
    """

    cases: list[Case]
    next_key: int | None


def find_cases(actor: Actor, words: str, limit: int, before: int | None = None) -> FoundCases:
    """Return the cases *actor* may see that *words* find: three queries, and one of the index.

    Args:
        actor: who asks.
        words: as typed; a name of an officer finds the cases of that officer.
        limit: at most so many.
        before: ``next_key`` of the page before.
    """
    mine = visible_cases(actor).values_list("docket", flat=True)
    hits = FOUND_BY.newest(_asked(words), limit + 1, before, within=mine)
    shown = hits[:limit]
    rows = visible_cases(actor).select_related("party").in_bulk([hit.ref for hit in shown])
    cases = [rows[hit.ref] for hit in shown if hit.ref in rows]
    return FoundCases(cases, shown[-1].key if len(hits) > limit else None)


def count_cases(actor: Actor, words: str, up_to: int) -> int:
    """Return how many cases *actor* may see that *words* find, counting up to *up_to*."""
    mine = visible_cases(actor).values_list("docket", flat=True)
    return FOUND_BY.count(_asked(words), up_to, within=mine)


def documents_found(actor: Actor, words: str, cases: Sequence[Case]) -> list[Document]:
    """Return the documents of *cases* in whose number or title one of *words* stands.

    Args:
        actor: who asks; a case that is not theirs to see gives none.
        words: as typed.
        cases: what the words found.
    """
    query = query_of(words)
    dockets = visible_cases(actor).filter(pk__in=[case.docket for case in cases])
    titles = titles_of_forms()
    rows = documents_about(dockets.values("docket")).order_by("-issued_at")
    return [
        row
        for row in rows
        if any(
            phrase.stands_in(tokens_of(f"{row.number} {titles.get(row.form, '')}"))
            for word in query.words
            for phrase in word
        )
    ]


def _asked(words: str) -> Query:
    query = query_of(words)
    names = [(code, tokens_of(name)) for code, name in names_on_roster()] if query else []
    return Query(tuple(_or_officers(word, names) for word in query.words))


def _or_officers(word: Word, names: Iterable[tuple[str, tuple[str, ...]]]) -> Word:
    """Return *word*, or the code of an officer whose name it is part of."""
    codes = [
        phrase_of(code)
        for code, tokens in names
        if any(phrase.stands_in(tokens) for phrase in word)
    ]
    return (*word, *(code for code in codes if code is not None))
