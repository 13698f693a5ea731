"""The table of acts itself: none is closed without saying why."""

from mingjing.web.console.acts.asking import always, unsaid
from mingjing.web.console.acts.table import CASE_ACTS


def test_an_act_with_a_condition_of_its_own_says_what_is_missing():
    silent = [
        act.slug
        for act in CASE_ACTS.values()
        if act.opens is not always and act.lacks is unsaid
    ]
    assert silent == []
