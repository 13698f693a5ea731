"""What relies on a norm, for people: rules, violations, forms by name, the program by number.

The law is public as a whole, whoever entered it; so the portal may read this of the bureau.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse

from mingjing.bureau.entered_law import entered_files, texts_with_entered
from mingjing.statute.impact import DATA, Affected, Sort, affected_by
from mingjing.statute.limits import RuleBook

# What has a name for people; the rest is program and only counted.
TOLD = (
    Sort.NORM,
    Sort.RULE,
    Sort.VIOLATION,
    Sort.BENCHMARK,
    Sort.FORM,
    Sort.DISCLOSURE,
    Sort.GUIDE,
    Sort.CONVENTION,
    Sort.REGION,
    Sort.RETENTION,
    Sort.RECORDING,
)
RULES = (Sort.RULE, Sort.REGION)


@dataclass(frozen=True, slots=True)
class Reliant:
    """One thing that relies on a norm.

    Args:
        name: what people call it.
        href: its page; empty where it has none.
        places: articles it names; empty where it names none.
    """

    name: str
    href: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reliance:
    """Everything that relies on a norm.

    Args:
        sorts: what has a name, by kind.
        rest: how many places of the program name it besides.
    """

    sorts: tuple[tuple[Sort, tuple[Reliant, ...]], ...]
    rest: int


def reliance(norm: str, book: RuleBook, on: date) -> Reliance:
    """Return what relies on a norm; its own rules are not meant, they are it."""
    found = _affected(norm, tuple(sorted(entered_files().items())))
    own = f"{DATA}statutes/{norm}.toml"
    told = [one for one in found if one.sort in TOLD and one.has_name]
    sorts = []
    for sort in TOLD:
        of_sort = [one for one in told if one.sort is sort and one.place != own]
        if of_sort:
            sorts.append((sort, tuple(_reliants(of_sort, book, on))))
    return Reliance(tuple(sorts), len(found) - len(told))


@lru_cache(maxsize=128)
def _affected(
    norm: str, files: tuple[tuple[tuple[str, str], str], ...]
) -> tuple[Affected, ...]:
    """Return what rests on a norm; searched once for each set of entered files."""
    return affected_by(norm, texts_with_entered(dict(files)))


def _reliants(found: list[Affected], book: RuleBook, on: date) -> Iterator[Reliant]:
    """Yield each thing once, however many of its rows name the norm."""
    places: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for one in found:
        places.setdefault(one.about, []).extend(
            place for place in one.citations if ":" in place
        )
        names.setdefault(one.about, one.name)
    sort = found[0].sort
    for about, cited in places.items():
        name, href = names[about], ""
        if sort in RULES and about in book.rules:
            name = book.rules[about][-1].name
            href = reverse("why", args=[about])
        elif sort is Sort.NORM:
            href = reverse("statute", args=[about])
        elif sort is Sort.VIOLATION and _is_in_force(about, book, on):
            href = f"{reverse('public_violation', args=[about])}?on={on.isoformat()}"
        yield Reliant(name, href, tuple(dict.fromkeys(cited)))


def _is_in_force(violation: str, book: RuleBook, on: date) -> bool:
    return any(one.in_force_on(on) for one in book.violations.versions.get(violation, ()))
