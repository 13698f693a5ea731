"""Procedures as data: whole, founded, and drawn without leaving anything out."""

import re
import tomllib
from pathlib import Path

import pytest

from mingjing.disclosure.flowcharts import CHARTS, charts
from mingjing.statute import procedures
from mingjing.statute.citations import Citation
from mingjing.statute.load import rulebook
from mingjing.statute.procedures import PROCEDURES, Procedure, procedure

ROWS = {"seizure": 9, "supply": 7}


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_has_every_row_and_each_is_founded(name):
    table, book = procedure(name), rulebook()
    first = table.row[0].id[0]
    assert [row.id for row in table.row] == [f"{first}{n:02}" for n in range(1, ROWS[name] + 1)]
    for row in table.row:
        assert Citation.parse(row.article).statute in book.statutes, row.id
        assert not row.clock or row.clock in book.rules, row.id


BROKEN = [
    # what is changed in the table, what is said
    ('["requested", "urgent"]', '["requested", "nowhere"]', "没有列出的状态"),
    ('ways = [["", "requested"]]', "ways = []", "没有一步通到"),
    ('["lifted", "released"]', '["extended", "released"]', "没有下一步"),
]


@pytest.mark.parametrize(("words", "instead", "said"), BROKEN)
def test_a_table_with_a_hole_does_not_load(words, instead, said):
    text = (Path(procedures.__file__).parent / "data/procedures/seizure.toml").read_text()
    assert words in text
    spoilt = text.replace(words, instead)
    with pytest.raises(ValueError, match=said):
        Procedure.model_validate(tomllib.loads(spoilt))


@pytest.mark.parametrize("name", CHARTS)
def test_a_drawing_shows_every_way_once_and_nothing_lies_on_another(name):
    drawing = charts()[name]
    shown = [
        (box.stop.label, step)
        for box in drawing.boxes
        for step in re.split("、", box.step)
        if step
    ]
    shown += [
        (box.stop.label, step)
        for box in drawing.boxes
        for one in box.exits
        for step in re.split("、", one.label)
    ]
    told = {
        (source, step) for source, label, *_rest in drawing.ways for step in label.split("、")
    }
    assert set(shown) == told
    lines = [y for box in drawing.boxes for y in (box.y, *(one.y for one in box.exits))]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)
    assert lines[-1] < drawing.height
