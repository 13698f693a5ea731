"""A document costs little more than its typesetting alone.

Each round renders another document twice, one after the other: with the product's ``render``
(checks, glyphs, QR code, canonical bytes) and with a bare Typst compiler that is given the same
inputs ready-made. Both keep their compiler. The ratio is that of documents per second, by the
medians of all rounds.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

import typst

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from documents.samples import ALL, AT
from mingjing.documents import qr
from mingjing.documents.content import DocumentContent
from mingjing.documents.rendering import STANDARD, render
from mingjing.documents.template_set import TemplateSet

GOAL = 0.8
WARM_UP = 3


def another(document: DocumentContent, number: int) -> DocumentContent:
    """Return *document* with other texts, so that nothing is remembered from before."""
    where = document.verification
    return replace(
        document,
        data={**document.data, "cause": f"{document.data['cause']}{number}"},
        verification=where and replace(where, url=f"{where.url}-{number}"),
    )


def inputs_of(document: DocumentContent, templates: TemplateSet) -> dict[str, str]:
    """Return what the template reads, made before the clock starts."""
    where = document.verification
    return {
        "document": document.as_bytes().decode(),
        "sha256": document.sha256,
        "qr": qr.svg(where.url) if where else "",
        "fonts": templates.fonts.choice,
    }


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Print documents per second and the ratio; exit 1 if one is under the goal."""
    parser = argparse.ArgumentParser(description="Rendering against bare typesetting.")
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    templates = TemplateSet()
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(path) for path in templates.fonts.directories],
    )
    compiler = typst.Compiler(
        root=str(templates.root), font_paths=fonts, ignore_system_fonts=True
    )
    results = [
        measure(name, document, compiler, templates, rounds) for name, document in ALL.items()
    ]
    return 0 if min(results) >= GOAL else 1


def measure(
    name: str,
    document: DocumentContent,
    compiler: typst.Compiler,
    templates: TemplateSet,
    rounds: int,
) -> float:
    """Print and return the ratio for one form."""
    template = str(templates.template_of(templates.form(document.form, document.edition)))
    ours, bare = [], []
    for number in range(rounds + WARM_UP):
        first, second = another(document, 2 * number), another(document, 2 * number + 1)
        ready = inputs_of(second, templates)
        pair = (
            seconds(lambda first=first: render(first, at=AT)),
            seconds(lambda ready=ready: typeset(compiler, template, ready, AT)),
        )
        if number >= WARM_UP:
            ours.append(pair[0])
            bare.append(pair[1])
    ratio = median(bare) / median(ours)
    print(
        f"{name:13} {1 / median(ours):6.1f} documents/s, bare {1 / median(bare):6.1f}/s, "
        f"ratio {ratio:.3f} (goal {GOAL})"
    )
    return ratio


def typeset(
    compiler: typst.Compiler, template: str, inputs: dict[str, str], at: datetime
) -> object:
    """Compile as bare as it gets, to the same standard."""
    return compiler.compile(
        template,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[STANDARD],
        timestamp=int(at.timestamp()),
    )


if __name__ == "__main__":
    sys.exit(main())
