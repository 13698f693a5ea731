"""Every fault of a file of law names its line."""

import pytest

from mingjing.statute.file_faults import line_of_row, norm_faults
from support.amendments import TEXT

LINES = TEXT.splitlines()


def at(words, nth=0):
    """Return the number of the nth line that begins with the words."""
    return [number for number, line in enumerate(LINES, 1) if line.startswith(words)][nth]


def changed(number, line):
    return "\n".join([*LINES[: number - 1], line, *LINES[number:]])


FAULTS = [
    # line that is changed, what stands there now, line that is named, part of the sentence
    (at("value = 60"), "value = sixty", at("value = 60"), "不是 TOML"),
    (at("effective"), "effective = 2027", at("effective"), "effective"),
    (at("bearer", 1), "bearer_of = 1", at("bearer", 1), "不认识的键"),
    (at("kind", 1), "", at("[[rule]]", 1), "缺少“rule 第 2 项的 kind”"),
    (at("working_days"), 'working_days = ["x"]', at("working_days"), "值不对"),
]


@pytest.mark.parametrize(("number", "line", "named", "said"), FAULTS)
def test_a_fault_names_its_line(number, line, named, said):
    faults = norm_faults(changed(number, line))
    assert any(one.line == named and said in one.what for one in faults), faults


def test_all_faults_are_told_at_once_and_a_good_file_has_none():
    text = changed(at("bearer", 1), "bearer_of = 1").replace("effective = ", "effektive = ")
    assert len(norm_faults(text)) == 4, "two keys unknown, two missing"
    assert norm_faults(TEXT) == ()
    assert line_of_row(TEXT, "APL-64-1") == at('id = "APL-64-1"')
