"""Pages of ``docs/`` that the code writes itself: what may be done, what is kept, how long.

``make docs`` writes them; the tests compare. Nobody keeps them by hand.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

import mingjing
from mingjing.access.rendering import permissions_markdown
from mingjing.cases.lifecycle import lifecycle_markdown, ordinary
from mingjing.ledger.entries import Fact
from mingjing.ledger.rows import RecordedModel
from mingjing.statute.load import rulebook
from mingjing.statute.rendering import time_limits_markdown

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
    return f"{HEAD}\n{lifecycle_markdown(ordinary())}"


def time_limits() -> str:
    """Return the page of time limits with the words of the law behind each."""
    return HEAD + "\n" + time_limits_markdown(rulebook())


PAGES: Mapping[str, Callable[[], str]] = {
    "reference.md": reference,
    "permissions.md": permissions,
    "lifecycle.md": lifecycle,
    "time-limits.md": time_limits,
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
