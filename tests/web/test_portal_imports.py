"""The public pages have no path to a case: what they cannot import, they cannot leak."""

import ast
from pathlib import Path

import pytest

import mingjing.web.portal

FOLDER = Path(mingjing.web.portal.__file__).parent
CLOSED = (
    "mingjing.cases",
    "mingjing.review",
    "mingjing.documents",
    "mingjing.evidence",
    "mingjing.casefile",
    "mingjing.bureau",
    "mingjing.disclosure.models",
    "mingjing.disclosure.sources",
    "mingjing.disclosure.commands",
)


def imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    return {name for name in named | plain if name}


@pytest.mark.parametrize("module", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_portal_reads_only_what_was_made_public(module):
    reached = {name for name in imported(module) if name.startswith(CLOSED)}
    assert reached == set(), f"{module.name} could leak from {reached}"
