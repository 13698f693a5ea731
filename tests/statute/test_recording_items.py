"""What must be recorded, how strictly, and what is told beforehand."""

import shutil
from importlib.resources import files

import pytest

from mingjing.statute.errors import RuleFileError, UnknownRuleError
from mingjing.statute.load import read_rulebook
from mingjing.statute.recording_items import Category, Level, recording_item

LEVELS = [
    # item, level, waivable, why
    ("REC-INSPECT", "AV", True, "the notice asks for it, annex 2 (8) lets paper stand in"),
    ("REC-INQUIRY", "AV", True, "as above"),
    ("REC-SERVE", "(AV)", True, "an ordinary hand-over has its receipt"),
    ("REC-LEAVE", "AV!", False, "left without a witness it is served only on film"),
    ("REC-HEARING", "AV!", False, "the decision rests on the hearing alone"),
    ("REC-SEIZE", "AV!", False, "property and premises: from end to end"),
    ("REC-PERMIT-CHECK", "AV", True, "local lists"),
]


@pytest.mark.parametrize(("item", "level", "waivable", "why"), LEVELS)
def test_how_strictly_a_step_is_recorded(book, item, level, waivable, why):
    found = recording_item(book.recording, item)
    assert found.level == Level(level), why
    assert found.level.waivable_in_the_field is waivable, why


def test_penalties_measures_and_inquiries_are_told_beforehand(book):
    told = {item.id for item in book.recording.values() if item.announced}
    measures = {
        item.id for item in book.recording.values() if item.category is Category.COMPULSION
    }
    assert measures | {"REC-INQUIRY", "REC-SUMMARY"} <= told
    assert "REC-PATROL" not in told


def test_the_six_activities_and_four_acts_of_the_notice_are_all_listed(book):
    steps = " ".join(item.step for item in book.recording.values())
    activities = ("日常巡查", "调查取证", "询问当事人", "送达", "听证", "查封、扣押")
    acts = ("现场检查", "随机抽查")
    assert all(word in steps for word in (*activities, *acts))


def test_every_item_is_kept_by_a_class_of_the_schedule(book):
    assert {item.retention for item in book.recording.values()} <= set(book.retention)


def test_an_unknown_item_lists_those_there_are(book):
    with pytest.raises(UnknownRuleError, match="REC-DREAM") as refused:
        recording_item(book.recording, "REC-DREAM")
    assert "REC-HEARING" in refused.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('level = "(AV)"', 'level = "AV?"', "的值不对"),
        ('article = "cpl-2023:89"', 'article = "cpl-1991:89"', "没有登记的规范"),
        ('retention = "RET-PERMIT"', 'retention = "RET-NONE"', "没有保管期限类别"),
        ('id = "REC-PATROL"', 'id = "REC-RANDOM"', "编号重复"),
    ],
)
def test_a_faulty_list_stops_the_load(tmp_path, old, new, says):
    data = tmp_path / "data"
    shutil.copytree(str(files("mingjing.statute") / "data"), data)
    path = data / "recording" / "items.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(RuleFileError, match="items") as refused:
        read_rulebook(data)
    assert says in refused.value.why
