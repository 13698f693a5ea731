"""Amounts in a template read as the kernel writes them."""

import json

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.money import in_words, yuan

PROGRAM = b"""
#import "/templates/common/values.typ": *
#let amounts = json(bytes(sys.inputs.amounts))
#metadata(amounts.map(fen => (yuan(fen), in-words(fen)))) <out>
"""
EDGES = [0, 1, 10, 11, 100, 105, 110, 1_000_000, 7_000_050, 10_050_030, 100_000_000_000_001]


def printed(amounts: list[int]) -> list[tuple[str, str]]:
    compiler = typst.Compiler(
        PROGRAM,
        root=str(TemplateSet().root),
        ignore_system_fonts=True,
        sys_inputs={"amounts": json.dumps(amounts)},
    )
    found = json.loads(compiler.query("<out>", field="value", one=True))
    return [(figures, words) for figures, words in found]


@settings(max_examples=20)
@given(st.lists(st.integers(0, 10**14), min_size=200, max_size=200))
def test_amounts_read_the_same_in_templates_and_in_the_kernel(amounts):
    every = [*EDGES, *amounts, *(amount % 10**7 for amount in amounts)]
    assert printed(every) == [(yuan(fen), in_words(fen)) for fen in every]
