"""Which clause of the notice is fulfilled by what: the coverage that anyone can check."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from mingjing.statute.errors import RuleFileError
from mingjing.statute.founded import Row, Text
from mingjing.statute.limits import RuleBook
from mingjing.statute.reading import read_all

ORDER = ("plan.toml", "annex1.toml", "annex2.toml", "annex3.toml", "g118.toml")


class Means(StrEnum):
    """What can fulfil a clause."""

    RULE = "rule"
    COMMAND = "command"
    SCREEN = "screen"
    DOCUMENT = "document"
    JOB = "job"

    @property
    def label(self) -> str:
        """In words."""
        return MEANS_LABELS[self]


MEANS_LABELS = {
    Means.RULE: "规则",
    Means.COMMAND: "命令",
    Means.SCREEN: "页面",
    Means.DOCUMENT: "文书",
    Means.JOB: "定时工作",
}


class Coverage(StrEnum):
    """How far a clause is fulfilled."""

    DONE = "已落实"
    PARTLY = "部分"
    RULE_ONLY = "只有规则"
    NOT_YET = "尚未"


def _named(text: str) -> str:
    kind, colon, name = text.partition(":")
    if not colon or not name or kind not in tuple(Means):
        raise ValueError(f"“{text}”应写成如 rule:APL-58、command:cases.file_case")
    return text


Named = Annotated[str, AfterValidator(_named)]


class Clause(Row):
    """One requirement of the notice, or of the instrument above it.

    Args:
        says: the requirement in a few words of ours.
        fulfilled_by: what fulfils it, as ``kind:name``.
        missing: what of it is not there yet.
    """

    id: Annotated[
        str,
        StringConstraints(pattern=r"^(S-\d(\.\d)?-\d+|A\d-\d+[a-e]?(\(\d\))?|G118-\d\d)$"),
    ]
    says: Text
    fulfilled_by: tuple[Named, ...] = ()
    missing: Text | None = None

    @property
    def coverage(self) -> Coverage:
        """How far it is fulfilled; knowing a rule is not yet doing something about it."""
        kinds = {kind for kind, _ in self.means()}
        if not kinds:
            return Coverage.NOT_YET
        if kinds == {Means.RULE}:
            return Coverage.RULE_ONLY
        return Coverage.PARTLY if self.missing else Coverage.DONE

    def means(self) -> Iterator[tuple[Means, str]]:
        """Yield kind and name of everything that fulfils it."""
        for one in self.fulfilled_by:
            kind, _, name = one.partition(":")
            yield Means(kind), name


class ClauseFile(Row):
    """One file below ``data/clauses``: one part of the notice."""

    heading: Text
    clause: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the notice with its clauses, in their order."""

    heading: str
    clauses: tuple[Clause, ...]


@cache
def clauses() -> tuple[Part, ...]:
    """Return the parts of the notice as this release fulfils them, read once.

    Raises:
        RuleFileError: a file is faulty.
    """
    return read_clauses(files("mingjing.statute") / "data" / "clauses")


def read_clauses(folder: Traversable) -> tuple[Part, ...]:
    """Read the parts of the notice.

    Raises:
        RuleFileError: a file is faulty, or a clause is listed twice.
    """
    found = dict(read_all(folder, ClauseFile))
    ids = Counter(clause.id for file in found.values() for clause in file.clause)
    for name, file in found.items():
        for clause in file.clause:
            if ids[clause.id] > 1:
                raise RuleFileError(name, clause.id, "编号重复。", remedy="每个条款只列一次。")
    names = sorted(
        found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)
    )
    return tuple(Part(found[name].heading, found[name].clause) for name in names)


def counted(parts: tuple[Part, ...]) -> Mapping[Coverage, int]:
    """Return how many clauses are fulfilled how far, every answer named."""
    tally = Counter(clause.coverage for part in parts for clause in part.clauses)
    return {one: tally[one] for one in Coverage}


def unknown_rules(parts: tuple[Part, ...], book: RuleBook) -> tuple[str, ...]:
    """Return each clause that names a rule which the book does not have."""
    return tuple(
        f"{clause.id}：{name}"
        for part in parts
        for clause in part.clauses
        for kind, name in clause.means()
        if kind is Means.RULE and name not in book.rules
    )
