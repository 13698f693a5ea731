"""Pages of ``docs/`` that the code writes itself: what may be done, what is kept, how long.

``make docs`` writes them; the tests compare. Nobody keeps them by hand.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from django.urls import get_resolver

import mingjing
from mingjing.access.rendering import permissions_markdown
from mingjing.cases.lifecycle import case_markdown
from mingjing.compulsion.lifecycle import seizure_markdown
from mingjing.compulsion.supply.lifecycle import supply_markdown
from mingjing.documents.template_set import TemplateSet
from mingjing.inspections.lifecycle import inspection_markdown
from mingjing.ledger.entries import Fact
from mingjing.ledger.rows import RecordedModel
from mingjing.permits.lifecycle import permit_markdown
from mingjing.statute.clauses import Means, clauses, counted
from mingjing.statute.load import rulebook
from mingjing.statute.rendering import time_limits_markdown
from mingjing.statute.violation_page import violations_markdown
from mingjing.summary.lifecycle import summary_markdown
from mingjing.supervision.gate_proof import find_all, gate_markdown
from mingjing.web.jobs import HANDLERS

Kind = TypeVar("Kind")

HEAD = "<!-- Written by `make docs` from the code; do not edit. -->\n"


@dataclass(frozen=True, slots=True)
class Command:
    """A function that changes something and records it."""

    package: str
    name: str
    meaning: str


def modules(part: str) -> Iterator[ModuleType]:
    """Import every module of the domain packages whose path has *part*, in order of name."""
    for found in sorted(
        pkgutil.walk_packages(mingjing.__path__, "mingjing."), key=lambda m: m.name
    ):
        if part in found.name.split("."):
            yield importlib.import_module(found.name)


def commands() -> list[Command]:
    """Return every command: a public function in ``commands`` that takes an act."""
    return [
        Command(module.__name__.split(".")[1], name, meaning(function))
        for module in modules("commands")
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "act" in inspect.signature(function).parameters
    ]


def entry_kinds() -> list[type[Fact]]:
    """Return every kind of entry that a package declares."""
    return _classes("entries", Fact)


def rows() -> list[type[RecordedModel]]:
    """Return every table whose rows cannot change in silence."""
    return _classes("models", RecordedModel)  # type: ignore[type-abstract]  # Django's Meta


def meaning(thing: Callable[..., object] | type) -> str:
    """Return the first sentence of a docstring, on one line."""
    first = inspect.cleandoc(thing.__doc__ or "").split("\n\n")[0]
    return " ".join(first.split())


def reference() -> str:
    """Return the page of commands, entry kinds and rows."""
    return _page(
        "What the code can do and what it keeps",
        "## Commands\n\nOne act, one command, one transaction, at least one entry.",
        _table(
            ("package", "command", "meaning"),
            ((c.package, c.name, c.meaning) for c in commands()),
        ),
        "## Entries\n\nWhat a command leaves in the record; a kind is read for ever.",
        _table(
            ("package", "kind", "version", "public leaf", "meaning"),
            (
                (_package(kind), kind.KIND, str(kind.VERSION), kind.LEAF.value, meaning(kind))
                for kind in entry_kinds()
            ),
        ),
        "## Rows\n\nWhat is; each changes only together with an entry.",
        _table(
            ("package", "row", "meaning"),
            ((_package(row), row.__name__, meaning(row)) for row in rows()),
        ),
    )


def permissions() -> str:
    """Return the page of posts and what each may do."""
    return f"{HEAD}\n{permissions_markdown()}"


def lifecycle() -> str:
    """Return the page of the life of a case."""
    return f"{HEAD}\n{case_markdown()}"


def inspections() -> str:
    """Return the page of the life of an inspection."""
    return f"{HEAD}\n{inspection_markdown()}"


def permits() -> str:
    """Return the page of the lives of an application and of a permit."""
    return f"{HEAD}\n{permit_markdown()}"


def summary() -> str:
    """Return the page of the life of a penalty on the spot."""
    return f"{HEAD}\n{summary_markdown()}"


def seizures() -> str:
    """Return the page of the life of a seizure."""
    return f"{HEAD}\n{seizure_markdown()}"


def supply() -> str:
    """Return the page of the life of a stop of supply."""
    return f"{HEAD}\n{supply_markdown()}"


def time_limits() -> str:
    """Return the page of time limits with the words of the law behind each."""
    return HEAD + "\n" + time_limits_markdown(rulebook())


def violations() -> str:
    """Return the page of the violation catalogue."""
    return HEAD + "\n" + violations_markdown(rulebook())


def existing() -> Mapping[Means, AbstractSet[str]]:
    """Return the names of everything that can fulfil a clause."""
    return {
        Means.RULE: set(rulebook().rules),
        Means.COMMAND: {f"{one.package}.{one.name}" for one in commands()},
        Means.SCREEN: {
            str(name) for name in get_resolver().reverse_dict if isinstance(name, str)
        },
        Means.DOCUMENT: {code for code, _ in TemplateSet().forms},
        Means.JOB: set(HANDLERS),
    }


def unfounded() -> list[str]:
    """Return each clause that names something which does not exist."""
    known = existing()
    return [
        f"{clause.id}: {kind.value}:{name}"
        for part in clauses()
        for clause in part.clauses
        for kind, name in clause.means()
        if name not in known[kind]
    ]


def coverage() -> str:
    """Return the page of clauses and what fulfils each.

    Raises:
        ValueError: a clause names something that does not exist.
    """
    if wrong := unfounded():
        raise ValueError(f"clauses name what does not exist: {wrong}")
    tally = counted(clauses())
    sections = [
        f"## {part.heading}\n\n"
        + _table(
            ("条款", "要求", "落实", "由什么", "还没有"),
            (
                (
                    clause.id,
                    clause.says,
                    clause.coverage.value,
                    "、".join(f"{kind.label} `{name}`" for kind, name in clause.means()),
                    clause.missing or "",
                )
                for clause in part.clauses
            ),
        )
        for part in clauses()
    ]
    return _page(
        "通知各条的落实情况",
        "，".join(f"{one.value} {number}" for one, number in tally.items())
        + "。只登记了规则、系统还不办理的，写“只有规则”。",
        *sections,
    )


def gate() -> str:
    """Return the page of `mingjing prove-gate`, without a database."""
    return f"{HEAD}\n{gate_markdown(find_all())}"


PAGES: Mapping[str, Callable[[], str]] = {
    "reference.md": reference,
    "permissions.md": permissions,
    "lifecycle.md": lifecycle,
    "inspections.md": inspections,
    "gate.md": gate,
    "seizures.md": seizures,
    "supply.md": supply,
    "permits.md": permits,
    "summary.md": summary,
    "time-limits.md": time_limits,
    "coverage.md": coverage,
    "violations.md": violations,
}


def _classes(part: str, base: type[Kind]) -> list[type[Kind]]:
    return [
        found
        for module in modules(part)
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, base) and found.__module__ == module.__name__ and found is not base
    ]


def _package(thing: type) -> str:
    return thing.__module__.split(".")[1]


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([HEAD + f"\n# {title}", *parts]) + "\n"


def _table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    body = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [list(head), rule, *body])
