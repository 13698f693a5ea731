"""Each clause of the notice is listed once, with what fulfils it or with nothing."""

import re

import pytest

from mingjing.statute.clauses import (
    Clause,
    Coverage,
    clauses,
    counted,
    read_clauses,
    unknown_rules,
)
from mingjing.statute.errors import RuleFileError

IN_THE_NOTICE = 114
ABOVE_IT = 30


def test_every_clause_of_the_notice_and_of_the_instrument_above_is_listed():
    ids = [clause.id for part in clauses() for clause in part.clauses]
    above = [one for one in ids if one.startswith("G118-")]
    assert len(ids) - len(above) == IN_THE_NOTICE
    assert above == [f"G118-{number:02d}" for number in range(1, ABOVE_IT + 1)]


def test_the_clauses_are_those_of_the_legal_rules(law_texts):
    text = (law_texts.parent / "reference" / "legal-rules.md").read_text("utf-8")
    part = text[text.index("## 1. Clause") : text.index("**A3-2a list")]
    asked = re.findall(r"(?m)^\| (S-[\d.\-]+|A\d-[\w()]+) \|", part)
    listed = [clause.id for part in clauses()[:-1] for clause in part.clauses]
    assert listed == asked


def test_every_rule_that_a_clause_names_is_in_the_book(book):
    assert unknown_rules(clauses(), book) == ()


@pytest.mark.parametrize(
    ("by", "missing", "coverage"),
    [
        ((), None, Coverage.NOT_YET),
        ((), "都没有", Coverage.NOT_YET),
        (("rule:APL-58",), None, Coverage.RULE_ONLY),
        (("rule:APL-58", "command:cases.file_case"), None, Coverage.DONE),
        (("screen:case",), "一半", Coverage.PARTLY),
    ],
)
def test_knowing_a_rule_is_not_yet_doing_something_about_it(by, missing, coverage):
    clause = Clause(id="A3-1", says="例", fulfilled_by=by, missing=missing)
    assert clause.coverage is coverage


def test_the_counts_name_every_answer_and_add_up():
    tally = counted(clauses())
    assert set(tally) == set(Coverage)
    assert sum(tally.values()) == IN_THE_NOTICE + ABOVE_IT


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('id = "A9"\nsays = "例"', "的值不对"),
        ('id = "A3-1"\nsays = "例"\nfulfilled_by = ["magic:wand"]', "应写成如 rule:APL-58"),
        ('id = "A3-1"\nsays = "例"\nfulfilled_by = ["rule:"]', "应写成如 rule:APL-58"),
        ('id = "A3-1"\nsays = "例"\n[[clause]]\nid = "A3-1"\nsays = "例"', "编号重复"),
    ],
)
def test_a_faulty_list_is_refused(tmp_path, row, says):
    text = f'heading = "例"\n[[clause]]\n{row}\n'
    (tmp_path / "plan.toml").write_text(text, "utf-8")
    with pytest.raises(RuleFileError, match="plan") as refused:
        read_clauses(tmp_path)
    assert says in refused.value.why
