"""The rules that stand at a place of a norm: what a refusal that cites it can show."""

from datetime import date

from mingjing.statute.citations import Citation
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule


def rules_at(book: RuleBook, citation: str, on: date) -> tuple[Rule, ...]:
    """Return the rules in force on a day at a place: the very place, else the same article.

    Empty where the citation is none, or nothing of that article is held as a rule.
    """
    of_norm = [
        rule for rule in book.in_force_on(on) if rule.statute.id == citation.partition(":")[0]
    ]
    exact = tuple(rule for rule in of_norm if rule.article == citation)
    if exact or not of_norm:
        return exact
    article = Citation.parse(citation).article
    if article.number is None:
        return ()
    return tuple(
        rule
        for rule in of_norm
        if Citation.parse(rule.article).article.number == article.number
        and _within(article.paragraph, Citation.parse(rule.article).article.paragraph)
    )


def _within(asked: int | None, found: int | None) -> bool:
    return asked is None or found is None or asked == found
