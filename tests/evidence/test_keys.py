"""Annex 2 Art. 7: six keys, none missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mingjing.evidence.keys import (
    Classification,
    ClassificationIncompleteError,
    Draft,
    Key,
    OfficerInfo,
    classify,
)
from mingjing.kernel.errors import InvalidInputError

START = datetime(2026, 5, 11, 1, tzinfo=UTC)
COMPLETE = Draft(
    unit=" 执法一股 ",
    device="DSJ0007",
    officers=(OfficerInfo("林某", "040524001"),),
    used_from=START,
    used_to=START + timedelta(minutes=40),
    party="宏达化工厂",
    cause="未按规定设置安全警示标志",
)

MISSING = [
    ({"unit": " "}, (Key.UNIT,), "blanks are not a name"),
    ({"device": ""}, (Key.DEVICE,), "no device"),
    ({"officers": ()}, (Key.OFFICERS,), "nobody"),
    ({"officers": (OfficerInfo("林某", ""),)}, (Key.OFFICERS,), "no certificate"),
    ({"officers": (OfficerInfo(" ", "1"),)}, (Key.OFFICERS,), "no name"),
    ({"used_from": None}, (Key.USED,), "no start"),
    ({"used_to": None}, (Key.USED,), "no end"),
    ({"party": ""}, (Key.PARTY,), "no party"),
    ({"cause": "\u3000"}, (Key.CAUSE,), "blanks are not a cause"),
    ({"cause": "", "unit": ""}, (Key.UNIT, Key.CAUSE), "in the order of the notice"),
]


@pytest.mark.parametrize(("changes", "missing", "why"), MISSING)
def test_each_missing_key_is_named_in_one_refusal(changes, missing, why):
    with pytest.raises(ClassificationIncompleteError) as refused:
        classify(replace(COMPLETE, **changes))
    assert refused.value.missing == missing, why
    assert refused.value.article == "seed-2022:A2-7"
    for key in missing:
        assert key.value in refused.value.what
        assert key.value in refused.value.remedy


def test_an_empty_form_lacks_all_six():
    with pytest.raises(ClassificationIncompleteError) as refused:
        classify(Draft())
    assert refused.value.missing == tuple(Key)
    assert len(refused.value.missing) == 6
    assert all(key in refused.value.why for key in Key)


def test_a_complete_form_is_classified_without_stray_blanks():
    assert classify(COMPLETE) == Classification(
        unit="执法一股",
        device="DSJ0007",
        officers=(OfficerInfo("林某", "040524001"),),
        used_from=START,
        used_to=START + timedelta(minutes=40),
        party="宏达化工厂",
        cause="未按规定设置安全警示标志",
    )


def test_an_instant_of_use_is_enough():
    assert classify(replace(COMPLETE, used_to=START)).used_to == START


TIMES = [
    ({"used_to": START - timedelta(seconds=1)}, "早于开始", "ends before it starts"),
    ({"used_from": START.replace(tzinfo=None)}, "没有时区", "no zone at the start"),
    ({"used_to": START.replace(tzinfo=None)}, "没有时区", "no zone at the end"),
]


@pytest.mark.parametrize(("changes", "sentence", "why"), TIMES)
def test_an_impossible_time_of_use_is_refused(changes, sentence, why):
    with pytest.raises(InvalidInputError, match=sentence) as refused:
        classify(replace(COMPLETE, **changes))
    assert refused.value.article == "seed-2022:A2-7", why
