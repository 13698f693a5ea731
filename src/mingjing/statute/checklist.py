"""The verification list: what a person with the official texts must check, and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import StringConstraints

from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Row, StatuteId, Text
from mingjing.statute.reading import parsed
from mingjing.statute.rules import Rule

FILE = "checks.toml"


class Check(Row):
    """One item of the list, with the norms it is about."""

    id: Annotated[str, StringConstraints(pattern=r"^V-\d{2}$")]
    text: Text
    why: Text
    norms: tuple[StatuteId, ...]


class CheckFile(Row):
    """``data/checks.toml``."""

    check: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One item with the rules below it that wait.

    Args:
        check: the item; None for the rules that belong to none.
        rules: those nobody has held against their text, in every version.
    """

    check: Check | None
    rules: tuple[Rule, ...]


@cache
def checks() -> tuple[Check, ...]:
    """Return the verification list of this release.

    Raises:
        RuleFileError: the file is faulty.
    """
    path = files("mingjing.statute") / "data" / FILE
    return parsed(FILE, path.read_text(encoding="utf-8"), CheckFile).check


def unverified(book: RuleBook) -> tuple[Rule, ...]:
    """Return every version of a rule that nobody read in its source, by norm and id."""
    rules = (rule for versions in book.rules.values() for rule in versions if rule.badge)
    return tuple(sorted(rules, key=lambda rule: (rule.statute.id, rule.id, rule.valid_from)))


def verified_here(book: RuleBook) -> tuple[Rule, ...]:
    """Return every version of a rule that the bureau held against its text, latest first."""
    rules = [
        (rule.verified.on, rule)
        for versions in book.rules.values()
        for rule in versions
        if rule.verified is not None
    ]
    rules.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    return tuple(rule for _on, rule in rules)


def sections(book: RuleBook) -> tuple[Section, ...]:
    """Return the list with the rules that wait below each item; the others at its end."""
    waiting = unverified(book)
    named = {norm for check in checks() for norm in check.norms}
    listed = [Section(check, _of(check.norms, waiting)) for check in checks()]
    others = tuple(rule for rule in waiting if rule.statute.id not in named)
    return (*listed, Section(None, others))


def _of(norms: Iterable[str], rules: Iterable[Rule]) -> tuple[Rule, ...]:
    wanted = set(norms)
    return tuple(rule for rule in rules if rule.statute.id in wanted)
