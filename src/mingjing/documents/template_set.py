"""Forms, templates and fonts that belong together, under one digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from mingjing.documents.fonts import FontSet, file_sha256
from mingjing.documents.form import Form, read_form
from mingjing.kernel import canonical
from mingjing.kernel.errors import InvalidInputError

ENGINES = ("typst", "segno")


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """A directory with ``forms`` and ``templates``, and the fonts they are set in.

    Args:
        root: the directory; the shipped set is the package itself.
        fonts: the shipped fonts, with a bureau's own before them if it has any.
    """

    root: Path = Path(__file__).parent
    fonts: FontSet = field(default_factory=FontSet)

    @property
    def forms(self) -> Mapping[tuple[str, str], Form]:
        """Every form by code and edition."""
        return _forms(self.root)

    def form(self, code: str, edition: str) -> Form:
        """Return one edition of one form.

        Raises:
            InvalidInputError: the set has no such form.
        """
        found = self.forms.get((code, edition))
        if found is None:
            raise _no_form(f"{code}（{edition}）")
        return found

    def form_on(self, code: str, day: date) -> Form:
        """Return the edition of a form that a document dated *day* uses.

        Raises:
            InvalidInputError: no edition of that form was in force on that day.
        """
        found = [
            form for form in self.forms.values() if form.code == code and form.in_force_on(day)
        ]
        if len(found) != 1:
            raise _no_form(f"{code}（{day.isoformat()}）")
        return found[0]

    def template_of(self, form: Form) -> Path:
        """Return the Typst file of a form."""
        return self.root / "templates" / f"{form.template}.typ"

    def digest(self, form: Form) -> str:
        """Return the digest of all that shapes a document of *form*, hex.

        Its form file, its template, what templates share, every font file and the versions
        of Typst and of the QR encoder: same content, same time, same digest, same bytes. A
        form that is added later does not change the digest of this one.
        """
        return _digest(self, form.file_name, form.template)


def _no_form(what: str) -> InvalidInputError:
    return InvalidInputError(
        f"没有文书式样 {what}。",
        why="文书只能按施行中的式样制作。",
        remedy="请核对式样代码、版本和文书日期。",
    )


@cache
def _forms(root: Path) -> Mapping[tuple[str, str], Form]:
    forms = [read_form(path) for path in sorted((root / "forms").glob("*.toml"))]
    return {(form.code, form.edition): form for form in forms}


@cache
def _font_digests(fonts: FontSet) -> list[canonical.Value]:
    """Return every font file with its digest: forms are many, and fonts are large."""
    return [[path.name, file_sha256(path)] for path in fonts.files]


@cache
def _digest(template_set: TemplateSet, form_file: str, template: str) -> str:
    root = template_set.root
    shaping = [
        root / "forms" / form_file,
        root / "templates" / f"{template}.typ",
        *sorted((root / "templates" / "common").rglob("*.typ")),
    ]
    value: dict[str, canonical.Value] = {
        "v": 1,
        "files": [[path.relative_to(root).as_posix(), file_sha256(path)] for path in shaping],
        "fonts": _font_digests(template_set.fonts),
        "families": template_set.fonts.choice,
        "engines": [[name, version(name)] for name in ENGINES],
    }
    return hashlib.sha256(b"mingjing/template-set/v1\0" + canonical.encode(value)).hexdigest()
