"""A bureau sets only what the law leaves to it."""

from datetime import date

import pytest

from mingjing.statute.decisions import AmountFor
from mingjing.statute.errors import NotConfigurableError, UnknownRuleError
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides
from mingjing.statute.thresholds import amount_for

DAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    "overrides",
    [
        Overrides(limits={"APL-60": LimitSetting(120)}),
        Overrides(amounts=(AmountSetting("SEED-MAJ-U", AmountFor.ORGANISATION, 10_000_000),)),
        Overrides(amounts=(AmountSetting("APL-51", AmountFor.PERSON, 50_000),)),
    ],
)
def test_what_a_norm_fixes_cannot_be_set(book, overrides):
    with pytest.raises(NotConfigurableError, match="不能由本机关设定") as refused:
        book.with_overrides(overrides)
    assert refused.value.article
    assert refused.value.remedy


def test_a_setting_for_an_unknown_rule_is_refused(book):
    with pytest.raises(UnknownRuleError):
        book.with_overrides(Overrides(limits={"DEFENSE": LimitSetting(3)}))


def test_the_hearing_amount_may_be_set_for_one_party_alone(book):
    own = Overrides(
        amounts=(AmountSetting("HEAR-THR", AmountFor.PERSON, 1_000_000),), source="示例文件"
    )
    set_ = book.with_overrides(own)
    person = amount_for(set_, "HEAR-THR", AmountFor.PERSON, region="140524", on=DAY)
    assert (person.fen, person.region) == (1_000_000, "")
    assert "示例文件" in person.words
    organisation = amount_for(set_, "HEAR-THR", AmountFor.ORGANISATION, region="140524", on=DAY)
    assert (organisation.fen, organisation.region) == (5_000_000, "national")


def test_a_setting_reaches_back_only_to_versions_that_were_left_open(book):
    own = Overrides(limits={"DEFENCE": LimitSetting(3)})
    changed = book.with_overrides(own)
    assert changed.rule("DEFENCE", DAY).row.value == 3
    assert changed.rule("APL-60", DAY) is book.rule("APL-60", DAY)
