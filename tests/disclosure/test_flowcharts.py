"""Procedures as data: whole, founded, and drawn without leaving anything out."""

import tomllib
from itertools import pairwise
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
def test_a_drawing_shows_every_way_once(name):
    drawing = charts()[name]
    shown = [(box.stop.label, step) for box in drawing.boxes for step in box.steps]
    shown += [
        (box.stop.label, step)
        for box in drawing.boxes
        for one in box.exits
        for step in one.labels
    ]
    told = {(source, label) for source, label, *_rest in drawing.ways}
    assert set(shown) == told
    assert len(shown) == len({(source, label, to) for source, label, to, _ in drawing.ways})


@pytest.mark.parametrize("name", CHARTS)
def test_an_arrow_leads_from_one_state_of_the_main_way_to_the_next(name):
    boxes = charts()[name].boxes
    assert not boxes[0].is_reached
    main = [box for box in boxes if box.stop.is_main]
    assert all(after.is_reached == bool(box.steps) for box, after in pairwise(main))
    assert not any(box.is_reached for box in boxes if not box.stop.is_main)
