"""Form files say what they mean, or are not read."""

import tomllib
from datetime import date
from itertools import pairwise

import pytest

from mingjing.documents.fonts import FontSet
from mingjing.documents.form import Form, read_form
from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.errors import InvalidInputError

SET = TemplateSet()
FORMS = sorted(SET.forms.values(), key=lambda form: (form.code, form.valid_from))
BASE = """
code = "sample"
edition = "1"
title = "样表"
heading = "文书"
valid_from = 2026-01-01
seal = "none"
audience = "internal"
volume = "副"
article = ""
source = "自拟"
template = "sample"
[[field]]
name = "cause"
label = "案由"
type = "T"
"""
DEFECTS = [
    ('colour = "red"', "Extra inputs", "a key nobody knows"),
    ("options = [{ code = 'a', label = '甲' }]", "options belong", "options on a text"),
    ('requires = ["nothing"]', "no such field", "it needs a field that is not there"),
    ('[[field]]\nname = "cause"\nlabel = "又"\ntype = "T"', "share a name", "named twice"),
    ('[[field]]\nname = "x"\nlabel = "又"\ntype = "E"', "options belong", "nothing to choose"),
    ('[[field]]\nname = "x"\nlabel = "又"\ntype = "R"', "columns belong", "rows of nothing"),
    ('[[field]]\nname = "x"\nlabel = "又"\ntype = "Z"', "Input should be", "no such kind"),
    ('[[field]]\nname = "x"\nlabel = "又"\ntype = "D"\npattern = "a"', "only T", "on a date"),
    ('[[rule]]\none_of = ["nothing"]', "no such field", "a rule about nothing"),
]


@pytest.mark.parametrize(("addition", "message", "why"), DEFECTS)
def test_a_form_file_with_a_defect_is_not_read(addition, message, why):
    assert Form.model_validate(tomllib.loads(BASE)).code == "sample"
    with pytest.raises(ValueError, match=message):
        Form.model_validate(tomllib.loads(f"{BASE}{addition}"))


def test_a_form_file_bears_the_name_of_its_form(tmp_path):
    path = tmp_path / "other-1.toml"
    path.write_text(BASE)
    with pytest.raises(ValueError, match=r"other-1\.toml holds sample-1\.toml"):
        read_form(path)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file_name)
def test_every_form_has_its_template(form):
    assert SET.template_of(form).is_file()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file_name)
def test_every_form_that_is_served_names_the_norm_for_its_contents(form):
    assert form.article or form.audience == "internal"


def test_one_day_has_one_edition_of_a_form():
    for before, after in pairwise(FORMS):
        if before.code == after.code:
            assert before.valid_to is not None, before.file_name
            assert before.valid_to < after.valid_from, after.file_name


def test_the_edition_follows_the_date_of_the_document():
    assert SET.form_on("penalty_decision_organisation", date(2026, 7, 10)).edition == "2024"
    with pytest.raises(InvalidInputError, match="没有文书式样"):
        SET.form_on("penalty_decision_organisation", date(2023, 12, 31))


def test_everything_that_forms_and_templates_print_has_a_glyph():
    fonts = FontSet()
    files = [*(SET.root / "forms").glob("*.toml"), *(SET.root / "templates").rglob("*.typ")]
    assert len(files) > 5
    missing = {
        (path.name, character)
        for path in files
        for character in path.read_text()
        if character != "\n" and not fonts.covers(character)
    }
    assert not missing


def test_no_citation_stands_in_a_template():
    for path in (SET.root / "templates").rglob("*.typ"):
        printed = [line for line in path.read_text().splitlines() if not line.startswith("//")]
        assert "《" not in "".join(printed), path.name
        assert "条第" not in "".join(printed), path.name
