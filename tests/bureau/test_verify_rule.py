"""Verifying: who held which row of law against which text; only what nobody had read."""

from datetime import date

import pytest

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.verify_rule import VerifyRule, verify_rule
from mingjing.bureau.models import Parameter, Verification
from mingjing.bureau.queries import law_of_bureau
from mingjing.demo.telling import on
from mingjing.kernel.errors import InvalidInputError, NotPermittedError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from mingjing.statute.decisions import AmountFor
from mingjing.statute.errors import NotConfigurableError, NotInForceError, UnknownRuleError
from mingjing.statute.founded import UNVERIFIED
from mingjing.statute.load import rulebook
from mingjing.statute.thresholds import amount_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
LEGAL = Act(Actor("p-07", frozenset({Role.LEGAL_HEAD})), on(TODAY))
TEXT = "虚构公报2026年第9号第12页"
PERSON, UNIT = AmountFor.PERSON, AmountFor.ORGANISATION
DEFENCE, OLD = "DEFENCE", "MEM15-32"


def law(day: date = TODAY):
    return law_of_bureau(rulebook(), day)


def verify(rule: str = DEFENCE, *, act: Act = LEGAL, **said):
    order = VerifyRule(**{"rule": rule, "version": TODAY, "source": TEXT} | said)
    return verify_rule(order, act=act, law=law())


def test_the_badge_goes_from_the_day_of_verifying_with_who_when_and_which_text():
    assert law().rule(DEFENCE, TODAY).badge == UNVERIFIED
    verify()
    rule = law().rule(DEFENCE, TODAY)
    assert rule.badge is None
    assert (rule.verified.by, rule.verified.on, rule.verified.source) == ("p-07", TODAY, TEXT)
    assert "核对于 2026-11-30" in rule.version
    assert law(date(2026, 11, 29)).rule(DEFENCE, TODAY).badge == UNVERIFIED
    assert rulebook().rule(DEFENCE, TODAY).badge == UNVERIFIED


def test_the_record_says_what_was_held_against_what():
    verify(note="一致。")
    (entry,) = history(BUREAU)
    assert entry.said["kind"] == "rule_verified"
    assert entry.said["facts"]["source"] == TEXT
    assert entry.said["facts"]["article"] == rulebook().rule(DEFENCE, TODAY).article


def test_another_value_of_the_text_is_set_in_the_same_act():
    before = law().rule(DEFENCE, TODAY)
    verify(value=before.row.value + 2, note="数值不同。")
    after = law().rule(DEFENCE, TODAY)
    assert after.row.value == before.row.value + 2
    assert after.badge is None
    assert TEXT in after.row.note
    kinds = [entry.said["kind"] for entry in history(BUREAU)]
    assert kinds == ["rule_verified", "parameter_set"]


def test_only_the_version_that_was_held_against_its_text_is_verified():
    verify(OLD, version=date(2025, 1, 1))
    assert law().rule(OLD, date(2025, 1, 1)).badge is None
    verify("APL-64-1", version=date(2020, 1, 1))
    old, new = law().versions("APL-64-1")[:2]
    assert (old.verified is not None, new.verified) == (True, None)


def test_an_amount_of_a_region_is_verified_and_set_for_its_own_party():
    row = "HEAR-THR-national-person"
    before = amount_for(law(), "HEAR-THR", PERSON, region="140524", on=TODAY)
    verify(row, value=before.fen + 100, note="数额不同。")
    person = amount_for(law(), "HEAR-THR", PERSON, region="140524", on=TODAY)
    unit = amount_for(law(), "HEAR-THR", UNIT, region="140524", on=TODAY)
    assert (person.fen, person.badge) == (before.fen + 100, None)
    assert unit.badge == before.badge == UNVERIFIED
    kinds = [entry.said["kind"] for entry in history(BUREAU)]
    assert kinds == ["rule_verified", "parameter_set"]


def test_a_scale_is_verified_on_the_place_of_its_instrument():
    reviewed = law().benchmarks.files[-1].benchmark.reviewed
    verify("sx260-2021-YJ-ASL-99-1-found-unit", version=reviewed)
    (entry,) = history(BUREAU)
    assert "第九十九条" in entry.said["facts"]["article"]
    (scale,) = law().benchmarks.scales("YJ-ASL-99-1", "found-unit", date(2023, 1, 1))
    assert (scale.badge, scale.row.verified.by) == (None, "p-07")


REFUSED = [
    # said, error, words
    ({"rule": "APL-60"}, InvalidInputError, "已经附有原文"),
    ({"source": "  "}, InvalidInputError, "没有写明对照什么文本"),
    ({"rule": "NO-SUCH"}, UnknownRuleError, "没有编号"),
    ({"rule": OLD}, NotInForceError, "没有有效版本"),
    (
        {"rule": OLD, "version": date(2025, 1, 1), "value": 60},
        InvalidInputError,
        "不能另设数值",
    ),
    ({"value": 0}, InvalidInputError, "设定不完整"),
    ({"rule": "CNT-08"}, InvalidInputError, "已经附有原文"),
    ({"rule": "RET-NO-SUCH"}, UnknownRuleError, "没有编号"),
    ({"rule": "REC-HEARING", "value": 3}, NotConfigurableError, "不能由本机关设定"),
]


@pytest.mark.parametrize(("said", "error", "words"), REFUSED)
def test_what_cannot_be_verified_is_refused_and_leaves_nothing(said, error, words):
    with pytest.raises(error, match=words):
        verify(**said)
    assert not Verification.objects.exists()
    assert not Parameter.objects.exists()


def test_only_the_legal_unit_verifies_and_the_attempt_is_on_record():
    for role in set(Role) - {Role.LEGAL_HEAD, Role.REVIEWER}:
        with pytest.raises(NotPermittedError, match="核实规则"):
            verify(act=Act(Actor("p-01", frozenset({role})), on(TODAY)))
    assert {entry.said["kind"] for entry in history(BUREAU)} == {"act_refused"}
    assert law().rule(DEFENCE, TODAY).badge == UNVERIFIED
