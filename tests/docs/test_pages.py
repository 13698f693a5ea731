"""The documents say what the code does, and the house rules that a program can check hold."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.cases.states import State, Step
from mingjing.compulsion import states as compulsion
from mingjing.compulsion.supply import states as supply
from mingjing.inspections import states as inspections
from mingjing.permits import permit_states
from mingjing.permits import states as permits
from mingjing.summary import states as summary
from support import rendering
from support.golden import Golden

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LENGTH = 400


@pytest.mark.parametrize("name", rendering.PAGES)
def test_a_rendered_page_is_current(request, name):
    golden = Golden(DOCS, request.config.getoption("--update-golden"))
    golden.check(name, rendering.PAGES[name]())


def test_everything_that_a_clause_names_exists():
    assert rendering.unfounded() == []


def test_every_command_entry_and_row_says_what_it_is_for():
    things = [(c.name, c.meaning) for c in rendering.commands()]
    things += [(each.__name__, rendering.meaning(each)) for each in rendering.entry_kinds()]
    things += [(each.__name__, rendering.meaning(each)) for each in rendering.rows()]
    assert things
    assert [name for name, meaning in things if not meaning] == []


def test_no_two_kinds_of_entry_share_a_name():
    kinds = [(kind.KIND, kind.VERSION) for kind in rendering.entry_kinds()]
    assert len(kinds) == len(set(kinds))


def words_in_use() -> set[str]:
    """Every word of a name that the record, the screen or the command line shows."""
    names = [command.name for command in rendering.commands()]
    names += [kind.KIND for kind in rendering.entry_kinds()]
    names += [re.sub(r"(?<!^)(?=[A-Z])", "_", row.__name__) for row in rendering.rows()]
    names += [each.name for each in (*Permission, *Role)]
    names += [each.value for each in (*State, *Step, *inspections.State, *inspections.Step)]
    names += [each.value for each in (*compulsion.State, *compulsion.Step)]
    names += [each.value for each in (*supply.State, *supply.Step)]
    names += [each.value for each in (*summary.State, *summary.Step)]
    names += [each.value for each in (*permits.State, *permits.Step)]
    names += [each.value for each in (*permit_states.State, *permit_states.Step)]
    return {word for name in names for word in name.casefold().split("_")}


def words_of_the_glossary() -> set[str]:
    text = (ROOT / "GLOSSARY.md").read_text("utf-8")
    return {word for name in re.findall("`([a-z_]+)`", text) for word in name.split("_")}


def test_the_glossary_knows_every_word_of_every_name():
    missing = sorted(words_in_use() - words_of_the_glossary())
    assert missing == [], "add each to GLOSSARY.md: a term to its table, else to Plain words"


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def sources() -> list[Path]:
    return [ROOT / "start.py", *(ROOT / "src").rglob("*.py")]


def test_every_link_in_the_documents_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages()
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_a_long_module_says_why_in_its_first_lines():
    long = [
        str(path.relative_to(ROOT))
        for path in sources()
        if len(lines := path.read_text("utf-8").splitlines()) > LENGTH
        and "Long because" not in "\n".join(lines[:20])
    ]
    assert long == []


def decisions() -> list[Path]:
    return sorted((DOCS / "adr").glob("[0-9]*.md"))


def test_decisions_are_numbered_without_a_gap_and_have_the_same_parts():
    numbers = [int(path.name[:4]) for path in decisions()]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in decisions():
        headings = re.findall("(?m)^## (.+)$", path.read_text("utf-8"))
        assert headings == ["Context", "Decision", "Rejected", "Consequences"], path.name


def test_what_the_code_cites_as_a_decision_exists():
    known = {path.name[:4] for path in decisions()}
    cited = {
        number
        for path in [*pages(), *sources(), *(ROOT / "tests").rglob("*.py")]
        for number in re.findall(r"ADR (\d{4})", path.read_text("utf-8"))
    }
    assert cited <= known


def test_the_licence_is_the_same_wherever_it_is_named():
    text = (ROOT / "LICENSES" / "MulanPSL-2.0.txt").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8") == text
    for name in ("pyproject.toml", "publiccode.yml"):
        assert "MulanPSL-2.0" in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_both_readmes_give_the_two_commands(name):
    text = (ROOT / name).read_text("utf-8")
    assert "python3 start.py demo" in text
    assert "python3 start.py test" in text


def test_make_has_no_more_than_twelve_targets_and_each_describes_itself():
    text = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall("(?m)^([a-z]+):", text)
    assert 0 < len(targets) <= 12
    assert re.findall("(?m)^([a-z]+): *## .+", text) == targets
    assert set(re.findall(r"\.PHONY: (.+)", text)[0].split()) == set(targets)


SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CODE = re.compile("`[^`\n]+`")
COMMAND = re.compile(
    r"(?:^|`|&& )(mingjing(?:-verify)?(?: [a-z][a-z-]*(?![\w.]))*)", re.MULTILINE
)


def commands_named() -> list[tuple[str, ...]]:
    """Every command of the program that a document tells a reader to type."""
    texts = [page.read_text("utf-8") for page in (*ROOT.glob("*.md"), *DOCS.glob("*.md"))]
    shown = [part for text in texts for part in (*SHELL.findall(text), *CODE.findall(text))]
    return sorted({tuple(words.split()) for part in shown for words in COMMAND.findall(part)})


@pytest.mark.parametrize("command", commands_named(), ids=" ".join)
def test_every_command_that_a_document_names_exists(command):
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(  # noqa: S603 - a program of this project
        [program, *command[1:], "--help"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
