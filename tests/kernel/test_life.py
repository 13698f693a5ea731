"""The table of a life: what it opens, where it leads, and what it answers to the rest."""

import pytest

from mingjing.kernel.errors import IllegalTransitionError
from mingjing.kernel.life import Life, Named, leading, staying


class Stage(Named):
    ASLEEP, AWAKE, GONE = "asleep", "awake", "gone"

    @property
    def label(self):
        return {"asleep": "睡", "awake": "醒", "gone": "离开"}[self.value]


class Deed(Named):
    WAKE, WORK, LEAVE = "wake", "work", "leave"

    @property
    def label(self):
        return {"wake": "叫醒", "work": "做事", "leave": "走"}[self.value]


DAY = Life(
    "一天",
    Stage.ASLEEP,
    frozenset({Stage.GONE}),
    {
        Deed.WAKE: leading("D1", "apl-2021:1", Stage.AWAKE, Stage.ASLEEP),
        Deed.WORK: staying("D2", "apl-2021:2", Stage.AWAKE),
        Deed.LEAVE: leading("D2", "apl-2021:3", Stage.GONE, Stage.ASLEEP, Stage.AWAKE),
    },
)


def test_the_open_steps_stand_in_the_order_of_the_table():
    assert DAY.open_steps(Stage.AWAKE) == (Deed.WORK, Deed.LEAVE)
    assert DAY.open_steps(Stage.GONE) == ()


def test_a_step_leads_where_the_table_says():
    assert DAY.advance(Stage.ASLEEP, Deed.WAKE) is Stage.AWAKE
    assert DAY.advance(Stage.AWAKE, Deed.WORK) is Stage.AWAKE


def test_a_refusal_says_what_why_and_what_to_do_instead():
    with pytest.raises(IllegalTransitionError) as caught:
        DAY.advance(Stage.ASLEEP, Deed.WORK)
    refusal = caught.value
    assert refusal.what == "一天现处于“睡”，不能“做事”。"
    assert refusal.why == "这一步只能从“醒”开始。"
    assert refusal.remedy == "现在可以办理：“叫醒”、“走”。"
    assert refusal.article == "apl-2021:2"


def test_at_an_end_the_refusal_says_that_it_is_over():
    with pytest.raises(IllegalTransitionError) as caught:
        DAY.advance(Stage.GONE, Deed.WAKE)
    assert caught.value.remedy == "现在可以办理：无，一天已办结。"


def test_a_row_gathers_the_transitions_of_several_steps():
    assert DAY.rows() == {
        "D1": {(Stage.ASLEEP, Stage.AWAKE)},
        "D2": {
            (Stage.AWAKE, Stage.AWAKE),
            (Stage.ASLEEP, Stage.GONE),
            (Stage.AWAKE, Stage.GONE),
        },
    }
