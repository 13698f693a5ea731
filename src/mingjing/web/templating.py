"""Jinja2 for all our pages: autoescaped, undefined names are errors."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from mingjing.kernel.dates import SHANGHAI, chinese
from mingjing.kernel.money import yuan
from mingjing.statute.load import rulebook

GROUP = 8


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's signature
    """Return the environment of our templates."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(
        autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"}
    )
    env.globals.update(static=static, url=reverse, bureau=settings.MINGJING_BUREAU)
    env.filters.update(
        chinese=chinese, yuan=yuan, moment=moment, day=day, grouped=grouped, cited=cited
    )
    return env


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


def grouped(digest: str) -> list[str]:
    """Return a digest in groups that a person can compare by eye.

    >>> grouped("0123456789abcdef")
    ['01234567', '89abcdef']
    """
    return [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)]


def cited(citation: str) -> str:
    """Return a citation such as ``apl-2021:48.2`` in words.

    >>> cited("apl-2021:48.2")
    '《中华人民共和国行政处罚法》第四十八条第二款'
    """
    return rulebook().in_words(citation)
