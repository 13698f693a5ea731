"""Jinja2 for all our pages: autoescaped, undefined names are errors."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import Environment, StrictUndefined

from mingjing.bureau.queries import law_as_entered
from mingjing.evidence.names import original_name
from mingjing.kernel.dates import SHANGHAI, chinese, legal_date
from mingjing.kernel.money import yuan
from mingjing.review.outcomes import Outcome
from mingjing.statute.cited_rules import rules_at
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.picture import legend
from mingjing.statute.rules import Rule
from mingjing.web.acting import now

GROUP = 8


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's signature
    """Return the environment of our templates."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(
        autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"}
    )
    env.globals.update(static=static, url=address, bureau=settings.MINGJING_BUREAU)
    env.filters.update(
        chinese=chinese,
        yuan=yuan,
        moment=moment,
        day=day,
        grouped=grouped,
        cited=cited,
        cited_short=cited_short,
        briefly=briefly,
        outcome=outcome,
        channel=channel,
        shown_name=original_name,
        beside_fine=beside_fine,
        legend=legend,
        law_behind=law_behind,
    )
    return env


def address(name: str, args: Sequence[object] = ()) -> str:
    """Return the address of a page; found once, since fifty rows of links take milliseconds."""
    return _address(get_script_prefix(), name, tuple(args))


@lru_cache(maxsize=2_048)
def _address(_prefix: str, name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)


def moment(at: datetime) -> str:
    """Return an instant as pages print it, to the minute, in Shanghai.

    >>> moment(datetime(2026, 5, 11, 9, 5, tzinfo=SHANGHAI))
    '2026年5月11日 09:05'
    """
    local = at.astimezone(SHANGHAI)
    return f"{chinese(local.date())} {local:%H:%M}"


def day(text: str) -> str:
    """Return an ISO date of a public record as pages print it.

    >>> day("2026-05-11")
    '2026年5月11日'
    """
    return chinese(date.fromisoformat(text))


def beside_fine(kinds: Sequence[str]) -> str:
    """Return the kinds of a penalty but for its fine, which is told with its amount.

    >>> beside_fine(["警告", "罚款", "没收违法所得"])
    '警告、没收违法所得'
    """
    return "、".join(kind for kind in kinds if kind != "罚款")


def grouped(digest: str) -> list[str]:
    """Return a digest in groups that a person can compare by eye.

    >>> grouped("0123456789abcdef")
    ['01234567', '89abcdef']
    """
    return [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)]


def briefly(citation: str) -> str:
    """Return a citation in words with the short title of the norm, where the long one is known.

    >>> briefly("apl-2021:48.2")
    '《行政处罚法》第四十八条第二款'
    """
    book = _book_naming(citation)
    statute = book.statutes[citation.partition(":")[0]]
    return book.in_words(citation).replace(statute.title, statute.short)


def cited(citation: str) -> str:
    """Return a citation such as ``apl-2021:48.2`` in words.

    >>> cited("apl-2021:48.2")
    '《中华人民共和国行政处罚法》第四十八条第二款'
    """
    book = _book_naming(citation)
    return book.in_words(citation) if _names(book, citation) else citation


def cited_short(citation: str) -> str:
    """Return a citation in words, by the short name of its norm, where room is scarce.

    >>> cited_short("apl-2021:48.2")
    '《行政处罚法》第四十八条第二款'
    """
    book = _book_naming(citation)
    if not _names(book, citation):
        return citation
    statute = book.statutes[citation.partition(":")[0]]
    return cited(citation).replace(f"《{statute.title}》", f"《{statute.short}》")


def _book_naming(citation: str) -> RuleBook:
    """Return the book of the release, or where it has no such norm, with what was entered."""
    book = rulebook()
    return book if _names(book, citation) else law_as_entered(book)


def _names(book: RuleBook, citation: str) -> bool:
    """Say whether *book* holds the norm; an entered one that no longer loads is in none."""
    return citation.partition(":")[0] in book.statutes


def law_behind(citation: str) -> tuple[Rule, ...]:
    """Return the rules of this release that a refusal cites, as in force today.

    >>> [rule.id for rule in law_behind("apl-2021:60")]
    ['APL-60', 'APL-60-STOP']
    """
    return rules_at(rulebook(), citation, legal_date(now()))


def outcome(name: str) -> str:
    """Return an outcome of review in the words of the notice.

    >>> outcome("AGREE")
    '同意'
    """
    return Outcome[name].value


def channel(code: str) -> str:
    """Return the name of a channel of disclosure, or its code where it has none."""
    names = {one.id: one.name for one in settings.MINGJING_BUREAU.channel}
    return names.get(code, code)
