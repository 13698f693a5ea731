"""By whose act a penalty is performed: a rule for each kind, else the party."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.kernel.errors import RefusalError
from mingjing.statute.consequences import consequence
from mingjing.statute.decisions import DecisionKind, Performer
from mingjing.statute.founded import Verified
from mingjing.statute.models import RuleRow
from mingjing.statute.overrides import Overrides
from mingjing.statute.performers import (
    performer_of,
    performer_rules,
    performers,
    unverified_performers,
)
from mingjing.statute.verified import with_verified

DAY = date(2026, 5, 11)
CLOSURE = "PERFORM-CLOSURE"


def test_every_kind_has_its_own_rule_that_nobody_read_and_the_bureau_may_set(book):
    rules = performer_rules(book, DAY)
    assert set(rules) == set(DecisionKind)
    assert {one.badge for one in rules.values()} == {"未核实"}
    assert all(one.row.configurable for one in rules.values())
    assert len({one.id for one in rules.values()}) == len(DecisionKind)
    assert unverified_performers(book, DAY) == {one.value for one in DecisionKind}


def test_what_the_bureau_set_takes_the_place_of_the_default_and_says_so(book):
    own = book.with_overrides(Overrides(performers={CLOSURE: Performer.AUTHORITY}, source="甲"))
    assert performer_of(book, DecisionKind.CLOSURE, DAY) is Performer.PARTY
    assert performer_of(own, DecisionKind.CLOSURE, DAY) is Performer.AUTHORITY
    assert performers(own, DAY)["closure"] == "authority"
    rule = own.rule(CLOSURE, DAY)
    assert (rule.says, rule.row.note) == ("本机关办理", "本机关设定（甲）")
    assert rule.badge == "未核实", "a setting reads no text"


def test_what_follows_is_whether_a_court_is_asked_and_nobody_lacks_a_post(book):
    assert "申请人民法院强制执行" in consequence(book.rule(CLOSURE, DAY)).says


def test_a_row_held_against_its_text_has_no_badge(book):
    since = book.rule(CLOSURE, DAY).valid_from
    read = with_verified(book, {(CLOSURE, since): Verified("p-07", DAY, "正式文本")})
    assert "closure" not in unverified_performers(read, DAY)


def test_the_party_performs_what_no_rule_names(book):
    less = replace(book, rules={key: one for key, one in book.rules.items() if key != CLOSURE})
    assert performer_of(less, DecisionKind.CLOSURE, DAY) is Performer.PARTY
    assert "closure" not in performers(less, DAY)


def test_a_performer_is_named_for_one_kind(book):
    row = book.rule(CLOSURE, DAY).row
    facts = {"performer": "party", "kinds": ["closure", "warning"]}
    said = {key: value for key, value in row.model_dump(by_alias=True).items() if value}
    with pytest.raises((ValueError, RefusalError), match="由谁履行"):
        RuleRow.model_validate({**said, **facts})
