"""Faults of files of law are told in Chinese, whatever is wrong, and never in English."""

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from importlib.resources import files

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mingjing.statute.calendar_rows import CalendarFile
from mingjing.statute.discretion_rows import DiscretionFile
from mingjing.statute.errors import RuleFileError
from mingjing.statute.fault_words import OTHER, SHAPES, TOML, VALUES, fault_in_words
from mingjing.statute.file_faults import norm_faults
from mingjing.statute.models import ConventionFile, StatuteFile
from mingjing.statute.reading import parsed, read_one
from mingjing.statute.recording_items import RecordingFile
from mingjing.statute.region_rows import RegionFile
from mingjing.statute.retention_rows import RetentionFile
from mingjing.statute.violation_rows import ViolationFile
from support.amendments import TEXT

DATA = files("mingjing.statute") / "data"
FILES: list[tuple[str, type[BaseModel]]] = [
    ("statutes/apl-2021.toml", StatuteFile),
    ("statutes/seed-2022.toml", StatuteFile),
    ("conventions.toml", ConventionFile),
    ("calendars/2026.toml", CalendarFile),
    ("regions/national.toml", RegionFile),
    ("regions/14.toml", RegionFile),
    ("retention/schedule.toml", RetentionFile),
    ("recording/items.toml", RecordingFile),
    ("violations/asl-2021.toml", ViolationFile),
    ("discretion/sx260-2021.toml", DiscretionFile),
]
ROWS = 4
ABSENT = object()
WRONG = (
    ABSENT, 1, -1, 10**40, 1.5, float("nan"), "", "x", "国", True, [], [1], [1, 2, 3], ["x"],
    {}, {"x": 1}, date(2026, 1, 1), datetime(2026, 1, 1, 3, tzinfo=UTC), time(3),
    [date(2026, 1, 1)],
)  # fmt: skip
TOLD_APART = {"missing", "extra_forbidden", "value_error", "enum", "literal_error"}
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def places(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each value below, of lists the first two."""
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value[:2])
        if isinstance(value, list)
        else ()
    )
    for key, below in inside:
        yield (*above, key)
        yield from places(below, (*above, key))


def broken(name: str) -> Iterator[dict[str, object]]:
    """Yield a file of the release with one value wrong or gone: each key, each wrong value."""
    raw = tomllib.loads((DATA / name).read_text("utf-8"))
    raw = {key: rows[:ROWS] if isinstance(rows, list) else rows for key, rows in raw.items()}
    seen = set()
    for way in places(raw):
        kind = (tuple(one for one in way if isinstance(one, str)), type(way[-1]))
        if kind in seen:
            continue
        seen.add(kind)
        for wrong in WRONG:
            file = copy.deepcopy(raw)
            at = file
            for step in way[:-1]:
                at = at[step]
            if wrong is ABSENT:
                del at[way[-1]]
            else:
                at[way[-1]] = wrong
            yield file


def faults_of(name: str, model: type[BaseModel]) -> Iterator[ErrorDetails]:
    for file in broken(name):
        try:
            model.model_validate(file)
        except ValidationError as error:
            yield from error.errors(include_url=False)


def test_every_kind_of_fault_has_chinese_words_and_every_word_a_kind():
    found = [fault for name, model in FILES for fault in faults_of(name, model)]
    for fault in found:
        said = fault_in_words(fault)
        assert not ENGLISH.search(said), said
        assert OTHER not in said, fault["type"]
    kinds = {fault["type"] for fault in found}
    assert kinds == {*VALUES, *TOLD_APART, "string_pattern_mismatch"}
    patterns = {fault["ctx"]["pattern"] for fault in found if "pattern" in fault.get("ctx", {})}
    assert patterns == set(SHAPES)


def test_a_kind_that_nobody_thought_of_is_told_in_chinese_too():
    class Odd(BaseModel):
        at: time

    with pytest.raises(ValidationError) as raised:
        Odd.model_validate({"at": "x"})
    (fault,) = raised.value.errors()
    assert fault_in_words(fault) == "“at”的值不对：不合要求。"


NOT_TOML = [
    ("x = sixty", "第 1 行第 5 列：等号后面的值写得不对"),
    ("= 1", "这一行读不懂"),
    ("x = 2027-02-30", "没有这一天"),
    ("[国]", "键只用字母、数字、连字符"),
    ("x y = 1", "键后面缺少等号"),
    ("x = 1 y = 2", "一行只能写一个"),
    ("[statute", "表头的方括号没有关上"),
    ("[[rule]\n", "表头的方括号没有关上"),
    ("x = [1 2]", "方括号没有关上"),
    ("x = {a = 1 b = 2}", "花括号没有关上"),
    ("x = {a = 1, a = 2}", "同一个键写了两次"),
    ("x = 1\nx = 2", "同一个键写了两次"),
    ("[a]\n[a]", "同一张表写了两次"),
    ("[a.b]\nx = 1\n[a]\nb.y = 1", "同一张表写了两次"),
    ("x = {}\nx.y = 1", "已经写完的表不能再加键"),
    ('x = "a', "引号没有关上"),
    ("x = 'a", "引号没有关上"),
    ('x = """a', "引号没有关上"),
    ("x = '''a", "引号没有关上"),
    ('x = "a\nb"', "引号没有关上，或者有不能用的字符"),
    ("# \x01", "引号没有关上，或者有不能用的字符"),
    ('x = "\\q"', "反斜线须写两个"),
    ('x = "\\u12"', "反斜线后面的字符编码写得不对"),
    ('x = "\\ud800"', "反斜线后面的字符编码写得不对"),
]


@pytest.mark.parametrize(("text", "words"), NOT_TOML)
def test_what_is_no_toml_is_told_in_chinese(text, words):
    (fault,) = norm_faults(text)
    assert words in fault.what
    assert not ENGLISH.search(fault.what), fault.what
    with pytest.raises(RuleFileError) as refused:
        parsed("x.toml", text, StatuteFile)
    assert not ENGLISH.search(refused.value.why), refused.value.why


def test_every_beginning_of_tomllib_is_met_by_one_of_these_texts():
    said = []
    for text, _ in NOT_TOML:
        with pytest.raises(tomllib.TOMLDecodeError) as raised:
            tomllib.loads(text)
        said.append(str(raised.value))
    unmet = [start for start, _ in TOML if not any(one.startswith(start) for one in said)]
    assert unmet == []


def test_bytes_of_another_encoding_and_a_missing_file_are_told_in_chinese(tmp_path):
    path = tmp_path / "apl-2027.toml"
    with pytest.raises(RuleFileError) as missing:
        read_one(path, StatuteFile)
    assert "文件打不开" in missing.value.why
    path.write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(RuleFileError) as encoded:
        read_one(path, StatuteFile)
    assert "不是 UTF-8 编码的文本" in encoded.value.why
