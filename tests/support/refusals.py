"""A refusal as the tests demand it: complete words, no row changed, an entry on the chain."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    RefusalError,
)
from mingjing.ledger.queries import log_of
from mingjing.statute.load import rulebook
from support.county import County

ON_RECORD = (NotPermittedError, IllegalTransitionError, GateClosedError)


def resolves(article: str) -> bool:
    """Say whether a citation names a norm of the rule book; no citation needs no norm."""
    return not article or bool(rulebook().in_words(article))


def is_chinese(words: str) -> bool:
    """Say whether a sentence is one that the people of the bureau can read."""
    return any("一" <= letter <= "龥" for letter in words)


def require_complete(refusal: RefusalError) -> None:
    """Demand what happened, why and what to do in Chinese, and a citation that resolves."""
    for words in (refusal.what, refusal.why, refusal.remedy):
        assert is_chinese(words), refusal
    assert resolves(refusal.article), refusal


@contextmanager
def refused(
    county: County, subject: str, kind: type[RefusalError], article: str = ""
) -> Iterator[None]:
    """Demand a refusal that is complete, changes no row, and is on the chain of *subject*.

    Args:
        county: where it happens.
        subject: docket, or the bureau for acts on the roster.
        kind: exactly this type.
        article: exactly this citation.
    """
    rows, entries, size = county.image(), len(county.said(subject)), log_of().size
    with pytest.raises(RefusalError) as caught:
        yield
    refusal = caught.value
    assert (type(refusal), refusal.article) == (kind, article), refusal
    require_complete(refusal)
    assert county.image() == rows, "a refused act changed a row"
    added = county.said(subject)[entries:]
    expected = [("act_refused", refusal.what)] if issubclass(kind, ON_RECORD) else []
    assert [(said["kind"], said["facts"].get("what")) for said in added] == expected
    assert log_of().size == size + len(expected)
